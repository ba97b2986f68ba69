"""Tellings: which mentions of a report are one occurrence of an act, as the report tells it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tumen.claims.claim import Act, Speaker
from tumen.claims.mentions import Mention
from tumen.values import Place, When
from tumen.values.count import compatible as counts_agree
from tumen.values.name import core_words, same_name
from tumen.values.place import compatible as places_agree
from tumen.values.place import narrower
from tumen.values.when import overlap

# Days: longer than the longest month, since 'in November' may date one occurrence and 'since January' does not.
_PERIOD = 45
# Two speakers who differ by more than this factor are not talking of the same people.
_DISPUTE = 4
# What a speaker says of an act, by stance: each is a claim of its own.
TELLING_STANCES = frozenset({"asserts", "confirms"})
# Where people set out or arrive says little of where other things happened.
MOVES = frozenset({"escape", "arrival"})


@dataclass(frozen=True, slots=True)
class Ground:
    """The place and the time that hold where a sentence stands, from what was said before it, and in which entry."""

    place: Place | None
    when: When | None
    entry: int


@dataclass(slots=True)
class Telling:
    """One occurrence as a report tells it: all mentions of it, in order."""

    act: Act
    mentions: list[Mention]
    ground: Ground

    @property
    def orders(self) -> list[int]:
        """The numbers of its sentences, in order."""
        return sorted({mention.order for mention in self.mentions})

    @property
    def place(self) -> Place | None:
        """The narrowest place that its mentions name."""
        best: Place | None = None
        for mention in self.mentions:
            if mention.place is not None:
                best = mention.place if best is None else narrower(best, mention.place)
        return best

    @property
    def when(self) -> When | None:
        """The shortest time that its mentions name."""
        named = [
            mention.when for mention in self.mentions if mention.when is not None and mention.when.start is not None
        ]
        return min(named, key=_days, default=None)

    def admits(self, mention: Mention, entry: int) -> bool:
        """Say whether nothing tells a mention, in that entry of a live blog or list, apart from this occurrence."""
        if mention.act != self.act:
            return False
        when, place = self.when or self.ground.when, self.place or self.ground.place
        if is_period(mention.when) and not is_period(when):
            return False
        if (
            when is not None
            and mention.when is not None
            and mention.when.start is not None
            and not overlap(when, mention.when)
        ):
            return False
        agree = places_agree(place, mention.place) if place is not None and mention.place is not None else True
        if agree is False or (agree is None and entry != self.ground.entry):
            return False
        return all(_counts_admit(earlier, mention) for earlier in self.mentions)


def is_period(when: When | None) -> bool:
    """A time so long that what it holds is a total of many occurrences, not one."""
    return when is not None and when.start is not None and _days(when) > _PERIOD


def is_day(when: When | None) -> bool:
    """A known time, short enough to hold for what stands beside it too."""
    return when is not None and when.start is not None and not is_period(when)


def _days(when: When) -> int:
    return (when.end - when.start).days if when.start is not None and when.end is not None else 10**6


def _counts_admit(earlier: Mention, later: Mention) -> bool:
    """One speaker's two numbers are two occurrences; two speakers' numbers may be one dispute."""
    if earlier.count is None or later.count is None or counts_agree(earlier.count, later.count):
        return True
    if same_speaker(earlier.speaker, later.speaker) or earlier.speaker is None or later.speaker is None:
        return False
    lows = sorted((earlier.count.low, later.count.low))
    return lows[1] <= _DISPUTE * max(lows[0], 1)


def same_speaker(first: Speaker | None, second: Speaker | None) -> bool:
    """Say whether two speakers of one report are one; the outlet is itself only."""
    if first is None or second is None:
        return first is second
    if same_name(first.name, second.name):
        return True
    one, other = core_words(first.name), core_words(second.name)
    return first.kind == second.kind and bool(one and other) and (one <= other or other <= one)


def with_acts(ordered: Sequence[Mention]) -> Iterator[Mention]:
    """Name the act of what does not name it itself, by what else the report tells.

    A figure without an act is about the last one told with a number; 'dead' are of the killing that is told; people
    who 'were taken' or 'are held' were arrested or abducted as the report has it elsewhere.
    """
    last: Act | None = None
    told = {mention.act for mention in ordered}
    captive: set[Act | None] = {"arrest", "abduction"}
    taken = [mention for mention in ordered if mention.act in captive and not mention.generic]
    for given in ordered:
        mention = given
        if mention.act is None and mention.stance in TELLING_STANCES:
            if last is None:
                continue
            mention = replace(mention, act=last)
        elif mention.act == "death" and mention.affected is None and "killing" in told:
            mention = replace(mention, act="killing")
        elif mention.act == "arrival" and mention.attempted:  # who tried to arrive and did not was on the way out
            mention = replace(mention, act="escape", place=None)
        elif mention.generic and mention.act in captive:
            alike = (other.act for other in taken if _may_be_of_same(other, mention))
            mention = replace(mention, act=next(alike, mention.act))
        if mention.count is not None and mention.stance in TELLING_STANCES:
            last = mention.act
        yield mention


def _may_be_of_same(one: Mention, other: Mention) -> bool:
    """Say whether two numbers may be of the same people taken: 'he was taken' is none of 52 arrests."""
    return one.count is None or other.count is None or counts_agree(one.count, other.count) is not False


def find_tellings(mentions: Sequence[Mention], ground: Callable[[int], Ground]) -> list[Telling]:
    """Join mentions into occurrences: the firm ones first, in order, then those that only point back.

    `ground` gives what holds where a sentence stands.
    """
    tellings: list[Telling] = []
    for mention in sorted(mentions, key=lambda mention: (not mention.firm, mention.order)):
        home = next((telling for telling in tellings if telling.admits(mention, ground(mention.order).entry)), None)
        if home is not None:
            home.mentions.append(mention)
        elif mention.firm and mention.act is not None:
            tellings.append(Telling(mention.act, [mention], ground(mention.order)))
    return sorted(tellings, key=lambda telling: min(mention.order for mention in telling.mentions))


def is_nobody(telling: Telling) -> bool:
    return all(mention.count is not None and mention.count.high == 0 for mention in telling.mentions)
