"""An incident, decisions and a day come in; status, origins, counts and flags go out, each with its reason.

All of it is computed anew from claims and decisions by pure functions.
This room never stores anything and never counts a copy twice.
"""

from tumen.assessments.assessment import Assessment, Origin, Status, Verifying

__all__ = ["Assessment", "Origin", "Status", "Verifying"]
