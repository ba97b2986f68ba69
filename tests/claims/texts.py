"""Short invented reports for the tests of the claims room, and what the room makes of them."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from tumen.claims import Reading, rules_reader
from tumen.claims.parsing import parse
from tumen.reports import Furniture, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence

PUBLISHED = dt.date(2024, 8, 28)  # a Wednesday
Item = TypeVar("Item")


def report(
    text: str,
    *,
    outlet: str | None = "Lantern Daily",
    published: dt.date | None = PUBLISHED,
    furniture: Sequence[Furniture] = (),
    report_id: str = "r1",
) -> Report:
    """Return a report with this text; all else is plain."""
    return Report(
        report_id, text, None, outlet, None, None, None, published, None, None, "en", "0" * 64, tuple(furniture), ()
    )


def read(text: str, *, outlet: str | None = "Lantern Daily", furniture: Sequence[Furniture] = ()) -> Reading:
    """Return what the reader by rules takes from one report."""
    return only(list(rules_reader().read([report(text, outlet=outlet, furniture=furniture)])))


def only(items: Sequence[Item]) -> Item:
    """Return the one item there is."""
    assert len(items) == 1, items
    return items[0]


def parsed(text: str) -> "Doc":
    """Return the text as the parser gives it."""
    return only(list(parse(iter([text]))))


def sentence(text: str) -> "Sentence":
    """Return the text's first sentence."""
    return next(iter(parsed(text).sents))
