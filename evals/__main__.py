"""`python -m evals`: score the whole way on every gold set at hand, and fail where a figure is below its floor.

`python -m evals --given` feeds the gold claims to linking and assessing instead of read ones.
"""

import os
import sys
import tomllib
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.given import GoldReader
from evals.gold import HERE, GoldSet, load_folder, load_samples
from evals.ledgers import ledgers
from evals.score import Figures, score
from tumen.claims import rules_reader

FLOORS = HERE / "floors.toml"


def gold_sets() -> list[GoldSet]:
    """Return the samples, the set that is held back, and the sets of the folder that TUMEN_GOLD names or that lies beside."""
    folder = Path(os.environ.get("TUMEN_GOLD") or HERE.parent.parent / "shared" / "gold")
    found = sorted(path.parent for path in folder.glob("*/gold.json"))
    return [load_samples(), load_folder(HERE / "held"), *(load_folder(path) for path in found)]


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


def main() -> int:
    """Score, print the table, and return 1 where a figure is below its floor."""
    sets, given = gold_sets(), sys.argv[1:] == ["--given"]
    figures = {gold.name: score(gold, ledgers(gold, GoldReader(gold) if given else rules_reader())) for gold in sets}
    table = Table("figure", *figures, box=None)
    for figure in figures["samples"]:
        table.add_row(figure, *(f"{figures[name][figure]:.3f}" for name in figures))
    Console().print(table)
    if given:
        print("evals: the gold claims were given, so this is what linking and assessing lose; no floor applies")
        return 0
    digests = {gold.name: gold.digest for gold in sets}
    for name, digest in digests.items():
        print(f"digest of {name}: {digest}")
    failed, unused = below(tomllib.loads(FLOORS.read_text(encoding="utf-8")), figures, digests)
    for sentence in (*unused, *failed):
        print(sentence)
    print("evals: below a floor" if failed else "evals: no figure is below its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
