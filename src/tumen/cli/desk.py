"""`tumen desk`: the web application and its upkeep. What it needs beyond the core is loaded when it is asked for."""

from importlib.util import find_spec
from pathlib import Path

import click

from tumen.desk.home import Home, home_of
from tumen.errors import SetupError

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
