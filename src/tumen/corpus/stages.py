"""The stages in their order, what each needs, and the run over them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tumen import __version__
from tumen.corpus.assessing import assess_each, count_all
from tumen.corpus.copying import find_all
from tumen.corpus.extracting import extract_all, hashes_in
from tumen.corpus.folders import MANIFEST, Made, Manifest, finish, manifest_of, open_work, refuse_unwritable, sha256_of
from tumen.corpus.inputs import find_inputs
from tumen.corpus.job import Job
from tumen.corpus.linking import link_all
from tumen.corpus.reading import read_all
from tumen.corpus.settings import Settings
from tumen.errors import InputError

Tables = dict[str, list[Path]]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: its name, which is its table's, the stages whose tables it reads, and what makes it.

    `dated`: the day asked for makes a difference to it.
    """

    name: str
    needs: tuple[str, ...]
    make: Callable[[Job], Tables]
    dated: bool


def _leave(job: Job) -> Tables:
    """Return the files of what other stages skipped."""
    return {"": [path for stage in ("reports", "incidents") for path in job.files(f"{stage}/skipped")]}


_AFTER_REPORTS = (
    Stage("copies", ("reports",), find_all, dated=True),
    Stage("claims", ("reports",), read_all, dated=False),
    Stage("incidents", ("reports", "copies", "claims"), link_all, dated=True),
    Stage("assessments", ("incidents",), assess_each, dated=True),
    Stage("counts", ("incidents", "assessments"), count_all, dated=True),
    Stage("skipped", ("reports", "incidents"), _leave, dated=True),
)
STAGES = ("reports", *(stage.name for stage in _AFTER_REPORTS))


def build(settings: Settings, only: str | None = None) -> Iterator[tuple[Manifest, bool]]:
    """Make the stages, or one of which the others are there; yield each one's manifest, and whether it was made just now.

    A stage that is there, made from the same inputs with the same versions and options, is left as it is. Raises InputError where
    the inputs or the folder cannot be used or a stage that is needed is missing, SetupError where workers are lost.
    """
    refuse_unwritable(settings.out)
    done: dict[str, Manifest] = {}
    if only in (None, "reports"):
        done["reports"], fresh = _reports(settings)
        yield done["reports"], fresh
    for stage in _AFTER_REPORTS:
        if only in (None, stage.name):
            before = {name: done.get(name) or _needed(settings.out, name, stage.name) for name in stage.needs}
            done[stage.name], fresh = _stage(stage, before, settings)
            yield done[stage.name], fresh


def _reports(settings: Settings) -> tuple[Manifest, bool]:
    inputs, missing = find_inputs(settings.inputs)
    if not inputs:
        reasons = "; ".join(f"{each.item} {each.reason}" for each in missing)
        raise InputError(reasons or "no INPUT is given: name files, folders or addresses to read")
    published = settings.published.isoformat() if settings.published else None
    stamps = {each.name: f"{each.size} bytes, modified {each.modified}" for each in inputs}
    stamps |= {each.item: each.reason for each in missing}
    made = Made(_versions(), {"published": published}, stamps)

    return _made("reports", made, {}, {"files": len(inputs)}, settings, lambda job: extract_all(job, inputs, missing))


def _stage(stage: Stage, before: Mapping[str, Manifest], settings: Settings) -> tuple[Manifest, bool]:
    as_of = settings.as_of.isoformat() if settings.as_of and stage.dated else None
    hashes = {name: sha256_of(settings.out / name / MANIFEST) for name in before}
    rows_in = {name: manifest.rows_out[name] for name, manifest in before.items()}
    return _made(stage.name, Made(_versions(), {"as_of": as_of}, hashes), before, rows_in, settings, stage.make)


def _made(
    stage: str,
    made: Made,
    before: Mapping[str, Manifest],
    rows_in: Mapping[str, int],
    settings: Settings,
    make: Callable[[Job], Tables],
) -> tuple[Manifest, bool]:
    there = manifest_of(settings.out / stage)
    if there is not None and there.made == made:
        return there, False
    work = open_work(settings.out, stage, made, settings.sizes)
    tables = make(Job(work, settings, before))
    hashes = hashes_in(work) if stage == "reports" else made.inputs
    return finish(settings.out, Manifest(stage, made, hashes, rows_in, {}, {}), tables), True


def _needed(out: Path, name: str, stage: str) -> Manifest:
    found = manifest_of(out / name)
    if found is None:
        raise InputError(
            f"the stage {stage} needs {name}, which is not in {out}: make it with --stage {name}, or leave --stage out"
        )
    return found


def _versions() -> dict[str, str]:
    return {"tumen": __version__, **{name: version(name) for name in ("daft", "pyarrow", "spacy")}}
