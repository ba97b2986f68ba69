"""Which reports republish another's text, whole, abridged or lightly edited.

Two reports share a text when the shorter one's story lies mostly in the other: containment of word shingles, as an abridged copy
shares little of the whole by Jaccard and nearly all by containment. Furniture does not count. Speech in quotation marks, which
independent reporters of one press conference share, counts only beside a share of what stands around it.
"""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from tumen.reports.names import same_name
from tumen.reports.report import Report

# Words of a shingle.
_SHINGLE = 4
# The share of the shorter story's shingles that must lie in the other. Swept on ECB+ (770 documents; pairs that are copies found /
# independent pairs joined): .25 .95/.008, .30 .94/.003, .35 .92/.003, .40 .87/.003; with shingles of 5 .30 .91/.003, of 3 .35 .94/.005. On the
# development gold sets copies begin at .90 and others end at .06.
_CONTAINED = 0.30
# Or this share of the whole text, speech included, lies in the other, and with it this share of the story outside quotations: so a
# copy is found most of which is speech, and two reporters of one press conference stay apart. Swept in the same place: .35 and .10
# .98/.0043, .40 and .15 .98/.0036, .45 and .15 .94/.0034; without, .94/.0034.
_CONTAINED_WITH_SPEECH = 0.35
_STORY_BESIDE_SPEECH = 0.10
# Fewer shingles than this, outside quotations, show nothing: agencies' stock phrases alone are as long.
_FEWEST = 15
# Words after which a quotation mark that is not closed is taken for a slip.
_LONGEST_QUOTATION = 120
# One shingle in two finds the pairs to compare; the shortest copy, that shares 5 of 15, is found with a chance of 97 %.
_SAMPLE = 2
# Of the reports that share a shingle each is compared with this many: in a family of copies that is enough to hang together.
_HUBS = 16

_TOKEN = re.compile(r"\w+(?:[’'.]\w+)*|[\"“”„«»\n]")
_SALT = np.uint64(0x9E3779B97F4A7C15)

Hashes = npt.NDArray[np.uint64]
Node = TypeVar("Node", int, str)


@dataclass(frozen=True, slots=True)
class Story:
    """What is kept of a report: sorted hashes of its shingles, and what tells which of two was first."""

    id: str
    shingles: Hashes
    spoken: Hashes
    words: int
    published: dt.date | None
    moment: dt.datetime | None
    outlet: str | None
    credits: tuple[str, ...]


class Copies:
    """Reports are added one by one, in any order; their texts are not kept, about 8 bytes a word are."""

    def __init__(self) -> None:
        self._stories: dict[str, Story] = {}

    def add(self, report: Report) -> None:
        """Take note of a report; one that was added before is not added again."""
        if report.id not in self._stories:
            self._stories[report.id] = story_of(report)

    def copy_of(self, as_of: dt.date | None = None) -> dict[str, str]:
        """Return for each report that is a copy the id of the report whose text it carries, never itself a copy.

        With `as_of`, as if the reports published later, or on an unknown day, had never been added.

        Of two that share a text the first is: the one published earlier; the one that the other credits; the one with the earlier moment;
        the longer; the one with the smaller id. The order in which reports were added changes nothing. Costs about the number of words,
        and the number of pairs that share a shingle.
        """
        known = (
            story
            for story in self._stories.values()
            if as_of is None or (story.published is not None and story.published <= as_of)
        )
        stories = sorted(known, key=lambda story: story.id)
        near: dict[int, dict[int, float]] = defaultdict(dict)
        for one, other in candidates([sampled(story) for story in stories]):
            share = shared(stories[one], stories[other])
            if share is not None:
                near[one][other] = near[other][one] = share
        first: dict[str, str] = {}
        for family in families_of(near):
            first.update(firsts_of(stories, family, near))
        return first


def find_copies(reports: Iterable[Report]) -> dict[str, str]:
    """Return for each report that is a copy the id of the report whose text it carries; see `Copies.copy_of`."""
    copies = Copies()
    for report in reports:
        copies.add(report)
    return copies.copy_of()


def story_of(report: Report) -> Story:
    """Return what the search for copies keeps of a report."""
    words, quoted = _words(report)
    told, spoken = _shingles(words, quoted)
    return Story(
        id=report.id,
        shingles=told,
        spoken=spoken,
        words=len(words),
        published=report.published,
        moment=report.published_at,
        outlet=report.outlet,
        credits=tuple(name for name in (report.credit, report.source) if name),
    )


def _words(report: Report) -> tuple[list[str], list[bool]]:
    """Return the story's words in lower case, and for each whether it stands in quotation marks."""
    words: list[str] = []
    quoted: list[bool] = []
    opened: int | None = None
    start = 0
    stretches: list[str] = []
    for furniture in report.furniture:
        stretches.append(report.text[start : furniture.span.start])
        start = furniture.span.end
    stretches.append(report.text[start:])
    for word in _TOKEN.findall("\n".join(stretches)):
        if word == "\n":
            opened = None
        elif word in '"“”„«»':
            if opened is not None and len(words) - opened <= _LONGEST_QUOTATION:
                quoted[opened:] = [True] * (len(words) - opened)
            opened = len(words) if opened is None else None
        else:
            words.append(re.sub(r"[’'.]", "", word).lower())
            quoted.append(False)
    return words, quoted


def _shingles(words: list[str], quoted: list[bool]) -> tuple[Hashes, Hashes]:
    """Return the sorted distinct hashes of the shingles most of whose words stand outside quotation marks, and of the others."""
    count = len(words) - _SHINGLE + 1
    if count < 1:
        return np.empty(0, np.uint64), np.empty(0, np.uint64)
    hashes = np.array([_hash(word) for word in words], np.uint64)
    spoken = np.array(quoted, np.int64)
    combined = np.zeros(count, np.uint64)
    inside = np.zeros(count, np.int64)
    for place in range(_SHINGLE):
        combined = (combined * _SALT) ^ (hashes[place : place + count] + np.uint64(place))
        combined ^= combined >> np.uint64(29)
        inside += spoken[place : place + count]
    told = inside * 2 < _SHINGLE
    return np.unique(combined[told]), np.unique(combined[~told])


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def sampled(story: Story) -> Hashes:
    """Return those of a story's shingles by which it is looked for."""
    found: Hashes = story.shingles[story.shingles % np.uint64(_SAMPLE) == 0]
    return found


def candidates(samples: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of stories, in the order of their ids, that share a sampled shingle, each once, the smaller number first."""
    if not samples:
        return
    hashes = np.concatenate(samples)
    numbers = np.repeat(np.arange(len(samples)), [len(sample) for sample in samples])
    order = np.argsort(hashes, kind="stable")
    hashes, numbers = hashes[order], numbers[order]
    ends = np.flatnonzero(np.append(hashes[1:] != hashes[:-1], True)) + 1
    pairs: set[tuple[int, int]] = set()
    for start, end in zip(np.append(0, ends[:-1]), ends, strict=True):
        if end - start > 1:
            group = numbers[start:end].tolist()
            pairs.update((hub, other) for number, hub in enumerate(group[:_HUBS]) for other in group[number + 1 :])
    yield from sorted(pairs)


def shared(one: Story, other: Story) -> float | None:
    """Return the share of the shorter story that lies in the other; None where they are not one text."""
    share = _contained(one, other)
    if share >= _CONTAINED:
        return share
    if share >= _STORY_BESIDE_SPEECH and _contained_with_speech(one, other) >= _CONTAINED_WITH_SPEECH:
        return share
    return None


def _contained(one: Story, other: Story) -> float:
    """Return the share of the shorter story that lies in the other; 0 where it is too short to tell."""
    return _share(one.shingles, other.shingles)


def _contained_with_speech(one: Story, other: Story) -> float:
    """Return the share of the shorter text that lies in the other, quoted speech included; 0 where it is too short to tell."""
    return _share(np.union1d(one.shingles, one.spoken), np.union1d(other.shingles, other.spoken))


def _share(one: Hashes, other: Hashes) -> float:
    shorter = min(len(one), len(other))
    if shorter < _FEWEST:
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / shorter


def families_of(near: Mapping[Node, Mapping[Node, float]]) -> Iterator[list[Node]]:
    """Yield the groups of stories that hang together by pairs, each in order."""
    seen: set[Node] = set()
    for number in sorted(near):
        if number in seen:
            continue
        family, waiting = {number}, [number]
        while waiting:
            new = near[waiting.pop()].keys() - family
            family |= new
            waiting.extend(new)
        seen |= family
        yield sorted(family)


def _ordered(stories: Sequence[Story], family: Sequence[int]) -> list[int]:
    """Return the family's stories, the one first that carried the text first."""
    outlets = {stories[number].outlet for number in family}
    named = {
        name: {each for each in outlets if same_name(name, each)}
        for number in family
        for name in stories[number].credits
    }
    borrowed = {number: set().union(*(named[name] for name in stories[number].credits)) for number in family}
    credited_outlets = {outlet for number in family for outlet in borrowed[number] - {stories[number].outlet}}

    def key(number: int) -> tuple[dt.date, bool, bool, float, int, str]:
        story = stories[number]
        credited = story.outlet in credited_outlets
        crediting = bool(borrowed[number] - {story.outlet})
        undated = dt.date.min if credited else dt.date.max
        moment = story.moment.timestamp() if story.moment else float("inf")
        return story.published or undated, not credited, crediting, moment, -story.words, story.id

    return sorted(family, key=key)


def firsts_of(
    stories: Sequence[Story], family: Sequence[int], near: Mapping[int, Mapping[int, float]]
) -> dict[str, str]:
    """Return for each copy in a family the original at the end of its chain: its closest among the earlier ones, and so on."""
    ordered = _ordered(stories, family)
    original: dict[int, int] = {}
    place = {number: each for each, number in enumerate(ordered)}
    for number in ordered:
        earlier = [(share, -place[each], each) for each, share in near[number].items() if place[each] < place[number]]
        if earlier:
            closest = max(earlier)[2]
            original[number] = original.get(closest, closest)
    return {stories[copy].id: stories[first].id for copy, first in original.items()}
