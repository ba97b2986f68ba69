"""Claim, Trend, Position: what speakers say in a report, each tied to the words that carry it."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from tumen.values import Count, Place, Span, When

Act = Literal[
    "arrest", "forced-return", "release", "sentence", "execution", "killing", "death", "injury", "ill-treatment",
    "abduction", "disappearance", "trafficking", "escape", "defection", "arrival", "displacement", "attack", "protest",
]  # fmt: skip
Stance = Literal["asserts", "confirms", "denies", "verifying", "expects"]
SpeakerKind = Literal[
    "state", "military", "intergovernmental", "civic", "media", "witness", "company", "armed-group", "court", "unnamed",
]  # fmt: skip
Direction = Literal["more", "fewer", "same"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body whose words a claim reports: its fullest name in the report, at the words `span`.

    `span` None: a body that publishes its own statement and does not name itself in it.
    """

    name: str
    kind: SpeakerKind
    span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition by one speaker in one report; `text` is the report's words at `span`.

    `speaker` None: the outlet speaks for itself. `chain` runs from the outlet over media to the speaker. `cue` are
    the words that attribute. `attempted`: it was tried and did not happen. `reader` names what read it.
    """

    id: str
    report: str
    span: Span
    text: str
    speaker: Speaker | None
    chain: tuple[str, ...]
    cue: Span | None
    stance: Stance
    act: Act
    attempted: bool
    actor: str | None
    affected: str | None
    count: Count | None
    place: Place | None
    when: When | None
    reader: str

    def __post_init__(self) -> None:
        if self.span.end - self.span.start != len(self.text):
            raise ValueError(f"the span {tuple(self.span)} does not fit its {len(self.text)} characters of text")


@dataclass(frozen=True, slots=True)
class Trend:
    """A comparison of numbers over time ('more than before the pandemic'): never summed, never an incident."""

    id: str
    report: str
    span: Span
    text: str
    speaker: Speaker | None
    act: Act
    direction: Direction
    period: When | None
    compared_with: str | None


@dataclass(frozen=True, slots=True)
class Position:
    """What a speaker holds should or should not be done ('should not be sent back')."""

    id: str
    report: str
    span: Span
    text: str
    speaker: Speaker | None
    act: Act


def content_id(prefix: str, *parts: object) -> str:
    """Return an id that follows from the content alone: the prefix and 16 hexadecimal digits."""
    written = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(written.encode()).hexdigest()[:16]}"
