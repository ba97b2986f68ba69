"""`tumen`, and `python -m tumen`: the command, also where it is interrupted while it is being loaded."""

import sys


def main() -> None:
    """Run the command. Ctrl-C before the command can answer it itself ends in the same words and exit code."""
    try:
        from tumen.cli import main as command  # loading takes long enough to be interrupted
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)
    command()


if __name__ == "__main__":
    main()
