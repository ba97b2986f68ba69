"""Page: a parsed report while it is read, and who speaks at each of its words."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tumen.claims.attributions import Attribution, Quote, find_attributions, find_quotes
from tumen.claims.claim import Speaker
from tumen.claims.frames import Surroundings, find_surroundings
from tumen.claims.parsing import text_of
from tumen.claims.phrases import phrase_text
from tumen.claims.speakers import Cast, find_cast
from tumen.reports import Report
from tumen.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence

_SPEECH = frozenset({"say", "tell", "add", "write", "explain", "recall", "ask"})


@dataclass(slots=True)
class Page:
    """A parsed report while its mentions are read."""

    doc: "Doc"
    around: Surroundings
    cast: Cast
    quotes: list[Quote]
    by_sentence: list[list[Attribution]]
    sentences: list["Sentence"]


def open_page(doc: "Doc", report: Report) -> Page:
    """Return a parsed report with all that is looked up once."""
    sentences = [sentence for sentence in doc.sents if not sentence.text.isspace()]
    attributions = [find_attributions(sentence) for sentence in sentences]
    sources = [attribution.source for row in attributions for attribution in row if attribution.source is not None]
    return Page(
        doc,
        find_surroundings(doc, report.published, _head_of(report)),
        find_cast(doc, sources),
        find_quotes(doc),
        attributions,
        sentences,
    )


def _head_of(report: Report) -> str:
    """The headline and the dateline, which stand above the story and are not read with it."""
    above = (part.span.of(report.text) for part in report.furniture if part.kind == "headline")
    return "\n".join(above)


def governing(page: Page, number: int, at: int) -> Attribution | None:
    """Return the attribution whose content holds a token: the innermost of its sentence, else that of its quotation."""
    own = page.by_sentence[number]
    holding = [row for row in own if at in row.content]
    inner = min(holding, key=lambda attribution: len(attribution.content), default=None) or _set_around(
        own, page.sentences[number], at
    )
    if inner is not None and not _is_first_person(inner):
        return inner
    outer = [attribution for attribution in holding if not _is_first_person(attribution)]
    quote = next((quote for quote in page.quotes if quote.start <= at < quote.end), None)
    speaking = outer[0] if outer else _speaker_of_quote(page, number, quote) if quote is not None else None
    if inner is None or speaking is None:
        return inner or speaking
    return replace(speaking, stance=inner.stance, content=inner.content)


def passed_on_by(page: Page, number: int, at: int, inner: Attribution | None) -> tuple[str, ...]:
    """Return through whom words went that a token is of, from the outermost on: 'the group told Radio Lanna that a nurse saw'.

    Media that were told, those in whose words somebody is quoted, and those who cite somebody; not the speaker.
    """
    if inner is None:
        return ()
    around = [row for row in page.by_sentence[number] if at in row.content and row.source != inner.source]
    chain: list[str] = []
    for row in (*sorted(around, key=lambda row: -len(row.content)), inner):
        if row.addressee is not None and row.addressee.pos_ == "PROPN":
            chain.append(phrase_text(row.addressee))
        through = row.relay if row is inner else row.source
        relay = page.cast.resolve(through) if through is not None else None
        if relay is not None:
            chain.append(relay.name)
    return tuple(dict.fromkeys(chain))


def _is_first_person(attribution: Attribution) -> bool:
    """'We fear that ...' in a quotation: whoever is quoted."""
    return attribution.source is not None and attribution.source.lower_ in {"we", "i"}


def _set_around(own: list[Attribution], sentence: "Sentence", at: int) -> Attribution | None:
    """A plain saying verb at the top of its sentence speaks for the rest of it, also where the parse broke."""
    token = sentence.doc[at]
    for attribution in own:
        cue = attribution.cue
        if (
            cue.lemma_ not in {"say", "add", "report", "tell", "write", "claim", "announce", "state"}
            or attribution.source is None
        ):
            continue
        if (
            cue.is_ancestor(token)
            and not (attribution.source == token or attribution.source.is_ancestor(token))
            and cue.dep_ in {"ROOT", "parataxis"}
        ):
            return attribution
    return None


def _speaker_of_quote(page: Page, number: int, quote: Quote) -> Attribution | None:
    """The cue beside a quotation: in its own sentences, then in the paragraph before it, then after it."""
    first = next(index for index, sentence in enumerate(page.sentences) if sentence.end > quote.start)
    last = next((index for index, sentence in enumerate(page.sentences) if sentence.end >= quote.end), number)
    order: list[int] = [last, first, *range(first, last), first - 1, last + 1, first - 2]
    for index in order:
        if not 0 <= index < len(page.sentences):
            continue
        for attribution in page.by_sentence[index]:
            beside = index in (first, last, first - 1) or attribution.cue.lemma_ in _SPEECH
            if beside and attribution.source is not None and not quote.start <= attribution.cue.i < quote.end:
                return attribution
    return None


def continued(page: Page, number: int) -> Speaker | None:
    """Return who speaks on in a sentence without a cue: the last speaker before it in the same paragraph."""
    text = text_of(page.doc)
    for before in range(number - 1, -1, -1):
        if "\n" in text[page.sentences[before].end_char - 1 : page.sentences[before + 1].start_char + 1]:
            return None
        sources = [row.source for row in page.by_sentence[before] if row.source is not None]
        if sources:
            return page.cast.resolve(sources[-1])
    return None


def sentence_span(sentence: "Sentence") -> Span:
    """Return where a sentence stands, without the blanks around it."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, sentence.start_char + len(text.rstrip()))
