"""Words to times: every expression of time of a text, as closed intervals of days."""

import datetime as dt
import re
from dataclasses import replace
from typing import NamedTuple

from tumen.values.span import Span
from tumen.values.when.calendar import Interval, days
from tumen.values.when.leads import Lead, bounded, lead_before, looks_forward, part_ahead, parted
from tumen.values.when.record import When
from tumen.values.when.rules import Rule, openers, rules_for
from tumen.values.when.setting import UNKNOWN, Reading, Setting, Unknown
from tumen.values.when.vocabulary import SPACE, month_numbers, plain, weekday_numbers

_WORD = re.compile(r"(?<!\w)\w+")
_JOIN = re.compile(
    rf"{SPACE}?(?P<dash>[-–—]){SPACE}?|,?{SPACE}(?P<word>to|and|into|until|till|through|up{SPACE}to){SPACE}",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(
    rf"{SPACE}(?:until|till|to|up{SPACE}to){SPACE}(?:now|today|date|this{SPACE}day|the{SPACE}present)(?!\w)",
    re.IGNORECASE,
)
_ONWARDS = re.compile(rf"{SPACE}(?:onwards?(?!\w)|on(?=[,.;]))", re.IGNORECASE)
_SO_FAR = re.compile(rf"{SPACE}so{SPACE}far(?!\w)", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?(?!\w)")
# Not a day but every one of them, or a day with a name of its own.
_REPEATED = re.compile(
    r"(?<!\w)(?:every|each|any|most|some|another|alternate|a|one|good|black|bloody|ash|holy|palm|maundy|easter|cyber|super) \Z",
    re.IGNORECASE,
)
_SPEECH = r"(?:said|says|say|told|tells|announced|announces|reported|reports|confirmed|confirms|stated|states|added|wrote|writes|denied|denies|rejected|posted|published|issued|updated|informed|declared|acknowledged|urged|called|broke|made public)"
_SPOKEN_BEFORE = re.compile(rf"\b{_SPEECH}(?: \w+){{0,3}},? ?\Z")
_SPOKEN_AFTER = re.compile(rf",? (?:also )?{_SPEECH}\b| ?\(|\s[-–—]{{1,2}}\s")
_NAMES = {"april", "may", "june", "august", "march"}
_FIRST_DAY, _LAST_DAY = dt.date(1000, 1, 1), dt.date(8999, 12, 31)


class _Found(NamedTuple):
    """An expression at text[start:end]; `lead_start` is where the words before it begin that belong to it."""

    lead_start: int
    end: int
    reading: Interval | Unknown


class _Atom(NamedTuple):
    match: re.Match[str]
    rule: Rule
    reading: Interval | Unknown


def find_whens(text: str, published: dt.date | None) -> list[When]:
    """Return the expressions of time in the text, from left to right, without overlap.

    The span holds the words that bear on the interval with their preposition ('in November', 'since the start of
    2023', 'on Monday night'). Clock times and repeated days ('every Friday') are left out. Relative expressions are
    read against the publication date; those that point back ('the month before') against the times before them in the
    text. A publication date outside the years 1000 to 8999 counts as none. Cost: linear in the length of the text.
    """
    return _whens(text, published, lenient=False)


def read_when(words: str, published: dt.date | None) -> When | None:
    """Return the first time that the words give, None where they give none. 'May' alone is the month here."""
    found = _whens(words, published, lenient=True)
    return found[0] if found else None


def _whens(text: str, published: dt.date | None, *, lenient: bool) -> list[When]:
    usable = published is not None and _FIRST_DAY <= published <= _LAST_DAY
    told = Setting(published if usable else None, published if usable else None, False, None, None, False)
    whens: list[When] = []
    at = 0
    while (word := _WORD.search(text, at)) is not None:
        low = word[0].lower()
        at = word.end()
        if not (low[0].isdigit() or low in openers()):
            continue
        found = _found_at(text, word.start(), whens[-1].span.end if whens and whens[-1].span else 0, told, lenient)
        if found is None:
            continue
        at = found.end
        whens.append(_when(text, found))
        told = _told(text, found, told)
    return whens


def _when(text: str, found: _Found) -> When:
    span = Span(found.lead_start, found.end)
    if isinstance(found.reading, Unknown):
        return When(None, None, "unknown", span.of(text), span)
    return When(*found.reading, words=span.of(text), span=span)


def _told(text: str, found: _Found, before: Setting) -> Setting:
    """Remember the interval for the expressions that point back to it."""
    if isinstance(found.reading, Unknown):
        return before
    said = _SPOKEN_BEFORE.search(text[max(0, found.lead_start - 80) : found.lead_start])
    said = said or _SPOKEN_AFTER.match(text, found.end)
    spoken_of = not said and found.reading.precision != "range"
    return replace(before, previous=found.reading, topic=found.reading if spoken_of else before.topic)


def _found_at(text: str, at: int, since: int, told: Setting, lenient: bool) -> _Found | None:
    matches = _matches(text, at)
    if not matches:
        return None
    lead = lead_before(text, at, since)
    forward = lead.part == "later" or lead.prep == "within" or looks_forward(text, lead.start, lead.bound)
    setting = replace(told, forward=forward, whole=bool(lead.part) and lead.part not in {"earlier", "later"})
    atom = _first_atom(
        [
            (rule, match)
            for rule, match in matches
            if (lenient or lead.allows(rule.lead)) and not _is_name(text, match, rule, lead, lenient)
        ],
        setting,
    )
    if atom is None:
        return None
    return _joined(text, atom, lead, setting) or _bounded(text, atom, lead, setting)


def _matches(text: str, at: int) -> list[tuple[Rule, re.Match[str]]]:
    """Return the rules whose form stands at the place, in their order."""
    word = _WORD.match(text, at)
    rules = rules_for(word[0].lower()) if word else ()
    return [(rule, match) for rule in rules if (match := rule.pattern.match(text, at)) is not None]


def _first_atom(matches: list[tuple[Rule, re.Match[str]]], setting: Setting) -> _Atom | None:
    for rule, match in matches:
        reading = rule.meaning(match, setting)
        if reading is not None:
            return _Atom(match, rule, reading)
    return None


def _is_name(text: str, match: re.Match[str], rule: Rule, lead: Lead, lenient: bool) -> bool:
    """Say whether a bare weekday or month is one of many, or somebody's name ('every Friday', 'by June Smith')."""
    first = plain(match[0]).split()[0]
    surname = re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3]) is not None
    if first in weekday_numbers():
        if _REPEATED.search(text[max(0, match.start() - 24) : match.start()]):
            return True
        return surname and lead.start == match.start() and len(match[0].split()) == 1
    bare = rule.lead != "" and first in month_numbers()
    return bare and not lenient and surname and first in _NAMES and (lead.prep == "of" or lead.bound in {"by", "from"})


def _joined(text: str, first: _Atom, lead: Lead, setting: Setting) -> _Found | None:
    """Read a range whose first end is this expression: 'between 9 and 11 October', 'from Tuesday to Wednesday'."""
    join = _JOIN.match(text, first.match.end())
    if join is None:
        return None
    place = join.end()
    ahead = part_ahead().match(text, place)
    parts = ahead if ahead is not None and ahead["part"] else None
    whole = replace(setting, whole=parts is not None)
    second = _first_atom(_matches(text, ahead.end()), whole) if ahead is not None else None
    second = second or _first_atom(_matches(text, place), whole)
    if second is None or _loose(second, lead, join):
        return None
    last = second.reading if parts is None else parted(second.reading, parts, setting)
    interval = _between(first, lead, last, second, setting, join)
    if interval is None:
        return None
    start = lead.start if lead.bound in {"between", "from"} else lead.inner
    return _Found(start, second.match.end(), interval)


def _loose(second: _Atom, lead: Lead, join: re.Match[str]) -> bool:
    """Say whether the words after 'and' or a dash are no end of a range: they need a preposition of their own."""
    return bool(second.rule.lead) and second.match[0].isdigit() and not (join["dash"] or lead.bound or lead.prep)


def _between(
    first: _Atom, lead: Lead, last: Interval | Unknown, second: _Atom, setting: Setting, join: re.Match[str]
) -> Interval | Unknown | None:
    """Return the interval between two ends, UNKNOWN where an end is, None where the two are not one range."""
    paired = (join["word"] or "").lower() == "and"
    if isinstance(last, Unknown):
        return UNKNOWN if lead.bound in {"between", "from"} and not paired else None
    start, last = _ends(first, second, last, setting)
    start = start if start is None else parted(start, lead.match, setting)
    if not isinstance(start, Interval) or last.end <= start.end:
        return None
    neighbours = last.start - start.end == dt.timedelta(days=1) and last.precision == start.precision
    return days(start.start, last.end) if not paired or lead.bound == "between" or neighbours else None


def _ends(first: _Atom, second: _Atom, last: Interval, setting: Setting) -> tuple[Reading, Interval]:
    """Read each end of a range with the year that the other names: 'from January to June 2023'."""
    alone = Setting(None, None, False, None, None, setting.whole)
    start = first.rule.meaning(first.match, alone)
    if not isinstance(start, Interval):
        return first.rule.meaning(first.match, replace(setting, reference=last.end, forward=False)), last
    if isinstance(second.rule.meaning(second.match, alone), Interval):
        return start, last
    following = second.rule.meaning(second.match, replace(setting, reference=start.end, forward=True))
    return start, following if isinstance(following, Interval) else last


def _bounded(text: str, atom: _Atom, lead: Lead, setting: Setting) -> _Found:
    """Apply the lead to a single expression, with 'until now', 'onwards' and 'so far' after it."""
    end = atom.match.end()
    reading = parted(atom.reading, lead.match, setting)
    bound = lead.bound
    until_now = _UNTIL_NOW.match(text, end)
    onwards = until_now or (_ONWARDS.match(text, end) if bound in {"from", "starting", "beginning", "since"} else None)
    if onwards is not None:
        bound, end = "since", onwards.end()
    elif (so_far := _SO_FAR.match(text, end)) is not None:
        end = so_far.end()
    if bound in {"from", "between", "as of", "starting", "beginning"} or (bound != "since" and _OWNER.match(text, end)):
        bound = ""
    if isinstance(reading, Interval):
        inclusive = "end of" in lead.part or atom.match[0].endswith("out")
        if lead.prep == "within" and setting.published and reading.end >= setting.published >= reading.start:
            reading = days(setting.published, reading.end)
        reading = bounded(reading, bound, inclusive, setting)
    if _OWNER.match(text, end) and not bound and not lead.part:
        return _Found(atom.match.start(), end, reading)
    kept = bound or "day_from" in atom.match.groupdict()
    return _Found(lead.start if kept else lead.inner, end, reading)
