"""Drawn links: certain ones in every table, doubtful ones in some, and an interval that grows with the doubt."""

from dataclasses import replace

import pytest

from tumen.assessments.lists import Link, LinkedLists, estimate_linked
from tumen.errors import InputError


def three_lists(shared: int, alone: int, probability: float) -> LinkedLists:
    """Three lists of `alone` cases each that no other has, and for each two lists `shared` pairs linked with the probability."""
    entries = [place for place in range(3) for _ in range(alone)]
    links = []
    for one, other in ((0, 1), (0, 2), (1, 2)):
        for _ in range(shared):
            links.append(Link(len(entries), len(entries) + 1, probability))
            entries += [one, other]
    return LinkedLists(("a", "b", "c"), tuple(entries), tuple(links), ())


def test_certain_links_are_in_every_draw_and_unlikely_ones_in_none() -> None:
    sure, never = three_lists(20, 40, 1.0), three_lists(20, 40, 0.01)
    assert {table.cases for table in sure.drawn(5)} == {180}
    assert {table.cases for table in never.drawn(5)} == {240}


def test_doubtful_links_are_in_their_share_of_the_draws() -> None:
    cases = [table.cases for table in three_lists(40, 40, 0.7).drawn(50)]
    assert sum(cases) / 50 == pytest.approx(360 - 0.7 * 120, abs=3)
    assert len(set(cases)) > 5
    assert cases == [table.cases for table in three_lists(40, 40, 0.7).drawn(50)]


def test_links_reach_through_others_but_never_join_what_is_kept_apart() -> None:
    chain = LinkedLists(("a", "b"), (0, 1, 0, 1), (Link(0, 1, 1.0), Link(1, 2, 1.0), Link(2, 3, 1.0)), ())
    assert chain.likely().cases == 1
    assert replace(chain, apart=((0, 3),)).likely().cases == 2


def test_doubt_about_links_widens_the_interval() -> None:
    sure, doubtful = (estimate_linked(three_lists(30, 60, chance), replicates=200) for chance in (1.0, 0.6))
    widths = []
    for found in (sure, doubtful):
        interval = found.methods[0].interval
        assert interval is not None
        widths.append(interval[1] / interval[0])
    assert widths[1] > 1.2 * widths[0]


def test_missed_links_inflate_the_total() -> None:
    totals = [
        estimate_linked(three_lists(shared, 240 // 3 + (40 - shared) * 2, 1.0), replicates=100).floor.total
        for shared in (40, 36)
    ]
    assert totals[1] > totals[0]


def test_empty_lists_are_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        LinkedLists(("a", "b"), (), (), ()).likely()
