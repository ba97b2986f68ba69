"""Hidden totals: from lists of cases that overlap, how many cases are on no list (multiple systems estimation).

Capture tables come in, estimates with intervals, a floor and the reasons against them go out.
This room never reads a file, and never gives a total where the methods do not allow one.
"""

from tumen.assessments.hidden.bootstrap import REPLICATES, Bootstrap, Selection, bootstrap, by_criterion, by_stepwise
from tumen.assessments.hidden.criteria import Criterion, Ranking, rank
from tumen.assessments.hidden.decomposable import Averaged, average
from tumen.assessments.hidden.estimate import TOP_OF_FIVE, Estimate, Method, Near, estimate
from tumen.assessments.hidden.existence import Existence, existence
from tumen.assessments.hidden.floors import Floor, chao, chao_corrected
from tumen.assessments.hidden.heterogeneity import Heterogeneous, heterogeneous
from tumen.assessments.hidden.lcmcr import LatentClasses, latent_classes
from tumen.assessments.hidden.loglinear import LogLinear, fit
from tumen.assessments.hidden.model import INDEPENDENT, Model, all_models, closure, notation
from tumen.assessments.hidden.pooling import Pooled, pool
from tumen.assessments.hidden.reading import read_table
from tumen.assessments.hidden.sensitivity import Sweep, sensitivity
from tumen.assessments.hidden.stepwise import stepwise
from tumen.assessments.hidden.table import CaptureTable, table_of, table_of_cases
from tumen.assessments.hidden.two_lists import TwoLists, chapman, lincoln_petersen, two_lists

__all__ = [
    "INDEPENDENT",
    "REPLICATES",
    "TOP_OF_FIVE",
    "Averaged",
    "Bootstrap",
    "CaptureTable",
    "Criterion",
    "Estimate",
    "Existence",
    "Floor",
    "Heterogeneous",
    "LatentClasses",
    "LogLinear",
    "Method",
    "Model",
    "Near",
    "Pooled",
    "Ranking",
    "Selection",
    "Sweep",
    "TwoLists",
    "all_models",
    "average",
    "bootstrap",
    "by_criterion",
    "by_stepwise",
    "chao",
    "chao_corrected",
    "chapman",
    "closure",
    "estimate",
    "existence",
    "fit",
    "heterogeneous",
    "latent_classes",
    "lincoln_petersen",
    "notation",
    "pool",
    "rank",
    "read_table",
    "sensitivity",
    "stepwise",
    "table_of",
    "table_of_cases",
    "two_lists",
]
