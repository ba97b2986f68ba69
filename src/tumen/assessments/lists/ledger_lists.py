"""The sources of a ledger as lists of its incidents, with what linking is not sure of.

A source is on an incident if it holds that it happened. Origins that copy, quote or lean on each other are one origin of the incident and so one
list's entry. Linking joined what several sources tell because the evidence said so, in bits; the same evidence gives the chance that it was right, and the
chance that two incidents kept apart are one. What a person decided is certain.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tumen.assessments.ledger import Ledger
from tumen.assessments.lists.linked import LEAST, Link, LinkedLists
from tumen.assessments.sources import sources_of
from tumen.claims import Claim
from tumen.errors import InputError
from tumen.incidents import Decision, Incident, chance_same
from tumen.incidents.deciding import Bonds
from tumen.reports import Entry
from tumen.values.when import gap_days

OTHERS = "all others"
MOST_LISTS = 5
# Sources with fewer incidents than this are no list of their own.
FEWEST = 3
# What linking joined is at least as likely as not to be one.
JOINED = 0.5
# Incidents further apart than this are not one.
MOST_DAYS = 31
SMALLEST = 1e-9


def ledger_lists(
    ledger: Ledger,
    counts: Callable[[Incident], bool],
    decisions: Iterable[Decision] = (),
    most: int = MOST_LISTS,
) -> LinkedLists:
    """Return the lists of the incidents for which `counts` holds: the sources with most incidents, the rest as one more list.

    Raises InputError where fewer than two sources tell of them.
    """
    incidents = {one.id: one for one in ledger.incidents if counts(one)}
    told = {key: sources for key, sources in sources_of(ledger).items() if key in incidents}
    listed = _listed(told, most)
    claims = {claim.id: claim for claim in ledger.claims}
    entries = {entry.id: entry for entry in ledger.entries}
    mentions = [
        (key, listed[name], tuple(claims[one] for one in held))
        for key in sorted(told)
        for name, held in sorted(told[key].items())
    ]
    names = tuple(sorted(set(listed.values()), key=lambda name: (name == OTHERS, name)))
    if len(names) < 2:
        raise InputError(
            "fewer than two sources tell of these incidents: what is hidden can be estimated from several lists only"
        )
    maker = _Links(incidents, mentions, entries, Bonds(claims, tuple(decisions)))
    found = (*maker.inside(), *maker.across())
    apart = tuple((link.one, link.other) for link in found if link.probability == 0)
    links = tuple(link for link in found if link.probability > 0)
    return LinkedLists(names, tuple(names.index(name) for _, name, _ in mentions), links, apart)


def _listed(told: Mapping[str, Mapping[str, object]], most: int) -> dict[str, str]:
    """Return for each source the list that it goes under: itself, or the rest."""
    held = Counter(name for sources in told.values() for name in sources)
    ranked = sorted(held, key=lambda name: (-held[name], name))
    own = [name for name in ranked if held[name] >= FEWEST]
    if len(own) < len(ranked) or len(own) > most:
        own = own[: most - 1]
    return {name: name if name in own else OTHERS for name in ranked}


Mention = tuple[str, str, tuple[Claim, ...]]


class _Links:
    """The links within incidents, from each source to the first, and between incidents, from first to first."""

    def __init__(
        self, incidents: Mapping[str, Incident], mentions: Sequence[Mention], entries: Mapping[str, Entry], bonds: Bonds
    ) -> None:
        self._incidents, self._mentions, self._entries, self._bonds = incidents, mentions, entries, bonds
        self._by_incident: dict[str, list[int]] = defaultdict(list)
        for place, (incident, _, _) in enumerate(mentions):
            self._by_incident[incident].append(place)

    def inside(self) -> Iterator[Link]:
        for places in self._by_incident.values():
            for place in places[1:]:
                rest = [claim for other in places if other != place for claim in self._mentions[other][2]]
                chance = self._chance(self._mentions[place][2], rest, joined=True)
                yield Link(places[0], place, chance)

    def across(self) -> Iterator[Link]:
        for one, other in combinations(sorted(self._by_incident), 2):
            if not _near(self._incidents[one], self._incidents[other]):
                continue
            first, second = (
                [claim for place in self._by_incident[key] for claim in self._mentions[place][2]]
                for key in (one, other)
            )
            chance = min(self._chance(first, second, joined=False), JOINED - 1e-9)
            if chance >= LEAST or self._bonds.any_apart:
                yield Link(self._by_incident[one][0], self._by_incident[other][0], chance)

    def _chance(self, one: Sequence[Claim], other: Sequence[Claim], *, joined: bool) -> float:
        groups = {self._bonds.group_of(claim.id) for claim in other}
        if any(self._bonds.group_of(claim.id) in groups for claim in one):
            return 1.0
        if any(self._bonds.kept_apart(claim.id) & groups for claim in one):
            return 0.0  # and only then: evidence alone leaves a chance, however small
        if joined and {claim.report for claim in one} & {claim.report for claim in other}:
            return 1.0  # one report tells both as one occurrence
        chance = max(SMALLEST, chance_same(one, other, self._entries))
        return max(chance, JOINED) if joined else chance


def _near(one: Incident, other: Incident) -> bool:
    """Whether two incidents could be one at all: of one act, in one country as far as known, within a month."""
    if one.act != other.act:
        return False
    places = (one.place.country if one.place else None, other.place.country if other.place else None)
    if None not in places and places[0] != places[1]:
        return False
    if one.when is None or other.when is None:
        return True
    gap = gap_days(one.when, other.when)
    return gap is None or gap <= MOST_DAYS
