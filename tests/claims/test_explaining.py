"""Why a claim reads as it does: the rows of the data, by file and table, that made its fields."""

import pytest
from tests.claims.texts import only, read, report

from tumen.claims import explain


def _because(text: str) -> dict[str, tuple[str, str]]:
    claim = only(read(text).claims)
    return {reason.field: (reason.words, reason.source) for reason in explain(claim, report(text))}


def test_act_speaker_and_stance_name_their_rows() -> None:
    because = _because("The River Watch Network confirmed that 12 farmers were arrested in Gusau on Monday.")
    assert because["act"] == ("arrest", "claims/hand/acts.toml [arrest] object: 'arrest'")
    assert because["stance"] == ("confirms, by 'confirmed'", "claims/hand/cues.toml [verbs] confirms: 'confirm'")
    assert because["speaker"][1] == "values/name.toml [kinds] civic: 'network'"


def test_values_name_their_words_and_what_they_were_read_as() -> None:
    because = _because("The River Watch Network said at least 12 farmers were arrested in Gusau on Monday.")
    assert because["count"] == ("at least 12", "values/count: 12 or more")
    assert because["place"] == ("Gusau", "values/place/data: town, NG")
    assert because["when"] == ("on Monday", "values/when/when_words.toml: 2024-08-26 to 2024-08-26")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("According to the union, nine men were held in Gusau.", "[prepositions] phrases: 'according to'"),
        ("The union fears nine men will be deported.", "[verbs] expects: 'fear'"),
        ("Nine men will be deported from Kenya on Sunday.", "[modals] expects: 'will'"),
        ("Police arrested nine men in Gusau.", "a rule: what is told without a cue is asserted"),
    ],
)
def test_a_stance_names_the_cue_s_row_or_the_rule(text: str, row: str) -> None:
    assert _because(text)["stance"][1].endswith(row)


def test_the_outlet_s_own_voice_is_named_as_a_rule() -> None:
    assert _because("Police arrested nine men in Gusau.")["speaker"][0] == "the outlet"
