"""The cast of the tests: invented outlets, speakers, reports and claims, one at a time or as hypothesis strategies.

A `Telling` is a small set of reports with their texts and claims. Its places, days, numbers and speakers come from short
lists, so that claims often meet, and every claim, number, place and time stands in words of its report's text.
"""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from tumen.claims import Act, Claim, Speaker, SpeakerKind, Stance
from tumen.incidents import Incident
from tumen.reports import Entry
from tumen.values import Count, Place, Span, When

FIRST_DAY = dt.date(2024, 3, 4)
OUTLETS = ("Lantern Daily", "Radio Maré", "Hill Post", "Orchid Wire")
PLACES = (
    Place("Kunming", "CN", 25.04, 102.72, "town", None),
    Place("Dandong", "CN", 40.13, 124.39, "town", None),
    Place("Gusau", "NG", 12.17, 6.66, "town", None),
)
SPEAKERS: tuple[tuple[str, SpeakerKind], ...] = (
    ("River Watch Network", "civic"),
    ("Open Gate Association", "civic"),
    ("Kunming police", "state"),
    ("a shepherd", "witness"),
    ("a person close to the matter", "unnamed"),
)
ACTS: tuple[Act, ...] = ("arrest", "killing", "forced-return")
STANCES: tuple[Stance, ...] = ("asserts", "asserts", "asserts", "confirms", "denies", "verifying", "expects")


@dataclass(frozen=True, slots=True)
class Telling:
    """Reports by id, their texts by id, and their claims."""

    entries: dict[str, Entry]
    texts: dict[str, str]
    claims: tuple[Claim, ...]


def entry(
    report: str, day: int | None = 0, *, outlet: str | None = None, title: str | None = None, copy_of: str | None = None
) -> Entry:
    """Return a report's entry, published so many days after the first day; None: on an unknown day."""
    published = None if day is None else FIRST_DAY + dt.timedelta(days=day)
    return Entry(report, title, outlet or f"{report} Gazette", None, published, None, None, "en", "0" * 64, copy_of)


def place(name: str, country: str | None = "CN", lat: float | None = None, lon: float | None = None) -> Place:
    """Return a town."""
    return Place(name, country, lat, lon, "town", None)


def day(number: int, last: int | None = None) -> When:
    """Return the day so many days after the first, or the days from there to the last."""
    start = FIRST_DAY + dt.timedelta(days=number)
    end = start if last is None else FIRST_DAY + dt.timedelta(days=last)
    return When(start, end, "day" if start == end else "range", None, None)


def people(low: int, high: int | None = -1, **parts: int) -> Count:
    """Return a count: exact unless `high` says otherwise."""
    return Count(low, low if high == -1 else high, {who: (number, number) for who, number in parts.items()}, None, None)


def claim(
    claim_id: str,
    report: str,
    *,
    by: str | None = "River Watch Network",
    kind: SpeakerKind = "civic",
    via: str | None = None,
    stance: Stance = "asserts",
    act: Act = "arrest",
    actor: str | None = None,
    affected: str | None = None,
    count: Count | None = None,
    at: Place | None = None,
    when: When | None = None,
    text: str | None = None,
    start: int = 0,
) -> Claim:
    """Return a claim with what is given; all else is unknown."""
    words = text or f"{by or 'The outlet'} speaks of it ({claim_id})."
    span = Span(start, start + len(words))
    speaker = None if by is None else Speaker(by, kind, Span(start, start + min(len(by), len(words))))
    chain = tuple(link for link in (via, by) if link)
    return Claim(
        claim_id,
        report,
        span,
        words,
        speaker,
        chain,
        None,
        stance,
        act,
        False,
        actor,
        affected,
        count,
        at,
        when,
        "hand",
    )


@st.composite
def tellings(draw: st.DrawFn, most_reports: int = 5, most_claims: int = 3) -> Telling:
    """Draw a few reports with a few claims each; none is a copy of another."""
    entries: dict[str, Entry] = {}
    texts: dict[str, str] = {}
    claims: list[Claim] = []
    for number in range(draw(st.integers(1, most_reports))):
        report = f"r{number}"
        entries[report] = entry(report, draw(st.integers(0, 40)), outlet=draw(st.sampled_from(OUTLETS)))
        text = ""
        for _ in range(draw(st.integers(0, most_claims))):
            told = draw(_claims(report, f"c{len(claims):02d}", len(text)))
            claims.append(told)
            text += told.text + "\n"
        texts[report] = text
    return Telling(entries, texts, tuple(claims))


@st.composite
def _claims(draw: st.DrawFn, report: str, claim_id: str, start: int) -> Claim:
    who = draw(st.none() | st.sampled_from(SPEAKERS))
    number = draw(st.none() | st.integers(1, 20))
    where = draw(st.none() | st.sampled_from(PLACES))
    on = draw(st.none() | st.integers(0, 12))
    parts = [who[0] if who else "Reports", "spoke of", "people" if number is None else f"{number} people"]
    parts += [f"in {where.name}"] if where else []
    parts += [f"on day {on}"] if on is not None else []
    text = " ".join(parts) + f" ({claim_id})."

    def span(words: str) -> Span:
        return Span(start + text.index(words), start + text.index(words) + len(words))

    return Claim(
        id=claim_id,
        report=report,
        span=Span(start, start + len(text)),
        text=text,
        speaker=Speaker(who[0], who[1], span(who[0])) if who else None,
        chain=(who[0],) if who else (),
        cue=None,
        stance=draw(st.sampled_from(STANCES)),
        act=draw(st.sampled_from(ACTS)),
        attempted=False,
        actor=draw(st.none() | st.just("police")),
        affected=draw(st.none() | st.sampled_from(("villagers", "Mina Oduya", "Tomas Reeve"))),
        count=Count(number, number, {}, f"{number} people", span(f"{number} people")) if number is not None else None,
        place=dataclasses.replace(where, span=span(where.name)) if where else None,
        when=dataclasses.replace(day(on), words=f"day {on}", span=span(f"day {on}")) if on is not None else None,
        reader="hand",
    )


def with_copy(telling: Telling, original: str, days_later: int, name: str = "copy") -> Telling:
    """Return the telling with a copy of one of its reports, word for word, in another outlet on the day or later."""
    report = f"{original}-{name}"
    first = telling.entries[original]
    published = None if first.published is None else first.published + dt.timedelta(days=days_later)
    copied = dataclasses.replace(first, id=report, outlet="Mirror Press", published=published, copy_of=original)
    claims = [
        dataclasses.replace(told, id=f"{told.id}-{name}", report=report)
        for told in telling.claims
        if told.report == original
    ]
    return Telling(
        {**telling.entries, report: copied},
        {**telling.texts, report: telling.texts[original]},
        (*telling.claims, *claims),
    )


def by_id(claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return the claims by id."""
    return {told.id: told for told in claims}


def incident(*claims: Claim) -> Incident:
    """Return the claims as one incident, whatever linking would say; place and time are those of the first that has them."""
    places = [told.place for told in claims if told.place is not None]
    whens = [told.when for told in claims if told.when is not None]
    ids = tuple(sorted(told.id for told in claims))
    return Incident("incident-1", ids, claims[0].act, places[0] if places else None, whens[0] if whens else None, ())
