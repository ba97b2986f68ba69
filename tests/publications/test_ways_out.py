"""The table, JSON Lines and the brief of one small ledger."""

import datetime as dt
import io
import json
from dataclasses import replace

from hypothesis import given
from rich.console import Console
from tests.cast import Telling, claim, day, entry, people, place, tellings

from tumen.claims import Position, Trend
from tumen.publications import (
    Publication,
    brief,
    print_publication,
    print_released,
    print_skipped,
    publication_lines,
    publish,
    skipped_lines,
)
from tumen.reports import Skipped
from tumen.values import Span

KUNMING = place("Kunming", "CN")
TOLD = claim("c1", "r1", text="Twelve villagers were arrested.", count=people(12), at=KUNMING, when=day(0))
CHECK = claim(
    "c2", "r2", by="the ministry", kind="state", stance="verifying", at=KUNMING, when=day(0), text="It is checking."
)
TOTAL = claim(
    "c3", "r2", by="the ministry", kind="state", act="arrival", count=people(236), text="236 arrived in 2023."
)
TREND = Trend("t1", "r2", Span(40, 52), "more arrests", None, "arrest", "more", None, "last year")
POSITION = Position("p1", "r2", Span(60, 79), "nobody should be hit", None, "ill-treatment")


def published(**titles: str) -> Publication:
    entries = [
        replace(entry("r1", 0, outlet="Hill Post", title=titles.get("r1")), url="https://hill.example/1"),
        replace(entry("r2", 1, outlet="Orchid Wire"), published_at=dt.datetime(2024, 3, 5, 8, 30, tzinfo=dt.UTC)),
    ]
    return publish(entries, [TOLD, CHECK, TOTAL], [TREND], [POSITION], as_of=dt.date(2024, 3, 9))


def table(publication: Publication, width: int = 80, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system="standard" if terminal else None)
    print_publication(publication, console)
    return out.getvalue()


KEYS = {
    "report": ["kind", "id", "title", "outlet", "credit", "published", "url", "language", "sha256", "copy_of"],
    "claim": [
        "kind", "id", "report", "span", "text", "speaker", "chain", "cue", "stance", "act", "attempted", "actor",
        "affected", "count", "place", "when", "reader",
    ],
    "trend": ["kind", "id", "report", "span", "speaker", "act", "direction", "period", "compared_with"],
    "incident": ["kind", "id", "claims", "act", "place", "when", "related"],
    "assessment": [
        "kind", "incident", "as_of", "rules", "status", "rule", "because", "would_change", "origins", "outlets",
        "count", "verifying", "flags",
    ],
    "skipped": ["kind", "item", "reason"],
}  # fmt: skip
INNER = {
    "speaker": ["name", "kind", "span"],
    "count": ["low", "high", "parts", "words", "span"],
    "place": ["name", "country", "lat", "lon", "precision", "span"],
    "when": ["start", "end", "precision", "words", "span"],
}


def test_each_line_has_the_keys_of_the_contract_in_their_order() -> None:
    lines = [*publication_lines(published()), *skipped_lines([Skipped("a.pdf", "holds no text")])]
    records = [json.loads(line) for line in lines]
    for kind, keys in KEYS.items():
        of_kind = [record for record in records if record["kind"] == kind]
        assert of_kind
        assert all(list(record) == keys for record in of_kind)
    claims = [record for record in records if record["kind"] == "claim"]
    for field, keys in INNER.items():
        assert {tuple(one[field]) for one in claims if one[field] is not None} == {tuple(keys)}


def test_a_report_shows_the_moment_of_publication_where_it_is_known_else_the_day() -> None:
    reports = [json.loads(line) for line in publication_lines(published())][:2]
    assert [report["published"] for report in reports] == ["2024-03-04", "2024-03-05T08:30:00Z"]


def test_the_table_says_status_number_outlets_origins_and_quotes() -> None:
    shown = table(published())
    assert "arrest · Kunming, China · 4 March 2024" in shown
    assert "single-source · 12 people · reported by 2 outlets, 1 origin" in shown
    assert "“Twelve villagers were arrested.”" in shown
    assert "Being checked by the ministry since 5 March 2024:" in shown
    assert "236 people" in shown
    assert "arrest: more" in shown


def test_in_a_pipe_the_table_has_no_colours_and_on_a_terminal_it_has_them_beside_the_words() -> None:
    assert "\x1b" not in table(published())
    assert "\x1b[1;33msingle-source" in table(published(), terminal=True)


def test_the_table_keeps_to_its_width_and_cuts_no_word() -> None:
    narrow = table(published(), width=40)
    assert max(len(line) for line in narrow.splitlines()) <= 40
    assert narrow.split() == table(published(), width=200).split()


def test_a_report_text_cannot_drive_the_terminal_or_break_the_brief() -> None:
    evil = claim("c9", "r9", text="\x1b[2J\u202e<b>\n# gone")
    publication = publish([entry("r9", outlet="Evil\x1b]0;title\x07", title="\x1b[31mred")], [evil], [], [])
    assert "\x1b" not in table(publication)
    written = list(brief(publication))
    assert not any("\x1b" in line or line.startswith("# gone") or "<b>" in line for line in written)
    assert "  > ⟨U+001B⟩\\[2J⟨U+202E⟩\\<b\\> # gone" in written


def test_the_brief_gives_every_number_with_its_quote_and_link() -> None:
    written = "\n".join(brief(published()))
    assert "# Brief, as of 9 March 2024" in written
    assert "**single-source**: one origin says so" in written
    assert "> Twelve villagers were arrested." in written
    assert "[Hill Post, 4 March 2024](<https://hill.example/1>) (report `r1`, characters 0 to 31)" in written
    assert "- the ministry, since 5 March 2024" in written
    assert "### What would change it" in written


def test_the_brief_names_what_was_not_read() -> None:
    assert "- a\\_b.pdf: holds no text" in list(brief(published(), [Skipped("a_b.pdf", "holds no text")]))


def test_a_skipped_item_is_one_line_however_long() -> None:
    out = io.StringIO()
    print_skipped([Skipped("x" * 300, "is\nempty")], Console(file=out, width=80))
    assert out.getvalue() == f"skipped {'x' * 300}: is empty\n"


def test_reports_without_claims_are_shown_as_such() -> None:
    out = io.StringIO()
    print_released(publish([entry("r1", title="Rain")], [], [], []).released, Console(file=out, width=80))
    assert out.getvalue() == "r1 Gazette, 4 March 2024\n  Rain\n  no claims\n\n"


@given(tellings())
def test_every_claim_of_a_ledger_is_published_once_in_each_way(telling: Telling) -> None:
    publication = publish(list(telling.entries.values()), telling.claims, [], [])
    ids = [json.loads(line)["id"] for line in publication_lines(publication) if '"kind":"claim"' in line]
    assert sorted(ids) == sorted(told.id for told in telling.claims)
    quoted = [line for line in brief(publication) if line.startswith("  > ")]
    assert len(quoted) >= len(publication.ledger.incidents)
    assert table(publication).count("rule: ") == len(publication.ledger.incidents)
