"""Linking: which claims are about one occurrence.

First the claims of one report (copies standing under the report they copy) are gathered into what that report tells
(`telling`), then what the reports tell is joined across reports (`matching`), then along the stories they tell (`stories`), and
what was only expected joins what came true (`ahead`). Each step compares time, place, people, count, actor and context
(`comparing`), and each keeps to what people decided.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tumen.claims import Claim
from tumen.incidents.comparing import BLOCKED, compare, total
from tumen.incidents.decision import Decision
from tumen.incidents.incident import Incident
from tumen.incidents.linkage import Linkage
from tumen.incidents.profile import Profile, profile_of
from tumen.incidents.scoring import ACROSS_REPORTS, WITHIN_REPORT, across_reports
from tumen.reports import Entry


def link(claims: Iterable[Claim], entries: Mapping[str, Entry], decisions: Iterable[Decision] = ()) -> list[Incident]:
    """Return the incidents that the claims are about, by id.

    `entries` are the reports by id; claims of other reports count as undated. Every claim that is not decided wrong, is no
    total over a period and tells of an occurrence is in exactly one incident; claims that only expect it join an
    incident that others tell, or none. The order of claims and decisions changes nothing, and claims that were decided to
    be the same, or not, are. Cost: near linear in claims, as only claims that share act, time and place are compared. To
    add a report to what was linked before, see `Linkage`, that this is made of.
    """
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_report[claim.report].append(claim)
    linkage = Linkage()
    for report in entries.keys() | of_report.keys():
        linkage.put(report, entries.get(report), of_report.get(report, ()))
    linkage.decide(decisions)
    return linkage.incidents()


def explain(one: Claim, other: Claim, entries: Mapping[str, Entry]) -> list[str]:
    """Return, a line for each aspect, why the two claims are or are not taken to be about one occurrence."""
    if one.act != other.act:
        return [f"act: incompatible: {one.act} and {other.act} are incidents of their own"]
    first, second = profile_of([one], entries), profile_of([other], entries)
    found = compare(first, second)
    needed = WITHIN_REPORT if first.roots & second.roots else ACROSS_REPORTS
    lines = [f"{each.aspect}: {each.verdict} ({each.weight:+.1f}): {each.reason}" for each in found]
    return [*lines, f"together {total(found):+.1f}, where {needed:.1f} joins"]


def chance_same(one: Profile, other: Profile) -> float:
    """Return the probability that two sets of claims of one act are about one occurrence: the evidence beyond what joins, as odds of 2."""
    score = across_reports(one, other)
    return 1 / (1 + 2.0**-score) if score > BLOCKED / 2 else 0.0
