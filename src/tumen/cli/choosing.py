"""Which incidents a command is about: those of an act, a country and a time."""

from collections.abc import Callable

from tumen.claims import Act
from tumen.incidents import Incident


def chooser(act: Act | None, country: str | None, during: str | None) -> Callable[[Incident], bool]:
    """Return whether an incident is of the act, lies in the country and within the period; None: of any.

    Raises InputError where the words for the period name no days.
    """
    from tumen.assessments.trends import Measure, days_of, read_period

    measure = Measure(act, country.upper() if country else None)
    period = read_period(during) if during else None

    def chosen(incident: Incident) -> bool:
        days = days_of(incident)
        return measure.holds(incident) and (period is None or (days is not None and period.holds(days)))

    return chosen
