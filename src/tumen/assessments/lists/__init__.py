"""Lists that overlap, from what is at hand: a ledger's sources, or files of persons. Linked entries go in, an estimate goes out.

Which entries are one case is never certain; that doubt goes into the interval. What a person decided is never drawn otherwise.
"""

from tumen.assessments.lists.ledger_lists import ledger_lists
from tumen.assessments.lists.linked import Link, LinkedLists
from tumen.assessments.lists.persons import PersonList, link_persons
from tumen.assessments.lists.pooled import estimate_linked
from tumen.assessments.lists.reading import read_persons

__all__ = ["Link", "LinkedLists", "PersonList", "estimate_linked", "ledger_lists", "link_persons", "read_persons"]
