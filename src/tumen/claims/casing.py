"""Truecasing: text in capitals throughout, as wires sent it, gets back the small letters of ordinary print.

The parser and the search for places know names by their capitals. Which words are names is told by data at hand: the
gazetteer, nationalities, months, the language model's own lists of words, and the words around.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tumen.claims.lexicon import is_english, is_of, lexicon
from tumen.claims.vocabulary import words
from tumen.values.name import is_linking, is_title
from tumen.values.place import country_of, nationality_country, open_gazetteer, people_countries
from tumen.values.place.gazetteer import is_common_word
from tumen.values.when.vocabulary import table as when_words

# Shares of capitals among the letters of a report, and of a line among others, from which on it is in capitals.
_REPORT, _LINE = 0.85, 0.9
_LEAST_WORDS = 4  # in a line; fewer are a label, a name or an acronym
_PEOPLE = 20_000  # a town of fewer people does not make an English word a name
_LONGEST_PLACE = 4  # words

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+")
_ENDINGS = frozenset({"s", "t", "re", "ll", "ve", "d", "m"})  # after an apostrophe
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_HARD = re.compile(r"[^AEIOUY]+$|[^AEIOUY]{4}|[^\W\d_]{1,3}$")  # no such word can be spoken, or it is short
_BRACKETED = re.compile(r"[\[(]([A-Z]{2,8})[\])]")
_SENTENCE_START = re.compile(r"[.!?:]['\"”’)\]]*\s|\n\s*\n|--\s|(?:\s|^)[\[(]?[“\"‘\[]$")


def truecase(text: str) -> str:
    """Return the text with its passages in capitals in ordinary print; as long, every offset the same."""
    if _share(text) >= _REPORT:
        return "".join(_written(text))
    if not any(_in_capitals(line) for line in text.split("\n")):
        return text
    return "\n".join("".join(_written(line)) if _in_capitals(line) else line for line in text.split("\n"))


def _share(text: str) -> float:
    small = sum(map(str.islower, text))
    capital = sum(map(str.isupper, text))
    return capital / (small + capital) if capital >= 20 else 0.0


def _in_capitals(line: str) -> bool:
    return _share(line) >= _LINE and sum(len(word) > 1 for word in _WORD.findall(line)) >= _LEAST_WORDS


def _written(text: str) -> Iterator[str]:
    found = list(_WORD.finditer(text))
    forms = _forms(text, found)
    at = 0
    for match, given in zip(found, forms, strict=True):
        gap = text[at : match.start()]
        starts = match[0].isupper() and (at == 0 or (_SENTENCE_START.search(gap) is not None and text[at - 1] != "."))
        form = given[:1].upper() + given[1:] if starts else given
        yield gap
        yield form if len(form) == len(match[0]) else match[0]
        at = match.end()
    yield text[at:]


def _forms(text: str, found: Sequence[re.Match[str]]) -> list[str]:
    acronyms = _acronyms(found, text)
    forms = [_form_at(text, found, number, acronyms) for number in range(len(found))]
    for first, last in (*_places(text, found), *_bodies(text, found, acronyms)):
        for number in range(first, last):
            if forms[number].islower() and (not is_linking(forms[number]) or number == first):
                forms[number] = forms[number].capitalize()
    for number in range(len(forms) - 2, -1, -1):
        if text[found[number].end() : found[number + 1].start()] in {" ", ". "}:
            before = forms[number - 1] if number else ""
            forms[number] = _before(forms[number], forms[number + 1], before)
    return forms


def _before(form: str, following: str, before: str) -> str:
    """Return a word as it is written before the next one: 'Colonel Ponce', 'North Korean', 'Walter Costas', 'El Mozote'."""
    named = following[:1].isupper() and (not following.isupper() or len(following) == 1)
    if not form.islower() or not named:
        return form
    article = form in {"el", "la", "los", "las"} and not before.istitle()
    compass = form in {"north", "south", "east", "west"} and country_of(f"{form} {following}") is not None
    forename = not _is_small(form) and not is_common_word(form) and bool(open_gazetteer().entries(form))
    return form.capitalize() if article or compass or forename or is_title(form) else form


def _form_at(text: str, found: Sequence[re.Match[str]], number: int, acronyms: frozenset[str]) -> str:
    match = found[number]
    word, before = match[0], text[max(0, match.start() - 1) : match.start()]
    if not word.isupper() or "." in word:
        return word
    lower = word.lower()
    if before.isdigit():
        return lower if lower in _ORDINALS else word
    if before in {"'", "’"} and lower in _ENDINGS:
        return lower
    previous = found[number - 1][0].lower() if number else ""
    if word.endswith("N") and text[match.end() : match.end() + 2].upper() in {"'T", "’T"}:
        return lower
    if len(word) == 1:
        return lower if lower in {"a", "y", "e"} and text[match.end() : match.end() + 1] != "." else word
    if word in acronyms:
        return word
    if word in words("casing", "also_words"):
        following = text[match.end() : match.end() + 1]
        return word if (previous == "the" or following == "-") and word != "AM" else lower
    if lower in words("casing", "months_and_words"):
        near = text[max(0, match.start() - 3) : match.start()] + text[match.end() : match.end() + 3]
        is_month = any(map(str.isdigit, near)) or previous in words("casing", "before_months")
        return word.capitalize() if is_month else lower
    return _form(word)


@cache
def _form(word: str) -> str:
    """Return a word in capitals as print writes it where nothing around it says more."""
    lower, name = word.lower(), word.capitalize()
    if word in words("casing", "acronyms"):
        return word
    if lower in words("casing", "particles"):
        return lower
    if lower in lexicon().function_words:
        return lower
    if lower in _calendar() or nationality_country(name) or people_countries(name) is not None:
        return name
    if _is_small(lower):
        return lower
    if country_of(name) is not None:
        return name
    if _town(lower):
        return name if not is_english(lower) or not is_common_word(lower) else lower
    if is_english(lower) or _is_derived(lower):
        return lower
    return word if _HARD.match(word) and not _is_known(lower) else name


def _is_small(lower: str) -> bool:
    """Function words, and words that are more than nouns, are no names by themselves."""
    return lower in lexicon().function_words or any(is_of(lower, part) for part in ("verb", "adj", "adv"))


def _town(lower: str) -> bool:
    least = _PEOPLE if is_english(lower) else 0
    return any(entry.population >= least and not entry.name.isupper() for entry in open_gazetteer().entries(lower))


def _is_known(lower: str) -> bool:
    return bool(open_gazetteer().entries(lower)) or is_title(lower)


@cache
def _calendar() -> frozenset[str]:
    named = when_words()
    lists = ("months", "month_abbreviations", "weekdays")
    found = {form.lower() for group in lists for entry in named[group] for form in entry.split("|")}
    return frozenset(found - words("casing", "months_and_words"))


def _is_derived(lower: str) -> bool:
    """'Antiguerrilla', 'narcoterrorists', 'machinegun': made of words, and no name."""
    if any(lower.endswith(ending) for ending in words("casing", "endings")):
        return True
    starts = (start for start in words("casing", "beginnings") if lower.startswith(start))
    if any(len(lower) - len(start) > 3 and is_english(lower.removeprefix(start)) for start in starts):
        return True
    return any(_is_plain(lower[:cut]) and _is_plain(lower[cut:]) for cut in range(3, len(lower) - 2))


def _is_plain(part: str) -> bool:
    return is_of(part, "noun") and is_of(part.removesuffix("s"), "verb")


def _acronyms(found: Sequence[re.Match[str]], text: str) -> frozenset[str]:
    """Words in brackets whose letters begin the words before: 'NATIONAL LIBERATION FRONT [NLF]'."""
    starts = {match.start(): number for number, match in enumerate(found)}
    kept = set(words("casing", "acronyms") - words("casing", "also_words"))
    for bracketed in _BRACKETED.finditer(text):
        number = starts.get(bracketed.start(1), 0)
        initials = {match[0][0] for match in found[max(0, number - len(bracketed[1]) - 3) : number]}
        if set(bracketed[1]) <= initials:
            kept.add(bracketed[1])
    return frozenset(kept)


def _bodies(text: str, found: Sequence[re.Match[str]], acronyms: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield wherever they stand the names that an acronym beside them shortens, as ranges of words."""
    named: set[tuple[str, ...]] = set()
    for number, match in enumerate(found):
        if match[0] in acronyms and text[match.start() - 1 : match.start()] in {"[", "("}:
            named.add(_name_before(found, number))
        if text[match.end() : match.end() + 2] in {" [", " ("} and _form(match[0]).isupper():
            inside = [
                other[0] for other in found[number + 1 : number + 10] if other.end() <= _closing(text, match.end())
            ]
            if set(match[0]) <= {word[0] for word in inside}:
                named.add(tuple(inside))
    spelled = [match[0] for match in found]
    for name in named:
        if len(name) > 1:
            size = len(name)
            yield from ((at, at + size) for at in range(len(found)) if tuple(spelled[at : at + size]) == name)


def _closing(text: str, start: int) -> int:
    return min((at for at in (text.find(mark, start) for mark in "])") if at >= 0), default=start)


def _name_before(found: Sequence[re.Match[str]], number: int) -> tuple[str, ...]:
    first = number
    while first > 0 and number - first <= len(found[number][0]) and _in_name(found[first - 1][0].lower()):
        first -= 1
    while first < number and is_linking(found[first][0]):
        first += 1
    return tuple(match[0] for match in found[first:number])


def _in_name(lower: str) -> bool:
    return lower in {"of", "for", "and"} or lower not in lexicon().function_words or lower in words("casing", "content")


def _places(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield the places of several words, the longest first, as ranges of words: 'SANTA ELENA', 'NEW YORK'."""
    number = 0
    while number < len(found):
        last = min(len(found), number + _LONGEST_PLACE)
        while last > number + 1 and not _is_place(text, found[number:last]):
            last -= 1
        if last > number + 1:
            yield number, last
        number = max(number + 1, last)


def _is_place(text: str, found: Sequence[re.Match[str]]) -> bool:
    named = [match[0].lower() for match in found]
    small = lexicon().function_words
    if named[0] in small or named[-1] in small or len(named[-1]) < 2:
        return False
    name = text[found[0].start() : found[-1].end()]
    if re.search(r"[^\w \-'’]", name):
        return False
    entries = open_gazetteer().entries(name)
    foreign = any(not is_english(word) for word in named)
    return any(entry.rank > 0 and (foreign or entry.population >= _PEOPLE) for entry in entries)
