"""Options that several commands share: what to read, and what is to be known and decided."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from tumen.assessments import RULE_SETS, TUMEN

Command = TypeVar("Command", bound=Callable[..., Any])
Day = click.DateTime(formats=["%Y-%m-%d"])


def reading_options(command: Command) -> Command:
    """Give a command the paths it reads and the options on how to read them."""
    command = click.option(
        "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to read with."
    )(command)
    command = click.option("--published", type=Day, metavar="DATE", help="Publication date of reports that show none.")(
        command
    )
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def ledger_options(command: Command) -> Command:
    """Give a command the options on what is to be known and decided."""
    command = click.option(
        "--decisions", type=click.File("rb"), metavar="FILE", help="People's decisions, JSON Lines; they always win."
    )(command)
    command = click.option(
        "--rules",
        type=click.Choice(list(RULE_SETS)),
        default=TUMEN.name,
        show_default=True,
        help="Rule set of the statuses.",
    )(command)
    return click.option("--as-of", type=Day, metavar="DATE", help="Show what was known on that day (by publication).")(
        command
    )
