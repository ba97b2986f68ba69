"""Every error that Tumen raises on purpose.

TumenError
├── InputError          what was given cannot be used: says which item, why, and what to do
│   ├── UnreadableError one report, row or file cannot be read; becomes `Skipped`, the rest goes on
│   └── DecisionError   a decision file cannot be used; nothing is assessed without the decisions
├── SetupError          a part of the installation is missing or does not fit
└── IntegrityError      what is stored is not what was added, or a backup is not what was written
"""


class TumenError(Exception):
    """Base of all errors raised on purpose; its message is a sentence for the person at the keyboard."""


class InputError(TumenError):
    """What was given cannot be used."""


class UnreadableError(InputError):
    """One report, row or file cannot be read; the message is the reason alone, without the item's name."""


class DecisionError(InputError):
    """A file of decisions cannot be used."""


class SetupError(TumenError):
    """A part of the installation is missing or does not fit."""


class IntegrityError(TumenError):
    """What is stored is not what was added, or a backup is not what was written."""
