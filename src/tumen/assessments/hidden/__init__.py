"""Hidden totals: from lists of cases that overlap, how many cases are on no list (multiple systems estimation).

Capture tables come in, estimates with intervals, a floor and the reasons against them go out.
This room never reads a file, and never gives a total where the methods do not allow one.
"""

from tumen.assessments.hidden.criteria import Ranking, rank
from tumen.assessments.hidden.existence import Existence, existence
from tumen.assessments.hidden.floors import Floor, chao, chao_corrected
from tumen.assessments.hidden.loglinear import LogLinear, fit
from tumen.assessments.hidden.model import INDEPENDENT, Model, all_models, closure, notation
from tumen.assessments.hidden.stepwise import stepwise
from tumen.assessments.hidden.table import CaptureTable, table_of, table_of_cases
from tumen.assessments.hidden.two_lists import TwoLists, chapman, lincoln_petersen, two_lists

__all__ = [
    "INDEPENDENT",
    "CaptureTable",
    "Existence",
    "Floor",
    "LogLinear",
    "Model",
    "Ranking",
    "TwoLists",
    "all_models",
    "chao",
    "chao_corrected",
    "chapman",
    "closure",
    "existence",
    "fit",
    "lincoln_petersen",
    "notation",
    "rank",
    "stepwise",
    "table_of",
    "table_of_cases",
    "two_lists",
]
