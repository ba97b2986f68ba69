"""Law 3: the order in which reports arrive changes no incident and no status."""

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Telling, tellings

from tumen.assessments import build_ledger


@given(tellings(), st.randoms(use_true_random=False))
def test_shuffled_reports_and_claims_give_the_same_ledger(telling: Telling, shuffler: random.Random) -> None:
    entries, claims = list(telling.entries.values()), list(telling.claims)
    shuffler.shuffle(entries)
    shuffler.shuffle(claims)
    shuffled = build_ledger({entry.id: entry for entry in entries}, claims)
    assert shuffled == build_ledger(telling.entries, telling.claims)
