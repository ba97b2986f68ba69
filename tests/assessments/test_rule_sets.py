"""Rule sets beside `tumen`: what each makes of the same claims."""

import pytest
from tests.cast import by_id, claim, day, entry, incident, people, place

from tumen.assessments import RULE_SETS, assess
from tumen.claims import Claim

REPORTS = {name: entry(name, at, outlet=f"{name} Daily") for at, name in enumerate("abc", start=10)}
AT, ON = place("Kunming", "CN"), day(8)
GROUP = claim("1", "a", by="River Watch Network", actor="Chinese police", at=AT, when=ON, count=people(15))
SECOND = claim("2", "b", by="Open Gate Association", at=AT, when=ON, count=people(15))
LARGER = claim("2", "b", by="Open Gate Association", at=AT, when=ON, count=people(40))
OTHER_ACTOR = claim("2", "b", by="Open Gate Association", actor="Thai soldiers", at=AT, when=ON)
ADMITTED = claim("3", "c", by="Chinese police", kind="state", actor="Chinese police", at=AT, when=ON)
DENIED = claim("3", "c", by="Chinese police", kind="state", stance="denies", at=AT, when=ON)
WITHDRAWN = claim("4", "c", by="River Watch Network", stance="denies", at=AT, when=ON)
ONLY_EXPECTED = claim("1", "a", stance="expects", at=AT, when=ON)


@pytest.mark.parametrize(
    ("claims", "tumen", "airwars", "admiralty"),
    [
        ((GROUP,), "single-source", "weak", "6"),
        ((GROUP, SECOND), "corroborated", "fair", "1"),
        ((GROUP, LARGER), "corroborated", "fair", "2"),
        ((GROUP, OTHER_ACTOR), "corroborated", "contested", "1"),
        ((GROUP, DENIED), "contested", "weak", "4"),
        ((GROUP, SECOND, DENIED), "contested", "fair", "3"),
        ((GROUP, ADMITTED), "confirmed", "confirmed", "1"),
        ((GROUP, WITHDRAWN), "discounted", "discounted", "5"),
        ((ONLY_EXPECTED,), None, None, None),
    ],
)
def test_each_rule_set_gives_its_own_status_of_the_same_claims(
    claims: tuple[Claim, ...], tumen: str | None, airwars: str | None, admiralty: str | None
) -> None:
    for name, status in {"tumen": tumen, "airwars": airwars, "admiralty": admiralty}.items():
        found = assess(incident(*claims), by_id(claims), REPORTS, rules=RULE_SETS[name])
        assert (found.rules, found.status) == (name, status)
        assert found.would_change
        assert set(found.because) <= {one.id for one in claims}


def test_every_status_of_a_rule_set_has_a_meaning_and_every_meaning_a_rule() -> None:
    for rule_set in RULE_SETS.values():
        assert {rule.status for rule in rule_set.rules} == set(rule_set.meanings)
