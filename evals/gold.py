"""Gold sets: reports with what a careful reader takes from them."""

import datetime as dt
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tumen.reports import Report, Skipped, read_reports

# What a gold set and a ledger hold once they are read from JSON; their shapes are in docs/model.md and evals/README.md.
Record = Mapping[str, Any]

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "src" / "tumen" / "samples" / "reports"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A gold set beside the reports as Tumen reads them; `answers` are by the reports' ids.

    `digest` is the sha256 of the answers and of all texts: floors hold for this very set alone.
    """

    name: str
    digest: str
    reports: tuple[Report, ...]
    answers: Mapping[str, Record]
    incidents: Mapping[str, Record]

    def days(self) -> list[dt.date]:
        """Return the days on which the set says what was known."""
        stated = {state["as_of"] for incident in self.incidents.values() for state in incident["states"]}
        return sorted(dt.date.fromisoformat(day) for day in stated)


def load_samples() -> GoldSet:
    """Return the sample reports with our answers, read from their files as a user's would be."""
    gold = json.loads((HERE / "samples" / "gold.json").read_text(encoding="utf-8"))
    reports = tuple(_readable(read_reports([SAMPLES])))
    by_bytes = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in SAMPLES.iterdir()}
    id_of = {by_bytes.get(report.sha256, report.id): report.id for report in reports}
    answers = {
        id_of[name]: {**answer, "copy_of": id_of.get(answer["copy_of"])} for name, answer in gold["reports"].items()
    }
    return GoldSet("samples", _digest(gold, reports), reports, answers, gold["incidents"])


def load_folder(folder: Path) -> GoldSet:
    """Return the gold set of a folder with `gold.json` and `reports/NAME.txt`."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        rows = Path(scratch) / "reports.jsonl"
        rows.write_text("".join(f"{line}\n" for line in _rows(folder, gold["reports"])), encoding="utf-8")
        reports = tuple(_readable(read_reports([rows])))
    return GoldSet(folder.name, _digest(gold, reports), reports, gold["reports"], gold["incidents"])


def _rows(folder: Path, answers: Mapping[str, Record]) -> Iterator[str]:
    for name, answer in answers.items():
        text = (folder / "reports" / f"{name}.txt").read_text(encoding="utf-8")
        given = {key: answer.get(key) for key in ("title", "outlet", "published")}
        yield json.dumps({"id": name, "text": text, **given})


def _readable(items: Iterator[Report | Skipped]) -> Iterator[Report]:
    for item in items:
        if isinstance(item, Skipped):
            raise SystemExit(f"a report of a gold set was skipped: {item.item}: {item.reason}")
        yield item


def _digest(gold: Record, reports: tuple[Report, ...]) -> str:
    texts = sorted(hashlib.sha256(report.text.encode()).hexdigest() for report in reports)
    return hashlib.sha256(json.dumps([gold, texts], sort_keys=True).encode()).hexdigest()
