"""The words of time as pieces of patterns, made from when_words.toml."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

# White space inside an expression: a few blanks, or one line break.
SPACE = r"(?:[ \t\u00a0\u202f]{1,3}\n?|\n)"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_SUFFIX = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
_DAY_PART = (
    r"(?:(?:early|late|mid)[ -])?(?i:morning|afternoon|evening|night|lunchtime|lunch|midday|noon|dawn|midnight|dusk)"
)


@cache
def table() -> dict[str, Any]:
    """Return the words of time as they stand in the data."""
    return tomllib.loads(files("tumen.values.when").joinpath("when_words.toml").read_text(encoding="utf-8"))


def _either_case(words: list[str]) -> str:
    return "|".join(form for word in words for form in (word, word.upper()))


@cache
def pieces() -> dict[str, str]:
    """Return the named pieces that patterns are written with: {month}, {day}, {year}, {tail}, ..."""
    words = table()
    shorts = [short for entry in words["month_abbreviations"] for short in entry.split("|")]
    week = [short for entry in words["weekday_abbreviations"] for short in entry.split("|")]
    full = _either_case(words["months"])
    months = rf"(?-i:(?:{full})(?![\w])|(?:{_either_case(shorts)})(?:\.|(?!\w)))"
    weekdays = rf"(?i:{'|'.join(words['weekdays'])})(?!\w|-[a-z])"
    year = r"(?:19|20)\d\d(?!\w|[.,]\d)"
    relative = rf"(?:last|this|next|that|the{SPACE}(?:same|previous|following|next|current)){SPACE}year(?!\w)"
    before = rf"the{SPACE}year{SPACE}(?:before|after)(?!\w)"
    longest_first = sorted([*words["feasts"], *words["movable"]], key=len, reverse=True)
    feasts = "|".join(name.replace("'", "['’]").replace(" ", SPACE) for name in longest_first)
    names = "|".join(words["names"]["capitalised"])
    return {
        "s": SPACE,
        "day": rf"(?P<day>{_DAY_NUMBER}){_SUFFIX}?(?!\w|[.,:]\d)",
        "day_from": rf"(?P<day_from>{_DAY_NUMBER}){_SUFFIX}?(?!\w|[.,:]\d)",
        "nth": rf"(?P<day>{_DAY_NUMBER}){_SUFFIX}(?!\w)",
        "day_word": rf"(?P<day_word>{'|'.join(sorted(words['ordinals'], key=len, reverse=True))})(?!\w)",
        "month": rf"(?P<month>{months})",
        "full_month": rf"(?P<month>(?-i:{full})(?!\w))",
        "weekday": rf"(?P<weekday>{weekdays})",
        "any_weekday": rf"(?:{weekdays}|(?-i:{_either_case(week)})(?:\.|(?!\w)))",
        "year": rf"(?P<year>{year})",
        "tail": rf"(?:,?{SPACE}(?:of{SPACE})?(?:(?P<year>{year})|(?P<relative>{relative}|{before})))?",
        "full_tail": rf"(?:,?{SPACE}(?:of{SPACE}|in{SPACE})?(?:(?P<year>{year})|(?P<relative>{relative}|{before})))",
        "part": rf"(?:{SPACE}{_DAY_PART}(?!\w))?",
        "season": rf"(?P<season>(?i:{'|'.join(words['seasons'])}))(?!\w)",
        "number": rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(words['numbers'], key=len, reverse=True))})(?!\w)",
        "unit": r"(?P<unit>(?:minute|hour|day|week|fortnight|weekend|month|quarter|year|decade))",
        "unit_or_part": r"(?P<unit>day|night|morning|evening|afternoon|week|weekend|month|year)(?!\w)",
        "number_words": "|".join(sorted(words["numbers"], key=len, reverse=True)),
        "feast": rf"(?P<feast>{feasts})(?!\w)",
        "unknown": "|".join(phrase.replace(" ", SPACE) for phrase in words["unknown"]["phrases"]),
        "events": "|".join(event.replace(" ", SPACE) for event in words["unknown"]["events"]),
        "not_event": rf"(?!{SPACE}(?:{'|'.join(words['names']['weekday'])})(?!\w))",
        "not_name": rf"(?!{SPACE}(?-i:{names})(?!\w))",
    }


def pattern(template: str) -> re.Pattern[str]:
    """Return the compiled pattern; `<name>` in the template stands for a piece, a blank for white space."""
    filled = template.replace(" ", SPACE)
    return re.compile(
        re.sub(r"<(\w+)>", lambda found: pieces()[found[1]], filled.replace("(?P<", "(?P\0")).replace("\0", "<"),
        re.IGNORECASE,
    )


@cache
def month_numbers() -> dict[str, int]:
    """Return the month's number by its lower-case name or abbreviation, without a dot."""
    words = table()
    numbers = {name.lower(): number for number, name in enumerate(words["months"], 1)}
    for number, entry in enumerate(words["month_abbreviations"], 1):
        numbers |= {short.lower(): number for short in entry.split("|")}
    return numbers


@cache
def weekday_numbers() -> dict[str, int]:
    """Return the weekday's number, Monday 0, by its lower-case name."""
    return {name.lower(): number for number, name in enumerate(table()["weekdays"])}


@cache
def weekday_openers() -> frozenset[str]:
    """Return every name and abbreviation of a weekday, in lower case."""
    shorts = {short.lower() for entry in table()["weekday_abbreviations"] for short in entry.split("|")}
    return frozenset({*weekday_numbers(), *shorts})


def number_of(word: str) -> int:
    """Return the value of a number in figures or words ('a' is one)."""
    return int(word) if word.isdigit() else int(table()["numbers"][re.sub(r"\s+", " ", word.lower())])


def plain(words: str) -> str:
    """Return the words in lower case with single blanks and straight apostrophes."""
    return " ".join(words.lower().replace("’", "'").split())
