"""A report's text cut into stretches, so that a page can mark what each claim rests on: lossless, in order, no overlaps."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tumen.claims import Claim
from tumen.reports import Furniture
from tumen.reports.report import FurnitureKind
from tumen.values import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text with what covers all of it: claims by their ids, earliest first, and the page's furniture.

    `begins` are the claims whose words begin here, so that each is announced once.
    """

    span: Span
    text: str
    claims: tuple[str, ...]
    begins: tuple[str, ...]
    furniture: FurnitureKind | None


def stretches(text: str, claims: Iterable[Claim], furniture: Sequence[Furniture]) -> list[Stretch]:
    """Return the stretches; joined, their texts are the text again. A claim whose words are masked marks nothing."""
    marked = sorted(
        (claim for claim in claims if text[claim.span.start : claim.span.end] == claim.text),
        key=lambda claim: (claim.span, claim.id),
    )
    spans = [claim.span for claim in marked] + [piece.span for piece in furniture]
    cuts = sorted({0, len(text), *(edge for span in spans for edge in span if 0 <= edge <= len(text))})
    return [_stretch(text, start, end, marked, furniture) for start, end in itertools.pairwise(cuts) if end > start]


def _stretch(text: str, start: int, end: int, claims: Sequence[Claim], furniture: Sequence[Furniture]) -> Stretch:
    covering = [claim for claim in claims if claim.span.start <= start and end <= claim.span.end]
    kinds = [piece.kind for piece in furniture if piece.span.start <= start and end <= piece.span.end]
    return Stretch(
        Span(start, end),
        text[start:end],
        tuple(claim.id for claim in covering),
        tuple(claim.id for claim in covering if claim.span.start == start),
        kinds[0] if kinds else None,
    )
