"""Publication: a ledger as it may leave, made only behind the gate."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tumen.assessments import TUMEN, Ledger, RuleSet, build_ledger
from tumen.claims import Claim, Position, Trend
from tumen.incidents import Decision, apply_decisions
from tumen.publications.redact import Released, redact
from tumen.reports import Entry


@dataclass(frozen=True, slots=True)
class Publication:
    """What was released, and the ledger of it by a rule set, as of a day; None: of all reports, whenever they were published."""

    as_of: dt.date | None
    rules: RuleSet
    released: Released
    ledger: Ledger


def publish(
    entries: Sequence[Entry],
    claims: Iterable[Claim],
    trends: Iterable[Trend],
    positions: Iterable[Position],
    decisions: Iterable[Decision] = (),
    as_of: dt.date | None = None,
    rules: RuleSet = TUMEN,
) -> Publication:
    """Return the publication of a day: corrections first, then the gate, then linking and assessing what it lets out.

    Raises DecisionError where a decision does not fit its claim.
    """
    known = [entry for entry in entries if as_of is None or (entry.published is not None and entry.published <= as_of)]
    ids = {entry.id for entry in known}
    decided = tuple(decisions)
    released = redact(
        known,
        apply_decisions((claim for claim in claims if claim.report in ids), decided),
        [trend for trend in trends if trend.report in ids],
        [position for position in positions if position.report in ids],
        decided,
    )
    # A correction was applied above; applied again, it would put back what the gate took out.
    about_linking = [decision for decision in decided if decision.verdict != "corrected"]
    masked = {entry.id: entry for entry in released.entries}
    undated = {entry.id: entry for entry in entries if entry.published is None}
    ledger = build_ledger({**undated, **masked}, released.claims, about_linking, as_of, rules)
    return Publication(as_of, rules, released, ledger)
