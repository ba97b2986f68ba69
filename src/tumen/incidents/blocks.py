"""Blocks: what two tellings must share to be compared at all, so that linking need not compare all with all.

They share an act, and a person's name, or a time and a place, or a time where one names no place. What very many share tells
nothing apart and is passed over; numbers and single days take its place.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations

from tumen.incidents.profile import Profile

# More tellings than this under one key: the key is too common to compare by. A place tells more than a country or a week.
_MOST = {"place": 1000, "name": 1000}
_OTHERWISE_MOST = 300
_OF_WEEKS = ("week", "placeless", "unplaced")
_DAYS_BACK = 31
_DAYS_AHEAD = 180
# The longest time that is followed week by week; what is vaguer than a year shares its first year's weeks.
_MOST_WEEKS = 57
# The longest time of which each single day is a key too, and the most words of names that are paired.
_FEW_DAYS, _FEW_NAMES = 3, 6


def keys_of(profile: Profile) -> frozenset[str]:
    """Return the keys under which a telling is found. The claims of one occurrence of one act mostly share some."""
    return frozenset(f"{profile.act}|{key}" for key in _keys(profile, _weeks(profile)))


def sought_by(profile: Profile, keys: frozenset[str]) -> frozenset[str]:
    """Return the keys under which a telling with these keys looks for others: one with a place for those without, of its weeks."""
    if profile.place is None:
        return keys
    weeks = {key for key in keys if _kind(key) == "week"}
    return keys - weeks | {key.replace("|week|", "|unplaced|", 1) for key in weeks}


def sought_by_expectation(profile: Profile) -> frozenset[str]:
    """Return the keys under which an expectation looks for what came true: in its own report, and after it was published."""
    weeks = set(_weeks(profile))
    if profile.when is None and profile.first is not None:
        weeks |= set(_between(profile.first - dt.timedelta(days=3), profile.first + dt.timedelta(days=_DAYS_AHEAD)))
    keys = (f"{profile.act}|{key}" for key in _keys(profile, sorted(weeks)))
    return frozenset(key for key in keys if _kind(key) not in _OF_WEEKS)


def _keys(profile: Profile, weeks: Iterable[int]) -> Iterator[str]:
    yield from (f"report|{root}" for root in profile.roots)
    yield from (f"name|{name}" for name in profile.people.names)
    names = sorted(profile.people.names)[:_FEW_NAMES]
    yield from (f"names|{one} {other}" for one, other in combinations(names, 2))
    numbers = [low for low, high in profile.counts if low == high and low > 1]
    for week in weeks:
        yield f"week|{week}"
        if profile.place is None:
            yield f"placeless|{week}"
            yield f"unplaced|{week}"
        yield from (f"country|{country}|{week}" for country in profile.countries)
        for word in profile.place_words:
            yield f"place|{word}|{week}"
            yield from (f"number|{word}|{week}|{number}" for number in numbers)
        yield from (f"number||{week}|{number}" for number in numbers)
    for day in _days(profile):
        yield from (f"day|{word}|{day}" for word in profile.place_words)


def _days(profile: Profile) -> range:
    when = profile.when
    if when is None or when.start is None or when.end is None or (when.end - when.start).days >= _FEW_DAYS:
        return range(0)
    return range(when.start.toordinal(), when.end.toordinal() + 1)


def _weeks(profile: Profile) -> list[int]:
    """Return the weeks in which the occurrence may lie: its own, or those up to publication; 0 where neither is known."""
    if profile.when is not None and profile.when.start is not None and profile.when.end is not None:
        return _between(profile.when.start - dt.timedelta(days=2), profile.when.end + dt.timedelta(days=2))
    if profile.first is not None and profile.last is not None:
        return _between(profile.first - dt.timedelta(days=_DAYS_BACK), profile.last)
    return [0]


def _between(first: dt.date, last: dt.date) -> list[int]:
    start, end = first.toordinal() // 7, last.toordinal() // 7
    return list(range(start, min(end, start + _MOST_WEEKS) + 1))


def common_keys(held: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield the keys that are too common to compare by, given each key of all tellings and how many have it."""
    for key, number in held:
        if number > _most(key) and _kind(key) != "unplaced":
            yield key
            if _kind(key) == "week":
                yield key.replace("|week|", "|unplaced|", 1)


class Blocks:
    """Which names stand under which keys. `common` are keys that are known to be too common whoever stands there."""

    def __init__(self, common: frozenset[str] = frozenset()) -> None:
        self._members: dict[str, list[str]] = {}
        self._common = common

    def add(self, name: str, keys: Iterable[str]) -> Iterator[str]:
        """Put a name under keys; yield the keys that became too common by it."""
        for key in keys:
            members = self._members.setdefault(key, [])
            members.append(name)
            if len(members) == _most(key) + 1:
                yield key

    def remove(self, name: str, keys: Iterable[str]) -> Iterator[str]:
        """Take a name out; yield the keys that are no longer too common."""
        for key in keys:
            members = self._members[key]
            members.remove(name)
            if len(members) == _most(key):
                yield key
            if not members:
                del self._members[key]

    def under(self, key: str) -> list[str]:
        """Return the names under a key, common or not."""
        return self._members.get(key, [])

    def near(self, keys: Iterable[str]) -> set[str]:
        """Return the names under the keys that are not too common."""
        return set().union(*(self.under(key) for key in keys if not self.is_common(key)))

    def is_common(self, key: str) -> bool:
        """Say whether too many stand under the key to compare them all."""
        if key in self._common:
            return True
        # Whoever names no place is compared with those who name one only while both together are not too many.
        counted = key.replace("|unplaced|", "|week|", 1) if _kind(key) == "unplaced" else key
        return len(self.under(counted)) > _most(counted)


def _most(key: str) -> int:
    return _MOST.get(_kind(key), _OTHERWISE_MOST)


def _kind(key: str) -> str:
    return key.split("|", 2)[1]
