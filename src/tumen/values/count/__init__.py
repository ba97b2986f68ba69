"""Words to counts of people, counts to words, and how two counts compare."""

from tumen.values.count.reading import find_counts, read_count
from tumen.values.count.record import (
    Count,
    CountRange,
    add_ranges,
    compatible,
    count_words,
    parts_fit,
    span_ranges,
)

__all__ = [
    "Count",
    "CountRange",
    "add_ranges",
    "compatible",
    "count_words",
    "find_counts",
    "parts_fit",
    "read_count",
    "span_ranges",
]
