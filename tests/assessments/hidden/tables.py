"""Capture tables for the tests: our own, and published ones where the machine has them.

Published tables are not part of this repository. They are looked for in the folder that `TUMEN_TABLES` names, else in
shared/data/mse beside the checkout; each is pinned by the hash of its bytes, since versions of one table differ by a few cases.
"""

import csv
import hashlib
import os
from pathlib import Path

import pytest

from tumen.assessments import hidden
from tumen.assessments.hidden import CaptureTable

FOLDER = Path(os.environ.get("TUMEN_TABLES") or Path(__file__).parents[4] / "shared" / "data" / "mse")
PINNED = {
    "artificial_3": "756a1cba94b0e089",
    "australia_4": "0c29c6a1c18a4004",
    "gaza_2024_3": "234aaa81c0faad89",
    "hiv_rome_4": "2d40e2e2308edaa2",
    "korea_3": "ead2b2418f864189",
    "kosovo_4": "5b59f9be7bb6c64d",
    "lesbian_allegheny_4": "82ea8647c48db2d4",
    "madigan_york_5": "81064d9852e88502",
    "netherlands_5": "9adb426c430c19a9",
    "netherlands_6": "e38da7cf98959c4d",
    "new_orleans_5_n185": "54491db01af7fcae",
    "new_orleans_5_n186": "c138b8d13eac5084",
    "new_orleans_8_n185": "cbdf6b72d8647d08",
    "new_orleans_8_n186": "c016999f46b77874",
    "philippines_caloocan_police": "b7d978f49d6ac4dc",
    "philippines_caloocan_unidentified": "e98dc37cd9a68698",
    "philippines_manila_police": "766a395a1c59f385",
    "philippines_manila_unidentified": "5ed1b49e7483d9d9",
    "philippines_quezon_police": "410860b6a84d192c",
    "philippines_quezon_unidentified": "482b9b464ff0bcd4",
    "snowshoe_hare_6": "6761a4445fb644ab",
    "spina_bifida_3": "889cdc8ddd500b1d",
    "uk_2013_5": "674b7744b02d8b0f",
    "uk_2013_6": "984ee864b6e17876",
    "western_us_5": "e29f35472b4aecc3",
}


def published(name: str) -> CaptureTable:
    """A published table; the test is skipped where it is not at hand, and fails where it is another version."""
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"no published tables here: TUMEN_TABLES names no folder with {name}.csv")
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == PINNED[name], f"{name}: another version of the table"
    header, *rows = csv.reader(content.decode().splitlines())
    flags = [[int(flag) for flag in row[:-1]] for row in rows]
    return hidden.table_of(header[:-1], flags, [int(row[-1]) for row in rows])


def small(**counts: int) -> CaptureTable:
    """A table of lists A, B, C ... from counts by the letters of the lists that hold them: small(A=20, AB=5)."""
    lists = sorted(set("".join(counts)))
    return hidden.table_of(lists, [[int(one in pattern) for one in lists] for pattern in counts], counts.values())
