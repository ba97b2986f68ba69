"""Keep back what people decided to withhold: the one gate before every way out.

It stands before linking and assessing, so that no count, origin or status of what leaves rests on what is withheld;
only how many claims are kept back is said. Where in doubt it keeps back more: what is withheld of a claim is withheld
of the same claim in every copy of its report, and its words are masked in all that these reports let out. It knows words, not meanings: look at what you publish.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tumen.claims import Claim, Position, Speaker, Trend
from tumen.incidents import Decision
from tumen.reports import Entry
from tumen.values import Span

MASK = "[withheld]"
_ALL_FIELDS = frozenset({"text", "speaker", "actor", "affected", "count", "place", "when"})

Statement = TypeVar("Statement", Claim, Trend, Position)


@dataclass(frozen=True, slots=True)
class Released:
    """What may leave. `withheld` is the number of claims, trends and positions that are kept back whole."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    trends: tuple[Trend, ...]
    positions: tuple[Position, ...]
    withheld: int


def redact(
    entries: Sequence[Entry],
    claims: Sequence[Claim],
    trends: Sequence[Trend],
    positions: Sequence[Position],
    decisions: Iterable[Decision],
) -> Released:
    """Return what the decisions let out.

    A withheld field is null, a withheld speaker an unnamed one; their words become `[withheld]`, always of one length.
    A masked quote's span starts where it did and is as long as what is shown, so that it does not tell the length.
    """
    kept_back = _kept_back(decisions)
    gate = _Gate(entries, (*claims, *trends, *positions), kept_back) if kept_back else None
    if gate is None:
        return Released(tuple(entries), tuple(claims), tuple(trends), tuple(positions), 0)
    out = Released(
        tuple(gate.entry(entry) for entry in entries),
        tuple(gate.claim(claim) for claim in claims if not gate.holds(claim)),
        tuple(gate.statement(trend) for trend in trends if not gate.holds(trend)),
        tuple(gate.statement(position) for position in positions if not gate.holds(position)),
        0,
    )
    left = len(out.claims) + len(out.trends) + len(out.positions)
    return replace(out, withheld=len(claims) + len(trends) + len(positions) - left)


def masking(
    entries: Sequence[Entry],
    claims: Sequence[Claim],
    trends: Sequence[Trend],
    positions: Sequence[Position],
    decisions: Iterable[Decision],
) -> Callable[[str, str], str]:
    """Return what masks words (second) of the report with an id (first), such as its whole text, as `redact` does."""
    kept_back = _kept_back(decisions)
    gate = _Gate(entries, (*claims, *trends, *positions), kept_back) if kept_back else None
    return (lambda _, words: words) if gate is None else gate.mask


class _Gate:
    """What is withheld of each claim, and which words each report and its copies may not let out."""

    def __init__(
        self,
        entries: Iterable[Entry],
        statements: Sequence[Claim | Trend | Position],
        kept_back: Mapping[str, set[str]],
    ) -> None:
        self._root = _roots(entries)
        self._fields = self._with_copies(statements, kept_back)
        words: dict[str, set[str]] = defaultdict(set)
        for statement in statements:
            words[self._root_of(statement.report)].update(_words_of(statement, self._fields[statement.id]))
        self._masked = {root: _pattern(found) for root, found in words.items() if found}

    def holds(self, statement: Claim | Trend | Position) -> bool:
        """Say whether it is withheld whole."""
        return self._fields[statement.id] >= _ALL_FIELDS

    def entry(self, entry: Entry) -> Entry:
        """Return the report's line with its title masked, and without an address, outlet or credit that tells what is withheld.

        A body that publishes its own statement is its report's outlet, too.
        """
        title = None if entry.title is None else self.mask(entry.id, entry.title)
        url = None if entry.url is None or self._tells(entry.id, re.sub(r"[\W_]+", " ", entry.url)) else entry.url
        outlet, credit = (
            None if name is None or self._tells(entry.id, name) else name for name in (entry.outlet, entry.credit)
        )
        return replace(entry, title=title, url=url, outlet=outlet, credit=credit)

    def statement(self, statement: Statement) -> Statement:
        """Return the claim, trend or position with its quote and its speaker masked."""
        fields, speaker = self._fields[statement.id], statement.speaker
        text = MASK if "text" in fields else self.mask(statement.report, statement.text)
        span = Span(statement.span.start, statement.span.start + len(text))
        if speaker is not None and ("speaker" in fields or self._tells(statement.report, speaker.name)):
            speaker = Speaker(MASK, "unnamed", Span(statement.span.start, statement.span.start))
        changed = text != statement.text
        return replace(statement, text=text, span=span if changed else statement.span, speaker=speaker)

    def claim(self, claim: Claim) -> Claim:
        """Return the claim without the fields that are withheld and those that spell the same words."""

        def hides(field: str, words: str | None) -> bool:
            return field in self._fields[claim.id] or (words is not None and self._tells(claim.report, words))

        masked = self.statement(claim)
        speaker_masked = masked.speaker is not claim.speaker
        return replace(
            masked,
            chain=tuple(MASK if speaker_masked else self.mask(claim.report, name) for name in claim.chain),
            cue=None if masked.text != claim.text or speaker_masked else claim.cue,
            actor=None if hides("actor", claim.actor) else claim.actor,
            affected=None if hides("affected", claim.affected) else claim.affected,
            count=None if hides("count", claim.count.words if claim.count else None) else claim.count,
            place=None if hides("place", claim.place.name if claim.place else None) else claim.place,
            when=None if hides("when", claim.when.words if claim.when else None) else claim.when,
        )

    def _with_copies(
        self, statements: Sequence[Claim | Trend | Position], kept_back: Mapping[str, set[str]]
    ) -> dict[str, set[str]]:
        """Return what is withheld of each, where the same claim stands in a copy too."""
        together: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for statement in statements:
            together[self._key(statement)] |= kept_back.get(statement.id, set())
        return {
            statement.id: kept_back.get(statement.id, set()) | together[self._key(statement)]
            for statement in statements
        }

    def _key(self, statement: Claim | Trend | Position) -> tuple[object, ...]:
        words = tuple(re.findall(r"\w+", statement.text.lower()))
        return self._root_of(statement.report), type(statement), statement.act, words

    def _root_of(self, report: str) -> str:
        return self._root.get(report, report)

    def mask(self, report: str, words: str) -> str:
        """Return the words of a report with those masked that are withheld of it or of its copies."""
        pattern = self._masked.get(self._root_of(report))
        return words if pattern is None else pattern.sub(MASK, words)

    def _tells(self, report: str, words: str) -> bool:
        pattern = self._masked.get(self._root_of(report))
        return pattern is not None and pattern.search(words) is not None


def _kept_back(decisions: Iterable[Decision]) -> dict[str, set[str]]:
    """Return the fields that are withheld of each claim; of decisions on one claim and field the latest counts."""
    latest: dict[tuple[str, str | None], bool] = {}
    for decision in sorted(decisions, key=lambda one: (one.on, one.id)):
        if decision.verdict in ("withhold", "publish"):
            latest.update({(claim, decision.field): decision.verdict == "withhold" for claim in decision.claims})
    fields: dict[str, set[str]] = defaultdict(set)
    for (claim, field), is_withheld in latest.items():
        if is_withheld:
            fields[claim] |= _ALL_FIELDS if field is None else {field}
            if field == "count":  # parts and paraphrases tell a number too
                fields[claim].add("text")
    return dict(fields)


def _roots(entries: Iterable[Entry]) -> dict[str, str]:
    """Return for each report that is a copy the report at the start of its line of copies."""
    parent = {entry.id: entry.copy_of for entry in entries if entry.copy_of is not None}
    roots = {}
    for report in parent:
        root, seen = report, {report}
        while root in parent and parent[root] not in seen:
            root = parent[root]
            seen.add(root)
        roots[report] = root
    return roots


def _words_of(statement: Claim | Trend | Position, fields: set[str]) -> set[str]:
    """Return the words that carry the withheld fields; of a name also its parts, which may stand alone."""
    found: set[str | None] = {statement.text} if "text" in fields else set()
    if fields >= _ALL_FIELDS:
        return {statement.text}
    if "speaker" in fields and statement.speaker is not None:
        found |= {statement.speaker.name, *_name_parts(statement.speaker.name)}
    if isinstance(statement, Claim):
        found |= {getattr(statement, field) for field in ("actor", "affected") if field in fields}
        found |= {
            value.words for field in ("count", "when") if field in fields and (value := getattr(statement, field))
        }
        if "count" in fields and statement.count is not None:
            found |= set(re.findall(r"\d[\d,.]*", statement.count.words or ""))
        if "place" in fields and statement.place is not None:
            found |= {statement.place.name, *_name_parts(statement.place.name)}
    return {words for words in found if words}


def _name_parts(name: str) -> list[str]:
    return [part for part in re.findall(r"[^\W\d_][\w'’-]+", name) if part[0].isupper()]


def _pattern(found: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the words, the longest first, whatever white space lies between them."""
    longest_first = sorted(found, key=lambda words: (-len(words), words))
    spelled = (r"\s+".join(re.escape(word) for word in words.split()) for words in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)
