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
