"""The one place where the desk reads the clock."""

import datetime as dt


def now() -> dt.datetime:
    """Return this moment in UTC, in whole milliseconds: Django's JSON, of which backups are made, keeps no more."""
    moment = dt.datetime.now(dt.UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
