"""Words come in, values go out: spans, counts, dates, places, names, each with the words that carry it.

Each value has one file: words to value, value to words, and how two are compared.
This room never does input or output over a network and never reads the clock.
"""

from tumen.values.count import (
    Count,
    CountRange,
    add_ranges,
    compatible,
    count_words,
    find_counts,
    parts_fit,
    read_count,
    span_ranges,
)
from tumen.values.name import Name
from tumen.values.people import is_person_noun
from tumen.values.place import Gazetteer, Place
from tumen.values.span import Span
from tumen.values.when import When, find_whens, gap_days, overlap, read_when, when_words

__all__ = [
    "Count",
    "CountRange",
    "Gazetteer",
    "Name",
    "Place",
    "Span",
    "When",
    "add_ranges",
    "compatible",
    "count_words",
    "find_counts",
    "find_whens",
    "gap_days",
    "is_person_noun",
    "overlap",
    "parts_fit",
    "read_count",
    "read_when",
    "span_ranges",
    "when_words",
]
