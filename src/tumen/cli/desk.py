"""`tumen desk`: the web application and its upkeep. What it needs beyond the core is loaded when it is asked for."""

from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import click

from tumen.claims import Act
from tumen.cli.session import NOTHING_READ
from tumen.desk.home import Home, home_of
from tumen.errors import SetupError
from tumen.publications import visible

_NEEDED = ("django", "granian", "whitenoise", "axes", "django_otp", "csp", "argon2")


@click.group("desk", invoke_without_command=True)
@click.option("--home", type=click.Path(path_type=Path), metavar="DIR", help="Folder of the secret key and database.")
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8790, show_default=True, help="Port to listen at.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.pass_context
def desk(context: click.Context, home: Path | None, address: str, port: int, no_browser: bool) -> None:
    """Read, decide and show in a browser; alone on a laptop, or as a team.

    Without a command it starts the desk. DATABASE_URL puts it on PostgreSQL.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise SetupError(f"the desk needs {', '.join(missing)}: install it with pip install 'tumen[desk]'")
    context.obj = home_of(home)
    if context.invoked_subcommand is None:
        from tumen.desk.serve import serve

        serve(
            context.obj,
            address=address,
            port=port,
            browser=not no_browser,
            say=lambda words: click.echo(words, err=True),
        )


@desk.command(hidden=True)
@click.pass_obj
def work(home: Home) -> None:
    """Do the work that waits, for as long as the process lives that started this one."""
    from tumen.desk.serve import work_until_orphaned

    work_until_orphaned(home)


@desk.command()
@click.pass_obj
def rebuild(home: Home) -> None:
    """Make everything that is derived anew from what is stored."""
    from tumen.desk.serve import set_up

    set_up(home)
    from tumen.desk.derive import derive_all

    for case in derive_all():
        click.echo(f"{case}: rebuilt")


@desk.command("verify")
@click.option("--expect", metavar="HASH", help="The last hash, as it was noted elsewhere: it must be in the chain.")
@click.pass_obj
def verify_command(home: Home, expect: str | None) -> int:
    """Prove that nothing stored was altered or removed, and that every quoted word stands where it is said to."""
    from tumen.desk.serve import set_up

    set_up(home)
    from tumen.desk.verify import holds, verify

    proof = verify()
    faults = list(proof.faults)
    if expect is not None and not holds(expect):
        faults.append(f"the chain does not hold the hash {visible(expect)}: it was made anew")
    return _report(proof.additions, proof.last, faults)


@desk.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def backup_command(home: Home, file: Path) -> None:
    """Write everything to one FILE, which `restore` takes up on SQLite or PostgreSQL."""
    from tumen.desk.serve import set_up

    set_up(home)
    from tumen.desk.backup import backup, check

    backup(file)
    click.echo(f"{file}: {check(file):,} rows, read back and whole")


@desk.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def restore_command(home: Home, file: Path) -> int:
    """Take up a backup FILE into an empty desk, and prove it whole."""
    from tumen.desk.serve import set_up

    set_up(home)
    from tumen.desk.backup import restore

    proof = restore(file)
    return _report(proof.additions, proof.last, proof.faults)


@desk.command("expunge")
@click.argument("report")
@click.option("--reason", required=True, help="Why; it is kept for ever, so name nobody.")
@click.option("--by", required=True, help="Who decided it.")
@click.confirmation_option(prompt="This cannot be undone, and older backups still hold it. Expunge?")
@click.pass_obj
def expunge_command(home: Home, report: str, reason: str, by: str) -> None:
    """Delete a REPORT for people at risk: words, bytes, claims and decisions. A tombstone stays."""
    from tumen.desk.serve import set_up

    set_up(home)
    from tumen.desk.expunge import expunge

    expunge(report, reason, by=by)
    click.echo(f"{report}: expunged; delete the backups that were made before")


@desk.command("import")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--incident", "named", multiple=True, metavar="ID", help="This incident; give it more than once for more."
)
@click.option("--act", type=click.Choice(get_args(Act)), help="Incidents of this act.")
@click.option("--country", metavar="CODE", help="Incidents in this country, by its two letters.")
@click.option("--during", metavar="PERIOD", help="Incidents of this time: 2023, 2023-05, 2023-01-01..2023-06-30.")
@click.option("--all", "everything", is_flag=True, help="All incidents.")
@click.option("--case", default="General", show_default=True, metavar="NAME", help="The case they go into.")
@click.option("--by", required=True, metavar="NAME", help="Who brings them in; it is kept with each report.")
@click.pass_obj
def import_command(
    home: Home,
    folder: Path,
    named: tuple[str, ...],
    act: Act | None,
    country: str | None,
    during: str | None,
    everything: bool,
    case: str,
    by: str,
) -> None:
    """Bring incidents of the tables in DIR, as `tumen corpus` makes them, into the desk.

    Their reports come with all that was read from them, so incidents that share a report with a chosen one come too. What
    lies in the case already is left as it is: a second import adds nothing.
    """
    if find_spec("pyarrow") is None:
        raise SetupError("the tables need pyarrow: install it with pip install 'tumen[corpus]'")
    if not (named or act or country or during or everything):
        raise click.UsageError("choose incidents by --incident, --act, --country or --during, or give --all")
    from tumen.cli.choosing import chooser
    from tumen.cli.importing import chosen_reports, readings_of
    from tumen.desk.serve import set_up

    fits = chooser(act, country, during)
    chosen = chosen_reports(folder, lambda one: fits(one) and (not named or one.id in named), named)
    set_up(home)
    from tumen.desk.bringing import bring_in

    outcomes: Counter[str] = Counter()
    for report, outcome in bring_in(readings_of(folder, chosen), case, by=by):
        outcomes[outcome] += 1
        click.echo(f"{outcome} {visible(report)}")
    lost = len(chosen) - outcomes.total()
    if lost:
        click.echo(f"{lost:,} reports are not in the table of reports: make the tables anew", err=True)
    counted = ", ".join(f"{outcomes[one]:,} {one}" for one in ("taken", "held", "expunged"))
    click.echo(f"{len(chosen):,} reports: {counted}")


def _report(additions: int, last: str, faults: Sequence[str]) -> int:
    for fault in faults:
        click.echo(visible(fault), err=True)
    click.echo(f"{additions:,} additions, {len(faults):,} faults; last hash {last}")
    return NOTHING_READ if faults else 0
