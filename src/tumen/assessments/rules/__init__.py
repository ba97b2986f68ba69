"""Evidence comes in; a ruling goes out: a status, the rule that gave it, the claims it stands on, what would change it.

Each rule set is a file that can be read aloud. Rule sets stand beside each other and never mix.
"""

from tumen.assessments.rules.admiralty import ADMIRALTY
from tumen.assessments.rules.airwars import AIRWARS
from tumen.assessments.rules.evidence import Evidence, withdrawn
from tumen.assessments.rules.ruling import Rule, RuleSet, Ruling, rule_on
from tumen.assessments.rules.tumen import TUMEN

RULE_SETS: dict[str, RuleSet] = {rule_set.name: rule_set for rule_set in (TUMEN, AIRWARS, ADMIRALTY)}

__all__ = [
    "ADMIRALTY",
    "AIRWARS",
    "RULE_SETS",
    "TUMEN",
    "Evidence",
    "Rule",
    "RuleSet",
    "Ruling",
    "rule_on",
    "withdrawn",
]
