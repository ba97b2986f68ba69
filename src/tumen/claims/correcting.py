"""Corrections: what a person types for a field of a claim becomes the value that the field takes, read as reports are read.

Comes before a decision: this says what the value is, `incidents.Decision` records who said so.
"""

import json
from dataclasses import replace
from typing import get_args

from tumen import jsonl
from tumen.claims.claim import Act, Claim, Speaker, SpeakerKind, Stance, content_id
from tumen.errors import InputError
from tumen.reports import Report
from tumen.values import Count, Place, Span, When, read_count, read_when
from tumen.values.place import find_places

FIELDS = ("stance", "act", "attempted", "speaker", "actor", "affected", "count", "place", "when")
BY_HAND = "person"


def corrected_value(field: str, words: str, claim: Claim, report: Report, kind: SpeakerKind | None = None) -> str:
    """Return, as JSON, the value that the words give the field; no words: unknown (for a speaker: the outlet itself).

    Numbers, places, times and speakers point at the words nearest to the claim where the report has them. `kind` is the
    speaker's. Raises InputError where the words say nothing that the field can hold.
    """
    words = " ".join(words.split())
    if field not in FIELDS:
        raise InputError(f"a claim has no field {field!r} to correct; the fields are {', '.join(FIELDS)}")
    if field in ("stance", "act", "attempted"):
        return _chosen(field, words)
    if not words:
        return "null"
    if field in ("actor", "affected"):
        return json.dumps(words)
    return jsonl.encode(_read(field, words, claim, report, kind))


def claim_by_hand(report: Report, span: Span, act: Act, stance: Stance) -> Claim:
    """Return a claim that a person saw at these words and the reader did not. Raises InputError where there are none."""
    text = report.text[span.start : span.end]
    if not text.strip() or span.end > len(report.text):
        raise InputError("mark the words that carry the claim")
    written = content_id("claim", report.id, span.start, span.end, act, stance, BY_HAND)
    return Claim(
        id=written, report=report.id, span=span, text=text, speaker=None, chain=(), cue=None, stance=stance, act=act,
        attempted=False, actor=None, affected=None, count=None, place=None, when=None, reader=BY_HAND,
    )  # fmt: skip


def located(words: str, text: str, near: int = 0) -> Span | None:
    """Return where the words stand in the text, whatever their capitals: the place nearest to `near`."""
    low, sought, found, at = text.casefold(), words.casefold(), [], -1
    if len(low) != len(text):  # casefolding that changes lengths would move every span
        low, sought = text, words
    while sought and (at := low.find(sought, at + 1)) >= 0:
        found.append(Span(at, at + len(sought)))
    return min(found, key=lambda span: (abs(span.start - near), span.start), default=None)


def _chosen(field: str, words: str) -> str:
    choices: dict[str, tuple[str, ...]] = {"stance": get_args(Stance), "act": get_args(Act), "attempted": ("yes", "no")}
    if words not in choices[field]:
        raise InputError(f"{field} is one of {', '.join(choices[field])}; not {words!r}")
    return json.dumps(words == "yes" if field == "attempted" else words)


def _read(
    field: str, words: str, claim: Claim, report: Report, kind: SpeakerKind | None
) -> Speaker | Count | When | Place:
    span = located(words, report.text, claim.span.start)
    if field == "speaker":
        before = claim.speaker.kind if claim.speaker else "unnamed"
        return Speaker(words, kind or before, span)
    if field == "count":
        count = read_count(words)
        if count is None:
            raise InputError(f"no number of people in {words!r}; write it as '15', 'at least 15' or '20 to 25'")
        return replace(count, words=words if span else None, span=span)
    if field == "when":
        when = read_when(words, report.published)
        if when is None or when.start is None:
            raise InputError(f"no day or period in {words!r}; write it as '21 August 2024' or 'August 2024'")
        return replace(when, words=words if span else None, span=span)
    found = find_places(f"in {words}.")
    if not found:
        raise InputError(f"Tumen knows no place {words!r}; write the town and its country, as 'Gulu, Uganda'")
    return replace(found[0], span=span)
