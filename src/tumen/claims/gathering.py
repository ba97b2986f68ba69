"""Gathering: from the mentions of a report to one claim for each speaker, act and occurrence.

A report tells one occurrence over many sentences: the place in one, the number in another, the speaker in a third.
Mentions of one act that nothing tells apart are one occurrence; each speaker has one claim on it, with what all of
them together say of place and time, and with the number that this speaker gives.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tumen.claims.claim import Act, Claim, Speaker, content_id
from tumen.claims.mentions import Mention
from tumen.reports import Report
from tumen.values import Count, Place, Span, When
from tumen.values.count import compatible as counts_agree
from tumen.values.name import core_words, same_name
from tumen.values.place import compatible as places_agree
from tumen.values.place import countries_in, country_name, narrower, open_gazetteer
from tumen.values.when import overlap

# A place or a day named up to this many sentences before still holds; after that the report's main one is likelier.
_CARRY = 3
# Days: longer than the longest month, since 'in November' may date one occurrence and 'since January' does not.
_PERIOD = 45
# Two speakers who differ by more than this factor are not talking of the same people.
_DISPUTE = 4
# What a speaker says of an act, by stance: each is a claim of its own.
_TELLING = frozenset({"asserts", "confirms"})


@dataclass(slots=True)
class Telling:
    """One occurrence as a report tells it: all mentions of it, in order."""

    act: Act
    mentions: list[Mention]

    @property
    def place(self) -> Place | None:
        """The narrowest place that its mentions name."""
        best: Place | None = None
        for mention in self.mentions:
            if mention.place is not None:
                best = mention.place if best is None else narrower(best, mention.place)
        return best

    @property
    def when(self) -> When | None:
        """The shortest time that its mentions name."""
        named = [
            mention.when for mention in self.mentions if mention.when is not None and mention.when.start is not None
        ]
        return min(named, key=_days, default=None)

    def admits(self, mention: Mention) -> bool:
        """Say whether nothing tells a mention apart from this occurrence."""
        if mention.act != self.act:
            return False
        when, place = self.when, self.place
        if _is_period(mention.when) and not _is_period(when):
            return False
        if (
            when is not None
            and mention.when is not None
            and mention.when.start is not None
            and not overlap(when, mention.when)
        ):
            return False
        if place is not None and mention.place is not None and places_agree(place, mention.place) is False:
            return False
        return all(_counts_admit(earlier, mention) for earlier in self.mentions)


def _is_period(when: When | None) -> bool:
    """A time so long that what it holds is a total of many occurrences, not one."""
    return when is not None and when.start is not None and _days(when) > _PERIOD


def _is_day(when: When | None) -> bool:
    """A known time, short enough to hold for what stands beside it too."""
    return when is not None and when.start is not None and not _is_period(when)


def _days(when: When) -> int:
    return (when.end - when.start).days if when.start is not None and when.end is not None else 10**6


def _counts_admit(earlier: Mention, later: Mention) -> bool:
    """One speaker's two numbers are two occurrences; two speakers' numbers may be one dispute."""
    if earlier.count is None or later.count is None or counts_agree(earlier.count, later.count):
        return True
    if same_speaker(earlier.speaker, later.speaker) or earlier.speaker is None or later.speaker is None:
        return False
    lows = sorted((earlier.count.low, later.count.low))
    return lows[1] <= _DISPUTE * max(lows[0], 1)


def same_speaker(first: Speaker | None, second: Speaker | None) -> bool:
    """Say whether two speakers of one report are one; the outlet is itself only."""
    if first is None or second is None:
        return first is second
    if same_name(first.name, second.name):
        return True
    one, other = core_words(first.name), core_words(second.name)
    return first.kind == second.kind and bool(one and other) and (one <= other or other <= one)


def gather(
    mentions: Iterable[Mention], report: Report, own: Speaker | None, reader: str, places: Iterable[Place]
) -> list[Claim]:
    """Return the claims of a report, in the order in which it makes them.

    `own` is who speaks where the text names nobody: None for the press, the body itself for a body's statement.
    `places` are all that the report names, in order.
    """
    ordered = sorted(
        (mention if mention.speaker is not None else replace(mention, speaker=own) for mention in mentions),
        key=lambda mention: mention.order,
    )
    ordered = list(_with_acts(ordered))
    tellings = _tellings([mention for mention in ordered if mention.act is not None and mention.stance in _TELLING])
    tellings = [telling for telling in tellings if any(mention.firm for mention in telling.mentions)]
    if all(_is_nobody(telling) for telling in tellings):  # 'no one was hurt' is a claim about something that happened
        tellings = []
    country = main_country(report.text)
    setting = Setting(ordered, tellings, country, main_place(places, country))
    claims = [claim for telling in tellings for claim in _claims_of(telling, setting, report, reader)]
    claims += _answers(
        [mention for mention in ordered if mention.stance not in _TELLING], tellings, setting, report, reader
    )
    unique = {claim.id: claim for claim in sorted(claims, key=lambda claim: (claim.span.start, claim.id))}
    return list(unique.values())


def _with_acts(ordered: Sequence[Mention]) -> Iterator[Mention]:
    """Name the act of what does not name it itself, by what else the report tells.

    A figure without an act is about the last one told with a number; 'dead' are of the killing that is told; people
    who 'were taken' or 'are held' were arrested or abducted as the report has it elsewhere.
    """
    last: Act | None = None
    told = {mention.act for mention in ordered}
    captive: set[Act | None] = {"arrest", "abduction"}
    taken = next((mention.act for mention in ordered if mention.act in captive and not mention.generic), None)
    for given in ordered:
        mention = given
        if mention.act is None and mention.stance in _TELLING:
            if last is None:
                continue
            mention = replace(mention, act=last)
        elif mention.act == "death" and mention.affected is None and "killing" in told:
            mention = replace(mention, act="killing")
        elif mention.act == "arrival" and mention.attempted:  # who tried to arrive and did not was on the way out
            mention = replace(mention, act="escape", place=None)
        elif mention.generic and mention.act in captive:
            mention = replace(mention, act=taken or mention.act)
        if mention.count is not None and mention.stance in _TELLING:
            last = mention.act
        yield mention


def _tellings(mentions: Sequence[Mention]) -> list[Telling]:
    """Join mentions into occurrences: the firm ones first, in order, then those that only point back."""
    tellings: list[Telling] = []
    for mention in sorted(mentions, key=lambda mention: (not mention.firm, mention.order)):
        home = next((telling for telling in tellings if telling.admits(mention)), None)
        if home is not None:
            home.mentions.append(mention)
        elif mention.firm and mention.act is not None:
            tellings.append(Telling(mention.act, [mention]))
    return sorted(tellings, key=lambda telling: min(mention.order for mention in telling.mentions))


def main_place(places: Iterable[Place], country: Place | None) -> Place | None:
    """Return the town or site that a story names most, of the country it speaks of most; of equals the first."""
    named = [place for place in places if place.precision not in {"country", "province", "unknown"}]
    inside = [place for place in named if country is None or place.country == country.country]
    often = Counter(place.name for place in inside)
    return max(inside, key=lambda place: often[place.name], default=None)


def _is_nobody(telling: Telling) -> bool:
    return all(mention.count is not None and mention.count.high == 0 for mention in telling.mentions)


def main_country(text: str) -> Place | None:
    """Return the country that a text speaks of most: an inference, which no words of one claim carry."""
    shares = countries_in(text)
    code = max(shares, key=lambda country: (shares[country], country), default=None)
    place = open_gazetteer().lookup(country_name(code)) if code is not None else None
    return replace(place, span=None) if place is not None and place.precision == "country" else None


@dataclass(slots=True)
class Setting:
    """Where and when a report's story stands, for what does not say so itself."""

    mentions: Sequence[Mention]
    tellings: Sequence[Telling]
    country: Place | None
    main: Place | None

    def place(self, order: int) -> Place | None:
        """Return the place that holds at a sentence: one just named, else that of the report's first occurrence."""
        near = [mention.place for mention in self.mentions if mention.place and 0 <= order - mention.order <= _CARRY]
        if near:
            return near[-1]
        return next((telling.place for telling in self.tellings if telling.place is not None), self.country)

    def narrowed(self, place: Place | None) -> Place | None:
        """Return the story's main town where only its country is known."""
        if self.main is not None and (
            place is None or (place.precision == "country" and place.country == self.main.country)
        ):
            return self.main
        return place

    def nearest_place(self, orders: Sequence[int]) -> Place | None:
        """Return the place that holds at one of these sentences, one that words carry before one that is inferred."""
        found = [self.place(order) for order in orders]
        return next((place for place in found if place is not None and place.span is not None), found[0])

    def when(self, order: int) -> When | None:
        """Return the time that holds at a sentence: one just named, else that of the report's first occurrence."""
        near = [
            mention.when for mention in self.mentions if 0 <= order - mention.order <= _CARRY and _is_day(mention.when)
        ]
        earlier = [
            telling.when for telling in self.tellings if telling.mentions[0].order <= order and _is_day(telling.when)
        ]
        return near[-1] if near else next(iter(earlier), None)


def _claims_of(telling: Telling, setting: Setting, report: Report, reader: str) -> list[Claim]:
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
    orders = sorted({mention.order for mention in telling.mentions})
    return _record(
        replace(
            main,
            stance="confirms" if any(mention.stance == "confirms" for mention in group) else "asserts",
            attempted=main.attempted,
            actor=next((mention.actor for mention in [*together, *telling.mentions] if mention.actor), None),
            affected=next((mention.affected for mention in [*together, *telling.mentions] if mention.affected), None),
            count=_best_count(together),
            place=setting.narrowed(telling.place or setting.nearest_place(orders)),
            when=telling.when or setting.when(orders[0]),
            via=next((mention.via for mention in group if mention.via), None),
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


def _answers(
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
        place = mention.place or (telling.place if telling is not None else None) or setting.place(mention.order)
        when = mention.when or (None if expecting else telling.when if telling is not None else None)
        claims.append(_record(replace(mention, act=act, place=place, when=when), report, reader))
    return claims


def _answered(mention: Mention, tellings: Sequence[Telling]) -> Telling | None:
    """The occurrence that a denial, a check or an expectation is about: of its act, else the nearest told before it."""
    if mention.act is not None:
        fitting = [telling for telling in tellings if telling.admits(replace(mention, count=None))]
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
    chain = tuple(dict.fromkeys(part for part in (report.outlet, mention.via, name) if part))
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
