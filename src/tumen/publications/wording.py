"""Values as people read them: a status with its meaning, a count, a day, a place, how widely a thing was reported."""

import datetime as dt

from tumen.assessments import Assessment
from tumen.claims import Claim, Stance
from tumen.incidents import Incident
from tumen.reports import Entry
from tumen.values import Place, When
from tumen.values.count import count_words
from tumen.values.place.countries import country_name

# Before the name of who it is, so that 'the police' and 'two residents' need no verb of their own.
STANCES: dict[Stance, str] = {
    "asserts": "according to",
    "confirms": "confirmed by",
    "denies": "denied by",
    "verifying": "being checked by",
    "expects": "expected by",
}
UNCLAIMED = "not claimed"


def status_word(assessment: Assessment) -> str:
    """Return the status, or that nobody has claimed that it happened."""
    return assessment.status or UNCLAIMED


def people(low: int, high: int | None) -> str:
    """Return the number of people in words: '15 people', '1 person', 'at least 24 people'."""
    return "1 person" if (low, high) == (1, 1) else f"{count_words(low, high)} people"


def place_words(place: Place) -> str:
    """Return the place and its country: 'Kunming, China'."""
    country = country_name(place.country) if place.country else None
    return place.name if country is None or country.lower() == place.name.lower() else f"{place.name}, {country}"


def day_words(day: dt.date) -> str:
    """Return the day: '21 August 2024'."""
    return f"{day.day} {day:%B %Y}"


def when_words(when: When) -> str:
    """Return the days as an interval that leaves out what its ends share: '9 to 11 October 2023', 'November 2023'."""
    start, end = when.start, when.end
    if start is None or end is None:
        return when.words or "time unknown"
    if start == end:
        return day_words(start)
    whole_months = start.day == 1 and (end + dt.timedelta(days=1)).day == 1
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B %Y}"
    if whole_months and start.year == end.year and (start.month, end.month) == (1, 12):
        return str(start.year)
    if start.year != end.year:
        return f"{day_words(start)} to {day_words(end)}"
    if start.month != end.month:
        return f"{start.day} {start:%B} to {day_words(end)}"
    return f"{start.day} to {day_words(end)}"


def headline(incident: Incident) -> str:
    """Return what, where and when: 'arrest · Kunming, China · 21 August 2024'."""
    place = place_words(incident.place) if incident.place else "place unknown"
    when = when_words(incident.when) if incident.when else "time unknown"
    return f"{incident.act} · {place} · {when}"


def voiced(stance: Stance, name: str) -> str:
    """Return whose words follow, and what they do to the act: 'Denied by the ministry'."""
    return f"{STANCES[stance].capitalize()} {name[:1].lower() + name[1:] if name.startswith('The ') else name}"


def reach(assessment: Assessment) -> str:
    """Return how widely it was reported and by how many it is known: 'reported by 11 outlets, 2 origins'."""
    return f"reported by {plural(assessment.outlets, 'outlet')}, {plural(len(assessment.origins), 'origin')}"


def plural(number: int, noun: str) -> str:
    """Return the number with its noun: '1 origin', '2 origins'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def provenance(entry: Entry) -> str:
    """Return who published the report and when."""
    outlet = entry.outlet or entry.title or entry.id
    return f"{outlet}, {day_words(entry.published)}" if entry.published else f"{outlet}, undated"


def said(claim: Claim) -> str:
    """Return what the claim says of its act: 'asserts arrest (attempted)'."""
    return f"{claim.stance} {claim.act}{' (attempted)' if claim.attempted else ''}"
