"""Voices: whose words the claims of an incident are, before it is asked who is independent of whom."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tumen.assessments.bodies import Body, body_of, listed_words, same_body, words_in
from tumen.claims import Claim, SpeakerKind
from tumen.reports import Entry

ASSERTING = frozenset({"asserts", "confirms"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with what the assessment asks of it again and again.

    `root` is the report whose text carries it: the original where the report is a copy. `day` is when that was
    published, `outlet` who published it. `name` and `kind` are the speaker's, or the outlet's where it speaks for itself
    (`own`). `medium` is who quotes the speaker.
    """

    claim: Claim
    root: str
    day: dt.date | None
    outlet: str
    name: str
    kind: SpeakerKind
    own: bool
    medium: str
    body: Body

    @property
    def asserts(self) -> bool:
        """Say whether the speaker holds that it happened."""
        return self.claim.stance in ASSERTING

    @property
    def order(self) -> tuple[dt.date, str, int, str]:
        """Return the key that sorts statements by when they were made."""
        return self.day or dt.date.max, self.root, self.claim.span.start, self.claim.id


def statements(claims: Iterable[Claim], entries: Mapping[str, Entry], roots: Mapping[str, str]) -> list[Statement]:
    """Return the claims as statements, earliest first. `roots` has, for each report, the report whose text it carries."""
    made = (_statement(claim, entries, roots.get(claim.report, claim.report)) for claim in claims)
    return sorted(made, key=lambda statement: statement.order)


def same_voice(one: Statement, other: Statement) -> bool:
    """Say whether the two are the words of one person or body, or of two that stand for one."""
    if "unnamed" in (one.kind, other.kind):
        return same_body(body_of(_source(one)), body_of(_source(other)))
    if one.name.casefold() == other.name.casefold():
        return True
    if not _kinds_fit(one, other):
        return False
    if "witness" in (one.kind, other.kind):
        return _same_witness(one, other)
    if same_body(one.body, other.body):
        return True
    return _speaks_for(one, other) or _speaks_for(other, one)


def differ_in_number(one: Statement, other: Statement) -> bool:
    """Say whether both give numbers of people that cannot both be right."""
    first, second = one.claim.count, other.claim.count
    if first is None or second is None:
        return False
    return (first.high is not None and first.high < second.low) or (second.high is not None and second.high < first.low)


def _statement(claim: Claim, entries: Mapping[str, Entry], root: str) -> Statement:
    entry = entries.get(root) or entries.get(claim.report)
    own_entry = entries.get(claim.report)
    outlet = (entry and (entry.credit or entry.outlet)) or f"the outlet of {root}"
    speaker = claim.speaker
    name = speaker.name if speaker else outlet
    carried = [link for link in claim.chain if link != name and not (own_entry and link == own_entry.outlet)]
    return Statement(
        claim=claim,
        root=root,
        day=entry.published if entry else None,
        outlet=outlet,
        name=name,
        kind=speaker.kind if speaker else "media",
        own=speaker is None,
        medium=carried[-1] if carried and speaker else outlet,
        body=body_of(name),
    )


def _source(statement: Statement) -> str:
    """Return who answers for the statement: for an unnamed source the one that quotes it."""
    return statement.medium if statement.kind == "unnamed" else statement.name


def _kinds_fit(one: Statement, other: Statement) -> bool:
    if one.kind == other.kind:
        return True
    if {one.kind, other.kind} <= {"state", "military", "court"}:
        return one.body.kinds == other.body.kinds or bool(one.body.words & other.body.words)
    shared = one.body.words & other.body.words or one.body.persona & other.body.persona
    return bool(shared) and one.body.words == other.body.words


def _same_witness(one: Statement, other: Statement) -> bool:
    """Say whether two witnesses can be one: one name, or one description in what one medium quotes or two report."""
    named = one.body.words & other.body.words or one.body.persona & other.body.persona
    if named:
        return True
    if one.body.words and other.body.words:
        return one.root != other.root and _told_to(one) == _told_to(other)
    return one.root != other.root or one.body.kinds == other.body.kinds


def _told_to(statement: Statement) -> str:
    return statement.medium.casefold()


def _speaks_for(person: Statement, body: Statement) -> bool:
    """Say whether a spokesman without a body of his own in his name speaks for a body heard in the same report."""
    spokes = words_in(person.name) & listed_words("spokes")
    if not spokes or person.body.words or person.body.kinds:
        return False
    return person.root == body.root or same_body(body_of(person.outlet), body.body)
