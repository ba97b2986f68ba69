"""Standard output: for people a console, for programs lines."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console


class _Output(Console):
    """Standard output for people; a reader that has gone away ends the command quietly, as in `write_lines`."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def console() -> Console:
    """The console that results are printed on."""
    return _Output(highlight=False)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines in UTF-8, whatever the terminal's encoding: programs and files read them."""
    output = sys.stdout.buffer
    for line in lines:
        output.write(f"{line}\n".encode(errors="backslashreplace"))
    output.flush()


def write_file(path: Path, text: str) -> None:
    """Write a file that the user named. Raises ClickException, which says what to do, where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}; name a file that can be written") from error
