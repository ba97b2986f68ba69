"""Reader: what takes reports and gives their claims. Readers stand beside each other behind this protocol."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from tumen.claims.claim import Claim, Position, Trend
from tumen.reports import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader takes from one report."""

    report: str
    claims: tuple[Claim, ...]
    trends: tuple[Trend, ...]
    positions: tuple[Position, ...]


class Reader(Protocol):
    """Whatever reads claims: rules, a learned model, a language model behind an address the user gave."""

    name: str

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield a reading for each report, in order, holding only a batch of reports at a time."""
        ...
