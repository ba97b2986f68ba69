"""The dates that stand in headers, datelines and markup: absolute days, and moments where the zone is given."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from tumen.errors import UnreadableError
from tumen.values import Span

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?<![\d:.])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<era>B\.E\.\s+)?(?P<year>\d{4})(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month_number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+{_MONTH}\s+(?P<short_year>\d\d)(?=\s*[(,]|\s*$)",
        r"(?<![\d./])(?P<first>\d{1,2})(?P<separator>\.\s?|/)(?P<second>\d{1,2})(?:\.\s?|/)(?P<year>\d{4})(?!\d)",
        # B.E. years also stand after a bare month ('19 February B.E. 2568' is the second form)
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?!\s*\d)",
        rf"{_MONTH}\s+{_DAY}(?![\d:])",
    )
)
_DIGIT = re.compile(r"\d")
_MOMENT = re.compile(
    r"(?P<hour>[0-2]?\d)[:.]?(?P<minute>[0-5]\d)\s*(?P<half>[ap]\.?m\.?)?\s*(?:GMT|UTC|Z\b)", re.IGNORECASE
)
# The Buddhist calendar of Thailand counts from 543 years earlier.
_BUDDHIST = 543
# Two-digit years: 69-99 are of the last century, as POSIX has it.
_PIVOT = 69


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date as a header writes it. `year` is None where the words give none; `moment` is in UTC."""

    span: Span
    year: int | None
    month: int
    day: int
    moment: dt.time | None

    def on(self, year: int | None) -> dt.date | None:
        """Return the day, in the given year where the words have none; None where there is no such day."""
        chosen = self.year or year
        try:
            return dt.date(chosen, self.month, self.day) if chosen else None
        except ValueError:
            return None


def find_dates(words: str) -> list[HeaderDate]:
    """Return the dates in a header line, from left to right; 3/12/2025 says no day, as nobody knows which is the month."""
    taken: list[HeaderDate] = []
    if not _DIGIT.search(words):
        return taken
    moment = _moment(words)
    for form in _FORMS:
        for match in form.finditer(words):
            span = Span(*match.span())
            found = _date(match, moment)
            if found and not any(span.overlaps(other.span) for other in taken):
                taken.append(found)
    return sorted(taken, key=lambda date: date.span)


def _date(match: re.Match[str], moment: dt.time | None) -> HeaderDate | None:
    parts = match.groupdict()
    if parts.get("first"):
        day_and_month = _numeric(int(parts["first"]), int(parts["second"]), parts["separator"])
        if not day_and_month:
            return None
        day, month = day_and_month
    else:
        day = int(parts["day"])
        month = int(parts.get("month_number") or 0) or _MONTHS.index(parts["month"][:3].lower()) + 1
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("short_year"):
        short = int(parts["short_year"])
        year = short + (1900 if short >= _PIVOT else 2000)
    if year and parts.get("era"):
        year -= _BUDDHIST
    found = HeaderDate(Span(*match.span()), year, month, day, moment)
    return found if found.on(2000) or found.on(year) else None


def _numeric(first: int, second: int, separator: str) -> tuple[int, int] | None:
    """Day and month; with dots the day comes first, with strokes only what exceeds 12 tells them apart."""
    if separator.startswith(".") or first > 12 or first == second:
        return (first, second) if second <= 12 else None
    return (second, first) if second > 12 else None


def _moment(words: str) -> dt.time | None:
    match = _MOMENT.search(words)
    if not match:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return dt.time(hour, int(match["minute"]), tzinfo=dt.UTC) if hour < 24 else None


def years_in(words: str) -> Iterator[int]:
    """Yield the years that the dates in the words name."""
    for date in find_dates(words):
        if date.year:
            yield date.year


def parse_published(words: str) -> tuple[dt.date, dt.datetime | None]:
    """Return the day, and the moment where a zone is given, of an ISO 8601 date or time.

    The day is the one at the place of publication: that of the zone in the words. Raises UnreadableError.
    """
    try:
        if len(words) == len("2024-08-28"):
            return dt.date.fromisoformat(words), None
        moment = dt.datetime.fromisoformat(words)
    except ValueError as error:
        raise UnreadableError(
            f"published {words!r} is no ISO date: write 2024-08-28 or 2024-08-28T10:00:00+09:00"
        ) from error
    return moment.date(), moment if moment.tzinfo else None


def parse_any(words: str) -> tuple[dt.date, dt.datetime | None] | None:
    """Return the day and moment of a date as mails and markup write it, or None where it cannot be read."""
    try:
        return parse_published(words.strip())
    except UnreadableError:
        pass
    try:
        moment = parsedate_to_datetime(words)
    except (TypeError, ValueError, IndexError):
        dates = [date.on(None) for date in find_dates(words)]
        return (dates[0], None) if dates and dates[0] else None
    return moment.date(), moment if moment.tzinfo else None
