"""What is withheld leaves by no way out: not by itself, not through a copy, not through a title or an address."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Telling, claim, day, entry, people, place, tellings, with_copy

from tumen.incidents import Decision, Verdict, decide
from tumen.publications import MASK, Released, brief, publication_lines, publish, redact

NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)


def decision(verdict: Verdict, claim_id: str, field: str | None = None, hours: int = 0) -> Decision:
    return decide(verdict, [claim_id], by="Ama", on=NOON + dt.timedelta(hours=hours), field=field)


SPOKEN = claim(
    "c1",
    "r1",
    by="Mina Oduya",
    text="Mina Oduya said 12 people were arrested in Gusau on Monday.",
    count=people(12),
    at=place("Gusau", "NG"),
    when=day(0),
)
REPORT = replace(entry("r1", title="Oduya speaks of arrests"), url="https://hill.example/mina-oduya")


def released(*decisions: Decision) -> Released:
    copy = replace(SPOKEN, id="c2", report="r2")
    return redact([REPORT, entry("r2", copy_of="r1")], [SPOKEN, copy], [], [], decisions)


def test_without_decisions_all_is_released_unchanged() -> None:
    out = released()
    assert out.claims[0] == SPOKEN
    assert out.withheld == 0


def test_a_withheld_claim_is_left_out_with_its_copies_and_only_counted() -> None:
    out = released(decision("withhold", "c1"))
    assert out.claims == ()
    assert out.withheld == 2


def test_a_withheld_speaker_becomes_unnamed_in_quote_title_address_and_copy() -> None:
    out = released(decision("withhold", "c1", "speaker"))
    assert [(told.speaker.name, told.speaker.kind) for told in out.claims if told.speaker] == [(MASK, "unnamed")] * 2
    assert out.claims[0].text == f"{MASK} said 12 people were arrested in Gusau on Monday."
    assert out.claims[0].chain == (MASK,)
    assert out.entries[0].title == f"{MASK} speaks of arrests"
    assert out.entries[0].url is None


def test_a_body_that_is_its_own_outlet_is_withheld_there_too() -> None:
    own = entry("r1", outlet="River Watch Network")
    told = claim("c1", "r1", text="We saw 12 people being led away.")
    out = redact(
        [replace(own, credit="the river watch network")], [told], (), (), [decision("withhold", "c1", "speaker")]
    )
    assert (out.entries[0].outlet, out.entries[0].credit) == (None, None)


def test_a_withheld_place_takes_its_coordinates_with_it() -> None:
    out = released(decision("withhold", "c1", "place"))
    assert [told.place for told in out.claims] == [None, None]
    assert "Gusau" not in out.claims[1].text


def test_a_withheld_count_takes_the_quote_with_it() -> None:
    out = released(decision("withhold", "c1", "count"))
    assert out.claims[0].count is None
    assert out.claims[0].text == MASK


def test_the_span_of_a_masked_quote_does_not_tell_its_length() -> None:
    out = released(decision("withhold", "c1", "text"))
    assert out.claims[0].span == (0, len(MASK))


def test_the_latest_decision_counts() -> None:
    out = released(decision("withhold", "c1"), decision("publish", "c1", hours=1))
    assert [told.id for told in out.claims] == ["c1", "c2"]


def test_a_correction_does_not_put_back_what_is_withheld() -> None:
    corrected = decide("corrected", ["c1"], by="Ama", on=NOON, field="affected", value='"the Reeve family"')
    decisions = [corrected, decision("withhold", "c1", "affected")]
    publication = publish([REPORT], [SPOKEN], [], [], decisions)
    assert "Reeve" not in "\n".join(publication_lines(publication))


@given(tellings(), st.data())
def test_a_withheld_claim_of_a_copied_report_changes_what_leaves_as_if_it_had_never_been_made(
    telling: Telling, data: st.DataObject
) -> None:
    if not telling.claims:
        return
    secret = data.draw(st.sampled_from(telling.claims))
    copied = with_copy(telling, secret.report, 1)
    publication = publish(list(copied.entries.values()), copied.claims, [], [], [decision("withhold", secret.id)])
    without = [told for told in copied.claims if told.id not in (secret.id, f"{secret.id}-copy")]
    expected = publish(list(copied.entries.values()), without, [], [])
    assert publication.ledger.incidents == expected.ledger.incidents
    everything = "\n".join([*publication_lines(publication), *brief(publication)])
    assert f"({secret.id})" not in everything
