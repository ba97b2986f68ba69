"""One file for each way in which reports lie in files, and the table of them.

To add one: a module here with a `Format`, its line in `FORMATS`, a test in tests/reports/formats.
"""

from tumen.reports.draft import Format, Source
from tumen.reports.formats.json_file import JSON_FILE
from tumen.reports.formats.json_lines import JSON_LINES
from tumen.reports.formats.mail import MAIL
from tumen.reports.formats.page import PAGE
from tumen.reports.formats.pdf import PDF
from tumen.reports.formats.plain import PLAIN
from tumen.reports.formats.table import TABLE
from tumen.reports.formats.warc import WACZ, WARC

# In the order in which their content is looked for: the surest mark first; plain text is what is left.
FORMATS = (WARC, WACZ, PDF, JSON_LINES, JSON_FILE, PAGE, MAIL, TABLE, PLAIN)

__all__ = ["FORMATS", "format_of"]


def format_of(source: Source) -> Format:
    """Return the format that the content shows, else the one of the name's ending, else plain text."""
    by_content = (each for each in FORMATS if each.recognises(source))
    by_name = (each for each in FORMATS if source.ending() in each.endings)
    return next(by_content, None) or next(by_name, PLAIN)
