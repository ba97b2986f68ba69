"""Status by the rule set `tumen`."""

import pytest
from tests.cast import by_id, claim, day, entry, incident, people, place

from tumen.assessments import Assessment, assess
from tumen.claims import Act, Claim, SpeakerKind

REPORTS = {
    "a": entry("a", 10, outlet="Lantern Daily"),
    "b": entry("b", 11, outlet="Hill Post"),
    "c": entry("c", 12, outlet="Radio Maré"),
}
CHINA = place("Kunming", "CN")


def assessed(*claims: Claim) -> Assessment:
    return assess(incident(*claims), by_id(claims), REPORTS)


def told(number: str = "1", report: str = "a", act: Act = "arrest", **more: str) -> Claim:
    return claim(number, report, act=act, at=CHINA, when=day(8), **more)  # type: ignore[arg-type]


def test_one_origin_is_a_single_source() -> None:
    found = assessed(told())
    assert (found.status, found.rule, found.because) == ("single-source", "one-origin", ("1",))
    assert found.would_change


def test_two_independent_origins_corroborate() -> None:
    assert assessed(told(), told("2", "b", by="Open Gate Association")).status == "corroborated"


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Chinese police", "state"),
        ("the provincial hospital", "state"),
        ("the district court", "court"),
        ("the mayor of Kunming", "state"),
        ("the United Nations observer mission", "intergovernmental"),
    ],
)
def test_a_party_or_a_body_with_access_confirms(speaker: str, kind: SpeakerKind) -> None:
    found = assessed(claim("1", "a", by=speaker, kind=kind, at=CHINA, when=day(8), actor="police"))
    assert found.status == "confirmed"


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("South Korea's foreign ministry", "state"),
        ("the unification ministry", "state"),
        ("Opposition lawmaker Tomas Reeve", "state"),
        ("a former minister", "state"),
        ("United Nations experts", "intergovernmental"),
        ("a bottling company", "company"),
    ],
)
def test_a_speaker_without_duty_or_access_does_not_confirm(speaker: str, kind: SpeakerKind) -> None:
    assert assessed(claim("1", "a", by=speaker, kind=kind, at=CHINA, when=day(8))).status == "single-source"


def test_the_group_that_is_said_to_have_done_it_confirms_by_saying_so() -> None:
    attack = claim(
        "1", "a", act="attack", by="the Red Hill Front", kind="armed-group", actor="Red Hill Front", at=CHINA
    )
    assert assessed(attack).status == "confirmed"


def test_a_state_abroad_that_received_the_people_confirms_their_defection() -> None:
    heard = claim("1", "a", act="defection", by="a diplomat's friend", kind="unnamed", at=place("Jakarta", "ID"))
    service = "South Korea's spy agency"
    sure = claim("2", "b", act="defection", by=service, kind="state", stance="confirms", at=place("Jakarta", "ID"))
    assert assessed(heard, sure).status == "confirmed"


def test_a_denial_by_the_side_that_is_said_to_have_done_it_contests() -> None:
    found = assessed(told(actor="Chinese police"), told("2", "b", by="Chinese police", kind="state", stance="denies"))
    assert (found.status, found.because) == ("contested", ("2",))
    assert len(found.origins) == 1


def test_a_later_confirmation_by_the_same_side_outweighs_its_denial() -> None:
    denial = told("2", "b", by="Chinese police", kind="state", stance="denies")
    admitted = told("3", "c", by="Chinese police", kind="state", stance="confirms")
    assert assessed(told(actor="Chinese police"), denial, admitted).status == "confirmed"


def test_a_confirmation_that_is_taken_back_does_not_confirm() -> None:
    said = told("2", "b", by="Chinese police", kind="state")
    back = told("3", "c", by="Chinese police", kind="state", stance="denies")
    assert assessed(told(actor="Chinese police"), said, back).status == "contested"


def test_a_dispute_over_the_number_alone_is_no_contest() -> None:
    group = claim("1", "a", at=CHINA, when=day(8), count=people(40))
    fewer = claim("2", "b", by="Chinese police", kind="state", at=CHINA, when=day(8), count=people(12))
    denied = claim("3", "b", by="Chinese police", kind="state", stance="denies", at=CHINA, count=people(40), start=90)
    found = assessed(group, fewer, denied)
    assert found.status == "confirmed"
    assert found.count is not None
    assert (found.count.low, found.count.high) == (12, 40)


def test_what_its_only_origin_withdraws_is_discounted() -> None:
    found = assessed(told(act="killing"), told("2", "b", act="killing", stance="denies"))
    assert (found.status, found.rule) == ("discounted", "withdrawn-by-its-origin")
    assert len(found.origins) == 1


def test_prosecutors_who_met_the_missing_discount_their_disappearance() -> None:
    missing = told(act="disappearance")
    met = told("2", "b", act="disappearance", by="state prosecutors", kind="state", stance="denies")
    assert assessed(missing, met).status == "discounted"


def test_the_person_said_to_be_dead_discounts_it() -> None:
    dead = told(act="death", by="a channel", affected="Mina Oduya")
    alive = told("2", "b", act="death", by="Mina Oduya", stance="denies", affected="Mina Oduya")
    assert assessed(dead, alive).status == "discounted"


def test_police_who_deny_an_arrest_do_not_discount_it() -> None:
    denial = told("2", "b", by="the police", kind="state", stance="denies")
    assert assessed(told(actor="plain-clothes men"), denial).status == "contested"


def test_a_check_changes_no_status_and_is_shown_with_its_first_day() -> None:
    checking = told("2", "a", by="South Korea's foreign ministry", kind="state", stance="verifying")
    again = told("3", "c", by="South Korea's foreign ministry", kind="state", stance="verifying")
    found = assessed(told(), checking, again)
    assert found.status == "single-source"
    assert [(each.speaker, each.since) for each in found.verifying] == [
        ("South Korea's foreign ministry", REPORTS["a"].published)
    ]


def test_where_nobody_says_that_it_happened_there_is_no_status() -> None:
    found = assessed(told(by="the police", kind="state", stance="denies"))
    assert found.status is None
    assert found.because == ()
