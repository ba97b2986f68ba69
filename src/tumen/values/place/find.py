"""Finding the places that a text names: capitals looked up, weighed by context, joined with what contains them."""

from collections.abc import Collection

from tumen.values.place.gazetteer import Gazetteer, open_gazetteer
from tumen.values.place.matches import country_shares, find_matches
from tumen.values.place.place import Place
from tumen.values.place.reading import Reading
from tumen.values.place.tokens import tokenize


def find_places(text: str, countries: Collection[str] = (), gazetteer: Gazetteer | None = None) -> list[Place]:
    """Return the places named in the text, in their order, each with the span of its words.

    `countries` are codes that are known to be spoken of; countries and nationalities in the text are added to them.
    'Gulu, Uganda' is one place, the narrower; 'Nanning East Railway Station' is a site with the town's position. Names
    of people and bodies, and capitals that stand for governments ('Beijing said'), are left out. A name that is not
    in the gazetteer is returned where the words around it say that it is a place, with its country by context.
    """
    return places_and_countries(text, countries, gazetteer)[0]


def places_and_countries(
    text: str, countries: Collection[str] = (), gazetteer: Gazetteer | None = None, above: str = ""
) -> tuple[list[Place], dict[str, float]]:
    """Return what `find_places` and `countries_in` return, for one search of the text.

    The words `above` it, a headline or dateline, tell with it which countries are spoken of.
    """
    gazetteer = gazetteer or open_gazetteer()
    tokens = tokenize(text)
    matches = list(find_matches(tokens, gazetteer))
    shares = country_shares([*find_matches(tokenize(above), gazetteer), *matches], countries)
    return Reading(text, tokens, matches, shares).places(), shares


def countries_in(text: str, gazetteer: Gazetteer | None = None) -> dict[str, float]:
    """Return the countries that the text names or implies, by how much it does: 1 for the most named, less for others."""
    matches = list(find_matches(tokenize(text), gazetteer or open_gazetteer()))
    return country_shares(matches, ())
