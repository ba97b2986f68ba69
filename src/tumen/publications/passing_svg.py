"""A picture of who passed on whom: outlets on the left, those they quote between, origins on the right."""

from collections.abc import Sequence
from html import escape

from tumen.publications.passing import Passing
from tumen.publications.wording import day_words, plural

WIDTH, TOP, ROW = 760, 64, 26
COLUMNS = {"outlet": 12, "through": 270, "origin": 500}
LETTERS = {"outlet": 30, "through": 24, "origin": 30}
# A picture with more lines than this tells nobody anything; the rest is counted in one line and listed in the table below it.
MOST = 60
FONT = 'font-family="sans-serif" font-size="13"'
INK, PALE, ACCENT = "#1a1a1a", "#767676", "#1f4e79"


def passing_svg(lines: Sequence[Passing]) -> str:
    """SVG with a title, a description that says all that is drawn, and words at each mark. A copy's line is dashed."""
    drawn = lines[:MOST]
    origins = list(dict.fromkeys(one.origin for one in lines))
    title = f"{plural(len({one.outlet for one in lines}), 'outlet')}, {plural(len(origins), 'origin')}"
    height = TOP + ROW * max(len(drawn), 1) + (ROW if len(lines) > MOST else 0) + 16
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            f'aria-labelledby="passing-title passing-desc" {FONT}>'
        ),
        f'<title id="passing-title">{escape(title)}</title>',
        f'<desc id="passing-desc">{escape(_description(lines))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="24" font-size="16" font-weight="bold">{escape(title)}</text>',
    ]
    for column, name in zip(COLUMNS.values(), ("outlet", "through", "origin"), strict=True):
        parts.append(f'<text x="{column}" y="48" fill="{PALE}">{name}</text>')
    middles = _middles(drawn)
    for place, one in enumerate(drawn):
        parts.extend(_line(one, _y(place), middles[one.origin]))
    for origin, y in middles.items():
        parts.append(_words(COLUMNS["origin"], y, _short(origin, "origin"), ACCENT, bold=True))
    if len(lines) > MOST:
        parts.append(_words(12, _y(len(drawn)), f"and {len(lines) - MOST:,} more, in the table", PALE))
    return "\n".join([*parts, "</svg>", ""])


def _description(lines: Sequence[Passing]) -> str:
    said = []
    for one in lines:
        day = f", {day_words(one.published)}" if one.published else ""
        through = f" through {', '.join(one.through)}" if one.through else ""
        said.append(f"{one.outlet}{day}{' (a copy)' if one.copied else ''}: from {one.origin}{through}.")
    return " ".join(said)


def _middles(drawn: Sequence[Passing]) -> dict[str, float]:
    """Return for each origin the height of the middle of its lines, which lie together."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(drawn):
        places.setdefault(one.origin, []).append(place)
    return {origin: (_y(found[0]) + _y(found[-1])) / 2 for origin, found in places.items()}


def _line(one: Passing, y: float, middle: float) -> list[str]:
    dashed = ' stroke-dasharray="4 4"' if one.copied else ""
    start, turn, end = COLUMNS["through"] - 22, COLUMNS["origin"] - 60, COLUMNS["origin"] - 8
    parts = [
        _words(COLUMNS["outlet"], y, _short(one.outlet, "outlet"), INK),
        f'<path d="M {start} {y} H {turn} L {end} {middle}" fill="none" stroke="{PALE}"{dashed}/>',
    ]
    if one.through:
        words = _short(", ".join(one.through), "through")
        width = 7.4 * len(words) + 8
        parts.append(f'<rect x="{COLUMNS["through"] - 4}" y="{y - 9}" width="{width:.0f}" height="18" fill="#fff"/>')
        parts.append(_words(COLUMNS["through"], y, words, INK))
    return parts


def _words(x: float, y: float, words: str, colour: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y + 4:.1f}" fill="{colour}"{weight}>{escape(words)}</text>'


def _short(words: str, column: str) -> str:
    most = LETTERS[column]
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _y(place: int) -> float:
    return TOP + ROW * place + ROW / 2
