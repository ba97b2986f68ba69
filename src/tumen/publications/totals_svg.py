"""A picture of an estimate: the methods side by side with their intervals, the cases on the lists and the floor."""

from html import escape
from textwrap import wrap

from tumen.assessments.hidden import Estimate, Method
from tumen.publications.totals import NAMES
from tumen.publications.visible import visible

WIDTH, LEFT, RIGHT = 760, 190, 110
ROW, TOP = 34, 110
# That fit in a line of small print.
LETTERS = 125
FONT = 'font-family="sans-serif" font-size="13"'
TICKS = 5


def total_svg(found: Estimate) -> str:
    """SVG with a title, a description that says all that is drawn, and a text label at each mark."""
    drawn = [one for one in found.methods if one.estimate is not None]
    ends = [found.floor.total, *(one.estimate for one in drawn if one.estimate)]
    ends += [one.interval[1] for one in drawn if one.interval]
    step = _step(max(ends))
    top = step * (int(max(ends) / step) + 1)
    height = TOP + ROW * len(found.methods) + 60
    bottom = TOP + ROW * len(found.methods)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title desc" {FONT}>',
        f'<title id="title">{escape(_title(found))}</title>',
        f'<desc id="desc">{escape(_description(found))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="24" font-size="16" font-weight="bold">{escape(_title(found))}</text>',
        *_refused(found),
        *_axis(top, step, bottom),
        *_line(found.table.cases, top, bottom, "#1a1a1a", "", f"on the lists {found.table.cases:,}", 80),
        *_line(found.floor.total, top, bottom, "#a33b00", "5 4", f"floor {found.floor.total:,.0f}", 98),
    ]
    for place, method in enumerate(found.methods):
        parts.extend(_row(method, TOP + ROW * place + ROW / 2, top))
    return "\n".join([*parts, "</svg>", ""])


def _title(found: Estimate) -> str:
    return "No defensible total" if found.refused else "Estimates of the total"


def _description(found: Estimate) -> str:
    said = [f"{found.table.cases:,} cases on {len(found.table.lists)} lists; floor {found.floor.total:,.0f}."]
    if found.refused:
        said.append(f"Refused: {found.refused}.")
    for one in found.methods:
        if one.estimate is None:
            said.append(f"{NAMES[one.method]}: none.")
        elif one.interval is None:
            said.append(f"{NAMES[one.method]}: {one.estimate:,.0f}, no interval.")
        else:
            said.append(
                f"{NAMES[one.method]}: {one.estimate:,.0f}, 95 % {one.interval[0]:,.0f} to {one.interval[1]:,.0f}."
            )
    return visible(" ".join(said))


def _refused(found: Estimate) -> list[str]:
    if not found.refused:
        return []
    lines = wrap(visible(found.refused), LETTERS)
    return [
        f'<text x="12" y="{40 + 13 * place}" font-size="11" fill="#a33b00">{escape(line)}</text>'
        for place, line in enumerate(lines)
    ]


def _axis(top: float, step: float, bottom: float) -> list[str]:
    parts = []
    for tick in range(int(top / step) + 1):
        x = _x(tick * step, top)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{bottom}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{tick * step:,.0f}</text>')
    parts.append(f'<text x="{_x(top / 2, top):.1f}" y="{bottom + 40}" text-anchor="middle">cases in all</text>')
    return parts


def _line(value: float, top: float, bottom: float, colour: str, dashes: str, label: str, y: float) -> list[str]:
    x = _x(value, top)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return [
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y + 3}" y2="{bottom}" stroke="{colour}" stroke-width="1.5"{dashed}/>',
        f'<text x="{x + 4:.1f}" y="{y}" fill="{colour}">{escape(label)}</text>',
    ]


def _row(method: Method, y: float, top: float) -> list[str]:
    parts = [f'<text x="12" y="{y + 4:.1f}">{escape(NAMES[method.method])}</text>']
    if method.estimate is None:
        return [*parts, f'<text x="{LEFT + 8}" y="{y + 4:.1f}" fill="#666">none</text>']
    if method.interval:
        low, high = (_x(one, top) for one in method.interval)
        parts.append(f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}" stroke="#1f4e79" stroke-width="3"/>')
        parts += [
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 6}" y2="{y + 6}" stroke="#1f4e79" stroke-width="2"/>'
            for x in (low, high)
        ]
    parts.append(f'<circle cx="{_x(method.estimate, top):.1f}" cy="{y}" r="5" fill="#1f4e79"/>')
    parts.append(f'<text x="{WIDTH - RIGHT + 14}" y="{y + 4:.1f}">{method.estimate:,.0f}</text>')
    return parts


def _x(value: float, top: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * value / top


def _step(largest: float) -> float:
    """A round distance between ticks: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** (len(str(int(largest / TICKS))) - 1)
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= largest / TICKS)
