"""The stage `copies`: which report carries another's text, found by shuffles, as `tumen.reports` finds it in one memory.

shingles   a report's sampled shingles go to the buckets of the shingles, its story to the bucket of its id
pairs      in a bucket of shingles those are paired that share one; each pair goes to the bucket of its first story
halves     each pair, with its first story, goes to the bucket of its second
near       the pairs that share a text, with what tells which was first
families   the one step that gathers: the ids of all pairs that share a text, to see which hang together
sorted     each pair goes to the bucket of its family
firsts     in each family, who copies whom
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tumen.corpus.blocks import BlockWriter, groups_in, rows_in
from tumen.corpus.job import Job, folders_in
from tumen.corpus.tables import TableWriter, reports_in
from tumen.reports.copies import Hashes as Shingles
from tumen.reports.copies import Story, candidates, families_of, firsts_of, sampled, shared, story_of


@dataclass(frozen=True, slots=True)
class Packed:
    """A story on its way: its hashes as bytes."""

    id: str
    shingles: bytes
    spoken: bytes
    words: int
    published: dt.date | None
    moment: dt.datetime | None
    outlet: str | None
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two stories that share a text, without their hashes, and the share of the shorter that lies in the other."""

    one: Packed
    other: Packed
    share: float


def find_all(job: Job) -> dict[str, list[Path]]:
    """Find the copies; return the files of their table."""
    as_of = job.settings.as_of.isoformat() if job.settings.as_of else None
    buckets = job.buckets()
    each = range(buckets)
    parts = ({"reports": str(path), "buckets": buckets, "as_of": as_of} for path in job.files("reports"))
    told = str(job.phase("shingles", cut, parts))
    pairs = str(job.phase("pairs", pair, ({"told": told, "bucket": at, "buckets": buckets} for at in each)))
    given = [{"told": told, "pairs": pairs, "bucket": at, "buckets": buckets} for at in each]
    halves = str(job.phase("halves", attach, given))
    near = str(
        job.phase("near", compare, ({"told": told, "halves": halves, "bucket": at, "buckets": buckets} for at in each))
    )
    families = str(job.phase("families", gather_families, [{"near": near, "buckets": buckets}]))
    given = [{"near": near, "families": families, "bucket": at, "buckets": buckets} for at in each]
    by_family = str(job.phase("sorted", sort_by_family, given))
    firsts = job.phase("firsts", tell_firsts, ({"near": by_family, "bucket": at} for at in each))
    return {"": [folder / "copies.parquet" for folder in folders_in(firsts)]}


def cut(folder: Path, reports: str, buckets: int, as_of: str | None) -> None:
    """Write the sampled shingles and the story of each report that was published by the day."""
    with BlockWriter(folder / "samples", buckets) as samples, BlockWriter(folder / "stories", buckets) as stories:
        for report in reports_in(Path(reports)):
            if as_of is not None and (report.published is None or report.published.isoformat() > as_of):
                continue
            story = story_of(report)
            stories.put(story.id, _packed(story))
            hashes = sampled(story)
            places = hashes % np.uint64(2 * buckets) // np.uint64(2)  # the sampled ones are even
            for bucket in np.unique(places):
                samples.put_in(int(bucket), story.id, hashes[places == bucket].tobytes())


def pair(folder: Path, told: str, bucket: int, buckets: int) -> None:
    """Write the pairs of ids that share a shingle of this bucket."""
    found = sorted(rows_in(folders_in(told, "samples"), bucket, bytes))
    with BlockWriter(folder, buckets) as pairs:
        for one, other in candidates([_hashes(row) for _, row in found]):
            pairs.put(found[one][0], found[other][0])


def attach(folder: Path, told: str, pairs: str, bucket: int, buckets: int) -> None:
    """Write for each pair, once, its first story for the bucket of its second."""
    stories = dict(rows_in(folders_in(told, "stories"), bucket, Packed))
    with BlockWriter(folder, buckets) as halves:
        for one, others in groups_in(folders_in(pairs), bucket, str):
            for other in sorted(set(others)):
                halves.put(other, stories[one])


def compare(folder: Path, told: str, halves: str, bucket: int, buckets: int) -> None:
    """Write the pairs that share a text, for the bucket of the first story's id, and beside them their ids alone."""
    stories = {key: _story(packed) for key, packed in rows_in(folders_in(told, "stories"), bucket, Packed)}
    with BlockWriter(folder / "near", buckets) as near, BlockWriter(folder / "ids", 1) as ids:
        for other, packed in rows_in(folders_in(halves), bucket, Packed):
            share = shared(_story(packed), stories[other])
            if share is not None:
                near.put(packed.id, Near(_without_hashes(packed), _without_hashes(_packed(stories[other])), share))
                ids.put(packed.id, other)


def gather_families(folder: Path, near: str, buckets: int) -> None:
    """Write for each story that shares a text the first id of its family."""
    linked: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other in rows_in(folders_in(near, "ids"), 0, str):
        linked[one][other] = linked[other][one] = 1.0
    with BlockWriter(folder, buckets) as families:
        for family in families_of(linked):
            for member in family:
                families.put(member, family[0])


def sort_by_family(folder: Path, near: str, families: str, bucket: int, buckets: int) -> None:
    """Write the pairs for the bucket of their family."""
    family_of = dict(rows_in(folders_in(families), bucket, str))
    with BlockWriter(folder, buckets) as by_family:
        for one, each in rows_in(folders_in(near, "near"), bucket, Near):
            by_family.put(family_of[one], each)


def tell_firsts(folder: Path, near: str, bucket: int) -> None:
    """Write who copies whom in the families of a bucket."""
    with TableWriter(folder, "copies", None, "copies") as copies:
        for _, family in groups_in(folders_in(near), bucket, Near):
            for copy, first in sorted(_firsts(family).items()):
                copies.put({"report": copy, "copy_of": first})


def _firsts(family: list[Near]) -> dict[str, str]:
    members = {each.id: each for pair_of in family for each in (pair_of.one, pair_of.other)}
    stories = [_story(members[name]) for name in sorted(members)]
    number = {story.id: at for at, story in enumerate(stories)}
    shares: dict[int, dict[int, float]] = defaultdict(dict)
    for each in family:
        one, other = number[each.one.id], number[each.other.id]
        shares[one][other] = shares[other][one] = each.share
    return firsts_of(stories, list(range(len(stories))), shares)


def _packed(story: Story) -> Packed:
    return Packed(
        story.id, story.shingles.tobytes(), story.spoken.tobytes(), story.words, story.published, story.moment, story.outlet,
        story.credits,
    )  # fmt: skip


def _without_hashes(packed: Packed) -> Packed:
    return Packed(
        packed.id, b"", b"", packed.words, packed.published, packed.moment, packed.outlet, packed.credits
    )  # fmt: skip


def _story(packed: Packed) -> Story:
    return Story(
        packed.id, _hashes(packed.shingles), _hashes(packed.spoken), packed.words, packed.published, packed.moment,
        packed.outlet, packed.credits,
    )  # fmt: skip


def _hashes(packed: bytes) -> Shingles:
    return np.frombuffer(packed, np.uint64)


def copies_in(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield the copies of the table's files, each with the report whose text it carries."""
    from tumen.corpus.tables import rows_of

    for path in paths:
        for row in rows_of(path):
            yield row["report"], row["copy_of"]
