"""Words of a text come in, places go out: name, country, position and how precise it is, all from an offline gazetteer.

Homonyms are told apart by what the text speaks of; places that contain one another are joined.
This part never looks anything up over a network; it keeps one index file in the user's cache folder.
"""

from tumen.values.place.compare import compatible, distance_km, narrower, place_words
from tumen.values.place.countries import country_name, country_of, nationality_country, neighbours, people_countries
from tumen.values.place.find import countries_in, find_places, places_and_countries
from tumen.values.place.gazetteer import Gazetteer, open_gazetteer
from tumen.values.place.homes import find_homes
from tumen.values.place.place import Place, PlacePrecision

__all__ = [
    "Gazetteer",
    "Place",
    "PlacePrecision",
    "compatible",
    "countries_in",
    "country_name",
    "country_of",
    "distance_km",
    "find_homes",
    "find_places",
    "narrower",
    "nationality_country",
    "neighbours",
    "open_gazetteer",
    "people_countries",
    "place_words",
    "places_and_countries",
]
