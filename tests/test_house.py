"""The rules of the house that no linter checks: sizes, names, what no tracked file may hold, who may import what."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import tumen

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
CODE = sorted(
    [*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "evals").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
)
# Spelled so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.", "npm" + r"js\.", "deb" + r"\.debian\.", "crates" + r"\.io"])
)
MACHINE_PATHS = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:" + "wo" + "rk|fa" + r"rm|ho" + r"me|ro" + r"ot)/[A-Za-z.]")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def tracked_texts() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            yield name, path.read_bytes().decode("utf-8", errors="ignore")


def test_nine_functions_in_ten_are_35_lines_at_most_and_none_is_over_60() -> None:
    lengths = sorted(length for path in MODULES for _, length in functions(path))
    assert lengths[int(len(lengths) * 0.9)] <= 35
    assert [found for path in CODE for found in functions(path) if found[1] > 60] == []


def test_no_module_has_400_lines() -> None:
    written = [path for path in CODE if path.parent.name != "migrations"]  # those are Django's own writing
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    assert {path: number for path, number in lines.items() if number >= 400} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in CODE if path.stem in {"utils", "helpers", "common", "base", "manager"}] == []


def test_no_tracked_file_names_a_package_registry() -> None:
    assert [name for name, text in tracked_texts() if REGISTRIES.search(text)] == []


def test_no_tracked_file_names_a_path_of_somebody_s_machine() -> None:
    assert [name for name, text in tracked_texts() if MACHINE_PATHS.search(text)] == []


def test_the_contracts_on_imports_hold() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-logo",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_room_imports_what_opens_a_connection_beneath_urllib() -> None:
    imported = {
        (str(path.relative_to(ROOT)), name)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    assert [found for found in imported if found[1] in {"urllib.request", "urllib"}] == []


def test_only_the_command_line_and_the_desk_s_clock_read_the_clock() -> None:
    readers = {
        str(path.relative_to(ROOT / "src" / "tumen"))
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and re.search(r"(?:datetime|date|time)\.(?:now|utcnow|today|time)$", ast.unparse(node.func))
    }
    assert {path for path in readers if not path.startswith("cli/")} == {"desk/clock.py"}


def test_each_room_says_what_comes_in_what_goes_out_and_what_it_never_does() -> None:
    for room in sorted((ROOT / "src" / "tumen").glob("*/__init__.py")):
        said = ast.get_docstring(tree(room)) or ""
        assert re.search(r"comes? in[,;] .* goe?s? out", said), room
        assert "This room never" in said, room


def test_the_version_is_the_same_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert tumen.__version__ == version
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_core_works_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(
        "Published: 5 March 2024\n\nPolice in Gusau arrested 12 villagers, the River Watch Network said.\n"
    )
    blocked = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise SystemExit('a socket was opened')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse; socket.create_connection = refuse\n"
        "from tumen.cli import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", blocked, "assess", str(tmp_path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"kind":"assessment"' in done.stdout
