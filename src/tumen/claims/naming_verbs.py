"""Verbs that name an act: a row of `hand/` whose words, roles and use fit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.claims.attributions import agent_of
from tumen.claims.circumstances import act_by_circumstance
from tumen.claims.following import is_followed
from tumen.claims.occurrences import Occurrence
from tumen.claims.roles import blamed_for, find_roles
from tumen.claims.uses import fits_use, is_generic
from tumen.claims.vocabulary import act_verbs, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def from_verb(verb: "Token") -> Iterator[Occurrence]:
    """Yield the act that a verb names, if any."""
    rows = [row for lemma in _lookups(verb) for row in act_verbs().get(lemma, ())]
    for row in rows:
        if not is_followed(verb, row.follow):
            continue
        actor, affected = find_roles(verb, row)
        if fits_use(verb, row, actor, affected):
            yield Occurrence(
                verb,
                act_by_circumstance(row, verb, actor, affected),
                actor if actor is not None else blamed_for(verb),
                affected,
                firm=_is_firm(verb, affected),
                inverse=row.use == "negated",
                generic=is_generic(row, actor),
            )
            return


def _lookups(verb: "Token") -> list[str]:
    """The forms under which a verb stands in the data: 'ill-treated' is three tokens."""
    forms = [lemma_of(verb)]
    if verb.lower_ not in forms:
        forms.append(verb.lower_)
    if verb.i >= 2 and verb.nbor(-1).text == "-":
        forms.insert(0, f"{verb.nbor(-2).lower_}-{lemma_of(verb)}")
    return forms


def _is_firm(verb: "Token", affected: "Token | None") -> bool:
    """A participle before its noun ('the arrested men') only points back; a verb of its own tells."""
    if verb.dep_ == "acl" and verb.head.lower_ in {"those", "them", "people"} and agent_of(verb) is None:
        return not any(child.dep_ == "det" for child in verb.head.children) and verb.head.lower_ == "people"
    return verb.dep_ != "amod" and (affected is not None or verb.dep_ != "acl")
