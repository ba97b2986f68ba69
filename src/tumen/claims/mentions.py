"""Mentions: each naming of an act in a report, with the speaker whose words it is and all that its sentence says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.claims.acts import find_occurrences
from tumen.claims.answers import answer_above, is_about_something_else, is_undone
from tumen.claims.attributions import CLOSING, Attribution, subject_of
from tumen.claims.circumstances import hand_behind
from tumen.claims.claim import Act, Speaker, Stance
from tumen.claims.figures import Figure, act_of, find_expected, find_figures
from tumen.claims.frames import count_of, place_of, when_of
from tumen.claims.occurrences import Occurrence
from tumen.claims.page import Page, continued, governing, passed_on_by, sentence_span
from tumen.claims.phrases import is_people, phrase_text
from tumen.claims.stances import Modality, has_phrase, is_timeless, modality, stance_of
from tumen.claims.vocabulary import words
from tumen.values import Count, Place, Span, When
from tumen.values.name import head_kind

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token


# Deaths that nobody suffered are no claim by themselves, as injuries are.
DEADLY: frozenset[Act] = frozenset({"killing", "death"})

# What is told of, and tells nothing itself: 'the report is fabricated'.
_TOLD = frozenset({"report", "reports", "claim", "claims", "allegation", "allegations", "it", "story", "account"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an act. `act` None: a denial or a check of something told elsewhere in the report."""

    span: Span
    act: Act | None
    stance: Stance
    speaker: Speaker | None
    via: tuple[str, ...]
    cue: Span | None
    attempted: bool
    actor: str | None
    affected: str | None
    count: Count | None
    place: Place | None
    when: When | None
    firm: bool
    order: int
    generic: bool = False


def find_mentions(page: Page) -> Iterator[Mention]:
    """Yield the mentions of a report in the order of its words."""
    for number, sentence in enumerate(page.sentences):
        if sentence.text.rstrip(' \n"”’').endswith("?"):
            continue
        told = False
        for occurrence in find_occurrences(sentence):
            mention = _mention(page, number, occurrence)
            if mention is not None:
                told = told or mention.stance in {"verifying", "denies"}
                yield mention
        yield from _figures(page, number)
        yield from _expected_figures(page, number)
        if not told:
            yield from _checks_and_denials(page, number)


def _mention(page: Page, number: int, occurrence: Occurrence) -> Mention | None:
    attribution = governing(page, number, occurrence.word.i)
    mood = modality(occurrence.word)
    if mood.mood == "negated" and occurrence.inverse:
        mood = Modality("real", mood.attempted)
    count = count_of(occurrence, page.around)
    if count is not None and count.high == 0 and occurrence.word.dep_ == "relcl":
        return None  # 'no one who has fled should be returned' denies no flight
    harmed = occurrence.act in {"injury", "killing", "death"}
    if count is not None and count.high == 0 and not harmed and mood.mood in {"real", "negated"}:
        count, mood = None, Modality("negated", mood.attempted)  # 'no farmers were arrested' is a denial
    if count is not None and count.high == 0 and mood.mood == "negated":
        mood = Modality("real", mood.attempted)
    stance = stance_of(attribution, mood)
    if stance == "asserts" and occurrence.act in DEADLY and count is not None and count.high == 0:
        stance = "denies"  # a claim only where somebody says that there were dead: see fates
    answer = answer_above(occurrence.word)
    if answer is not None:
        stance = answer.stance
    if stance is None:
        return None
    speaker = (
        page.cast.resolve(attribution.source) if attribution is not None and attribution.source is not None else None
    )
    if answer is not None and answer.who is not None:
        speaker = page.cast.resolve(answer.who) or speaker
    if attribution is None and stance == "asserts":
        speaker = continued(page, number)
    when = when_of(occurrence, attribution, page.around)
    if when is None and _is_background(page, number, occurrence, attribution, count):
        return None
    if (
        _is_checking(page.sentences[number])
        and stance == "asserts"
        and speaker is not None
        and attribution is not None
        and _checks(attribution)
    ):
        stance = "verifying"
    return Mention(
        span=sentence_span(page.sentences[number]),
        act=occurrence.act,
        stance=stance,
        speaker=speaker,
        via=passed_on_by(page, number, occurrence.word.i, attribution),
        cue=_cue_span(attribution),
        attempted=mood.attempted,
        actor=_actor(page, occurrence),
        affected=phrase_text(occurrence.affected) if occurrence.affected is not None else None,
        count=count if stance != "verifying" else None,
        place=place_of(occurrence, attribution, page.around),
        when=when,
        firm=occurrence.firm,
        order=number,
        generic=occurrence.generic,
    )


def _actor(page: Page, occurrence: Occurrence) -> str | None:
    """The words for who did it; for a pronoun those of whom it stands for, for a weapon those of its owner."""
    head = hand_behind(occurrence.actor)
    if head is None or head.pos_ != "PRON":
        return phrase_text(head).removesuffix("’s").removesuffix("'s").rstrip() if head is not None else None
    person = page.cast.resolve(head) if head.lower_ in {"he", "she", "they", "it"} else None
    return person.name if person is not None else None


_MOVES: frozenset[Act] = frozenset({"arrival", "escape", "displacement"})


def _is_background(
    page: Page, number: int, occurrence: Occurrence, attribution: Attribution | None, count: Count | None
) -> bool:
    """What happens as a rule ('people who enter illegally are fined'), or describes a speaker, tells of no one event."""
    counted = count is not None and count.low > 1 and not _is_a_rate(page.sentences[number])
    alone = attribution is None and not counted  # '19 people are reported missing', 'Eleven drown': tell of these
    if is_timeless(occurrence.word) and (alone or (occurrence.act in _MOVES and count is None)):
        return True
    quoted = any(quote.start <= occurrence.word.i < quote.end for quote in page.quotes)
    addressed = any(token.lower_ in {"you", "your"} for token in page.sentences[number])
    if attribution is None and addressed and not quoted:  # 'they will have you arrested' tells the reader a joke
        return True
    describing = (
        row.source is not None
        and row.cue.lemma_.lower() in CLOSING
        and row.source.left_edge.i <= row.source.i < occurrence.word.i < row.cue.i
        for row in page.by_sentence[number]
    )
    return count is None and any(describing)


def _is_a_rate(sentence: "Sentence") -> bool:
    """'Nine people die on this road every year'."""
    return any(token.lower_ in words("cues", "modals", "rates") for token in sentence)


def _is_checking(sentence: "Sentence") -> bool:
    word = has_phrase(sentence, "verifying", "phrases")
    return word is not None and not is_undone(word, "verifying")


def _checks(attribution: Attribution) -> bool:
    inside = [token.lemma_.lower() for token in attribution.cue.sent if token.i in attribution.content]
    return bool(
        {"check", "verify", "ascertain", "establish", "investigate", "confirm", "cross-check", "examine", "look"}
        & set(inside)
    )


def _figures(page: Page, number: int) -> Iterator[Mention]:
    sentence = page.sentences[number]
    for figure in find_figures(sentence, page.around.counts):
        attribution = governing(page, number, figure.word.i)
        source = attribution.source if attribution is not None else _owner(figure, sentence)
        speaker = page.cast.resolve(source) if source is not None else None
        # 'had put the toll at 12 the day before' dates the putting; 'of those held there on the 28th' the act
        naming = Occurrence(figure.word, figure.act or "death", None, None, firm=True)
        putting = Attribution(figure.word, source, "asserts", frozenset(), None)
        if modality(figure.word).mood == "real":
            yield Mention(
                span=sentence_span(sentence),
                act=figure.act,
                stance="asserts",
                speaker=speaker,
                via=passed_on_by(page, number, figure.word.i, attribution),
                cue=_cue_span(attribution),
                attempted=False,
                actor=None,
                affected=None,
                count=figure.count,
                place=None,
                when=when_of(naming, putting, page.around),
                firm=True,
                order=number,
            )


def _expected_figures(page: Page, number: int) -> Iterator[Mention]:
    """'The number of dead will rise': more of what the report tells is expected."""
    sentence = page.sentences[number]
    verb = find_expected(sentence)
    if verb is None:
        return
    attribution = governing(page, number, verb.i)
    source = attribution.source if attribution is not None else None
    yield Mention(
        span=sentence_span(sentence),
        act=act_of(sentence),
        stance="expects",
        speaker=page.cast.resolve(source) if source is not None else None,
        via=passed_on_by(page, number, verb.i, attribution),
        cue=_cue_span(attribution),
        attempted=False,
        actor=None,
        affected=None,
        count=None,
        place=None,
        when=None,
        firm=True,
        order=number,
    )


def _owner(figure: Figure, sentence: "Sentence") -> "Token | None":
    """Whose figure it is: who puts it somewhere, or its possessor."""
    if figure.word.lemma_ in {"put", "lower", "raise", "revise", "correct", "estimate", "rectify", "update", "give"}:
        return subject_of(figure.word)
    noun = next(token for token in sentence if token.lower_ in words("figures", "nouns"))
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    return owner if owner is not None and owner.lower_ != "its" else None


def _checks_and_denials(page: Page, number: int) -> Iterator[Mention]:
    """'The ministry says it is looking into the claim', 'Beijing called the report fiction': the act stands elsewhere."""
    sentence = page.sentences[number]
    rows: tuple[tuple[Stance, str], ...] = (
        ("verifying", "verifying"),
        ("denies", "withdrawing"),
        ("denies", "denying"),
    )
    for stance, phrases in rows:
        word = has_phrase(sentence, phrases, "phrases")
        if word is None or (word.lemma_ == "deny" and _is_refusal(word)) or is_undone(word, stance):
            continue
        if is_about_something_else(word):
            continue
        above = [row for row in page.by_sentence[number] if row.cue.is_ancestor(word) and row.source is not None]
        own = [row for row in page.by_sentence[number] if row.cue == word and row.source is not None]
        attribution = own[0] if own else above[0] if above else governing(page, number, word.i)
        source = attribution.source if attribution is not None and attribution.source is not None else _checker(word)
        speaker = page.cast.resolve(source) if source is not None else None
        if stance == "verifying" and not _is_own_checking(word, source):
            source = _body_that_checks(word)
            speaker = page.cast.resolve(source) if source is not None else None
        if speaker is None or (stance == "verifying" and (speaker.kind == "media" or _cannot(word))):
            continue
        yield Mention(
            sentence_span(sentence),
            None,
            stance,
            speaker,
            (),
            _cue_span(attribution),
            False,
            None,
            None,
            None,
            None,
            None,
            True,
            number,
        )
        return


def _is_refusal(verb: "Token") -> bool:
    """'was denied treatment' refuses something to somebody."""
    return any(child.dep_ == "auxpass" for child in (*verb.children, *verb.head.children)) and any(
        child.dep_ == "dobj" for child in verb.children
    )


def _checker(word: "Token") -> "Token | None":
    token = word
    for _ in range(4):
        if token.pos_ in {"VERB", "AUX"}:
            subject = subject_of(token)
            if subject is not None and (is_people(subject) or subject.lower_ not in _TOLD):
                return subject
        token = token.head
    return None


def _body_that_checks(word: "Token") -> "Token | None":
    """'The ministry was trying to establish the facts, an official there said': the ministry checks."""
    subject = _checker(word)
    if subject is None or head_kind(subject.lower_) in {None, "witness", "media"}:
        return None
    return subject if modality(word).mood not in {"position", "unreal"} else None


def _is_own_checking(word: "Token", source: "Token | None") -> bool:
    """'The mayor said journalists should look into it': the mayor checks nothing."""
    subject = _checker(word)
    if subject is None or subject == source or subject.pos_ == "PRON":
        return True
    passive = subject.dep_ == "nsubjpass" or not is_people(subject)
    return passive and head_kind(subject.lower_) is None


def _cannot(word: "Token") -> bool:
    """'was unable to verify', 'could not be independently verified': nobody checks."""
    near = {token.lower_ for token in word.doc[max(word.i - 5, word.sent.start) : word.i + 3]}
    return bool(near & {"unable", "independently", "impossible", "failed", "without"}) or (
        "not" in near and "yet" not in near
    )


def _cue_span(attribution: Attribution | None) -> Span | None:
    return None if attribution is None else Span(attribution.cue.idx, attribution.cue.idx + len(attribution.cue.text))
