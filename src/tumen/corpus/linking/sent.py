"""What is sent from step to step: tellings and clusters, each with the entries of the reports that they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass

from tumen.incidents.clustering import Cluster
from tumen.incidents.deciding import Bonds
from tumen.incidents.telling import Telling
from tumen.reports import Entry

# The corpus takes no decisions: people take them in a desk.
UNDECIDED = Bonds((), ())


@dataclass(frozen=True, slots=True)
class SentTelling:
    """What a report tells of an occurrence."""

    telling: Telling
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SentCluster:
    """Tellings that were joined; `keys` are those under which expectations find them."""

    cluster: Cluster
    entries: tuple[Entry, ...]
    keys: frozenset[str]


def entries_of(sent: Iterable[SentTelling | SentCluster]) -> dict[str, Entry]:
    """Return the entries of all, by id."""
    return {entry.id: entry for each in sent for entry in each.entries}


def needed(cluster: Cluster, entries: dict[str, Entry]) -> tuple[Entry, ...]:
    """Return those of the entries that a cluster's claims rest on: their reports, and those whose text these carry."""
    reports = {claim.report for claim in cluster.profile.claims} | cluster.profile.roots
    return tuple(entries[report] for report in sorted(reports & entries.keys()))
