"""Who is who in a report: the fullest name behind a speaker's name, role, description or pronoun, and its kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tumen.claims.attributions import agent_of
from tumen.claims.cast import Known, bare, known_in
from tumen.claims.claim import Speaker, SpeakerKind
from tumen.claims.parsing import text_of
from tumen.claims.phrases import is_people, phrase_span, phrase_text
from tumen.claims.vocabulary import words
from tumen.values.name import core_words, fits, head_kind, is_title, same_name
from tumen.values.people import is_singular_person
from tumen.values.place import country_of, open_gazetteer
from tumen.values.place.countries import is_capital

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
_BODY_PRONOUNS = frozenset({"it", "its", "they", "their", "them"})
_SPOKEN_FOR = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "statement",
        "official",
        "officials",
        "press",
        "representative",
        "readout",
        "communique",
        "communiqué",
        "bulletin",
        "office",
    }
)
_CARRIERS = frozenset(
    "information report statement account figure figures data tally testimony survey letter note press footage video record records message document documents list post interview evidence release source sources count research investigation review inquiry study communique bulletin readout".split()
)
_OUTLETS_OWN = frozenset(
    "reporter correspondent newspaper station website agency programme program magazine paper newsroom team reporters correspondents colleague outlet channel radio".split()
)
_DETERMINED = frozenset({"the", "its", "their", "his", "her", "this", "that", "these", "those", "both"})


@dataclass(slots=True)
class Cast:
    """The people and bodies of one document, in the order in which they appear."""

    doc: "Doc"
    known: list[Known] = field(default_factory=list)

    def resolve(self, head: "Token") -> Speaker | None:
        """Return the speaker at a source's head word; None where the words name nobody ('it was said')."""
        if is_outlets_own(head):
            return None
        carrier = _carried_by(head)
        unsaid = carrier == head and head.lower_ in words("cues", "leading", "bare")
        found = _named(self._last_body(head)) if unsaid else self._behind(carrier)
        if found is None:
            return None
        name, kind = bare(found[0]), found[1]
        if not self._may_speak(head, kind):
            return None
        return Speaker(name, _speaker_kind(kind, head, name), phrase_span(head))

    def _may_speak(self, head: "Token", kind: str | None) -> bool:
        """People, bodies, countries and names speak; towns, papers and things do not."""
        if kind is not None or is_people(head):
            return True
        if head.ent_type_ == "GPE":
            return is_seat(head.text)
        return (
            head.pos_ == "PROPN"
            or head.lower_ in _BODY_PRONOUNS | _PERSON_PRONOUNS
            or head.lower_ in _SPOKEN_FOR | _CARRIERS
        )

    def _behind(self, head: "Token") -> tuple[str, str | None] | None:
        if head.lower_ in _PERSON_PRONOUNS:
            return _named(self._latest(head, person=True))
        if head.lower_ in _BODY_PRONOUNS:
            return _named(self._latest(head, person=False) or self._latest(head, person=True))
        if head.pos_ == "PRON" and head.lower_ not in {"one", "some", "many", "several", "others"}:
            return None
        body = _body_spoken_for(head) or _body_led(head)
        named = _named_beside(head)
        if named is not None:
            name, kind = self._in_full(named)
            behind = self._behind(body) if kind is None and body is not None else None
            return name, behind[1] if behind is not None else kind
        if body is not None and (body.pos_ != "PRON" or body.lower_ in _BODY_PRONOUNS | _PERSON_PRONOUNS):
            behind = self._behind(body)
            if behind is not None or body.pos_ != "PRON":
                return behind
        if head.ent_type_ == "PERSON" or (head.pos_ == "PROPN" and head.ent_type_ != "GPE"):
            return self._in_full(head)
        if head.ent_type_ == "GPE" or head.ent_type_ == "NORP":
            return phrase_text(head), "state" if head.ent_type_ == "GPE" else head_kind(phrase_text(head))
        return self._described(head)

    def _in_full(self, head: "Token") -> tuple[str, str | None]:
        words = phrase_text(head)
        spelled = _spelled_out(words, text_of(self.doc)) or self._with_initials(words)
        if spelled is not None:
            return spelled, head_kind(spelled) or head_kind(words)
        person = next((known.person for known in self.known if known.head == head), head.ent_type_ == "PERSON")
        if head.pos_ == "NOUN" and not any(
            same_name(known.name, words) and known.head.pos_ == "PROPN" for known in self.known
        ):
            return words, head_kind(words)
        fuller = [known for known in self.known if known.person == person and same_name(known.name, words)]
        best = max(fuller, key=lambda known: len(known.name.split()), default=None)
        role = next((known.kind for known in fuller if known.kind), None)
        return (best.name if best and len(best.name) > len(words) else words), role or head_kind(words)

    def _with_initials(self, words: str) -> str | None:
        """'HRW' is 'the New York-based Human Rights Watch': the body whose last capitals it is."""
        short = words.removeprefix("the ").removeprefix("The ")
        if not (2 <= len(short) <= 6 and short.isupper() and short.isalpha()):
            return None
        for known in self.known:
            capitals = [word[0] for word in known.name.split() if word[0].isupper()]
            if not known.person and len(capitals) >= len(short) and "".join(capitals[-len(short) :]) == short:
                return known.name
        return None

    def _described(self, head: "Token") -> tuple[str, str | None]:
        words = phrase_text(head)
        determined = any(child.lower_ in _DETERMINED for child in head.children)
        if any(
            child.ent_type_ or child.pos_ == "PROPN"
            for child in head.children
            if child.dep_ in {"amod", "compound", "poss", "nmod"}
        ) or (
            head.lower_ == "office" and any(child.dep_ == "poss" and child.pos_ == "NOUN" for child in head.children)
        ):
            return self._in_full(head)  # 'the South Korean government', 'the prosecutor's office' are names already
        before = [known for known in self.known if known.head.i < head.i and _may_be(words, head, known)]
        after = [known for known in self.known if known.head.i > head.i and _may_name(known, words)]
        if before and determined:
            return _named(before[-1])  # type: ignore[return-value]
        if determined and head.tag_ == "NN":
            holding = [known for known in self.known if head.lower_ in known.roles and known.head.i < head.i]
            if holding:
                return _named(holding[-1])  # type: ignore[return-value]
        near = [known for known in after if known.head.i - head.i < 160] or self._named_next(head, head_kind(words))
        if near and not any(child.tag_ == "CD" for child in head.children) and head.tag_ != "NNS":
            return _named(near[0])  # type: ignore[return-value]
        return words, head_kind(words)

    def _named_next(self, head: "Token", kind: str | None) -> list[Known]:
        """'A media group says ...' and, a sentence on, 'the Monitor says': a body first described, then named."""
        if kind is None or is_title(head.text) or not any(child.lower_ in {"a", "an"} for child in head.children):
            return []
        return [
            known
            for known in self.known
            if 0 < known.head.i - head.i < 90 and known.speaks and known.kind == kind and known.head.pos_ == "PROPN"
        ]

    def _last_body(self, head: "Token") -> Known | None:
        """The body that spoke last, whose writing is meant: 'the same information', 'the statement'."""
        spoke = [known for known in self.known if known.speaks and not known.person and known.head.i < head.i]
        return spoke[-1] if spoke else None

    def _latest(self, head: "Token", person: bool) -> Known | None:
        """Who a pronoun stands for: whom the sentences before it are about, else who spoke last."""
        earlier = [known for known in self.known if known.head.i < head.i and known.person == person]
        likely = [known for known in earlier if person or known.kind]
        subjects = _subjects_before(head)
        told_of = [known for known in likely if known.head.i in {subject.i for subject in subjects}]
        alike = [subject for subject in subjects if subject.lower_ in (_PERSON_PRONOUNS if person else _BODY_PRONOUNS)]
        if alike and not told_of:
            return self._latest(alike[0], person)
        near = (
            told_of
            or [known for known in likely if known.speaks and head.sent.start - known.head.i < 200]
            or [one for one in likely if head.sent.start - one.head.i < 100 and not _is_somewhere(one.head)]
        )
        return max(near, key=lambda known: known.head.i, default=None)


def _is_somewhere(name: "Token") -> bool:
    """A place, or a name that stands where places do: 'at Point Zero', 'the spot they call Point Zero'."""
    behind = name.dep_ == "pobj" and name.head.lower_ in {"at", "in", "near", "to", "from", "into", "around", "towards"}
    return name.ent_type_ == "GPE" or behind or name.dep_ == "oprd"


def _subjects_before(head: "Token") -> "list[Token]":
    """The subjects of the main clause of the sentence right before, in the same paragraph, and the names beside them."""
    before = head.doc[head.sent.start - 1] if head.sent.start else head
    if before == head or "\n" in before.text:
        return []
    root = before.sent.root
    subjects = [child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return [*subjects, *(name for subject in subjects for name in subject.children if name.dep_ == "appos")]


def _spelled_out(words: str, text: str) -> str | None:
    """The name that a report gives in full beside its acronym: 'Voices of the Coast (VC)'."""
    short = words.removeprefix("the ").removeprefix("The ")
    if not (2 <= len(short) <= 8 and short.isupper() and short.isalpha()):
        return None
    match = re.search(rf"((?:[^\W\d_a-z][\w’'-]*[ -](?:(?:[a-z]{{1,4}}) )*){{1,8}})\({short}\)", text)
    return match[1].strip() if match is not None else None


def _may_name(known: Known, words: str) -> bool:
    fuller = known.head.pos_ == "PROPN" or len(core_words(known.name)) > len(core_words(words))
    return fuller and fits(words, known.name)


def _may_be(words: str, head: "Token", known: Known) -> bool:
    """'the group' is the named body it fits, or the 'civic group based in Seoul' of the sentence before."""
    plain = all(child.dep_ in {"det", "poss", "case", "punct"} or child.i > head.i for child in head.children)
    return (
        (known.head.pos_ == "PROPN" and fits(words, known.name))
        or (plain and known.head.lemma_ == head.lemma_)
        or (known.person and fits(words, known.name))
    )


def _named_beside(head: "Token") -> "Token | None":
    """'his lawyer, Ana Ruiz', 'the governor of Pando, Luis Roca': the person whom a role's words stand beside."""
    within = [*head.rights, *(inner for child in head.rights if child.dep_ == "prep" for inner in child.subtree)]
    for child in within:
        if child.dep_ != "appos" or child.i < head.i:
            continue
        if child.head == head and child.pos_ == "PROPN" and (_is_role(head) or _is_body(head, child)):
            return child
        if child.ent_type_ == "PERSON" and (child.head == head or _is_role(head)):
            return child
    return None


def _is_body(head: "Token", name: "Token") -> bool:
    """'The group, River Watch Network, said': the name of the body."""
    return head_kind(head.lower_) not in {None, "witness"} and head_kind(phrase_text(name)) is not None


def _is_role(head: "Token") -> bool:
    return head.tag_ == "NN" and (is_title(head.text) or is_singular_person(head.lower_))


def is_outlets_own(head: "Token") -> bool:
    """'our reporter', 'this newspaper': the outlet itself."""
    return head.lower_ in {"we", "i", "us"} or (
        head.lower_ in _OUTLETS_OWN and any(child.lower_ in {"our", "this", "my"} for child in head.children)
    )


def is_seat(name: str) -> bool:
    """Say whether a place's name may stand for a government: a country or its capital."""
    place = open_gazetteer().lookup(name)
    return country_of(name) is not None or (place is not None and is_capital(name, place.country))


def _carried_by(head: "Token") -> "Token":
    """'information received by the experts', 'a report from the union': whoever stands behind the words."""
    if head.lower_ not in _CARRIERS:
        return head
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for child in head.children:
        looked_at = child.lemma_ in words("cues", "leading", "looking") and head.lower_ != "information"
        if child.dep_ in {"acl", "relcl"} and not looked_at:
            agent = agent_of(child)
            if agent is not None:
                return agent
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            inner = next((noun for noun in child.children if noun.dep_ == "pobj"), None)
            if inner is not None and (inner.ent_type_ or head_kind(inner.lower_) or is_people(inner)):
                return inner
    return next(
        (child for child in head.children if child.dep_ in {"compound", "nmod"} and head_kind(child.lower_)), head
    )


def _named(known: Known | None) -> tuple[str, str | None] | None:
    return None if known is None else (known.name, known.kind)


def find_cast(doc: "Doc", sources: Iterable["Token"]) -> Cast:
    """Return the people and bodies that a document names; `sources` are the heads of those who speak in it."""
    return Cast(doc, known_in(doc, sources))


def _body_led(head: "Token") -> "Token | None":
    """'its director', 'the union's secretary', where no name stands beside: the body that the role leads."""
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    if owner is not None and owner.lower_ in {"its", "their"} and head.lower_ in words("cues", "leading", "staff"):
        return owner
    leads = is_title(head.text) or head.lower_ in words("cues", "leading", "roles")
    if head.pos_ != "NOUN" or head.tag_ != "NN" or not leads:
        return None
    owns = owner is not None and (owner.lower_ in {"its", "their"} or head_kind(owner.lower_) is not None)
    return owner if owns else None


def _body_spoken_for(head: "Token") -> "Token | None":
    """'a spokesman for the ministry', 'the ministry's spokeswoman', 'an official at ...': the body itself."""
    if head.lower_ not in _SPOKEN_FOR:
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in {"for", "of", "at", "from", "in"}:
            return next((noun for noun in child.children if noun.dep_ == "pobj" and head_kind(noun.lower_)), None)
        if child.dep_ == "poss" and head.lower_ != "office":
            return child
    if head.lower_ in {"statement", "spokesman", "spokeswoman", "spokesperson"}:
        return next(
            (child for child in head.children if child.dep_ in {"compound", "nmod"} and head_kind(child.lower_)), None
        )
    return None


@cache
def _kinds() -> frozenset[str]:
    from typing import get_args

    return frozenset(get_args(SpeakerKind))


def _speaker_kind(kind: str | None, head: "Token", name: str) -> SpeakerKind:
    found = kind or head_kind(name)
    if found in _kinds():
        return found  # type: ignore[return-value]
    if head.ent_type_ == "GPE":
        return "state"
    return "witness" if head.pos_ in {"PROPN", "PRON"} else "unnamed"
