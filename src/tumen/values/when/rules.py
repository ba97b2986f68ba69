"""The interval grammar: one rule for each form that an expression of time takes."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tumen.values.when import dates, feasts, relative, units
from tumen.values.when.setting import Reading, Setting
from tumen.values.when.vocabulary import month_numbers, pattern, plain, table, weekday_openers


class Rule(NamedTuple):
    """`opens`: the lower-case first words, or the classes 'digits', 'month', 'weekday', 'number', 'season', 'feast'.

    `lead`: what must stand before the words for them to be a time at all: one of these prepositions, or a 'bound'
    ('since'), a 'part' ('early'), a 'daypart' ('on the night of'); '' where nothing need.
    """

    opens: str
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Setting], Reading]
    lead: str


_NAMED = "in during over throughout within of bound part"

# Longer forms before the shorter ones they begin with. A blank stands for white space.
_FORMS: tuple[tuple[str, str, Callable[[re.Match[str], Setting], Reading], str], ...] = (
    ("digits", r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d|-)", dates.iso, ""),
    ("digits", r"(?P<first>\d{1,2})(?P<mark>[./]) ?(?P<second>\d{1,2})(?P=mark) ?(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?!\d|[./:]\d)", dates.numeric, ""),
    ("digits", r"<day_from>(?:[-–—]| (?:[-–—]|to|and|until|till|through) )(?:the )?<day> (?:of )?<month><tail><not_name>", dates.day_range, ""),
    ("digits", r"<day> (?:of )?<month><tail><not_name>", dates.day_month, ""),
    ("digits", r"(?P<day>\d\d?)-<month>-<year>", dates.day_month, ""),
    ("the", r"the <nth> (?:of )?<month><tail><not_name>", dates.day_month, ""),
    ("the", r"the <day_word> (?:day )?of <month><tail><not_name>", dates.day_month, ""),
    ("month", r"<month> <day_from>(?:[-–—]| (?:[-–—]|to|and|until|till|through) )<day><tail><not_name>(?! <any_weekday>)", dates.day_range, ""),
    ("month", r"<month> (?:the )?<day><tail><not_name>", dates.month_day, ""),
    ("month", r"<month><full_tail><not_name>", dates.month_year, ""),
    ("month", r"<month><not_name>", dates.month_alone, _NAMED),
    ("weekday", r"<any_weekday><part>,? (?:the )?<day> (?:of )?<month><tail><not_name>", dates.day_month, ""),
    ("weekday", r"<any_weekday><part>,? <month> <day><tail><not_name>", dates.day_month, ""),
    ("weekday", r"<weekday><part> (?:the )?<nth>", dates.weekday_and_day, ""),
    ("weekday", r"<weekday><part> (?:of )?(?P<which>last|this|next) week(?!\w)", relative.weekday_of_week, ""),
    ("weekday", r"<weekday><part>(?: \(today\))?<not_name><not_event>", relative.weekday, ""),
    ("last this next the", r"(?P<which>last|next|this(?: past| coming)?|the (?:previous|following)) <weekday><part>", relative.which_weekday, ""),
    ("last this next", r"(?P<which>last|next|this) <full_month>(?!\w| \d)", dates.which_month, ""),
    ("last this next", r"(?P<which>last|next|this) <season>", dates.which_season, ""),
    ("the season", r"(?:the )?<season>(?: of|,)? (?:<year>(?:[-–/]\d\d)?|(?P<relative>last year|this year|next year|the previous year|the following year|that year))(?!\w)", dates.season_year, ""),
    ("the season", r"(?:the )?<season>(?! of)", dates.season_alone, _NAMED),
    ("the", r"the (?:12|twelve) months (?:to|up to|through|ending|ended)(?: in| on)? <month><tail>", dates.year_up_to, ""),
    ("the", r"the (?:(?:fiscal|financial) )?year (?:to|up to|(?:that )?(?:ending|ended|ends))(?: in| on)? <month><tail>", dates.year_up_to, ""),
    ("the feast", r"(?:the (?:holy |fasting )?(?:month of |feast of |festival of )?)?<feast>(?:,? (?:in |of )?<year>)?", feasts.feast, ""),
    ("the", r"the (?P<ordinal>first|second|third|fourth) quarter(?! of| in)(?!\w)", units.quarter_alone, "in during over throughout for of bound"),
    ("q1 q2 q3 q4", r"Q(?P<which>[1-4])(?!\w)(?! (?:of )?\d)", units.quarter_alone, "in during over throughout for of bound"),
    ("q1 q2 q3 q4 h1 h2", r"(?P<kind>[QHqh])(?P<which>[1-4]) (?:of )?<year>", units.short_part, ""),
    ("the", r"the week (?:of|beginning|starting|commencing) (?:on )?(?:Monday,? )?(?:<day> <month>)<tail>", dates.week_of_day, ""),
    ("the", r"the week (?:ending|ended|to) (?:on )?(?:<any_weekday>,? )?(?:<day> <month>)<tail>", dates.week_up_to, ""),
    ("the", r"the week (?:of|beginning|starting|commencing) (?:on )?(?:Monday,? )?(?:<month> <day>)<tail>", dates.week_of_day, ""),
    ("the", r"the week (?:ending|ended|to) (?:on )?(?:<any_weekday>,? )?(?:<month> <day>)<tail>", dates.week_up_to, ""),
    ("the", r"the day (?P<way>before yesterday|after tomorrow)", relative.beside_yesterday, ""),
    ("the", r"the (?:night|evening) (?P<way>before last)(?!\w)", relative.beside_yesterday, ""),
    ("overnight", r"overnight (?:into|to) (?:early )?<weekday><part>", relative.night_into, ""),
    ("number digits", r"<number> (?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s ago(?!\w)", relative.weekdays_ago, ""),
    ("today tonight yesterday tomorrow", r"(?P<word>(?i:today|tonight|yesterday|tomorrow))(?!\w)<part>", relative.named_day, ""),
    ("overnight", r"(?i:overnight)(?!\w)(?! (?:from|on|of|into) (?:<any_weekday>|<month>|\d))", relative.overnight, ""),
    ("last", r"(?<!the\s)(?i:last) (?:night|evening)(?!\w)", relative.last_night, ""),
    ("this", r"(?i:this) (?:(?:early|late) )?(?:morning|afternoon|evening|lunchtime|noon|very day)(?!\w)", relative.today, ""),
    ("digits number", r"<number> <unit>s? (?P<way>ago|earlier|later|afterwards|previously|before(?=[.,;:)”\"]|$))(?!\w)", relative.away, ""),
    ("the past last previous preceding next coming", r"(?:the )?(?P<way>(?i:past|last|previous|preceding|next|coming)) (?P<number>\d{1,3}|<number_words>|few|several) <unit>s(?! of)(?!\w)", units.rolling, ""),
    ("the same", r"(?:the )?(?i:same) (?:period|date|time|month|week|day|point|quarter|half|months|stretch|span)(?: (?:in|of))? (?:last year|the previous (?:\w+ )?year|the year before|a year (?:earlier|before|ago))(?!\w)", relative.same_last_year, ""),
    ("that the", r"(?i:that|the(?: very)? same|that(?: very)? same|that very|the very same) <unit_or_part>", relative.that_unit, ""),
    ("the", r"(?i:the) (?P<way>next|following|previous|preceding) <unit_or_part>", relative.beside_unit, ""),
    ("the", r"(?i:the) <unit_or_part> (?P<way>before|after)(?= (?:in|at|on|near|with|and|when|that|by|from|for|but|as|to)(?!\w)|[.,;:)”\"]|$)", relative.beside_unit, ""),
    ("the this last next past previous current coming", r"(?:the )?(?P<which>(?i:this|last|next|past|previous|current|coming)) (?:calendar )?(?P<unit>week|weekend|fortnight|month|quarter|year|decade)(?!\w| of )", units.which_unit, ""),
    ("the weekend", r"(?:the )?weekend(?!\w)", units.weekend, "in at over on during bound part"),
    ("the", r"the (?P<unit>week|month|year)(?: is out| was out)?(?!\w)", units.running_unit, "within bound part"),
    ("the", r"the (?P<decade>(?:19|20)\d0)['’]?s(?!\w)", units.decade, ""),
    ("digits", r"(?P<decade>(?:19|20)\d0)['’]?s(?!\w)", units.decade, _NAMED),
    ("the", r"the <nth>(?= (?:in|at|on|and|to|by|when|with|after|before|for|from|but|that|as|near|until|till|of (?:last|this|next|that|the))(?!\w)|[.,;:)’”\"–-]|\s*$)", dates.day_of_month, "on of bound daypart"),
    ("the", r"the year <year>", dates.year_alone, ""),
    ("digits", r"(?P<year_from>(?:19|20)\d\d)[-–—]<year>(?![-/])", dates.years, ""),
    ("digits", r"<year>[-–/](?P<to>\d\d)(?!\d|[-/])", dates.two_years, _NAMED),
    ("digits", r"<year><not_name>", dates.year_alone, _NAMED),
    ("then", r"then(?!\w)", relative.then, "bound"),
    ("since", r"(?i:since) (?:the|its|his|her|their) (?:[\w-]{1,20} ){0,2}(?:<events>)(?!\w)", relative.unknown, ""),
    ("unknown", r"(?i:<unknown>)(?!\w)(?! (?:\d|(?:<number_words>|few|several|day|week|month|quarter|year|decade|century)(?!\w)))", relative.unknown, ""),
)  # fmt: skip


@cache
def rules_by_opener() -> dict[str, tuple[Rule, ...]]:
    """Return the rules, in order, by what their first word is."""
    by_opener: dict[str, list[Rule]] = {}
    for opens, template, meaning, lead in _FORMS:
        rule = Rule(opens, pattern(template), meaning, lead)
        for opener in opens.split():
            by_opener.setdefault(opener, []).append(rule)
    return {opener: tuple(rules) for opener, rules in by_opener.items()}


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Return the classes of openers that each first word belongs to."""
    words = table()
    members = {
        "month": set(month_numbers()),
        "weekday": set(weekday_openers()),
        "number": {name.split()[0] for name in words["numbers"]},
        "season": set(words["seasons"]),
        "feast": {plain(name).split()[0].partition("'")[0] for name in [*words["feasts"], *words["movable"]]},
        "unknown": {phrase.split()[0] for phrase in words["unknown"]["phrases"]},
    }
    firsts = {word for found in members.values() for word in found}
    return {word: tuple(name for name, found in members.items() if word in found) for word in firsts}


@cache
def openers() -> frozenset[str]:
    """Return the lower-case first words of all rules; rules that begin with figures are under 'digits'."""
    return frozenset({*rules_by_opener(), *_classes()})


def rules_for(word: str) -> tuple[Rule, ...]:
    """Return the rules that may apply where this lower-case word stands."""
    return _rules_at("digits" if word[0].isdigit() else word)


@cache
def _rules_at(opener: str) -> tuple[Rule, ...]:
    names = (opener, *_classes().get(opener, ()))
    return tuple(rule for name in names for rule in rules_by_opener().get(name, ()))
