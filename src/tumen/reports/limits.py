"""How much is read of one item, each with its reason; what is over a limit is `Skipped`, with what to do."""

# A whole day's newspaper is under 5 MB; above this a file is a dump, and reading it whole would fill a laptop's memory.
FILE_BYTES = 50_000_000
# One line of JSON Lines or one row of a table is one report; the longest book in print is under 5 MB.
ROW_BYTES = 10_000_000
# Enough to see what a file is, and for an encoding to show itself.
HEAD_BYTES = 65_536
# Browsers stop at 512; at 20,000 nested lists the text extraction needs more memory than a laptop has.
PAGE_DEPTH = 2_000
# A parliament's yearbook has 1,000 pages; more is a crafted or a scanned archive.
PDF_PAGES = 5_000
# What a PDF may unpack to, as text.
PDF_CHARACTERS = 20_000_000
# A mail in a mail in a mail: beyond that nobody reads either.
PART_DEPTH = 3
# Metadata stand at a page's beginning; the reader of markup is not given more than this.
PAGE_METADATA_CHARACTERS = 1_000_000


def megabytes(size: int) -> str:
    """Return a size in bytes as people read it ('200 MB')."""
    return f"{size / 1_000_000:,.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"
