"""How often nominal 95 % intervals hold a total that is known, because the people and the lists were made up.

Each scenario makes lists of a population of known size; each method is run as `tumen estimate` runs it, with fewer replicates, and so are the intervals
that take the chosen model for granted ('given the model'), to show what that costs. 'refused': tables on which `tumen estimate` gives no total; the rest of the row
is over all tables with an estimate. The two scenarios of mixed people are those of HRDAG's simulations (2,000 people, five lists).

    python benchmarks/coverage.py [--tables 100] [--replicates 200] [--classes 0] [--seed 1]
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tumen.assessments import hidden
from tumen.assessments.hidden import CaptureTable

Flags = npt.NDArray[np.int64]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scenario:
    """Kinds of people: how many, and the chance of each list to have one of them. `follows`: list B takes from A this share more."""

    name: str
    kinds: tuple[tuple[int, tuple[float, ...]], ...]
    follows: float

    @property
    def true(self) -> int:
        """How many people there are."""
        return sum(number for number, _ in self.kinds)


SCENARIOS = (
    Scenario("three independent lists", ((1000, (0.3, 0.25, 0.2)),), 0.0),
    Scenario("four independent lists", ((1000, (0.3, 0.25, 0.2, 0.15)),), 0.0),
    Scenario("four lists, B leans on A", ((1000, (0.3, 0.25, 0.2, 0.15)),), 0.3),
    Scenario("three lists, people hard and easy to find", ((700, (0.12, 0.1, 0.1)), (300, (0.6, 0.5, 0.5))), 0.0),
    Scenario(
        "five lists, 1 in 10 easy to find",
        ((1800, (0.033, 0.033, 0.099, 0.132, 0.033)), (200, (0.66, 0.825, 0.759, 0.99, 0.693))),
        0.0,
    ),
    Scenario(
        "five lists, 1 in 5 easy to find",
        ((1600, (0.113, 0.113, 0.199, 0.232, 0.133)), (400, (0.86, 0.925, 0.859, 0.99, 0.793))),
        0.0,
    ),
)


def main() -> None:
    """Simulate, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=100)
    parser.add_argument("--replicates", type=int, default=200)
    parser.add_argument("--classes", type=int, default=0, help="tables on which latent classes run too; they are slow")
    parser.add_argument("--only", default="", help="the scenarios whose name holds these words")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print("| scenario | true | method | tables | held the truth | median total | median width | refused |")
    print("|---|---:|---|---:|---:|---:|---:|---:|")
    for scenario in (one for one in SCENARIOS if options.only in one.name):
        for line in _rows(scenario, options.tables, options.replicates, options.classes, options.seed):
            print(line, flush=True)


def _rows(scenario: Scenario, tables: int, replicates: int, classes: int, seed: int) -> Iterator[str]:
    random = np.random.default_rng(seed)
    found: dict[str, list[tuple[float, Interval]]] = defaultdict(list)
    refused = 0
    for number in range(tables):
        table = _table(scenario, random)
        estimated = hidden.estimate(table, replicates=replicates, seed=number, classes=number < classes)
        refused += estimated.refused is not None
        for method in estimated.methods:
            if method.estimate is not None and method.interval is not None:
                found[method.method].append((method.estimate, method.interval))
        for name, fitted in (("stepwise", hidden.stepwise(table)), ("bic", hidden.rank(table).best)):
            if fitted is not None:
                found[f"{name}, given the model"].append((fitted.total, fitted.interval))
    for name, held in found.items():
        yield _row(scenario, name, held, f"{refused / tables:.0%}")


def _row(scenario: Scenario, method: str, held: Sequence[tuple[float, Interval]], refused: str) -> str:
    inside = sum(low <= scenario.true <= high for _, (low, high) in held) / len(held)
    total = np.median([estimate for estimate, _ in held])
    width = np.median([high - low for _, (low, high) in held])
    return f"| {scenario.name} | {scenario.true:,} | {method} | {len(held)} | {inside:.0%} | {total:,.0f} | {width:,.0f} | {refused} |"


def _table(scenario: Scenario, random: np.random.Generator) -> CaptureTable:
    rows = []
    for number, chances in scenario.kinds:
        flags = (random.random((number, len(chances))) < np.array(chances)).astype(np.int64)
        if scenario.follows:
            flags[:, 1] |= flags[:, 0] & (random.random(number) < scenario.follows)
        rows.append(flags)
    seen = np.concatenate(rows)
    names = "ABCDE"[: seen.shape[1]]
    return hidden.table_of_cases(names, seen[seen.any(axis=1)].tolist())


if __name__ == "__main__":
    main()
