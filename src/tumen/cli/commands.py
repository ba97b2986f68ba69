"""The commands and their options."""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, NoReturn, get_args

import click

from tumen import __version__
from tumen.assessments import RULE_SETS, By, sums
from tumen.claims import explain as why
from tumen.claims import read_attributions
from tumen.cli.demo import run_demo
from tumen.cli.gathering import gather, only_reports, read_each
from tumen.cli.history import follow
from tumen.cli.options import Day, ledger_options, reading_options
from tumen.cli.output import console, write_file, write_lines
from tumen.cli.parallel import reader_for
from tumen.cli.publishing import publication_of, reports_in
from tumen.cli.session import INTERRUPTED, NOTHING_READ, PIPE_CLOSED, Session
from tumen.errors import TumenError
from tumen.incidents import read_decisions
from tumen.publications import (
    attribution_lines,
    brief,
    change_lines,
    detail_lines,
    detail_of,
    find_incident,
    passing_svg,
    print_attributions,
    print_changes,
    print_detail,
    print_explained,
    print_publication,
    print_released,
    print_sums,
    publication_lines,
    redact,
    released_lines,
    skipped_lines,
    sum_lines,
    visible,
)
from tumen.reports import Skipped, entry_of

EPILOG = """Exit codes: 0 all was read; 3 some items were skipped, the rest was done; 1 nothing could be read, or an
error that is named; 2 the command is written wrongly; 130 interrupted."""


class _Tumen(click.Group):
    """The command, with the exit codes that its help lists."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character shows '?', and all else
                stream.reconfigure(errors="replace")
        try:
            with self.make_context(prog_name or "tumen", list(sys.argv[1:] if args is None else args)) as context:
                code = self.invoke(context)
        except click.exceptions.Exit as end:
            code = end.exit_code
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except TumenError as error:
            click.echo(f"tumen: {visible(str(error))}", err=True)
            code = NOTHING_READ
        except (click.Abort, KeyboardInterrupt):
            click.echo("interrupted", err=True)
            code = INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has seen enough (`| head`); what is still in the buffer must not complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = PIPE_CLOSED
        sys.exit(code)


@click.group(
    cls=_Tumen, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="tumen", message="%(prog)s %(version)s")
def main() -> None:
    """Who claims what, how well it is corroborated, and by how many independent origins.

    PATH is a file (.txt, .jsonl, .html, .pdf, .eml, .csv, .warc, .wacz), a folder of these, or - for standard input.
    """


@main.command()
@reading_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
@click.option("--explain", is_flag=True, help="Show which row of the data made each field of a claim.")
def read(paths: tuple[str, ...], published: dt.datetime | None, jobs: int, as_json: bool, explain: bool) -> int:
    """Print the claims of each report, report by report.

    Reports are read one after another: memory does not grow with their number, and copies are not looked for.
    """
    if explain and as_json:
        raise click.UsageError("--explain is for people: leave out --json")
    output = console()
    with Session(streams=True) as session:

        def skip(item: Skipped) -> None:
            session.skip(item)
            if as_json:
                write_lines(skipped_lines([item]))

        for report, reading in read_each(reports_in(session, paths, published), reader_for(jobs), skip):
            entry = entry_of(report, None)
            released = redact([entry], reading.claims, reading.trends, reading.positions, decisions=())
            if as_json:
                write_lines(released_lines(released))
            else:
                print_released(released, output)
                if explain:
                    print_explained([(claim, why(claim, report)) for claim in released.claims], output)
        return session.close()


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
def attributions(paths: tuple[str, ...], as_json: bool) -> int:
    """Print who says what in each report, whatever it is about."""
    output = console()
    with Session(streams=True) as session:

        def skip(item: Skipped) -> None:
            session.skip(item)
            if as_json:
                write_lines(skipped_lines([item]))

        for report, found in read_attributions(only_reports(reports_in(session, paths, None), skip)):
            if as_json:
                write_lines(attribution_lines(found))
            else:
                print_attributions(entry_of(report, None), report.text, found, output)
        return session.close()


@main.command()
@reading_options
@ledger_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
def assess(
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    as_of: dt.datetime | None,
    rules: str,
    decisions: IO[bytes] | None,
    as_json: bool,
) -> int:
    """Print the ledger: incidents, their status, origins and counts."""
    with Session() as session:
        publication = publication_of(
            session, reports_in(session, paths, published), jobs, as_of, RULE_SETS[rules], decisions
        )
        code = session.close()
    if as_json:
        write_lines(publication_lines(publication))
        write_lines(skipped_lines(session.skipped))
    else:
        print_publication(publication, console())
    return code


@main.command("brief")
@reading_options
@ledger_options
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to this file instead of standard output.",
)
def brief_command(
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    as_of: dt.datetime | None,
    rules: str,
    decisions: IO[bytes] | None,
    output: Path | None,
) -> int:
    """Write a brief in Markdown, each number with its quote."""
    with Session() as session:
        publication = publication_of(
            session, reports_in(session, paths, published), jobs, as_of, RULE_SETS[rules], decisions
        )
        code = session.close()
    lines = brief(publication, session.skipped)
    if output is None:
        write_lines(lines)
        return code
    write_file(output, "".join(f"{line}\n" for line in lines))
    return code


@main.command()
@click.argument("incident")
@reading_options
@ledger_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
@click.option(
    "--svg",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw who passed on whom into this file.",
)
def show(
    incident: str,
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    as_of: dt.datetime | None,
    rules: str,
    decisions: IO[bytes] | None,
    as_json: bool,
    svg: Path | None,
) -> int:
    """Print one incident in full: status by each rule set, origins, where they differ, every claim.

    INCIDENT is its id, or how the id begins; `tumen assess` prints it.
    """
    with Session() as session:
        publication = publication_of(
            session, reports_in(session, paths, published), jobs, as_of, RULE_SETS[rules], decisions
        )
        code = session.close()
    found = find_incident(publication, incident)
    if svg is not None:
        write_file(svg, passing_svg(detail_of(publication, found).passings))
    if as_json:
        write_lines(detail_lines(publication, found))
    else:
        print_detail(publication, found, console())
    return code


@main.command()
@reading_options
@ledger_options
@click.option("--by", type=click.Choice(get_args(By)), default="act", show_default=True, help="What to sum over.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
def totals(
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    as_of: dt.datetime | None,
    rules: str,
    decisions: IO[bytes] | None,
    by: By,
    as_json: bool,
) -> int:
    """Print sums of people over incidents, as ranges.

    Lows add up and highs add up; nobody is added twice for two acts of one story; a total over a period that a
    source states is never added.
    """
    with Session() as session:
        publication = publication_of(
            session, reports_in(session, paths, published), jobs, as_of, RULE_SETS[rules], decisions
        )
        code = session.close()
    found = sums(publication.ledger, by)
    if as_json:
        write_lines(sum_lines(found))
    else:
        print_sums(found, console())
    return code


@main.command()
@reading_options
@click.option("--from", "first", type=Day, required=True, metavar="DATE", help="The day to compare with.")
@click.option("--to", "last", type=Day, required=True, metavar="DATE", help="The last day to look at.")
@click.option(
    "--decisions", type=click.File("rb"), metavar="FILE", help="People's decisions, JSON Lines; they always win."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
def changes(
    paths: tuple[str, ...],
    published: dt.datetime | None,
    jobs: int,
    first: dt.datetime,
    last: dt.datetime,
    decisions: IO[bytes] | None,
    as_json: bool,
) -> int:
    """Print what changed after one day and until another, and which reports changed it."""
    if last < first:
        raise click.BadParameter("it is before --from; give the later day here", param_hint="--to")
    decided = read_decisions(decisions) if decisions else []
    with Session() as session:
        held = gather(reports_in(session, paths, published), reader_for(jobs), session.skip, last.date())
        history = follow(held, decided, first.date(), last.date())
        code = session.close()
    if as_json:
        write_lines(change_lines(history.changes))
    else:
        print_changes(history.changes, history.incidents, history.entries, console())
    return code


@main.command()
def demo() -> int:
    """Walk through the sample reports that come with Tumen."""
    run_demo(console())
    return 0
