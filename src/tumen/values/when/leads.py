"""Leads: the words before an expression of time that bound it ('since'), part it ('early') or merely open it ('on')."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from tumen.values.when.calendar import Interval, counted_part, days, part_of
from tumen.values.when.setting import UNKNOWN, Setting, Unknown
from tumen.values.when.vocabulary import SPACE, number_of, pieces, plain, table

_LOOSE = {"of", "for", "about", "around"}
_WINDOW = 90  # characters looked back on; 'shortly before midnight on the evening of' has 41

_BOUND = r"(?P<bound>since|until|till|by|before|after|from|between|as of|up to|starting|beginning)"
_HOURS = r"(?:morning|afternoon|evening|night|dawn|hours(?: of the (?:morning|night))?)"
_SUN = r"(?:dawn|daybreak|sunrise|midday|noon|dusk|sunset|nightfall|midnight|first light)"
_DAYPART = (
    rf"(?:(?:(?:shortly|just|soon|a little|well|long) )?(?:(?:before|after|at|by|around|towards|since) )?{_SUN}"
    rf"|(?:(?:in|on|during|from|by|of|at) )?the (?:(?:very )?(?:early|late|small|first) )?{_HOURS}"
    rf"|(?:early|late)(?: in the {_HOURS}| at night)?(?= (?:on|of) )|overnight(?= (?:from|on|of|into) )|early {_HOURS})"
)
_PART = (
    r"(?P<part>(?:the )?(?:early|mid|late)|earlier|later|(?:the )?(?:very )?(?:beginning|start|end|close|middle|course) of"
    r"|(?:the )?(?P<ordinal><ordinals>|last|final) (?:<number> )?(?P<unit>half|quarter|day|week|month|year)(?P<many>s)? (?:of|in))"
)
_LEAD = (
    rf"(?<![\w-])(?:{_BOUND} )?(?:(?P<daypart>{_DAYPART}),? (?:(?:on|of|from|before|into|to) )?(?:the )?)?"
    rf"(?:(?P<prep>on|in|at|during|over|throughout|within|of|for|about|around) )?(?:{_PART}(?: in)?(?: |-))?(?:the )?\Z|\Z"
)

# Words after which a time not yet fixed lies ahead, until a word that puts the clause into the past.
_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|['’]ll|expect(?:s|ed|ing)?|due|scheduled|slated|set to|plan(?:s|ned|ning)?|(?:un)?likely"
    r"|may|might|intend(?:s|ed)?|forecast|is to|are to|to be held|going to|predict(?:s|ed)?|fear(?:s|ed)?|foresee|hopes?"
    r"|threaten(?:s|ed)?|upcoming|until further)\b(?!['’-])"
)
_WOULD = re.compile(rf"{_FUTURE.pattern}|\b(?:would|could)\b")
_PAST = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|added|confirmed|wrote|was|were|had|has|have|did|been|according)\b"
)


class Lead(NamedTuple):
    """The words before an expression: where they begin, where they begin without the bound and without 'of', 'for',
    'about', which do not bear on the time, and what each of them is; '' where there is none.
    """

    start: int
    inner: int
    bound: str
    daypart: str
    prep: str
    part: str
    match: re.Match[str]

    def allows(self, wanted: str) -> bool:
        """Say whether one of the wanted openings is there (see Rule.lead)."""
        names = {name for name in ("bound", "daypart", "part") if getattr(self, name)}
        return not wanted or bool({*names, self.prep} & set(wanted.split()))


@cache
def _lead_pattern() -> re.Pattern[str]:
    return _filled(_LEAD)


@cache
def part_ahead() -> re.Pattern[str]:
    """Return the pattern of what may stand between 'to' and the end of a range: 'the end of', 'early'."""
    return _filled(rf"(?:(?:in|on) )?(?:{_PART}(?: in)?(?: |-))?")


def _filled(template: str) -> re.Pattern[str]:
    ordinals = "|".join(sorted(table()["ordinals"], key=len, reverse=True))
    filled = template.replace(" ", SPACE).replace("<ordinals>", ordinals).replace("<number>", pieces()["number"])
    return re.compile(filled, re.IGNORECASE)


def lead_before(text: str, at: int, since: int) -> Lead:
    """Return the lead that ends where the expression begins, looking back no farther than `since`."""
    begin = max(since, at - _WINDOW)
    match = next(_lead_pattern().finditer(text[begin:at]))
    named = {name: plain(match[name] or "") for name in ("bound", "daypart", "prep", "part")}
    # 'Before dawn on Tuesday' is on Tuesday; 'since dawn' remains a bound.
    if named["bound"] not in {"", "since"} and re.match(_SUN, named["daypart"]):
        named["bound"] = ""
    start = begin + match.start()
    inner = begin + _skip_blanks(match, "bound") if named["bound"] else start
    if named["prep"] in _LOOSE and not named["daypart"]:
        inner = begin + _skip_blanks(match, "prep")
    return Lead(start if named["bound"] else inner, inner, **named, match=match)


def _skip_blanks(match: re.Match[str], group: str) -> int:
    end = match.end(group)
    return end + len(match.string[end:]) - len(match.string[end:].lstrip())


def looks_forward(text: str, at: int, bound: str) -> bool:
    """Say whether the clause up to the place speaks of what is to come; before 'until' or 'before', 'would' does too."""
    clause = re.split(r"[.!?;\n“”\"]", text[max(0, at - 160) : at])[-1]
    cues = list((_WOULD if bound in {"until", "till", "before", "by"} else _FUTURE).finditer(clause))
    return bool(cues) and _PAST.search(clause, cues[-1].end()) is None


def parted(whole: Interval | Unknown, match: re.Match[str], setting: Setting) -> Interval | Unknown:
    """Return the part of the interval that the lead's words name."""
    if isinstance(whole, Unknown) or not match.groupdict().get("part"):
        return whole
    if match["ordinal"]:
        return _counted(whole, match)
    words = plain(match["part"]).removeprefix("the ").removeprefix("very ").split()[0]
    if words in {"earlier", "later", "course"}:
        return _so_far(whole, words, setting.published)
    names = {"mid": "middle", "beginning": "start", "close": "end"}
    return part_of(whole, names.get(words, words))


def _so_far(whole: Interval, word: str, published: dt.date | None) -> Interval:
    if published is None or not whole.start <= published <= whole.end or word == "course":
        return whole
    return days(whole.start, published) if word == "earlier" else days(published, whole.end)


def _counted(whole: Interval, match: re.Match[str]) -> Interval | Unknown:
    ordinal = match["ordinal"].lower()
    which = -1 if ordinal in {"last", "final"} else int(table()["ordinals"][ordinal])
    if match["many"] and not match["number"]:
        return part_of(whole, "end" if which < 0 else "start")
    size = number_of(match["number"]) if match["number"] else 1
    if not 0 < size < 400:
        return UNKNOWN
    return counted_part(whole, which, size, match["unit"].lower()) or UNKNOWN


def bounded(interval: Interval, bound: str, inclusive: bool, setting: Setting) -> Interval | Unknown:
    """Return what 'since', 'until', 'before', 'by' or 'after' the interval means.

    'Since' and 'after' run to the publication date; 'until', 'by' and 'before' a time ahead run from it ('before' ends
    the day before, unless `inclusive`: 'before the end of the month'). 'By' a time past is that time; 'until' and
    'before' a time past have no known start.
    """
    today = setting.published
    if bound in {"since", "after"}:
        start = interval.start if bound == "since" else interval.end
        return UNKNOWN if today is None or start > today else days(start, today)
    if bound not in {"until", "till", "up to", "by", "before"}:
        return interval
    end = interval.end if bound != "before" or inclusive else interval.start - dt.timedelta(days=1)
    if today is not None and interval.end >= today and end >= today:
        return days(today, end)
    return interval if bound == "by" else UNKNOWN
