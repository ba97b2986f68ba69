"""English or not."""

import pytest

from tumen.reports.language import other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Polizei nahm am Montag in Dandong vier Menschen fest, teilte das Netzwerk mit.", "German"),
        ("La police a arrêté lundi quatre personnes à Dandong, a indiqué le réseau.", "French"),
        ("La policía detuvo el lunes a cuatro personas en Dandong, informó la red.", "Spanish"),
        ("경찰은 월요일 단둥에서 네 명을 체포했다고 단체가 밝혔다.", "Korean"),
        ("警方周一在丹东拘留了四人，该组织表示。", "Chinese"),
        ("Полиция задержала в понедельник в Даньдуне четырёх человек.", "Russian"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Police held four people on Monday, the network said.",
        "FOUR HELD IN DANDONG, NETWORK SAYS; MINISTRY DECLINES TO COMMENT ON REPORTED ARRESTS",
        "Four held",
        "12:40",
        "Ouagadougou: Compaoré, Traoré, Ouédraogo held",
        "“Wir wissen nichts”, said the minister. The police held four people who had come to the town by train.",
    ],
)
def test_english_is_not_taken_for_another_language(text: str) -> None:
    assert other_language(text) is None
