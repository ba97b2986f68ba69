"""JSON Lines for programs: one object a line, its keys in the order of the contract (docs/model.md)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tumen import jsonl
from tumen.claims import Act, Position, Speaker, Trend
from tumen.claims.claim import Direction
from tumen.publications.publication import Publication
from tumen.publications.redact import Released
from tumen.reports import Entry, Skipped
from tumen.values import Span, When


def released_lines(released: Released) -> Iterator[str]:
    """Yield a line for each report, claim, trend and position, and one that says how many are withheld, if any."""
    for entry in released.entries:
        yield jsonl.encode(_report_line(entry), "report")
    for claim in released.claims:
        yield jsonl.encode(claim, "claim")
    for trend in released.trends:
        yield jsonl.encode(_trend_line(trend), "trend")
    for position in released.positions:
        yield jsonl.encode(_position_line(position), "position")
    if released.withheld:
        yield jsonl.encode(_Withheld(released.withheld), "withheld")


def publication_lines(publication: Publication) -> Iterator[str]:
    """Yield what `released_lines` does, then a line for each incident and each assessment."""
    yield from released_lines(publication.released)
    for incident in publication.ledger.incidents:
        yield jsonl.encode(incident, "incident")
    for assessment in publication.ledger.assessments:
        yield jsonl.encode(assessment, "assessment")


def skipped_lines(skipped: Iterable[Skipped]) -> Iterator[str]:
    """Yield a line for each item that could not be used."""
    for item in skipped:
        yield jsonl.encode(item, "skipped")


@dataclass(frozen=True, slots=True)
class _ReportLine:
    id: str
    title: str | None
    outlet: str | None
    credit: str | None
    published: dt.date | dt.datetime | None
    url: str | None
    language: str
    sha256: str
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class _TrendLine:
    id: str
    report: str
    span: Span
    speaker: Speaker | None
    act: Act
    direction: Direction
    period: When | None
    compared_with: str | None


@dataclass(frozen=True, slots=True)
class _PositionLine:
    id: str
    report: str
    span: Span
    speaker: Speaker | None
    act: Act


@dataclass(frozen=True, slots=True)
class _Withheld:
    claims: int


def _report_line(entry: Entry) -> _ReportLine:
    published = entry.published_at or entry.published
    return _ReportLine(
        entry.id, entry.title, entry.outlet, entry.credit, published, entry.url, entry.language, entry.sha256,
        entry.copy_of,
    )  # fmt: skip


def _trend_line(trend: Trend) -> _TrendLine:
    return _TrendLine(
        trend.id, trend.report, trend.span, trend.speaker, trend.act, trend.direction, trend.period,
        trend.compared_with,
    )  # fmt: skip


def _position_line(position: Position) -> _PositionLine:
    return _PositionLine(position.id, position.report, position.span, position.speaker, position.act)
