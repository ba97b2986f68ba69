"""Which language a text is in: English, or the name of the other one."""

import re
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

# Words that are frequent in English and rare in its neighbours ('in', 'on', 'was', 'is', 'a' are German, French or Dutch too).
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "were",
        "by",
        "from",
        "said",
        "has",
        "have",
        "had",
        "this",
        "which",
        "they",
        "their",
        "would",
        "been",
        "who",
        "after",
        "at",
    ]
)
_LETTERS = re.compile(r"[^\W\d_]+")
# One word in ten of these: English news has one in four to one in three, German, French or Spanish news one in a hundred.
_ENGLISH_SHARE = 0.10
# Fewer words say too little for the share.
_ENGLISH_WORDS = 20
# Words that are judged; a quotation in another tongue does not outweigh them.
_JUDGED_WORDS = 400
# Below this many letters a detector guesses, by the names in it: such a text is taken as English.
_FEWEST_LETTERS = 60
# The other language must be this sure, and English this unlikely: a wrong 'not English' loses a report.
_SURE = 0.80
_UNLIKELY = 0.10
# The languages that most of the world's news is written in; each costs memory, and one that is not here shows as its neighbour.
_LANGUAGES = [
    "ENGLISH",
    "ARABIC",
    "CHINESE",
    "DUTCH",
    "FRENCH",
    "GERMAN",
    "HINDI",
    "INDONESIAN",
    "ITALIAN",
    "JAPANESE",
    "KOREAN",
    "PERSIAN",
    "POLISH",
    "PORTUGUESE",
    "RUSSIAN",
    "SPANISH",
    "SWEDISH",
    "TURKISH",
    "UKRAINIAN",
    "VIETNAMESE",
]


def other_language(text: str) -> str | None:
    """Return the name of the language if the text is clearly not English, else None.

    Judged in lower case, so that capitals mislead nobody. A text with enough English function words needs no
    detector: about 0.02 ms; else lingua on groups of three letters (0.1 s and 20 MB to
    load; on all lengths it takes 2 s and 300 MB, and judges texts of 60 letters alike).
    """
    words = [word.lower() for word in _LETTERS.findall(text[: _JUDGED_WORDS * 12])][:_JUDGED_WORDS]
    if len(words) >= _ENGLISH_WORDS and sum(word in _ENGLISH for word in words) >= len(words) * _ENGLISH_SHARE:
        return None
    sample = " ".join(words)
    if not _enough(sample):
        return None
    values = {each.language: each.value for each in _detector().compute_language_confidence_values(sample)}
    best = max(values, key=lambda language: values[language])
    if values[best] < _SURE or values[Language.ENGLISH] > _UNLIKELY:
        return None
    return best.name.capitalize()


def _enough(sample: str) -> bool:
    """Letters of another script, Greek and what follows it, tell more than Latin ones: a quarter of them is enough."""
    return len(sample) >= _FEWEST_LETTERS or sum(letter >= "\u0370" for letter in sample) >= _FEWEST_LETTERS // 4


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    languages = [getattr(Language, name) for name in _LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
