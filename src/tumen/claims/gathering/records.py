"""Records: one claim for each speaker and occurrence, and what speakers answer to what is told."""

from collections.abc import Sequence
from dataclasses import replace

from tumen.claims.claim import Act, Claim, content_id
from tumen.claims.gathering.setting import Setting, narrower_time
from tumen.claims.gathering.tellings import Telling, same_speaker
from tumen.claims.mentions import Mention
from tumen.reports import Report
from tumen.values import Count, Span
from tumen.values.name import same_name


def claims_of(telling: Telling, setting: Setting, report: Report, reader: str) -> list[Claim]:
    named = [mention for mention in telling.mentions if mention.speaker is not None]
    groups: list[list[Mention]] = []
    for mention in named or telling.mentions:
        home = next((group for group in groups if same_speaker(group[0].speaker, mention.speaker)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    unnamed = [mention for mention in telling.mentions if mention.speaker is None] if named else []
    return [
        _claim(group, unnamed if len(groups) == 1 else [], telling, setting, report, reader)
        for group in groups
        if any(mention.firm for mention in group) or len(groups) == 1
    ]


def _claim(
    group: list[Mention], echoes: list[Mention], telling: Telling, setting: Setting, report: Report, reader: str
) -> Claim:
    main = max(group, key=lambda mention: (mention.firm, _fullness(mention), -mention.order))
    together = [main, *(mention for mention in group if mention is not main), *echoes]
    return _record(
        replace(
            main,
            stance="confirms" if any(mention.stance == "confirms" for mention in group) else "asserts",
            attempted=main.attempted,
            actor=next((mention.actor for mention in [*together, *telling.mentions] if mention.actor), None),
            affected=next((mention.affected for mention in [*together, *telling.mentions] if mention.affected), None),
            count=_best_count(together),
            place=setting.place(telling),
            when=setting.when(telling),
            via=next((mention.via for mention in group if mention.via), ()),
        ),
        report,
        reader,
    )


def _fullness(mention: Mention) -> int:
    named = mention.place is not None and mention.place.precision != "country"
    return (
        2 * (mention.count is not None)
        + (mention.count is not None and bool(mention.count.parts))
        + (mention.place is not None)
        + named
        + (mention.when is not None)
        + (mention.affected is not None)
    )


def _best_count(mentions: Sequence[Mention]) -> Count | None:
    """The narrowest number that a speaker gives; of equal ones that with parts, then the first."""
    given = [mention.count for mention in mentions if mention.count is not None]
    return min(
        given,
        key=lambda count: ((count.high if count.high is not None else 10**9) - count.low, -len(count.parts)),
        default=None,
    )


def answers_to(
    mentions: Sequence[Mention], tellings: Sequence[Telling], setting: Setting, report: Report, reader: str
) -> list[Claim]:
    """Denials, checks and expectations: each speaker's one on an occurrence, with the place and time of what it answers."""
    claims: list[Claim] = []
    seen: list[tuple[Mention, Act, Telling | None]] = []
    for mention in mentions:
        if not mention.firm:
            continue
        telling = _answered(mention, tellings)
        act = mention.act or (telling.act if telling is not None else None)
        if act is None or any(
            other.stance == mention.stance
            and known == act
            and answered is telling
            and same_speaker(other.speaker, mention.speaker)
            for other, known, answered in seen
        ):
            continue
        seen.append((mention, act, telling))
        expecting = mention.stance == "expects"
        place = setting.located(mention.place)
        if place is None and telling is not None:
            place = setting.place(telling)
        elif place is None:
            place = setting.place_at(mention.order)
        told = setting.when(telling) if telling is not None and not expecting else None
        when = narrower_time(mention.when, told)
        claims.append(_record(replace(mention, act=act, place=place, when=when), report, reader))
    return claims


def _answered(mention: Mention, tellings: Sequence[Telling]) -> Telling | None:
    """The occurrence that a denial, a check or an expectation is about: of its act, else the nearest told before it."""
    if mention.act is not None:
        fitting = [
            telling for telling in tellings if telling.admits(replace(mention, count=None), telling.ground.entry)
        ]
        return fitting[0] if fitting else None
    own = [
        telling
        for telling in tellings
        if any(same_speaker(other.speaker, mention.speaker) for other in telling.mentions)
    ]
    others = [
        telling
        for telling in tellings
        if any(
            other.order < mention.order and not same_speaker(other.speaker, mention.speaker)
            for other in telling.mentions
        )
    ]
    pool = others or own or list(tellings)
    return max(
        pool,
        key=lambda telling: (
            max(other.order for other in telling.mentions if other.order <= mention.order)
            if any(other.order <= mention.order for other in telling.mentions)
            else -1
        ),
        default=None,
    )


def _record(mention: Mention, report: Report, reader: str) -> Claim:
    if mention.act is None:
        raise ValueError("a claim is about an act")
    name = mention.speaker.name if mention.speaker is not None else None
    through = (link for link in mention.via if name is None or not same_name(link, name))
    chain = tuple(dict.fromkeys(part for part in (report.outlet, *through, name) if part))
    span = Span(*mention.span)
    return Claim(
        id=content_id(
            "c", report.id, span, mention.act, mention.stance, name, mention.count, mention.when, mention.place
        ),
        report=report.id,
        span=span,
        text=span.of(report.text),
        speaker=mention.speaker,
        chain=chain,
        cue=mention.cue,
        stance=mention.stance,
        act=mention.act,
        attempted=mention.attempted,
        actor=mention.actor,
        affected=mention.affected,
        count=mention.count,
        place=mention.place,
        when=mention.when,
        reader=reader,
    )
