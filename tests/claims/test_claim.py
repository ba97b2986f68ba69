"""Claims, trends and positions as records: what they refuse, their ids, and their lines of JSON."""

import dataclasses
import datetime as dt
import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen import jsonl
from tumen.claims import Act, Claim, Position, Speaker, SpeakerKind, Stance, Trend, content_id
from tumen.claims.claim import Direction
from tumen.errors import InputError
from tumen.values import Count, Place, Span, When

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
_SPANS = st.tuples(st.integers(0, 500), st.integers(1, 80)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1))
_SPEAKERS = st.builds(Speaker, _WORDS, st.sampled_from(get_args(SpeakerKind)), st.none() | _SPANS)
_PLACES = st.builds(
    Place,
    _WORDS,
    st.none() | st.sampled_from(("CN", "NG")),
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.sampled_from(("site", "town", "country")),
    st.none() | _SPANS,
)


@st.composite
def _ranges(draw: st.DrawFn) -> tuple[int, int | None]:
    low = draw(st.integers(0, 10_000))
    return low, draw(st.none() | st.integers(low, 20_000))


@st.composite
def _counts(draw: st.DrawFn) -> Count:
    low, high = draw(_ranges())
    return Count(low, high, draw(st.dictionaries(_WORDS, _ranges(), max_size=2)), draw(_WORDS), draw(_SPANS))


@st.composite
def _whens(draw: st.DrawFn) -> When:
    if draw(st.booleans()):
        return When(None, None, "unknown", draw(_WORDS), draw(_SPANS))
    start, end = sorted((draw(_DAYS), draw(_DAYS)))
    return When(start, end, "range", draw(st.none() | _WORDS), draw(st.none() | _SPANS))


@st.composite
def _claims(draw: st.DrawFn) -> Claim:
    text = draw(_WORDS)
    start = draw(st.integers(0, 500))
    return Claim(
        id=draw(_WORDS),
        report=draw(_WORDS),
        span=Span(start, start + len(text)),
        text=text,
        speaker=draw(st.none() | _SPEAKERS),
        chain=tuple(draw(st.lists(_WORDS, max_size=3))),
        cue=draw(st.none() | _SPANS),
        stance=draw(st.sampled_from(get_args(Stance))),
        act=draw(st.sampled_from(get_args(Act))),
        attempted=draw(st.booleans()),
        actor=draw(st.none() | _WORDS),
        affected=draw(st.none() | _WORDS),
        count=draw(st.none() | _counts()),
        place=draw(st.none() | _PLACES),
        when=draw(st.none() | _whens()),
        reader=draw(_WORDS),
    )


_TRENDS = st.builds(
    Trend,
    _WORDS,
    _WORDS,
    _SPANS,
    _WORDS,
    st.none() | _SPEAKERS,
    st.sampled_from(get_args(Act)),
    st.sampled_from(get_args(Direction)),
    st.none() | _whens(),
    st.none() | _WORDS,
)
_POSITIONS = st.builds(Position, _WORDS, _WORDS, _SPANS, _WORDS, st.none() | _SPEAKERS, st.sampled_from(get_args(Act)))


@given(_claims())
def test_a_claim_comes_back_from_its_line_unchanged(claim: Claim) -> None:
    assert jsonl.decode(jsonl.encode(claim, "claim"), Claim) == claim


@given(_TRENDS)
def test_a_trend_comes_back_from_its_line_unchanged(trend: Trend) -> None:
    assert jsonl.decode(jsonl.encode(trend, "trend"), Trend) == trend


@given(_POSITIONS)
def test_a_position_comes_back_from_its_line_unchanged(position: Position) -> None:
    assert jsonl.decode(jsonl.encode(position, "position"), Position) == position


def _claim(text: str, span: Span) -> Claim:
    return Claim(
        "c1", "r1", span, text, None, (), None, "asserts", "arrest", False, None, None, None, None, None, "hand"
    )


@pytest.mark.parametrize("span", [Span(0, 5), Span(0, 7), Span(9, 3)])
def test_a_claim_refuses_a_span_that_is_not_as_long_as_its_text(span: Span) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        _claim("arrest", span)


def test_a_claim_cannot_be_changed() -> None:
    claim = _claim("arrest", Span(4, 10))
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.act = "release"  # type: ignore[misc]


def test_a_line_with_an_act_outside_the_vocabulary_is_refused() -> None:
    line = jsonl.encode(_claim("arrest", Span(4, 10)), "claim").replace('"act":"arrest"', '"act":"picnic"')
    with pytest.raises(InputError, match="picnic"):
        jsonl.decode(line, Claim)


def test_a_line_with_an_unknown_key_is_refused() -> None:
    line = jsonl.encode(_claim("arrest", Span(4, 10))).replace('"act"', '"deed"')
    with pytest.raises(InputError, match="deed"):
        jsonl.decode(line, Claim)


def test_spans_are_two_numbers_on_the_wire() -> None:
    assert '"span":[4,10]' in jsonl.encode(_claim("arrest", Span(4, 10)))


def test_an_id_follows_from_the_content_alone() -> None:
    first = content_id("c", "r1", Span(4, 10), "arrest", None)
    assert first == content_id("c", "r1", Span(4, 10), "arrest", None)
    assert re.fullmatch(r"c-[0-9a-f]{16}", first)


@pytest.mark.parametrize(
    "other",
    [
        ("t", "r1", Span(4, 10), "arrest"),
        ("c", "r2", Span(4, 10), "arrest"),
        ("c", "r1", Span(4, 11), "arrest"),
        ("c", "r1", Span(4, 10), "release"),
        ("c", "r1", Span(4, 10), "arrest", None),
    ],
)
def test_another_content_has_another_id(other: tuple[str, object]) -> None:
    prefix, *parts = other
    assert content_id(prefix, *parts) != content_id("c", "r1", Span(4, 10), "arrest")


def test_parts_that_only_join_to_the_same_letters_have_different_ids() -> None:
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")
