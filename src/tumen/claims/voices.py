"""Voices: who speaks where no sentence says so: turns of transcripts, labelled entries, bodies that publish their own words."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tumen.claims.cast import Known
from tumen.claims.claim import Speaker, SpeakerKind
from tumen.claims.parsing import text_of
from tumen.claims.turns import Turn, find_turns
from tumen.claims.vocabulary import words
from tumen.reports import Report
from tumen.values import Span
from tumen.values.name import BodyKind, acronym, core_words, head_kind, head_noun, is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence

    from tumen.claims.attributions import Quote
    from tumen.claims.page import Page

_TIME = r"(?:\d{1,2} [A-Z][a-z]+, )?(?:\d{1,2}[:.]\d\d\.? ?(?:GMT|UTC|[ap]\.?m\.?)?:? ?(?:[-–—|•] ?)?)?"
# 'The governor's office of Batken: 136 families ...', after the time of an entry, if there is one.
_ENTRY = re.compile(
    rf"^[ \t•*–-]*{_TIME}(?P<name>[^\W\d_][^:.!?\n“\"]{{2,80}}): (?P<words>[“\"\w][^\n]{{15,}})", re.MULTILINE
)
# 'Three hanged at dawn – rights group', on a line without a full stop.
_BEHIND = re.compile(r"^(?P<words>[^\n]{15,200}?)(?: [–—-] |: )(?P<name>[A-Za-z][^:.!?\n]{2,60})$", re.MULTILINE)
# Posts set into a page: 'River Watch (@riverwatch) August 27, 2024: ...', '“...” — River Watch (@riverwatch) August 27, 2024'.
_POST = re.compile(
    r"^[ \t]*(?P<name>[^\n:@“\"]{2,60}?) \(?@\w+\)?(?:[^\n:]{0,40}\d{4})?: (?P<words>[^\n]{15,})"
    r"|^[ \t]*(?P<before>[^\n]{15,}?)\n{0,2}[—–-] ?(?P<after>[^\n:@]{2,60}?) \(@\w+\)[^\n]{0,40}$",
    re.MULTILINE,
)
_ISSUED = re.compile(
    r"(?P<body>[A-Z][^.:\n]{3,120}?) (?:has |have |today |on \w+ )*(?:issued|released|published|made|circulated) the following"
    r"|[Tt]he following [a-z é]+ was (?:issued|released|published|made)(?: today)? by (?P<by>[^.:,\n]{3,120})"
)
_BY = re.compile(
    r"^(?:joint |press |public |media )?(?:statement|communiqu[eé]|declaration) (?:by|from|of) (?P<body>[^:,\n]{3,90})",
    re.IGNORECASE,
)
_HEAD = 6  # lines in which a statement says that it is one, and whose
_BARE = 9  # words of a line that is nothing but a body's name


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose words stand where: labelled stretches with their speakers (None: the outlet), and `own` for all the rest."""

    labelled: tuple[tuple[Span, Speaker | None], ...]
    asked: tuple[Span, ...]
    own: Speaker | None

    def at(self, start: int) -> tuple[Span, Speaker | None] | None:
        """Return the labelled stretch that holds a place in the text, and its speaker."""
        return next((row for row in self.labelled if row[0].start <= start < row[0].end), None)

    def is_asked(self, start: int) -> bool:
        """Say whether a place in the text is in somebody's question."""
        return any(span.start <= start < span.end for span in self.asked)


def voices_of(report: Report, doc: "Doc", known: list[Known], quotes: "list[Quote]") -> Voices:
    """Return whose words a report's stretches are."""
    turns = find_turns(report.text)
    own = None if turns else issuer(report, doc, quotes)
    labelled = [(turn.words, _speaker_of(turn, turns, known, report.text)) for turn in turns]
    if not turns:
        labelled = list(_entries(report.text))
    asked = (turn.words for turn in turns if turn.part == "asks" and "?" in turn.words.of(report.text))
    return Voices(tuple(labelled), tuple(asked), own)


def _speaker_of(turn: Turn, turns: tuple[Turn, ...], known: list[Known], text: str) -> Speaker | None:
    """Who a label names, in full; None for those who ask or speak for the outlet, its correspondents among them."""
    hosted = any(other.part == "outlet" for other in turns)
    if turn.part in {"asks", "outlet"}:
        return None
    if turn.part == "answers":
        person = next((one for one in known if one.person and one.head.idx < turn.label.start), None)
        return _person(person.name, person.kind, None) if person is not None else None
    name, kind = _in_full(turn.called, turns, known)
    kind = kind or _kind_before(name, text)
    if hosted and kind is None:
        return None
    span = Span(turn.label.start, turn.label.start + len(turn.called))
    return _person(name, kind, span if span.of(text) == turn.called else None)


def _kind_before(name: str, text: str) -> str | None:
    """'Foreign Ministry Spokesperson Lin Jian': what the words before a name say, wherever the text has it."""
    match = re.search(rf"((?:[\w’'-]+ ){{1,5}}){re.escape(name)}\b", text)
    before = match[1].split() if match is not None else []
    return head_kind(" ".join(before)) if before and (is_title(before[-1]) or head_kind(before[-1])) else None


def _person(name: str, kind: str | None, span: Span | None) -> Speaker:
    kinds: dict[str | None, SpeakerKind] = {
        "state": "state",
        "military": "military",
        "civic": "civic",
        "court": "court",
    }
    also: dict[str | None, SpeakerKind] = {
        "intergovernmental": "intergovernmental",
        "company": "company",
        "armed-group": "armed-group",
    }
    return Speaker(name, (kinds | also).get(kind, "witness"), span)


def _in_full(called: str, turns: tuple[Turn, ...], known: list[Known]) -> tuple[str, str | None]:
    """'PS' is Pimchanok S., 'Maj. Wolak' Maj. Krystian Wolak, 'DEPUTY MINISTER' the deputy minister whom the text names."""
    for other in turns:
        parts = other.called.split()
        if len(parts) > 1 and "".join(part[0] for part in parts).upper() == called:
            return _in_full(other.called, turns, known)
    wanted = core_words(called)
    people = [one for one in known if one.person]
    fitting = [one for one in people if wanted <= core_words(one.name) or wanted <= one.roles | core_words(one.name)]
    spelled = [other.called for other in turns if wanted < core_words(other.called)]
    kind = next((one.kind for one in fitting if one.kind), None) or head_kind(called)
    best = max([called, *(one.name for one in fitting), *spelled], key=lambda name: len(name.split()))
    return (best.title() if best.isupper() and " " in best else best), kind


def _entries(text: str) -> list[tuple[Span, Speaker | None]]:
    """'Police: ...', '... – rights group': bodies whose name stands beside what they say, set off by a mark."""
    found: list[tuple[Span, Speaker | None]] = []
    for pattern in (_ENTRY, _BEHIND):
        for match in pattern.finditer(text):
            name = match["name"].strip()
            kind = _kind_of_label(name)
            if kind is not None:
                found.append(
                    (
                        Span(*match.span("words")),
                        Speaker(name, kind, Span(match.start("name"), match.start("name") + len(name))),
                    )
                )
    for match in _POST.finditer(text):
        group, said = ("name", "words") if match["name"] else ("after", "before")
        name = match[group].strip()
        speaker = Speaker(name, head_kind(name) or "witness", Span(match.start(group), match.start(group) + len(name)))
        found.append((Span(*match.span(said)), speaker))
    return found


def _kind_of_label(name: str) -> BodyKind | None:
    """A body's or people's kind, where its noun heads the name: 'Rights group', not 'Police raid'."""
    noun = head_noun(name)
    if noun is None or len(name.split()) > _BARE:
        return None
    head = re.split(r" (?:of|for|in|at|on|from|against) ", name)[0].lower().replace("’", "'")
    rest = head.rpartition(noun)[2] if noun in head else head
    named = all(word[:1].isupper() for word in name[len(name) - len(rest) :].split()) if rest.strip("s' ") else True
    return head_kind(name) if noun in head and (not rest.strip("s' ") or named) else None


def issuer(report: Report, doc: "Doc", quotes: "list[Quote]") -> Speaker | None:
    """Return the body whose own words a text is; None for the press, which speaks for itself.

    A text is a body's own where it says so, where the outlet is one by its name, or where it is headed as a statement
    or says 'we' of itself, outside quotations, and names itself.
    """
    body = _issuing(report)
    if body is not None:
        return body
    outlet = report.outlet
    if outlet is None or _is_press(outlet, report.text):
        return None
    kind = head_kind(_bare_name(outlet))
    text = text_of(doc)
    at = text.find(outlet)
    span = Span(at, at + len(outlet)) if at >= 0 else None
    if kind in {"state", "military", "intergovernmental", "court", "company", "armed-group"}:
        return Speaker(outlet, kind, span)
    quoted = {token for quote in quotes for token in range(quote.start, quote.end)}
    ourselves = sum(token.lower_ in {"we", "our", "us"} and token.i not in quoted for token in doc) >= 2
    named = len(core_words(outlet) & {token.lower_ for token in doc}) >= min(2, len(core_words(outlet)))
    headed = _is_headed(report.text)
    if (
        (ourselves and (named or headed))
        or ((headed or kind is not None) and _speaks_of_itself(outlet, doc))
        or (headed and kind is not None)
    ):
        return Speaker(outlet, kind if kind is not None else "civic", span)
    return None


def _is_press(outlet: str, text: str) -> bool:
    """Papers, programmes and pages, by their name or by what they say of themselves: 'told the Monitor', 'compiled by'."""
    name = _bare_name(outlet).lower()
    parts = [part for part in re.split(r"[\s-]+", name) if part not in {"the", "le", "la", "el"}]
    if head_kind(name) == "media" or name.endswith("service"):
        return True
    low = text.lower()
    told = any(f"{phrase} {parts[-1]}" in low for phrase in ("told the", "told", "by the", "tells the"))
    if told or any(phrase in low for phrase in words("voices", "press", "passing")):
        return True
    return bool({parts[0], parts[-1]} & words("voices", "press", "names"))


def _bare_name(outlet: str) -> str:
    return re.sub(r"\s*\([^)]*\)$", "", outlet)


def _speaks_of_itself(outlet: str, doc: "Doc") -> bool:
    """'The Observatory has recorded', 'CVA considers': the outlet as a subject of its own text."""
    own = core_words(outlet) | {acronym(outlet).lower()}
    return any(
        token.dep_ == "nsubj" and token.pos_ == "PROPN" and token.lower_ in own and len(token.text) > 2 for token in doc
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()][:_HEAD]


def _is_headed(text: str) -> bool:
    """Say whether one of the first lines, or a part of it between strokes, begins as statements are headed."""
    parts = (part.strip(" -.").lower() for line in _lines(text) for part in re.split(r"[–—|:(•]", line))
    return any(re.match(rf"(?:{_headings()})(?: no\b|$| of the\b| from the\b| by the\b)", part) for part in parts)


@cache
def _headings() -> str:
    return "|".join(sorted(map(re.escape, words("voices", "statements", "headings")), key=len, reverse=True))


def _issuing(report: Report) -> Speaker | None:
    """The body that a statement names as its author: 'X issued the following statement', 'Statement by X', a bare line 'X'."""
    top = "\n".join(_lines(report.text))
    for pattern in (_ISSUED, _BY):
        match = pattern.search(top)
        if match is not None:
            group = "by" if match.groupdict().get("by") else "body"
            name = match[group].strip()
            kind = head_kind(name)
            if kind is not None and kind not in {"media", "witness"}:
                at = report.text.find(name)
                return Speaker(name, kind, Span(at, at + len(name)))
    if not _is_headed(report.text):
        return None
    for line in _lines(report.text)[1:]:
        name = re.split(r" [–—-] | \| ", line)[0].strip()
        kind = _kind_of_label(name)
        bare = len(name.split()) > 1 and not name.endswith(".") and ":" not in name
        if bare and kind is not None and kind not in {"media", "witness"}:
            at = report.text.find(name)
            return Speaker(name, kind, Span(at, at + len(name)))
    return None


def led_into(page: "Page", number: int) -> Speaker | None:
    """Whoever goes on in quotation marks right after a paragraph's first sentence, which sums up what they say.

    'Two men did not survive. “Our volunteers found them,” said Ana Ruiz.'
    """
    text = text_of(page.doc)
    if number + 1 >= len(page.sentences) or not _begins_paragraph(page.sentences[number], text):
        return None
    following = page.sentences[number + 1]
    quote = next((quote for quote in page.quotes if quote.start == following.start), None)
    if quote is None or "\n" in text[page.sentences[number].start_char : following.start_char].strip("\n"):
        return None
    for row, sentence in zip(page.by_sentence[number + 1 :], page.sentences[number + 1 :], strict=True):
        for attribution in row:
            if attribution.source is not None and attribution.cue.i >= quote.end:
                return page.cast.resolve(attribution.source)
        if sentence.end > quote.end:
            return None
    return None


def _begins_paragraph(sentence: "Sentence", text: str) -> bool:
    start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
    return not text[:start].strip() or "\n" in text[len(text[:start].rstrip()) : start]
