"""Sources: the origins of a whole ledger, told apart across incidents.

An origin is one incident's; the same network, ministry or paper is an origin of many. Names that fit are one source. A body
without a name of its own ('police', 'a shepherd') and an unnamed person stand under the outlet that quotes them: from one incident to the
next nothing says that they are the same. What copies another is no source of its own: `origins` has seen to that.
"""

from collections import defaultdict
from collections.abc import Mapping

from tumen.assessments.assessment import Origin
from tumen.assessments.bodies import Body, body_of, same_body
from tumen.assessments.ledger import Ledger
from tumen.incidents import root_of
from tumen.reports import Entry


def sources_of(ledger: Ledger) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return for each incident its sources by name, each with the claims by which it holds that it happened."""
    entries = {entry.id: entry for entry in ledger.entries}
    told = [
        (assessment.incident, _answering(origin, entries), origin.claims)
        for assessment in ledger.assessments
        for origin in assessment.origins
    ]
    known = _joined(sorted({name for _, name, _ in told}))
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for incident, name, claims in told:
        held = found[incident].get(known[name], ())
        found[incident][known[name]] = tuple(sorted({*held, *claims}))
    return dict(found)


def _answering(origin: Origin, entries: Mapping[str, Entry]) -> str:
    """Return who answers for it from one incident to the next: itself if it has a name of its own, else the outlet."""
    _, through, medium = origin.name.rpartition(" through ")
    if through:
        return medium
    if not body_of(origin.name).described:
        return origin.name
    entry = entries.get(root_of(origin.reports[0], entries))
    return (entry and (entry.credit or entry.outlet)) or origin.name


def _joined(names: list[str]) -> dict[str, str]:
    """Return for each name the one under which its source goes: the longest of those that fit it."""
    by_word: dict[str, list[Body]] = defaultdict(list)
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda one: (-len(one), one)):
        body = body_of(name)
        words = body.words or frozenset([name.casefold()])
        near = (other for word in sorted(words) for other in by_word[word])
        same = next((other for other in near if _one_source(body, other)), None)
        if same is None:
            for word in words:
                by_word[word].append(body)
        found[name] = body.name if same is None else same.name
    return found


def _one_source(one: Body, other: Body) -> bool:
    """Say whether two names are of one source: stricter than within an incident, since nothing else ties them together."""
    kinds_fit = not one.kinds or not other.kinds or bool(one.kinds & other.kinds)
    return one.words == other.words and kinds_fit and same_body(one, other)
