"""Noun phrases: what a head word brings with it, and whether it stands for people."""

from typing import TYPE_CHECKING

from tumen.claims.parsing import text_of
from tumen.claims.vocabulary import words
from tumen.values import Span
from tumen.values.people import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE_PRONOUNS = frozenset(
    "one they them he him she her who whom whose we us i me you everyone everybody someone somebody anyone anybody nobody others another all both many most several those these none each".split()
)
_COLLECTIVES = frozenset(
    "family group party crowd couple crew team delegation household pair trio dozen score hundred thousand dozens hundreds thousands scores ten tens number handful half majority rest remainder total dead wounded injured missing body corpse population community unit convoy village".split()
)
_MODIFIERS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "case", "quantmod", "predet", "advmod", "neg"}
)
_UNITS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "LAW", "PRODUCT", "EVENT", "FAC"})
_PLACES_AND_THINGS = frozenset(
    {"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "PRODUCT", "LAW", "EVENT"}
)


def phrase_span(head: "Token", coordinated: bool = False) -> Span:
    """Return where the phrase of a head noun stands: its modifiers, the noun, and an 'of' or 'from' phrase.

    Relative clauses, appositions and, unless `coordinated`, further members of a coordination are left out.
    """
    left = head
    for child in head.lefts:
        if child.dep_ in _MODIFIERS or child.pos_ in {"DET", "ADJ", "NUM", "PROPN"}:
            left = min((left, child.left_edge), key=lambda token: token.i)
    right = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "from", "for", "at", "in"} and child.i == right.i + 1:
            right = _end_of_complement(child)
        elif child.dep_ in {"case", "nummod", "nmod", "compound"} or (coordinated and child.dep_ in {"conj", "cc"}):
            right = max((right, child.right_edge), key=lambda token: token.i)
    return Span(left.idx, right.idx + len(right.text))


def _end_of_complement(preposition: "Token") -> "Token":
    end = preposition
    for noun in preposition.children:
        if noun.dep_ in {"pobj", "pcomp"}:
            inner = phrase_span(noun)
            end = max(
                (token for token in noun.subtree if token.idx < inner.end), key=lambda token: token.i, default=noun
            )
    return end


def phrase_text(head: "Token", coordinated: bool = False) -> str:
    """Return the words of the phrase, on one line and without an article's blanks."""
    return " ".join(phrase_span(head, coordinated).of(text_of(head.doc)).split())


def is_people(token: "Token") -> bool:
    """Say whether a noun phrase, by its head, may stand for people."""
    if token.lower_ in _PEOPLE_PRONOUNS or _is_of_an_age(token) or is_one_more(token):
        return True
    if any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in token.children):
        return True
    if token.pos_ == "PROPN" and _is_named_as_people(token):
        return True
    if token.lower_ == "more" and any(child.tag_ == "CD" for child in token.children):  # 'capturing 40 more'
        return True
    if token.ent_type_ in _PLACES_AND_THINGS and token.pos_ != "NUM":
        return token.ent_type_ == "QUANTITY" and _counts_people(token)
    if token.ent_type_ in {"PERSON", "NORP"}:
        return True
    if token.pos_ == "NUM" or token.tag_ == "CD":
        return _counts_people(token)
    if token.pos_ == "PROPN":
        brand = any(child.lower_ in {"a", "an"} for child in token.children)  # 'a Kalashnikov'
        return (token.ent_type_ != "ORG" and not brand) or is_person_noun(token.lower_)
    if token.lemma_.lower() in _COLLECTIVES:
        return _counts_people(token)
    return is_person_noun(token.lower_) or is_person_noun(token.lemma_.lower())


def _is_named_as_people(name: "Token") -> bool:
    """'38 Uyghurs', '240 Rohingya', 'lawyer Nadia Farouk', 'Mr Okello', whatever kind of name the model takes them for."""
    for child in name.children:
        if child.dep_ == "nummod" and child.tag_ == "CD" and child.i < name.i and name.ent_type_ not in _UNITS:
            return True
        if child.dep_ in {"compound", "amod", "nmod"} and child.pos_ == "NOUN" and is_person_noun(child.lower_):
            return True
        if child.lower_.rstrip(".") in {"mr", "mrs", "ms", "dr", "prof", "sheikh", "imam", "fr", "rev"}:
            return True
    return False


def may_be_a_person(token: "Token") -> bool:
    """Say whether a name or an agent noun ('a rapper') may stand for a person where only people can."""
    if token.pos_ == "PROPN":
        return token.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}
    return token.pos_ == "NOUN" and token.lemma_.lower().endswith(("er", "or", "ist", "ian", "eer"))


def _is_of_an_age(token: "Token") -> bool:
    """'a 19-year-old', '15- and 16-year-olds': a person named by years of age alone."""
    return token.lower_ in {"old", "olds"} and token.i > 1 and token.nbor(-1).text == "-" and token.head != token


def is_one_more(token: "Token") -> bool:
    """'a third', 'the fourth': one of those counted before."""
    ordinal = token.lower_ in {"second", "third", "fourth", "fifth", "sixth", "seventh"}
    return ordinal and any(child.dep_ == "det" for child in token.children)


def _counts_people(number: "Token") -> bool:
    """A bare number stands for people unless its 'of' phrase, or a sign beside it, says otherwise."""
    following = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else None
    if following is not None and following.text in {"%", "per", "percent"}:
        return False
    if any(child.text in {"$", "€", "£"} for child in number.children):
        return False
    of = next((child for child in number.children if child.lower_ == "of"), None)
    nouns = [noun for noun in of.children if noun.dep_ == "pobj"] if of is not None else []
    return all(
        (is_people(noun) and (noun.tag_ != "NNP" or noun.ent_type_ == "NORP")) or noun.lower_ in {"it", "which"}
        for noun in nouns
    )


def is_thing(token: "Token") -> bool:
    """Say whether the head is plainly no people: a common noun that names none, a place, a sum."""
    return not is_people(token) and token.lower_ not in {
        "it",
        "that",
        "which",
        "this",
        "himself",
        "herself",
        "themselves",
    }


def kind_of_captor(head: "Token | None") -> str | None:
    """Return 'armed', 'authority' or None: what the words for the actor say of it."""
    if head is None:
        return None
    inside = {token.lower_ for token in head.subtree} | {head.lemma_.lower()}
    if inside & words("nouns", "captors", "authority"):
        return "authority"
    return "armed" if inside & words("nouns", "captors", "armed") else None
