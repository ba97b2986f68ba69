"""Words on a command line come in, tables, JSON Lines and exit codes go out.

It only calls the rooms, and is, beside the desk, the one place that reads the clock.
This room never decides anything that a room could decide.
"""

from tumen.cli.commands import main
from tumen.cli.corpus import corpus_command
from tumen.cli.desk import desk
from tumen.cli.estimating import estimate_command
from tumen.cli.trending import trend_command

main.add_command(corpus_command)
main.add_command(desk)
main.add_command(estimate_command)
main.add_command(trend_command)

__all__ = ["main"]
