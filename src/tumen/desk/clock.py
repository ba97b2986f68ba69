"""The one place where the desk reads the clock."""

import datetime as dt


def now() -> dt.datetime:
    """Return this moment in UTC."""
    return dt.datetime.now(dt.UTC)
