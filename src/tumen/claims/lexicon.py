"""The language model's own word lists: lemmas and irregular forms by part of speech, endings, function words."""

from functools import cache

from tumen.claims.parsing import parser
from tumen.claims.vocabulary import table

PARTS = ("noun", "verb", "adj", "adv")


class Lexicon:
    """The tables of the model's lemmatizer, as sets and plain dictionaries."""

    def __init__(self) -> None:
        tables = parser().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # only rule lemmatizers have it
        index, irregular, endings = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        self.lemmas = {part: frozenset(index[part]) for part in PARTS}
        self.irregular = {part: dict(irregular[part]) for part in PARTS}
        self.endings = {part: [tuple(rule) for rule in endings[part]] for part in PARTS}
        self.function_words = frozenset(parser().Defaults.stop_words)


@cache
def lexicon() -> Lexicon:
    """Return the lists, read once. Raises SetupError where no language model is installed."""
    return Lexicon()


@cache
def is_of(lower: str, part: str) -> bool:
    """Say whether a word in small letters, or what it is a form of, is a noun, verb, adj or adv of the lists."""
    known = lexicon()
    if lower in known.lemmas[part] or lower in known.irregular[part]:
        return True
    return any(
        lower.endswith(old) and lower.removesuffix(old) + new in known.lemmas[part]
        for old, new in known.endings[part]
        if old and len(lower) - len(old) > 2
    )


def is_english(lower: str) -> bool:
    """Say whether the lists have the word in any part of speech; they hold some names, too."""
    return any(is_of(lower, part) for part in PARTS)


@cache
def lemmas_of(lower: str) -> frozenset[str]:
    """Return all that a word in small letters may be a form of, itself included."""
    known = lexicon()
    found = {lower, str(table("nouns")["forms"].get(lower, lower))}
    for part in PARTS:
        found.update(known.irregular[part].get(lower, ()))
        found.update(lower.removesuffix(old) + new for old, new in known.endings[part] if old and lower.endswith(old))
    return frozenset(found)
