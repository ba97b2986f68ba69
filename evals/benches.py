"""The benches of a folder `shared` beside this repository: data that others wrote, each with the program that scores it.

Each bench runs `tumen` as a user would and prints its figures as JSON. Neither the data nor the programs are kept here.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.gold import HERE

SHARED = Path(os.environ.get("TUMEN_SHARED") or HERE.parent.parent / "shared")


@dataclass(frozen=True, slots=True)
class Bench:
    """What scores `data`, the `program`, and which of its `figures` are shown; a figure may have a floor."""

    name: str
    program: str
    data: str
    figures: tuple[str, ...]


BENCHES = (
    Bench(
        "polnear",
        "bench_attribution.py",
        "polnear_dev.jsonl",
        ("attributions.claim.f1", *(f"attributions.exact.{role}.f1" for role in ("source", "cue", "content"))),
    ),
    Bench(
        "muc",
        "bench_muc.py",
        "muc_dev.jsonl",
        tuple(
            f"{slot}.f1" for slot in ("type", "type.in_relevant", "perp_org", "number", "effect", "date", "confidence")
        ),
    ),
    Bench(
        "gvdb",
        "bench_gvdb.py",
        "gvdb_dev.jsonl",
        ("killed.exact", "injured.exact", "both.exact", "city.top", "dated.exact"),
    ),
    Bench(
        "ecb",
        "bench_ecb.py",
        "ecb_dev.jsonl",
        ("acts.pairs.f1", "acts.b3.f1", "copies.recall", "copies.abridged.recall", "copies.false.rate"),
    ),
)


def missing(bench: Bench) -> str | None:
    """Return a sentence on why a bench cannot run here; None where it can."""
    for path in (_program(bench), _data(bench)):
        if not path.is_file():
            return f"{bench.name} is skipped: {path.name} does not lie in a folder 'shared' beside this repository"
    return None


def run(bench: Bench) -> Mapping[str, float]:
    """Return all figures of a bench. It takes minutes. Raises CalledProcessError where the bench cannot run."""
    command = [
        sys.executable,
        str(_program(bench)),
        str(_data(bench)),
        "--tumen",
        f"{sys.executable} -m tumen",
        "--json",
    ]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    figures: dict[str, float] = json.loads(printed)
    return figures


def digest(bench: Bench) -> str:
    """Return the sha256 of the data, on which alone a floor holds."""
    return hashlib.sha256(_data(bench).read_bytes()).hexdigest()


def _program(bench: Bench) -> Path:
    return SHARED / "tools" / bench.program


def _data(bench: Bench) -> Path:
    return SHARED / "data" / bench.data
