"""The benches on other people's data: run where they lie, and skipped with a sentence where not."""

from pathlib import Path

import pytest
from evals.benches import BENCHES, missing

from evals import benches


def test_a_bench_that_is_not_here_is_skipped_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benches, "SHARED", tmp_path)
    assert all("is skipped" in (missing(bench) or "") for bench in BENCHES)


def test_a_bench_runs_its_program_on_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benches, "SHARED", tmp_path)
    bench = BENCHES[0]
    (tmp_path / "tools").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "tools" / bench.program).write_text(
        "import json, sys\nprint(json.dumps({'lines': len(open(sys.argv[1]).readlines())}))\n"
    )
    (tmp_path / "data" / bench.data).write_text("{}\n{}\n")
    assert missing(bench) is None
    assert benches.run(bench) == {"lines": 2}
