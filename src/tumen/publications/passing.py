"""Who passed on whom: from the outlets that carried an incident, through those they quote, to where it came from."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tumen.assessments import Assessment
from tumen.claims import Claim
from tumen.publications.visible import visible
from tumen.reports import Entry


@dataclass(frozen=True, slots=True)
class Passing:
    """One report as it passed an account on: `through` are the agency and the media between its outlet and the origin."""

    report: str
    outlet: str
    published: dt.date | None
    copied: bool
    through: tuple[str, ...]
    origin: str


def passings(assessment: Assessment, claims: Mapping[str, Claim], entries: Mapping[str, Entry]) -> list[Passing]:
    """Return a line for each origin and report that stands for it, by origin, then the earliest first.

    `claims` and `entries` are by id and hold what the assessment names.
    """
    found: dict[tuple[str, str], Passing] = {}
    for origin in assessment.origins:
        for claim_id in origin.claims:
            claim = claims[claim_id]
            one = _passing(claim, entries[claim.report], origin.name)
            kept = found.get((origin.name, claim.report))
            if kept is None or len(one.through) > len(kept.through):
                found[origin.name, claim.report] = one
    order = {origin.name: number for number, origin in enumerate(assessment.origins)}
    return sorted(found.values(), key=lambda one: (order[one.origin], one.published or dt.date.max, one.report))


def _passing(claim: Claim, entry: Entry, origin: str) -> Passing:
    outlet = entry.outlet or entry.title or entry.id
    named = [name for name in (entry.credit, *claim.chain) if name]
    through = _without(named, {outlet.casefold(), origin.casefold(), *_speaker(claim)})
    return Passing(
        entry.id, visible(outlet), entry.published, entry.copy_of is not None, tuple(through), visible(origin)
    )


def _speaker(claim: Claim) -> set[str]:
    return {claim.speaker.name.casefold()} if claim.speaker else set()


def _without(names: Iterable[str], known: set[str]) -> list[str]:
    """Return the names once each, without those that stand at either end."""
    left: list[str] = []
    for name in names:
        if name.casefold() not in known:
            known = known | {name.casefold()}
            left.append(visible(name))
    return left
