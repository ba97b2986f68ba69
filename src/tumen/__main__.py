"""`python -m tumen` is the command `tumen`."""

from tumen.cli import main

if __name__ == "__main__":
    main()
