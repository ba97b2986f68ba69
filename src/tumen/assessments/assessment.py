"""Assessment: what is known of an incident on a day, and why."""

import datetime as dt
from dataclasses import dataclass

from tumen.values import CountRange


@dataclass(frozen=True, slots=True)
class Origin:
    """Where information first entered: the reports and claims it stands for, and why they were joined."""

    name: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Verifying:
    """A body that is checking and cannot confirm yet, and the day it first said so."""

    speaker: str
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The state of one incident as of a day under a rule set.

    `status` is a word of the rule set that `rules` names; None: nobody has claimed that it happened (there are only expectations, denials or checks).
    `because` are the ids of the claims on which the rule fired; `outlets` the number of outlets that carried it.
    """

    incident: str
    as_of: dt.date | None
    rules: str
    status: str | None
    rule: str
    because: tuple[str, ...]
    would_change: str
    origins: tuple[Origin, ...]
    outlets: int
    count: CountRange | None
    verifying: tuple[Verifying, ...]
    flags: tuple[str, ...]
