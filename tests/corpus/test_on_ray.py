"""A Ray cluster of two workers on this machine gives what one process gives, also when it loses one of them on the way."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.corpus.archives import made, settings

from tumen.corpus import SIZES
from tumen.corpus.tables import rows_of

pytestmark = pytest.mark.xdist_group("ray")
TABLES = ("reports", "copies", "claims", "incidents", "assessments", "counts", "skipped")
FILES, REPORTS = 12, 30


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the cluster is, the folder that all its processes are told of, and the environment for its programs."""

    address: str
    folder: str
    environment: dict[str, str]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A head that does no work, and two workers with a core each, on addresses of this machine alone."""
    # A network of its own for each run of the tests; the path must be short, as sockets lie in it.
    net, port = f"127.{os.getpid() % 250 + 1}.{os.getpid() // 250 % 250}", 20_000 + os.getpid() % 10_000
    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "DO_NOT_TRACK": "true", "OMP_NUM_THREADS": "1"}
        made = Cluster(f"{net}.2:{port}", folder, environment)
        try:
            _start_node(
                made, "--head", f"--node-ip-address={net}.2", f"--port={port}", "--num-cpus=0", f"--temp-dir={folder}"
            )
            for at in (3, 4):
                _start_node(made, f"--address={made.address}", f"--node-ip-address={net}.{at}", "--num-cpus=1")
            yield made
        finally:
            for process in processes(folder):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)


def _start_node(cluster: Cluster, *options: str) -> None:
    program = str(Path(sys.executable).with_name("ray"))
    command = [program, "start", "--disable-usage-stats", "--object-store-memory=100000000", *options]
    done = subprocess.run(command, env=cluster.environment, stdout=subprocess.DEVNULL, check=False, timeout=120)
    assert done.returncode == 0


def processes(folder: str) -> Iterator[int]:
    """Yield the processes whose command names a folder."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if folder.encode() in (process / "cmdline").read_bytes():
                yield int(process.name)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    towns = ("Gusau", "Kunming", "Dandong", "Yola", "Mopti")
    for file in range(FILES):
        lines = []
        for number in range(file * REPORTS, (file + 1) * REPORTS):
            story = f"Police in {towns[number % 5]} arrested {number % 40 + 3} villagers on Monday, the River Watch Network said."
            lines.append({"id": f"r{number}", "text": story, "published": f"2024-03-{number % 28 + 1:02d}"})
        (folder / f"{file:02d}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return folder


@pytest.fixture(scope="module")
def alone(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The tables that one process makes."""
    out = tmp_path_factory.mktemp("alone")
    made(settings(out, reports, sizes=SIZES))
    return tables(out)


def tables(out: Path) -> dict[str, list[str]]:
    return {
        name: sorted(str(row) for path in sorted((out / name).glob("*.parquet")) for row in rows_of(path))
        for name in TABLES
    }


# Parts so small that both workers have many files to read; shuffles of so few reports are done where the run was started.
PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.corpus.archives import SMALL, made, settings
sizes = replace(SMALL, report_rows=15, bucket_bytes=20_000, bucket_rows=1_000)
made(settings(Path(sys.argv[2]), sys.argv[1], sizes=sizes, jobs=2, ray=sys.argv[3]))
"""


def start(cluster: Cluster, reports: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(reports), str(out), cluster.address]
    return subprocess.Popen(
        command, env=cluster.environment, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )


def test_two_workers_of_which_one_is_killed_make_the_same_tables_as_one_process(
    cluster: Cluster, reports: Path, alone: dict[str, list[str]], tmp_path: Path
) -> None:
    run = start(cluster, reports, tmp_path / "out")
    doing = tmp_path / "out" / ".work" / "claims" / "read"
    try:
        while run.poll() is None and (
            not doing.is_dir() or sum(not each.name.startswith(".") for each in doing.iterdir()) < 2
        ):
            time.sleep(0.05)
        assert run.poll() is None
        os.kill(workers(cluster)[0], signal.SIGKILL)
        _, said = run.communicate(timeout=240)
    finally:
        run.kill()
        run.communicate()
    assert run.returncode == 0, said
    assert tables(tmp_path / "out") == alone
    assert len(alone["claims"]) == FILES * REPORTS


def workers(cluster: Cluster) -> list[int]:
    """Return the processes in which the cluster does tasks at the moment: children of its nodes."""
    nodes = set(processes(cluster.folder))
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent in nodes and (process / "cmdline").read_bytes().startswith(b"ray::UDFActor"):
                found.append(int(process.name))
    return found
