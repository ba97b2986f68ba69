"""The reader by rules, from a report's text to its claims."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.texts import only, read, report

from tumen.claims import Act, Claim, Position, Reading, Stance, Trend, rules_reader
from tumen.reports import Furniture
from tumen.values import Span

_TELLING = "The River Watch Network said 15 farmers were arrested in Kunming on Monday."
_SENTENCES = (
    _TELLING,
    "According to a resident, soldiers shot dead three herders near Gusau on Sunday.",
    "“Nine women were deported to Laos,” the union said. “Two of them were beaten by guards.”",
    "The foreign ministry called the report baseless.",
    "The police put the toll at 12.",
    "The women will likely be sent back next week.",
    "The prisoners should be freed, the union said.",
    "The number of defectors has risen since 2022, the ministry said.",
    "ANCHOR: Nine naïve fishermen – all from Lesbos – disappeared…",
    "- Gunmen abducted 40 pupils 🙂 in southern Nigeria,.. which borders Niger.",
    "Share this page",
    "Nobody was injured, police said.",
)


def _claim(text: str) -> Claim:
    return only(read(text).claims)


def _stances(text: str) -> dict[Stance, Claim]:
    return {claim.stance: claim for claim in read(text).claims}


def _spans_hold(reading: Reading, text: str) -> None:
    items: list[Claim | Trend | Position] = [*reading.claims, *reading.trends, *reading.positions]
    for item in items:
        assert item.text
        assert item.span.of(text) == item.text
        if item.speaker is not None and item.speaker.span is not None:
            assert item.speaker.span.of(text).strip()
    for claim in reading.claims:
        assert claim.cue is None or claim.cue.of(text).strip()
        for value in (claim.count, claim.when):
            if value is not None and value.span is not None:
                assert value.span.of(text) == value.words
        if claim.place is not None and claim.place.span is not None:
            assert claim.place.span.of(text).strip()
    for trend in reading.trends:
        if trend.period is not None and trend.period.span is not None:
            assert trend.period.span.of(text) == trend.period.words


@given(st.lists(st.sampled_from(_SENTENCES), max_size=6), st.sampled_from((" ", "\n", "\n\n", "  \r\n")))
@settings(deadline=None, max_examples=60)
def test_what_a_claim_quotes_stands_at_its_span(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    _spans_hold(read(text), text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(deadline=None, max_examples=40)
def test_any_text_at_all_is_read(text: str) -> None:
    _spans_hold(read(text), text)


@given(st.lists(st.sampled_from(_SENTENCES), max_size=5))
@settings(deadline=None, max_examples=30)
def test_claims_come_in_reading_order_with_ids_of_their_own(sentences: list[str]) -> None:
    claims = read("\n".join(sentences)).claims
    starts = [claim.span.start for claim in claims]
    assert starts == sorted(starts)
    assert len({claim.id for claim in claims}) == len(claims)


def test_reading_a_report_twice_gives_the_same_claims() -> None:
    text = "\n".join(_SENTENCES)
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The River Watch Network said police arrested 15 farmers in Kunming on Monday.",
        "The River Watch Network told Radio Lanna that police arrested 15 farmers in Kunming on Monday.",
        "According to the River Watch Network, police arrested 15 farmers in Kunming on Monday.",
        "Police arrested 15 farmers in Kunming on Monday, according to the River Watch Network.",
        "“Police arrested 15 farmers in Kunming on Monday,” the River Watch Network said.",
        '"Police arrested 15 farmers in Kunming on Monday," said the River Watch Network.',
    ],
)
def test_one_proposition_is_read_alike_in_all_forms_of_attribution(text: str) -> None:
    claim = _claim(text)
    assert (claim.act, claim.stance, claim.attempted) == ("arrest", "asserts", False)
    assert claim.speaker is not None
    assert (claim.speaker.name.lower().removeprefix("the "), claim.speaker.kind) == ("river watch network", "civic")
    assert claim.actor is not None
    assert claim.actor.lower() == "police"
    assert claim.count is not None
    assert (claim.count.low, claim.count.high) == (15, 15)
    assert claim.place is not None
    assert (claim.place.name, claim.place.country) == ("Kunming", "CN")
    assert claim.when is not None
    assert claim.when.start == claim.when.end == dt.date(2024, 8, 26)


def test_the_chain_runs_from_the_outlet_over_the_medium_to_the_speaker() -> None:
    claim = _claim("The River Watch Network told Radio Lanna that police arrested 15 farmers.")
    assert [link.lower().removeprefix("the ") for link in claim.chain] == [
        "lantern daily",
        "radio lanna",
        "river watch network",
    ]


def test_without_an_attribution_the_outlet_speaks_for_itself() -> None:
    claim = _claim("Police arrested 15 farmers in Kunming on Monday.")
    assert (claim.speaker, claim.cue, claim.chain) == (None, None, ("Lantern Daily",))


def test_a_bodys_own_statement_is_its_own_claim() -> None:
    claim = only(read("Soldiers arrested 15 gunmen near Gusau on Monday.", outlet="Ministry of Defence").claims)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind) == ("Ministry of Defence", "state")


def test_both_halves_of_a_split_quotation_have_its_speaker() -> None:
    claims = read("“Nine women were deported on Monday,” the union said. “Two of them were beaten by guards.”").claims
    assert [claim.act for claim in claims] == ["forced-return", "ill-treatment"]
    assert [claim.speaker.name.lower() for claim in claims if claim.speaker] == ["the union", "the union"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We saw soldiers kill three herders,” said Tomas Reeve.", "tomas reeve"),
        ("The union said: “We documented the killing of three herders.”", "the union"),
        ("“We fear soldiers killed three herders,” the union said.", "the union"),
    ],
)
def test_we_in_a_quotation_is_whoever_is_quoted(text: str, name: str) -> None:
    speaker = _claim(text).speaker
    assert speaker is not None
    assert speaker.name.lower() == name


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Three herders were shot dead by soldiers near Gusau on Sunday, a resident said.", "killing"),
        ("Fifteen farmers were taken into custody in Kunming.", "arrest"),
        ("The deportation of nine women from Kunming took place on Monday.", "forced-return"),
        ("Officers rounded up nine farmers in Kunming.", "arrest"),
        ("Nine women were handed over to border guards, the union said.", "forced-return"),
    ],
)
def test_passives_nouns_and_phrases_name_acts(text: str, act: Act) -> None:
    assert act in {claim.act for claim in read(text).claims}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The police denied that they had arrested 15 farmers.", "arrest"),
        ("The police said they had not arrested the farmers.", "arrest"),
        ("The army did not kill the herders, the ministry said.", "killing"),
        ("Police denied killing three herders near Gusau.", "killing"),
    ],
)
def test_what_a_speaker_negates_is_denied(text: str, act: Act) -> None:
    claim = _claim(text)
    assert (claim.stance, claim.act) == ("denies", act)
    assert claim.speaker is not None


@pytest.mark.parametrize(
    "answer",
    [
        "The foreign ministry called the report baseless.",
        "A police spokesman said no such arrests had taken place.",
    ],
)
def test_a_denial_without_the_act_is_about_what_was_told_before(answer: str) -> None:
    claim = _stances(f"{_TELLING} {answer}")["denies"]
    assert claim.act == "arrest"
    assert claim.speaker is not None
    assert claim.speaker.kind == "state"
    assert claim.text == answer
    assert claim.place is not None
    assert claim.place.name == "Kunming"


@pytest.mark.parametrize(
    "answer",
    ["The foreign ministry said it was verifying the report.", "The government said it is still checking the report."],
)
def test_checking_is_neither_a_denial_nor_a_confirmation(answer: str) -> None:
    found = _stances(f"{_TELLING} {answer}")
    assert set(found) == {"asserts", "verifying"}
    assert (found["verifying"].act, found["verifying"].count) == ("arrest", None)


def test_what_the_outlet_could_not_verify_is_no_denial() -> None:
    found = _stances(f"{_TELLING} The claim could not be independently verified.")
    assert set(found) == {"asserts"}


def test_a_confirmation_is_told_from_an_assertion() -> None:
    claim = _claim("The Kunming police confirmed that they had arrested 15 farmers.")
    assert (claim.stance, claim.act) == ("confirms", "arrest")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the women will be deported next week.",
        "The women will likely be deported.",
        "The women may be deported, the union said.",
        "The union warned that the women would be deported.",
    ],
)
def test_what_is_to_come_is_expected(text: str) -> None:
    claim = _claim(text)
    assert (claim.stance, claim.act) == ("expects", "forced-return")


def test_what_was_tried_and_did_not_happen_is_attempted() -> None:
    claim = _claim("Nine women tried to escape from a camp near Mae Sot, a resident said.")
    assert (claim.act, claim.attempted, claim.stance) == ("escape", True, "asserts")


def test_nobody_hurt_is_a_count_of_none() -> None:
    claims = read(
        "Gunmen attacked a village near Gusau on Sunday. Police said nobody was injured in the attack."
    ).claims
    injury = only([claim for claim in claims if claim.act == "injury"])
    assert injury.count is not None
    assert (injury.stance, injury.count.low, injury.count.high) == ("asserts", 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "Did police arrest 15 farmers in Kunming?",
        "“Did soldiers kill the herders?” the union asked.",
        "If the farmers returned, police would arrest them.",
        "Police did not arrest the farmers.",
        "Police want to arrest the farmers.",
        "The union called for the release of the prisoners.",
        "No one was hurt.",
        (
            "The striker was caught offside in the league match. The coach said the team attacked well, "
            "but the goalkeeper saved a penalty before half-time and the captain hit the bar."
        ),
        (
            "The shares were hit by profit warnings and the stock fell as investors fled the market. "
            "Quarterly earnings beat forecasts, and revenue rose."
        ),
    ],
)
def test_questions_conditions_wishes_sport_and_business_are_no_claims(text: str) -> None:
    assert read(text).claims == ()


def test_two_speakers_two_numbers_are_two_claims_on_one_occurrence() -> None:
    first, second = (
        claim
        for claim in read("Gunmen killed 20 people near Gusau, residents said. The police put the toll at 12.").claims
        if claim.act == "killing"
    )
    assert first.count is not None
    assert second.count is not None
    assert second.speaker is not None
    assert (first.count.low, second.count.low, second.speaker.name.lower()) == (20, 12, "the police")
    assert first.place is not None
    assert second.place is not None
    assert first.place.name == second.place.name == "Gusau"


def test_furniture_carries_no_claims() -> None:
    text = "Police arrested nine men in Hanoi on Friday.\n" + _TELLING
    assert len(read(text).claims) == 2
    claim = only(read(text, furniture=[Furniture("related", Span(0, 44))]).claims)
    assert claim.text == _TELLING


def test_two_acts_at_two_places_are_two_claims() -> None:
    text = "Police arrested 15 farmers in Kunming on Monday.\n\nTwelve people drowned off Lesbos on Friday."
    assert [(claim.act, claim.place and claim.place.name) for claim in read(text).claims] == [
        ("arrest", "Kunming"),
        ("death", "Lesbos"),
    ]


def test_each_report_has_its_reading_in_the_order_given() -> None:
    texts = [_TELLING, "", "Twelve people drowned off Lesbos on Friday.", "The market opened late."]
    reports = [report(text, report_id=f"r{number}") for number, text in enumerate(texts)]
    readings = list(rules_reader().read(iter(reports)))
    assert [reading.report for reading in readings] == ["r0", "r1", "r2", "r3"]
    assert [len(reading.claims) for reading in readings] == [1, 0, 1, 0]
    assert all(claim.report == reading.report for reading in readings for claim in reading.claims)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Villagers accused the soldiers of killing 12 people.", "the soldiers"),
        ("The government blamed the attack on the rebels.", "the rebels"),
        ("The army's bombardment of Gusau killed nine people.", "The army"),
        ("Members of the Hill Front murdered three mayors.", "Members of the Hill Front"),
        ("The Hill Front claimed responsibility for the attack.", "The Hill Front"),
        ("Three mayors were murdered in an attack carried out by the Hill Front.", "the Hill Front"),
        ("A bomb killed nine people.", None),
    ],
)
def test_the_actor_is_who_did_it_or_is_blamed_for_it_and_no_weapon(text: str, actor: str | None) -> None:
    assert {claim.actor for claim in read(text).claims} - {None} == ({actor} if actor is not None else set())


def test_people_who_were_killed_were_killed_however_many_there_may_be() -> None:
    text = "A bomb killed nine people in Gusau on Monday. The number of people killed may be higher, the union said."
    assert {claim.stance for claim in read(text).claims if claim.act == "killing"} == {"asserts"}


def test_a_toll_that_will_rise_is_expected_by_who_says_so() -> None:
    text = "A flood killed nine people in Gusau on Monday. The number of dead will rise, the mayor said."
    claim = next(claim for claim in read(text).claims if claim.stance == "expects")
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.act, claim.count) == ("the mayor", "death", None)


def test_a_body_checks_also_where_somebody_else_says_that_it_does() -> None:
    text = (
        "A union said nine farmers were arrested in Gusau on Monday.\n\n"
        "The interior ministry was trying to establish the facts, a presenter on the local station said."
    )
    claim = next(claim for claim in read(text).claims if claim.stance == "verifying")
    assert claim.speaker is not None
    assert claim.speaker.name == "The interior ministry"


def test_a_number_in_the_present_tells_of_an_event_unless_it_is_a_rate() -> None:
    assert _claim("Eleven people drown as a ferry overturns near Dhubri.").act == "death"
    assert read("Nine people drown in this river every year.").claims == ()


def test_an_outlet_that_names_itself_speaks_for_itself() -> None:
    told = read("The Daily recalls that 55 people were killed in Gusau in April 2021.", outlet="Lantern Daily")
    assert only(told.claims).speaker is None
