"""Places: found in texts with their spans, told apart by context, compared, and put into words."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.work import calls_of

from tumen.values import Place
from tumen.values.place import (
    Gazetteer,
    compatible,
    countries_in,
    country_name,
    country_of,
    distance_km,
    find_homes,
    find_places,
    narrower,
    nationality_country,
    neighbours,
    open_gazetteer,
    people_countries,
    place_words,
)
from tumen.values.place.index import entries_of, open_index, table, write_index

pieces = st.sampled_from(
    [
        "In Kunming",
        ", ",
        "Yunnan province",
        " the North",
        " Korean",
        "’s",
        " Ngong Road",
        "\n",
        "Dr Paris",
        " and ",
        "US",
        "é",
    ]
)
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=12).map("".join))


def found(text: str, *countries: str) -> list[tuple[str, str | None, str]]:
    return [(place.name, place.country, place.precision) for place in find_places(text, countries)]


def only(text: str, *countries: str) -> Place:
    places = find_places(text, countries)
    assert len(places) == 1, places
    return places[0]


@given(texts)
@settings(deadline=None)
def test_every_place_stands_where_its_span_says(text: str) -> None:
    ends = 0
    for place in find_places(text):
        assert place.span is not None
        assert place.name
        assert ends <= place.span.start < place.span.end <= len(text)
        ends = place.span.end


def test_the_name_of_a_town_is_the_words_of_the_text() -> None:
    text = "Nine people were led away in Nanning’s old town."
    place = only(text)
    assert place.span is not None
    assert place.span.of(text) == place.name == "Nanning"
    assert (place.country, place.precision) == ("CN", "town")


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("They met in Gulu, Uganda.", "Gulu", "UG", "town"),
        ("They met in Kunming, Yunnan province.", "Kunming", "CN", "town"),
        ("They met in Kunming in China.", "Kunming", "CN", "town"),
        ("Floods hit Albina district in Suriname.", "Albina district", "SR", "district"),
        ("It happened in Khan Younis governorate.", "Khan Younis governorate", "PS", "province"),
        ("He lived in Kherson region.", "Kherson region", "UA", "province"),
        ("He waited at Nanning East Railway Station.", "Nanning East Railway Station", "CN", "site"),
        ("They are held in Karaj prison.", "Karaj prison", "IR", "site"),
        ("They camped outside the Belarusian embassy in Vilnius.", "Belarusian embassy in Vilnius", "LT", "site"),
        ("They sailed from Rakhine.", "Rakhine", "MM", "province"),
        ("Fighting goes on in Donbas.", "Donbas", "UA", "province"),
    ],
)
def test_the_narrowest_place_has_the_country_of_what_contains_it(
    text: str, name: str, country: str, precision: str
) -> None:
    place = only(text)
    assert (place.name, place.country, place.precision) == (name, country, precision)


def test_a_site_has_the_position_of_its_town() -> None:
    town, site = only("It was in Nanning."), only("It was in Nanning Central Bus Station.")
    assert (site.lat, site.lon) == (town.lat, town.lon)


@pytest.mark.parametrize(
    "text",
    [
        "The Kunming Rights Monitor asked for their release.",
        "She taught at the University of Kyiv.",
        "Jordan Smith welcomed Chad Oliver.",
        "Mr Austin did not answer.",
        "Beijing said that it knew nothing.",
        "Police in March were Nice to us, and Reading is Most of it.",
        "The Bank of Georgia raised its rates.",
        "Please tell Us about the Car.",
    ],
)
def test_names_of_people_bodies_and_governments_are_no_places(text: str) -> None:
    assert found(text) == []


def test_a_surname_is_not_a_village() -> None:
    text = "Rosa Lima spoke in Peru. Lima said that Lima was tired, and Lima left."
    assert found(text) == [("Peru", "PE", "country")]


def test_homonyms_are_told_apart_by_the_countries_spoken_of() -> None:
    assert only("The bus from Tripoli was late.", "LY").country == "LY"
    georgian = found("The Georgian court in Tbilisi heard it. She lives in Georgia.")
    assert [country for _, country, _ in georgian] == ["GE", "GE"]
    assert ("Goseong", "KR", "town") in found("South Korean boats put in at Goseong.")


def test_a_word_for_a_people_is_a_place_only_in_a_place_s_position() -> None:
    assert found("They fled from Kachin to India.")[0] == ("Kachin", "MM", "province")
    assert found("They fled from Kachin fighters.") == []


def test_short_forms_hold_only_where_their_countries_are_spoken_of() -> None:
    assert ("North Korea", "KP", "country") in found("North Korean women were returned to the North.")
    assert found("Rain fell all over the North and the South.") == []


def test_a_list_of_towns_is_a_list_of_places() -> None:
    names = [name for name, *_ in found("Houses in Maribor, Ptuj and Slovenska Bistrica in Slovenia were searched.")]
    assert names[:2] == ["Maribor", "Ptuj"]


def test_a_village_that_the_gazetteer_lacks_has_its_country_by_context() -> None:
    text = "Gunmen came to the village of Zorwanbi in Nigeria, and burnt Zorwanbi Bridge near Gusau."
    places = {place.name: place for place in find_places(text)}
    assert (places["Zorwanbi"].country, places["Zorwanbi"].lat, places["Zorwanbi"].precision) == ("NG", None, "town")
    bridge = next(place for name, place in places.items() if name.startswith("Zorwanbi Bridge"))
    assert (bridge.country, bridge.precision) == ("NG", "site")


def test_capitals_of_a_dateline_are_read_as_the_town() -> None:
    assert found("GULU, Uganda - Officers came.")[0] == ("Gulu", "UG", "town")


def test_a_text_without_places_has_none() -> None:
    assert found("Shares fell by two per cent after the company cut its forecast.") == []


def test_a_long_text_takes_time_in_proportion() -> None:
    text = "In Kunming the Nuri Abc Def met near Xyzzy, at Ngong Road, Nairobi. The North Korean man left. "
    find_places(text)
    assert calls_of(lambda: find_places(text * 400)) < 5 * calls_of(lambda: find_places(text * 100))


def test_a_usual_name_comes_before_an_alternate_one() -> None:
    gazetteer = open_gazetteer()
    tumen = gazetteer.lookup("Tumen")
    assert tumen is not None
    assert tumen.country == "CN"
    assert {place.country for place in gazetteer.candidates("Tumen")} >= {"CN", "RU"}


def test_a_name_that_is_an_english_word_needs_its_country() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.lookup("Nice") is None
    assert gazetteer.lookup("Police") is None
    nice = gazetteer.lookup("Nice", ["FR"])
    assert nice is not None
    assert nice.country == "FR"


def test_a_guess_keeps_the_one_country_of_the_context() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.guess("Zorwanbi", ["NG"]) == Place("Zorwanbi", "NG", None, None, "unknown", None)
    assert gazetteer.guess("Zorwanbi", ["NG", "NE"]).country is None
    assert gazetteer.guess("Gusau", ["NG"]).precision == "town"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("China", "CN"),
        ("Chinese", "CN"),
        ("the UK", "GB"),
        ("Burmese", "MM"),
        ("North Koreans", "KP"),
        ("S. Korea", "KR"),
        ("Côte d’Ivoire", "CI"),
        ("US", "US"),
        ("us", None),
        ("Rohingya", None),
        ("Kunming", None),
    ],
)
def test_countries_are_known_by_name_and_nationality(words: str, code: str | None) -> None:
    assert country_of(words) == code


def test_peoples_are_no_nationalities() -> None:
    assert nationality_country("Rohingya") is None
    assert people_countries("Rohingya") == frozenset({"MM", "BD"})
    assert people_countries("Uyghurs") == frozenset({"CN"})
    assert people_countries("Chinese") is None


def test_every_country_has_a_name_and_touches_those_that_touch_it() -> None:
    codes = [row["country"] for row in table("countries.tsv")]
    assert len(codes) == len(set(codes)) >= 249
    assert all(country_of(country_name(code)) == code for code in codes)
    assert all(code in neighbours(other) for code in codes for other in neighbours(code))
    assert neighbours("KP") == {"CN", "KR", "RU"}


def test_the_countries_of_a_text_are_weighed_by_how_much_it_speaks_of_them() -> None:
    told = countries_in("China returned Chinese and Lao travellers to China.")
    assert told["CN"] == 1
    assert 0 < told["LA"] < 1


def place(name: str, *countries: str) -> Place:
    looked_up = open_gazetteer().lookup(name, countries)
    assert looked_up is not None
    return looked_up


def test_distances_are_great_circles() -> None:
    apart = distance_km(place("Kunming"), place("Nanning"))
    assert apart is not None
    assert 590 < apart < 640
    assert distance_km(place("Kunming"), Place("X", "CN", None, None, "unknown", None)) is None


def test_places_agree_where_one_contains_the_other_or_they_lie_close() -> None:
    kunming, china, yunnan = place("Kunming"), place("China"), place("Yunnan")
    assert compatible(kunming, china) is True
    assert compatible(yunnan, kunming) is True
    assert compatible(place("Nanning"), yunnan) is False
    assert compatible(kunming, place("Nanning")) is False
    assert compatible(kunming, place("Uganda")) is False
    assert compatible(kunming, Place("Xyzzy", "CN", None, None, "unknown", None)) is None
    assert compatible(only("It was in Nanning Bus Station."), place("Nanning")) is True
    assert compatible(Place("the Atlantic", None, 0.0, -25.0, "unknown", None), china) is None


@given(
    st.sampled_from(["Kunming", "China", "Yunnan", "Gulu", "Kherson"]), st.sampled_from(["Nanning", "Kyiv", "China"])
)
def test_agreement_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert compatible(place(one), place(other)) == compatible(place(other), place(one))


def test_the_narrower_of_two_places_is_the_town() -> None:
    assert narrower(place("China"), place("Kunming")).name == "Kunming"
    assert narrower(place("Kunming"), place("China")).name == "Kunming"


def test_places_in_words_name_their_country() -> None:
    assert place_words(place("Kunming")) == "Kunming, China"
    assert place_words(place("North Korea")) == "North Korea"
    assert place_words(Place("Xyzzy", None, None, None, "unknown", None)) == "Xyzzy"


def test_every_alias_can_be_looked_up() -> None:
    index = open_index()
    for row in table("aliases.tsv"):
        entries = [entry for entry in entries_of(index, row["alias"]) if entry.rank == 2]
        assert {entry.country or "" for entry in entries} == set(row["countries"].split("|")), row["alias"]
        assert all(entry.lat is not None for entry in entries), f"{row['alias']} has no position"
        assert row["reason"]


def test_an_opened_index_costs_next_to_nothing() -> None:
    index = open_index()
    assert calls_of(open_index) < 5000
    assert calls_of(lambda: entries_of(index, "Kunming")) < 1000


def test_where_the_cache_cannot_be_written_the_index_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    gazetteer = Gazetteer(open_index())
    assert [found.country for found in gazetteer.candidates("Kunming")] == ["CN"]
    assert blocked.read_text() == "no folder"


def test_who_reads_the_index_while_others_write_it_sees_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "tumen" / "index.tsv"
    contents = [letter * 3_000_000 for letter in (b"a", b"b")]
    write_index(path, contents[0])
    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write_index, path, content) for content in contents * 4]
        while not all(writer.done() for writer in writers):
            assert path.read_bytes() in contents
    assert list(path.parent.iterdir()) == [path]


def test_a_town_before_its_people_or_its_bodies_is_a_home() -> None:
    text = (
        "A Stockton man was shot, Modesto police said. Philadelphia\u2019s Kensington section is in the United States."
    )
    assert [home.name for home in find_homes(text, {"US": 1.0})] == ["Stockton", "Modesto", "Philadelphia"]


def test_surnames_words_countries_and_governments_are_no_homes() -> None:
    text = "Nancy Stockton said. The Reading man left. Chinese police and China police came. Kampala authorities denied it."
    assert find_homes(text, {"UG": 1.0, "CN": 0.5}) == []
