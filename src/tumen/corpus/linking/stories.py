"""Clusters are joined along the stories that reports tell, as `tumen.incidents.stories` does it.

told       a cluster's name and act go to the bucket of each report that tells it
beside     and from there to the bucket of each other cluster that this report tells
asked      the pairs of clusters that a third one makes one story, each to the bucket of its first
halves     the pair, with its first cluster, goes to the bucket of its second
alike      the pairs that fit
strands    gathers the names of all pairs that fit, to see which hang together
stranded   a cluster goes to the bucket of what it hangs together with
joined     what hangs together is clustered
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tumen.corpus.blocks import BlockWriter, groups_in, rows_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.linking.sent import UNDECIDED, SentCluster, entries_of, needed
from tumen.incidents.stories import fit, join, told_beside
from tumen.reports.copies import families_of


@dataclass(frozen=True, slots=True)
class Named:
    """A cluster's name and act."""

    name: str
    act: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A cluster's act, and all that one of its reports tells."""

    act: str
    told: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """What hangs together with others: a cluster, and the names of those it fits."""

    sent: SentCluster
    near: tuple[str, ...]


def join_stories(job: Job, matched: str) -> str:
    """Return the folder of the clusters, joined."""
    told = job.over_buckets("told", spread_by_report, matched=matched)
    beside = job.over_buckets("beside", tell_others, told=told)
    asked = job.over_buckets("asked", pair_beside, beside=beside)
    halves = job.over_buckets("story-halves", attach, matched=matched, asked=asked)
    alike = job.over_buckets("alike", compare, matched=matched, halves=halves)
    strands = str(job.phase("strands", gather_strands, [{"alike": alike, "buckets": job.buckets()}]))
    stranded = job.over_buckets("stranded", sort_by_strand, matched=matched, strands=strands)
    return job.over_buckets("joined", join_strands, stranded=stranded)


def spread_by_report(folder: Path, matched: str, bucket: int, buckets: int) -> None:
    """Write each cluster's name and act for the bucket of each report that tells it."""
    with BlockWriter(folder, buckets) as told:
        for name, sent in rows_in(folders_in(matched), bucket, SentCluster):
            for root in sent.cluster.profile.roots:
                told.put(root, Named(name, sent.cluster.profile.act))


def tell_others(folder: Path, told: str, bucket: int, buckets: int) -> None:
    """Write for each cluster what its reports tell beside it; nothing where a report tells of one act alone."""
    with BlockWriter(folder, buckets) as beside:
        for _, named in groups_in(folders_in(told), bucket, Named):
            if len({each.act for each in named}) > 1:
                for each in named:
                    beside.put(each.name, Beside(each.act, tuple(named)))


def pair_beside(folder: Path, beside: str, bucket: int, buckets: int) -> None:
    """Write the pairs that are to be compared, for the bucket of the first."""
    with BlockWriter(folder, buckets) as asked:
        for _, reports in groups_in(folders_in(beside), bucket, Beside):
            others = ((each.name, each.act) for report in reports for each in report.told)
            for one, other in told_beside(reports[0].act, others):
                asked.put(one, other)


def attach(folder: Path, matched: str, asked: str, bucket: int, buckets: int) -> None:
    """Write for each pair, once, its first cluster for the bucket of its second."""
    clusters = dict(rows_in(folders_in(matched), bucket, SentCluster))
    with BlockWriter(folder, buckets) as halves:
        for one, others in groups_in(folders_in(asked), bucket, str):
            for other in sorted(set(others)):
                halves.put(other, clusters[one])


def compare(folder: Path, matched: str, halves: str, bucket: int, buckets: int) -> None:
    """Write the names of the pairs that fit."""
    clusters = dict(rows_in(folders_in(matched), bucket, SentCluster))
    with BlockWriter(folder, 1) as alike:
        for name, half in rows_in(folders_in(halves), bucket, SentCluster):
            if fit(half.cluster.profile, clusters[name].cluster.profile, UNDECIDED):
                alike.put(half.cluster.name, name)


def gather_strands(folder: Path, alike: str, buckets: int) -> None:
    """Write for each cluster that fits others the first name it hangs together with, and those that it fits.

    Holds the names of all pairs that fit, some 500 bytes a pair.
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other in rows_in(folders_in(alike), 0, str):
        near[one][other] = near[other][one] = 1.0
    with BlockWriter(folder, buckets) as strands:
        for strand in families_of(near):
            for name in strand:
                strands.put(name, (strand[0], tuple(near[name])))


def sort_by_strand(folder: Path, matched: str, strands: str, bucket: int, buckets: int) -> None:
    """Write each cluster for the bucket of what it hangs together with."""
    strand_of = dict(rows_in(folders_in(strands), bucket, tuple[str, tuple[str, ...]]))
    with BlockWriter(folder, buckets) as stranded:
        for name, sent in rows_in(folders_in(matched), bucket, SentCluster):
            strand, near = strand_of.get(name, (name, ()))
            stranded.put(strand, Strand(sent, near))


def join_strands(folder: Path, stranded: str, bucket: int, buckets: int) -> None:
    """Write the clusters of a bucket, joined, for the bucket of their names."""
    with BlockWriter(folder, buckets) as joined:
        for _, strand in groups_in(folders_in(stranded), bucket, Strand):
            entries = entries_of(each.sent for each in strand)
            keys_of = {name: each.sent.keys for each in strand for name in each.sent.cluster.names}
            clusters = {each.sent.cluster.name: each.sent.cluster for each in strand}
            pairs = ((each.sent.cluster.name, other) for each in strand for other in each.near)
            for each in join(clusters, pairs, entries, UNDECIDED):
                keys = frozenset().union(*(keys_of[name] for name in each.names))
                joined.put(each.name, SentCluster(each, needed(each, entries), keys))
