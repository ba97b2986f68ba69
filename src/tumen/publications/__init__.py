"""Incidents and assessments come in; tables, JSON Lines and briefs go out.

Everything that leaves passes `redact`.
This room never lets out what a decision withholds.
"""

from tumen.publications.brief import brief
from tumen.publications.json import publication_lines, released_lines, skipped_lines
from tumen.publications.publication import Publication, publish
from tumen.publications.redact import MASK, Released, redact
from tumen.publications.table import print_publication, print_released, print_skipped

__all__ = [
    "MASK",
    "Publication",
    "Released",
    "brief",
    "print_publication",
    "print_released",
    "print_skipped",
    "publication_lines",
    "publish",
    "redact",
    "released_lines",
    "skipped_lines",
]
