"""Topics: whether a text is about grave events at all, or about a match, a play or the markets."""

from typing import TYPE_CHECKING

from tumen.claims.vocabulary import table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_play(doc: "Doc") -> bool:
    """Say whether words of sport, art, business and leisure outnumber those of grave events.

    The same verbs serve both: shares are hit, batsmen are caught, a film kills its hero.
    """
    seen = {token.lemma_.lower() for token in doc if token.is_alpha} | {token.lower_ for token in doc if token.is_alpha}
    grave = len(seen & words("topics", "grave"))
    play = len(seen & words("topics", "play"))
    return play > grave * float(table("topics")["ratio"]) and play >= 5
