import dataclasses
import datetime as dt
import json

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Telling, tellings

from tumen.claims import Reading
from tumen.desk import models, store
from tumen.desk.chain import BEGINNING, Link, link_hash
from tumen.desk.models import Account, Case
from tumen.incidents import decide
from tumen.reports import Report


def links() -> list[models.Addition]:
    return list(models.Addition.objects.order_by("sequence"))


def test_every_addition_is_linked_to_the_one_before(two_reports: Case) -> None:
    previous = BEGINNING
    for number, row in enumerate(links(), start=1):
        link = Link(row.sequence, row.kind, row.item, row.by, row.on, row.content, row.previous)
        assert (row.sequence, row.previous, row.hash) == (number, previous, link_hash(link))
        previous = row.hash
    assert {row.kind for row in links()} == {"original", "report", "reading", "filing"}


def test_adding_what_is_there_adds_nothing(two_reports: Case) -> None:
    before = len(links())
    report = models.Report.objects.all()[0]
    reading = Reading(report.id, (), (), ())
    outcome = store.add_report(report.to_record(), reading, report.original_id, two_reports.pk, by="ada")
    assert (outcome, len(links())) == ("held", before)


@pytest.mark.parametrize("table", ["desk_report", "desk_claim", "desk_original", "desk_filing", "desk_addition"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_stored_rows_can_be_neither_altered_nor_removed(table: str, statement: str, two_reports: Case) -> None:
    column = {"desk_original": "name", "desk_filing": "case_id", "desk_addition": "item"}.get(table, "record")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table, column, column))


def test_of_two_who_decide_on_one_claim_the_later_sees_what_changed(two_reports: Case) -> None:
    claim = models.Claim.objects.all()[0].id
    seen = store.seen_now(two_reports.pk)
    on = links()[-1].on
    mine = decide("wrong", [claim], by="ada", on=on)
    theirs = decide("right", [claim], by="rosa", on=on)
    store.add_decision(mine, two_reports.pk, seen, by="ada")
    with pytest.raises(store.OvertakenError) as told:
        store.add_decision(theirs, two_reports.pk, seen, by="rosa")
    assert told.value.later == (mine,)
    store.add_decision(theirs, two_reports.pk, store.seen_now(two_reports.pk), by="rosa")
    assert store.decisions_in(two_reports.pk) == [mine, theirs]


def test_an_undone_decision_counts_no_more_and_stays_on_record(two_reports: Case) -> None:
    claim = models.Claim.objects.all()[0].id
    decision = decide("wrong", [claim], by="ada", on=links()[-1].on)
    store.add_decision(decision, two_reports.pk, store.seen_now(two_reports.pk), by="ada")
    store.withdraw(decision.id, two_reports.pk, by="ada")
    assert store.decisions_in(two_reports.pk) == []
    assert models.Decision.objects.get().to_record() == decision


@given(tellings())
def test_a_claim_is_the_same_after_it_was_a_row(telling: Telling) -> None:
    for claim in telling.claims:
        assert models.Claim.from_record(claim).to_record() == claim


@given(st.builds(Report, text=st.text(st.characters(exclude_categories=["Cs"])), language=st.just("en")))
def test_a_report_is_the_same_after_it_was_a_row(report: Report) -> None:
    row = models.Report.from_record(report, "0" * 64)
    assert row.to_record() == report
    assert "\x00" not in row.record
    assert json.loads(row.record).keys() == {field.name for field in dataclasses.fields(report)}


@given(st.text(min_size=1), st.datetimes(timezones=st.just(dt.UTC)), st.none() | st.text())
def test_a_decision_is_the_same_after_it_was_a_row(by: str, on: dt.datetime, note: str | None) -> None:
    decision = decide("wrong", ["claim-1"], by=by, on=on, note=note)
    assert models.Decision.from_record(decision, 1).to_record() == decision


def test_an_account_is_made_first_and_once(first: Account) -> None:
    assert first.may(models.Role.ADMINISTRATOR)
    assert first.password.startswith("argon2")
