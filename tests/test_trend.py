"""`tumen trend`: a verdict for people and for programs, a picture, and errors that name the row; and the brief beside it."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from tumen.cli import main

SVG = "{http://www.w3.org/2000/svg}"
HALVES = ("--first", "2023-01..2023-06", "--second", "2023-07..2023-12")


def series(path: Path, *counts: int) -> str:
    rows = [f"2023-{number:02},{count}" for number, count in enumerate(counts, start=1)]
    return written(path, "\n".join(["period,count", *rows]))


def written(path: Path, text: str) -> str:
    table = path / "series.csv"
    table.write_text(text + "\n", encoding="utf-8")
    return str(table)


def trend(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["trend", *arguments])


RISE = (3, 4, 3, 5, 4, 3, 9, 8, 10, 9, 8, 10)


def test_two_periods_of_a_table_are_compared(tmp_path: Path) -> None:
    result = trend(series(tmp_path, *RISE), *HALVES)
    assert result.exit_code == 0
    assert "SUPPORTED" in result.stdout
    for words in ("22 incidents (181 days)", "54 incidents (184 days)", "Ratio of the rates: 2.41", "Bursts:"):
        assert words in result.stdout
    assert "CONTRADICTED" in trend(series(tmp_path, *RISE), *HALVES, "--direction", "fewer").stdout


def test_programs_read_the_verdict_and_the_series(tmp_path: Path) -> None:
    verdict, rows = map(json.loads, trend(series(tmp_path, *RISE), *HALVES, "--json").stdout.splitlines())
    assert (verdict["kind"], verdict["verdict"]) == ("trend-verdict", "supported")
    assert verdict["first"]["incidents"] == {"low": 22, "best": 22, "high": 22}
    assert rows["kind"] == "series"
    assert len(rows["rows"]) == 12
    assert rows["change"]["after"] == 6


def test_an_infinite_ratio_is_null_for_programs(tmp_path: Path) -> None:
    verdict = json.loads(trend(series(tmp_path, *[0] * 6, *[1] * 6), *HALVES, "--json").stdout.splitlines()[0])
    assert verdict["best"]["ratio"] is None


def test_without_periods_the_series_and_its_largest_change_are_shown(tmp_path: Path) -> None:
    shown = trend(series(tmp_path, *RISE)).stdout
    assert "Largest change, searched over all rows: after row 6" in shown
    assert shown.count("2023 to ") == 13


def test_the_picture_shows_the_periods_and_says_all_in_words(tmp_path: Path) -> None:
    path = tmp_path / "trend.svg"
    assert trend(series(tmp_path, *RISE), *HALVES, "--svg", str(path)).exit_code == 0
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - we wrote it a line above
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert (
        title.text
        == "Supported: more incidents from 1 July 2023 to 31 December 2023 than from 1 January 2023 to 30 June 2023"
    )
    assert description is not None
    assert "1 July 2023 to 31 July 2023: 9." in (description.text or "")
    assert len(root.findall(f"{SVG}circle")) == 12
    assert len([one for one in root.findall(f"{SVG}rect") if one.get("fill-opacity")]) == 2


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("period,count\n", "the series is empty"),
        ("period,count\n2023-01,-2", "row 1: a count is negative"),
        ("period,count\n2023-01,2.5", "row 1: the count '2.5' is no whole number"),
        ("period,count\n2023-01,99999999999", "row 1: the count 99999999999... is too large"),
        ("period,count\nsoon,2", "row 1: 'soon' names no days"),
        ("period,count\n2023-02-30,2", "row 1: '2023-02-30' is no date"),
        ("period,count\n2023-01", "row 1: 1 columns, but the header has 2"),
        ("period,low,best,high\n2023-01,4,3,5", "row 1: a range runs low, best, high"),
        ("start,count\n2023-01-01,3", "no header, or no column 'period'"),
        ("month,number\n2023-01,3", "no header, or no column 'period'"),
        ("period;count\n2023-01;3", "separated by semicolons"),
        ("period,count\n2023-01,3\n2023-01,4", "row 2: days that row 1 counts too"),
        ("period,count\n2023,40\n2023-05,4", "row 2: days that row 1 counts too"),
        ("period,count,colour\n2023-01,3,red", "the column 'colour' is none of"),
        ("period,count,exposure\n2023-01,3,0", "row 1: the exposure 0 is not above 0"),
        ("start,end,count\n2023-02-01,2023-01-01,3", "row 1: a period ends before it starts"),
    ],
)
def test_a_bad_series_ends_with_a_message_that_says_what_to_do(tmp_path: Path, table: str, words: str) -> None:
    result = trend(written(tmp_path, table))
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_one_period_alone_is_refused(tmp_path: Path) -> None:
    assert trend(series(tmp_path, *RISE), "--first", "2023").exit_code == 2


TOLD = "Gunmen killed {} people in {}, Nigeria, on {} {} 2023, the River Watch Network said."


def reports(path: Path) -> str:
    """Killings told by one network: one a month until June, six a month from July; then the network counts."""
    towns = ("Gusau", "Kaduna", "Maiduguri", "Sokoto", "Kano", "Jos", "Enugu", "Ibadan", "Benin City", "Calabar")
    days = [(month, 8) for month in range(1, 7)] + [
        (month, day) for month in range(7, 13) for day in (2, 7, 12, 17, 22, 27)
    ]
    told = [
        (
            f"2023-{month:02}-{day:02}",
            TOLD.format(number % 7 + 2, towns[number % len(towns)], day, MONTHS[month - 1]),
        )
        for number, (month, day) in enumerate(days)
    ]
    rise = "The number of killings in Nigeria has risen since July 2023, the River Watch Network said."
    file = path / "reports.jsonl"
    lines = [json.dumps({"text": text, "published": day}) for day, text in [*told, ("2023-12-30", rise)]]
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


MONTHS = "January February March April May June July August September October November December".split()


def test_a_speakers_claim_is_tested_on_the_ledger(tmp_path: Path) -> None:
    shown = trend(reports(tmp_path)).stdout
    assert "more killing in NG from 1 July 2023 to 30 December 2023 than from 30 December 2022" in shown.replace(
        "\n", " "
    )
    assert "SUPPORTED" in shown or "NOT COMPARABLE" in shown


def test_two_periods_of_a_ledger_are_compared(tmp_path: Path) -> None:
    result = trend(reports(tmp_path), *HALVES, "--act", "killing", "--country", "ng")
    assert "6 incidents (174 days; 1 source; 6.0 a source; 6 reports published)" in result.stdout
    assert "more killing in NG" in result.stdout
    assert "SUPPORTED" in result.stdout


def test_the_brief_puts_what_the_record_says_beside_the_claim(tmp_path: Path) -> None:
    brief = CliRunner().invoke(main, ["brief", reports(tmp_path)]).stdout
    assert "## More or fewer, as speakers say, and what the record says" in brief
    section = brief.partition("## More or fewer")[2]
    assert "- more killing, according to the River Watch Network" in section
    assert "> The number of killings in Nigeria has risen since July 2023" in section
    assert "The record: **" in section


def claims_of(path: Path, *texts: str) -> str:
    file = path / "claims.jsonl"
    file.write_text(
        "\n".join(json.dumps({"text": text, "published": "2024-03-05"}) for text in texts), encoding="utf-8"
    )
    return trend(str(file)).stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The number of arrests in Uganda has risen since October 2023, the Lantern Committee said.",
            "more arrest from 1 October 2023 to 5 March 2024 than from 27 April 2023 to 30 September 2023",
        ),
        (
            "There were fewer abductions in 2023 than in 2022, the Lantern Committee said.",
            "fewer abduction from 1 January 2023 to 31 December 2023 than from 1 January 2022 to 31 December 2022",
        ),
        (
            "The number of arrests is higher than under the old mayor, the Lantern Committee said.",
            "Not tested: more arrest, according to the Lantern Committee: 'than under the old mayor' names no days",
        ),
    ],
)
def test_the_periods_come_from_the_speakers_own_words(tmp_path: Path, text: str, words: str) -> None:
    assert words in claims_of(tmp_path, text)
