"""A reader that gives the gold claims themselves: what linking and assessing lose where reading loses nothing."""

import datetime as dt
from collections.abc import Iterable, Iterator

from evals.gold import GoldSet, Record
from tumen.claims import Claim, Reading, Speaker
from tumen.reports import Report
from tumen.values import Count, Place, Span, When
from tumen.values.place import find_places


class GoldReader:
    """Stands beside the other readers: each answer of a gold set as a claim, with no more than the answer says."""

    name = "gold"

    def __init__(self, gold: GoldSet) -> None:
        self._answers = gold.answers

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield a reading for each report, in order."""
        for report in reports:
            answers = self._answers[report.id]["claims"]
            claims = (_claim(report, answer, f"{report.id}#{number}") for number, answer in enumerate(answers))
            yield Reading(report.id, tuple(claims), (), ())


def _claim(report: Report, answer: Record, claim_id: str) -> Claim:
    start = report.text.index(answer["quote"])
    source, outlet, via = answer["source"], report.outlet, answer["via"]
    return Claim(
        id=claim_id,
        report=report.id,
        span=Span(start, start + len(answer["quote"])),
        text=answer["quote"],
        speaker=Speaker(source, answer["source_kind"], None) if source else None,
        chain=tuple(link for link in (outlet, via, source) if link),
        cue=None,
        stance=answer["stance"],
        act=answer["act"],
        attempted=answer["attempted"],
        actor=answer["actor"],
        affected=answer["affected"],
        count=_count(answer),
        place=_place(answer),
        when=_when(answer["time"]),
        reader="gold",
    )


def _count(answer: Record) -> Count | None:
    if answer["count"] is None:
        return None
    low, high = answer["count"]
    return Count(low, high, {who: (number, number) for who, number in answer["parts"].items()}, None, None)


def _place(answer: Record) -> Place | None:
    name, country = answer["place"], answer["country"]
    if name is None and country is None:
        return None
    known = find_places(f"It happened in {name}.", {country} if country else ()) if name else []
    near = next((place for place in known if place.country in (country, None)), None)
    if near is None:
        return Place(name or country, country, None, None, "site" if name else "country", None)
    return Place(name, country, near.lat, near.lon, near.precision, None)


def _when(time: list[str] | None) -> When | None:
    if time is None:
        return None
    start, end = (dt.date.fromisoformat(day) for day in time)
    return When(start, end, "day" if start == end else "range", None, None)
