"""Filters that put values into words, by the same functions as the command line; nothing is derived here."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from tumen.assessments import RULE_SETS, Assessment
from tumen.claims import Claim
from tumen.incidents import Incident
from tumen.publications import Detail, Told, passing_svg
from tumen.publications import visible as made_visible
from tumen.publications.accounts import speaker_of
from tumen.publications.wording import UNCLAIMED, headline, place_words, provenance, when_words
from tumen.reports import Entry
from tumen.values import Place, When, count_words

register = template.Library()


@register.filter
def visible(text: object) -> str:
    """Show control and reordering characters of a stranger's text by name."""
    return "" if text is None else made_visible(str(text))


@register.filter
def place(value: Place | None) -> str:
    """Return the place and its country."""
    return "" if value is None else made_visible(place_words(value))


@register.filter
def time(value: When | None) -> str:
    """Return the days."""
    return "" if value is None else made_visible(when_words(value))


@register.filter
def number(value: object) -> str:
    """Return the range of a count, a count range or a row with `low` and `high`."""
    low, high = getattr(value, "low", None), getattr(value, "high", None)
    return "" if low is None else count_words(low, high)


@register.filter
def title(incident: Incident) -> str:
    """Return what, where and when."""
    return made_visible(headline(incident))


@register.filter
def source(entry: Entry) -> str:
    """Return who published the report and when."""
    return made_visible(provenance(entry))


@register.filter
def speaker(told: Told) -> str:
    """Return who makes the claim."""
    return made_visible(speaker_of(told.claim, told.entry))


@register.filter
def status(assessment: Assessment) -> str:
    """Return the status, or that nobody has claimed that it happened."""
    return assessment.status or UNCLAIMED


@register.filter
def meaning(assessment: Assessment) -> str:
    """Return what the status means in its rule set."""
    return RULE_SETS[assessment.rules].meanings.get(assessment.status or "", "nobody claims that it happened")


@register.filter
def picture(detail: Detail) -> SafeString:
    """Return the picture of who passed the incident on whom; `passing_svg` escapes all words in it."""
    return mark_safe(passing_svg(detail.passings))  # noqa: S308 - every word in it is escaped where it is drawn


@register.filter
def parts(claim: Claim) -> str:
    """Return the parts of the claim's count: '13 women, 2 children'."""
    if claim.count is None:
        return ""
    return ", ".join(f"{count_words(low, high)} {who}" for who, (low, high) in claim.count.parts.items())
