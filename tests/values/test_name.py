"""Names of people and bodies: when two mean one, what a description may mean, what kind of speaker it is."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import calls_of

from tumen.values import Span
from tumen.values.name import Name, acronym, core_words, fits, head_kind, head_noun, key, same_name

words = st.text(max_size=60)
names = st.lists(
    st.sampled_from(
        ["the", "Dr", "Ana", "Reyes", "Harbour", "Relief", "Network", "Ministry", "of", "Health", "NRA", "’s"]
    ),
    max_size=6,
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NIS", "National Intelligence Service"),
        ("the N.I.S.", "the National Intelligence Service"),
        ("Moon", "Moon Ki-ho"),
        ("Reyes", "Dr Ana Reyes"),
        ("Col. Idris", "Colonel Idris"),
        ("the ministry", "the unification ministry"),
        ("Harbour Relief Network’s", "the HARBOUR RELIEF NETWORK"),
        ("Comité de Apoyo", "Comite de Apoyo"),
    ],
)
def test_two_ways_of_writing_a_name_are_one_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Korea", "North Korea"),
        ("Geneva", "Geneva University"),
        ("Ana Reyes", "Luis Reyes"),
        ("Harbour Relief Network", "Harbour Legal Centre"),
        ("the health ministry", "the unification ministry"),
        ("NIS", "National Police Service"),
        ("the", "a"),
    ],
)
def test_names_that_share_a_word_may_be_two(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(names, names)
def test_sameness_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)


@given(words)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert same_name(name, name)


@given(words, words)
def test_any_text_can_be_asked_about(one: str, other: str) -> None:
    assert head_kind(one) is None or head_noun(one) is not None
    assert not core_words(one) or key(one)
    assert len(acronym(one)) >= 0
    assert isinstance(fits(one, other), bool)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("the unification ministry", "state"),
        ("the mayor", "state"),
        ("Chinese police", "state"),
        ("the army", "military"),
        ("Brig. Gen. Okello", "military"),
        ("UN experts", "intergovernmental"),
        ("the African Union mission", "intergovernmental"),
        ("Harbour Relief Network", "civic"),
        ("a Lima-based rights group", "civic"),
        ("the family’s lawyer", "civic"),
        ("the Morning Courier newspaper", "media"),
        ("a news agency", "media"),
        ("residents of the village", "witness"),
        ("two survivors", "witness"),
        ("the mining company", "company"),
        ("the supreme court", "court"),
        ("the state prosecutor’s office", "court"),
        ("the press office of the city court", "court"),
        ("the rebels", "armed-group"),
        ("an armed group", "armed-group"),
        ("Moon Ki-ho", None),
        ("", None),
    ],
)
def test_the_noun_at_the_head_tells_the_kind_of_speaker(name: str, kind: str | None) -> None:
    assert head_kind(name) == kind


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("the group", "Harbour Relief Network"),
        ("a Lima-based rights group", "Harbour Relief Network"),
        ("the association", "Andes Families Association"),
        ("the ministry", "Ministry of Health"),
        ("the health ministry", "Ministry of Health"),
        ("the agency", "National Intelligence Service"),
        ("the newspaper", "The Morning Courier"),
        ("the court", "Lima city court"),
    ],
)
def test_a_description_fits_a_body_of_its_kind(description: str, name: str) -> None:
    assert fits(description, name)


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("the group", "Ana Reyes"),
        ("the ministry", "Lima police"),
        ("the health ministry", "Ministry of Justice"),
        ("the network", "Andes Families Association"),
        ("the day", "Harbour Relief Network"),
    ],
)
def test_a_description_does_not_fit_a_body_of_another_kind(description: str, name: str) -> None:
    assert not fits(description, name)


def test_initials_leave_out_the_linking_words() -> None:
    assert acronym("Office of the High Commissioner for Human Rights") == "OHCHR"


def test_the_key_of_a_name_has_neither_title_nor_case_nor_accent() -> None:
    assert key("Dr. Ana Peña") == key("ana pena") == "ana pena"


def test_a_name_is_as_long_as_its_span() -> None:
    assert Name("Reyes", Span(3, 8)).words == "Reyes"
    with pytest.raises(ValueError, match="does not fit"):
        Name("Reyes", Span(3, 9))


@pytest.mark.parametrize("piece", ["Relief Network of the ", "A.", "a-", "’s ", "of "])
@pytest.mark.parametrize("compare", [same_name, fits])
def test_a_very_long_name_is_read_in_linear_time(piece: str, compare: Callable[[str, str], bool]) -> None:
    few, many = (calls_of(partial(compare, piece * size, piece * (size + 1))) for size in (200, 1000))
    assert many < 6 * few + 100
