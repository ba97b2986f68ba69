"""Decision: what a person decided. Decisions are only ever added, and always win over linking."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "not-same", "right", "wrong", "corrected", "grade", "withhold", "publish"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement by one person on one or more claims, named by their ids.

    same, not-same: the claims are, or are not, about one incident. right, wrong: the reader read the claim rightly
    or wrongly. corrected: `field` of the claim is `value` (JSON). grade: `value` is an Admiralty grade such as 'B2'.
    withhold, publish: `field` of the claim (None: the whole claim) is kept from, or released to, those without rights.
    """

    id: str
    verdict: Verdict
    claims: tuple[str, ...]
    field: str | None
    value: str | None
    by: str
    on: dt.datetime
    note: str | None
