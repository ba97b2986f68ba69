"""The desk's tables: what is stored and only ever added to, what is derived from it, work, and people."""

from tumen.desk.models.derived import Derived, IncidentClaim, IncidentRow, ReportRow, StatusRow
from tumen.desk.models.people import Account, Case, Invitation, Role, has_second_factor
from tumen.desk.models.stored import (
    Addition,
    Claim,
    Decision,
    Filing,
    Original,
    Report,
    Statement,
    Tombstone,
    Withdrawal,
)
from tumen.desk.models.work import Job, JobLine

__all__ = [
    "Account",
    "Addition",
    "Case",
    "Claim",
    "Decision",
    "Derived",
    "Filing",
    "IncidentClaim",
    "IncidentRow",
    "Invitation",
    "Job",
    "JobLine",
    "Original",
    "Report",
    "ReportRow",
    "Role",
    "Statement",
    "StatusRow",
    "Tombstone",
    "Withdrawal",
    "has_second_factor",
]
