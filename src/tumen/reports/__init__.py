"""Files, pages and folders come in, reports go out, with their exact text and where each came from.

What cannot be read comes out as `Skipped`, with the reason; copies are found among what was read.
This room never alters a text after it got its id.
"""

from tumen.reports.reading import read_reports
from tumen.reports.report import Entry, Found, Furniture, Report, Skipped

__all__ = ["Entry", "Found", "Furniture", "Report", "Skipped", "read_reports"]
