"""Telling: what one report, with its copies, says of one occurrence; the smallest thing that is linked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tumen.claims import Claim
from tumen.incidents.blocks import keys_of, sought_by, sought_by_expectation
from tumen.incidents.clustering import cluster
from tumen.incidents.deciding import Bonds
from tumen.incidents.profile import Profile, profile_of
from tumen.incidents.scoring import within_report
from tumen.incidents.totals import is_period_total
from tumen.reports import Entry


@dataclass(frozen=True, slots=True)
class Telling:
    """Claims of one act that one report, with its copies, makes of one occurrence, or expects of one (`expected`).

    Its name is the id of its first claim.
    """

    profile: Profile
    expected: bool

    @property
    def name(self) -> str:
        """Return the id of the first claim by id."""
        return self.profile.claims[0].id

    def keys(self) -> frozenset[str]:
        """Return the keys under which others find it."""
        return keys_of(self.profile)

    def sought(self, keys: frozenset[str]) -> frozenset[str]:
        """Return the keys under which it looks for others; `keys` are its own."""
        return sought_by_expectation(self.profile) if self.expected else sought_by(self.profile, keys)


def tellings_of(claims: Iterable[Claim], entries: Mapping[str, Entry], bonds: Bonds) -> list[Telling]:
    """Return what a report and its copies tell, given all claims that stand under it.

    A total over a period is in none, unless a person bound it to another claim.
    """
    bound: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        bound[bonds.group_of(claim.id)].append(claim)
    told: dict[str, dict[str, Profile]] = defaultdict(dict)
    found: list[Telling] = []
    for group in bound.values():
        if all(claim.stance == "expects" for claim in group):
            found.append(Telling(profile_of(group, entries), expected=True))
        elif len(group) > 1 or not is_period_total(group[0]):
            profile = profile_of(group, entries)
            told[profile.act][profile.claims[0].id] = profile
    for of_act in told.values():
        found += _told(of_act, entries, bonds)
    return found


def _told(of_act: Mapping[str, Profile], entries: Mapping[str, Entry], bonds: Bonds) -> Sequence[Telling]:
    joined = cluster(of_act, combinations(of_act, 2), within_report, entries, bonds)
    return [Telling(each.profile, expected=False) for each in joined]
