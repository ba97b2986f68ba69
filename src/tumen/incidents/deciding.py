"""What decisions do to claims before linking, and which claims they bind together or keep apart."""

import json
from collections.abc import Container, Iterable, Sequence

from tumen import jsonl
from tumen.claims import Claim
from tumen.errors import DecisionError, InputError
from tumen.incidents.decision import Decision

# What a correction may not touch: a claim's identity and the words that it was read from.
_FIXED = ("id", "report", "span", "text", "reader")

# Verdicts about which claims belong together.
BINDING = ("same", "not-same")


def apply_decisions(claims: Iterable[Claim], decisions: Iterable[Decision]) -> list[Claim]:
    """Return the claims without those decided wrong, and with corrected fields changed; order is kept.

    Of decisions on one claim and field the latest counts. Claims that are not there are passed over. Applying twice
    changes nothing. Raises DecisionError where a corrected value does not fit its field.
    """
    latest = in_order(decisions)
    wrong: dict[str, bool] = {}
    changed: dict[str, list[Decision]] = {}
    for decision in latest:
        for claim_id in decision.claims:
            if decision.verdict in ("right", "wrong"):
                wrong[claim_id] = decision.verdict == "wrong"
            elif decision.verdict == "corrected":
                changed.setdefault(claim_id, []).append(decision)
    kept = [claim for claim in claims if not wrong.get(claim.id, False)]
    return [_corrected(claim, changed[claim.id]) if claim.id in changed else claim for claim in kept]


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions from the earliest to the latest, ties by id."""
    return sorted(decisions, key=lambda decision: (decision.on, decision.id))


def _corrected(claim: Claim, decisions: Sequence[Decision]) -> Claim:
    for decision in decisions:
        if decision.field in _FIXED or decision.field not in Claim.__dataclass_fields__:
            raise DecisionError(f"decision {decision.id}: a claim has no field {decision.field!r} to correct")
        try:
            fields = {**json.loads(jsonl.encode(claim)), decision.field: json.loads(decision.value or "null")}
            claim = jsonl.from_fields(fields, Claim)
        except (InputError, json.JSONDecodeError) as error:
            raise DecisionError(
                f"decision {decision.id}: {decision.field} cannot be {decision.value}: {error}"
            ) from error
    return claim


class Bonds:
    """Which of the claims at hand people said belong together, and which do not.

    Later decisions win over earlier ones that contradict them. Costs the number of decisions, not of claims.
    """

    def __init__(self, held: Container[str], decisions: Iterable[Decision]) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        for decision in reversed(in_order(decisions)):
            if decision.verdict in BINDING:
                known = [claim_id for claim_id in decision.claims if claim_id in held]
                self._parent |= {claim_id: claim_id for claim_id in known if claim_id not in self._parent}
                (self._join if decision.verdict == "same" else self._part)(known)
        self._members: dict[str, set[str]] = {}
        for claim_id in self._parent:
            self._members.setdefault(self.group_of(claim_id), set()).add(claim_id)

    @property
    def any_apart(self) -> bool:
        """Say whether any claims are kept apart at all."""
        return bool(self._apart)

    def group_of(self, claim_id: str) -> str:
        """Return the claim that stands for all that were said to be the same."""
        while (parent := self._parent.get(claim_id, claim_id)) != claim_id:
            claim_id = parent
        return claim_id

    def members(self, claim_id: str) -> frozenset[str]:
        """Return the claims that were said to be the same as this one, itself among them."""
        return frozenset(self._members.get(self.group_of(claim_id), {claim_id}))

    def kept_apart(self, claim_id: str) -> frozenset[str]:
        """Return the standing claims of all groups that this claim's group must not meet."""
        mine = self._apart.get(self.group_of(claim_id), set())
        return frozenset(self.group_of(other) for other in mine)

    def bound(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """Return each claim that is bound, or kept apart, with those it is bound to and those it must not meet."""
        return {
            claim_id: (
                self.members(claim_id),
                frozenset().union(*(self.members(other) for other in self.kept_apart(claim_id))),
            )
            for claim_id in self._parent
        }

    def _join(self, claim_ids: Sequence[str]) -> None:
        for other in claim_ids[1:]:
            first, second = sorted((self.group_of(claim_ids[0]), self.group_of(other)))
            if first == second or second in self.kept_apart(first):
                continue
            self._parent[second] = first
            self._apart.setdefault(first, set()).update(self._apart.pop(second, set()))

    def _part(self, claim_ids: Sequence[str]) -> None:
        for at, one in enumerate(claim_ids):
            for other in claim_ids[at + 1 :]:
                first, second = self.group_of(one), self.group_of(other)
                if first != second:
                    self._apart.setdefault(first, set()).add(second)
                    self._apart.setdefault(second, set()).add(first)


def bound_otherwise(one: Bonds, other: Bonds) -> set[str]:
    """Return the claims that the two do not bind, or keep apart, in the same way."""
    mine, theirs = one.bound(), other.bound()
    return {claim_id for claim_id in mine.keys() | theirs.keys() if mine.get(claim_id) != theirs.get(claim_id)}
