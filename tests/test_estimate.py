"""`tumen estimate`: a readable answer, an object for programs, a picture, and errors that name the row."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from tumen.cli import main

TABLE = "North,East,West,count\n1,0,0,120\n0,1,0,110\n0,0,1,100\n1,1,0,60\n1,0,1,55\n0,1,1,50\n1,1,1,30\n"
QUICK = ("--replicates", "100")
SVG = "{http://www.w3.org/2000/svg}"


def estimated(table: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["estimate", "-", *QUICK, *options], input=table)


def test_people_read_the_floor_each_method_its_critique_and_what_is_assumed() -> None:
    result = estimated(TABLE)
    assert result.exit_code == 0
    for words in ("525 different cases on 3 lists", "Floor (Chao)", "log-linear, stepwise", "critique:", "Assumed:"):
        assert words in result.stdout


def test_programs_read_one_object() -> None:
    found = json.loads(estimated(TABLE, "--json").stdout)
    assert found["n"] == 525
    assert found["floor"] > 525
    assert {one["method"] for one in found["methods"]} <= {"chapman", "stepwise", "bic", "aic", "dga", "lcmcr"}
    assert all(len(one["interval"]) == 2 for one in found["methods"] if one["estimate"])
    assert found["spread"] >= 1
    assert "refused" in found


def test_quick_leaves_out_the_latent_classes() -> None:
    assert [one["method"] for one in json.loads(estimated(TABLE, "--json", "--quick").stdout)["methods"]] == [
        "stepwise", "bic", "aic", "dga",
    ]  # fmt: skip


def test_one_row_a_case_gives_the_same_answer() -> None:
    header, *rows = TABLE.splitlines()
    cases = [header.removesuffix(",count")]
    for row in rows:
        flags, _, count = row.rpartition(",")
        cases += [flags] * int(count)
    assert estimated("\n".join(cases), "--json").stdout == estimated(TABLE, "--json").stdout


def test_two_lists_are_refused_in_words_and_for_programs() -> None:
    two = "a,b,count\n1,0,50\n0,1,40\n1,1,10\n"
    assert "No defensible total: two lists only" in estimated(two).stdout
    found = json.loads(estimated(two, "--json").stdout)
    assert [one["method"] for one in found["methods"]] == ["chapman"]
    assert found["refused"].startswith("two lists only")


def test_the_picture_has_a_title_a_description_and_a_label_for_each_method(tmp_path: Path) -> None:
    path = tmp_path / "total.svg"
    assert estimated(TABLE.replace("North", "<b>&"), "--svg", str(path)).exit_code == 0
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - we wrote it a line above
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert description.text is not None
    assert "525 cases on 3 lists" in description.text
    words = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    for label in ("stepwise", "best BIC", "averaged over graphs", "floor", "on the lists 525"):
        assert label in words


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "the table is empty"),
        ("1,0,5\n0,1,5\n1,1,2\n", "no header"),
        ("a,count\n1,5\n", "one list only"),
        ("a;b;count\n1;0;5\n", "separated by semicolons"),
        ("a,b,count\n1,0,5\n0,1,-2\n", "row 2: the count -2 is negative"),
        ("a,b,count\n1,0,5\n1,0,2\n", "row 2: the same pattern as row 1"),
        ("a,b,count\n1,0,five\n", "row 1: the count 'five' is no whole number"),
        ("a,b,count\n1,0,2.5\n", "row 1: the count '2.5' is no whole number"),
        ("a,b,count\n1,x,5\n", "row 1: 'x' in the column 'b'"),
        ("a,b,count\n1,0\n", "row 1: 2 columns, but the header has 3"),
        ("a,b,count\n1,0,0\n0,1,0\n", "all counts are zero"),
        ("a,b,count\n1,0,99999999999999999999\n", "row 1: the count 99999999999999999999... is too large"),
        (",".join(f"list{n}" for n in range(40)) + ",count\n", "40 lists: at most 12"),
        ("a,b,count\n" + "1,0,1\n" * 5000, "row 4097: more rows than there are patterns"),
    ],
)
def test_a_bad_table_ends_with_a_message_that_says_what_to_do(table: str, words: str) -> None:
    result = estimated(table)
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_reading_does_not_pay_for_estimating() -> None:
    code = "import sys, tumen.cli; print('scipy' in sys.modules, 'tumen.assessments.hidden' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_sources_of_reports_are_lists(tmp_path: Path) -> None:
    towns = "Gusau Kaduna Maiduguri Sokoto Kano Jos Enugu Ibadan Calabar Abuja Lagos Yola".split()
    groups = {
        "River Watch Network": (1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1),
        "Lantern Committee": (1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0),
    }
    groups["Hill Monitor"] = (0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 0)
    lines = [
        json.dumps(
            {
                "text": f"Gunmen killed {3 + place} people in {town}, Nigeria, on {place + 3} March 2023, the {group} said.",
                "published": f"2023-03-{place + 4:02}",
            }
        )
        for group, heard in groups.items()
        for place, (town, known) in enumerate(zip(towns, heard, strict=True))
        if known
    ]
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    options = [
        "estimate",
        "--reports",
        str(file),
        "--act",
        "killing",
        "--country",
        "ng",
        "--during",
        "2023-03",
        "--json",
    ]
    result = CliRunner().invoke(main, options)
    found = json.loads(result.stdout)
    assert found["n"] == 12
    assert [name.removeprefix("the ") for name in found["lists"]] == [
        "Hill Monitor",
        "Lantern Committee",
        "River Watch Network",
    ]
    assert [one["method"] for one in found["methods"]] == ["stepwise", "bic", "aic", "dga"]


def test_files_of_persons_are_lists(tmp_path: Path) -> None:
    pytest.importorskip("splink")
    people = [
        f"{given},{family},{year}" for year, (given, family) in enumerate(zip(GIVEN, FAMILY, strict=True), start=1950)
    ]
    parts = {"clinic": people[:30], "church": people[10:45], "court": people[20:60:2]}
    for name, rows in parts.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(["given,family,born", *rows]), encoding="utf-8")
    paths = [str(tmp_path / f"{name}.csv") for name in parts]
    found = json.loads(CliRunner().invoke(main, ["estimate", "--people", *paths, "--json"]).stdout)
    assert found["lists"] == ["clinic", "church", "court"]
    assert found["n"] == len({*parts["clinic"], *parts["church"], *parts["court"]})


GIVEN = (
    "ada bela cora dina edo fara gita hana ivo jana kofi lena mira nils olga pavel rosa sami tala uma " * 3
).split()
FAMILY = [
    f"{one}{two}{three}" for one in "bdfgklmnp" for two in ("alo", "ero", "imu") for three in ("ra", "ten", "kos")
][:60]


def test_several_tables_need_a_word_on_what_they_are(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(TABLE, encoding="utf-8")
    result = CliRunner().invoke(main, ["estimate", str(tmp_path / "a.csv"), str(tmp_path / "b.csv")])
    assert result.exit_code == 2
    assert "--reports or --people" in result.stderr
    assert CliRunner().invoke(main, ["estimate", "--reports", "--people", "x"]).exit_code == 2


def test_a_table_that_is_not_there_is_named() -> None:
    result = CliRunner().invoke(main, ["estimate", "nowhere.csv"])
    assert result.exit_code == 1
    assert "nowhere.csv: No such file" in result.stderr
