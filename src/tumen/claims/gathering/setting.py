"""Setting: where and when a report's story stands, for what does not say so itself."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tumen.claims.gathering.story import main_country, main_place, weigh_places
from tumen.claims.gathering.tellings import MOVES, Ground, Telling, is_day, is_period
from tumen.claims.page import Page
from tumen.claims.scenes import Scene, find_scenes, find_seats, is_live
from tumen.claims.vocabulary import words
from tumen.reports import Report
from tumen.values import Place, When
from tumen.values.place import compatible, country_name, country_of, narrower, nationality_country, open_gazetteer

# A place or a day named up to this many sentences before still holds; after that the report's main one is likelier.
_CARRY = 3
# 'It happened on Monday' dates what was told up to this many sentences before it.
_AFTER = 2
_WIDE = frozenset({"country", "province"})


@dataclass(slots=True)
class Setting:
    """What a report says of place and time around its acts.

    `country` and `main` are what the whole report speaks of most; `today` is the day of a live blog's entries, None
    for other reports. `named` are the places of acts by the sentence that names them.
    """

    scenes: Sequence[Scene]
    country: Place | None
    main: Place | None
    today: dt.date | None
    named: Mapping[int, Place]
    tellings: Sequence[Telling] = ()

    def ground(self, order: int) -> Ground:
        """Return the place and the time that the sentences up to this one give."""
        near = self._near(order)
        place: Place | None = None
        for scene in near:
            told = self.named.get(scene.order) or (scene.place if scene.told else None)
            if told is not None and (place is None or _is_in(told, place)):
                place = told
                if place.precision not in _WIDE:
                    break
        when = next((scene.when for scene in near if scene.when is not None), None)
        return Ground(place, when or self._day_of_entry(), near[0].entry if near else 0)

    def _near(self, order: int) -> list[Scene]:
        """The sentence and those before it that still hold, the nearest first; an entry holds for itself only."""
        here = self.scenes[order] if order < len(self.scenes) else None
        if here is None:
            return []
        return [
            scene for scene in reversed(self.scenes[max(0, order - _CARRY) : order + 1]) if scene.entry == here.entry
        ]

    def _told_after(self, order: int) -> list[Scene]:
        """'The raid took place on Monday', said of what stands in the sentences before."""
        here = self.scenes[order] if order < len(self.scenes) else None
        following = self.scenes[order + 1 : order + 1 + _AFTER]
        return [scene for scene in following if scene.told and here is not None and scene.entry == here.entry]

    def place(self, telling: Telling) -> Place | None:
        """Return where an occurrence took place: its own place, else the nearest, else the story's."""
        own = telling.place
        first = telling.orders[0]
        if telling.act == "sentence" and (own is None or own.precision in _WIDE):
            return self._court(first) or self.located(self.narrowed(own))
        if own is None:
            own = self._area(telling)
            if own is not None:
                return own
        if is_period(telling.when):
            return own or self.country
        if own is None or own.precision in _WIDE:
            found = [self.ground(first).place, *(scene.place for scene in self._told_after(first))]
            found += [self.ground(order).place for order in telling.orders[1:]]
            for place in found:
                if place is not None and (own is None or _is_in(place, own)):
                    own = place
        if own is None and telling.act in words("scenes", "homely"):
            own = self._of_actor(telling)
        return self.located(self.narrowed(own or self._nearest_place(first)))

    def _of_actor(self, telling: Telling) -> Place | None:
        """'Thai police', 'Pakistan': the country of who did it, where the report's story is not set in it anyway."""
        actors = [mention.actor for mention in telling.mentions if mention.actor is not None]
        codes = [code for actor in actors for code in [actor_country(actor)] if code is not None]
        if not codes or (self.main is not None and self.main.country == codes[0]):
            return None
        place = open_gazetteer().lookup(country_name(codes[0]))
        return place if place is not None and place.precision == "country" else None

    def _area(self, telling: Telling) -> Place | None:
        """'in the region', 'across the country': the area that was named before."""
        return next((area for order in telling.orders if (area := self.scenes[order].area) is not None), None)

    def _court(self, order: int) -> Place | None:
        """Return the seat of the court that is named nearest to a sentence."""
        named = [scene for scene in self.scenes if scene.court is not None]
        nearest = min(named, key=lambda scene: abs(scene.order - order), default=None)
        return nearest.court if nearest is not None else None

    def place_at(self, order: int) -> Place | None:
        """Return the place that holds at a sentence: one just named, else that of the report's story."""
        return self.located(self.narrowed(self.ground(order).place or self._nearest_place(order)))

    def _nearest_place(self, order: int) -> Place | None:
        """Return the place of what was told last before a sentence, else the story's own, else that of what follows."""
        told = [telling for telling in self.tellings if telling.place is not None and telling.act not in MOVES]
        before = [telling.place for telling in told if telling.orders[0] <= order]
        home = self.country.country if self.country is not None else None  # what happened abroad is told in passing
        before = [place for place in before if place is not None and place.country == home] or before
        scenes = [scene.place for scene in self.scenes[: order + 1] if scene.place is not None]
        towns = [place for place in scenes if place.precision not in _WIDE]
        after = [telling.place for telling in told]
        return next((place for place in (*before[-1:], self.main, *towns[-1:], *after) if place), self.country)

    def narrowed(self, place: Place | None) -> Place | None:
        """Return the story's main town where only its country is known; a province is named for its own sake."""
        if self.main is not None and (place is None or (place.precision == "country" and _is_in(self.main, place))):
            return self.main
        return place

    def located(self, place: Place | None) -> Place | None:
        """Return a street, a building or a quarter together with its town, where the words name one elsewhere."""
        if place is None:
            return None
        main = self.main
        around = main or self.country
        if place.country is None and place.precision != "country" and around is not None:
            place = replace(place, country=around.country)
        if main is None or main.precision != "town" or not is_part_of_town(place):
            return place
        if place.country != main.country or main.name.lower() in place.name.lower():
            return place
        return replace(
            place,
            name=f"{place.name}, {main.name}",
            lat=main.lat if place.lat is None else place.lat,
            lon=main.lon if place.lon is None else place.lon,
        )

    def when(self, telling: Telling) -> When | None:
        """Return when an occurrence took place: its own time, else the nearest day, else that of the story."""
        if telling.when is not None:
            return _begun(telling) or telling.when
        first = telling.orders[0]
        near = [self.ground(order).when for order in telling.orders]
        told = [scene.when for scene in self._told_after(first)]
        found = next((when for when in [*near, *told] if when is not None), None)
        return found or self._first_when(first)

    def _day_of_entry(self) -> When | None:
        return When(self.today, self.today, "day", None, None) if self.today is not None else None

    def _first_when(self, order: int) -> When | None:
        earlier = [other.when for other in self.tellings if other.orders[0] <= order and is_day(other.when)]
        lead = [scene.when for scene in self.scenes[: _CARRY + 1] if scene.when is not None]
        return next(iter([*earlier, *lead]), None)


def narrower_time(own: When | None, told: When | None) -> When | None:
    """Return a time, or that of what it answers where this lies within it: a denial of 'last week' knows the day."""
    if own is None or told is None or own.start is None or told.start is None or own.end is None or told.end is None:
        return own or told
    return told if own.start <= told.start and told.end <= own.end else own


def _begun(telling: Telling) -> When | None:
    """'He has been held since 14 March': one arrest, of that day."""
    when = telling.when
    if when is None or when.start is None or not (when.words or "").lower().startswith("since"):
        return None
    several = any(mention.count is not None and mention.count.high != 1 for mention in telling.mentions)
    return None if several else replace(when, end=when.start, precision="day")


def is_part_of_town(place: Place) -> bool:
    """Say whether a place is so small that its town tells where it is: a street, a house, a quarter."""
    quarter = place.precision == "district" and place.name.lower().split()[-1] in words("scenes", "quarters")
    return place.precision == "site" or quarter


def actor_country(actor: str) -> str | None:
    """Return the country that the words for an actor name: 'Thai police', 'the Pakistani authorities', 'China'."""
    named = country_of(actor)
    return named or next((code for word in actor.split() if (code := nationality_country(word)) is not None), None)


def _is_in(narrow: Place, wide: Place) -> bool:
    """Say whether a place is named more narrowly than another that may hold it."""
    return narrower(wide, narrow) is narrow and compatible(narrow, wide) is True


def setting_of(page: Page, report: Report) -> Setting:
    """Return where and when the story of a parsed report stands."""
    scenes = [
        replace(scene, when=None) if _is_ahead(scene.when, report.published) else scene
        for scene in find_scenes(page.sentences, page.by_sentence, page.around, report.text)
    ]
    seats = find_seats(page.sentences, page.by_sentence, page.around)
    shares = page.around.shares
    weighed = weigh_places(report, page.around.places, scenes, seats, shares)
    country = main_country(shares or {place.country: weight for place, weight in weighed if place.country})
    today = report.published if is_live(report.text) else None
    return Setting(scenes, country, main_place(weighed, country), today, {})


def _is_ahead(when: When | None, published: dt.date | None) -> bool:
    return when is not None and when.start is not None and published is not None and when.start > published
