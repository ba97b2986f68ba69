"""How much speaks for two sets of claims being about one occurrence, above 0 where they are joined."""

import datetime as dt
from collections.abc import Sequence

from tumen.incidents.comparing import BLOCKED, Comparison, compare, ruled_out, total
from tumen.incidents.profile import Profile

# Evidence in bits (see `comparing`) above which two sets are joined.
WITHIN_REPORT = 1.5
ACROSS_REPORTS = 3.0
# Two occurrences that one report told apart need this much more to be joined after all.
_TOLD_APART = 5.0
# Reports that tell one occurrence together are likely to tell the next act of the story together too.
_SAME_STORY = 1.5


def within_report(one: Profile, other: Profile) -> float:
    """Score two sets of claims of one report, its copies standing under it."""
    found = compare(one, other)
    nearest = min(abs(a.span.start - b.span.start) for a in one.claims for b in other.claims)
    return total(found) + _same_voice(one, other, found) + 0.5 / (1 + nearest / 300) - WITHIN_REPORT


def across_reports(one: Profile, other: Profile) -> float:
    """Score two sets of claims of different reports. Two aspects must agree, and one of them be time, place or people."""
    if ruled_out(one, other):
        return BLOCKED
    found = compare(one, other)
    weight = total(found)
    if one.roots & other.roots:
        return weight - 2.5 - _TOLD_APART - ACROSS_REPORTS
    agreeing = {each.aspect for each in found if each.verdict == "compatible" and each.weight >= 0.5}
    if not agreeing & {"time", "place", "people"} or len(agreeing) < 2:
        return BLOCKED
    return weight - ACROSS_REPORTS


def in_one_story(one: Profile, other: Profile) -> float:
    """Score two sets of claims whose reports tell an incident of another act together."""
    return across_reports(one, other) + _SAME_STORY


def foretold(expecting: Profile, told: Profile) -> float:
    """Score an expectation against what may be what it speaks of; 0 or less where it is not."""
    if not (_in_touch(expecting, told) and _may_be_ahead(expecting, told)):
        return BLOCKED
    return total(compare(expecting, told)) - ACROSS_REPORTS


def _same_voice(one: Profile, other: Profile, found: Sequence[Comparison]) -> float:
    """Return the weight of one speaker giving two numbers in one report: most likely of two occurrences."""
    apart = any(each.aspect == "count" and each.verdict == "incompatible" for each in found)
    if not apart:
        return 0.0
    voices = [
        {claim.speaker.name if claim.speaker else None for claim in each.claims if claim.count} for each in (one, other)
    ]
    return -1.0 if voices[0] & voices[1] else 1.0


def _in_touch(one: Profile, other: Profile) -> bool:
    named = one.place_words & other.place_words or one.people.names & other.people.names
    return bool(one.roots & other.roots or one.countries & other.countries or named)


def _may_be_ahead(expecting: Profile, profile: Profile) -> bool:
    """Say whether the occurrence was still ahead, or its toll still open, when it was expected."""
    if profile.when is None or profile.when.end is None or expecting.first is None:
        return False
    return profile.when.end >= expecting.first - dt.timedelta(days=3)
