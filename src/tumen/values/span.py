"""Span: where words stand in a report's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of Unicode code points: `text[start:end]` are the words."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by a number of code points."""
        return Span(self.start + by, self.end + by)
