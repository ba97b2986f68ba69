"""Disagreement: what each origin of an incident says of each field, conflicts first."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from tumen.assessments.assess import told_of
from tumen.assessments.bodies import body_of, cannot_be_one
from tumen.assessments.origins import Voice, voices_of
from tumen.claims import Claim
from tumen.incidents import Incident
from tumen.reports import Entry
from tumen.values import count_words
from tumen.values.count import compatible as counts_agree
from tumen.values.place import compatible as places_agree
from tumen.values.when import overlap

Field = Literal["count", "parts", "place", "when", "actor"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What an origin last said of a field, in words, and the claim in which it did; None: it has said nothing of it."""

    origin: str
    words: str | None
    claim: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One field over all origins. `conflict`: two of them cannot both be right."""

    field: Field
    conflict: bool
    cells: tuple[Cell, ...]


def disagreement(
    incident: Incident, claims: Mapping[str, Claim], entries: Mapping[str, Entry], as_of: dt.date | None = None
) -> tuple[Row, ...]:
    """Return a row for each field that some origin speaks of, those in conflict first. Arguments as for `assess`."""
    voices = [voice for voice in voices_of(told_of(incident, claims, entries, as_of)) if voice.asserting]
    rows = []
    for field, words, agree in _FIELDS:
        said = [_latest(voice, words) for voice in voices]
        if any(said):
            held = [claim for claim in said if claim is not None]
            conflict = not all(agree(one, other) for one, other in combinations(held, 2))
            cells = (_cell(voice, claim, words) for voice, claim in zip(voices, said, strict=True))
            rows.append(Row(field, conflict, tuple(cells)))
    return tuple(sorted(rows, key=lambda row: not row.conflict))


def _latest(voice: Voice, words: Callable[[Claim], str | None]) -> Claim | None:
    return next((said.claim for said in reversed(voice.asserting) if words(said.claim) is not None), None)


def _cell(voice: Voice, claim: Claim | None, words: Callable[[Claim], str | None]) -> Cell:
    return Cell(voice.name, words(claim) if claim else None, claim.id if claim else None)


def _count_words(claim: Claim) -> str | None:
    return count_words(claim.count.low, claim.count.high) if claim.count else None


def _parts_words(claim: Claim) -> str | None:
    if claim.count is None or not claim.count.parts:
        return None
    return ", ".join(f"{count_words(low, high)} {who}" for who, (low, high) in sorted(claim.count.parts.items()))


def _place_words(claim: Claim) -> str | None:
    return ", ".join(part for part in (claim.place.name, claim.place.country) if part) if claim.place else None


def _when_words(claim: Claim) -> str | None:
    if claim.when is None or claim.when.start is None or claim.when.end is None:
        return None
    start, end = claim.when.start.isoformat(), claim.when.end.isoformat()
    return start if start == end else f"{start} to {end}"


def _same_count(one: Claim, other: Claim) -> bool:
    return one.count is None or other.count is None or counts_agree(one.count, other.count)


def _same_parts(one: Claim, other: Claim) -> bool:
    if one.count is None or other.count is None:
        return True
    shared = one.count.parts.keys() & other.count.parts.keys()
    return all(one.count.parts[who] == other.count.parts[who] for who in shared)


def _same_place(one: Claim, other: Claim) -> bool:
    return one.place is None or other.place is None or places_agree(one.place, other.place) is not False


def _same_time(one: Claim, other: Claim) -> bool:
    return one.when is None or other.when is None or overlap(one.when, other.when)


def _same_actor(one: Claim, other: Claim) -> bool:
    if one.actor is None or other.actor is None:
        return True
    return not cannot_be_one(body_of(one.actor), body_of(other.actor))


_FIELDS: Sequence[tuple[Field, Callable[[Claim], str | None], Callable[[Claim, Claim], bool]]] = (
    ("count", _count_words, _same_count),
    ("parts", _parts_words, _same_parts),
    ("place", _place_words, _same_place),
    ("when", _when_words, _same_time),
    ("actor", lambda claim: claim.actor, _same_actor),
)
