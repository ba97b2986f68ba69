"""The sources of a ledger as lists of its incidents, with what linking is not sure of.

A source is on an incident if it holds that it happened. Origins that copy, quote or lean on each other are one origin of the incident and so one
list's entry. Linking joined what several sources tell because the evidence said so, in bits; the same evidence gives the chance that it was right, and the
chance that two incidents kept apart are one. What a person decided is certain.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tumen.assessments.ledger import Ledger
from tumen.assessments.lists.linked import LEAST, Link, LinkedLists
from tumen.assessments.sources import sources_of
from tumen.assessments.trends import Period, days_of
from tumen.claims import Claim
from tumen.errors import InputError
from tumen.incidents import Decision, Incident, Profile, chance_same, profile_of
from tumen.incidents.deciding import Bonds
from tumen.reports import Entry

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
                mine = self._mentions[place][2]
                rest = [claim for other in places if other != place for claim in self._mentions[other][2]]
                yield Link(places[0], place, self._within(mine, rest))

    def _within(self, mine: Sequence[Claim], rest: Sequence[Claim]) -> float:
        decided = self._decided(mine, rest)
        if decided is not None:
            return decided
        if {claim.report for claim in mine} & {claim.report for claim in rest}:
            return 1.0  # one report tells both as one occurrence
        return max(JOINED, self._guessed(profile_of(mine, self._entries), profile_of(rest, self._entries)))

    def across(self) -> Iterator[Link]:
        """Only incidents whose times are known and near are compared: of others nothing is known that could make them one."""
        profiles = {key: profile_of(self._claims(key), self._entries) for key in self._by_incident}
        for one, other in self._near_pairs():
            decided = self._decided(profiles[one].claims, profiles[other].claims)
            chance = min(
                self._guessed(profiles[one], profiles[other]) if decided is None else decided, JOINED - SMALLEST
            )
            if chance >= LEAST or chance == 0:
                yield Link(self._by_incident[one][0], self._by_incident[other][0], chance)

    def _claims(self, incident: str) -> list[Claim]:
        return [claim for place in self._by_incident[incident] for claim in self._mentions[place][2]]

    def _near_pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs of one act, in one country as far as known, at most a month apart; by sliding along the days."""
        dated = [(days, key) for key in self._by_incident if (days := days_of(self._incidents[key])) is not None]
        open_ones: list[tuple[Period, str]] = []
        for days, key in sorted(dated):
            open_ones = [one for one in open_ones if (days.start - one[0].end).days <= MOST_DAYS]
            yield from (
                (other, key) for _, other in open_ones if _may_be_one(self._incidents[other], self._incidents[key])
            )
            open_ones.append((days, key))

    def _decided(self, one: Sequence[Claim], other: Sequence[Claim]) -> float | None:
        """1 or 0 where a person said that they are the same or not, else None."""
        groups = {self._bonds.group_of(claim.id) for claim in other}
        if any(self._bonds.group_of(claim.id) in groups for claim in one):
            return 1.0
        return 0.0 if any(self._bonds.kept_apart(claim.id) & groups for claim in one) else None

    def _guessed(self, one: Profile, other: Profile) -> float:
        """Evidence alone leaves a chance, however small: 0 is a person's word."""
        return max(SMALLEST, chance_same(one, other))


def _may_be_one(one: Incident, other: Incident) -> bool:
    countries = (one.place.country if one.place else None, other.place.country if other.place else None)
    return one.act == other.act and (None in countries or countries[0] == countries[1])
