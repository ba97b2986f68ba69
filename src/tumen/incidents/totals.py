"""Totals over a period ('8,100 returns since 1998'): claims of their own that belong to no incident."""

import re

from tumen.claims import Claim

# A month is the longest that the words of one occurrence usually leave open ('in November, five were arrested').
_MONTH_DAYS = 31
# More people than one occurrence that is only known to a season or a year is likely to have had.
_MANY = 100
# More people than a month's time usually has in one occurrence.
_SOME = 10
_SHORTEST_MONTH_DAYS = 28
# Acts whose one occurrence may last for months, and acts that many people at once commonly take part in.
_LASTING = frozenset({"trafficking", "ill-treatment", "displacement"})
_OF_MANY = frozenset({"displacement", "protest", "arrival"})

_SINCE = re.compile(
    r"\b(?:since|so far|to date|up to now|until now|already this|this year|last year|year to date|thus far"
    r"|(?:past|last|first|previous|final) (?:\w+ )?(?:weeks|months?|quarter|half|years?|decades?)"
    r"|per (?:week|month|year)|an? (?:week|month|year) (?:ago|earlier)|the whole (?:of|year|month)|all of (?:19|20)\d\d"
    r"|in \w+ (?:weeks|months|years|decades)|over the (?:month|year|period|decade)|in the course of|during the (?:month|year|period)"
    r"|(?:in|during|for|throughout) (?:the year )?(?:19|20)\d\d|between \w+ and (?:the end of )?\w+"
    r"|from \d{1,2} \w+ (?:to|until)|same period|same date|in past years|in recent (?:years|months)|the year before)\b",
    re.IGNORECASE,
)
_TALLIED = re.compile(
    r"\b(?:total|in all|altogether|recorded|registered|documented|counted|tallied|tally|figures?|statistics|annual"
    r"|number of|toll of the (?:war|year|conflict)|on average|estimate[sd]?|count|record)\b",
    re.IGNORECASE,
)


def is_period_total(claim: Claim) -> bool:
    """Say whether the claim is a number over a period rather than one occurrence.

    The time is longer than a month, and the words speak of a period ('since', 'in 2023', 'the past five years') or of
    a tally, or the number is large. Acts that last (trafficking, displacement) need both. A month's number is a total
    where the words speak of a tally or of the month; where no time was read, a large number in words of a period or a tally is one.
    """
    count = claim.count
    if claim.stance in ("denies", "verifying") or (count is not None and count.low < 2 and count.high is not None):
        return False
    when = claim.when if states_its_time(claim) else None
    words = f"{claim.text} {when.words if when and when.words else ''}"
    of_period, tallied = bool(_SINCE.search(words)), bool(_TALLIED.search(words))
    large = count is not None and count.low >= _MANY
    if when is None or when.start is None or when.end is None:
        of_one = claim.act in _OF_MANY and not of_period
        return (of_period and tallied) or (large and (of_period or tallied) and not of_one)
    days = (when.end - when.start).days + 1
    if days <= _MONTH_DAYS:
        return days >= _SHORTEST_MONTH_DAYS and (tallied or of_period) and count is not None and count.low >= _SOME
    if claim.act in _LASTING:
        return of_period and (tallied or when.precision == "year")
    of_year = when.precision == "year" and count is not None and count.low > 3
    return of_period or (count is not None and tallied) or large or of_year


def states_its_time(claim: Claim) -> bool:
    """Say whether the claim's own words give its time, or nothing says where the time was read.

    A long period that stands elsewhere in the report is often another sentence's.
    """
    return claim.when is not None and (claim.when.span is None or claim.span.overlaps(claim.when.span))
