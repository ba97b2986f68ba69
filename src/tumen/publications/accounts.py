"""Accounts: an incident as people are told of it, who says what in which words, common to the table and the brief."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tumen.assessments import Assessment
from tumen.claims import Claim, Stance
from tumen.incidents import Incident
from tumen.publications.publication import Publication
from tumen.reports import Entry

_LAST = dt.date.max
_TOLD: tuple[Stance, ...] = ("asserts", "confirms")


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks of an incident: what it does (its stance), its words in one report, and in how many it does so."""

    name: str
    stance: Stance
    claim: Claim
    entry: Entry
    reports: int


@dataclass(frozen=True, slots=True)
class Account:
    """An incident with its assessment. `origins` say that it happened; `others` deny it, check it or expect it."""

    incident: Incident
    assessment: Assessment
    origins: tuple[Voice, ...]
    others: tuple[Voice, ...]


def accounts(publication: Publication) -> list[Account]:
    """Return an account of each incident, the earliest first, those of unknown time last."""
    entries = {entry.id: entry for entry in publication.released.entries}
    claims = {claim.id: claim for claim in publication.released.claims}
    assessed = {assessment.incident: assessment for assessment in publication.ledger.assessments}
    told = [
        _account(incident, assessed[incident.id], [claims[one] for one in incident.claims], entries)
        for incident in publication.ledger.incidents
        if incident.id in assessed
    ]
    return sorted(told, key=lambda account: (_day(account.incident), account.incident.id))


def loose_claims(publication: Publication) -> list[Claim]:
    """Return the claims that belong to no incident: totals over a period and general statements."""
    linked = {claim for incident in publication.ledger.incidents for claim in incident.claims}
    return [claim for claim in publication.released.claims if claim.id not in linked]


def speaker_of(claim: Claim, entry: Entry) -> str:
    """Return who says it: the speaker, or the outlet where it speaks for itself."""
    if claim.speaker is not None:
        return claim.speaker.name
    return entry.credit or entry.outlet or "the outlet"


def _account(
    incident: Incident, assessment: Assessment, claims: Sequence[Claim], entries: Mapping[str, Entry]
) -> Account:
    by_id = {claim.id: claim for claim in claims}
    origins = []
    for origin in assessment.origins:
        said = [by_id[one] for one in origin.claims if one in by_id]
        if said:
            origins.append(_voice(origin.name, said, entries, len(origin.reports)))
    others: dict[tuple[Stance, str], list[Claim]] = {}
    for claim in claims:
        if claim.stance not in _TOLD:
            others.setdefault((claim.stance, speaker_of(claim, entries[claim.report]).lower()), []).append(claim)
    rest = [
        _voice(speaker_of(said[0], entries[said[0].report]), said, entries, len({claim.report for claim in said}))
        for said in others.values()
    ]
    return Account(incident, assessment, tuple(origins), tuple(rest))


def _voice(name: str, said: Sequence[Claim], entries: Mapping[str, Entry], reports: int) -> Voice:
    """Return the voice with the words to quote: an original before a copy, a number before none, then the earliest."""

    def rank(claim: Claim) -> tuple[bool, bool, dt.date, str]:
        entry = entries[claim.report]
        return entry.copy_of is not None, claim.count is None, entry.published or _LAST, claim.id

    quoted = min(said, key=rank)
    return Voice(name, quoted.stance, quoted, entries[quoted.report], reports)


def _day(incident: Incident) -> dt.date:
    return incident.when.start if incident.when and incident.when.start else _LAST
