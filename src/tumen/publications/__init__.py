"""Incidents and assessments come in; tables, JSON Lines and briefs go out.

Everything that leaves passes `redact`.
This room never lets out what a decision withholds.
"""

from tumen.publications.accounts import Account, accounts
from tumen.publications.attributed import attribution_lines, print_attributions
from tumen.publications.brief import brief
from tumen.publications.changes import change_lines, print_changes
from tumen.publications.detail import Detail, Told, detail_lines, detail_of, find_incident, print_detail
from tumen.publications.json import publication_lines, released_lines, skipped_lines
from tumen.publications.marked import Stretch, stretches
from tumen.publications.passing import Passing, passings
from tumen.publications.passing_svg import passing_svg
from tumen.publications.publication import Publication, publish
from tumen.publications.redact import MASK, Released, masking, redact
from tumen.publications.sums import print_sums, sum_lines
from tumen.publications.table import print_account, print_explained, print_publication, print_released, print_skipped
from tumen.publications.visible import visible

__all__ = [
    "MASK",
    "Account",
    "Detail",
    "Passing",
    "Publication",
    "Released",
    "Stretch",
    "Told",
    "accounts",
    "attribution_lines",
    "brief",
    "change_lines",
    "detail_lines",
    "detail_of",
    "find_incident",
    "masking",
    "passing_svg",
    "passings",
    "print_account",
    "print_attributions",
    "print_changes",
    "print_detail",
    "print_explained",
    "print_publication",
    "print_released",
    "print_skipped",
    "print_sums",
    "publication_lines",
    "publish",
    "redact",
    "released_lines",
    "skipped_lines",
    "stretches",
    "sum_lines",
    "visible",
]
