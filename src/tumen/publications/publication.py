"""Publication: a ledger as it may leave, made only behind the gate."""

import datetime as dt
from dataclasses import dataclass

from tumen.assessments import Assessment
from tumen.incidents import Incident
from tumen.publications.redact import Released


@dataclass(frozen=True, slots=True)
class Publication:
    """What was released, the incidents its claims make up and an assessment of each, as of a day.

    `as_of` None: all reports, whenever they were published.
    """

    as_of: dt.date | None
    released: Released
    incidents: tuple[Incident, ...]
    assessments: tuple[Assessment, ...]
