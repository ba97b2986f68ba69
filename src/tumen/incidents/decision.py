"""Decision: what a person decided. Decisions are only ever added, and always win over linking."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tumen import jsonl
from tumen.claims import content_id
from tumen.errors import DecisionError, InputError

Verdict = Literal["same", "not-same", "right", "wrong", "corrected", "grade", "withhold", "publish"]

_GRADE = re.compile(r"[A-F][1-6]")


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement by one person on one or more claims, named by their ids.

    same, not-same: the claims are, or are not, about one incident (not-same: no two of them are). right, wrong: the
    reader read the claim rightly or wrongly. corrected: `field` of the claim is `value` (JSON). grade: `value` is an
    Admiralty grade such as 'B2'. withhold, publish: `field` of the claim (None: the whole claim) is kept from, or
    released to, those without rights. `on` carries a time zone, so that of two decisions the later one is known.
    """

    id: str
    verdict: Verdict
    claims: tuple[str, ...]
    field: str | None
    value: str | None
    by: str
    on: dt.datetime
    note: str | None

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError("a decision names the claims it is about")
        if self.verdict in ("same", "not-same") and len(set(self.claims)) < 2:
            raise ValueError(f"{self.verdict!r} needs at least two claims")
        if self.verdict == "corrected" and (self.field is None or self.value is None):
            raise ValueError("'corrected' needs the field and its value as JSON")
        if self.verdict == "grade" and not _GRADE.fullmatch(self.value or ""):
            raise ValueError(f"a grade is a letter A-F and a digit 1-6, such as B2: {self.value!r}")
        if self.on.tzinfo is None:
            raise ValueError(f"say the time zone of the decision: {self.on.isoformat()}Z, or with +09:00")


@dataclass(frozen=True, slots=True)
class _Line:
    """A decision as a person writes it: its id may be null."""

    id: str | None
    verdict: Verdict
    claims: tuple[str, ...]
    field: str | None
    value: str | None
    by: str
    on: dt.datetime
    note: str | None


def decide(
    verdict: Verdict,
    claims: Iterable[str],
    *,
    by: str,
    on: dt.datetime,
    field: str | None = None,
    value: str | None = None,
    note: str | None = None,
) -> Decision:
    """Return the decision with the id that follows from its content. Raises ValueError where it says too little."""
    named = tuple(claims)
    written = content_id("decision", verdict, " ".join(named), field, value, by, on.isoformat(), note)
    return Decision(written, verdict, named, field, value, by, on, note)


def read_decisions(lines: Iterable[str | bytes]) -> list[Decision]:
    """Return the decisions in JSON Lines, in their order; a null id is made from the content.

    Raises DecisionError, which names the line: nothing may be assessed with half of the decisions.
    """
    decisions: list[Decision] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decisions.append(_from_line(jsonl.decode(line, _Line)))
        except (InputError, ValueError) as error:
            raise DecisionError(f"decisions, line {number}: {error}") from error
    return decisions


def _from_line(line: _Line) -> Decision:
    made = decide(line.verdict, line.claims, by=line.by, on=line.on, field=line.field, value=line.value, note=line.note)
    if line.id is None:
        return made
    return Decision(line.id, made.verdict, made.claims, made.field, made.value, made.by, made.on, made.note)
