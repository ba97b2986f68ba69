"""Totals over a period ('8,100 returns since 1998'): claims of their own that belong to no incident."""

import re

from tumen.claims import Claim

# A month is the longest that the words of one occurrence usually leave open ('in November, five were arrested').
_MONTH_DAYS = 31
# More people than one occurrence that is only known to a season or a year is likely to have had.
_MANY = 100

_SINCE = re.compile(
    r"\b(?:since|so far|to date|up to now|until now|already this|this year|last year|year to date|thus far"
    r"|(?:past|last|first|previous|final) (?:\w+ )?(?:weeks|months?|quarter|half|years?|decades?)"
    r"|per (?:week|month|year)|an? (?:week|month|year) (?:ago|earlier)|the whole (?:of|year|month)|all of (?:19|20)\d\d"
    r"|over the (?:month|year|period|decade)|in the course of|during the (?:month|year|period)"
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

    Such are more than one person over longer than a month where the words speak of a period ('since', 'in 2023',
    'the past five years') or of a tally, and large numbers over more
    than a month in any case; where no time was read, the words must speak of both.
    """
    if claim.count is None or (claim.count.low < 2 and claim.count.high is not None):
        return False
    words = f"{claim.text} {claim.when.words if claim.when and claim.when.words else ''}"
    of_period, tallied = bool(_SINCE.search(words)), bool(_TALLIED.search(words))
    if claim.when is None or claim.when.start is None or claim.when.end is None:
        return of_period and tallied
    days = (claim.when.end - claim.when.start).days + 1
    if days > _MONTH_DAYS:
        return (
            of_period or tallied or claim.count.low >= _MANY or (claim.when.precision == "year" and claim.count.low > 3)
        )
    return days > _MONTH_DAYS - 4 and of_period and (tallied or claim.count.low >= _MANY)
