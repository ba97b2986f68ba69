"""Claims and people's decisions come in, incidents go out: which claims are about one occurrence.

Acts that follow each other in one story stay incidents of their own, linked.
This room never merges what a person said is not the same.
"""

from tumen.incidents.deciding import apply_decisions
from tumen.incidents.decision import Decision, Verdict, decide, read_decisions
from tumen.incidents.incident import Incident
from tumen.incidents.linkage import Linkage, Settled
from tumen.incidents.linking import chance_same, explain, link
from tumen.incidents.profile import Profile, profile_of, root_of
from tumen.incidents.totals import is_period_total

__all__ = [
    "Decision",
    "Incident",
    "Linkage",
    "Profile",
    "Settled",
    "Verdict",
    "apply_decisions",
    "chance_same",
    "decide",
    "explain",
    "is_period_total",
    "link",
    "profile_of",
    "read_decisions",
    "root_of",
]
