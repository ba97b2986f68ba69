"""A picture of a series: each row with its range, and the two periods that are compared."""

import datetime as dt
from html import escape

from tumen.assessments.trends import Judgement, Observation, Period, Series, rows_of
from tumen.publications.trending import statement_words, tally_words
from tumen.publications.visible import visible
from tumen.publications.wording import day_words

WIDTH, HEIGHT = 760, 380
LEFT, RIGHT, TOP, BOTTOM = 56, 20, 84, 64
FONT = 'font-family="sans-serif" font-size="13"'
COLOURS = ("#b7791f", "#1f4e79")
TICKS = 5


def series_svg(series: Series, found: Judgement | None) -> str:
    """SVG with a title, a description that says all that is drawn, the rows as ranges and the periods as bands with their rates."""
    drawn = rows_of(series)
    top = max(1, *(one.incidents.high for one in drawn)) if drawn else 1
    title = f"{found.verdict.capitalize()}: {statement_words(found)}" if found else "Incidents over time"
    heading, rest = (found.verdict.capitalize(), statement_words(found)) if found else (title, "")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title desc" {FONT}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(_description(drawn, found))}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="12" y="24" font-size="16" font-weight="bold">{escape(heading)}</text>',
        f'<text x="12" y="44" font-size="11">{escape(rest)}</text>',
    ]
    reach = _reach(series, found)
    if found:
        for side, colour in zip((found.first, found.second), COLOURS, strict=True):
            parts.extend(_band(side.period, tally_words(side.incidents), colour, reach))
    parts.extend(_axes(reach, top))
    for one in drawn:
        parts.extend(_mark(one, reach, top))
    return "\n".join([*parts, "</svg>", ""])


def _description(drawn: tuple[Observation, ...], found: Judgement | None) -> str:
    said = [
        f"{day_words(one.period.start)} to {day_words(one.period.end)}: {tally_words(one.incidents)}." for one in drawn
    ]
    if found:
        said.insert(0, f"{statement_words(found)}: {found.verdict}, {found.why}.")
    return visible(" ".join(said))


def _reach(series: Series, found: Judgement | None) -> Period:
    periods = [series.covered, *((found.first.period, found.second.period) if found else ())]
    return Period(min(one.start for one in periods), max(one.end for one in periods))


def _x(day: dt.date, reach: Period) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (day - reach.start).days / reach.days


def _y(value: float, top: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top


def _band(period: Period, count: str, colour: str, reach: Period) -> list[str]:
    left, right = _x(period.start, reach), _x(period.end + dt.timedelta(days=1), reach)
    place = f'x="{left:.1f}" y="{TOP - 22}" width="{right - left:.1f}" height="{HEIGHT - TOP - BOTTOM + 22}"'
    return [
        f'<rect {place} fill="{colour}" fill-opacity="0.12"/>',
        f'<text x="{(left + right) / 2:.1f}" y="{TOP - 7}" text-anchor="middle" font-size="11" fill="{colour}">{escape(count)}</text>',
    ]


def _axes(reach: Period, top: int) -> list[str]:
    parts = [f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(0, top)}" y2="{_y(0, top)}" stroke="#666"/>']
    for value in sorted({round(top * tick / TICKS) for tick in range(TICKS + 1)}):
        y = _y(value, top)
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>')
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
    for tick in range(TICKS):
        day = reach.start + dt.timedelta(days=reach.days * tick // TICKS)
        parts.append(
            f'<text x="{_x(day, reach):.1f}" y="{HEIGHT - BOTTOM + 20}" font-size="11">{day.isoformat()}</text>'
        )
    middle = (LEFT + WIDTH - RIGHT) / 2
    return [
        *parts,
        f'<text x="{middle:.1f}" y="{HEIGHT - 18}" text-anchor="middle">incidents, with their ranges</text>',
    ]


def _mark(one: Observation, reach: Period, top: int) -> list[str]:
    left, right = _x(one.period.start, reach), _x(one.period.end + dt.timedelta(days=1), reach)
    x, tally = (left + right) / 2, one.incidents
    parts = [f'<circle cx="{x:.1f}" cy="{_y(tally.best, top):.1f}" r="3.5" fill="#1a1a1a"/>']
    if tally.low != tally.high:
        low, high = _y(tally.low, top), _y(tally.high, top)
        parts.insert(
            0, f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}" stroke="#666" stroke-width="2"/>'
        )
    return parts
