"""What a set of claims, taken together, says of its occurrence: where, when, to whom, how many."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tumen.claims import Act, Claim
from tumen.incidents.people import People, joined, people_in
from tumen.incidents.totals import states_its_time
from tumen.incidents.words import word_list
from tumen.reports import Entry
from tumen.values import Place, When
from tumen.values.place import PlacePrecision

# From the narrowest to the widest.
_FINENESS: dict[PlacePrecision, int] = {"site": 0, "town": 1, "district": 2, "province": 3, "country": 4, "unknown": 2}
_LONG_DAYS = 62
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME_WORD = re.compile(r"[^\W_]+")
# Words that say what sort of place it is, or how the occurrence lay to it.
_GENERIC = word_list("generic")

# A place's name, country and precision.
_Named = tuple[str, str | None, PlacePrecision]


@dataclass(frozen=True, slots=True)
class Profile:
    """Claims taken together. `when` and `place` are what most of them agree on; the rest gathers what each says.

    `roots` are the reports, a copy standing under the report whose text it is; `first` and `last` their days.
    `replies`: nobody asserts, they only deny or check what others say.
    """

    act: Act
    claims: tuple[Claim, ...]
    roots: frozenset[str]
    first: dt.date | None
    last: dt.date | None
    when: When | None
    place: Place | None
    place_words: frozenset[str]
    countries: frozenset[str]
    counts: frozenset[tuple[int, int | None]]
    people: People
    actors: frozenset[str]
    actor_countries: frozenset[str]
    speakers: frozenset[str]
    words: frozenset[str]
    replies: bool


def profile_of(claims: Iterable[Claim], entries: Mapping[str, Entry]) -> Profile:
    """Return what the claims say together. They are of one act; their order changes nothing."""
    ordered = tuple(sorted(claims, key=lambda claim: claim.id))
    told = [(root_of(claim.report, entries), claim) for claim in ordered]
    days = sorted(day for root, claim in told if (day := _published(root, claim, entries)) is not None)
    # What a report and its copies say counts once.
    whens = {(root, when.start, when.end): when for root, claim in reversed(told) if (when := _own_time(claim))}
    spots = {
        (root, claim.place.name, claim.place.country): claim.place for root, claim in reversed(told) if claim.place
    }
    places = list(spots.values())
    return Profile(
        act=ordered[0].act,
        claims=ordered,
        roots=frozenset(root for root, _ in told),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        when=agreed_when(list(whens.values())),
        place=agreed_place(places),
        place_words=frozenset().union(*(place_words(place) for place in places)),
        countries=frozenset(place.country for place in places if place.country is not None),
        counts=frozenset((claim.count.low, claim.count.high) for claim in ordered if claim.count is not None),
        people=joined(people_in(claim.affected) for claim in ordered),
        actors=frozenset().union(*(_words(claim.actor) for claim in ordered)),
        actor_countries=joined(people_in(claim.actor) for claim in ordered).countries,
        speakers=frozenset(claim.speaker.name for claim in ordered if claim.speaker is not None),
        words=frozenset(word.lower() for claim in ordered for word in _LONG_WORD.findall(claim.text)),
        replies=all(claim.stance in ("denies", "verifying") for claim in ordered),
    )


def agreed_when(whens: Sequence[When]) -> When | None:
    """Return the narrowest interval that is compatible with most of the intervals; None where none has days.

    Each interval is supported by those it shares a day with; the best supported one counts, of those the narrowest,
    of those the earliest.
    """
    known = [(when.start, when.end, when) for when in whens if when.start is not None and when.end is not None]
    if not known:
        return None
    held = Counter((start, end) for start, end, _ in known)

    def rank(item: tuple[dt.date, dt.date, When]) -> tuple[int, int, dt.date, str]:
        start, end, when = item
        support = sum(times for (s, e), times in held.items() if s <= end and start <= e)
        return -support, (end - start).days, start, when.words or "~"

    return min(known, key=rank)[2]


def agreed_place(places: Sequence[Place]) -> Place | None:
    """Return the narrowest place that most of the places agree with.

    Places agree where one name holds a telling word of the other's, or one is the other's whole country. Of the best
    supported the narrowest counts, then the one said most often, then the first by name.
    """
    if not places:
        return None
    held = Counter(map(_named, places))
    words = {named: place_words_of(named[0]) for named in held}

    def support(mine: _Named) -> int:
        return sum(times for other, times in held.items() if words[mine] & words[other] or _in_country(mine, other))

    def rank(place: Place) -> tuple[int, int, int, str, bool]:
        mine = _named(place)
        return -support(mine), _FINENESS[place.precision], -held[mine], place.name, place.lat is None

    return min(places, key=rank)


def _named(place: Place) -> _Named:
    return place.name, place.country, place.precision


def _in_country(one: _Named, other: _Named) -> bool:
    """Say whether one is the whole country in which the other lies."""
    return one[1] is not None and one[1] == other[1] and "country" in (one[2], other[2])


def place_words(place: Place) -> frozenset[str]:
    """Return the telling words of the place's name; none for a whole country."""
    return frozenset() if place.precision == "country" else place_words_of(place.name)


def place_words_of(name: str) -> frozenset[str]:
    """Return the words of a place's name without those that say only what sort of place it is."""
    every = frozenset(word.lower() for word in _NAME_WORD.findall(name))
    return every - _GENERIC or every


def root_of(report: str, entries: Mapping[str, Entry]) -> str:
    """Return the report whose text this one carries: itself, or the end of its row of copies.

    The end may be a report that is not among the entries: copies of it still stand under one id.
    """
    seen = {report}
    while (entry := entries.get(report)) is not None and entry.copy_of is not None and entry.copy_of not in seen:
        report = entry.copy_of
        seen.add(report)
    return report


def _own_time(claim: Claim) -> When | None:
    """Return the claim's time, but no long period that its own words do not give."""
    when = claim.when
    if when is None or when.start is None or when.end is None:
        return None
    return when if states_its_time(claim) or (when.end - when.start).days <= _LONG_DAYS else None


def _published(root: str, claim: Claim, entries: Mapping[str, Entry]) -> dt.date | None:
    entry = entries.get(root) or entries.get(claim.report)
    return None if entry is None else entry.published


def _words(words: str | None) -> frozenset[str]:
    return frozenset(word.lower() for word in _LONG_WORD.findall(words or ""))
