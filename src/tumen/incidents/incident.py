"""Incident: what happened at one place and time that claims are about."""

from dataclasses import dataclass

from tumen.claims import Act
from tumen.values import Place, When


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims about one occurrence of one act. `related` are the incidents that belong to the same story."""

    id: str
    claims: tuple[str, ...]
    act: Act
    place: Place | None
    when: When | None
    related: tuple[str, ...]
