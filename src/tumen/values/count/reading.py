"""Words to counts: every expression of a text that counts people."""

from bisect import bisect_left
from collections.abc import Sequence

from tumen.values.count.breakdowns import joined_at
from tumen.values.count.items import items_of
from tumen.values.count.nouns import one_person
from tumen.values.count.record import Count
from tumen.values.count.tokens import Token, tokens_of
from tumen.values.span import Span
from tumen.values.when import find_whens


def find_counts(text: str) -> list[Count]:
    """Return the counts of people that the text states, from left to right, without overlap.

    A count's span runs from its modifier to its number ('at least 15'); where a breakdown follows, to the end of the
    last part, so that every number in `parts` stands in `words`. Phrases for one person ('a senior diplomat') span
    their noun. Numbers that cannot count people (ages, money, measures, dates, labels) are left out; whether the
    noun after a number names people is left to `is_person_noun`. Cost: linear in the length of the text.
    """
    tokens = tokens_of(text)
    items = items_of(tokens, _dated(text, tokens))
    counts: list[Count] = []
    index = 0
    while index < len(items):
        joined = joined_at(tokens, items, index)
        if joined is None:
            index += 1
            continue
        span = Span(tokens[joined.start].start, tokens[joined.end - 1].end)
        counts.append(Count(*joined.bounds, parts=joined.parts, words=span.of(text), span=span))
        index = joined.last + 1
    return counts


def _dated(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Say of each token whether it belongs to an expression of time."""
    blocked = [False] * len(tokens)
    starts = [token.start for token in tokens]
    for when in find_whens(text, None):
        if when.span is not None:
            first, last = bisect_left(starts, when.span.start), bisect_left(starts, when.span.end)
            blocked[first:last] = [True] * (last - first)
    return blocked


def read_count(words: str) -> Count | None:
    """Return the count that a noun phrase states: 'the nine' 9, 'dozens of residents' [24, ), 'the man' 1.

    None where it states none ('civilians', '600 kilometres').
    """
    found = find_counts(words)
    if found:
        return found[0]
    return _definite(words, tokens_of(words))


def _definite(words: str, tokens: Sequence[Token]) -> Count | None:
    if not tokens or tokens[0].low not in {"the", "this", "that"}:
        return None
    noun = one_person(tokens, 0)
    if noun is None:
        return None
    span = Span(tokens[0].start, tokens[noun.end - 1].end)
    return Count(1, 1, {}, span.of(words), span)
