"""The scorer and the gate: perfect answers score 1, and a floor holds only for the set it was measured on."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from evals.__main__ import below
from evals.given import GoldReader
from evals.gold import GoldSet, Record, load_samples
from evals.ledgers import ledgers as ledgers_of
from evals.score import match, score


@pytest.fixture(scope="module")
def gold() -> GoldSet:
    return load_samples()


def perfect(gold: GoldSet, day: dt.date | None) -> list[Record]:
    """Return what a reader without fault would print."""
    until = (day or dt.date.max).isoformat()
    text_of = {report.id: report.text for report in gold.reports}
    records: list[Record] = []
    members: dict[str, list[str]] = {}
    for name, answers in gold.answers.items():
        if answers["published"] > until:
            continue
        records.append({"kind": "report", "id": name, "copy_of": answers["copy_of"]})
        for number, answer in enumerate(answers["claims"]):
            start = text_of[name].index(answer["quote"])
            claim_id = f"{name}-{number}"
            records.append(
                {
                    "kind": "claim",
                    "id": claim_id,
                    "report": name,
                    "span": [start, start + len(answer["quote"])],
                    "act": answer["act"],
                    "stance": answer["stance"],
                    "attempted": answer["attempted"],
                    "speaker": answer["source"] and {"name": answer["source"]},
                    "count": answer["count"] and dict(zip(("low", "high"), answer["count"], strict=True)),
                    "place": {"name": answer["place"], "country": answer["country"]},
                    "when": answer["time"] and dict(zip(("start", "end"), answer["time"], strict=True)),
                }
            )
            if answer["incident"]:
                members.setdefault(answer["incident"], []).append(claim_id)
    for incident, claims in members.items():
        records.append({"kind": "incident", "id": incident, "claims": claims})
        for state in gold.incidents[incident]["states"]:
            if state["as_of"] == until:
                count = dict(zip(("low", "high"), state["count"], strict=True))
                origins = [None] * state["origins"]
                records.append(
                    {
                        "kind": "assessment",
                        "incident": incident,
                        "status": state["status"],
                        "origins": origins,
                        "count": count,
                    }
                )
    return records


def ledgers(gold: GoldSet) -> dict[dt.date | None, Sequence[Record]]:
    return {day: perfect(gold, day) for day in (None, *gold.days())}


def test_perfect_answers_score_one_in_everything(gold: GoldSet) -> None:
    assert set(score(gold, ledgers(gold)).values()) == {1.0}


def test_no_answers_score_nothing_but_quiet(gold: GoldSet) -> None:
    nothing: dict[dt.date | None, Sequence[Record]] = {day: [] for day in (None, *gold.days())}
    figures = score(gold, nothing)
    assert {name for name, figure in figures.items() if figure > 0} == {"quiet"}


def test_a_claim_in_a_quiet_report_is_seen(gold: GoldSet) -> None:
    told = ledgers(gold)
    quiet = next(name for name, answers in gold.answers.items() if not answers["claims"])
    noise = {**next(record for record in perfect(gold, None) if record["kind"] == "claim"), "id": "x", "report": quiet}
    told[None] = [*told[None], noise]
    figures = score(gold, told)
    assert figures["quiet"] == pytest.approx(2 / 3)
    assert figures["claims.precision"] < 1
    assert figures["claims.recall"] == 1


def test_one_claim_found_answers_for_one_gold_claim_only(gold: GoldSet) -> None:
    records = perfect(gold, None)
    doubled = [
        *records,
        *({**record, "id": f"{record['id']}-again"} for record in records if record["kind"] == "claim"),
    ]
    assert len(match(gold, doubled)) == len(match(gold, records))


def test_all_in_one_incident_costs_precision_and_each_alone_costs_recall(gold: GoldSet) -> None:
    told = ledgers(gold)
    claims = [record["id"] for record in told[None] if record["kind"] == "claim"]
    rest = [record for record in told[None] if record["kind"] != "incident"]
    lumped = score(gold, {**told, None: [*rest, {"kind": "incident", "id": "all", "claims": claims}]})
    split = score(gold, {**told, None: [*rest, *({"kind": "incident", "id": one, "claims": [one]} for one in claims)]})
    assert lumped["incidents.b3.recall"] == split["incidents.b3.precision"] == 1
    assert lumped["incidents.b3.precision"] < 0.5
    assert split["incidents.b3.recall"] < 0.5


FLOORS = {"small": {"digests": {"a": "1", "b": "2"}, "floors": {"claims.f1": 0.6}}}
FIGURES = {"a": {"claims.f1": 0.5}, "b": {"claims.f1": 0.6}}


def test_a_mean_below_its_floor_is_named() -> None:
    assert below(FLOORS, FIGURES, {"a": "1", "b": "2"}) == (["small: claims.f1 is 0.550, its floor is 0.6"], [])


def test_a_floor_does_not_apply_to_a_changed_or_a_missing_set() -> None:
    assert below(FLOORS, FIGURES, {"a": "1", "b": "9"})[1] == [
        "the floors of small do not apply: b is not the set that they were measured on"
    ]
    assert below(FLOORS, FIGURES, {"a": "1"}) == ([], ["the floors of small do not apply: b is not here"])


def test_the_digest_changes_with_the_answers_and_with_the_texts(gold: GoldSet) -> None:
    assert load_samples().digest == gold.digest
    from evals.gold import _digest

    answers = json.loads(json.dumps({"reports": {}}))
    texts = gold.reports
    changed = (replace(texts[0], text=texts[0].text + "!", furniture=()), *texts[1:])
    assert len({_digest(answers, texts), _digest(answers, changed), _digest({}, texts), gold.digest}) == 4


def test_the_gold_claims_as_given_are_all_found_and_link_as_the_set_says(gold: GoldSet) -> None:
    figures = score(gold, ledgers_of(gold, GoldReader(gold)))
    assert figures["claims.f1"] == figures["claims.whole.f1"] == 1.0
    assert figures["incidents.b3.f1"] == figures["states.status"] == 1.0
