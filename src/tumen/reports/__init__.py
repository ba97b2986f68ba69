"""Files, pages and folders come in, reports go out, with their exact text and where each came from.

What cannot be read comes out as `Skipped`, with the reason; copies are found among what was read.
This room never alters a text after it got its id.
"""

from tumen.reports.copies import Copies, find_copies
from tumen.reports.reading import read_reports
from tumen.reports.report import Entry, Found, Furniture, Report, Skipped, entry_of

__all__ = ["Copies", "Entry", "Found", "Furniture", "Report", "Skipped", "entry_of", "find_copies", "read_reports"]
