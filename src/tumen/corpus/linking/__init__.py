"""The stage `incidents`: claims are linked into incidents by shuffles, as `tumen.incidents` links them in one memory.

`said` brings together what a report and its copies say; then `matching`, `stories` and `ahead` do what the modules of these names in
`tumen.incidents` do, and `whole` makes the incidents. Every step is that room's function over the records of a bucket. What a
step gathers of the whole corpus in one memory, its function is called `gather_...` and says.
"""

from pathlib import Path

from tumen.corpus.job import Job, folders_in
from tumen.corpus.linking.ahead import find_what_came_true
from tumen.corpus.linking.matching import match
from tumen.corpus.linking.said import bring_together
from tumen.corpus.linking.stories import join_stories
from tumen.corpus.linking.whole import make_incidents


def link_all(job: Job) -> dict[str, list[Path]]:
    """Link the claims; return the files of incidents (''), what they rest on ('told'), and reports without a day ('skipped')."""
    said, families = bring_together(job)
    tellings, common, matched = match(job, families)
    clusters = join_stories(job, matched)
    chosen = find_what_came_true(job, tellings, common, clusters)
    made = make_incidents(job, clusters, chosen)
    return {
        "": [path for folder in folders_in(made) for path in sorted(folder.glob("incidents-*.parquet"))],
        "told": [path for folder in folders_in(made) for path in sorted(folder.glob("told-*.parquet"))],
        "skipped": [folder / "skipped.parquet" for folder in folders_in(said)],
    }
