"""Verdicts on statements: from tables of counts with ranges, sources and bursts."""

import datetime as dt

import numpy as np
import pytest

from tumen.assessments import trends
from tumen.assessments.trends import Observation, Period, Series, Statement, Tally
from tumen.claims.claim import Direction
from tumen.errors import InputError

FIRST, SECOND = trends.read_period("2023-01..2023-06"), trends.read_period("2023-07..2023-12")
PAIR = (FIRST, SECOND)


def months(
    *counts: int | tuple[int, int, int], source: str | None = None, country: str | None = None
) -> list[Observation]:
    found = []
    for number, count in enumerate(counts):
        period = trends.read_period(f"{2023 + number // 12}-{number % 12 + 1:02}")
        tally = Tally(count, count, count) if isinstance(count, int) else Tally(*count)
        found.append(Observation(period, tally, frozenset([source] if source else ()), country, 30.0))
    return found


def judged(series: Series, direction: Direction = "more") -> trends.Judgement:
    return trends.judge(series, Statement("killing", *PAIR, direction))


def halves(first: tuple[int, int, int], second: tuple[int, int, int]) -> Series:
    return trends.series_of(
        Observation(period, Tally(*tally), frozenset(), None, 1.0)
        for period, tally in zip(PAIR, (first, second), strict=True)
    )


def test_a_rise_beyond_chance_is_supported_and_its_opposite_contradicted() -> None:
    series = trends.series_of(months(3, 4, 3, 5, 4, 3, 9, 8, 10, 9, 8, 10))
    assert judged(series).verdict == "supported"
    assert judged(series, "fewer").verdict == "contradicted"
    assert judged(series, "same").verdict == "contradicted"


def test_17_and_31_are_not_decidable() -> None:
    found = judged(halves((17, 17, 17), (31, 31, 31)))
    assert found.verdict == "not decidable"
    assert found.best is not None
    assert found.best.p == pytest.approx(0.0594634, abs=6e-8)
    assert found.best.interval[0] < 1


def test_ranges_leave_it_open_and_the_answer_names_the_bound_that_stands_in_the_way() -> None:
    found = judged(halves((14, 17, 22), (24, 31, 45)))
    assert found.verdict == "not decidable"
    assert found.adverse == pytest.approx(0.4415, abs=6e-5)
    assert found.favourable == pytest.approx(3e-5, abs=5e-6)
    assert "only the far end of the ranges, 14 and then 45" in found.why
    blocked = judged(halves((8, 10, 25), (28, 31, 45)))
    assert blocked.verdict == "not decidable"
    assert "25 and then 28, which the ranges allow, do not" in blocked.why


def test_one_burst_is_no_increase() -> None:
    found = judged(trends.series_of(months(2, 1, 1, 2, 1, 2, 2, 1, 28, 2, 1, 2)))
    assert found.best is not None
    assert found.best.p < 0.001
    assert found.verdict == "not decidable"
    assert "come in bursts" in found.why


@pytest.mark.parametrize(("size", "most"), [(None, 0.05), (2.0, 0.1)])
def test_where_nothing_changed_a_verdict_is_as_rare_as_promised(size: float | None, most: float) -> None:
    # 5 a month throughout: independent incidents, then bursts with a variance of 3.5 times the mean, on which the plain exact test is wrong
    # in one year of four.
    random = np.random.default_rng(5)
    decided, plain = 0, 0
    for _ in range(200):
        counts = random.poisson(5, 12) if size is None else random.negative_binomial(size, size / (size + 5), 12)
        found = judged(trends.series_of(months(*counts.tolist())))
        decided += found.verdict in ("supported", "contradicted")
        assert found.best is not None
        plain += found.best.p < 0.05
    assert decided / 200 <= most
    assert size is None or plain / 200 > 0.2


def test_as_many_needs_enough_to_rule_a_difference_out() -> None:
    assert judged(halves((5, 5, 5), (5, 5, 5)), "same").verdict == "not decidable"
    assert judged(halves((2000, 2000, 2000), (2040, 2040, 2040)), "same").verdict == "supported"


def test_more_sources_are_not_more_incidents() -> None:
    steady = months(3, 2, 3, 4, 3, 3, 3, 4, 3, 2, 3, 3, source="Lantern Network")
    newcomer = months(0, 0, 0, 0, 0, 0, 6, 7, 6, 5, 6, 7, source="Hill Monitor")[6:]
    found = judged(trends.series_of([*steady, *newcomer]))
    assert found.verdict == "not comparable"
    assert found.in_common == (("1 of 2 sources", "not decidable"),)
    assert found.first.per_source == pytest.approx(18)
    assert found.second.per_source == pytest.approx(27.5)


def test_a_rise_that_the_old_sources_see_too_stays_supported() -> None:
    steady = months(3, 2, 3, 4, 3, 3, 9, 10, 9, 8, 9, 9, source="Lantern Network")
    newcomer = months(0, 0, 0, 0, 0, 0, 1, 2, 1, 2, 1, 1, source="Hill Monitor")[6:]
    found = judged(trends.series_of([*steady, *newcomer]))
    assert found.verdict == "supported"
    assert found.in_common == (("1 of 2 sources", "supported"),)


def test_a_wider_territory_is_not_more_incidents() -> None:
    here = months(3, 2, 3, 4, 3, 3, 3, 4, 3, 2, 3, 3, country="UG")
    there = months(0, 0, 0, 0, 0, 0, 6, 7, 6, 5, 6, 7, country="RW")[6:]
    found = judged(trends.series_of([*here, *there]))
    assert found.verdict == "not comparable"
    assert found.in_common == (("1 of 2 countries", "not decidable"),)


def test_days_that_the_record_does_not_reach_are_not_comparable() -> None:
    series = trends.series_of(months(3, 4, 3, 5, 4, 3, 9, 8, 10, 9, 8, 10)[6:])
    found = judged(series)
    assert found.verdict == "not comparable"
    assert "does not cover 2023-01-01 to 2023-06-30" in found.why


def test_a_row_across_the_edge_of_a_period_widens_the_range() -> None:
    edge = Observation(trends.read_period("2023-06-20..2023-07-09"), Tally(2, 3, 4), frozenset(), None, None)
    series = trends.series_of([*months(5, 5, 5, 5, 5)[:5], edge])
    assert series.count(FIRST) == Tally(25, 28, 29)
    assert series.count(SECOND) == Tally(0, 0, 4)


def test_twenty_statements_at_once_need_more_than_one() -> None:
    rise = trends.series_of(months(3, 4, 3, 5, 4, 3, 7, 7, 7, 7, 7, 7))
    flat = trends.series_of(months(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4))
    alone = trends.judge_all([(rise, Statement("killing", *PAIR, "more"))])
    among = trends.judge_all([(one, Statement("killing", *PAIR, "more")) for one in (rise, *[flat] * 19)])
    assert alone[0].verdict == "supported"
    assert among[0].verdict == "not decidable"
    assert "(Holm)" in among[0].why


def test_periods_that_share_days_or_stand_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(InputError, match="share days"):
        Statement("killing", FIRST, Period(FIRST.end, SECOND.end), "more")
    with pytest.raises(InputError, match="comes before"):
        Statement("killing", SECOND, FIRST, "more")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-05-14", "2023-05-14", "2023-05-14"),
        ("2023-02..2023-03-04", "2023-02-01", "2023-03-04"),
        ("the first half of 2023", "2023-01-01", "2023-06-30"),
        ("March 2022", "2022-03-01", "2022-03-31"),
    ],
)
def test_periods_are_read_from_dates_and_words(words: str, start: str, end: str) -> None:
    assert trends.read_period(words) == Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize("words", ["", "soon", "2023-13", "2023-02-30", "2023-06..2023-01"])
def test_words_that_name_no_days_are_refused(words: str) -> None:
    with pytest.raises(InputError):
        trends.read_period(words)
