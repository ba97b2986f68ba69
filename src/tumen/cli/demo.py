"""`tumen demo`: what the ledger shows, walked through on the sample reports that come with the package."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

from rich.console import Console
from rich.text import Text

from tumen.claims import Act, rules_reader
from tumen.cli.gathering import Gathered, gather
from tumen.cli.session import Session
from tumen.publications import Account, Publication, accounts, print_account, publish
from tumen.reports import read_reports


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the walk: what to look at, on which days, and which incident (the most reported one of an act)."""

    title: str
    words: str
    days: tuple[dt.date, ...]
    act: Act


STOPS = (
    Stop(
        "Many outlets, few origins",
        "Outlet after outlet tells of arrests in Kunming. Some carry one agency's text, and all of them rest on what "
        "one civic group says. That a ministry is checking changes no status; it is shown beside it.",
        (dt.date(2024, 8, 29),),
        "arrest",
    ),
    Stop(
        "A range, a denial, and a status that changes with the day",
        "How many were sent back from China in October 2023? No number is picked: the range is what the origins say. "
        "First one group spoke, then a monitor, then China's foreign ministry: --as-of shows each day as it stood.",
        (dt.date(2023, 10, 11), dt.date(2023, 10, 12), dt.date(2023, 10, 13)),
        "forced-return",
    ),
    Stop(
        "From one newspaper's word to a confirmation",
        "A newspaper reports a defection; the next day the agency whose work it is to establish it confirms it.",
        (dt.date(2024, 7, 16), dt.date(2024, 7, 17)),
        "defection",
    ),
)
_HELD = "{reports} sample reports by {outlets} outlets, read from {files} files"


def run_demo(console: Console) -> None:
    """Print the walk. Raises SetupError where no language model is installed."""
    with Session() as session, as_file(files("tumen") / "samples" / "reports") as folder:
        held = gather(session.counted(read_reports([folder])), rules_reader(), session.skip)
        number = sum(path.is_file() for path in folder.iterdir())
    outlets = {entry.outlet for entry in held.entries if entry.outlet}
    _say(console, _HELD.format(reports=len(held.entries), outlets=len(outlets), files=number))
    _say(console, "They are ours, written from public facts; outlets and groups in them are invented.")
    for place, stop in enumerate(STOPS, start=1):
        console.print()
        _say(console, f"{place}. {stop.title}", "bold underline")
        _say(console, stop.words)
        for day in stop.days:
            _show(console, _published(held, day), stop.act)
    console.print()
    _say(console, f"{len(STOPS) + 1}. Quiet reports stay quiet", "bold underline")
    told = {claim.report for claim in held.claims}
    for entry in held.entries:
        if entry.id not in told:
            _say(console, f"no claims: {entry.title} ({entry.outlet})")
    console.print()
    _say(console, "Now with reports of your own: tumen assess FOLDER, or tumen brief FOLDER --output brief.md")


def _published(held: Gathered, day: dt.date) -> Publication:
    return publish(held.entries, held.claims, held.trends, held.positions, as_of=day)


def _show(console: Console, publication: Publication, act: Act) -> None:
    console.print()
    _say(console, f"--as-of {publication.as_of}", "reverse")
    told = [account for account in accounts(publication) if account.incident.act == act and account.origins]
    if told:
        print_account(_most_reported(told), console)


def _most_reported(told: Sequence[Account]) -> Account:
    return max(told, key=lambda account: (account.assessment.outlets, len(account.incident.claims)))


def _say(console: Console, words: str, style: str = "") -> None:
    console.print(Text(words, style=style))
