"""An incident, decisions and a day come in; status, origins, counts and flags go out, each with its reason.

All of it is computed anew from claims and decisions by pure functions.
This room never stores anything and never counts a copy twice.
"""

from tumen.assessments.assess import assess, assess_all
from tumen.assessments.assessment import Assessment, Origin, Verifying
from tumen.assessments.changes import Change, changes_between
from tumen.assessments.disagreement import Cell, Row, disagreement
from tumen.assessments.ledger import Ledger, build_ledger
from tumen.assessments.rules import RULE_SETS, TUMEN, RuleSet
from tumen.assessments.sums import By, Sum, sums

__all__ = [
    "RULE_SETS",
    "TUMEN",
    "Assessment",
    "By",
    "Cell",
    "Change",
    "Ledger",
    "Origin",
    "Row",
    "RuleSet",
    "Sum",
    "Verifying",
    "assess",
    "assess_all",
    "build_ledger",
    "changes_between",
    "disagreement",
    "sums",
]
