"""Status by the rule set `tumen`: an ordered list of rules; the first that finds claims to stand on gives the status.

'Confirmed' here: a party to the act, or a body with the duty and the access to establish it, itself says that it happened.
Other rule sets mean other things by the same words, so the name of the rule set is always printed with the status.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tumen.assessments.assessment import Status
from tumen.assessments.origins import Voice
from tumen.assessments.standing import Scene, disproves, may_deny, standing_of
from tumen.assessments.voices import Statement, differ_in_number

RULE_SET = "tumen"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at: the voices heard of an incident, and the scene they speak of."""

    voices: Sequence[Voice]
    scene: Scene


@dataclass(frozen=True, slots=True)
class Rule:
    """`finds` returns the statements on which the rule stands, none where it does not hold."""

    name: str
    status: Status | None
    finds: Callable[[Evidence], list[Statement]]
    would_change: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """The status, the rule that gave it, the ids of the claims it stands on, and what would change it."""

    status: Status | None
    rule: str
    because: tuple[str, ...]
    would_change: str


def rule_on(evidence: Evidence) -> Ruling:
    """Return what the first rule that holds says."""
    for rule in RULES:
        found = rule.finds(evidence)
        if found:
            because = tuple(dict.fromkeys(statement.claim.id for statement in found))
            return Ruling(rule.status, rule.name, because, rule.would_change)
    return Ruling(None, "nobody-asserts", (), "A speaker who says that it happened.")


def denials(evidence: Evidence) -> list[Statement]:
    """Return the denials that it happened at all which their speakers still hold; one of a number alone is none."""
    found: list[Statement] = []
    for voice in evidence.voices:
        last = _last_word(voice)
        if last is not None and last.claim.stance == "denies":
            denying = [statement for statement in voice.statements if statement.claim.stance == "denies"]
            found.extend(denial for denial in denying if not _of_number_only(denial, voice))
    return sorted(found, key=lambda statement: statement.order)


def withdrawn(voice: Voice) -> bool:
    """Say whether the voice asserted that it happened and later denied it."""
    last = _last_word(voice)
    return bool(voice.asserting) and last is not None and last.claim.stance == "denies"


def _withdrawn_by_origins(evidence: Evidence) -> list[Statement]:
    origins = [voice for voice in evidence.voices if voice.asserting]
    if not origins or not all(withdrawn(voice) for voice in origins):
        return []
    return [statement for statement in denials(evidence) if any(statement in voice.statements for voice in origins)]


def _disproved(evidence: Evidence) -> list[Statement]:
    if not _asserted(evidence):
        return []
    return [denial for denial in denials(evidence) if disproves(denial, evidence.scene)]


def _said_by_party(evidence: Evidence) -> list[Statement]:
    return _established(evidence, "party")


def _said_with_access(evidence: Evidence) -> list[Statement]:
    return _established(evidence, "access")


def _denied_by_party(evidence: Evidence) -> list[Statement]:
    if not _asserted(evidence):
        return []
    return [denial for denial in denials(evidence) if may_deny(denial, evidence.scene)]


def _several_origins(evidence: Evidence) -> list[Statement]:
    origins = [voice for voice in evidence.voices if voice.asserting and not withdrawn(voice)]
    return [voice.asserting[0] for voice in origins] if len(origins) > 1 else []


def _one_origin(evidence: Evidence) -> list[Statement]:
    return _asserted(evidence)


RULES: tuple[Rule, ...] = (
    Rule(
        "withdrawn-by-its-origin",
        "discounted",
        _withdrawn_by_origins,
        "Another origin that says it happened.",
    ),
    Rule(
        "disproved-by-a-body-with-access",
        "discounted",
        _disproved,
        "A later confirmation by a party or by a body with access.",
    ),
    Rule(
        "confirmed-by-a-party",
        "confirmed",
        _said_by_party,
        "The party taking its word back, or a body with access establishing that it did not happen.",
    ),
    Rule(
        "confirmed-by-a-body-with-access",
        "confirmed",
        _said_with_access,
        "The body taking its word back, or another with access establishing that it did not happen.",
    ),
    Rule(
        "denied-by-a-party",
        "contested",
        _denied_by_party,
        "The same side confirming it, a body with access establishing it, or the denial being taken back.",
    ),
    Rule(
        "two-or-more-independent-origins",
        "corroborated",
        _several_origins,
        "A party or a body with access confirming it, or a party denying it.",
    ),
    Rule(
        "one-origin",
        "single-source",
        _one_origin,
        "A second origin that is shown to be independent, a confirmation by a party or a body with access, or a denial.",
    ),
)


def _asserted(evidence: Evidence) -> list[Statement]:
    return [statement for voice in evidence.voices for statement in voice.asserting]


def _established(evidence: Evidence, standing: str) -> list[Statement]:
    return [
        statement
        for voice in evidence.voices
        if not withdrawn(voice)
        for statement in voice.asserting
        if standing_of(statement, evidence.scene) == standing
    ]


def _last_word(voice: Voice) -> Statement | None:
    """Return the voice's latest assertion or denial; on one day what it holds outweighs what it is said to have denied."""
    spoken = [statement for statement in voice.statements if statement.asserts or statement.claim.stance == "denies"]
    if not spoken:
        return None
    last = max(statement.order[0] for statement in spoken)
    of_the_day = [statement for statement in spoken if statement.order[0] == last]
    return next((statement for statement in of_the_day if statement.asserts), of_the_day[-1])


def _of_number_only(denial: Statement, voice: Voice) -> bool:
    """Say whether the speaker denies a number while holding, in the same report, that it happened to others."""
    return any(held.root == denial.root and differ_in_number(held, denial) for held in voice.asserting)
