"""The command that estimates a hidden total from a table of lists."""

import sys
from pathlib import Path
from typing import TextIO

import click


@click.command("estimate")
@click.argument("table", type=click.File("r", encoding="utf-8-sig"), metavar="TABLE.csv")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@click.option(
    "--svg",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the methods side by side into this file.",
)
@click.option(
    "--replicates",
    type=click.IntRange(100, 100_000),
    default=1000,
    show_default=True,
    help="Replicates of the bootstrap intervals.",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of all that is drawn.")
def estimate_command(table: TextIO, as_json: bool, svg: Path | None, replicates: int, seed: int) -> int:
    """Estimate how many cases no list has.

    TABLE.csv has one 0/1 column a list and a column 'count', or one row a case without 'count'; - is standard input. Where no
    total is defensible, that is the answer, and why.
    """
    from tumen.assessments import hidden
    from tumen.publications.totals import total_json, total_lines
    from tumen.publications.totals_svg import total_svg

    try:
        found = hidden.estimate(hidden.read_table(table), replicates=replicates, seed=seed)
    except UnicodeDecodeError as error:
        raise click.ClickException("the table is not UTF-8 text: save it as CSV in UTF-8") from error
    lines = [total_json(found)] if as_json else total_lines(found)
    for line in lines:
        sys.stdout.buffer.write(f"{line}\n".encode(errors="backslashreplace"))
    sys.stdout.buffer.flush()
    if svg is not None:
        try:
            svg.write_text(total_svg(found), encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise click.ClickException(f"{svg}: {error.strerror}; name a file that can be written") from error
    return 0
