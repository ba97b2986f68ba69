"""Explaining: which rows of the data a claim's fields rest on, so that a person can mend the row that misread it.

A claim does not carry this with it: the rows are looked up again by its own words, in the forms in which the reader
looks for them. Where no row is found, a rule over the parse made the field, or another sentence did.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tumen.claims.claim import Claim
from tumen.claims.gate import forms_in, holds
from tumen.claims.lexicon import lemmas_of
from tumen.claims.vocabulary import table, words
from tumen.reports import Report
from tumen.values import Count
from tumen.values.name import head_kind, head_noun

_CUES = "claims/hand/cues.toml"


@dataclass(frozen=True, slots=True)
class Because:
    """Why a field of a claim is as it is: the `words` of the report, and the row or rule (`source`) that reads them."""

    field: str
    words: str
    source: str


def explain(claim: Claim, report: Report) -> tuple[Because, ...]:
    """Return what each field of a claim rests on: act, speaker, stance, then the values that it has."""
    return (_act(claim), _speaker(claim), *_stance(claim, report), *_values(claim))


def _act(claim: Claim) -> Because:
    seen = forms_in(claim.text)
    uses = table("acts")[claim.act]
    rows = [(row, use) for use, listed in uses.items() if use != "crosswalk" for row in listed]
    found = [(row, use) for row, use in rows if holds(row.split(), seen)]
    if not found:
        return Because("act", claim.act, "a rule: by the words around it, or by what another sentence tells")
    row, use = max(found, key=lambda one: (len(one[0].split()), one[1] == "object"))
    return Because("act", claim.act, f"claims/hand/acts.toml [{claim.act}] {use}: {row!r}")


def _speaker(claim: Claim) -> Because:
    if claim.speaker is None:
        return Because("speaker", "the outlet", "a rule: no cue in the sentence, or none with a source")
    noun = head_noun(claim.speaker.name)
    if noun is not None and head_kind(claim.speaker.name) == claim.speaker.kind:
        return Because("speaker", claim.speaker.name, f"values/name.toml [kinds] {claim.speaker.kind}: {noun!r}")
    return Because("speaker", claim.speaker.name, f"a rule: {claim.speaker.kind} by what the report says of the name")


def _stance(claim: Claim, report: Report) -> Iterator[Because]:
    cue = claim.cue.of(report.text) if claim.cue is not None else None
    rows = [*(_cue_rows(cue) if cue is not None else ()), *_answer_rows(claim)]
    own = [row for row in rows if f" {claim.stance}:" in row or claim.stance in {"verifying", "denies"}]
    modal = [word for word in claim.text.lower().split() if word in words("cues", "modals", "expects")]
    if claim.stance == "expects" and modal:
        own = own or [f"{_CUES} [modals] expects: {modal[0]!r}"]
    said = cue or "no cue"
    if own or rows:
        yield from (Because("stance", f"{claim.stance}, by {said!r}", row) for row in (own or rows)[:1])
    else:
        yield Because("stance", f"{claim.stance}, by {said!r}", "a rule: what is told without a cue is asserted")


def _cue_rows(cue: str) -> Iterator[str]:
    """Yield the rows of cues.toml that hold a cue; the stronger stance first, as the reader takes it."""
    lemmas = lemmas_of(cue.lower())
    for group in ("verbs", "noun_cues"):
        for stance in ("confirms", "denies", "expects", "asserts"):
            for lemma in sorted(lemmas & words("cues", group, stance)):
                yield f"{_CUES} [{group}] {stance}: {lemma!r}"
    for phrase in table("cues")["prepositions"]["phrases"]:
        if cue.lower() in phrase.split():
            yield f"{_CUES} [prepositions] phrases: {phrase!r}"


def _answer_rows(claim: Claim) -> Iterator[str]:
    """Yield the phrases of checking, denying and withdrawing that the sentence holds."""
    seen = forms_in(claim.text)
    groups = {"verifying": ("verifying",), "denies": ("denying", "withdrawing")}.get(claim.stance, ())
    for group in groups:
        for phrase in table("cues")[group]["phrases"]:
            if holds(phrase.split(), seen):
                yield f"{_CUES} [{group}] phrases: {phrase!r}"


def _values(claim: Claim) -> Iterator[Because]:
    if claim.count is not None:
        yield Because("count", claim.count.words or "a noun", f"values/count: {_range(claim.count)}")
    if claim.place is not None:
        known = "an inference: the report speaks of it most" if claim.place.span is None else claim.place.precision
        table_of_names = "values/place/data" if claim.place.lat is not None else "no gazetteer has it"
        yield Because(
            "place", claim.place.name, f"{table_of_names}: {known}, {claim.place.country or 'country unknown'}"
        )
    if claim.when is not None:
        days = f"{claim.when.start} to {claim.when.end}" if claim.when.start is not None else "no day known"
        yield Because("when", claim.when.words or "the day of publication", f"values/when/when_words.toml: {days}")
    for field, phrase in (("actor", claim.actor), ("affected", claim.affected)):
        if phrase is not None:
            yield Because(field, phrase, "a rule: its place in the sentence beside the act's word")


def _range(count: Count) -> str:
    return f"{count.low} or more" if count.high is None else f"{count.low} to {count.high}"
