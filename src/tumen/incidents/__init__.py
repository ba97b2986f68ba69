"""Claims and people's decisions come in, incidents go out: which claims are about one occurrence.

Acts that follow each other in one story stay incidents of their own, linked.
This room never merges what a person said is not the same.
"""

from tumen.incidents.decision import Decision, Verdict
from tumen.incidents.incident import Incident

__all__ = ["Decision", "Incident", "Verdict"]
