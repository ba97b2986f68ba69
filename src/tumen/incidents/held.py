"""What is held: reports, their claims as people decided, and which report's text each claim stands under."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tumen.claims import Claim
from tumen.incidents.deciding import BINDING, Bonds, apply_decisions, bound_otherwise
from tumen.incidents.decision import Decision
from tumen.incidents.profile import root_of
from tumen.incidents.telling import Telling, tellings_of
from tumen.reports import Entry


class Held:
    """Reports and decisions come and go; `settle` tells what the reports that are touched by it now tell."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.bonds = Bonds((), ())
        self._said: dict[str, tuple[Claim, ...]] = {}
        self._claims: dict[str, Claim] = {}
        self._copies: dict[str, set[str]] = defaultdict(set)
        self._binding: list[Decision] = []
        self._about: dict[str, list[Decision]] = defaultdict(list)
        self._report_of: dict[str, str] = {}
        self._under: dict[str, str] = {}
        self._told_by: dict[str, set[str]] = defaultdict(set)
        self._stale: set[str] = set()
        self._outdated: set[str] = set()
        self._rebind = False

    def put(self, report: str, entry: Entry | None, claims: Iterable[Claim]) -> None:
        """Hold a report with its claims, in place of what it was held with before."""
        self.remove(report)
        self._said[report] = tuple(claims)
        self._report_of.update({claim.id: report for claim in self._said[report]})
        if entry is not None:
            self.entries[report] = entry
            if entry.copy_of is not None:
                self._copies[entry.copy_of].add(report)

    def remove(self, report: str) -> None:
        """Hold a report no more; one that is not held is passed over."""
        self._stale |= self._with_copies(report)
        for claim in self._said.pop(report, ()):
            self._claims.pop(claim.id, None)
            self._report_of.pop(claim.id, None)
            self._outdated.add(claim.id)
        entry = self.entries.pop(report, None)
        if entry is not None and entry.copy_of is not None:
            self._copies[entry.copy_of].discard(report)

    def decide(self, decision: Decision) -> None:
        """Hold a decision; one on claims that are not held waits for them."""
        if decision.verdict in BINDING:
            self._binding.append(decision)
            self._rebind = True
        for claim_id in decision.claims:
            self._about[claim_id].append(decision)
            if claim_id in self._report_of:
                self._stale.add(self._report_of[claim_id])

    def withdraw(self, decision: Decision) -> None:
        """Hold a decision no more. Raises ValueError where it is not held."""
        if decision.verdict in BINDING:
            self._binding.remove(decision)
            self._rebind = True
        for claim_id in decision.claims:
            self._about[claim_id].remove(decision)
            if claim_id in self._report_of:
                self._stale.add(self._report_of[claim_id])

    def under(self, claim_id: str) -> str:
        """Return the report that a claim, or all that it is bound to, stands under."""
        return self._under[claim_id]

    def settle(self) -> tuple[set[str], list[Telling]]:
        """Return the reports of which claims, days or bonds may have changed, and all that they tell now.

        A copy's claims stand under the report that it copies. Raises DecisionError where a decision does not fit its claim.
        """
        stale = self._decided_anew()
        if self._rebind or any(claim_id in self._about for claim_id in stale):
            before, self.bonds = self.bonds, Bonds(self._claims, self._binding)
            stale |= bound_otherwise(before, self.bonds)
            for claim_id in tuple(stale):
                stale |= before.members(claim_id) | self.bonds.members(claim_id)
        roots = {self._under.pop(claim_id) for claim_id in stale if claim_id in self._under}
        for root in roots:
            self._told_by[root] -= stale
        for claim_id in stale & self._claims.keys():
            root = root_of(self._report_of[min(self.bonds.members(claim_id))], self.entries)
            self._under[claim_id] = root
            self._told_by[root].add(claim_id)
            roots.add(root)
        self._stale, self._rebind = set(), False
        return roots, [telling for root in sorted(roots) for telling in self._tellings(root)]

    def _decided_anew(self) -> set[str]:
        """Take in what was decided of the claims of stale reports; return the ids of the claims that may have changed."""
        stale, self._outdated = self._outdated, set()
        for report in self._stale:
            said = self._said.get(report, ())
            about = [decision for claim in said for decision in self._about.get(claim.id, ())]
            stale |= {claim.id for claim in said}
            kept = apply_decisions(said, {decision.id: decision for decision in about}.values())
            for claim in said:
                self._claims.pop(claim.id, None)
            self._claims.update({claim.id: claim for claim in kept})
        return stale

    def _tellings(self, root: str) -> Sequence[Telling]:
        claims = [self._claims[claim_id] for claim_id in self._told_by[root]]
        if not claims:
            del self._told_by[root]
        return tellings_of(claims, self.entries, self.bonds)

    def _with_copies(self, report: str) -> set[str]:
        """Return the report and all whose row of copies leads to it."""
        found, waiting = {report}, [report]
        while waiting:
            new = self._copies.get(waiting.pop(), set()) - found
            found |= new
            waiting.extend(new)
        return found
