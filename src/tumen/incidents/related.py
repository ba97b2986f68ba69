"""Which incidents belong to one story: told in one report, of one place, time or people."""

from tumen.incidents.profile import Profile

_NEAR_DAYS = 31


def are_related(one: Profile, other: Profile) -> bool:
    """Say whether two incidents that one report tells are of one story.

    Their acts differ, and they share a place's name, a person's name, or times not more than a month apart.
    """
    if one.act == other.act:
        return False
    if one.people.names & other.people.names or one.place_words & other.place_words:
        return True
    return _near_in_time(one, other)


def _near_in_time(one: Profile, other: Profile) -> bool:
    if one.when is None or other.when is None:
        return False
    if one.when.start is None or one.when.end is None or other.when.start is None or other.when.end is None:
        return False
    return max((other.when.start - one.when.end).days, (one.when.start - other.when.end).days) <= _NEAR_DAYS
