"""Law 8: reports and decisions that come one at a time give exactly what linking everything anew gives."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cast import Telling, claim, day, entry, people, place, tellings, with_copy

from tumen.claims import Claim
from tumen.incidents import Decision, Incident, Linkage, Verdict, decide, link
from tumen.reports import Entry

NOON = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
VERDICTS: tuple[Verdict, ...] = ("same", "not-same", "wrong", "right")


class Desk:
    """What is held, beside the linkage that was told of each step."""

    def __init__(self) -> None:
        self.linkage = Linkage()
        self.told: dict[str, Incident] = {}
        self.entries: dict[str, Entry] = {}
        self.claims: dict[str, list[Claim]] = {}
        self.decisions: list[Decision] = []

    def put(self, report: str, told: Entry, claims: list[Claim]) -> None:
        self.entries[report], self.claims[report] = told, claims
        self.linkage.put(report, told, claims)

    def remove(self, report: str) -> None:
        self.entries.pop(report, None)
        self.claims.pop(report, None)
        self.linkage.remove(report)

    def decide(self, decision: Decision) -> None:
        self.decisions.append(decision)
        self.linkage.decide([decision])

    def check(self) -> None:
        settled = self.linkage.settle()
        for gone in settled.gone:
            del self.told[gone]
        self.told |= {incident.id: incident for incident in settled.changed}
        anew = link([claim for of in self.claims.values() for claim in of], self.entries, self.decisions)
        assert self.linkage.incidents() == anew
        assert sorted(self.told.values(), key=lambda incident: incident.id) == anew


def of_report(telling: Telling, report: str) -> list[Claim]:
    return [claim for claim in telling.claims if claim.report == report]


def decision(data: st.DataObject, ids: Sequence[str], minute: int) -> Decision:
    named = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True))
    return decide(data.draw(st.sampled_from(VERDICTS)), named, by="mina", on=NOON + dt.timedelta(minutes=minute))


@settings(max_examples=150)
@given(tellings(most_reports=6), st.data())
def test_steps_in_any_order_give_what_linking_anew_gives(telling: Telling, data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(sorted(telling.entries)))
    telling = with_copy(telling, original, days_later=data.draw(st.integers(0, 3)))
    ids = [claim.id for claim in telling.claims]
    steps = ["put", "put", "put", "remove", *(["decide"] if len(ids) > 1 else [])]
    desk = Desk()
    for minute in range(data.draw(st.integers(1, 12))):
        report = data.draw(st.sampled_from(sorted(telling.entries)))
        step = data.draw(st.sampled_from(steps))
        if step == "put":
            desk.put(report, telling.entries[report], of_report(telling, report))
        elif step == "remove":
            desk.remove(report)
        else:
            desk.decide(decision(data, ids, minute))
        if data.draw(st.booleans()):
            desk.check()
    desk.check()


def test_a_report_that_turns_out_to_be_a_copy_takes_its_claims_along() -> None:
    desk = Desk()
    first, second = entry("a", 10), entry("b", 11)
    for told, name in ((first, "1"), (second, "2")):
        desk.put(told.id, told, [claim(name, told.id, at=place("Kunming"), when=day(8), count=people(15))])
    desk.check()
    desk.put("b", entry("b", 11, copy_of="a"), desk.claims["b"])
    desk.check()
    desk.remove("a")
    desk.check()


def test_a_correction_moves_a_claim_and_a_second_one_moves_it_back() -> None:
    desk = Desk()
    for report, name in (("a", "1"), ("b", "2")):
        desk.put(report, entry(report, 10), [claim(name, report, at=place("Kunming"), when=day(8), count=people(15))])
    desk.check()
    for minute, act in enumerate(('"killing"', '"arrest"')):
        on = NOON + dt.timedelta(minutes=minute)
        desk.decide(decide("corrected", ["2"], field="act", value=act, by="mina", on=on))
        desk.check()
    assert len(desk.told) == 1


def test_what_becomes_too_common_to_compare_by_is_taken_up_again_when_it_is_rarer() -> None:
    desk = Desk()
    for number in range(302):
        told = claim(f"c{number}", f"r{number}", at=place(f"Town{number}"), when=day(8))
        desk.put(f"r{number}", entry(f"r{number}", 10), [told])
    desk.check()
    apart = len(desk.told)
    for number in (300, 301):
        desk.remove(f"r{number}")
        desk.check()
    assert len(desk.told) < apart - 2


def test_only_what_a_report_can_change_is_told_as_changed() -> None:
    desk = Desk()
    for number in range(6):
        at = place(f"Town{number}", ("CN", "NG", "SD", "MX", "FR", "TR")[number])
        desk.put(f"r{number}", entry(f"r{number}", 10), [claim(f"c{number}", f"r{number}", at=at, when=day(8))])
    desk.check()
    desk.linkage.put("new", entry("new", 11), [claim("n", "new", at=place("Town2", "SD"), when=day(8))])
    settled = desk.linkage.settle()
    assert [incident.claims for incident in settled.changed] == [("c2", "n")]
    assert not settled.gone
