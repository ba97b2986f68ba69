"""Title, outlet, credit, byline, source and date, found in the text, each with the words that say it."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tumen.reports import Report, read_reports

STORY = "Police in Dandong held four people, the Orchid Network said.\n\nTwo of them were women, it said."


def _report(tmp_path: Path, text: str, **given: str) -> Report:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": text, **given}))
    (report,) = read_reports([path])
    assert isinstance(report, Report)
    return report


def _words(report: Report, field: str) -> str:
    (found,) = [found for found in report.found if found.field == field]
    assert found.span is not None
    assert found.span.of(report.text) == found.words
    return found.words


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Four held\n\nThe Hill Post\n\n{STORY}", "The Hill Post"),
        (f"Four held\n\nThe Hill Post | 5 March 2024 | By Ana Ruiz\n\n{STORY}", "The Hill Post"),
        (f"Four held\n\nNATIONAL POLICE OF PALAU (NPP)\n\n{STORY}", "NATIONAL POLICE OF PALAU"),
        (f"Four held\n\n{STORY}\n\nAna Ruiz, Hill News.", "Hill News"),
        (f"Four held\n\n{STORY}\n\nThis has been Ana Ruiz, Hill News.", "Hill News"),
        (f"Four held\n\n{STORY}\n\n© 2024 Hill & Lake Media", "Hill & Lake Media"),
        (f"Four held\n\n{STORY}\n\nHill Post. All rights reserved.", "Hill Post"),
        (f"Four held\n\n{STORY}\n\nPublished in The Hill Post, March 5th, 2024", "The Hill Post"),
        (f"Four held\n\nBy Ana Ruiz, Hill Post\n\n{STORY}", "Hill Post"),
    ],
)
def test_the_outlet_is_found(text: str, outlet: str, tmp_path: Path) -> None:
    report = _report(tmp_path, text)
    assert report.outlet == outlet
    assert _words(report, "outlet") == outlet


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"Four held\n\nDANDONG, March 5 (Orchid Wire) - {STORY}", "Orchid Wire"),
        (f"Four held\n\n(AFP) -- {STORY}", "AFP"),
        (f"Four held\n\nReuters\n\n{STORY}", "Reuters"),
        (f"Four held\n\nBy Ana Ruiz, Associated Press\n\n{STORY}", "Associated Press"),
        (f"Four held\n\nBy arrangement with Orchid Wire, Seoul\n\n{STORY}", "Orchid Wire"),
        (f"Four held\n\n{STORY}\n\n- Orchid News", "Orchid News"),
        (f"Four held\n\n{STORY}\n\n(AFP)", "AFP"),
        (f"Four held\n\n{STORY}\n\nThis article was first published by Orchid News.", "Orchid News"),
        (f"Four held\n\n{STORY}\n\nReuters contributed to this report.", "Reuters"),
    ],
)
def test_the_credited_agency_is_found(text: str, credit: str, tmp_path: Path) -> None:
    report = _report(tmp_path, text, outlet="Hill Post")
    assert report.credit == credit
    assert _words(report, "credit") == credit


def test_an_outlet_credits_itself_with_nothing(tmp_path: Path) -> None:
    text = f"Four held\n\nDANDONG, March 5 (OND) - {STORY}"
    assert _report(tmp_path, text, outlet="Orchid News Desk").credit is None
    assert _report(tmp_path, text, outlet="Hill Post").credit == "OND"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("By Ana Ruiz and Tom Low", "Ana Ruiz and Tom Low"),
        ("Words by Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz in Phnom Penh", "Ana Ruiz"),
        ("Our foreign affairs correspondent Ana Ruiz reports.", "Ana Ruiz"),
    ],
)
def test_the_byline_is_found(line: str, byline: str, tmp_path: Path) -> None:
    report = _report(tmp_path, f"Four held\n\n{line}\n\n{STORY}")
    assert report.byline == byline
    assert _words(report, "byline") == byline


@pytest.mark.parametrize("line", ["source : https://hill.example/1", "Source: https://hill.example/1"])
def test_the_source_line_is_found(line: str, tmp_path: Path) -> None:
    assert _report(tmp_path, f"{STORY}\n{line}").source == "https://hill.example/1"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Four held\n\nPublished: 5 March 2024\nUpdated: 7 March 2024\n\n{STORY}", "5 March 2024"),
        (f"Four held\n\nTuesday 5 March 2024\n\n{STORY}", "5 March 2024"),
        (f"Four held\n\nDandong, 5 March 2024\n\n{STORY}", "5 March 2024"),
        (f"Four held\n\nReporting period: 1-29 February 2024. Issued: 5 March 2024\n\n{STORY}", "5 March 2024"),
        (f"Four held\n\nHill Post | March 5, 2024\n\n{STORY}", "March 5, 2024"),
        (f"Four held\n\nDANDONG (5 March 2024) – {STORY}", "5 March 2024"),
        (f"Four held\n\nDANDONG, March 5 (Orchid Wire) - {STORY}\n\n© 2024 Hill Post, 7 March 2024", "March 5"),
        (f"Four held\n\n{STORY}\n\nThe Hill Post, Tuesday 5 March 2024", "5 March 2024"),
        (f"Four held\n\n{STORY}\n\nPosted Tues. 5 Mar. 2024", "5 Mar. 2024"),
    ],
)
def test_the_day_of_publication_is_found(text: str, words: str, tmp_path: Path) -> None:
    report = _report(tmp_path, text)
    assert report.published == dt.date(2024, 3, 5)
    assert _words(report, "published") == words


def test_a_moment_with_its_zone_is_found(tmp_path: Path) -> None:
    report = _report(tmp_path, f"Four held\n\nPublished 5 March 2024, 08:15 GMT\n\n{STORY}")
    assert report.published_at == dt.datetime(2024, 3, 5, 8, 15, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    [
        f"Four held\n\nThursday evening bulletin\n\n{STORY}",
        f"Four held\n\nDANDONG, March 5 (Orchid Wire) - {STORY}",
        f"Four held\n\n{STORY}\n\nThey had been missing since 5 March 2024, it said.",
    ],
)
def test_what_gives_no_day_of_publication_gives_none(text: str, tmp_path: Path) -> None:
    assert _report(tmp_path, text).published is None


def test_what_is_given_wins_over_what_is_found(tmp_path: Path) -> None:
    text = f"Four held\n\nThe Hill Post | 5 March 2024\n\n{STORY}"
    report = _report(tmp_path, text, title="Held", outlet="Lake Post", published="2024-03-06")
    assert (report.title, report.outlet, report.published) == ("Held", "Lake Post", dt.date(2024, 3, 6))
    assert report.found == ()


def test_names_of_outlets_are_compared_without_case_and_article(tmp_path: Path) -> None:
    text = f"Four held\n\nDANDONG, March 5 (The Orchid Wire) - {STORY}"
    assert _report(tmp_path, text, outlet="ORCHID WIRE").credit is None
