"""A stage at work: its tasks, phase after phase, each phase's folders handed to the next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tumen.corpus.folders import Manifest
from tumen.corpus.running import run, task
from tumen.corpus.settings import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """The folder a stage works in, the settings of the run, and the manifests of the stages before."""

    work: Path
    settings: Settings
    before: Mapping[str, Manifest]

    def phase(self, name: str, work: Callable[..., None], given: Iterable[Mapping[str, Any]]) -> Path:
        """Do a task for each of what is given, where it is not done yet; return the folder of their folders."""
        folder = self.work / name
        folder.mkdir(exist_ok=True)
        run([task(folder / f"{at:06d}", work, **each) for at, each in enumerate(given)], self.settings)
        return folder

    def over_buckets(self, name: str, work: Callable[..., None], **given: Any) -> str:
        """Do a task for each bucket of what is given, as `phase`; each is told its `bucket` and how many `buckets` there are."""
        buckets = self.buckets()
        return str(self.phase(name, work, ({**given, "bucket": at, "buckets": buckets} for at in range(buckets))))

    def files(self, stage: str) -> list[Path]:
        """Return the files of the table of a stage that is done, in order."""
        return sorted((self.settings.out / stage).glob("*.parquet"))

    def buckets(self) -> int:
        """Return into how many buckets reports, and what belongs to them, are shuffled."""
        return 1 + self.before["reports"].rows_out["reports"] // self.settings.sizes.bucket_rows


def folders_in(phase: str | Path, inside: str = "") -> list[Path]:
    """Return the folders of a phase's tasks in order, or a folder inside each."""
    return [folder / inside for folder in sorted(Path(phase).iterdir()) if not folder.name.startswith(".")]
