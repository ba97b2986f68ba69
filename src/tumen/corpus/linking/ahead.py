"""Expectations join the incident that tells what they speak of, as `tumen.incidents.ahead` does it.

meeting    the names of expectations and clusters go to the bucket of each key under which they may meet
met        who met, each to the bucket of the cluster
offered    the clusters that an expectation met, to the bucket of the expectation
chosen     an expectation goes to the bucket of the cluster that it joins
"""

from pathlib import Path

from tumen.corpus.blocks import BlockWriter, groups_in, rows_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.linking.matching import common_in
from tumen.corpus.linking.sent import SentCluster, SentTelling
from tumen.incidents.ahead import came_true


def find_what_came_true(job: Job, tellings: str, common: str, clusters: str) -> str:
    """Return the folder of the expectations, each in the bucket of the cluster that it joins."""
    given = {"tellings": tellings, "common": common, "clusters": clusters}
    meeting = job.over_buckets("meeting", spread_by_key, **given)
    met = job.over_buckets("met", meet, meeting=meeting)
    offered = job.over_buckets("offered", offer, met=met, clusters=clusters)
    return job.over_buckets("chosen", choose, offered=offered, tellings=tellings)


def spread_by_key(folder: Path, tellings: str, common: str, clusters: str, bucket: int, buckets: int) -> None:
    """Write the names of expectations ('seeking') and of clusters ('found') for the buckets of their keys."""
    passed_over = common_in(common)
    with BlockWriter(folder / "seeking", buckets) as seeking, BlockWriter(folder / "found", buckets) as found:
        for name, sent in rows_in(folders_in(tellings, "expected"), bucket, SentTelling):
            for key in sent.telling.sought(frozenset()) - passed_over:
                seeking.put(key, name)
        for name, cluster in rows_in(folders_in(clusters), bucket, SentCluster):
            for key in cluster.keys:
                found.put(key, name)


def meet(folder: Path, meeting: str, bucket: int, buckets: int) -> None:
    """Write which expectation met which cluster, for the bucket of the cluster."""
    seeking = dict(groups_in(folders_in(meeting, "seeking"), bucket, str))
    with BlockWriter(folder, buckets) as met:
        for key, clusters in groups_in(folders_in(meeting, "found"), bucket, str):
            for cluster in clusters:
                for expectation in seeking.get(key, ()):
                    met.put(cluster, expectation)


def offer(folder: Path, met: str, clusters: str, bucket: int, buckets: int) -> None:
    """Write each cluster, once, for the bucket of each expectation that met it."""
    held = dict(rows_in(folders_in(clusters), bucket, SentCluster))
    with BlockWriter(folder, buckets) as offered:
        for name, expectations in groups_in(folders_in(met), bucket, str):
            for expectation in sorted(set(expectations)):
                offered.put(expectation, held[name])


def choose(folder: Path, offered: str, tellings: str, bucket: int, buckets: int) -> None:
    """Write each expectation that came true for the bucket of the cluster that it joins."""
    expected = dict(rows_in(folders_in(tellings, "expected"), bucket, SentTelling))
    with BlockWriter(folder, buckets) as chosen:
        for name, clusters in groups_in(folders_in(offered), bucket, SentCluster):
            found = came_true(expected[name].telling, (each.cluster for each in clusters))
            if found is not None:
                chosen.put(found, expected[name])
