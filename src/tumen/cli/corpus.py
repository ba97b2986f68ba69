"""`tumen corpus`: archives of any size into tables. What it needs beyond the core is loaded when it is asked for."""

import datetime as dt
import os
from importlib.util import find_spec
from pathlib import Path

import click

from tumen.cli.options import Day
from tumen.cli.output import console
from tumen.errors import SetupError
from tumen.publications import visible

_NEEDED = ("daft", "pyarrow")
_STAGES = ("reports", "copies", "claims", "incidents", "assessments", "counts", "skipped")


@click.command("corpus")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder of the tables.")
@click.option("--stage", type=click.Choice(_STAGES), help="Make this table alone, from those that are there.")
@click.option("--as-of", type=Day, metavar="DATE", help="Leave out what was published after that day.")
@click.option("--published", type=Day, metavar="DATE", help="Publication date of reports that show none.")
@click.option("--jobs", type=click.IntRange(1, 100_000), help="Processes to work with.  [default: one a core]")
@click.option("--ray", metavar="ADDRESS", help="Work on the Ray cluster at this address (host:port).")
@click.option(
    "--patience",
    type=click.FloatRange(min=1),
    default=3600,
    show_default=True,
    metavar="SECONDS",
    help="Give up when no worker has finished anything for so long.",
)
def corpus_command(
    inputs: tuple[str, ...],
    out: Path,
    stage: str | None,
    as_of: dt.datetime | None,
    published: dt.datetime | None,
    jobs: int | None,
    ray: str | None,
    patience: float,
) -> int:
    """Read archives of any size into tables of reports, claims, incidents and counts.

    INPUT is a web archive (.warc, .warc.gz, .wacz), a Parquet file, JSON Lines or any file that the other commands read, a
    folder or a glob of these, or an address in an object store (s3://bucket/crawl/*.warc.gz). Started again, it goes on where it
    was interrupted, and makes nothing anew whose inputs have not changed.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise SetupError(f"the corpus needs {', '.join(missing)}: install it with pip install 'tumen[corpus]'")
    from tumen.corpus import SIZES, Settings, build

    settings = Settings(
        inputs=inputs,
        out=out,
        as_of=as_of.date() if as_of else None,
        published=published.date() if published else None,
        today=dt.datetime.now().astimezone().date(),
        jobs=jobs or os.cpu_count() or 1,
        ray=ray,
        patience=patience,
        sizes=SIZES,
    )
    output = console()
    for manifest, fresh in build(settings, stage):
        rows = ", ".join(f"{number:,} {name}" for name, number in manifest.rows_out.items())
        output.print(f"{manifest.stage}: {visible(rows)}{'' if fresh else ' (as it was)'}", soft_wrap=True)
    return 0
