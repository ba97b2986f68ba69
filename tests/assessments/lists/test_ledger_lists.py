"""The sources of a ledger as lists: the known total comes out, copies are no lists, decisions hold, doubt about links widens the interval."""

import datetime as dt

import pytest
from tests.assessments.lists.towns import GROUPS, ledger, told

from tumen.assessments import Ledger, build_ledger
from tumen.assessments.lists import LinkedLists, estimate_linked, ledger_lists
from tumen.errors import InputError
from tumen.incidents import Incident, decide

CHANCES = (0.5, 0.4, 0.35)


def every(_: Incident) -> bool:
    return True


def listed(found: Ledger) -> LinkedLists:
    return ledger_lists(found, every)


def test_each_group_is_a_list_and_what_several_tell_is_the_overlap() -> None:
    found = listed(ledger(80, CHANCES))
    entries, claims = told(80, CHANCES)
    heard: dict[str, set[str]] = {}
    for claim in claims:
        assert claim.place is not None
        assert claim.speaker is not None
        heard.setdefault(claim.place.name, set()).add(claim.speaker.name)
    assert found.names == tuple(sorted(GROUPS))
    table = found.likely()
    assert table.cases == len(heard)
    assert table.sizes == tuple(sum(group in who for who in heard.values()) for group in sorted(GROUPS))
    assert len(entries) == len(claims)


def test_the_known_total_lies_in_the_interval() -> None:
    found = estimate_linked(listed(ledger(300, CHANCES)), replicates=100)
    assert found.refused is None
    bic = next(one for one in found.methods if one.method == "bic")
    assert bic.interval is not None
    assert bic.interval[0] < 300 < bic.interval[1]
    assert bic.note is not None
    assert "pooled over 20 drawn linkages" in bic.note


def test_papers_that_reprint_a_group_are_no_lists_of_their_own() -> None:
    plain, copied = listed(ledger(60, CHANCES)), listed(ledger(60, CHANCES, copies=3))
    assert copied.names == plain.names
    assert (copied.likely().counts == plain.likely().counts).all()


def test_what_a_person_said_is_the_same_or_not_is_so_in_every_draw() -> None:
    entries, claims = told(6, (1.0, 1.0, 0.0))
    first, of_the_same, of_another = claims[0].id, claims[1].id, claims[3].id
    assert claims[0].place == claims[1].place != claims[3].place
    on = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    parted = (decide("not-same", [first, of_the_same], by="An editor", on=on),)
    joined = (decide("same", [first, of_another], by="An editor", on=on),)
    assert {table.cases for table in listed(build_ledger(entries, claims)).drawn(10)} == {6}
    for decisions in (parted, joined):
        decided = build_ledger(entries, claims, decisions)
        found = ledger_lists(decided, every, decisions)
        assert {table.cases for table in found.drawn(10)} == {len(decided.incidents)}
    assert any(link.probability == 1.0 for link in ledger_lists(decided, every, joined).links)
    assert ledger_lists(build_ledger(entries, claims, parted), every, parted).apart


def test_only_what_is_asked_for_is_counted() -> None:
    whole = ledger(80, CHANCES)
    early = ledger_lists(
        whole, lambda one: one.when is not None and one.when.start is not None and one.when.start.year == 2024
    )
    assert 0 < early.likely().cases < listed(whole).likely().cases


def test_one_source_alone_is_refused() -> None:
    with pytest.raises(InputError, match="fewer than two sources"):
        listed(ledger(10, (1.0, 0.0, 0.0)))


def test_small_sources_go_together() -> None:
    entries, claims = told(60, (0.6, 0.5, 0.03), seed=2)
    assert listed(build_ledger(entries, claims)).names[-1] == "all others"
