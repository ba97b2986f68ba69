"""Numbers that cannot count people: ages, money, measures, labels, clock times, telephone numbers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tumen.values.count.bounds import words
from tumen.values.count.nouns import Noun
from tumen.values.count.numerals import Numeral
from tumen.values.count.tokens import Token, figure_value, is_word
from tumen.values.people import is_person_noun, is_singular_person

_OLDEST = 120  # years
_DASHES = {"-", "–", "—", "‑"}
_SIZED = {"strong", "odd", "plus", "member", "members", "person", "man", "woman", "people"}
_ALWAYS_LABELS = {
    "no",
    "nos",
    "aged",
    "age",
    "ages",
    "tel",
    "page",
    "pages",
    "article",
    "articles",
    "section",
    "paragraph",
    "highway",
    "#",
    "№",
}
_LIMITS = {"under", "over", "above", "below"}
# After a bare 'one' these make it a pronoun for anything: 'one of', 'one was'.
_AFTER_PRONOUN_ONE = {"of", "was", "is", "were", "are", "has", "had", "have"}
_CLOCK_LEADS = {"at", "by", "until", "till", "before", "after", "past", "since", "around", "about", "from", "to"}


class Place(NamedTuple):
    """A number among its neighbours: the text's tokens, the number, and the noun after it."""

    tokens: Sequence[Token]
    number: Numeral
    noun: Noun | None

    def before(self, steps: int = 1) -> str:
        """Return the lower-case token so many steps before the number and its modifiers, '' beyond the start."""
        at = self.number.start - steps
        return self.tokens[at].low if at >= 0 else ""

    def after(self, steps: int = 0) -> str:
        """Return the lower-case token so many steps after the number's end, '' beyond the end."""
        at = self.number.end + steps
        return self.tokens[at].low if at < len(self.tokens) else ""


def counts_no_people(place: Place) -> bool:
    """Say whether the number, by what stands around it, cannot count people."""
    return any(rule(place) for rule in _RULES)


def _is_measure(place: Place) -> bool:
    follows = place.after()
    if follows == "won" and (place.number.bounds.high or 0) < 100:
        return False
    if follows in words("units"):
        return True
    steps = 0
    while steps < 4 and place.after(steps) in words("units", "between"):
        steps += 1
    return steps > 0 and place.after(steps) in words("units")


def _is_compound(place: Place) -> bool:
    """'40-day', '49-year', '2-1': a dash that touches the number, and no word of size after it."""
    at = place.number.end
    tokens = place.tokens
    touches = at + 1 < len(tokens) and tokens[at].raw in _DASHES and tokens[at].start == tokens[at - 1].end
    if touches and tokens[at + 1].start == tokens[at].end:
        return tokens[at + 1].low not in _SIZED
    begin = place.number.bare
    behind = begin >= 2 and tokens[begin - 1].raw in _DASHES and tokens[begin - 1].end == tokens[begin].start
    return behind and tokens[begin - 2].end == tokens[begin - 1].start


def _is_money(place: Place) -> bool:
    """A currency sign before the number, or letters that touch it ('N58,000')."""
    bare = place.number.bare
    if bare == 0:
        return False
    before = place.tokens[bare - 1]
    return before.low in words("labels", "currency") or (is_word(before) and before.end == place.tokens[bare].start)


def _is_labelled(place: Place) -> bool:
    if place.before() in {"and", "or", ","} and place.before(3) in {"aged", "ages"} and place.noun is None:
        return True
    bare = place.number.bare
    at = bare - 1 if place.before() != "." else bare - 2
    if at < 0 or (at < bare - 1 and place.tokens[at].low not in {"no", "nos", "tel"}):
        return False
    token = place.tokens[at]
    if token.low in {"aged", "age", "ages"}:
        return True
    if place.noun is not None or token.low not in words("labels"):
        return False
    return token.low in _ALWAYS_LABELS or (token.raw[0].isupper() and not token.raw.isupper())


def _is_age(place: Place) -> bool:
    high = place.number.bounds.high
    if place.noun is not None or high is None or high > _OLDEST:
        return False
    before, after = place.before(), place.after()
    if before == "of" and is_singular_person(place.before(2)) and after not in {"of", "other", "others"}:
        return True
    if before == "age" or (before == "of" and place.before(2) in {"age", "ages"}):
        return True
    limit = place.tokens[place.number.start].low in _LIMITS or before in {"under", "over"}
    told = is_person_noun(before) or (before in {"was", "were", "is", "are"} and high <= 18)
    return (limit and told) or _stands_after_name(place)


def _stands_after_name(place: Place) -> bool:
    """'Zehri, 47, had come' and 'Murillo (24)'."""
    number, tokens = place.number, place.tokens
    if number.modified or number.start < 2 or figure_value(tokens[number.bare]) is None:
        return False
    name = tokens[number.start - 2].raw
    closed = place.before() == "," and place.after() in {",", ".", ";", ")", ":", ""}
    bracketed = place.before() == "(" and place.after() == ")"
    return (closed or bracketed) and name[0].isupper()


def _is_clock_time(place: Place) -> bool:
    if place.after() == "in" and place.after(1) == "the" and place.after(2) in {"morning", "afternoon", "evening"}:
        return True
    number = place.number
    top = number.bounds.high
    if place.noun is not None or top is None or top > 12 or place.after() in words("states") | {"people"}:
        return False
    if place.before() == "past" or (place.before() == "to" and place.before(2) in {"quarter", "minutes"}):
        return True
    lead = place.tokens[number.start].low if number.start < number.bare else ""
    if not ({place.before(), lead} & _CLOCK_LEADS) or (number.modified and place.before() not in _CLOCK_LEADS):
        return False
    if place.before() == "from":
        return place.after() in {"until", "till", "to"} and place.after(1) in {
            "noon",
            "midnight",
            "midday",
            "dawn",
            "dusk",
        }
    recent = [token.low for token in place.tokens[max(0, number.start - 10) : number.start]]
    sentence = recent[len(recent) - recent[::-1].index(".") :] if "." in recent else recent
    return place.before() in _CLOCK_LEADS - {"from", "to"} and not words("tolls").intersection(sentence)


def _is_telephone_or_year(place: Place) -> bool:
    """Neighbouring groups of digits, and a bare 2019 that no noun follows."""
    number, tokens = place.number, place.tokens
    if not tokens[number.bare].raw.isdigit():
        return False
    near = [at for at in (number.bare - 1, number.end) if 0 <= at < len(tokens)]
    if any(tokens[at].raw[0].isdigit() for at in near) or (tokens[number.bare - 1].raw == "+" and number.bare > 0):
        return True
    value = figure_value(tokens[number.bare]) or 0
    year = len(tokens[number.bare].raw) == 4 and 1900 <= value < 2100
    limited = not number.modified or tokens[number.start].low in _LIMITS
    return year and limited and place.noun is None


def _is_in_row(place: Place) -> bool:
    """'31, 33, 34 and 43': figures one after another with nothing between name no number of people."""
    if place.noun is not None or place.number.modified:
        return False
    ahead = place.after() == "," and place.after(1)[:1].isdigit()
    behind = place.before() in {",", "and"} and place.before(2)[:1].isdigit()
    return (ahead and place.after(2) in {",", "and"}) or (behind and place.before(3) in {",", "and"})


def _is_rest_or_share(place: Place) -> bool:
    """'All but three' says who was left out; 'one in three' is a share."""
    if place.before() == "but" and place.before(2) == "all":
        return True
    return (
        place.before() == "in" and (place.before(2) in {"one", "nine"} or place.before(2).isdigit()) and not place.noun
    )


def _is_denied(place: Place) -> bool:
    """In '11 men, not 14' and 'six, and not five' the second number is the one that is wrong."""
    return place.before() == "not" and place.before(2) in {",", "and", "(", "-", "–", "—", ""}


def _is_former(place: Place) -> bool:
    """In 'has gone up from four to five' four is no longer said."""
    recent = {token.low for token in place.tokens[max(0, place.number.start - 4) : place.number.start]}
    return place.before() == "from" and bool(recent & words("changes"))


def _is_list_number(place: Place) -> bool:
    """'1. WATER' and '2) Seed' at the beginning of a sentence."""
    at = place.number.bare
    starts = at == 0 or place.tokens[at - 1].raw in {".", ")", ":", "•"} or place.tokens[at - 1].raw.isspace()
    return (
        starts and place.after() in {".", ")"} and figure_value(place.tokens[at]) is not None and place.after(1) != ""
    )


def _is_pronoun(place: Place) -> bool:
    """'One', 'both' and 'scores' count people only with a noun, or with what befell them."""
    number = place.number
    word = place.tokens[number.bare].low
    if number.end - number.bare != 1 or word not in {"one", "both", "scores"} or place.noun is not None:
        return False
    follows = place.after()
    if word == "one" and not number.modified:
        return follows not in words("states") - _AFTER_PRONOUN_ONE
    if word == "one":
        return follows[:1].isalpha() and follows not in words("states")
    return follows not in words("states")


_RULES: tuple[Callable[[Place], bool], ...] = (
    _is_measure,
    _is_compound,
    _is_money,
    _is_labelled,
    _is_age,
    _is_clock_time,
    _is_telephone_or_year,
    _is_in_row,
    _is_rest_or_share,
    _is_denied,
    _is_former,
    _is_list_number,
    _is_pronoun,
)
