"""Stance and modality: asserted, denied, being verified, expected, tried, or only wanted and so no claim at all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tumen.claims.attributions import Attribution
from tumen.claims.claim import Stance
from tumen.claims.vocabulary import phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

Mood = Literal["real", "expected", "attempted", "negated", "position", "possible", "unreal"]


@dataclass(frozen=True, slots=True)
class Modality:
    """What the words around an act do to it."""

    mood: Mood
    attempted: bool


def modality(word: "Token") -> Modality:
    """Return the mood in which an act's word stands, looked for from the word up to the clause that carries it."""
    token = word
    mood: Mood = "real"
    attempted = False
    for _ in range(8):
        here = _mood_at(token)
        if here == "attempted":
            attempted = True
        elif here != "real" and (mood == "real" or (here == "unreal" and mood == "expected")):
            mood = here
        if token.dep_ in {"ROOT", "ccomp", "parataxis", "relcl"} and not _climbs(token):
            break
        if token.head == token:
            break
        lead = _lead_in(token)
        attempted = attempted or lead == "attempted"
        if (lead == "expected" and mood == "real") or (lead == "unreal" and mood in {"real", "negated"}):
            mood = lead
        if not _climbs(token):
            break
        token = token.head
    return Modality(mood, attempted)


def _climbs(token: "Token") -> bool:
    """Auxiliaries and lead-in verbs govern an infinitive, a gerund, a conjunct or a noun of an act."""
    if token.dep_ == "acl" and any(child.dep_ == "mark" for child in token.children):
        return False  # 'has not changed its estimate that 50 are missing'
    if token.dep_ == "acl" and token.tag_ == "VBN" and not any(child.lower_ == "to" for child in token.children):
        return False  # 'the number of people killed may be higher': killed they are
    if token.dep_ == "acomp" and token.tag_ == "VBN":  # 'had never been ill-treated', as some parses have it
        return True
    if token.dep_ in {"xcomp", "pcomp", "conj", "acl", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "oprd", "attr"}:
        return True
    return (
        token.dep_ in {"advcl", "ccomp"}
        and token.tag_ in {"VB", "VBG"}
        and any(child.lower_ == "to" for child in token.children)
    )


def _mood_at(token: "Token") -> Mood:
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"} and child.i < token.i}
    if token.dep_ in {"advcl", "ccomp", "pcomp"} and marks & {"if", "unless", "lest", "whether"}:
        return "unreal"
    if token.dep_ in {"ccomp", "pcomp"} and marks & {"where", "why", "how"}:  # 'told nothing of where they are held'
        return "unreal"
    modal = _modal_at(token)
    if modal != "real":
        return modal
    if token.lemma_ == "fear" and token.tag_ == "VBN":  # '70 people are feared dead'
        return "expected"
    negated = any(
        child.dep_ == "neg"
        or (child.dep_ == "det" and child.lower_ == "no")
        or (child.dep_ == "preconj" and child.lower_ == "neither")
        for child in token.children
    )
    return "negated" if negated else "real"


def _modal_at(token: "Token") -> Mood:
    for child in token.children:
        if child.tag_ != "MD" and child.lower_ not in {"'ll", "’ll"}:
            continue
        lemma = child.lower_
        if lemma in words("cues", "modals", "position"):
            return "position"
        if any(child.dep_ == "advcl" and _is_condition(child) for child in token.children):
            return "unreal"
        perfect = any(other.lemma_ == "have" and other.dep_ == "aux" for other in token.children)
        if perfect and lemma in {"may", "might", "could", "must"}:
            return "real"
        if lemma == "could" and token.tag_ == "VBN":  # 'could be executed within days'
            return "possible"
        return "expected" if lemma in words("cues", "modals", "expects") or lemma == "’ll" else "unreal"
    return "real"


def _is_condition(clause: "Token") -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in {"if", "unless"} for child in clause.children)


_UNREAL_NOUNS = frozenset(
    "call demand plea appeal ban right law charge suspicion accusation plan proposal end ask press".split()
)


def _noun_above(lemma: str) -> Literal["attempted", "expected", "unreal", "real"]:
    """What the word before 'of', 'for' or 'against' does to the act named behind it: 'a bid for', 'the risk of', 'a ban on'."""
    if lemma in {"bid", "attempt"}:
        return "attempted"
    if lemma in {"risk", "fear", "danger", "threat", "prospect"}:
        return "expected"
    return "unreal" if lemma in _UNREAL_NOUNS else "real"


def _lead_in(token: "Token") -> Literal["attempted", "expected", "unreal", "real"]:
    """What the word above does to an infinitive, a gerund or an event noun below it."""
    head = token.head
    lemma = head.lemma_.lower()
    to_be = token.tag_ == "VBN" and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
    if token.dep_ in {"dobj", "nsubjpass"} and lemma in words("cues", "lead_ins", "foiled"):
        return "attempted"
    infinitive = (to_be or token.tag_ in {"VB", "VBG", "NN", "NNS"}) and token.dep_ in {
        "xcomp",
        "advcl",
        "ccomp",
        "acl",
        "pcomp",
        "dobj",
        "pobj",
        "conj",
        "oprd",
    }
    if token.dep_ == "pobj" and head.lower_ in {"of", "for", "against", "to", "from", "about", "over", "at"}:
        mood = _noun_above(head.head.lemma_.lower())
        if mood != "real":
            return mood
    if not infinitive:
        return "real"
    bare = (
        to_be
        or token.tag_ == "VB"
        or token.dep_ in {"pcomp", "dobj", "pobj"}
        or (token.tag_ == "VBG" and token.dep_ == "xcomp")
    )
    if lemma in words("cues", "lead_ins", "attempted") and bare and token.dep_ != "dobj":
        return "attempted"
    if lemma in words("cues", "lead_ins", "expected") and bare:
        return "expected"
    if lemma in words("cues", "lead_ins", "wanted") and (to_be or token.tag_ == "VB" or token.dep_ == "dobj"):
        return "unreal"
    purpose = (
        (to_be or token.tag_ == "VB")
        and token.dep_ in {"advcl", "acl", "relcl"}
        and any(child.lower_ == "to" for child in token.children)
    )
    return "unreal" if purpose else "real"


def is_timeless(word: "Token") -> bool:
    """Say whether a verb stands in the simple present, as in plots, rules and habits: 'he escapes', 'is taken'."""
    if word.pos_ != "VERB" or word.lemma_ in words("nouns", "states", "verbs"):
        return False
    helpers = [child for child in word.children if child.dep_ in {"aux", "auxpass"}]
    past = any(helper.lemma_ == "have" or helper.tag_ in {"VBD", "VBG", "MD"} for helper in helpers)
    if past or word.tag_ == "VBD" or word.lower_ in words("cues", "modals", "same_in_past"):
        return False
    if word.dep_ == "conj" and not helpers and word.tag_ == "VBN":
        elliptical = any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)  # 'and 140 injured'
        return not elliptical and is_timeless(word.head)
    return word.tag_ in {"VBZ", "VBP"} or (
        word.tag_ == "VBN" and any(helper.tag_ in {"VBZ", "VBP"} for helper in helpers)
    )


def stance_of(attribution: Attribution | None, mood: Modality) -> Stance | None:
    """Return the speaker's stance to an act in this mood; None where it is no claim.

    Where nobody is named, the outlet says so itself: then what it negates is no claim.
    """
    cue = attribution.stance if attribution is not None else "asserts"
    if mood.mood in {"position", "unreal"}:
        return "expects" if cue == "expects" and mood.mood == "unreal" else None
    if mood.mood == "possible":
        return "expects" if attribution is not None and cue != "denies" else None
    if mood.mood == "negated":
        if attribution is None:
            return None
        return "denies" if cue in {"asserts", "confirms", "denies"} else None
    if mood.mood == "expected":
        return "expects" if cue != "denies" else None
    if cue == "expects":
        return "expects"
    return cue


def has_phrase(sentence: "Sentence", *keys: str) -> "Token | None":
    """Return the first token of a phrase from a list of cues.toml that the sentence holds, by lemmas in order."""
    tokens = [
        token
        for token in sentence
        if not token.is_space and not token.is_punct and token.lower_ not in {"the", "a", "any", "such", "all"}
    ]
    lemmas = [token.lemma_.lower() for token in tokens]
    for phrase in phrases(*keys):
        wanted = (
            [word for word in phrase if word not in {"the", "a", "any", "all"}] if phrase != ("no", "such") else ["no"]
        )
        if phrase == ("no", "such"):
            found = next(
                (
                    token
                    for token in sentence
                    if token.lower_ == "such" and token.i > 0 and token.nbor(-1).lower_ == "no"
                ),
                None,
            )
            if found is not None:
                return found
            continue
        for start in range(len(lemmas) - len(wanted) + 1):
            if lemmas[start : start + len(wanted)] == wanted and not _lies_there(tokens[start]):
                return tokens[start]
    return None


def _lies_there(token: "Token") -> bool:
    """'a sledge is lying on the rails' tells no lie."""
    return token.lemma_.lower() == "lie" and token.pos_ == "VERB"
