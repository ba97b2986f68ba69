"""The incident's count: the latest word of each origin, then the lowest low and the highest high over origins."""

import datetime as dt
from collections.abc import Mapping, Sequence

from tumen.assessments.origins import Voice
from tumen.assessments.voices import Statement
from tumen.claims import Claim
from tumen.values import Count, CountRange


def count_over(voices: Sequence[Voice]) -> CountRange | None:
    """Return the range over the origins' latest words; None where no origin gives a number.

    An origin that withdrew is counted only where no other origin holds on.
    """
    latest = [found for voice in voices if voice.asserting and (found := latest_count(voice)) is not None]
    if not latest:
        return None
    return _widest([(count.low, count.high) for count in latest])


def parts_over(origins: Sequence[Sequence[Claim]], published: Mapping[str, dt.date]) -> dict[str, CountRange]:
    """Return for each group of people that the origins number ('13 women') the range over their latest words on it.

    `origins` are the claims of each, `published` the day of each report. A number of one group is never drawn from that of another.
    """
    latest: dict[str, list[tuple[int, int | None]]] = {}
    for claims in origins:
        parted = [claim for claim in claims if claim.count is not None and claim.count.parts]
        last = max((published[claim.report] for claim in parted), default=None)
        for claim in parted:
            if claim.count is not None and published[claim.report] == last:
                for group, numbers in claim.count.parts.items():
                    latest.setdefault(group, []).append(numbers)
    return {group: _widest(numbers) for group, numbers in latest.items()}


def _widest(numbers: Sequence[tuple[int, int | None]]) -> CountRange:
    highs = [high for _, high in numbers if high is not None]
    return CountRange(min(low for low, _ in numbers), max(highs) if len(highs) == len(numbers) else None)


def latest_count(voice: Voice) -> Count | None:
    """Return the origin's number in the latest report in which it gives one; an earlier number is replaced by it.

    Where a speaker is named, the outlet's own rounding ('more than a dozen') beside its number does not count.
    """
    given = [statement for statement in voice.asserting if statement.claim.count is not None]
    spoken = [statement for statement in given if not statement.own] or given
    if not spoken:
        return None
    last = max(statement.order[0] for statement in spoken)
    return _of_one_day([statement for statement in spoken if statement.order[0] == last])


def _of_one_day(given: Sequence[Statement]) -> Count | None:
    """Return the number that most of the words of one day fit; of those the highest low, then the narrowest.

    So a vaguer word beside an exact one does not widen it, and the part of a total does not replace the total.
    """
    counts = [statement.claim.count for statement in given if statement.claim.count is not None]

    def rank(count: Count) -> tuple[int, int, float]:
        fitting = sum(_meet(count, other) for other in counts)
        return fitting, count.low, -(float("inf") if count.high is None else count.high)

    return max(counts, key=rank, default=None)


def _meet(one: Count, other: Count) -> bool:
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)
