"""From paths to a publication, as every command that assesses does it."""

import datetime as dt
from collections.abc import Iterable
from typing import IO

from tumen.assessments import RuleSet
from tumen.cli.gathering import Gathered, gather
from tumen.cli.parallel import reader_for
from tumen.cli.session import Session
from tumen.incidents import Decision, read_decisions
from tumen.publications import Publication, publish
from tumen.reports import Report, Skipped, read_reports


def reports_in(session: Session, paths: Iterable[str], published: dt.datetime | None) -> Iterable[Report | Skipped]:
    """Return the reports under the paths, counted by the session."""
    today = dt.datetime.now().astimezone().date()
    day = published.date() if published else None
    return session.counted(read_reports(paths, published=day, today=today, on_read=session.placed))


def publication_of(
    session: Session,
    items: Iterable[Report | Skipped],
    jobs: int,
    as_of: dt.datetime | None,
    rules: RuleSet,
    decisions: IO[bytes] | None,
) -> Publication:
    """Return the publication of the reports; what is skipped goes to the session."""
    day = as_of.date() if as_of else None
    decided: list[Decision] = read_decisions(decisions) if decisions else []
    held = gather(items, reader_for(jobs), session.skip, day)
    publication = publish(held.entries, held.claims, held.trends, held.positions, decided, day, rules)
    for item in publication.ledger.skipped:
        session.skip(item)
    if day is None:
        _note_unknown(session, held, decided)
    return publication


def _note_unknown(session: Session, held: Gathered, decided: Iterable[Decision]) -> None:
    """Say which decisions are about claims that are not there: a typing error would else change nothing in silence."""
    known = {claim.id for claim in held.claims}
    known |= {one.id for one in held.trends} | {one.id for one in held.positions}
    for decision in decided:
        unknown = [claim for claim in decision.claims if claim not in known]
        if unknown:
            session.note(f"decision {decision.id}: no claim {', '.join(unknown)} in these reports")
