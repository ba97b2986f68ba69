"""Rule sets: ordered lists of rules; the first that finds statements to stand on gives the status.

Rule sets mean different things by the same words ('confirmed' above all), so a status is always shown with its rule set.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tumen.assessments.rules.evidence import Evidence
from tumen.assessments.voices import Statement


@dataclass(frozen=True, slots=True)
class Rule:
    """`finds` returns the statements on which the rule stands, none where it does not hold."""

    name: str
    status: str
    finds: Callable[[Evidence], list[Statement]]
    would_change: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """`meanings` says in words what each status means in this rule set; `source` where the statuses are defined."""

    name: str
    source: str
    rules: tuple[Rule, ...]
    meanings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The status, the rule that gave it, the ids of the claims it stands on, and what would change it."""

    status: str | None
    rule: str
    because: tuple[str, ...]
    would_change: str


def rule_on(rule_set: RuleSet, evidence: Evidence) -> Ruling:
    """Return what the first rule that holds says; a status of None where nobody asserts that it happened."""
    for rule in rule_set.rules:
        found = rule.finds(evidence)
        if found:
            because = tuple(dict.fromkeys(statement.claim.id for statement in found))
            return Ruling(rule.status, rule.name, because, rule.would_change)
    return Ruling(None, "nobody-asserts", (), "A speaker who says that it happened.")
