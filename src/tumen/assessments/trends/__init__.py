"""Trends: more, fewer or as many as before? A statement with two periods comes in, a verdict with its reasons goes out.

From a ledger or a table of counts. Nothing is compared that the record does not cover, and nothing is called a trend that bursts, ranges or
a change of sources explain. This room never tests a day that was picked by looking at the data as if a speaker had named it.
"""

from tumen.assessments.trends.changing import FEWEST_CELLS, Change, Scan, one_change, scan
from tumen.assessments.trends.claimed import testable
from tumen.assessments.trends.dispersion import Dispersion, dispersion, permutation
from tumen.assessments.trends.families import holm
from tumen.assessments.trends.ledger_series import Measure, days_of, ledger_series
from tumen.assessments.trends.rates import RateRatio, rate_ratio
from tumen.assessments.trends.reading import is_series, read_period, read_series
from tumen.assessments.trends.series import Observation, Period, Series, Tally, cells, rows_of, series_of
from tumen.assessments.trends.statement import Statement
from tumen.assessments.trends.verdict import Judgement, Side, Verdict, judge, judge_all

__all__ = [
    "FEWEST_CELLS",
    "Change",
    "Dispersion",
    "Judgement",
    "Measure",
    "Observation",
    "Period",
    "RateRatio",
    "Scan",
    "Series",
    "Side",
    "Statement",
    "Tally",
    "Verdict",
    "cells",
    "days_of",
    "dispersion",
    "holm",
    "is_series",
    "judge",
    "judge_all",
    "ledger_series",
    "one_change",
    "permutation",
    "rate_ratio",
    "read_period",
    "read_series",
    "rows_of",
    "scan",
    "series_of",
    "testable",
]
