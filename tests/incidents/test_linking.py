"""Which claims are about one occurrence."""

from functools import partial

from tests.cast import claim, day, entry, people, place
from tests.work import calls_of

from tumen.claims import Claim
from tumen.incidents import explain, link
from tumen.reports import Entry

KUNMING = place("Kunming", "CN", 25.04, 102.72)
DANDONG = place("Dandong", "CN", 40.13, 124.39)
REPORTS = {name: entry(name, number) for number, name in enumerate("abc", start=10)}


def groups(*claims: Claim, entries: dict[str, Entry] | None = None) -> list[set[str]]:
    return sorted((set(incident.claims) for incident in link(claims, entries or REPORTS)), key=sorted)


def test_two_reports_of_one_act_place_and_day_tell_one_incident() -> None:
    one = claim("1", "a", at=KUNMING, when=day(8), count=people(15))
    other = claim("2", "b", by="Open Gate Association", at=KUNMING, when=day(8), count=people(13, None))
    assert groups(one, other) == [{"1", "2"}]


def test_numbers_far_apart_do_not_part_what_happened_at_one_place_on_one_day() -> None:
    one = claim("1", "a", at=KUNMING, when=day(8), count=people(46))
    other = claim("2", "b", by="Open Gate Association", at=KUNMING, when=day(8), count=people(31))
    assert groups(one, other) == [{"1", "2"}]


def test_two_arrests_in_one_town_three_days_apart_stay_apart() -> None:
    one = claim("1", "a", at=DANDONG, when=day(5), count=people(4))
    other = claim("2", "b", at=DANDONG, when=day(8), count=people(7))
    assert groups(one, other) == [{"1"}, {"2"}]


def test_a_vague_claim_does_not_chain_two_clear_incidents_together() -> None:
    early = claim("1", "a", at=DANDONG, when=day(2), count=people(4))
    late = claim("2", "b", at=DANDONG, when=day(9), count=people(4))
    vague = claim("3", "c", at=DANDONG, when=day(1, 10), count=people(4))
    found = groups(early, late, vague)
    assert len(found) == 2
    assert not any({"1", "2"} <= group for group in found)


def test_acts_of_one_story_are_incidents_of_their_own_and_related() -> None:
    arrest = claim("1", "a", at=KUNMING, when=day(8), count=people(15))
    returned = claim("2", "a", act="forced-return", at=KUNMING, when=day(9), count=people(15))
    first, second = link([arrest, returned], REPORTS)
    assert first.related == (second.id,)
    assert second.related == (first.id,)


def test_a_denial_without_place_or_time_joins_what_its_report_tells() -> None:
    told = claim("1", "a", at=KUNMING, when=day(8), count=people(15))
    denied = claim("2", "a", by="the police", kind="state", stance="denies")
    assert groups(told, denied) == [{"1", "2"}]


def test_one_report_may_tell_several_incidents() -> None:
    one = claim("1", "a", at=KUNMING, when=day(8), count=people(15))
    other = claim("2", "a", at=DANDONG, when=day(3), count=people(4), start=200)
    assert groups(one, other) == [{"1"}, {"2"}]


def test_two_named_people_are_two_incidents_even_on_one_day_in_one_town() -> None:
    one = claim("1", "a", at=KUNMING, when=day(8), affected="Mina Oduya", count=people(1))
    other = claim("2", "b", at=KUNMING, when=day(8), affected="Tomas Reeve", count=people(1))
    assert groups(one, other) == [{"1"}, {"2"}]


def test_a_person_is_found_again_by_surname_a_year_later() -> None:
    entries = {"a": entry("a", 10), "late": entry("late", 375)}
    one = claim("1", "a", act="sentence", at=KUNMING, when=day(8), affected="Mina Oduya", count=people(1))
    again = claim("2", "late", act="sentence", at=KUNMING, when=day(0, 27), affected="Oduya", count=people(1))
    assert groups(one, again, entries=entries) == [{"1", "2"}]


def test_a_copy_joins_what_its_original_tells_even_where_it_says_little() -> None:
    entries = {"a": entry("a", 10), "b": entry("b", 12, copy_of="a")}
    told = claim("1", "a", at=KUNMING, when=day(8), count=people(15))
    copied = claim("2", "b")
    assert groups(told, copied, entries=entries) == [{"1", "2"}]


def test_an_expectation_joins_what_comes_true_and_opens_no_incident() -> None:
    feared = claim("1", "a", stance="expects", act="forced-return", at=KUNMING, count=people(15))
    came = claim("2", "b", act="forced-return", at=KUNMING, when=day(11), count=people(15))
    assert groups(feared) == []
    assert groups(feared, came) == [{"1", "2"}]


def test_a_total_over_a_year_belongs_to_no_incident() -> None:
    told = claim("1", "a", at=KUNMING, when=day(8), count=people(15))
    total = claim(
        "2", "a", at=KUNMING, when=day(-63, 8), count=people(214), text="214 people were arrested since January."
    )
    assert groups(told, total) == [{"1"}]


def test_the_incident_takes_the_narrowest_place_and_time_that_most_claims_fit() -> None:
    site = place("Langdong bus station, Nanning", "CN")
    wide = claim("1", "a", at=place("Nanning"), when=day(0, 27), count=people(9))
    exact = claim("2", "b", at=site, when=day(8), count=people(9))
    (incident,) = link([wide, exact], REPORTS)
    assert incident.place == site
    assert incident.when == day(8)


def test_an_incident_keeps_its_id_when_later_reports_come() -> None:
    first = claim("9", "a", at=KUNMING, when=day(8), count=people(15))
    later = claim("1", "b", at=KUNMING, when=day(8), count=people(15))
    (before,) = link([first], REPORTS)
    (after,) = link([first, later], REPORTS)
    assert before.id == after.id


def test_an_explanation_names_each_aspect_with_its_reason() -> None:
    one = claim("1", "a", at=KUNMING, when=day(8), count=people(15))
    other = claim("2", "b", at=DANDONG, when=day(8), count=people(15))
    lines = explain(one, other, REPORTS)
    assert any(line.startswith("time: compatible") for line in lines)
    assert any(line.startswith("place: incompatible") and "km apart" in line for line in lines)
    assert "joins" in lines[-1]


def scattered(size: int) -> tuple[list[Claim], dict[str, Entry]]:
    """Two claims a report, over many towns and days, the more of both the more reports there are."""
    entries = {f"r{number}": entry(f"r{number}", number * 7 % size) for number in range(size // 2)}
    claims = [
        claim(
            f"c{number}",
            f"r{number // 2}",
            at=place(f"Town {number * 31 % (size // 10)}", ("CN", "NG", "SD", "MX")[number % 4]),
            when=day(number * 13 % size),
            count=people(number % 59 + 1),
        )
        for number in range(size)
    ]
    return claims, entries


def test_linking_works_in_proportion_to_the_claims() -> None:
    few, many = (calls_of(partial(link, *scattered(size))) for size in (400, 1600))
    assert many < 6 * few


def test_abductions_in_two_far_countries_stay_apart_and_over_one_border_may_be_one() -> None:
    here = claim("1", "a", act="abduction", at=place("Kunming", "CN", 25.0, 102.7), when=day(8), count=people(15))
    far = claim("2", "b", act="abduction", at=place("Gusau", "NG", 12.2, 6.7), when=day(8), count=people(15))
    over = claim("2", "b", act="abduction", at=place("Lao Cai", "VN", 22.5, 104.0), when=day(8), count=people(15))
    assert groups(here, far) == [{"1"}, {"2"}]
    assert groups(here, over) == [{"1", "2"}]


def test_what_names_no_place_joins_one_of_two_incidents_that_it_fits_and_not_both() -> None:
    one = claim("1", "a", at=KUNMING, when=day(8), count=people(15), text="Fifteen farmers were seized near Kunming.")
    other = claim("2", "b", by=None, at=DANDONG, when=day(8), count=people(15), text="Border guards took 15.")
    vague = claim("3", "c", by=None, when=day(8), count=people(15), text="They say 15 have gone missing.")
    found = groups(one, other, vague)
    assert len(found) == 2
    assert any("3" in group and len(group) == 2 for group in found)
