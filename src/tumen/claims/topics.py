"""Topics: whether a text is about grave events at all, or about a match, a play or the markets."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tumen.claims.claim import Act
from tumen.claims.mentions import Mention
from tumen.claims.vocabulary import table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc


# Acts that a match, a market or a stage does not bring about figuratively with people, a place and a day beside them.
_GRAVE: frozenset[Act] = frozenset(
    {"arrest", "abduction", "killing", "death", "execution", "sentence", "disappearance"}
)


def is_silent(doc: "Doc", mentions: Sequence[Mention]) -> bool:
    """Say whether a text is no report of grave events: it tells a plot, or is about a match, the markets or the weather.

    The same verbs serve both: shares are hit, batsmen are caught, a film kills its hero. A disaster in a stadium or
    the arrest of a director is told with people, a place and a day in one sentence, which the others hardly ever are.
    """
    seen = {token.lemma_.lower() for token in doc if token.is_alpha} | {token.lower_ for token in doc if token.is_alpha}
    if len(seen & words("topics", "narrative")) >= int(table("topics")["told"]):
        return True
    grave = len(seen & words("topics", "grave"))
    play = len(seen & words("topics", "play"))
    slight = grave <= int(table("topics")["few"]) and play >= max(grave, int(table("topics")["some"]))
    playing = slight or (play > grave * float(table("topics")["ratio"]) and play >= 5)
    return playing and not any(_is_unmistakable(mention) for mention in mentions)


def _is_unmistakable(mention: Mention) -> bool:
    stated = mention.firm and mention.stance == "asserts" and mention.act in _GRAVE and mention.affected is not None
    beside = [value.span for value in (mention.place, mention.when) if value is not None and value.span is not None]
    return stated and len(beside) == 2 and all(mention.span.covers(span) for span in beside)
