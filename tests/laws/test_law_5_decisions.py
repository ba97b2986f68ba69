"""Law 5: a person's decision is never overruled by linking."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.cast import Telling, claim, day, entry, place, tellings

from tumen.incidents import Decision, Verdict, decide, link

NOON = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)


def decided(verdict: Verdict, *claims: str, minute: int = 0) -> Decision:
    return decide(verdict, claims, by="mina", on=NOON + dt.timedelta(minutes=minute))


def incidents_of(telling: Telling, decisions: list[Decision]) -> dict[str, str]:
    return {
        claim: incident.id for incident in link(telling.claims, telling.entries, decisions) for claim in incident.claims
    }


def two_claims(telling: Telling, data: st.DataObject) -> tuple[str, str]:
    ids = [claim.id for claim in telling.claims]
    assume(len(ids) >= 2)
    pair = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    return pair[0], pair[1]


@given(tellings(), st.data())
def test_claims_decided_the_same_are_in_one_incident(telling: Telling, data: st.DataObject) -> None:
    one, other = two_claims(telling, data)
    found = incidents_of(telling, [decided("same", one, other)])
    assert found.get(one) == found.get(other)


@given(tellings(), st.data())
def test_claims_decided_not_the_same_are_in_different_incidents(telling: Telling, data: st.DataObject) -> None:
    one, other = two_claims(telling, data)
    found = incidents_of(telling, [decided("not-same", one, other)])
    assert one not in found or other not in found or found[one] != found[other]


@given(tellings(), st.data())
def test_of_two_decisions_that_contradict_each_other_the_later_wins(telling: Telling, data: st.DataObject) -> None:
    one, other = two_claims(telling, data)
    later_same = incidents_of(telling, [decided("same", one, other, minute=1), decided("not-same", one, other)])
    assert later_same.get(one) == later_same.get(other)
    later_apart = incidents_of(telling, [decided("same", one, other), decided("not-same", one, other, minute=1)])
    assert one not in later_apart or other not in later_apart or later_apart[one] != later_apart[other]


def test_two_expectations_decided_not_the_same_do_not_meet_in_what_others_tell() -> None:
    on, at = day(8), place("Kunming", "CN")
    told = claim("c", "a", at=at, when=on)
    ahead = [claim(name, "a", stance="expects", at=at, when=on) for name in "de"]
    apart = link([told, *ahead], {"a": entry("a", 8)}, [decided("not-same", "d", "e")])
    assert all({"d", "e"} - set(incident.claims) for incident in apart)


@given(tellings(), st.data())
def test_a_claim_decided_wrong_is_in_no_incident(telling: Telling, data: st.DataObject) -> None:
    one, _ = two_claims(telling, data)
    assert one not in incidents_of(telling, [decided("wrong", one)])
