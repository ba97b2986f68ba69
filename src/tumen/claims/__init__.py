"""A report comes in, claims go out: who says what about whom, each with the span that carries it.

Beside claims of an act there are trends and positions.
This room never decides whether a claim is true, and never keeps one without a span.
"""

from tumen.claims.attributed import Attributed, read_attributions
from tumen.claims.claim import Act, Claim, Position, Speaker, SpeakerKind, Stance, Trend, content_id
from tumen.claims.explaining import Because, explain
from tumen.claims.reader import Reader, Reading
from tumen.claims.rules import rules_reader

__all__ = [
    "Act", "Attributed", "Because", "Claim", "Position", "Reader", "Reading", "Speaker", "SpeakerKind", "Stance", "Trend",
    "content_id", "explain", "read_attributions", "rules_reader",
]  # fmt: skip
