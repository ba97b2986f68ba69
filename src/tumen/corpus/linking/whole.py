"""Clusters, with what was expected of them, become incidents, as `tumen.incidents.linkage` makes them.

whole      a cluster, with the expectations that join it, goes to the bucket of its name and of each report that tells it
related    from there the ids of the incidents of its story go to its own
incidents  the files of the table
"""

from dataclasses import dataclass
from pathlib import Path

from tumen.corpus.blocks import BlockWriter, groups_in, rows_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.linking.sent import SentCluster, SentTelling, entries_of
from tumen.corpus.tables import TableWriter, Told, incident_row, told_row
from tumen.incidents import Profile, profile_of
from tumen.incidents.linkage import id_of, incident_of
from tumen.incidents.related import are_related
from tumen.reports import Entry

# Incidents in a file of the table.
_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Whole:
    """A cluster's claims without and with those that only expected it, its incident's id, and the entries of their reports."""

    name: str
    id: str
    told: Profile
    whole: Profile
    entries: tuple[Entry, ...]


def make_incidents(job: Job, clusters: str, chosen: str) -> str:
    """Return the folder of the files of incidents and of what they rest on."""
    whole = job.over_buckets("whole", make_whole, clusters=clusters, chosen=chosen)
    related = job.over_buckets("related", relate, whole=whole)
    return job.over_buckets("incidents", write_incidents, whole=whole, related=related)


def make_whole(folder: Path, clusters: str, chosen: str, bucket: int, buckets: int) -> None:
    """Write each cluster for its own bucket ('own') and those of the reports that tell it ('told')."""
    expected = dict(groups_in(folders_in(chosen), bucket, SentTelling))
    with BlockWriter(folder / "own", buckets) as own, BlockWriter(folder / "told", buckets) as told:
        for name, sent in rows_in(folders_in(clusters), bucket, SentCluster):
            joining = expected.get(name, [])
            entries = entries_of([sent, *joining])
            profile = sent.cluster.profile
            claims = (*profile.claims, *(claim for each in joining for claim in each.telling.profile.claims))
            held = tuple(entries[one] for one in sorted(entries))
            whole = Whole(name, id_of(profile, entries), profile, profile_of(claims, entries), held)
            own.put(name, whole)
            for root in whole.whole.roots:
                told.put(root, whole)


def relate(folder: Path, whole: str, bucket: int, buckets: int) -> None:
    """Write for each cluster the ids of the others that a report of this bucket tells as one story with it."""
    with BlockWriter(folder, buckets) as related:
        for _, told in groups_in(folders_in(whole, "told"), bucket, Whole):
            for each in told:
                for other in told:
                    if other.name != each.name and are_related(each.whole, other.whole):
                        related.put(each.name, other.id)


def write_incidents(folder: Path, whole: str, related: str, bucket: int, buckets: int) -> None:
    """Write the incidents of a bucket as files of the table, and what they rest on."""
    story = dict(groups_in(folders_in(related), bucket, str))
    with (
        TableWriter(folder, "incidents", _ROWS, "incidents") as incidents,
        TableWriter(folder, "told", _ROWS, "told") as told,
    ):
        for name, each in rows_in(folders_in(whole, "own"), bucket, Whole):
            entries = {entry.id: entry for entry in each.entries}
            incident = incident_of(each.told, each.whole, set(story.get(name, ())), entries)
            incidents.put(incident_row(incident))
            told.put(told_row(Told(incident, each.whole.claims, each.entries)))
