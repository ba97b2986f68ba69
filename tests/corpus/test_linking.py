"""Linking by shuffles gives what linking in one memory gives, for whatever reports tell."""

import dataclasses
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cast import Telling, claim, day, entry, people, place, tellings, with_copy
from tests.corpus.archives import SMALL
from tests.corpus.archives import settings as corpus_settings

from tumen.corpus.folders import Made, Manifest
from tumen.corpus.job import Job
from tumen.corpus.linking import link_all
from tumen.corpus.linking.matching import common_in
from tumen.corpus.tables import TableWriter, claim_row, incidents_in, report_row, told_in
from tumen.incidents import Incident, blocks, link
from tumen.reports import Entry, Report

NOTHING = Made({}, {}, {})


def report(told: Entry, text: str) -> Report:
    kept = {field.name: getattr(told, field.name) for field in dataclasses.fields(Entry) if field.name != "copy_of"}
    return Report(**kept, text=text, byline=None, source=None, furniture=(), found=())


def job(out: Path, telling: Telling, rows: int) -> Job:
    """Return the stage at work on tables of a telling, so many reports a file."""
    entries = list(telling.entries.values())
    for at in range(0, len(entries), rows):
        part = entries[at : at + rows]
        ids = {each.id for each in part}
        with TableWriter(out / "reports", "reports", None, f"part-{at:03d}") as table:
            for each in part:
                table.put(report_row(report(each, telling.texts.get(each.id, ""))))
        with TableWriter(out / "claims", "claims", None, f"part-{at:03d}") as table:
            for told in telling.claims:
                if told.report in ids:
                    table.put(claim_row(told))
    with TableWriter(out / "copies", "copies", None, "part-000") as table:
        for each in entries:
            if each.copy_of:
                table.put({"report": each.id, "copy_of": each.copy_of})
    work = out / ".work" / "incidents"
    work.mkdir(parents=True)
    before = {"reports": Manifest("reports", NOTHING, {}, {}, {"reports": len(entries)}, {})}
    of = corpus_settings(out, sizes=replace(SMALL, bucket_rows=rows))
    return Job(work, of, before)


def linked(telling: Telling, rows: int = 2) -> list[Incident]:
    with tempfile.TemporaryDirectory() as folder:
        made = link_all(job(Path(folder), telling, rows))
        incidents = [each for path in made[""] for each in incidents_in(path)]
        for told in (each for path in made["told"] for each in told_in(path)):
            assert {one.id for one in told.claims} == set(told.incident.claims)
            assert {one.report for one in told.claims} <= {one.id for one in told.entries}
        return sorted(incidents, key=lambda each: each.id)


@settings(max_examples=25)
@given(tellings(most_reports=8), st.data())
def test_shuffled_claims_give_the_incidents_that_all_together_give(telling: Telling, data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(sorted(telling.entries)))
    telling = with_copy(telling, original, days_later=data.draw(st.integers(0, 3)))
    assert linked(telling, data.draw(st.integers(1, 4))) == link(telling.claims, telling.entries)


def test_what_is_too_common_in_the_whole_corpus_is_passed_over_in_each_part() -> None:
    claims = []
    entries: dict[str, Entry] = {}
    for number in range(blocks._OTHERWISE_MOST + 2):
        entries[f"r{number}"] = entry(f"r{number}", 10)
        at = place(f"Town{number % 40}") if number % 3 else None
        claims.append(claim(f"c{number:03d}", f"r{number}", at=at, when=day(8), count=people(number % 9 + 1)))
    telling = Telling(entries, {}, tuple(claims))
    with tempfile.TemporaryDirectory() as folder:
        at_work = job(Path(folder), telling, 60)
        made = link_all(at_work)
        assert any("|week|" in key for key in common_in(str(at_work.work / "common")))
        found = [each for path in made[""] for each in incidents_in(path)]
    assert sorted(found, key=lambda each: each.id) == link(claims, entries)


def test_acts_of_one_story_bring_their_incidents_together_across_buckets() -> None:
    entries = {name: entry(name, 10) for name in ("a", "b")}
    claims = [
        claim("a1", "a", act="arrest", at=place("Kunming"), when=day(8), count=people(15)),
        claim("a2", "a", act="forced-return", at=place("Dandong"), when=day(9), count=people(15)),
        claim("b1", "b", act="arrest", at=place("Kunming"), when=day(8), count=people(15)),
        claim("b2", "b", act="forced-return", when=day(9), count=people(15)),
        claim("b3", "b", act="forced-return", stance="expects", at=place("Dandong")),
    ]
    found = linked(Telling(entries, {}, tuple(claims)), rows=1)
    assert found == link(claims, entries)
    assert any(each.related for each in found)
