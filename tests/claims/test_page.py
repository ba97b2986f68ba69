"""Who speaks at each word of a report, and through whom their words went."""

import pytest
from tests.claims.texts import only, read


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The River Watch Network said residents had told it that police arrested nine farmers.",
            ("Lantern Daily", "The River Watch Network", "residents"),
        ),
        (
            "A lawmaker, citing the coast guard, said nine farmers were arrested.",
            ("Lantern Daily", "A lawmaker", "the coast guard"),
        ),
        (
            "State television quoted the interior minister, Oleg Marin, as saying nine farmers were arrested.",
            ("Lantern Daily", "State television", "Oleg Marin"),
        ),
        (
            "The state news agency said, quoting police, that nine farmers were arrested.",
            ("Lantern Daily", "The state news agency", "police"),
        ),
    ],
)
def test_whoever_passes_words_on_stands_in_the_chain_before_whose_they_are(text: str, chain: tuple[str, ...]) -> None:
    assert only(read(text).claims).chain == chain


@pytest.mark.parametrize(
    "text",
    [
        "As reported by the union, nine miners were arrested in Cobija.",
        "Nine miners were arrested in Cobija, as the union put it.",
        "Nine miners were arrested in Cobija, per the union.",
        "In the words of the union, nine miners were arrested in Cobija.",
        "It was learned from the union that nine miners were arrested in Cobija.",
    ],
)
def test_words_are_given_to_their_speaker_in_every_turn_of_phrase(text: str) -> None:
    speaker = only(read(text).claims).speaker
    assert speaker is not None
    assert speaker.name == "the union"
