"""Score a ledger against a gold set: claims, incidents, copies, and what was known on each day.

A claim found counts where a gold claim of the same report and act overlaps it; pairs are one to one, right speaker and
count first, then most overlap. Incidents are scored by B-cubed (Bagga and Baldwin, 1998) over the gold claims.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from evals.gold import GoldSet, Record

Figures = dict[str, float]
Mention = tuple[str, int]  # report, number of the gold claim in it

_SMALL = frozenset(
    {"the", "a", "an", "of", "and", "for", "in", "on", "to", "s", "mr", "ms", "mrs", "dr", "its", "their"}
)
_WHOLE = ("speaker", "stance", "attempted", "count", "country")
_PARTS = (*_WHOLE, "place", "when")


def score(gold: GoldSet, ledgers: Mapping[dt.date | None, Sequence[Record]]) -> Figures:
    """Return the figures of a set: `ledgers` as printed without a day (None) and as of each day of the set."""
    records = ledgers[None]
    matched = match(gold, records)
    figures = _claims(gold, records, matched) | _incidents(gold, records, matched) | _copies(gold, records)
    return figures | _states(gold, ledgers)


def match(gold: GoldSet, records: Sequence[Record]) -> dict[Mention, Record]:
    """Return for each gold claim that was found the claim that found it."""
    found = defaultdict(list)
    for record in records:
        if record["kind"] == "claim":
            found[record["report"], record["act"]].append(record)
    text_of = {report.id: report.text for report in gold.reports}
    pairs = []
    for mention, answer in _mentions(gold):
        start = text_of[mention[0]].find(answer["quote"])
        if start < 0:
            raise SystemExit(f"{gold.name}: a gold quote is not in report {mention[0]}: {answer['quote'][:60]!r}")
        end = start + len(answer["quote"])
        for claim in found[mention[0], answer["act"]]:
            overlap = min(end, claim["span"][1]) - max(start, claim["span"][0])
            if overlap > 0:
                fits = _fits(claim, answer)
                pairs.append((-(fits["count"] + fits["speaker"]), -overlap, mention, claim["id"], claim))
    return _one_to_one(sorted(pairs, key=lambda pair: pair[:4]))


def _one_to_one(pairs: Iterable[tuple[int, int, Mention, str, Record]]) -> dict[Mention, Record]:
    matched: dict[Mention, Record] = {}
    used: set[str] = set()
    for _, _, mention, claim_id, claim in pairs:
        if mention not in matched and claim_id not in used:
            matched[mention] = claim
            used.add(claim_id)
    return matched


def _mentions(gold: GoldSet) -> list[tuple[Mention, Record]]:
    return [
        ((report, number), answer)
        for report, answers in gold.answers.items()
        for number, answer in enumerate(answers["claims"])
    ]


def _fits(claim: Record, answer: Record) -> dict[str, bool]:
    place = claim["place"] or {}
    return {
        "speaker": _same_name((claim["speaker"] or {}).get("name"), answer["source"]),
        "stance": claim["stance"] == answer["stance"],
        "attempted": claim["attempted"] == answer["attempted"],
        "count": _range(claim["count"]) == (tuple(answer["count"]) if answer["count"] else None),
        "country": place.get("country") == answer["country"],
        "place": _same_name(place.get("name"), answer["place"]),
        "when": _same_days(claim["when"], answer["time"]),
    }


def _claims(gold: GoldSet, records: Sequence[Record], matched: Mapping[Mention, Record]) -> Figures:
    claims = [record for record in records if record["kind"] == "claim"]
    answers = dict(_mentions(gold))
    fits = [_fits(claim, answers[mention]) for mention, claim in matched.items()]
    whole = sum(all(each[part] for part in _WHOLE) for each in fits)
    quiet = [report for report, answer in gold.answers.items() if not answer["claims"]]
    noisy = {claim["report"] for claim in claims}
    return {
        "claims.precision": _share(len(matched), len(claims)),
        "claims.recall": _share(len(matched), len(answers)),
        "claims.f1": _f1(len(matched), len(claims), len(answers)),
        **{f"claims.{part}": _share(sum(each[part] for each in fits), len(fits)) for part in _PARTS},
        "claims.whole.f1": _f1(whole, len(claims), len(answers)),
        "quiet": _share(sum(report not in noisy for report in quiet), len(quiet)) if quiet else 1.0,
    }


def _clusters(
    gold: GoldSet, records: Sequence[Record], matched: Mapping[Mention, Record]
) -> tuple[dict[Mention, str], dict[Mention, str]]:
    """Return the gold incident of each gold claim that has one, and the incident found for those that were found."""
    incident_of = {
        claim: record["id"] for record in records if record["kind"] == "incident" for claim in record["claims"]
    }
    wanted = {mention: answer["incident"] for mention, answer in _mentions(gold) if answer["incident"]}
    found = {
        mention: incident_of.get(matched[mention]["id"], f"alone:{matched[mention]['id']}")
        for mention in wanted
        if mention in matched
    }
    return wanted, found


def _incidents(gold: GoldSet, records: Sequence[Record], matched: Mapping[Mention, Record]) -> Figures:
    wanted, found = _clusters(gold, records, matched)
    by_wanted, by_found = _grouped(wanted), _grouped(found)
    shared = {mention: len(by_found[found[mention]] & by_wanted[wanted[mention]]) for mention in found}
    precision = _share(sum(shared[one] / len(by_found[found[one]]) for one in found), len(found))
    recall = _share(sum(shared[one] / len(by_wanted[wanted[one]]) for one in found), len(wanted))
    return {
        "incidents.b3.precision": precision,
        "incidents.b3.recall": recall,
        "incidents.b3.f1": _share(2 * precision * recall, precision + recall),
    }


def _grouped(cluster_of: Mapping[Mention, str]) -> dict[str, set[Mention]]:
    groups: dict[str, set[Mention]] = defaultdict(set)
    for mention, cluster in cluster_of.items():
        groups[cluster].add(mention)
    return groups


def _copies(gold: GoldSet, records: Sequence[Record]) -> Figures:
    wanted = _pairs({report: answer["copy_of"] for report, answer in gold.answers.items()})
    found = _pairs({record["id"]: record["copy_of"] for record in records if record["kind"] == "report"})
    return {"copies.f1": _f1(len(wanted & found), len(found), len(wanted)) if wanted or found else 1.0}


def _pairs(copy_of: Mapping[str, str | None]) -> set[tuple[str, str]]:
    """Return the pairs of reports that carry one text."""

    def root(report: str) -> str:
        seen = {report}
        while (original := copy_of.get(report)) and original not in seen:
            report = original
            seen.add(report)
        return report

    roots = {report: root(report) for report in copy_of}
    return {(one, other) for one, other in combinations(sorted(roots), 2) if roots[one] == roots[other]}


def _states(gold: GoldSet, ledgers: Mapping[dt.date | None, Sequence[Record]]) -> Figures:
    right: Counter[str] = Counter()
    told = [(incident, state) for incident, answer in gold.incidents.items() for state in answer["states"]]
    known = {day: _best_assessments(gold, ledgers[day]) for day in gold.days()}
    for incident, state in told:
        assessment = known[dt.date.fromisoformat(state["as_of"])].get(incident)
        if assessment is not None:
            right["status"] += assessment["status"] == state["status"]
            right["origins"] += len(assessment["origins"]) == state["origins"]
            right["count"] += _range(assessment["count"]) == (tuple(state["count"]) if state["count"] else None)
    return {f"states.{part}": _share(right[part], len(told)) for part in ("status", "origins", "count")}


def _best_assessments(gold: GoldSet, records: Sequence[Record]) -> dict[str, Record]:
    """Return for each gold incident the assessment of the incident that shares most claims with it."""
    wanted, found = _clusters(gold, records, match(gold, records))
    assessed = {record["incident"]: record for record in records if record["kind"] == "assessment"}
    best: dict[str, Record] = {}
    for (incident, cluster), _ in Counter((wanted[one], found[one]) for one in found).most_common():
        if incident not in best and cluster in assessed:
            best[incident] = assessed[cluster]
    return best


def _range(count: Record | None) -> tuple[int, int | None] | None:
    return None if count is None else (count["low"], count["high"])


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.lower()) if word not in _SMALL}


def _same_name(one: str | None, other: str | None) -> bool:
    """Say whether the names share half of the words of the shorter one, or whether there is neither."""
    if one is None or other is None:
        return one is other
    shorter = min(len(_words(one)), len(_words(other)))
    return shorter > 0 and len(_words(one) & _words(other)) / shorter >= 0.5


def _same_days(when: Record | None, days: Sequence[str] | None) -> bool:
    """Say whether both ends lie within a day of each other, or whether there is neither interval."""
    if when is None or days is None:
        return when is None and days is None
    if when["start"] is None:
        return False
    ends = zip((when["start"], when["end"]), days, strict=True)
    return all(abs(dt.date.fromisoformat(one) - dt.date.fromisoformat(other)) <= dt.timedelta(1) for one, other in ends)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(shared: int, found: int, wanted: int) -> float:
    return _share(2 * shared, found + wanted)
