"""What is the page's and what is the story's."""

import json
from pathlib import Path

import pytest

from tumen.reports import Report, read_reports

STORY = (
    "Police in Dandong held four people on Monday, the Orchid Network said.",
    "Two of them were women, and one was a child of six.",
)


def _report(tmp_path: Path, text: str, **given: str) -> Report:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": text, **given}))
    (report,) = read_reports([path])
    assert isinstance(report, Report)
    return report


def _marked(tmp_path: Path, text: str, **given: str) -> dict[str, str]:
    """Return the furniture's words and kinds."""
    report = _report(tmp_path, text, **given)
    return {each.span.of(report.text).strip(): each.kind for each in report.furniture}


def test_a_whole_page_is_told_apart(tmp_path: Path) -> None:
    text = "\n\n".join(
        [
            "Four held near the border, network says",
            "A boy of six is among them",
            "By Ana Ruiz",
            f"DANDONG, China, March 5 (Orchid Wire) - {STORY[0]}",
            STORY[1],
            "Ana Ruiz, Hill News.",
            "source : https://hill.example/1",
            "Share on WhatsApp | Email | Print",
            "Related: Ferry strike called off",
            "© 2024 Hill News. All rights reserved.",
            "Leave a Comment",
        ]
    )
    assert _marked(tmp_path, text) == {
        "Four held near the border, network says": "headline",
        "A boy of six is among them": "headline",
        "By Ana Ruiz": "byline",
        "DANDONG, China, March 5 (Orchid Wire) -": "dateline",
        "Ana Ruiz, Hill News.": "sign-off",
        "source : https://hill.example/1": "source",
        "Share on WhatsApp | Email | Print": "share",
        "Related: Ferry strike called off": "related",
        "© 2024 Hill News. All rights reserved.": "sign-off",
        "Leave a Comment": "comment",
    }


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this article", "share"),
        ("Follow us on Telegram and X.", "share"),
        ("Tell your friends: Facebook  X  WhatsApp", "share"),
        ("Leave a comment (3)", "comment"),
        ("Comments are closed.", "comment"),
        ("READ ALSO: Ferry strike called off | New bridge opens", "related"),
        ("More football: Rovers stay up | Season ticket prices frozen", "related"),
        ("Reporting by Ana Ruiz; editing by Tom Low", "sign-off"),
        ("(Additional reporting by Ana Ruiz)", "sign-off"),
        ("This article was first published by Orchid Wire.", "sign-off"),
        ("This material may not be published, broadcast, rewritten or redistributed.", "sign-off"),
        ("ENDS", "sign-off"),
        ("Sign up for our morning letter", "other"),
        ("You have 2 free articles left this month.", "other"),
        ("Advertisement", "other"),
        ("Photo: Ana Ruiz / Orchid Wire", "other"),
        ("Media enquiries: press@hill.example", "other"),
        ("#Dandong #Border", "other"),
        ("Home | About us | Contact", "other"),
        ("ar/tl", "other"),
    ],
)
def test_a_line_after_the_story_is_furniture(line: str, kind: str, tmp_path: Path) -> None:
    marked = _marked(tmp_path, "\n\n".join([*STORY, line]))
    assert marked == {line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after four traders were arrested in Dandong on Monday.",
        "More from the north arrived on Monday, and four were held at the bridge.",
        "Related charges were brought against two officers who had beaten him.",
        "Comments by the minister angered the families of the four who were held.",
        "The group, which has more than 300 subscribers, said that four had been killed.",
        "Reporting by the network had earlier put the number of arrests at nine.",
        "Subscribers of the network raised money for the four who were arrested.",
        "Advertising in the town stopped after the killing of two shopkeepers.",
        "By Monday evening four people had been arrested in Dandong.",
        "Print workers were among the four who were arrested on Monday.",
        "The company said that threats to kill were against its terms of service.",
        "Research by the Orchid Institute found that nine had died in custody.",
        "Video by a passer-by shows four people being led away.",
        "Published by the ministry, the list names four who were executed.",
        "End of the month saw nine more arrests in the town.",
        "[Reporter]",
        "Ruiz: They took four of us away at night.",
        "Correction: five people were arrested, not four.",
        "14:05 - Four more arrests",
        "• Four people were arrested in Dandong",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_line_that_tells_something_is_never_furniture(line: str, place: int, tmp_path: Path) -> None:
    lines = [*STORY]
    lines.insert(place, line)
    report = _report(tmp_path, "\n\n".join(["Four held in Dandong", *lines]))
    start = report.text.index(line)
    assert all(each.span.end <= start or each.span.start >= start + len(line) for each in report.furniture)


def test_only_the_sentence_that_is_furniture_is_marked(tmp_path: Path) -> None:
    line = f"{STORY[1]} Subscribe to our newsletter."
    assert _marked(tmp_path, f"{STORY[0]}\n\n{line}") == {"Subscribe to our newsletter.": "other"}


def test_a_list_under_a_heading_of_links_is_furniture(tmp_path: Path) -> None:
    text = "\n".join(
        [
            *STORY,
            "",
            "Most read:",
            "1. Ferry strike called off",
            "2. New bridge opens",
            "",
            "Nine were freed on Friday, it said.",
        ]
    )
    assert _marked(tmp_path, text) == {
        "Most read:": "related",
        "1. Ferry strike called off": "related",
        "2. New bridge opens": "related",
    }


def test_a_caption_that_ran_into_its_story_is_left_in_the_story(tmp_path: Path) -> None:
    line = f"Photo: the bridge at Dandong on Monday evening seen from the hotel {STORY[0]} {STORY[1]}"
    assert line not in _marked(tmp_path, line)


def test_a_paragraph_broken_at_a_pages_width_is_no_headline(tmp_path: Path) -> None:
    text = (
        "Police in the northeastern city of Dandong held four people on\n"
        "Monday as they were about to board a bus, the Orchid Network said.\n"
        "Two of them were women, it said."
    )
    assert _marked(tmp_path, text) == {}


def test_the_given_title_is_the_headline_wherever_it_stands_before_the_story(tmp_path: Path) -> None:
    text = "Home | News | Sport\n\nFOUR HELD.\n\n" + "\n".join(STORY)
    assert _marked(tmp_path, text, title="Four held") == {"Home | News | Sport": "other", "FOUR HELD.": "headline"}


def test_flashes_without_full_stops_are_the_story(tmp_path: Path) -> None:
    text = "URGENT: FOUR HELD IN DANDONG\n\n0512 *** URGENT ***\nNETWORK SAYS FOUR HELD ON MONDAY\n\n0531\nMINISTRY DENIES ARRESTS\n"
    assert _marked(tmp_path, text) == {"URGENT: FOUR HELD IN DANDONG": "headline"}


@pytest.mark.parametrize(
    "dateline",
    [
        "DANDONG, China, March 5 (Orchid Wire) - ",
        "DANDONG, China (Orchid Wire) — ",
        "DANDONG (AP) — ",
        "Dandong, 5 March 2024 – ",
        "DANDONG, 5 March. ",
        "DANDONG (5 March 2024) – ",
        "DANDONG, China (Orchid Wire), March 5 — ",
        "Dandong, 5 Mar. (Orchid Wire).- ",
        "SAN JUAN DEL SUR, 5 MAR 90 (RADIO ORCHID) -- [TEXT] ",
        "(Seoul=Orchid) Reporter Kim Ha-na = ",
        "DANDONG — ",
        "DANDONG: ",
        "SELAH, Wash. — ",
        "(CNN) -- ",
    ],
)
def test_a_dateline_is_marked_and_no_more(dateline: str, tmp_path: Path) -> None:
    marked = _marked(tmp_path, f"Four held\n\n{dateline}{STORY[0]}\n\n{STORY[1]}")
    assert marked == {"Four held": "headline", dateline.strip(): "dateline"}


@pytest.mark.parametrize("start", ["ANCHOR: ", "QUESTION: ", "Ruiz (left) - ", "Tuesday - ", "UPDATE: "])
def test_what_only_looks_like_a_dateline_is_none(start: str, tmp_path: Path) -> None:
    assert "dateline" not in _marked(tmp_path, f"Four held\n\n{start}{STORY[0]}\n\n{STORY[1]}").values()
