"""The command that estimates how many cases no list has."""

import datetime as dt
import io
from pathlib import Path
from typing import IO, TYPE_CHECKING, get_args

import click

from tumen.assessments import RULE_SETS
from tumen.claims import Act
from tumen.cli.choosing import chooser
from tumen.cli.options import ledger_options, reading_options
from tumen.cli.output import write_file, write_lines
from tumen.cli.publishing import publication_of, reports_in
from tumen.cli.session import Session
from tumen.incidents import read_decisions

if TYPE_CHECKING:
    from tumen.assessments import hidden
    from tumen.assessments.lists import LinkedLists


@click.command("estimate")
@reading_options
@click.option("--reports", "from_reports", is_flag=True, help="PATH are reports: their sources are the lists.")
@click.option("--people", "from_people", is_flag=True, help="PATH are CSV files of persons, one a list.")
@click.option("--act", type=click.Choice(get_args(Act)), help="With --reports: count only incidents of this act.")
@click.option("--country", metavar="CODE", help="With --reports: only in this country (two letters).")
@click.option(
    "--during", metavar="PERIOD", help="With --reports: only in this time: 2023, 2023-05, 2023-01-01..2023-06-30."
)
@ledger_options
@click.option("--quick", is_flag=True, help="Leave out the latent classes, which take most of the time.")
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
def estimate_command(
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    from_reports: bool,
    from_people: bool,
    act: Act | None,
    country: str | None,
    during: str | None,
    as_of: dt.datetime | None,
    rules: str,
    decisions: IO[bytes] | None,
    quick: bool,
    as_json: bool,
    svg: Path | None,
    replicates: int,
    seed: int,
) -> int:
    """Estimate how many cases no list has.

    PATH is one CSV with a 0/1 column for each list and a column 'count', or one row a case without 'count'; - is standard
    input. With --reports the incidents that each source tells of are its list, with --people each file is a list of persons,
    linked by the columns that all have. Where no total is defensible, that is the answer, and why.
    """
    from tumen.assessments import hidden
    from tumen.assessments.lists import estimate_linked

    code = 0
    if from_reports and from_people:
        raise click.UsageError("choose one of --reports and --people")
    if from_reports:
        lists, code = _of_reports(paths, published, jobs, as_of, rules, decisions, (act, country, during))
        found = estimate_linked(lists, seed=seed)
    elif from_people:
        found = estimate_linked(_of_people(paths), seed=seed)
    else:
        found = hidden.estimate(_table(paths), replicates=replicates, seed=seed, classes=not quick)
    _show(found, as_json, svg)
    return code


def _show(found: "hidden.Estimate", as_json: bool, svg: Path | None) -> None:
    from tumen.publications.totals import total_json, total_lines
    from tumen.publications.totals_svg import total_svg

    write_lines([total_json(found)] if as_json else total_lines(found))
    if svg is not None:
        write_file(svg, total_svg(found))


def _table(paths: tuple[str, ...]) -> "hidden.CaptureTable":
    from tumen.assessments import hidden

    if len(paths) > 1:
        raise click.UsageError("one table only; for several files say what they are: --reports or --people")
    with _opened(paths[0]) as lines:
        try:
            return hidden.read_table(lines)
        except UnicodeDecodeError as error:
            raise click.ClickException("the table is not UTF-8 text: save it as CSV in UTF-8") from error


def _of_people(paths: tuple[str, ...]) -> "LinkedLists":
    from tumen.assessments.lists import link_persons, read_persons

    found = []
    for path in paths:
        with _opened(path) as lines:
            try:
                found.append(read_persons(Path(path).stem, lines))
            except UnicodeDecodeError as error:
                raise click.ClickException(f"{path}: not UTF-8 text: save it as CSV in UTF-8") from error
    return link_persons(found)


def _of_reports(
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    as_of: dt.datetime | None,
    rules: str,
    decisions: IO[bytes] | None,
    which: tuple[Act | None, str | None, str | None],
) -> "tuple[LinkedLists, int]":
    from tumen.assessments.lists import ledger_lists

    counted = chooser(*which)
    written = decisions.read() if decisions else b""
    with Session() as session:
        publication = publication_of(
            session, reports_in(session, paths, published), jobs, as_of, RULE_SETS[rules], io.BytesIO(written)
        )
        code = session.close()
    return ledger_lists(publication.ledger, counted, read_decisions(io.BytesIO(written))), code


def _opened(path: str) -> "IO[str]":
    try:
        return click.open_file(path, encoding="utf-8-sig")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from error
