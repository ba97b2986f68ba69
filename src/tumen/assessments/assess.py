"""The assessment of incidents: origins, status, counts and flags, computed anew from the claims."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from tumen.assessments.assessment import Assessment, Verifying
from tumen.assessments.counts import count_over
from tumen.assessments.flags import flags_of
from tumen.assessments.origins import Voice, origins_of, voices_of
from tumen.assessments.rules import TUMEN, Evidence, RuleSet, rule_on, withdrawn
from tumen.assessments.standing import scene_of
from tumen.assessments.voices import Statement, same_voice, statements
from tumen.claims import Claim
from tumen.incidents import Incident, root_of
from tumen.reports import Entry


def assess(
    incident: Incident,
    claims: Mapping[str, Claim],
    entries: Mapping[str, Entry],
    as_of: dt.date | None = None,
    rules: RuleSet = TUMEN,
) -> Assessment:
    """Return what is known of the incident on a day, by a rule set; a day of None: from all that is there.

    `claims` and `entries` are by id, and hold every claim of the incident. With `as_of`, claims of reports published
    later or on an unknown day are left out; the incident itself should be linked from the same reports (see
    `build_ledger`). Raises KeyError where a claim of the incident is not there.
    """
    told = told_of(incident, claims, entries, as_of)
    voices = voices_of(told)
    scene = scene_of(incident, told)
    ruling = rule_on(rules, Evidence(voices, scene))
    standing = [voice for voice in voices if not withdrawn(voice)]
    return Assessment(
        incident=incident.id,
        as_of=as_of,
        rules=rules.name,
        status=ruling.status,
        rule=ruling.rule,
        because=ruling.because,
        would_change=ruling.would_change,
        origins=origins_of(voices),
        outlets=len({_outlet(claim, entries) for claim in _held(incident, claims, entries, as_of)}),
        count=count_over(standing) or count_over(voices),
        verifying=_verifying(told),
        flags=flags_of(voices, told, scene, entries),
    )


def told_of(
    incident: Incident, claims: Mapping[str, Claim], entries: Mapping[str, Entry], as_of: dt.date | None = None
) -> list[Statement]:
    """Return what was said of the incident by a day, earliest first, without what was only expected."""
    held = _held(incident, claims, entries, as_of)
    roots = {claim.report: root_of(claim.report, entries) for claim in held}
    return [statement for statement in statements(held, entries, roots) if statement.claim.stance != "expects"]


def assess_all(
    incidents: Iterable[Incident],
    claims: Mapping[str, Claim],
    entries: Mapping[str, Entry],
    as_of: dt.date | None = None,
    rules: RuleSet = TUMEN,
) -> list[Assessment]:
    """Return the assessment of each incident, in their order."""
    return [assess(incident, claims, entries, as_of, rules) for incident in incidents]


def _held(
    incident: Incident, claims: Mapping[str, Claim], entries: Mapping[str, Entry], as_of: dt.date | None
) -> list[Claim]:
    return [claims[claim_id] for claim_id in incident.claims if _known(claims[claim_id], entries, as_of)]


def _known(claim: Claim, entries: Mapping[str, Entry], as_of: dt.date | None) -> bool:
    if as_of is None:
        return True
    entry = entries.get(claim.report)
    return entry is not None and entry.published is not None and entry.published <= as_of


def _outlet(claim: Claim, entries: Mapping[str, Entry]) -> str:
    entry = entries.get(claim.report)
    return claim.report if entry is None or entry.outlet is None else entry.outlet.casefold()


def _verifying(told: Sequence[Statement]) -> tuple[Verifying, ...]:
    """Return who is checking and has not since confirmed or denied, each with the first day it said so."""
    checking: list[Voice] = []
    for statement in told:
        if statement.claim.stance != "verifying":
            continue
        voice = next((voice for voice in checking if same_voice(statement, voice.statements[0])), None)
        if voice is None:
            checking.append(Voice([statement], []))
        else:
            voice.statements.append(statement)
    open_checks = [voice for voice in checking if not _settled(voice, told)]
    return tuple(Verifying(_fullest(voice), voice.statements[0].day) for voice in open_checks)


def _settled(checking: Voice, told: Sequence[Statement]) -> bool:
    last = checking.statements[-1]
    return any(
        (statement.asserts or statement.claim.stance == "denies")
        and statement.order[0] > last.order[0]
        and same_voice(statement, last)
        for statement in told
    )


def _fullest(voice: Voice) -> str:
    return max((statement.name for statement in voice.statements), key=lambda name: (len(name), name))
