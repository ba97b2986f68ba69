"""An estimate of a hidden total, for people and for programs. A refusal stands first; no figure stands without its critique."""

import dataclasses
import json
from collections.abc import Iterator

from tumen.assessments.hidden import Estimate, Method
from tumen.publications.visible import visible

NAMES = {
    "chapman": "Chapman, two lists",
    "stepwise": "log-linear, stepwise",
    "bic": "log-linear, best BIC",
    "aic": "log-linear, best AIC",
    "dga": "averaged over graphs",
    "lcmcr": "latent classes",
}
ASSUMES = (
    "Assumed: the lists are about the same people, place and period; nobody entered or left it; the same case is recognised on each "
    "list; and what cannot be tested, that the lists all together do not depend on each other beyond what their smaller groups show."
)


def total_json(found: Estimate) -> str:
    """One JSON object: n, floor, methods with estimate and interval, their spread, and why a total is refused or null."""
    return json.dumps(
        {
            "n": found.table.cases,
            "floor": found.floor.total,
            "floor_interval": found.floor.interval,
            "lists": found.table.lists,
            "methods": [dataclasses.asdict(one) for one in found.methods],
            "spread": found.spread,
            "near": dataclasses.asdict(found.near) if found.near else None,
            "pairs": [dataclasses.asdict(one) for one in found.pairs],
            "sensitivity": dataclasses.asdict(found.sensitivity),
            "refused": found.refused,
        },
        ensure_ascii=False,
    )


def total_lines(found: Estimate) -> Iterator[str]:
    """The same for people."""
    table = found.table
    yield f"{table.cases:,} different cases on {len(table.lists)} lists: {', '.join(map(visible, table.lists))}."
    if found.refused:
        yield f"No defensible total: {found.refused}."
    low, high = found.floor.interval
    yield f"Floor (Chao): {found.floor.total:,.0f} (95 %: {low:,.0f} to {high:,.0f}); none where lists avoid each other."
    yield ""
    for method in found.methods:
        yield from _method(method)
    yield from _spread(found)
    yield ASSUMES


def _method(method: Method) -> Iterator[str]:
    name = NAMES[method.method]
    if method.estimate is None:
        yield f"{name:<22} none: {method.note}"
    else:
        limits = f"95 %: {method.interval[0]:,.0f} to {method.interval[1]:,.0f}" if method.interval else "no interval"
        yield f"{name:<22} {method.estimate:>12,.0f}  ({limits})" + (f"  model {method.model}" if method.model else "")
        if method.note:
            yield f"{'':<22} note: {method.note}"
    yield f"{'':<22} critique: {method.critique}"


def _spread(found: Estimate) -> Iterator[str]:
    yield ""
    if found.spread:
        yield f"The largest of the methods' totals is {found.spread:.2f} times the smallest."
    if found.near:
        near = found.near
        yield f"{near.models} models are within 10 of the best BIC; their totals run from {near.low:,.0f} to {near.high:,.0f}."
    if found.sensitivity.totals:
        sweep = found.sensitivity
        yield (
            f"If the untestable odds ratio were {sweep.ratios[0]:.2g} or {sweep.ratios[-1]:.2g} instead of 1, the model with all other "
            f"dependences would give {sweep.totals[0]:,.0f} or {sweep.totals[-1]:,.0f}."
        )
