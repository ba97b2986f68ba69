"""A made-up country in which the true number of killings is known, and three groups that each hear of some."""

import random

from tests.cast import claim, day, entry, people, place

from tumen.assessments import Ledger, build_ledger
from tumen.claims import Claim
from tumen.incidents import Decision
from tumen.reports import Entry
from tumen.values import Place

GROUPS = ("River Watch Network", "Lantern Committee", "Hill Monitor")
SYLLABLES = "ba do fe gu hi jo ka le mi no pa ru se ti vo wa ye zu".split()


def told(true: int, chances: tuple[float, ...], seed: int = 1, copies: int = 0) -> tuple[dict[str, Entry], list[Claim]]:
    """Reports and claims of `true` killings, each heard of by each group with its chance; `copies` papers reprint the first group."""
    random_ = random.Random(seed)  # noqa: S311 - a simulation
    entries: dict[str, Entry] = {}
    claims: list[Claim] = []
    names: set[str] = set()
    while len(names) < true:
        names.add("".join(random_.choices(SYLLABLES, k=4)).capitalize())
    for number, town in enumerate(sorted(names)):
        where = place(town, "NG", 4.0 + 0.65 * (number % 15), 3.0 + 0.65 * (number // 15))  # a grid, 70 km wide
        on, killed = random_.randrange(700), random_.randint(1, 40)
        for group, chance in zip(GROUPS, chances, strict=True):
            if random_.random() >= chance:
                continue
            report = f"r{number:03}{group[0]}"
            entries[report] = entry(report, on + 1, outlet=f"{group} bulletin")
            claims.append(_claim(f"c{report}", report, group, where, on, killed))
            for copy in range(copies if group == GROUPS[0] else 0):
                reprint = f"{report}-{copy}"
                entries[reprint] = entry(reprint, on + 2, outlet=f"Mirror {copy}", copy_of=report)
                claims.append(_claim(f"c{reprint}", reprint, group, where, on, killed))
    return entries, claims


def ledger(
    true: int, chances: tuple[float, ...], seed: int = 1, copies: int = 0, decisions: tuple[Decision, ...] = ()
) -> Ledger:
    entries, claims = told(true, chances, seed, copies)
    return build_ledger(entries, claims, decisions)


def _claim(claim_id: str, report: str, group: str, where: Place, on: int, killed: int) -> Claim:
    text = f"{group} said gunmen killed {killed} people in {where.name}."
    return claim(
        claim_id,
        report,
        by=group,
        act="killing",
        actor="gunmen",
        count=people(killed),
        at=where,
        when=day(on),
        text=text,
    )
