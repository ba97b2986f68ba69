"""Who passed on whom, in lines and as a picture."""

from dataclasses import replace

from lxml import etree
from tests.cast import claim, day, entry, people, place

from tumen.publications import Passing, detail_of, passing_svg, publish

KUNMING = place("Kunming", "CN")
ENTRIES = [
    entry("r1", 0, outlet="Lantern Daily"),
    replace(entry("r2", 1, outlet="Hill Post", copy_of="r1"), credit="Orchid Wire"),
    entry("r3", 2, outlet="Radio Maré"),
]
CLAIMS = [
    claim("c1", "r1", via="Radio Maré", count=people(12), at=KUNMING, when=day(0)),
    claim("c2", "r2", count=people(12), at=KUNMING, when=day(0)),
    claim("c3", "r3", by="Open Gate Association", count=people(12), at=KUNMING, when=day(0)),
]


def _lines() -> list[Passing]:
    publication = publish(ENTRIES, CLAIMS, (), ())
    (incident,) = publication.ledger.incidents
    return list(detail_of(publication, incident).passings)


def test_each_report_stands_with_its_outlet_who_it_came_through_and_its_origin() -> None:
    assert {(one.report, one.outlet, one.through, one.origin, one.copied) for one in _lines()} == {
        ("r1", "Lantern Daily", ("Radio Maré",), "River Watch Network", False),
        ("r2", "Hill Post", ("Orchid Wire",), "River Watch Network", True),
        ("r3", "Radio Maré", (), "Open Gate Association", False),
    }


def test_the_picture_says_in_words_all_that_it_draws() -> None:
    drawn = etree.fromstring(passing_svg(_lines()).encode())
    words = " ".join(str(word) for word in drawn.itertext())
    assert drawn.findtext("{*}title") == "3 outlets, 2 origins"
    assert "Hill Post, 5 March 2024 (a copy): from River Watch Network through Orchid Wire." in words
    assert len(drawn.findall("{*}path")) == 3
    assert [path.get("stroke-dasharray") for path in drawn.findall("{*}path")].count("4 4") == 1


def test_a_picture_of_very_many_lines_counts_those_it_leaves_out() -> None:
    many = [Passing(f"r{n}", f"Outlet {n}", None, False, (), "River Watch Network") for n in range(75)]
    assert "and 15 more, in the table" in passing_svg(many)


def test_names_of_strangers_stay_words_in_the_picture() -> None:
    drawn = passing_svg([Passing("r", "<script>x</script>", None, False, ('"&',), "<b>")])
    assert "<script" not in drawn
    etree.fromstring(drawn.encode())


def test_an_incident_that_nobody_vouches_for_has_an_empty_picture() -> None:
    assert "0 outlets, 0 origins" in passing_svg([])
