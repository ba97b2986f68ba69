"""`python -m evals`: score the whole way on every gold set at hand, and fail where a figure is below its floor.

`python -m evals --all` also runs the benches that lie in a folder `shared` beside this repository: minutes.
`python -m evals --given` feeds the gold claims to linking and assessing instead of read ones.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.benches import BENCHES, digest, missing, run
from evals.given import GoldReader
from evals.gold import HERE, GoldSet, load_folder, load_samples
from evals.ledgers import ledgers
from evals.score import Figures, score
from tumen.claims import rules_reader

FLOORS = HERE / "floors.toml"


def gold_sets() -> list[GoldSet]:
    """Return the samples, the sets to practise on and to hold back, and those of the folder that TUMEN_GOLD names or that lies beside."""
    folder = Path(os.environ.get("TUMEN_GOLD") or HERE.parent.parent / "shared" / "gold")
    found = sorted(path.parent for path in folder.glob("*/gold.json"))
    return [
        load_samples(),
        load_folder(HERE / "practice"),
        load_folder(HERE / "held"),
        *(load_folder(path) for path in found),
    ]


def below(floors: dict[str, Any], figures: dict[str, Figures], digests: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return what fell below its floor, and the floors that do not apply here, each as a sentence."""
    failed, unused = [], []
    for name, pinned in floors.items():
        expected = pinned["digests"]
        other = sorted(one for one in expected if digests.get(one) != expected[one])
        if other:
            why = "is not here" if other[0] not in digests else "is not the set that they were measured on"
            unused.append(f"the floors of {name} do not apply: {other[0]} {why}")
            continue
        for figure, floor in pinned["floors"].items():
            got = sum(figures[one][figure] for one in expected) / len(expected)
            if got < floor:
                failed.append(f"{name}: {figure} is {got:.3f}, its floor is {floor}")
    return failed, unused


def run_benches(pinned: dict[str, Any]) -> list[str]:
    """Run the benches at hand, print their figures, and return what fell below its floor."""
    figures: dict[str, Figures] = {}
    stopped: list[str] = []
    for bench in BENCHES:
        why = missing(bench)
        if why is not None:
            print(why)
            continue
        try:
            found = run(bench)
        except subprocess.CalledProcessError as error:
            stopped.append(f"{bench.name} could not be scored: {error.stderr.strip().splitlines()[-1:]}")
            continue
        figures[bench.name] = {figure: found[figure] for figure in bench.figures}
        for figure, got in figures[bench.name].items():
            print(f"{bench.name:10} {figure:32} {got:.3f}", flush=True)
    digests = {bench.name: digest(bench) for bench in BENCHES if bench.name in figures}
    failed, unused = below({name: pinned[name] for name in figures if name in pinned}, figures, digests)
    for sentence in unused:
        print(sentence)
    return stopped + failed


def score_sets(given: bool, pinned: dict[str, Any]) -> list[str]:
    """Score the gold sets at hand, print the table, and return what fell below its floor."""
    sets = gold_sets()
    figures = {gold.name: score(gold, ledgers(gold, GoldReader(gold) if given else rules_reader())) for gold in sets}
    table = Table("figure", *figures, box=None)
    for figure in figures["samples"]:
        table.add_row(figure, *(f"{figures[name][figure]:.3f}" for name in figures))
    Console().print(table)
    if given:
        return []
    digests = {gold.name: gold.digest for gold in sets}
    for name, pin in digests.items():
        print(f"digest of {name}: {pin}")
    failed, unused = below(pinned, figures, digests)
    for sentence in unused:
        print(sentence)
    return failed


def main() -> int:
    """Score, print what was measured, and return 1 where a figure is below its floor."""
    given, benches = sys.argv[1:] == ["--given"], sys.argv[1:] == ["--all"]
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    of_benches = floors.pop("benches")
    failed = score_sets(given, floors)
    if benches:
        failed += run_benches(of_benches)
    if given:
        print("evals: the gold claims were given, so this is what linking and assessing lose; no floor applies")
        return 0
    for sentence in failed:
        print(sentence)
    print("evals: below a floor" if failed else "evals: no figure is below its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
