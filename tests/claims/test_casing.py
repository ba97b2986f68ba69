"""Text in capitals gets its small letters back, every word in its place; what it says is quoted as the report has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.texts import only, read

from tumen.claims.casing import truecase


@pytest.mark.parametrize(
    ("wire", "print_"),
    [
        (
            "POLICE ARRESTED NINE STUDENTS IN SANTA ROSALIA ON MONDAY, A SPOKESMAN SAID.",
            "Police arrested nine students in Santa Rosalia on Monday, a spokesman said.",
        ),
        (
            "COLONEL TOMAS ARRUDA SAID ON 3 MARCH THAT SOLDIERS MAY MARCH TO LISBON IN MAY.",
            "Colonel Tomas Arruda said on 3 March that soldiers may march to Lisbon in May.",
        ),
        (
            "THE PEASANTS' UNITY LEAGUE [PUL] SAID IT WASN'T TOLD. THE PUL WAITED.",
            "The Peasants' Unity League [PUL] said it wasn't told. The PUL waited.",
        ),
        (
            "NORTH KOREAN GUARDS FIRED, THE U.S. EMBASSY TOLD US, AND THE UN PROTESTED.",
            "North Korean guards fired, the U.S. embassy told us, and the UN protested.",
        ),
        (
            "ANTIGUERRILLA TROOPS AND NARCOTERRORISTS WITH MACHINEGUNS CLASHED NEAR LA ESPERANZA.",
            "Antiguerrilla troops and narcoterrorists with machineguns clashed near La Esperanza.",
        ),
        (
            "THE 10TH BRIGADE LOST TWO MEN. “NO ONE KNEW,” HE SAID.",
            "The 10th brigade lost two men. “No one knew,” he said.",
        ),
        (
            "MR. O'NEILL WAS HELD IN KENYA'S CAPITAL FOR TWO DAYS.",
            "Mr. O'Neill was held in Kenya's capital for two days.",
        ),
    ],
)
def test_words_get_small_letters_and_names_keep_their_first_capital(wire: str, print_: str) -> None:
    assert truecase(wire) == print_


def test_a_headline_in_capitals_changes_and_the_story_below_does_not() -> None:
    text = "POLICE HOLD NINE MEN IN KENYA\nThe NGO Watch and the UN said nine men were held."
    assert truecase(text) == "Police hold nine men in Kenya\nThe NGO Watch and the UN said nine men were held."


@pytest.mark.parametrize(
    "text",
    ["The UN, the EU and NATO met.", "USA TODAY\nNine men were held in Gusau.", "WHO: UNHCR\nnine men were held.", ""],
)
def test_ordinary_text_and_acronyms_are_left_alone(text: str) -> None:
    assert truecase(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(deadline=None)
def test_every_letter_keeps_its_place(text: str) -> None:
    for given_text in (text, text.upper(), f"POLICE HELD NINE MEN IN KENYA {text}"):
        cased = truecase(given_text)
        assert len(cased) == len(given_text)
        assert all(new in (old, old.lower()) for old, new in zip(given_text, cased, strict=True))


WIRE = """NAIROBI, 3 MAY 90 (KNA) -- [TEXT] POLICE HAVE ARRESTED 15 KENYAN STUDENTS IN KISUMU, THE FARMERS UNION SAID ON MONDAY.

SEVEN SOLDIERS WERE WOUNDED IN AN AMBUSH NEAR NAKURU, [WORDS INDISTINCT] ACCORDING TO THE ARMY."""


def test_a_wire_report_is_read_and_quoted_in_its_own_capitals() -> None:
    claims = {claim.act: claim for claim in read(WIRE).claims}
    arrest, injury = claims["arrest"], claims["injury"]
    assert arrest.text == arrest.span.of(WIRE)
    assert arrest.text.startswith("POLICE HAVE ARRESTED")
    assert arrest.speaker is not None
    assert arrest.speaker.name == "THE FARMERS UNION"
    assert arrest.count is not None
    assert (arrest.count.low, arrest.count.high) == (15, 15)
    assert arrest.count.words == arrest.count.span.of(WIRE) if arrest.count.span else False
    assert arrest.place is not None
    assert (arrest.place.name, arrest.place.country) == ("Kisumu", "KE")
    assert injury.count is not None
    assert injury.count.low == 7


def test_one_sentence_reads_alike_in_capitals_and_in_print() -> None:
    text = "The farmers union said 12 Zambian miners were arrested in Kitwe on Sunday."
    plain, wire = only(read(text).claims), only(read(text.upper()).claims)
    assert (wire.act, wire.stance, wire.when and wire.when.start) == (
        plain.act,
        plain.stance,
        plain.when and plain.when.start,
    )
    assert wire.place is not None
    assert plain.place is not None
    assert (wire.place.name, wire.place.country) == (plain.place.name, plain.place.country)
    assert wire.speaker is not None
    assert plain.speaker is not None
    assert (wire.speaker.name.lower(), wire.speaker.kind) == (plain.speaker.name.lower(), plain.speaker.kind)
