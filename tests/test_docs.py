"""The docs say what the code does: maps, help texts and rules are written from it, and every command shown runs.

`UPDATE_DOCS=1 pytest tests/test_docs.py` writes the generated parts anew.
"""

import ast
import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tumen.assessments import RULE_SETS
from tumen.cli import main

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def room_map() -> str:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][
        0
    ]
    rows = ["| room | what comes in, what goes out, what it never does |", "|---|---|"]
    rooms = [room for layer in reversed(layers["layers"]) for room in re.findall(r"\w+", layer)]  # "(desk) | (corpus)"
    for room in rooms:
        package = ROOT / "src" / "tumen" / room / "__init__.py"
        if package.is_file():
            said = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
            rows.append(f"| {room} | {' '.join(said.split())} |")
    return "\n".join(rows)


def help_texts() -> str:
    with click.Context(main, info_name="tumen", max_content_width=100, terminal_width=100) as top:
        parts = [f"## tumen\n\n```text\n{main.get_help(top)}\n```"]
        for name in main.list_commands(top):
            command = main.get_command(top, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=top, terminal_width=100) as context:
                parts.append(f"## tumen {name}\n\n```text\n{command.get_help(context)}\n```")
    return "\n\n".join(parts)


def rules() -> str:
    return "\n\n".join(rule_table(name) for name in RULE_SETS)


def rule_table(name: str) -> str:
    rule_set = RULE_SETS[name]
    rows = [f"### `{name}` ({rule_set.source})", "", "| rule | status | what would change it |", "|---|---|---|"]
    rows += [f"| {rule.name} | {rule.status} | {rule.would_change} |" for rule in rule_set.rules]
    meanings = [f"- {status}: {meaning}" for status, meaning in rule_set.meanings.items()]
    return "\n".join([*rows, "", *meanings])


@pytest.mark.parametrize(
    ("document", "part", "content"),
    [
        ("README.md", "rooms", room_map()),
        ("docs/command-line.md", "help", help_texts()),
        ("docs/method.md", "rules", rules()),
    ],
)
def test_generated_parts_are_what_the_code_says(document: str, part: str, content: str) -> None:
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"(<!-- {part}: [^\n]*-->\n)(.*?)(<!-- end -->)", text, re.DOTALL)
    assert found
    if os.environ.get("UPDATE_DOCS"):
        text = text[: found.start()] + f"{found[1]}\n{content}\n\n{found[3]}" + text[found.end() :]
        path.write_text(text, encoding="utf-8")
        return
    assert found[2].strip() == content, "run UPDATE_DOCS=1 pytest tests/test_docs.py"


def commands() -> Iterator[tuple[str, str]]:
    for path in DOCS:
        for block in re.findall(r"^```console\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
            for line in block.splitlines():
                if line.startswith("$ "):
                    yield path.name, line.removeprefix("$ ")


@pytest.mark.parametrize(("document", "command"), sorted(set(commands())))
def test_every_command_that_the_docs_show_runs(
    document: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_file(files("tumen") / "samples" / "reports") as samples:
        shutil.copytree(samples, tmp_path / "reports")
    (tmp_path / "decisions.jsonl").write_text(example_decision())
    monkeypatch.chdir(tmp_path)
    program, *arguments = command.split()
    assert program == "tumen"
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, f"{document}: {command}: {result.stderr}"


def example_decision() -> str:
    blocks = re.findall(
        r"^```json\n(.*?)^```", (ROOT / "docs" / "start.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return str(next(block for block in blocks if "verdict" in block))


def test_the_demo_prints_what_the_readme_shows() -> None:
    shown = re.findall(
        r"^```text\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    printed = CliRunner().invoke(main, ["demo"]).stdout
    passages = [passage.strip("\n") for passage in re.split(r"^ *…$", shown[0], flags=re.MULTILINE)]
    one_incident = next(block for block in printed.split("\n\n") if passages[-1] in block)
    assert [passage for passage in passages if passage not in one_incident] == []


def test_the_keys_of_the_model_are_those_that_are_printed() -> None:
    with as_file(files("tumen") / "samples" / "reports") as samples:
        printed = CliRunner().invoke(main, ["assess", str(samples), str(samples / "gone"), "--json"]).stdout
    told = dict(re.findall(r"^\| (\w+) \| (\w+(?:, \w+)+) \|$", (ROOT / "docs" / "model.md").read_text(), re.MULTILINE))
    seen = {record.pop("kind"): ", ".join(record) for record in map(json.loads, printed.splitlines())}
    assert seen.keys() >= {"report", "claim", "trend", "position", "incident", "assessment", "skipped"}
    assert {kind: told[kind] for kind in seen} == seen


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [one for group in project["project"]["optional-dependencies"].values() for one in group]
    wanted = [*project["project"]["dependencies"], *extras, *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[><=]", one)[0] for one in wanted} - {"tumen"}
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", told)} == set()


def test_every_file_that_the_docs_link_or_name_is_there() -> None:
    for path in DOCS:
        text = path.read_text(encoding="utf-8")
        linked = [path.parent / target for target in re.findall(r"\]\(([\w./-]+)\)", text)]
        named = [
            ROOT / target
            for target in re.findall(r"`((?:src|tests|evals|docs)/[\w./]+)`", text)
            if "NAME" not in target
        ]
        assert [target for target in (*linked, *named) if not target.exists()] == []


def test_every_make_target_that_the_docs_name_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for path in DOCS for name in re.findall(r"`make ([a-z]+)`", path.read_text(encoding="utf-8"))}
    assert named - targets == set()
