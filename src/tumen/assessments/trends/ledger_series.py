"""The series of a ledger: its incidents as they lie in time, with who tells of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from tumen.assessments.assessment import Assessment
from tumen.assessments.ledger import Ledger
from tumen.assessments.sources import sources_of
from tumen.assessments.trends.series import Observation, Period, Series, Tally
from tumen.claims import Act
from tumen.incidents import Incident

# Nobody holds that these happened, or a body with access found that they did not.
_NOT_HELD = frozenset({None, "discounted", "5"})
# A time longer than this says too little of when the record begins.
_LONG = 62
_DISPUTED = frozenset({"contested", "Contested"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What of a ledger is counted; None: any act, any country."""

    act: Act | None
    country: str | None

    @property
    def words(self) -> str:
        """What is counted, in words: 'killing in UG'."""
        return " ".join([self.act or "incidents", *([f"in {self.country}"] if self.country else [])])

    def holds(self, incident: Incident) -> bool:
        """Whether the incident is of the act and lies in the country."""
        country = incident.place.country if incident.place else None
        return self.act in (None, incident.act) and self.country in (None, country)


def ledger_series(ledger: Ledger, measure: Measure) -> Series | None:
    """The incidents that are held to have happened; a contested one only widens the range. None where there is no dated report.

    Copies are no reports here: who reprints looks at nothing.
    """
    reports = tuple(sorted(one.published for one in ledger.entries if one.published and one.copy_of is None))
    if not reports:
        return None
    assessed = {assessment.incident: assessment for assessment in ledger.assessments}
    held = [one for one in ledger.incidents if measure.holds(one) and assessed[one.id].status not in _NOT_HELD]
    if measure.act is None:
        held = _once_a_story(held)
    sources = sources_of(ledger)
    found, undated = [], 0
    for incident in held:
        period = days_of(incident)
        if period is None:
            undated += 1
            continue
        country = incident.place.country if incident.place else None
        told_by = frozenset(sources.get(incident.id, ()))
        found.append(Observation(period, _tally(assessed[incident.id]), told_by, country, None))
    ordered = tuple(sorted(found, key=lambda one: (one.period, sorted(one.sources))))
    first = min([reports[0], *(one.period.start for one in ordered if not _vague(one))])
    return Series(ordered, Period(first, max(reports[-1], first)), undated, reports)


def _once_a_story(incidents: Iterable[Incident]) -> list[Incident]:
    """Of acts of one story that share a day ('attacked', 'killed') the first: one raid is one event, whatever was done in it."""
    kept: dict[str, Incident] = {}
    for one in incidents:
        mine = days_of(one)
        others = (days_of(kept[other]) for other in one.related if other in kept)
        if mine is None or not any(other and mine.shared(other) for other in others):
            kept[one.id] = one
    return list(kept.values())


def _tally(assessment: Assessment) -> Tally:
    return Tally(0, 0, 1) if assessment.status in _DISPUTED else Tally(1, 1, 1)


def days_of(incident: Incident) -> Period | None:
    """The days in which the incident lies; None where they are not known."""
    when = incident.when
    return None if when is None or when.start is None or when.end is None else Period(when.start, when.end)


def _vague(one: Observation) -> bool:
    return one.period.days > _LONG
