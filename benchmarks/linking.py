"""Linking at size: seconds, peak memory, how well planted incidents are found, and the cost of one more report.

How the claims are made: an incident has an act, one of many made-up towns (a tenth of the incidents in a hundredth of the towns, as news
is uneven), a day within the years covered and a number of people. Incidents and days are in proportion to claims, so that a larger
run is a longer time at the same pace. On average three reports tell an incident, each within ten days of it, as one claim: one in six gives no
place, one in ten no day, one in five no number or another one, one in twenty names a person. No report is a copy. A report tells two
incidents, of which the second is any other of the same weeks.

    python benchmarks/linking.py [--claims 1000000] [--added 20]
"""

import argparse
import datetime as dt
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.claims import Act, Claim, Speaker
from tumen.incidents import Incident, Linkage
from tumen.reports import Entry
from tumen.values import Count, Place, Span, When

ACTS: tuple[Act, ...] = ("arrest", "killing", "abduction", "attack", "death", "displacement", "protest", "injury")
COUNTRIES = ("CN", "NG", "SD", "MX", "UA", "SY", "ML", "HT", "MM", "CO", "IQ", "AF", "ET", "CD", "YE", "PK")
SYLLABLES = ("ka", "lo", "mi", "dar", "shen", "tu", "bel", "or", "nas", "vi", "que", "zan", "ri", "hu", "mo", "pet")
FIRST = dt.date(2015, 1, 1)
# Incidents of one day, and towns of all.
A_DAY, TOWNS = 90, 20_000
OUTLETS = 400


@dataclass(frozen=True, slots=True)
class Planted:
    """An incident that reports will tell."""

    act: Act
    place: Place
    day: dt.date
    people: int
    name: str


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--added", type=int, default=20, help="reports added one by one afterwards")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made = reports(options.claims + 2 * options.added, options.seed)
    linkage, gold = Linkage(), dict[str, int]()
    for _ in range(options.claims // 2):
        _put(linkage, gold, *next(made))
    held = _megabytes()
    start = time.process_time()
    incidents = linkage.incidents()
    seconds = time.process_time() - start
    print(f"claims {options.claims:,}; incidents planted {len(set(gold.values())):,}, found {len(incidents):,}")
    print(f"linking {seconds:.1f} CPU s, {options.claims / seconds:,.0f} claims/s")
    print(f"peak memory {_megabytes():,.0f} MB, of which claims and reports {held:,.0f} MB")
    print("B-cubed precision {:.3f}, recall {:.3f}".format(*_b_cubed(incidents, gold)))
    spent = sorted(_added(linkage, gold, made) for _ in range(options.added))
    if spent:
        print(f"one report added: median {spent[len(spent) // 2] * 1000:.1f} ms, slowest {spent[-1] * 1000:.1f} ms")


def reports(claims: int, seed: int) -> Iterator[tuple[Entry, list[tuple[int, Claim]]]]:
    """Yield reports of two claims each, with the number of the incident that each claim tells."""
    made = random.Random(seed)  # noqa: S311 - nothing here is secret
    towns = [_town(made) for _ in range(TOWNS)]
    days = max(claims // (3 * A_DAY), 1)
    planted = [_planted(made, towns, number // A_DAY) for number in range(days * A_DAY)]
    order = [number for number in range(len(planted)) for _ in range(3)]
    # Shuffled by report, so that what comes last is not what happened last.
    made.shuffle(order)
    for number in range(claims // 2):
        first = order[2 * number % len(order)]
        second = min(max(first + made.randrange(-A_DAY, A_DAY), 0), len(planted) - 1)
        published = max(planted[first].day, planted[second].day) + dt.timedelta(days=made.randrange(10))
        report = f"r{number:08d}"
        outlet = f"Outlet {made.randrange(OUTLETS)}"
        entry = Entry(report, None, outlet, None, published, None, None, "en", "0" * 64, None)
        told = [(each, _claim(made, report, at, planted[each])) for at, each in enumerate((first, second))]
        yield entry, told


def _town(made: random.Random) -> Place:
    name = "".join(made.choice(SYLLABLES) for _ in range(4)).capitalize()
    return Place(name, made.choice(COUNTRIES), made.uniform(-50, 60), made.uniform(-170, 170), "town", None)


def _planted(made: random.Random, towns: list[Place], day: int) -> Planted:
    place = towns[made.randrange(TOWNS // 100 if made.random() < 0.1 else TOWNS)]
    people = made.choice((1, 1, 2, 3, 4, 5, 7, 9, 12, 15, 20, 30, 46, 80))
    name = " ".join("".join(made.choice(SYLLABLES) for _ in range(3)).capitalize() for _ in range(2))
    return Planted(made.choice(ACTS), place, FIRST + dt.timedelta(days=day), people, name)


def _claim(made: random.Random, report: str, at: int, told: Planted) -> Claim:
    people = told.people if made.random() < 0.8 else made.choice((None, told.people + 1))
    place = told.place if made.random() > 1 / 6 else None
    when = When(told.day, told.day, "day", None, None) if made.random() > 0.1 else None
    affected = told.name if made.random() < 0.05 else made.choice(("villagers", "farmers", "men", "students"))
    speaker = f"the {made.choice(('police', 'mayor', 'network', 'ministry', 'hospital'))} of {told.place.name}"
    text = f"{speaker} spoke of {people or 'several'} {affected}, {told.act}, {place.name if place else 'there'}."
    count = None if people is None else Count(people, people, {}, None, None)
    return Claim(
        f"{report}-{at}", report, Span(at * 200, at * 200 + len(text)), text, Speaker(speaker, "state", None), (speaker,), None,
        "asserts", told.act, False, None, affected, count, place, when, "made",
    )  # fmt: skip


def _put(linkage: Linkage, gold: dict[str, int], entry: Entry, told: list[tuple[int, Claim]]) -> None:
    gold.update({claim.id: number for number, claim in told})
    linkage.put(entry.id, entry, [claim for _, claim in told])


def _added(linkage: Linkage, gold: dict[str, int], made: Iterator[tuple[Entry, list[tuple[int, Claim]]]]) -> float:
    entry, told = next(made)
    start = time.perf_counter()
    _put(linkage, gold, entry, told)
    linkage.settle()
    return time.perf_counter() - start


def _b_cubed(incidents: list[Incident], gold: dict[str, int]) -> tuple[float, float]:
    size = Counter(gold.values())
    precision = recall = 0.0
    for incident in incidents:
        shares: dict[int, int] = defaultdict(int)
        for claim in incident.claims:
            shares[gold[claim]] += 1
        precision += sum(share * share / len(incident.claims) for share in shares.values())
        recall += sum(share * share / size[number] for number, share in shares.items())
    total = sum(len(incident.claims) for incident in incidents)
    return precision / total, recall / len(gold)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
