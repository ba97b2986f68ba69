"""Reports to readings in one pass, in which no text is held longer than it takes to read it."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tumen.claims import Claim, Position, Reader, Reading, Trend
from tumen.reports import Copies, Entry, Report, Skipped, entry_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """What assessing needs of the reports that were read: their entries and claims, not their texts."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    trends: tuple[Trend, ...]
    positions: tuple[Position, ...]
    copies: Copies

    def entries_by(self, day: dt.date) -> list[Entry]:
        """Return the entries of the reports published by a day, who copies whom as if there were no others."""
        copy_of = self.copies.copy_of(day)
        known = (entry for entry in self.entries if entry.published is not None and entry.published <= day)
        return [replace(entry, copy_of=copy_of.get(entry.id)) for entry in known]


def only_reports(items: Iterable[Report | Skipped], on_skipped: Callable[[Skipped], None]) -> Iterator[Report]:
    """Yield the reports; what cannot be read goes to `on_skipped` as it is met."""
    for item in items:
        if isinstance(item, Skipped):
            on_skipped(item)
        else:
            yield item


def read_each(
    items: Iterable[Report | Skipped], reader: Reader, on_skipped: Callable[[Skipped], None]
) -> Iterator[tuple[Report, Reading]]:
    """Yield each report with its reading, in order; what cannot be read goes to `on_skipped` as it is met."""
    waiting: deque[Report] = deque()

    def reports() -> Iterator[Report]:
        for report in only_reports(items, on_skipped):
            waiting.append(report)
            yield report

    for reading in reader.read(reports()):
        yield waiting.popleft(), reading


def gather(
    items: Iterable[Report | Skipped],
    reader: Reader,
    on_skipped: Callable[[Skipped], None],
    as_of: dt.date | None = None,
) -> Gathered:
    """Return what the reports hold. With `as_of`, those published later are left out, as if nobody had them yet."""
    copies = Copies()
    entries: list[Entry] = []
    readings: list[Reading] = []
    for report, reading in read_each(_published_by(as_of, items), reader, on_skipped):
        copies.add(report)
        entries.append(entry_of(report, None))
        readings.append(reading)
    copy_of = copies.copy_of(as_of)
    return Gathered(
        tuple(replace(entry, copy_of=copy_of.get(entry.id)) for entry in entries),
        tuple(claim for reading in readings for claim in reading.claims),
        tuple(trend for reading in readings for trend in reading.trends),
        tuple(position for reading in readings for position in reading.positions),
        copies,
    )


def _published_by(as_of: dt.date | None, items: Iterable[Report | Skipped]) -> Iterator[Report | Skipped]:
    for item in items:
        later = isinstance(item, Report) and as_of is not None and item.published is not None and item.published > as_of
        if not later:
            yield item
