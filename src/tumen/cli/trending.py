"""The command that tests whether there are more, fewer or as many as before."""

import datetime as dt
from pathlib import Path
from typing import IO, TYPE_CHECKING, get_args

import click

from tumen.assessments import RULE_SETS
from tumen.claims import Act
from tumen.claims.claim import Direction
from tumen.cli.options import ledger_options, reading_options
from tumen.cli.output import write_file, write_lines
from tumen.cli.publishing import publication_of, reports_in
from tumen.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tumen.assessments.trends import Judgement, Series
    from tumen.publications import Publication
    from tumen.publications.claimed_trends import ClaimedTrend


@click.command("trend")
@reading_options
@ledger_options
@click.option("--first", metavar="PERIOD", help="The period to compare with: 2022, 2022-05, 2022-01-01..2022-06-30.")
@click.option("--second", metavar="PERIOD", help="The period that is compared with it.")
@click.option("--direction", type=click.Choice(get_args(Direction)), default="more", show_default=True)
@click.option("--act", type=click.Choice(get_args(Act)), help="Count only incidents of this act.")
@click.option("--country", metavar="CODE", help="Count only incidents in this country (two letters).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
@click.option(
    "--svg", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Draw the series into this file."
)
def trend_command(
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    as_of: dt.datetime | None,
    rules: str,
    decisions: IO[bytes] | None,
    first: str | None,
    second: str | None,
    direction: Direction,
    act: Act | None,
    country: str | None,
    as_json: bool,
    svg: Path | None,
) -> int:
    """Test whether there are more, fewer or as many incidents as before.

    PATH is reports, or one CSV with the columns period (or start, end) and count (or low, best, high), and source if there
    is one. With --first and --second these periods are compared; without them the trend claims of the reports' speakers are
    tested, and the series is shown.
    """
    from tumen.assessments.trends import Measure, Statement, judge, ledger_series, read_period

    if (first is None) != (second is None):
        raise click.UsageError("a comparison needs both periods: give --first and --second")
    periods = (read_period(first), read_period(second)) if first and second else None
    table, code = _table(paths), 0
    claimed: Sequence[ClaimedTrend] = ()
    if table is not None:
        series: Series | None = table
        measure = "incidents"
    else:
        with Session() as session:
            publication = publication_of(
                session, reports_in(session, paths, published), jobs, as_of, RULE_SETS[rules], decisions
            )
            code = session.close()
        counted = Measure(act, country.upper() if country else None)
        series, measure = ledger_series(publication.ledger, counted), counted.words
        claimed = () if periods else _claimed(publication)
    if series is None:
        raise click.ClickException("no report has a date: give --published, or reports that show one")
    judged = judge(series, Statement(measure, *periods, direction)) if periods else None
    write_lines(_lines(series, judged, claimed, as_json))
    if svg is not None:
        _draw(svg, series, judged)
    return code


def _table(paths: tuple[str, ...]) -> "Series | None":
    """Return the series of a CSV that is one; None where the paths are reports."""
    from tumen.assessments.trends import is_series, read_series

    if len(paths) != 1 or not paths[0].lower().endswith(".csv"):
        return None
    try:
        with Path(paths[0]).open(encoding="utf-8-sig", newline="") as lines:
            if not is_series(lines.readline()):
                return None
            lines.seek(0)
            return read_series(lines)
    except UnicodeDecodeError as error:
        raise click.ClickException("the table is not UTF-8 text: save it as CSV in UTF-8") from error
    except OSError:
        return None  # the reading of reports says what is wrong with a path


def _claimed(publication: "Publication") -> "list[ClaimedTrend]":
    from tumen.publications.claimed_trends import judged_trends

    return judged_trends(publication)


def _lines(series: "Series", judged: "Judgement | None", claimed: "Sequence[ClaimedTrend]", as_json: bool) -> list[str]:
    from tumen.assessments.trends import FEWEST_CELLS, one_change, rows_of, scan
    from tumen.publications.trending import claimed_lines, judgement_json, judgement_lines, series_json, series_lines

    verdicts = [judged] if judged else [one.judgement for one in claimed if one.judgement]
    lines = [line for one in verdicts for line in ([judgement_json(one)] if as_json else judgement_lines(one))]
    if judged and not as_json:
        return lines
    if not as_json:
        lines += claimed_lines(claimed)
    counts = [one.incidents.best for one in rows_of(series)]
    searched = (scan(counts), one_change(counts)) if len(counts) >= FEWEST_CELLS and any(counts) else None
    return [*lines, *([series_json(series, searched)] if as_json else series_lines(series, searched))]


def _draw(path: Path, series: "Series", judged: "Judgement | None") -> None:
    from tumen.publications.series_svg import series_svg

    write_file(path, series_svg(series, judged))
