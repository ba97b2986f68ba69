"""The ledger: all incidents with their assessments, as of a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tumen.assessments.assess import assess_all
from tumen.assessments.assessment import Assessment
from tumen.assessments.rules import TUMEN, RuleSet
from tumen.claims import Claim
from tumen.incidents import Decision, Incident, apply_decisions, link
from tumen.reports import Entry, Skipped


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known on a day: the reports by then, their claims as decided, the incidents, one assessment for each.

    `skipped` are the reports that could not be placed in time. All are sorted by id, assessments by incident.
    """

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    assessments: tuple[Assessment, ...]
    skipped: tuple[Skipped, ...]


def build_ledger(
    entries: Mapping[str, Entry],
    claims: Iterable[Claim],
    decisions: Iterable[Decision] = (),
    as_of: dt.date | None = None,
    rules: RuleSet = TUMEN,
) -> Ledger:
    """Return the ledger of a day by a rule set, computed anew from the reports published by then, as if no others existed.

    `copy_of` of an entry must come from the same reports. With `as_of`, a report without a day is skipped with the
    reason. A person's decisions hold whenever they were made: `as_of` is about what was published. Raises DecisionError.
    """
    known = {entry.id: entry for entry in entries.values() if _is_known(entry, as_of)}
    undated = [entry for entry in entries.values() if as_of is not None and entry.published is None]
    decided = tuple(decisions)
    held = {claim.id: claim for claim in apply_decisions((c for c in claims if c.report in known), decided)}
    incidents = link(held.values(), known, decided)
    return Ledger(
        entries=tuple(known[entry_id] for entry_id in sorted(known)),
        claims=tuple(held[claim_id] for claim_id in sorted(held)),
        incidents=tuple(incidents),
        assessments=tuple(assess_all(incidents, held, known, as_of, rules)),
        skipped=tuple(
            Skipped(entry.id, "no publication date, so it cannot be placed before or after the day asked for")
            for entry in sorted(undated, key=lambda entry: entry.id)
        ),
    )


def _is_known(entry: Entry, as_of: dt.date | None) -> bool:
    return as_of is None or (entry.published is not None and entry.published <= as_of)
