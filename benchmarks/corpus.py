"""The corpus at size: reports per second of each stage, peak memory, and what Daft costs beside a plain process pool.

Web archives are made of short pages: one in fifty tells of an arrest that two more pages tell too, one in ten carries the text of the page before
it in another outlet. Each run is a process of its own; its peak memory is that of the largest of it and its workers.

    python benchmarks/corpus.py [--reports 1000 10000] [--jobs 2] [--pool]
"""

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

TOWNS = ("Gusau", "Kunming", "Dandong", "Yola", "Mopti", "Kaduna", "Jos", "Gombe", "Bauchi", "Minna")
SYLLABLES = ("ka", "lo", "mi", "dar", "tu", "bel", "or", "nas", "vi", "zan", "ri", "hu", "mo", "pet", "sel")
# As many words as a newspaper has: of few words too many pages would share stretches by chance.
WORDS = [f"{one}{two}{three}" for one in SYLLABLES for two in SYLLABLES for three in SYLLABLES]
# Pages in an archive.
PAGES = 500


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--pool", action="store_true", help="read the claims in a plain process pool too")
    parser.add_argument("--only", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        _run(Path(options.only[0]), Path(options.only[1]), options.only[2], options.jobs)
        return
    for number in options.reports:
        with tempfile.TemporaryDirectory() as folder:
            crawl, out = Path(folder) / "crawl", Path(folder) / "out"
            _write_archives(crawl, number)
            for way in ("daft", *(["pool"] if options.pool else [])):
                command = [sys.executable, __file__, "--jobs", str(options.jobs), "--only", str(crawl), str(out), way]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                print(f"{number:,} reports, {way}, {options.jobs} processes: {done.stdout.strip()}")


def _write_archives(folder: Path, number: int) -> None:
    folder.mkdir()
    made = random.Random(1)  # noqa: S311 - nothing here is secret
    pages = _pages(made, number)
    for archive in range(-(-number // PAGES)):
        with (folder / f"{archive:05d}.warc.gz").open("wb") as stream:
            for at, page in zip(range(min(PAGES, number - archive * PAGES)), pages, strict=False):
                stream.write(gzip.compress(_record(f"http://news.example/{archive}/{at}", page), 1))


def _pages(made: random.Random, number: int) -> Iterator[str]:
    story, title = "", ""
    for at in range(number):
        if at % 10 != 1:
            title = " ".join(made.choices(WORDS, k=5)).capitalize()
            story = " ".join(
                f"The {' '.join(made.choices(WORDS, k=12))} of {made.choice(TOWNS)} was large." for _ in range(12)
            )
        if at % 50 in (0, 17, 34):
            day, people = at // 50 % 28 + 1, at // 50 % 40 + 3
            story = f"Police in {TOWNS[at // 50 % 10]} arrested {people} farmers on {day} March 2024, the mayor said. {story}"
        outlet = f"Paper {made.randrange(300)}"
        yield (
            f'<html><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
            f'<meta property="article:published_time" content="2024-04-{at % 28 + 1:02d}"></head>'
            f"<body><article><h1>{title}</h1><p>{story}</p></article></body></html>"
        )


def _record(url: str, page: str) -> bytes:
    message = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(message)}\r\n\r\n".encode() + message + b"\r\n\r\n"


def _run(crawl: Path, out: Path, way: str, jobs: int) -> None:
    """Make the stages, and print seconds of each and the peak memory; with 'pool' the claims alone, from the reports that are there."""
    from tumen.corpus import SIZES, Settings, build

    start, told = time.perf_counter(), {}
    if way == "pool":
        told["claims"] = _pool(out, jobs)
    else:
        of = Settings((str(crawl),), out, None, None, None, jobs, None, 600, SIZES)
        for manifest, _ in build(of):
            told[manifest.stage] = time.perf_counter() - start
            start = time.perf_counter()
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    seconds = {stage: round(spent, 1) for stage, spent in told.items()}
    print(f"{json.dumps(seconds)} s, peak {peak:,.0f} MB a process")


def _pool(out: Path, jobs: int) -> float:
    """Return the seconds that a plain process pool needs for the claims, each process loading its model."""
    from tumen import jsonl
    from tumen.corpus.reading import read_part
    from tumen.corpus.running import perform, task

    files = sorted((out / "reports").glob("*.parquet"))
    tasks = [task(out / "pool" / path.stem, read_part, reports=str(path)) for path in files]
    start = time.perf_counter()
    with ProcessPoolExecutor(jobs) as pool:
        for reason in pool.map(perform, map(jsonl.encode, tasks)):
            if reason:
                raise SystemExit(reason)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
