"""Following: whether the words that a row of `hand/` wants after its verb stand there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.vocabulary import words
from tumen.values.place import country_of, open_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far the words that must follow a verb may stand from it: beyond this the particle belongs to something else.
_REACH = 9


def is_followed(verb: "Token", follow: tuple[str, ...]) -> bool:
    """Say whether the words that a row wants follow its verb, within its clause or by hanging on it."""
    if not follow:
        return True
    if any(_begins(token, verb, follow) for token in _own_words(verb)):
        return True
    wanted = list(follow)
    for token in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]:
        if is_word(token, wanted[0]):
            wanted.pop(0)
            if not wanted:
                return True
        elif _opens_a_clause(token):
            return False
    return False


def _opens_a_clause(token: "Token") -> bool:
    """Say whether a verb begins something else: 'is dead and his cousin is in custody'."""
    if token.pos_ == "AUX":
        return token.dep_ not in {"aux", "auxpass"}
    return token.pos_ == "VERB" and token.dep_ not in {"amod", "acl", "relcl"}


def is_word(token: "Token", wanted: str) -> bool:
    """Say whether a token is the word that a row wants, or of the class that it names ('<hospital>')."""
    if not wanted.startswith("<"):
        return wanted in (token.lower_, token.lemma_.lower())
    name = wanted.strip("<>")
    if name == "country":
        return token.ent_type_ == "NORP" or (token.pos_ == "PROPN" and country_of(token.text) is not None)
    if name == "place":
        named = token.pos_ == "PROPN" and open_gazetteer().lookup(token.text) is not None
        return named or token.ent_type_ in {"GPE", "LOC", "FAC"} or token.lower_ in words("nouns", "classes", "place")
    return bool({token.lower_, token.lemma_.lower()} & words("nouns", "classes", name))


def _own_words(verb: "Token") -> Iterator["Token"]:
    """The words under a verb, without those of further verbs but with what stands in its objects' appositions."""
    for child in verb.children:
        if child.dep_ in {"conj", "ccomp", "relcl", "advcl", "parataxis"} and child.pos_ in {"VERB", "AUX"}:
            continue
        yield child
        if child.pos_ != "VERB":
            yield from _own_words(child)


def _begins(token: "Token", verb: "Token", follow: tuple[str, ...]) -> bool:
    """'drove 412 people, among them many children, to the frontier': the words hang on the verb, however far."""
    if not is_word(token, follow[0]) or (token.i < verb.i and token.dep_ not in {"advmod", "nsubj"}):
        return False
    direct = token.head == verb and token.dep_ in {"advmod", "dobj", "oprd", "acomp", "dative", "attr", "nsubj"}
    inside = list(token.subtree)
    return (direct or token.dep_ in {"prep", "prt"}) and all(
        any(is_word(below, word) for below in inside) for word in follow[1:]
    )
