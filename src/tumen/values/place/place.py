"""Place: a named place, its country and its position."""

from dataclasses import dataclass
from typing import Literal

from tumen.values.span import Span

PlacePrecision = Literal["site", "town", "district", "province", "country", "unknown"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it.

    `country` is ISO 3166 alpha-2, `lat` and `lon` are degrees (WGS 84) of its centre; each is None where unknown.
    `span` is where the name stands; None where the place was inferred.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    span: Span | None
