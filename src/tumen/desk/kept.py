"""What a process keeps of a case between two changes, so that only what a change touches is linked and assessed anew."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from tumen.assessments import RULE_SETS, TUMEN, Assessment, Ledger, assess
from tumen.claims import Claim
from tumen.desk.material import Material
from tumen.incidents import Decision, Incident, Linkage, apply_decisions
from tumen.reports import Entry  # noqa: TC001  # as its neighbours are imported


@dataclass(frozen=True, slots=True)
class View:
    """What an audience sees of a case: a ledger by the rule set `tumen`, and the assessments by every rule set."""

    audience: str
    ledger: Ledger
    assessments: Mapping[str, tuple[Assessment, ...]]

    def only(self, incidents: Collection[str]) -> "View":
        """Return the view with these of its incidents alone."""
        by_rules = {
            name: tuple(one for one in made if one.incident in incidents) for name, made in self.assessments.items()
        }
        kept = tuple(one for one in self.ledger.incidents if one.id in incidents)
        return View(self.audience, replace(self.ledger, incidents=kept, assessments=by_rules[TUMEN.name]), by_rules)


@dataclass(frozen=True, slots=True)
class Touched:
    """The ids of the reports that are new or other than before, or gone, and of the incidents that may be."""

    reports: frozenset[str]
    incidents: frozenset[str]


class Kept:
    """A case as it was last derived, after the addition `sequence`; nothing in it is behind the gate."""

    def __init__(self) -> None:
        self.sequence = -1
        self._linkage = Linkage()
        self._entries: dict[str, Entry] = {}
        self._said: dict[str, tuple[Claim, ...]] = {}
        self._decisions: dict[str, Decision] = {}
        self._incidents: dict[str, Incident] = {}
        self._assessments: dict[str, dict[str, Assessment]] = {name: {} for name in RULE_SETS}

    def bring(self, material: Material) -> tuple[View, Touched]:
        """Return the view of all the material, and what is other in it than in the material before.

        Raises DecisionError, after which this is of no more use.
        """
        reports = self._take_reports(material)
        reports |= self._take_decisions(material)
        settled = self._linkage.settle()
        held = {claim.id: claim for claim in apply_decisions(material.claims, material.decisions)}
        changed = {incident.id: incident for incident in settled.changed}
        gone = set(settled.gone) - changed.keys()
        for incident in gone:
            del self._incidents[incident]
        self._incidents.update(changed)
        for name, rules in RULE_SETS.items():
            made = self._assessments[name]
            for one in gone:
                del made[one]
            made.update({one: assess(each, held, self._entries, None, rules) for one, each in changed.items()})
        return self._view(held), Touched(frozenset(reports), frozenset(gone | changed.keys()))

    def _take_reports(self, material: Material) -> set[str]:
        entries = {entry.id: entry for entry in material.entries}
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in material.claims:
            said[claim.report].append(claim)
        claims = {report: tuple(said.get(report, ())) for report in entries}
        gone = self._entries.keys() - entries.keys()
        other = {one for one in entries if self._entries.get(one) != entries[one] or self._said[one] != claims[one]}
        for report in gone:
            self._linkage.remove(report)
        for report in sorted(other):
            self._linkage.put(report, entries[report], claims[report])
        self._entries, self._said = entries, claims
        return other | gone

    def _take_decisions(self, material: Material) -> set[str]:
        """Return the reports of whose claims something was decided or withdrawn."""
        decisions = {decision.id: decision for decision in material.decisions}
        undone = [self._decisions[one] for one in self._decisions.keys() - decisions.keys()]
        added = [decisions[one] for one in decisions.keys() - self._decisions.keys()]
        for decision in undone:
            self._linkage.withdraw(decision)
        self._linkage.decide(added)
        self._decisions = decisions
        about = {claim for decision in (*undone, *added) for claim in decision.claims}
        return {claim.report for claim in material.claims if claim.id in about}

    def _view(self, held: Mapping[str, Claim]) -> View:
        order = sorted(self._incidents)
        by_rules = {name: tuple(made[one] for one in order) for name, made in self._assessments.items()}
        ledger = Ledger(
            entries=tuple(self._entries[one] for one in sorted(self._entries)),
            claims=tuple(held[one] for one in sorted(held)),
            incidents=tuple(self._incidents[one] for one in order),
            assessments=by_rules[TUMEN.name],
            skipped=(),
        )
        return View("full", ledger, by_rules)
