"""Whether two sets of claims are about one occurrence: aspect by aspect, each with its weight and its reason.

The weights are evidence for (+) or against (-) one occurrence, in steps of about one bit; `BLOCKED` rules it out. They were
set by hand, from what tells occurrences apart in news, and hold for any act and country.
"""

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Literal

from tumen.incidents.people import People
from tumen.incidents.profile import Profile
from tumen.values import Place, When
from tumen.values.place import compatible, distance_km, neighbours

Aspect = Literal["time", "place", "people", "count", "actor", "report", "context"]
Verdict = Literal["compatible", "unknown", "incompatible"]

BLOCKED = -100.0
# Acts that begin in one country and end in another: the reports may name either side.
_ACROSS_BORDERS = frozenset({"forced-return", "escape", "defection", "arrival", "trafficking"})
# Over a border, but not over more than one.
_OVER_THE_BORDER = "abduction"
# What happens to a person once, or seldom: a name outweighs a time that was told or read wrongly.
_ONCE = frozenset({"killing", "death", "execution", "sentence", "disappearance", "defection"})
_SHORT_DAYS = 7
_NEAR_KM, _FAR_KM = 25, 60
# Up to this many people, one who is named and those with him are easily counted apart ('an envoy', 'his family').
_FEW = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one aspect says: its weight in bits for one occurrence, and the reason in words."""

    aspect: Aspect
    verdict: Verdict
    weight: float
    reason: str


def compare(one: Profile, other: Profile) -> list[Comparison]:
    """Return what each aspect says of the two being one occurrence. The order of the two changes nothing."""
    return [
        _report(one, other),
        _time(one, other),
        _place(one, other),
        _people(one, other),
        _count(one, other),
        _actor(one, other),
        _context(one, other),
    ]


def ruled_out(one: Profile, other: Profile) -> bool:
    """Say whether the times alone rule out that two reports tell one occurrence; the quick answer before comparing."""
    if one.when is None or other.when is None or one.people.names & other.people.names or one.roots & other.roots:
        return False
    return _gap_days(one.when, other.when)[0] > 2


def total(comparisons: list[Comparison]) -> float:
    """Return the sum of the weights, in bits; at most 0 where nothing is known to agree."""
    return sum(comparison.weight for comparison in comparisons)


def _report(one: Profile, other: Profile) -> Comparison:
    if one.roots & other.roots:
        return Comparison("report", "compatible", 2.5, "told in one report")
    return Comparison("report", "unknown", 0.0, "told in different reports")


def _time(one: Profile, other: Profile) -> Comparison:
    if one.when is None or other.when is None:
        return _by_publication(one, other)
    gap, shared = _gap_days(one.when, other.when)
    narrow, wide = sorted((_days(one.when), _days(other.when)))
    if gap > 0:
        weight = -0.5 if gap == 1 else -2.5 if gap == 2 or _denied(one, other) else BLOCKED
        if weight == BLOCKED and one.act in _ONCE and one.people.names & other.people.names:
            weight = -4.0
        return Comparison("time", "incompatible", weight, f"the times lie {gap} days apart")
    if wide <= _SHORT_DAYS:
        weight = 3.0 if shared * 2 >= wide or narrow == 1 else 2.0
        return Comparison("time", "compatible", weight, "the same days")
    if narrow > 0 and wide <= 62:
        return Comparison("time", "compatible", 1.5, "the time of one lies in the other's weeks")
    return Comparison("time", "compatible", 0.5, "the times do not rule each other out")


def _replied(one: Profile, other: Profile) -> bool:
    """Say whether one only denies or checks, in the same report: what it speaks of is most likely the other."""
    return bool(one.roots & other.roots) and (one.replies or other.replies)


def _denied(one: Profile, other: Profile) -> bool:
    """Say whether one only denies, in the same report: the day read for it is often that of the denial."""
    denying = any(each.replies and all(claim.stance == "denies" for claim in each.claims) for each in (one, other))
    return denying and bool(one.roots & other.roots)


def _by_publication(one: Profile, other: Profile) -> Comparison:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return Comparison("time", "unknown", 0.0, "no time is known")
    for told, untold in ((one, other), (other, one)):
        if told.when is not None and told.when.start is not None and untold.first is not None:
            days = (untold.first - told.when.start).days
            if days < -1:
                return Comparison("time", "incompatible", -2.5, "one was published before the other happened")
            if days <= _SHORT_DAYS:
                return Comparison("time", "compatible", 0.7, "one was published within a week of the other's time")
            if days <= (31 if untold.replies else 14):
                return Comparison("time", "compatible", 0.5, "one was published within weeks of the other's time")
            return Comparison(
                "time", "unknown", 0.0 if days <= 62 else -1.5, f"published {days} days after the other's time"
            )
    gap = max((other.first - one.last).days, (one.first - other.last).days, 0)
    if gap <= _SHORT_DAYS:
        return Comparison("time", "unknown", 0.5, "no time is known; published within a week of each other")
    return Comparison("time", "unknown", 0.0 if gap <= 62 else -1.5, f"no time is known; published {gap} days apart")


def _place(one: Profile, other: Profile) -> Comparison:
    if one.place is None or other.place is None:
        return Comparison("place", "unknown", 0.0, "no place is known")
    shared = one.place_words & other.place_words
    telling = {word for word in shared if not word.isdigit()}
    abroad = bool(one.countries and other.countries and not one.countries & other.countries)
    if telling:
        return _one_name(one, other, sorted(telling), abroad)
    if abroad:
        touching = any(other.countries & neighbours(country) for country in one.countries)
        both_sides = one.act in _ACROSS_BORDERS or (touching and one.act == _OVER_THE_BORDER)
        weight = -1.0 if both_sides else -2.5 if touching else -5.0
        return Comparison(
            "place", "incompatible", weight, f"{one.place.name} and {other.place.name} are in different countries"
        )
    if not one.place_words or not other.place_words:
        return Comparison("place", "compatible", 0.5, "the same country")
    found = _by_distance(one.place, other.place, together=bool(one.roots & other.roots))
    return replace(found, weight=max(found.weight, -1.5)) if _replied(one, other) else found


def _one_name(one: Profile, other: Profile, telling: list[str], abroad: bool) -> Comparison:
    words = " ".join(telling)
    if abroad:
        return Comparison("place", "compatible", 1.0, f"both name {words}, though in different countries")
    numbers = [{word for word in each.place_words if word.isdigit()} for each in (one, other)]
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return Comparison("place", "incompatible", -1.5, f"different numbers at {words}")
    return Comparison("place", "compatible", 3.0, f"both name {words}")


def _by_distance(one: Place, other: Place, together: bool) -> Comparison:
    """Compare two names that share no word. One report (`together`) seldom gives one place two such names."""
    apart, fits = distance_km(one, other), compatible(one, other)
    names = f"{one.name} and {other.name}"
    if fits and "province" in (one.precision, other.precision):
        return Comparison("place", "compatible", 1.0, f"{names} lie in one another")
    if apart is None:
        # A site that names no town may lie in the other place.
        vague = any(
            each.precision in ("province", "district") or (each.precision == "site" and ", " not in each.name)
            for each in (one, other)
        )
        weight = -2.0 if together and vague else 0.0 if vague else -4.0 if together else -1.5
        return Comparison("place", "incompatible" if weight else "unknown", weight, f"{names} share no name")
    reason = f"{names} lie {apart:.0f} km apart"
    if apart <= _NEAR_KM:
        return Comparison("place", "compatible", 1.5, reason)
    if "province" in (one.precision, other.precision):
        return Comparison("place", "incompatible", -2.0, reason)
    return Comparison("place", "incompatible", -5.0 if together else -1.0 if apart <= _FAR_KM else -4.0, reason)


def _people(one: Profile, other: Profile) -> Comparison:
    mine, theirs = one.people, other.people
    named = mine.names & theirs.names
    if named:
        return Comparison("people", "compatible", 4.0, f"both name {' '.join(sorted(named))}")
    if (mine.initials and theirs.names) or (theirs.initials and mine.names):
        return _by_initial(mine, theirs)
    if mine.full and theirs.full:
        return Comparison("people", "incompatible", -8.0, "they name different people")
    if mine.countries and theirs.countries and not mine.countries & theirs.countries:
        return Comparison("people", "incompatible", -2.5, "people of different nationality")
    weight = (1.0 if mine.countries & theirs.countries else 0.0) + min(0.5 * len(mine.kinds & theirs.kinds), 1.0)
    if weight:
        return Comparison("people", "compatible", weight, "the same sort of people")
    return Comparison("people", "unknown", 0.0, "nothing to compare in who it happened to")


def _by_initial(mine: People, theirs: People) -> Comparison:
    """Compare a name of which only initials are given ('the convict L.') with one in full."""
    short, full = (mine.initials, theirs.names) if theirs.names else (theirs.initials, mine.names)
    if short <= {name[0] for name in full}:
        return Comparison("people", "compatible", 1.5, f"the initials {' '.join(sorted(short))} fit the name")
    return Comparison("people", "incompatible", -6.0, f"the initials {' '.join(sorted(short))} do not fit the name")


def _count(one: Profile, other: Profile) -> Comparison:
    if not one.counts or not other.counts:
        return Comparison("count", "unknown", 0.0, "no number is known")
    return max((_two_counts(a, b) for a in one.counts for b in other.counts), key=lambda found: found.weight)


def _two_counts(one: tuple[int, int | None], other: tuple[int, int | None]) -> Comparison:
    if one == other:
        low, high = one
        exact = low == high
        weight = 0.7 if not exact or low < 2 else 1.2 if low < 4 else 2.0
        return Comparison("count", "compatible", weight, f"the same number, {low}")
    highs = [math.inf if high is None else high for _, high in (one, other)]
    if one[0] <= highs[1] and other[0] <= highs[0]:
        return Comparison("count", "compatible", 0.5, "the ranges of the numbers meet")
    below, above = sorted((one, other))
    ratio = above[0] / max(below[1] or 1, 1)
    weight = -0.5 if ratio <= 1.5 else -1.0 if above[0] <= _FEW else -1.5 if ratio <= 3 else -3.0
    return Comparison("count", "incompatible", weight, f"the numbers do not meet: {below[0]} and {above[0]}")


def _actor(one: Profile, other: Profile) -> Comparison:
    if not one.actors or not other.actors:
        return Comparison("actor", "unknown", 0.0, "who did it is not said")
    if one.actor_countries and other.actor_countries and not one.actor_countries & other.actor_countries:
        return Comparison("actor", "incompatible", -2.0, "those said to have done it are of different countries")
    if one.actors & other.actors:
        return Comparison("actor", "compatible", 0.7, "the same is said to have done it")
    return Comparison("actor", "incompatible", -0.5, "different ones are said to have done it")


def _context(one: Profile, other: Profile) -> Comparison:
    either = len(one.words | other.words)
    alike = len(one.words & other.words) / either if either else 0.0
    again = 0.5 if one.speakers & other.speakers else 0.0
    if alike < 0.15 and not again:
        return Comparison("context", "unknown", 0.0, "told in other words")
    return Comparison("context", "compatible", min(2.0, 3 * alike) + again, f"{alike:.0%} of the words are shared")


def _gap_days(one: When, other: When) -> tuple[int, int]:
    """Return the days between two known intervals (0: they meet) and the days they share."""
    starts, ends = _ends(one), _ends(other)
    first_end, last_start = min(starts[1], ends[1]), max(starts[0], ends[0])
    gap = (last_start - first_end).days
    return max(gap, 0), max(1 - gap, 0)


def _days(when: When) -> int:
    start, end = _ends(when)
    return (end - start).days + 1


def _ends(when: When) -> tuple[dt.date, dt.date]:
    if when.start is None or when.end is None:
        raise ValueError("an interval without days cannot be compared")
    return when.start, when.end
