"""What a run of the corpus is asked to do, and into how small parts it cuts its work."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a part may become, in the unit that each name says; what one worker holds at a time follows from it.

    `input_bytes` of small files are read by one task, `report_rows` are a file of the table of reports, `bucket_bytes` of inputs give
    one bucket of reports to shuffle into, `bucket_rows` reports one bucket of anything else.
    """

    input_bytes: int
    report_rows: int
    bucket_bytes: int
    bucket_rows: int


# A task should take at least some seconds, so that giving it out costs little, and a worker should hold some hundred MB at most.
SIZES = Sizes(input_bytes=16_000_000, report_rows=500, bucket_bytes=64_000_000, bucket_rows=20_000)


@dataclass(frozen=True, slots=True)
class Settings:
    """`out` is the folder of the tables, which every worker must see. `ray` is the address of a cluster; None: this machine.

    `today` skips reports that are dated later; `as_of` leaves out what was published later from the copies on.
    `patience` are the seconds without any task done after which a run is given up.
    """

    inputs: tuple[str, ...]
    out: Path
    as_of: dt.date | None
    published: dt.date | None
    today: dt.date | None
    jobs: int
    ray: str | None
    patience: float
    sizes: Sizes
