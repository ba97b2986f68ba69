"""Evidence: what the rules of every rule set look at, and what they can find in it.

Each finding returns the statements it stands on, none where it does not hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tumen.assessments.bodies import body_of, cannot_be_one
from tumen.assessments.counts import latest_count
from tumen.assessments.origins import Voice
from tumen.assessments.standing import Scene, disproves, may_deny, standing_of
from tumen.assessments.voices import Statement, differ_in_number


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at: the voices heard of an incident, and the scene they speak of."""

    voices: Sequence[Voice]
    scene: Scene


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


def withdrawn_by_origins(evidence: Evidence) -> list[Statement]:
    """Return the denials by which every origin took its own word back."""
    origins = [voice for voice in evidence.voices if voice.asserting]
    if not origins or not all(withdrawn(voice) for voice in origins):
        return []
    return [statement for statement in denials(evidence) if any(statement in voice.statements for voice in origins)]


def disproved(evidence: Evidence) -> list[Statement]:
    """Return the denials that establish that it did not happen."""
    if not asserted(evidence):
        return []
    return [denial for denial in denials(evidence) if disproves(denial, evidence.scene)]


def said_by_party(evidence: Evidence) -> list[Statement]:
    """Return the assertions of those who are said to have done it."""
    return _established(evidence, "party")


def said_with_access(evidence: Evidence) -> list[Statement]:
    """Return the assertions of bodies with the duty and the access to establish it."""
    return _established(evidence, "access")


def denied_by_party(evidence: Evidence) -> list[Statement]:
    """Return the denials of a party, where somebody asserts that it happened."""
    if not asserted(evidence):
        return []
    return [denial for denial in denials(evidence) if may_deny(denial, evidence.scene)]


def several_origins(evidence: Evidence) -> list[Statement]:
    """Return the first assertion of each origin that holds on, where there are two or more."""
    origins = [voice for voice in evidence.voices if voice.asserting and not withdrawn(voice)]
    return [voice.asserting[0] for voice in origins] if len(origins) > 1 else []


def several_agree(evidence: Evidence) -> list[Statement]:
    """Return what `several_origins` does, where no two of them give numbers that cannot both be right."""
    found = several_origins(evidence)
    counts = [latest_count(voice) for voice in evidence.voices if voice.asserting and not withdrawn(voice)]
    known = [count for count in counts if count is not None]
    lowest_high = min((count.high for count in known if count.high is not None), default=None)
    apart = lowest_high is not None and any(count.low > lowest_high for count in known)
    return [] if apart else found


def rival_actors(evidence: Evidence) -> list[Statement]:
    """Return assertions that name different ones as having done it: two that can not be one body, of different origins."""
    named = [
        (voice, statement, body_of(statement.claim.actor))
        for voice in evidence.voices
        for statement in voice.asserting
        if statement.claim.actor is not None
    ]
    for voice, statement, body in named:
        for other_voice, other, other_body in named:
            if voice is not other_voice and cannot_be_one(body, other_body):
                return [statement, other]
    return []


def asserted(evidence: Evidence) -> list[Statement]:
    """Return all assertions."""
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
