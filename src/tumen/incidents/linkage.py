"""Linkage: incidents kept up as reports and decisions come and go, always those that linking everything anew would give."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tumen.claims import Claim, content_id
from tumen.incidents.ahead import Ahead
from tumen.incidents.clustering import Cluster
from tumen.incidents.decision import Decision
from tumen.incidents.held import Held
from tumen.incidents.incident import Incident
from tumen.incidents.matching import Matching
from tumen.incidents.profile import Profile, profile_of
from tumen.incidents.related import are_related
from tumen.incidents.stories import Stories
from tumen.incidents.telling import Telling
from tumen.reports import Entry


@dataclass(frozen=True, slots=True)
class Settled:
    """What a change made of the incidents.

    `changed` are those that are new, other than before, or told by a report that was put, removed or decided on, so that their
    assessment may be another; by id. `gone` are the ids of those that are no more.
    """

    changed: tuple[Incident, ...]
    gone: tuple[str, ...]


class Linkage:
    """Reports are put or removed, decisions added or withdrawn; `settle` computes only what that can change.

    What comes out depends on what is held alone, not on the order in which it came. `common` are keys that are too common
    to compare by though few that are held have them, as where only a part of all claims is held.
    """

    def __init__(self, common: frozenset[str] = frozenset()) -> None:
        self._held = Held()
        self._matching = Matching(common)
        self._stories = Stories()
        self._ahead = Ahead()
        self._told_by: dict[str, list[Telling]] = defaultdict(list)
        self._clusters: dict[str, Cluster] = {}
        self._whole: dict[str, Profile] = {}
        self._told_in: dict[str, set[str]] = defaultdict(set)
        self._incidents: dict[str, Incident] = {}

    def put(self, report: str, entry: Entry | None, claims: Iterable[Claim]) -> None:
        """Hold a report and its claims, in place of what it was held with before; an `entry` of None: undated."""
        self._held.put(report, entry, claims)

    def remove(self, report: str) -> None:
        """Hold a report no more; one that is not held is passed over."""
        self._held.remove(report)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Add decisions, whether what they are about is held already or not."""
        for decision in decisions:
            self._held.decide(decision)

    def withdraw(self, decision: Decision) -> None:
        """Undo a decision that was added. Raises ValueError where it was not."""
        self._held.withdraw(decision)

    def incidents(self) -> list[Incident]:
        """Return all incidents, by id. Raises DecisionError where a decision does not fit its claim."""
        self.settle()
        return sorted(self._incidents.values(), key=lambda incident: incident.id)

    def settle(self) -> Settled:
        """Return what changed since it was last asked. Raises DecisionError where a decision does not fit its claim."""
        roots, come = self._held.settle()
        gone = [telling for root in roots for telling in self._told_by.pop(root, ())]
        for telling in come:
            self._told_by[self._held.under(telling.name)].append(telling)
        stale = self._ahead.take([each for each in gone if each.expected], [each for each in come if each.expected])
        told = [each for each in come if not each.expected]
        held = self._held.entries, self._held.bonds
        lost, found, crossed = self._matching.update([each.name for each in gone if not each.expected], told, *held)
        before, after = self._stories.update(lost, found, *held)
        for each in before:
            del self._clusters[each.name]
        self._clusters.update({each.name: each for each in after})
        looking = self._looking([*gone, *come], before, after, crossed)
        self._ahead.moved(before, after)
        joined = self._ahead.choose(looking, self._clusters, self._matching.blocks, self._held.bonds)
        return self._renew({each.name for each in before}, {each.name for each in after} | stale | joined, roots)

    def _looking(
        self, moving: Iterable[Telling], before: Iterable[Cluster], after: Iterable[Cluster], crossed: set[str]
    ) -> set[str]:
        """Return the names of the expectations that are new, or that may find something else than before."""
        fresh = {each.name for each in moving if each.expected}
        alive = self._ahead.seeking(crossed) | (fresh & self._ahead.names())
        if alive == self._ahead.names():
            return alive
        keys: set[str] = set(crossed)
        for telling in moving:
            keys |= telling.keys()
        for each in (*before, *after):
            for name in each.names:
                if name in self._matching.tellings:
                    keys |= self._matching.tellings[name].keys()
        return alive | self._ahead.seeking(keys)

    def _renew(self, gone: set[str], fresh: set[str], roots: set[str]) -> Settled:
        """Make the incidents of the clusters anew, and of those that are told in one report with them."""
        touched: set[str] = set()
        for name in gone | fresh:
            touched |= self._forget(name)
        for name in fresh & self._clusters.keys():
            claims = (*self._clusters[name].profile.claims, *self._ahead.claims_for(name))
            self._whole[name] = profile_of(claims, self._held.entries)
            touched |= self._whole[name].roots
            for root in self._whole[name].roots:
                self._told_in[root].add(name)
        near = {name for root in touched for name in self._told_in.get(root, ())}
        before = {name: self._incidents.pop(name) for name in gone | fresh | near if name in self._incidents}
        made = {name: self._incident(name) for name in near}
        self._incidents.update(made)
        earlier = {incident.id: incident for incident in before.values()}
        changed = [
            incident
            for name, incident in made.items()
            if earlier.get(incident.id) != incident or not roots.isdisjoint(self._whole[name].roots)
        ]
        left = earlier.keys() - {incident.id for incident in made.values()}
        return Settled(tuple(sorted(changed, key=lambda each: each.id)), tuple(sorted(left)))

    def _forget(self, name: str) -> frozenset[str]:
        whole = self._whole.pop(name, None)
        if whole is None:
            return frozenset()
        for root in whole.roots:
            self._told_in[root].discard(name)
        return whole.roots

    def _incident(self, name: str) -> Incident:
        told, whole = self._clusters[name].profile, self._whole[name]
        others = {other for root in whole.roots for other in self._told_in[root]} - {name}
        related = {self._id(other) for other in others if are_related(whole, self._whole[other])}
        return incident_of(told, whole, related, self._held.entries)

    def _id(self, name: str) -> str:
        return id_of(self._clusters[name].profile, self._held.entries)


def incident_of(told: Profile, whole: Profile, related: Iterable[str], entries: Mapping[str, Entry]) -> Incident:
    """Return what claims tell as an incident: its place is the narrowest agreed, its time compatible with most claims.

    `whole` are the claims with those that only expected it; `related` are the ids of the incidents of its story.
    """
    sure = [claim for claim in told.claims if claim.stance != "expects"]
    agreed = told if len(sure) == len(told.claims) else profile_of(sure, entries)
    claims = tuple(claim.id for claim in whole.claims)
    return Incident(id_of(told, entries), claims, told.act, agreed.place, agreed.when, tuple(sorted(related)))


def id_of(told: Profile, entries: Mapping[str, Entry]) -> str:
    """Return the incident's id; it follows from the earliest claim, so it stays as reports come in."""
    return content_id("incident", _earliest(told.claims, entries).id)


def _earliest(claims: Iterable[Claim], entries: Mapping[str, Entry]) -> Claim:
    def rank(claim: Claim) -> tuple[dt.date, bool, str]:
        entry = entries.get(claim.report)
        day = entry.published if entry and entry.published else dt.date.max
        return day, bool(entry and entry.copy_of), claim.id

    return min((claim for claim in claims if claim.stance != "expects"), key=rank)
