"""Story: the town and the country that a whole report is about, an inference for what does not say where it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tumen.claims.scenes import Scene
from tumen.reports import Report
from tumen.values import Place, Span
from tumen.values.place import country_name, find_homes, find_places, open_gazetteer
from tumen.values.place.countries import is_capital

# How much each naming of a town says that the story is set there. Scenes of its sentences and the headline count most;
# the town of a man or of the police counts less, and that where the report was written from decides between none.
_SCENE, _HEADLINE, _NAMED, _HOME, _SEAT, _DATELINE = 2.0, 2.0, 1.0, 1.5, 0.5, 0.5
# A town that is named as a speaker's seat once, or in the dateline alone, says nothing of the story.
_LEAST = 1.0
# 'on the city's east side', without its name: the city that the report is written from.
_THE_TOWN = re.compile(r"\b(?:the|this) (?:city|town)(?:['’]s)?\b(?! of)", re.IGNORECASE)
_AREAS = frozenset({"town", "district"})


def main_country(shares: Mapping[str, float]) -> Place | None:
    """Return the country that a text speaks of most: an inference, which no words of one claim carry."""
    code = max(shares, key=lambda country: (shares[country], country), default=None)
    place = open_gazetteer().lookup(country_name(code)) if code is not None else None
    return replace(place, span=None) if place is not None and place.precision == "country" else None


def main_place(weighed: Sequence[tuple[Place, float]], country: Place | None) -> Place | None:
    """Return the town or district that weighs most, of the country the report speaks of most; of equals the first.

    None where none weighs enough to be more than where somebody spoke.
    """
    inside = [
        (place, weight)
        for place, weight in weighed
        if place.precision in _AREAS and (country is None or place.country == country.country)
    ]
    often: dict[str, float] = {}
    for place, weight in inside:
        often[place.name] = often.get(place.name, 0.0) + weight
    enough = [place for place, _ in inside if often[place.name] >= _LEAST]
    return max(enough, key=lambda place: often[place.name], default=None)


def weigh_places(
    report: Report,
    places: Sequence[Place],
    scenes: Sequence[Scene],
    seats: frozenset[Span],
    shares: Mapping[str, float],
) -> list[tuple[Place, float]]:
    """Return what names a town in a report, with how much it says; `places` are those of the story's own text.

    `seats` are those of its words that name where somebody sits or speaks.
    """
    named = [(place, _SEAT if place.span in seats else _NAMED) for place in places]
    named += [(scene.place, _SCENE) for scene in scenes if scene.place is not None]
    named += [(place, _HOME) for place in find_homes(report.text, shares)]
    for furniture in report.furniture:
        words = furniture.span.of(report.text)
        if furniture.kind == "headline":
            named += [(_moved(place, furniture.span.start), _HEADLINE) for place in find_places(words, tuple(shares))]
        elif furniture.kind == "dateline":
            town = _dateline_town(words, shares)
            if town is not None:
                named.append((town, _NAMED if _THE_TOWN.search(report.text) else _DATELINE))
                named += _named_again(town, words, report, furniture.span.end, places)
    return named


def _named_again(
    town: Place, dateline: str, report: Report, start: int, places: Sequence[Place]
) -> list[tuple[Place, float]]:
    """The town of the dateline where the story has its name, though nothing there says that it is a place's.

    Not a capital: there reporters and governments sit.
    """
    if town.country is None or is_capital(town.name, town.country):
        return []
    name = re.split(r"[,(–—-]", dateline)[0].strip()
    known = {place.span.start for place in places if place.span is not None}
    again = re.finditer(rf"\b{re.escape(name.title() if name.isupper() else name)}\b", report.text[start:])
    return [(town, _NAMED) for found in again if found.start() + start not in known]


def _moved(place: Place, start: int) -> Place:
    return replace(place, span=place.span.shifted(start)) if place.span is not None else place


def _dateline_town(words: str, shares: Mapping[str, float]) -> Place | None:
    name = (
        words.split(",", maxsplit=1)[0]
        .split("(", maxsplit=1)[0]
        .split(" – ", maxsplit=1)[0]
        .split(" - ", maxsplit=1)[0]
        .strip(" —–-.")
    )
    found = open_gazetteer().lookup(name.title() if name.isupper() else name, tuple(shares)) if name else None
    return found if found is not None and found.precision in _AREAS else None
