"""Tellings of different reports are matched, as `tumen.incidents.matching` does it.

tellings   what each family of reports tells goes to the bucket of its name, and how many have a key to that of the key
common     the keys that too many have
keyed      a telling goes to the bucket of each key under which it is found or looks for others
fits       under each key those are compared that find each other; a pair that shares several keys, under the first of them
parts      gathers the names of all pairs that fit, to see which hang together
parted     a telling goes to the bucket of its part
matched    each part is clustered
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tumen.corpus.blocks import BlockWriter, groups_in, rows_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.linking.said import families_in
from tumen.corpus.linking.sent import UNDECIDED, SentCluster, SentTelling, entries_of, needed
from tumen.incidents.blocks import common_keys
from tumen.incidents.graph import Graph
from tumen.incidents.matching import Matching, best_of, is_vague
from tumen.incidents.scoring import across_reports
from tumen.incidents.telling import tellings_of


@dataclass(frozen=True, slots=True)
class Fit:
    """Two tellings that fit, the first by name first, how well, and which of them are vague."""

    one: str
    other: str
    score: float
    vague: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """A telling as it stands under a key: the keys under which it is found, and those under which it looks."""

    sent: SentTelling
    found: frozenset[str]
    sought: frozenset[str]


def match(job: Job, families: str) -> tuple[str, str, str]:
    """Return the folders of the tellings, of the keys that are too common, and of the clusters."""
    tellings = job.over_buckets("tellings", tell, families=families)
    common = job.over_buckets("common", find_common, tellings=tellings)
    keyed = job.over_buckets("keyed", spread_by_key, tellings=tellings, common=common)
    fits = job.over_buckets("fits", compare, keyed=keyed)
    given = [{"fits": fits, "buckets": job.buckets()}]
    parts = str(job.phase("parts", gather_parts, given))
    parted = job.over_buckets("parted", sort_by_part, tellings=tellings, parts=parts)
    return tellings, common, job.over_buckets("matched", cluster_parts, parted=parted, common=common)


def tell(folder: Path, families: str, bucket: int, buckets: int) -> None:
    """Write what families tell ('told') and expect ('expected'), and how often each key is told ('keys')."""
    often = Counter[str]()
    with BlockWriter(folder / "told", buckets) as told, BlockWriter(folder / "expected", buckets) as expected:
        for family in families_in(families, bucket):
            entries = {each.entry.id: each.entry for each in family}
            claims = [claim for each in family for claim in each.claims]
            for telling in tellings_of(claims, entries, UNDECIDED):
                reports = {claim.report for claim in telling.profile.claims} | telling.profile.roots
                sent = SentTelling(telling, tuple(entries[one] for one in sorted(reports & entries.keys())))
                (expected if telling.expected else told).put(telling.name, sent)
                if not telling.expected:
                    often.update(telling.keys())
    with BlockWriter(folder / "keys", buckets) as keys:
        for key, number in often.items():
            keys.put(key, number)


def find_common(folder: Path, tellings: str, bucket: int, buckets: int) -> None:
    """Write the keys of a bucket that are too common."""
    often = Counter[str]()
    for key, number in rows_in(folders_in(tellings, "keys"), bucket, int):
        often[key] += number
    with BlockWriter(folder, 1) as common:
        for key in common_keys(often.items()):
            common.put(key, None)


def common_in(common: str) -> frozenset[str]:
    """Return all keys that are too common: at most one for every 300 tellings under a key, some MB in every worker."""
    return frozenset(key for key, _ in rows_in(folders_in(common), 0, type(None)))


def spread_by_key(folder: Path, tellings: str, common: str, bucket: int, buckets: int) -> None:
    """Write each telling for the bucket of each of its keys that is not too common."""
    passed_over = common_in(common)
    with BlockWriter(folder, buckets) as keyed:
        for _, sent in rows_in(folders_in(tellings, "told"), bucket, SentTelling):
            found = sent.telling.keys()
            sought = sent.telling.sought(found)
            for key in (found | sought) - passed_over:
                keyed.put(key, Sought(sent, found - passed_over, sought - passed_over))


def compare(folder: Path, keyed: str, bucket: int, buckets: int) -> None:
    """Write the pairs that fit."""
    with BlockWriter(folder, 1) as fits:
        for key, group in groups_in(folders_in(keyed), bucket, Sought):
            for one, other in _met(key, sorted(group, key=lambda each: each.sent.telling.name)):
                first, second = one.sent.telling, other.sent.telling
                score = across_reports(first.profile, second.profile)
                if score > 0:
                    vague = tuple(each.name for each in (first, second) if is_vague(each.profile))
                    fits.put(first.name, Fit(first.name, second.name, score, vague))


def _met(key: str, group: Sequence[Sought]) -> Iterator[tuple[Sought, Sought]]:
    """Yield the pairs that find each other, where this is the first key under which they do."""
    for one, other in combinations(group, 2):
        shared = (one.sought & other.found) | (other.sought & one.found)
        if shared and min(shared) == key:
            yield one, other


def gather_parts(folder: Path, fits: str, buckets: int) -> None:
    """Write for each telling that fits others the first name of its part. Holds the names of all pairs that fit, some 500 bytes a pair."""
    graph = Graph()
    names: set[str] = set()
    unsure: dict[str, dict[str, float]] = defaultdict(dict)
    for _, each in rows_in(folders_in(fits), 0, Fit):
        for name in (each.one, each.other):
            graph.add(name)
            names.add(name)
        for name, other in ((each.one, each.other), (each.other, each.one)):
            if name in each.vague:
                unsure[name][other] = each.score
        if not each.vague:
            graph.connect(each.one, each.other)
    for name, fitting in unsure.items():
        graph.connect(name, best_of(fitting))
    with BlockWriter(folder, buckets) as parts:
        for part in graph.settle(names)[1]:
            for name in part:
                parts.put(name, part[0])


def sort_by_part(folder: Path, tellings: str, parts: str, bucket: int, buckets: int) -> None:
    """Write each telling for the bucket of its part."""
    part_of = dict(rows_in(folders_in(parts), bucket, str))
    with BlockWriter(folder, buckets) as parted:
        for name, sent in rows_in(folders_in(tellings, "told"), bucket, SentTelling):
            parted.put(part_of.get(name, name), sent)


def cluster_parts(folder: Path, parted: str, common: str, bucket: int, buckets: int) -> None:
    """Write the clusters of the parts of a bucket, for the bucket of their names."""
    passed_over = common_in(common)
    with BlockWriter(folder, buckets) as matched:
        for _, part in groups_in(folders_in(parted), bucket, SentTelling):
            entries = entries_of(part)
            tellings = {each.telling.name: each.telling for each in part}
            _, clusters, _ = Matching(passed_over).update([], list(tellings.values()), entries, UNDECIDED)
            for each in clusters:
                keys = frozenset().union(*(tellings[name].keys() for name in each.names)) - passed_over
                matched.put(each.name, SentCluster(each, needed(each, entries), keys))
