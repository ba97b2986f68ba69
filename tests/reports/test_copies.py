"""Who copies whom."""

import datetime as dt
import itertools
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tumen.reports import Copies, Furniture, Report, find_copies
from tumen.values import Span

FIRST = (
    "Border guards near Dandong turned back four families on Monday night, the Orchid Network said. Two lorries had brought them "
    "to the river shortly after ten. A fisherman watched from the far bank while the children were counted, and counted again. By "
    "morning the road was empty except for a single shoe and a blanket. The prefecture has announced no inquiry so far. Nobody "
    "at the provincial office answered the telephone on Tuesday. The network has recorded nine such nights since the thaw began."
)
OTHER = (
    "Four families were pushed across the Yalu in darkness, according to volunteers who run a shelter in the town. They gave warm tea "
    "to a boy who had walked back along the railway line. Officials in Shenyang would not say whose vehicles had been used. Snow fell "
    "before dawn and covered whatever tracks there may have been. A lawyer hopes that one mother will file a complaint this week."
)
SPEECH = (
    "“We were told to get down and to leave every bag behind, and nobody gave us back our telephones or the money that we had sewn "
    "into the lining of our coats before we came to this place,” she said."
)


def _report(
    name: str,
    text: str,
    day: int | None = 5,
    outlet: str | None = None,
    credit: str | None = None,
    furniture: tuple[Furniture, ...] = (),
    moment: dt.datetime | None = None,
) -> Report:
    return Report(
        id=name,
        text=text,
        title=None,
        outlet=outlet,
        credit=credit,
        byline=None,
        source=None,
        published=dt.date(2024, 3, day) if day else None,
        published_at=moment,
        url=None,
        language="en",
        sha256="0" * 64,
        furniture=furniture,
        found=(),
    )


def _sentences(text: str) -> list[str]:
    return [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]


def test_a_whole_an_abridged_and_an_edited_copy_are_found() -> None:
    abridged = " ".join(_sentences(FIRST)[:4])
    edited = FIRST.replace("shortly after", "soon after").replace("“", '"').upper()
    reports = [_report("a", FIRST, 5), _report("b", FIRST, 6), _report("c", abridged, 7), _report("d", edited, 8)]
    assert find_copies(reports) == {"b": "a", "c": "a", "d": "a"}


def test_independent_reports_of_one_event_are_no_copies() -> None:
    assert find_copies([_report("a", FIRST), _report("b", OTHER)]) == {}


def test_a_shared_quotation_makes_no_copy() -> None:
    assert find_copies([_report("a", f"{FIRST} {SPEECH}"), _report("b", f"{SPEECH} {OTHER}")]) == {}
    assert find_copies([_report("a", SPEECH), _report("b", SPEECH)]) == {}


def test_a_copy_most_of_which_is_speech_is_found_by_what_stands_around_the_speech() -> None:
    sentences = _sentences(FIRST)
    whole = _report("a", f"{FIRST} {SPEECH}")
    around = f"{sentences[1]} {SPEECH} {_sentences(OTHER)[2]} {_sentences(OTHER)[4]} {_sentences(OTHER)[0]}"
    assert find_copies([_report("a", FIRST), _report("b", around, day=6)]) == {}
    assert find_copies([whole, _report("b", around, day=6)]) == {"b": "a"}


def test_a_shared_sentence_or_a_very_short_text_makes_no_copy() -> None:
    short = "Four families were turned back near Dandong, the Orchid Network said."
    assert find_copies([_report("a", short), _report("b", short)]) == {}
    assert find_copies([_report("a", FIRST), _report("b", f"{OTHER} {_sentences(FIRST)[0]}")]) == {}


def test_shared_furniture_makes_no_copy() -> None:
    menu = (
        "Home and news and sport and weather and culture and travel and letters and archive and shop and jobs today "
        * 2
    )
    reports = [
        _report(name, menu + text, furniture=(Furniture("other", Span(0, len(menu))),))
        for name, text in (("a", _sentences(FIRST)[0]), ("b", _sentences(OTHER)[0]))
    ]
    assert find_copies(reports) == {}


def test_the_earlier_is_the_original() -> None:
    assert find_copies([_report("a", FIRST, 7), _report("b", FIRST, 6)]) == {"a": "b"}
    assert find_copies([_report("a", FIRST, None), _report("b", FIRST, 6)]) == {"a": "b"}


def test_on_one_day_the_credited_outlet_is_the_original_even_where_the_copy_is_longer() -> None:
    wire = _report("z", FIRST, outlet="The Orchid Wire")
    paper = _report("a", f"{FIRST} The ferry was late again.", outlet="Hill Post", credit="Orchid Wire")
    assert find_copies([wire, paper]) == {"a": "z"}


def test_on_one_day_the_earlier_moment_then_the_longer_then_the_smaller_id_is_the_original() -> None:
    morning = dt.datetime(2024, 3, 5, 8, tzinfo=dt.UTC)
    later, earlier = _report("a", FIRST, moment=morning.replace(hour=9)), _report("b", FIRST, moment=morning)
    assert find_copies([later, earlier]) == {"a": "b"}
    assert find_copies([_report("a", FIRST), _report("b", f"{FIRST} The ferry was late again.")]) == {"a": "b"}
    assert find_copies([_report("b", FIRST), _report("a", FIRST)]) == {"b": "a"}


def test_two_reports_that_a_third_merges_stay_apart() -> None:
    merged = f"{FIRST} {OTHER}"
    reports = [_report("a", FIRST, 5), _report("b", OTHER, 5), _report("c", merged, 6)]
    assert set(find_copies(reports)) == {"c"}


def test_chains_point_to_the_original() -> None:
    sentences = _sentences(FIRST)
    reports = [
        _report("a", FIRST, 5),
        _report("b", " ".join(sentences[:5]), 6),
        _report("c", " ".join([*sentences[2:5], *_sentences(OTHER)[:2]]), 7),
    ]
    assert find_copies(reports) == {"b": "a", "c": "a"}


TEXTS = st.lists(
    st.tuples(st.sampled_from([FIRST, OTHER]), st.integers(2, 7), st.integers(1, 9)), min_size=2, max_size=5
)


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(texts: list[tuple[str, int, int]], random: Random) -> None:
    reports = [
        _report(f"r{number}", " ".join(_sentences(text)[:length]), day)
        for number, (text, length, day) in enumerate(texts)
    ]
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert find_copies(shuffled) == find_copies(reports)


@given(TEXTS)
def test_an_original_is_no_copy_and_is_no_later_than_its_copies(texts: list[tuple[str, int, int]]) -> None:
    reports = {
        f"r{number}": _report(f"r{number}", " ".join(_sentences(text)[:length]), day)
        for number, (text, length, day) in enumerate(texts)
    }
    copies = Copies()
    for report in itertools.chain(reports.values(), reports.values()):
        copies.add(report)
    for copy, original in copies.copy_of().items():
        assert original not in copies.copy_of()
        assert (reports[original].published or dt.date.max) <= (reports[copy].published or dt.date.max)


@given(st.sampled_from([FIRST, OTHER]), st.integers(3, 7), st.integers(5, 9))
def test_adding_a_copy_gives_its_original_and_changes_no_other(text: str, length: int, day: int) -> None:
    reports = [_report("a", FIRST, 5), _report("b", OTHER, 5)]
    added = _report("z", " ".join(_sentences(text)[:length]), day)
    assert find_copies([*reports, added]) == {"z": "a" if text == FIRST else "b"}
