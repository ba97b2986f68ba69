"""Hidden totals: our CPU seconds beside those of R's packages on the same tables.

R 4.2 with SparseMSE 2.0, MultipleSystemsEstimation 1.2, Rcapture 1.4, dga 2.0 and LCMCR 0.4, one thread, medians; their bootstraps of western_us_5,
uk_2013_5 and netherlands_5 were timed by the clock on a busy machine (marked ~). The tables are published ones: name the folder that holds them in TUMEN_TABLES or
as the argument. Each figure is one cold run in a process of its own, without imports.

    python benchmarks/counting.py FOLDER
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = ("korea_3", "kosovo_4", "western_us_5", "uk_2013_5", "netherlands_5")
# CPU seconds of R, in the order of the tables; None where it was not timed.
R_SECONDS: dict[str, tuple[float | None, ...]] = {
    "stepwise, one table": (0.010, 0.039, 0.031, 0.152, 0.109),
    "stepwise BCa, 1,000 replicates": (12.5, 45.5, 84.0, 142.0, 307.0),
    "all models (pairs for 5 lists)": (0.029, 0.328, 5.2, 5.4, 5.4),
    "averaging over graphs": (0.001, 0.33, 0.16, 3.0, 3.4),
    "latent classes, 110,000 sweeps": (0.74, 1.7, 1.2, 1.4, 1.5),
}
BY_THE_CLOCK = {("stepwise BCa, 1,000 replicates", name) for name in TABLES[2:]}
# The grids of R's timings.
GRID = {"korea_3": 2_460, "kosovo_4": 88_000, "western_us_5": 6_900, "uk_2013_5": 54_880, "netherlands_5": 60_000}
CHAINS, SWEEPS = 16, 110_000


def main() -> None:
    """Measure, and print a table."""
    if len(sys.argv) == 4:
        print(json.dumps(_measure(*sys.argv[1:])))
        return
    folder = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("TUMEN_TABLES", "")
    if not Path(folder, f"{TABLES[0]}.csv").is_file():
        raise SystemExit(f"no {TABLES[0]}.csv in {folder!r}: name the folder of the published tables")
    print("| work | table | R, s | Tumen, s | R / Tumen |\n|---|---|---:|---:|---:|")
    for work, theirs in R_SECONDS.items():
        for name, seconds in zip(TABLES, theirs, strict=True):
            done = subprocess.run(
                [sys.executable, __file__, work, folder, name], check=True, capture_output=True, text=True
            )
            ours = float(json.loads(done.stdout))
            mark = "~" if (work, name) in BY_THE_CLOCK else ""
            told = "" if seconds is None else f"{mark}{seconds:g} | {ours:.3g} | {mark}{seconds / ours:.2g}"
            print(f"| {work} | {name} | {told} |", flush=True)


def _measure(work: str, folder: str, name: str) -> float:
    from tumen.assessments import hidden

    with Path(folder, f"{name}.csv").open(encoding="utf-8") as lines:
        table = hidden.read_table(lines)
    # Loading of scipy's parts is paid here.
    warm = hidden.table_of("ab", [[1, 0], [0, 1], [1, 1]], [5, 6, 2])
    hidden.stepwise(warm)
    works: dict[str, Callable[[], object]] = {
        "stepwise, one table": lambda: hidden.stepwise(table),
        "stepwise BCa, 1,000 replicates": lambda: hidden.bootstrap(table, hidden.by_stepwise(table)),
        "all models (pairs for 5 lists)": lambda: hidden.rank(table),
        "averaging over graphs": lambda: hidden.average(table, unseen=range(1, GRID[name] + 1), complete=True),
        "latent classes, 110,000 sweeps": lambda: hidden.latent_classes(
            table, chains=CHAINS, burn_in=0, sweeps=SWEEPS // CHAINS, most_sweeps=SWEEPS // CHAINS
        ),
    }
    start = time.process_time()
    works[work]()
    return time.process_time() - start


if __name__ == "__main__":
    main()
