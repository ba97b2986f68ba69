"""The command: what it prints where, and with what exit code it ends."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import tumen
from tumen.cli import main

STORY = """Hill Post
Published: 5 March 2024

Police in Gusau arrested 12 villagers on Monday, the River Watch Network said.
"""
LATER = """Orchid Wire
Published: 9 March 2024

Soldiers in Kano released four fishermen on Friday, the governor said.
"""


def tumen_command(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def kinds(result: Result) -> set[object]:
    return {record["kind"] for record in records(result)}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


@pytest.fixture
def folder(story: Path) -> Path:
    (story.parent / "later.txt").write_text(LATER)
    return story.parent


def test_the_version_is_the_package_s() -> None:
    assert tumen_command("--version").output == f"tumen {tumen.__version__}\n"


def test_read_prints_reports_and_claims_for_people(story: Path) -> None:
    result = tumen_command("read", story)
    assert result.exit_code == 0
    assert "asserts arrest · 12 people" in result.stdout


def test_read_prints_json_lines_for_programs(story: Path) -> None:
    assert kinds(tumen_command("read", story, "--json")) == {"report", "claim"}


def test_two_processes_read_the_same_as_one(folder: Path) -> None:
    one, two = (tumen_command("read", folder, "--json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.stdout


def test_assess_goes_the_whole_way(story: Path) -> None:
    result = tumen_command("assess", story, "--json")
    assert result.exit_code == 0
    assert kinds(result) == {"report", "claim", "incident", "assessment"}


def test_as_of_leaves_out_what_was_published_later(folder: Path) -> None:
    result = tumen_command("assess", folder, "--as-of", "2024-03-06", "--json")
    assert [record["published"] for record in records(result) if record["kind"] == "report"] == ["2024-03-05"]


def test_a_report_without_a_day_is_skipped_where_a_day_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Police in Gusau arrested 12 villagers, the River Watch Network said.\n")
    assert tumen_command("assess", tmp_path).exit_code == 0
    asked = tumen_command("assess", tmp_path, "--as-of", "2024-03-06")
    assert asked.exit_code == 3
    assert "no publication date" in asked.stderr
    assert "undated.txt" in asked.stderr
    assert tumen_command("assess", tmp_path, "--as-of", "2024-03-06", "--published", "2024-03-05").exit_code == 0


def test_decisions_win(story: Path, tmp_path: Path) -> None:
    claim = next(record for record in records(tumen_command("read", story, "--json")) if record["kind"] == "claim")
    decision = {
        "id": None, "verdict": "wrong", "claims": [claim["id"]], "field": None, "value": None, "by": "Ama",
        "on": "2024-04-01T10:00:00Z", "note": None,
    }  # fmt: skip
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps(decision))
    assert kinds(tumen_command("assess", story, "--decisions", path, "--json")) == {"report"}


def test_a_decision_about_no_claim_is_named(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(
        '{"id":"d1","verdict":"wrong","claims":["claim-x"],"field":null,"value":null,"by":"Ama",'
        '"on":"2024-04-01T10:00:00Z","note":null}'
    )
    result = tumen_command("assess", story, "--decisions", path)
    assert result.stderr == "decision d1: no claim claim-x in these reports\n"
    assert result.exit_code == 0


def test_decisions_that_cannot_be_used_end_the_command(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    path.write_text('{"verdict": "maybe"}')
    result = tumen_command("assess", story, "--decisions", path)
    assert result.exit_code == 1
    assert result.stderr.startswith("tumen: decisions, line 1: ")


def test_what_cannot_be_read_is_named_counted_and_shown_by_the_exit_code(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    result = tumen_command("assess", folder, "--json")
    assert result.exit_code == 3
    assert result.stderr.splitlines()[-1] == "1 skipped, 2 read"
    assert [record["reason"] for record in records(result) if record["kind"] == "skipped"] == ["is empty"]
    assert tumen_command("read", folder, "--json").exit_code == 3


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    result = tumen_command("read", tmp_path / "gone.txt")
    assert result.exit_code == 1
    assert "gone.txt" in result.stderr


def test_a_command_written_wrongly_says_how_to_write_it() -> None:
    result = tumen_command("assess", "--as-of", "yesterday", "x.txt")
    assert result.exit_code == 2
    assert "%Y-%m-%d" in result.stderr


def test_reports_come_from_standard_input_too() -> None:
    result = tumen_command("read", "-", "--json", given=json.dumps({"text": STORY}))
    assert kinds(result) == {"report", "claim"}


def test_a_brief_goes_to_a_file(story: Path, tmp_path: Path) -> None:
    output = tmp_path / "brief.md"
    assert tumen_command("brief", story, "--output", output).exit_code == 0
    assert "> Police in Gusau arrested 12 villagers" in output.read_text(encoding="utf-8")


def test_a_brief_that_cannot_be_written_says_so(story: Path, tmp_path: Path) -> None:
    result = tumen_command("brief", story, "--output", tmp_path / "none" / "brief.md")
    assert result.exit_code == 1
    assert "name a file that can be written" in result.stderr


def test_the_demo_shows_many_outlets_a_range_a_change_a_denial_and_quiet_reports() -> None:
    result = tumen_command("demo")
    assert result.exit_code == 0
    for words in (
        "Many outlets, few origins",
        "at least 501 people",
        "corroborated",
        "contested",
        "Denied by",
        "--as-of 2024-07-17",
        "confirmed",
        "no claims: Hot nights in Seoul come to an end at last",
    ):
        assert words in result.output
    assert re.search(r"reported by [5-9] outlets, 1 origin", result.output)


def started(*arguments: str) -> "subprocess.Popen[str]":
    code = "from tumen.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def test_a_closed_pipe_ends_the_command_quietly(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"{STORY} It was report {number}."}) + "\n" for number in range(40))
    (tmp_path / "rows.jsonl").write_text(rows)
    with started("read", str(tmp_path / "rows.jsonl"), "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == ""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_an_interrupt_ends_the_command_with_one_word() -> None:
    with started("read", "-") as process:
        time.sleep(3)  # it waits for its input by then
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 130
        assert errors == "interrupted\n"


def test_a_terminal_that_lacks_a_character_gets_a_question_mark(story: Path) -> None:
    code = "from tumen.cli import main; main()"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", code, "read", str(story)], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "?Police in Gusau" in done.stdout


def test_show_prints_one_incident_by_each_rule_set(story: Path) -> None:
    incident = next(
        record for record in records(tumen_command("assess", story, "--json")) if record["kind"] == "incident"
    )
    identity = str(incident["id"])
    told = tumen_command("show", identity, story)
    assert told.exit_code == 0
    assert all(name in told.stdout for name in ("tumen: single-source", "airwars: weak", "admiralty: 6"))
    shown = tumen_command("show", identity[:14], story, "--json")
    assert kinds(shown) == {"report", "claim", "incident", "assessment", "disagreement"}


def test_show_says_where_ids_are_found_when_there_is_no_such_incident(story: Path) -> None:
    result = tumen_command("show", "incident-none", story)
    assert result.exit_code == 1
    assert "tumen assess" in result.stderr


def test_changes_names_the_day_and_the_report(folder: Path) -> None:
    result = tumen_command("changes", folder, "--from", "2024-03-05", "--to", "2024-03-09", "--json")
    assert result.exit_code == 0
    assert [(record["what"], record["day"]) for record in records(result)] == [("new", "2024-03-09")]
    assert "9 March 2024" in tumen_command("changes", folder, "--from", "2024-03-05", "--to", "2024-03-09").stdout
    assert "nothing changed" in tumen_command("changes", folder, "--from", "2024-03-09", "--to", "2024-03-12").stdout


def test_changes_refuses_days_in_the_wrong_order(folder: Path) -> None:
    assert tumen_command("changes", folder, "--from", "2024-03-09", "--to", "2024-03-05").exit_code == 2


def test_totals_prints_ranges_over_incidents(folder: Path) -> None:
    found = {
        record["key"]: (record["low"], record["high"]) for record in records(tumen_command("totals", folder, "--json"))
    }
    assert found == {"arrest": (12, 12), "release": (4, 4)}
    assert "2024-03: 16 people · 2 incidents" in tumen_command("totals", folder, "--by", "month").stdout


def test_read_explains_each_claim_by_the_rows_of_the_data(story: Path) -> None:
    result = tumen_command("read", story, "--explain")
    assert result.exit_code == 0
    assert "act: arrest <- claims/hand/acts.toml [arrest] object: 'arrest'" in " ".join(result.stdout.split())
    assert tumen_command("read", story, "--explain", "--json").exit_code == 2


def test_attributions_prints_who_says_what(story: Path) -> None:
    assert "the River Watch Network · said" in tumen_command("attributions", story).stdout
    (found,) = records(tumen_command("attributions", story, "--json"))
    assert list(found) == ["kind", "report", "source", "cue", "content"]


def test_attributions_says_what_it_skipped(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    result = tumen_command("attributions", empty, "--json")
    assert result.exit_code == 1
    assert kinds(result) == {"skipped"}


def test_an_interrupt_while_the_command_is_loaded_shows_no_traceback() -> None:
    program = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'tumen.cli.commands':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from tumen.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (130, "interrupted\n", "")
