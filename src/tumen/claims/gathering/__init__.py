"""Gathering: from the mentions of a report to one claim for each speaker, act and occurrence.

A report tells one occurrence over many sentences: the place in one, the number in another, the speaker in a third.
Mentions of one act that nothing tells apart are one occurrence (`tellings`); each speaker has one claim on it
(`records`), with what all of them together say of place and time, or else the sentences around (`setting`), and with
the number that this speaker gives.
"""

from collections.abc import Iterable
from dataclasses import replace

from tumen.claims.claim import Claim, Speaker
from tumen.claims.gathering.records import answers_to, claims_of
from tumen.claims.gathering.setting import Setting
from tumen.claims.gathering.tellings import MOVES, TELLING_STANCES, find_tellings, is_nobody, same_speaker, with_acts
from tumen.claims.mentions import Mention
from tumen.reports import Report

__all__ = ["Setting", "gather", "same_speaker"]


def gather(
    mentions: Iterable[Mention], report: Report, own: Speaker | None, reader: str, setting: Setting
) -> list[Claim]:
    """Return the claims of a report, in the order in which it makes them.

    `own` is who speaks where the text names nobody: None for the press, the body itself for a body's statement.
    `setting` is where and when the report's story stands.
    """
    ordered = sorted(
        (mention if mention.speaker is not None else replace(mention, speaker=own) for mention in mentions),
        key=lambda mention: mention.order,
    )
    ordered = list(with_acts(ordered))
    setting = replace(
        setting,
        named={mention.order: mention.place for mention in ordered if mention.place and mention.act not in MOVES},
    )
    told = [mention for mention in ordered if mention.act is not None and mention.stance in TELLING_STANCES]
    tellings = [telling for telling in find_tellings(told, setting.ground) if any(m.firm for m in telling.mentions)]
    if all(is_nobody(telling) for telling in tellings):  # 'no one was hurt' is a claim about something that happened
        tellings = []
    setting = replace(setting, tellings=tellings)
    claims = [claim for telling in tellings for claim in claims_of(telling, setting, report, reader)]
    answers = [mention for mention in ordered if mention.stance not in TELLING_STANCES]
    claims += answers_to(answers, tellings, setting, report, reader)
    unique = {claim.id: claim for claim in sorted(claims, key=lambda claim: (claim.span.start, claim.id))}
    return list(unique.values())
