"""Breakdowns: which items of a text are one count, a total with its parts or a list that adds up to a total."""

from collections.abc import Sequence
from typing import NamedTuple

from tumen.values.count.bounds import Bounds, words
from tumen.values.count.items import COUPLES, Item
from tumen.values.count.nouns import noun_after
from tumen.values.count.tokens import Token
from tumen.values.people import is_plural_person

Parts = dict[str, tuple[int, int | None]]

_SENTENCE_ENDS = {".", "!", "?"}
_SEPARATORS = {",", ":", ";", "-", "–", "—", "("}
_FIRM_SEPARATORS = {":", "-", "–", "—", "("}
_PARTIAL = [("including",), ("among", "them"), ("among", "whom"), ("amongst", "them"), ("included",), ("includes",),
            ("with", "them")]  # fmt: skip
_INTRODUCTIONS = {"namely", "being", "comprising", "specifically"}
_JOINS = [("and",), (",",), (",", "and"), ("&",), ("as", "well", "as"), (",", "as", "well", "as"), ("plus",),
          ("along", "with"), ("together", "with"), (",", "along", "with"), (",", "together", "with")]  # fmt: skip
_REPORTING = {
    "that",
    "said",
    "says",
    "say",
    "which",
    "where",
    "when",
    "while",
    "after",
    "as",
    "and",
    "but",
    "of",
    "least",
}
_FINITE = {"was", "were", "is", "are", "had", "have", "has", "did", "do", "will", "would"}
_PRONOUNS = {"he", "she", "himself", "herself"}  # 'four of them: he himself, the wife, ...': no part is complete
_CLASSES = {"women", "men", "children"}
_FARTHEST = 18  # tokens between a total and its breakdown, in one sentence
_LONGEST_LIST = 12  # items; a longer row is a table, and looking on would cost more than linear time
_NEAREST = 7  # tokens between a total and a list that does not add up to it exactly


class Joined(NamedTuple):
    """One count made of items up to `last` (an index); its words run from token `start` to `end` (exclusive)."""

    last: int
    start: int
    end: int
    bounds: Bounds
    parts: Parts


def joined_at(tokens: Sequence[Token], items: Sequence[Item], index: int) -> Joined | None:
    """Return the count that begins with an item, with all items that belong to it; None where it counts nothing."""
    return (
        _breakdown(tokens, items, index)
        or _coordination(tokens, items, index)
        or _alone(tokens, items, index)
    )  # fmt: skip


def _alone(tokens: Sequence[Token], items: Sequence[Item], index: int) -> Joined | None:
    item = items[index]
    if item.kind == "own":
        return Joined(index, item.start, item.end, _plus_one(item.bounds), {}) if _accompanies(tokens, item) else None
    if item.kind == "definite" or (item.kind == "subset" and item.bounds.high == 1):
        return None
    end = item.end
    if item.kind == "subset" and tokens[item.start].low == "of":
        return Joined(index, item.start + 2, end, item.bounds, {})
    parts, end = _majority(tokens, item)
    return Joined(index, item.start, end, item.bounds, parts or _uniform(tokens, item))


def _uniform(tokens: Sequence[Token], item: Item) -> Parts:
    """Return the part that 'four women' says all of them are; 'twelve men and women' are of several."""
    follows = {token.low for token in tokens[item.phrase_end : item.phrase_end + 1]}
    several = item.kind == "number" and item.bounds.low > 1
    if not several or item.key not in _CLASSES or follows & {"and", "or", "&"} or _lists_on(tokens, item):
        return {}
    return {item.key: (item.bounds.low, item.bounds.high)}


def _lists_on(tokens: Sequence[Token], item: Item) -> bool:
    """Say whether bare nouns go on after the noun: 'men, women and children'."""
    follows = tokens[item.phrase_end : item.phrase_end + 2]
    return len(follows) == 2 and follows[0].low == "," and is_plural_person(follows[1].low)


def _accompanies(tokens: Sequence[Token], item: Item) -> bool:
    """Say whether the relatives come with their owner: 'with his wife', or words that are nothing else."""
    before = tokens[item.start - 1].low if item.start else "with"
    alone = item.start == 0 and item.phrase_end == len(tokens)
    return item.relative and (alone or (item.start > 0 and before == "with"))


def _plus_one(bounds: Bounds) -> Bounds:
    return Bounds(bounds.low + 1, None if bounds.high is None else bounds.high + 1)


def _summed(items: Sequence[Item]) -> Bounds:
    highs = [item.bounds.high for item in items if item.bounds.high is not None]
    return Bounds(sum(item.bounds.low for item in items), sum(highs) if len(highs) == len(items) else None)


def _parts(items: Sequence[Item]) -> Parts:
    parts: Parts = {}
    for key in dict.fromkeys(item.key for item in items if item.key is not None):
        low, high = _summed([item for item in items if item.key == key])
        parts[key] = (low, high)
    parts.pop(COUPLES, None)
    return parts


def _list(tokens: Sequence[Token], items: Sequence[Item], first: int) -> int:
    """Return the index of the last item of the list that begins with the item at `first`."""
    last, closing = first, False
    while last + 1 < len(items) and last - first < _LONGEST_LIST and items[last].key is not None:
        begin, end = _after_attribute(tokens, items[last].phrase_end), items[last + 1].start
        between = tuple(token.low for token in tokens[begin:end]) if end - begin <= 5 else ()
        couple = between == ("with",) and items[last].key == COUPLES
        if items[last + 1].kind == "subset" or not (between in _JOINS or couple) or _fare_apart(tokens, items, last):
            break
        last += 1
        if closing and "and" not in between:
            last -= 1
            break
        closing = "and" in between
    return last if last == first or items[last].key is not None else last - 1


def _fare_apart(tokens: Sequence[Token], items: Sequence[Item], last: int) -> bool:
    """'9 dead and 14 wounded': what became of each is a count of its own."""
    one, other = (tokens[item.phrase_end - 1].low for item in items[last : last + 2])
    return one != other and {one, other} <= words("states")


def _after_attribute(tokens: Sequence[Token], at: int) -> int:
    """Skip the age of a person: 'aged 68', 'of seven', '(24)'."""
    low = [token.low for token in tokens[at : at + 4]]
    if low[:1] == ["aged"] or (low[:1] == ["of"] and len(low) > 1 and low[1] not in {"the", "a"}):
        return at + 2
    return at + 3 if low[:1] == ["("] and low[2:3] == [")"] else at


def _breakdown(tokens: Sequence[Token], items: Sequence[Item], index: int) -> Joined | None:
    total = items[index]
    several = total.bounds.high is None or total.bounds.high > 1
    if total.kind not in {"number", "group"} or not several or index + 1 >= len(items):
        return None
    last = index
    parts: Parts = {}
    while last + 1 < len(items):
        begin = items[last].phrase_end
        gap = [token.low for token in tokens[begin : items[last + 1].start]] if _near(items, last) else ["."]
        found = _next_parts(tokens, items, last, gap, index)
        if found is None or any(word in _SENTENCE_ENDS or word.isspace() for word in gap):
            break
        parts |= found[1]
        last = found[0]
    if last == index:
        return None
    return Joined(last, total.start, items[last].phrase_end, total.bounds, parts)


def _near(items: Sequence[Item], last: int) -> bool:
    return items[last + 1].start - items[last].phrase_end <= _FARTHEST


def _next_parts(
    tokens: Sequence[Token], items: Sequence[Item], last: int, gap: list[str], index: int
) -> tuple[int, Parts] | None:
    """Return the parts that follow after the item at `last`, and the index of the last of them."""
    following = items[last + 1]
    if following.kind == "subset":
        return last + 1, _parts([following])
    end = _list(tokens, items, last + 1)
    group = items[last + 1 : end + 1]
    if _is_among_them(tokens, group[-1].phrase_end) and following.key is not None and len(gap) <= 2:
        return end, _parts(group)
    if last == index and _is_partial(gap):
        return (end, _parts(group)) if following.key is not None else None
    if last == index and _adds_up(items[index], group, gap):
        return end, {} if _PRONOUNS & set(gap) else _parts(group)
    return None


def _is_among_them(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the part is marked as one behind it: 'nine minors among them'."""
    return [token.low for token in tokens[at : at + 2]] in [["among", "them"], ["amongst", "them"], ["among", "whom"]]


def _is_partial(gap: list[str]) -> bool:
    words = [word for word in gap if word != ","]
    return any(tuple(words[-len(marker) :]) == marker for marker in _PARTIAL)


def _adds_up(total: Item, group: Sequence[Item], gap: list[str]) -> bool:
    """Say whether a list right after a total is its breakdown.

    It is when it adds up to the total; and also when it comes within a quarter of it, after a colon or dash
    within a half, so that a breakdown that does not fit is seen as one and raises its flag.
    """
    words = gap[:-1] if gap and gap[-1] in _INTRODUCTIONS else gap
    if not words or words[-1] not in _SEPARATORS or any(item.key is None and item.kind != "number" for item in group):
        return False
    if any(item.key is None for item in group) and len(group) == 1 and group[0].bounds != total.bounds:
        return False
    low, high = _summed(group)
    exact = total.bounds.high == total.bounds.low == low == high
    if exact:
        return True
    fits = (total.bounds.high is None or low <= total.bounds.high) and (high is None or high >= total.bounds.low)
    loose = words[-1] not in _FIRM_SEPARATORS and any(item.key not in _CLASSES for item in group)
    if len(gap) > _NEAREST or len(group) < 2 or loose:
        return False
    near = 2 if words[-1] in _FIRM_SEPARATORS else 4
    return fits or (near - 1) * total.bounds.low <= near * low <= (near + 1) * total.bounds.low


def _majority(tokens: Sequence[Token], total: Item) -> tuple[Parts, int]:
    """Return the part and where its words end. Read '31 people, mostly women' (more than half of them) and '31 people, all women'."""
    low = [token.low for token in tokens[total.phrase_end : total.phrase_end + 4]]
    if low[:1] != [","] or len(low) < 3 or (total.bounds.high or 2) < 2:
        return {}, total.end
    share = {("mostly",): 1, ("mainly",): 1, ("most", "of", "them"): 3, ("all",): 1, ("all", "of", "them"): 3}
    for phrase, length in sorted(share.items(), key=lambda entry: -entry[1]):
        if tuple(low[1 : 1 + length]) == phrase:
            noun = noun_after(tokens, total.phrase_end + 1 + length)
            least = total.bounds.low if phrase[0] == "all" else total.bounds.low // 2 + 1
            return ({}, total.end) if noun is None else ({noun.key: (least, total.bounds.high)}, noun.end)
    return {}, total.end


def _coordination(tokens: Sequence[Token], items: Sequence[Item], index: int) -> Joined | None:
    """Read a list without a total: 'seven men and two women', 'his wife and child', 'a woman aged 68 and two men'."""
    last = _list(tokens, items, index)
    first = items[index]
    group = items[index : last + 1]
    if first.kind == "subset":
        return None
    if first.kind == "own":
        return _family(tokens, items, index, last)
    total = items[last + 1] if last + 1 < len(items) else None
    if total is not None and first.key is not None and _is_among(tokens, group, total):
        return Joined(last + 1, first.start, total.end, total.bounds, _parts(group))
    if last == index or not _is_closed(tokens, group) or _is_garden_path(tokens, group):
        return None
    if first.kind == "definite" and not any(item.relative or item.kind == "number" for item in group):
        return None
    return Joined(last, first.start, group[-1].phrase_end, _summed(group), _parts(group))


def _is_among(tokens: Sequence[Token], group: Sequence[Item], total: Item) -> bool:
    """Say whether the total follows its parts: 'six women and a child among nine'."""
    end = group[-1].phrase_end
    follows = total.kind == "number" and total.start == end + 1 and tokens[end].low == "among"
    return follows and total.bounds.low > _summed(group).low


def _is_closed(tokens: Sequence[Token], group: Sequence[Item]) -> bool:
    """Say whether the list ends with 'and': a row of commas alone is an apposition ('a doctor, a woman in ...')."""
    between = tokens[group[-2].phrase_end : group[-1].start]
    return any(token.low != "," for token in between)


def _is_garden_path(tokens: Sequence[Token], group: Sequence[Item]) -> bool:
    """In 'killed two men and three women were hurt' the women begin a clause of their own."""
    begin, end = group[0].start, group[-1].phrase_end
    verb_follows = end < len(tokens) and tokens[end].low in _FINITE
    opens = begin == 0 or not tokens[begin - 1].raw[0].isalnum() or tokens[begin - 1].low in _REPORTING
    return verb_follows and not opens


def _family(tokens: Sequence[Token], items: Sequence[Item], index: int, last: int) -> Joined | None:
    """Read 'with his wife and child': the relatives and the one they belong to."""
    group = items[index : last + 1]
    end = group[-1].phrase_end
    bounds = _summed(group)
    kin_end, more = _bare_kin(tokens, end)
    alone = group[0].start == 0 and kin_end == len(tokens)
    before = tokens[group[0].start - 1].low if group[0].start else ""
    if more:
        bounds, end = Bounds(bounds.low + more, None if bounds.high is None else bounds.high + more), kin_end
    elif len(group) == 1:
        return None
    named = before == "," and group[0].start > 1 and tokens[group[0].start - 2].low in {"he", "him", "she", "her"}
    if group[0].relative and (alone or before == "with" or named):
        bounds = _plus_one(bounds)
    return Joined(last, group[0].start, end, bounds, {})


def _bare_kin(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return where 'and child', ', son and daughter' ends after a first relative, and how many they are."""
    end, more, place = at, 0, at
    while place + 1 < len(tokens) and tokens[place].low in {",", "and"} and more < 12:
        step = 2 if tokens[place].low == "," and tokens[place + 1].low == "and" else 1
        noun = noun_after(tokens, place + step)
        if noun is None or noun.end != place + step + 1:
            break
        more += 1
        end = place = noun.end
    return end, more
