"""Origins: where information first entered."""

from tests.cast import by_id, claim, entry, incident, people

from tumen.assessments import Origin, assess
from tumen.claims import Claim

REPORTS = {
    "a": entry("a", 10, outlet="Lantern Daily"),
    "b": entry("b", 11, outlet="Hill Post"),
    "copy": entry("copy", 12, outlet="Mirror Press", copy_of="a"),
}


def origins(*claims: Claim) -> tuple[Origin, ...]:
    """Return the origins of the claims, taken as one incident."""
    return assess(incident(*claims), by_id(claims), REPORTS).origins


def test_outlets_that_pass_on_one_speaker_are_one_origin() -> None:
    (origin,) = origins(claim("1", "a"), claim("2", "b"))
    assert origin.name == "River Watch Network"
    assert origin.reports == ("a", "b")


def test_two_bodies_are_two_origins() -> None:
    assert len(origins(claim("1", "a"), claim("2", "b", by="Open Gate Association"))) == 2


def test_a_copy_has_the_origin_of_what_it_copies() -> None:
    (origin,) = origins(claim("1", "a", by=None), claim("2", "copy", by=None))
    assert origin.name == "Lantern Daily"


def test_an_outlet_without_a_speaker_answers_for_itself() -> None:
    (origin,) = origins(claim("1", "a", by=None))
    assert origin.name == "Lantern Daily"
    assert "the outlet answers" in origin.why


def test_the_outlets_own_words_beside_its_speaker_are_no_second_origin() -> None:
    (origin,) = origins(claim("1", "a", by=None, count=people(13, None)), claim("2", "a", count=people(15), start=80))
    assert origin.name == "River Watch Network"
    assert "could be two" in origin.why


def test_a_described_group_fits_the_named_one_of_the_next_report() -> None:
    (origin,) = origins(claim("1", "a", by="a Seoul-based group"), claim("2", "b", by="River Watch Network"))
    assert origin.name == "River Watch Network"
    assert "could be two" in origin.why


def test_a_spokesman_is_his_body() -> None:
    spoken = claim("1", "a", by="police spokesman Tomas Reeve", kind="state")
    body = claim("2", "b", by="the police", kind="state")
    assert len(origins(spoken, body)) == 1


def test_a_deputy_minister_is_the_ministry_but_two_ministries_are_two() -> None:
    interior = claim("1", "a", by="the interior ministry", kind="state")
    deputy = claim("2", "b", by="Deputy Minister Tomas Reeve", kind="state")
    justice = claim("3", "b", by="the justice ministry", kind="state")
    assert len(origins(interior, deputy)) == 1
    assert len(origins(interior, justice)) == 2


def test_an_unnamed_source_counts_through_the_outlet_that_quotes_it() -> None:
    unnamed = claim("1", "a", by="a person close to the matter", kind="unnamed", via="Orchid Wire")
    outlet = claim("2", "b", by="Orchid Wire", kind="media")
    (origin,) = origins(unnamed, outlet)
    assert set(origin.claims) == {"1", "2"}


def test_a_group_that_tells_what_the_witness_beside_it_tells_is_not_shown_to_be_independent() -> None:
    witness = claim("1", "a", by="Lucia Ferro", kind="witness", affected="Mina Oduya", count=people(1))
    group = claim("2", "a", affected="Mina Oduya", count=people(1), start=90)
    assert len(origins(witness, group)) == 1


def test_a_group_with_a_number_of_its_own_beside_a_witness_is_an_origin() -> None:
    witness = claim("1", "a", by="Lucia Ferro", kind="witness", count=people(7))
    group = claim("2", "a", count=people(12), start=90)
    assert len(origins(witness, group)) == 2


def test_two_speakers_that_show_the_same_footage_are_one_origin() -> None:
    one = claim("1", "a", text="River Watch Network said the footage shows 15 arrests.")
    other = claim("2", "b", by="Open Gate Association", text="Open Gate Association says the footage shows arrests.")
    (origin,) = origins(one, other)
    assert "says or shows" in origin.why


def test_denials_checks_and_expectations_are_no_origins() -> None:
    told = claim("1", "a")
    others = [
        claim("2", "a", by="the police", kind="state", stance="denies"),
        claim("3", "b", by="the foreign ministry", kind="state", stance="verifying"),
        claim("4", "b", by="Open Gate Association", stance="expects"),
    ]
    assert [origin.name for origin in origins(told, *others)] == ["River Watch Network"]
