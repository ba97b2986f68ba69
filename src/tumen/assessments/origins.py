"""Origins: where information first entered. Independence is counted in them, and must be shown, not assumed.

The rules are those of docs/method: the root speaker at the end of the chain; without one the outlet, or the
agency it credits; a copy has the origin of what it copies; an unnamed source is an origin through the one outlet that quotes it;
names and descriptions that fit are one; two that lean on one witness, footage or statement are one. Denials, checks and
expectations are no origins.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tumen.assessments.assessment import Origin
from tumen.assessments.bodies import body_of, listed_words, same_body, words_in
from tumen.assessments.voices import Statement, differ_in_number, same_voice
from tumen.values.name import fits

_MEDIA_KINDS = frozenset({"media", "unnamed"})


@dataclass(slots=True)
class Voice:
    """The statements of one voice, earliest first, and why they were taken to be of one."""

    statements: list[Statement]
    reasons: list[str]

    @property
    def asserting(self) -> list[Statement]:
        """Return the statements that hold that it happened."""
        return [statement for statement in self.statements if statement.asserts]

    @property
    def name(self) -> str:
        """Return the fullest name, of those that speak for themselves where there are any."""
        spoken = [statement for statement in self.asserting if not statement.own] or self.asserting or self.statements
        named = [statement for statement in spoken if not statement.body.described] or spoken
        first = max(named, key=lambda statement: (len(statement.name), statement.name))
        return f"{first.name} through {first.medium}" if first.kind == "unnamed" else first.name


def voices_of(made: Sequence[Statement]) -> list[Voice]:
    """Return the statements gathered by voice, in the order of their first statements.

    `made` is sorted by order. First what is of one person or body is joined, then what is not shown to be independent.
    """
    voices: list[Voice] = []
    for statement in made:
        voice = next((voice for voice in voices if _belongs(statement, voice)), None)
        if voice is None:
            voices.append(Voice([statement], []))
        else:
            voice.statements.append(statement)
    for dependent, reason in _DEPENDENCIES:
        voices = _joined(voices, dependent, reason)
    return voices


def origins_of(voices: Sequence[Voice]) -> tuple[Origin, ...]:
    """Return the voices that hold that it happened as origins, each with why it is one."""
    return tuple(_origin(voice) for voice in voices if voice.asserting)


def _belongs(statement: Statement, voice: Voice) -> bool:
    return any(same_voice(statement, other) for other in voice.statements)


def _joined(voices: Sequence[Voice], dependent: Callable[[Voice, Voice], bool], reason: str) -> list[Voice]:
    kept: list[Voice] = []
    pending = list(voices)
    while pending:
        voice = pending.pop(0)
        source = next((other for other in [*kept, *pending] if dependent(voice, other)), None)
        if source is None:
            kept.append(voice)
            continue
        source.reasons.extend([*voice.reasons, reason.format(one=voice.name, other=source.name)])
        source.statements[:] = sorted([*source.statements, *voice.statements], key=lambda statement: statement.order)
    return sorted(kept, key=lambda voice: voice.statements[0].order)


def _outlet_restates(voice: Voice, other: Voice) -> bool:
    """Say whether an outlet's own words only restate what a speaker says, in the same report or in one before it."""
    if not voice.asserting or not all(statement.own for statement in voice.asserting):
        return False
    spoken = [statement for statement in other.asserting if not statement.own]
    return any(
        heard.root == own.root or ((heard.order[0] <= own.order[0]) and not differ_in_number(heard, own))
        for heard in spoken
        for own in voice.asserting
    )


def _described(voice: Voice, other: Voice) -> bool:
    """Say whether a described body ('a rights group') can be a named one of its kind, and says the same."""
    one, two = voice.asserting, other.asserting
    if not one or not two or not all(statement.body.described for statement in one):
        return False
    return any(
        heard.kind == first.kind
        and fits(first.name, heard.name)
        and not heard.body.described
        and not differ_in_number(first, heard)
        for first in one
        for heard in two
    )


def _leans_on(voice: Voice, other: Voice) -> bool:
    """Say whether one says that it speaks from the other's word, or both show the same footage or statement."""
    shared = listed_words("leaning", "shared")
    for one in voice.asserting:
        for two in other.asserting:
            if _names_as_source(one, two) or (words_in(one.claim.text) & words_in(two.claim.text) & shared):
                return True
    return False


def _names_as_source(one: Statement, other: Statement) -> bool:
    words = re.findall(r"[\w’'-]+", one.claim.text)
    for at, word in enumerate(words):
        if word.lower() in listed_words("leaning"):
            named = " ".join(words[at + 1 : at + 9])
            telling = other.body.words | other.body.persona
            if telling & words_in(named) and not telling & (one.body.words | one.body.persona):
                return True
    return False


def _from_witness(voice: Voice, other: Voice) -> bool:
    """Say whether a group tells, in one report with a witness, what the witness tells, and no other number."""
    return any(
        one.kind == "civic"
        and two.kind == "witness"
        and one.root == two.root
        and not differ_in_number(one, two)
        and not _counts_more(one, two)
        for one in voice.asserting
        for two in other.asserting
    )


def _counts_more(one: Statement, other: Statement) -> bool:
    return one.claim.count is not None and other.claim.count is None


def _person_of_group(voice: Voice, other: Voice) -> bool:
    """Say whether a person of no known body speaks in one report with, or for, a body of the same kind."""
    people = voice.asserting
    if not people or not all(_is_person(statement) for statement in people):
        return False
    return any(
        one.kind == two.kind
        and not _is_person(two)
        and not differ_in_number(one, two)
        and (one.root == two.root or same_body(body_of(one.outlet), two.body))
        for one in people
        for two in other.asserting
    )


def _is_person(statement: Statement) -> bool:
    return not statement.own and statement.kind not in _MEDIA_KINDS and bool(statement.body.persona)


_DEPENDENCIES: tuple[tuple[Callable[[Voice, Voice], bool], str], ...] = (
    (_leans_on, "{one} speaks from what {other} says or shows"),
    (_described, "{one} fits {other}; could be two: no report says so"),
    (
        _from_witness,
        "{one} and {other} tell the same in one report; could be two: no other source of the group is named",
    ),
    (_person_of_group, "{one} seems to speak for {other}; could be two: no report says so"),
    (_outlet_restates, "{one} names no source of its own beside {other}; could be two: it may have seen for itself"),
)


def _origin(voice: Voice) -> Origin:
    asserting = voice.asserting
    reports = tuple(sorted({statement.claim.report for statement in asserting}))
    return Origin(
        name=voice.name,
        reports=reports,
        claims=tuple(sorted(statement.claim.id for statement in asserting)),
        why="; ".join([_first_reason(voice, len(reports)), *dict.fromkeys(voice.reasons)]),
    )


def _first_reason(voice: Voice, reports: int) -> str:
    asserting = voice.asserting
    times = "one report" if reports == 1 else f"{reports} reports"
    if all(statement.own for statement in asserting):
        return f"no speaker is named: the outlet answers for it, in {times}"
    if all(statement.kind == "unnamed" for statement in asserting):
        return f"an unnamed source counts only through the outlet that quotes it, in {times}"
    names = sorted({statement.name for statement in asserting if not statement.own})
    copies = sum(statement.root != statement.claim.report for statement in asserting)
    also = f", {copies} of the claims in copies" if copies else ""
    called = f", called {' / '.join(names)}" if len(names) > 1 else ""
    return f"the speaker at the end of the chain in {times}{called}{also}"
