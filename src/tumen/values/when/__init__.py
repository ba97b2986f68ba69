"""Words to times, times to words, and how two times compare."""

from tumen.values.when.reading import find_whens, read_when
from tumen.values.when.record import When, WhenPrecision, gap_days, overlap, when_words

__all__ = ["When", "WhenPrecision", "find_whens", "gap_days", "overlap", "read_when", "when_words"]
