"""Lists of persons, linked with Splink: which rows are one person, with what probability.

The model is that of Fellegi and Sunter, its weights learned from the lists themselves by expectation and maximisation; nobody labels pairs. Rows of one
list may be linked too: a list that names a person twice counts once. Pairs are compared only where they share a value or the beginnings of
two; what differs in all of these is never linked.

Sources: I. P. Fellegi, A. B. Sunter (J. Am. Stat. Assoc. 64, 1969); R. Linacre et al., Splink (Int. J. Popul. Data Sci. 7, 2022).
"""

import logging
import re
import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tumen.assessments.lists.linked import Link, LinkedLists
from tumen.errors import InputError, SetupError

FEWEST_COLUMNS = 2
# Columns that say which row it is, not who the person is.
NUMBERED = frozenset({"id", "no", "nr", "number", "row", "index", "record"})
# The model's own word on what is surely no link; pairs below are not handed on.
LEAST = 0.01
SEED = 1
# Of links that share a whole value and the beginning of another, about this share of the true ones is found.
RECALL = 0.7
# Pairs drawn to learn how often strangers agree.
MOST_PAIRS = 2e6
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class PersonList:
    """A list by its name: columns by name, rows of as many cells; an empty cell is not known."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def link_persons(lists: Sequence[PersonList]) -> LinkedLists:
    """Link the rows of all lists by the columns that all of them have.

    Raises InputError for fewer than two lists and for lists that share fewer than two columns, SetupError where Splink is not installed.
    """
    shared = _shared_columns(lists)
    table, entries = _rows(lists, shared)
    dated = {name for name in shared if _is_dated(table[name])}
    links = _linked(table, shared, dated)
    return LinkedLists(tuple(one.name for one in lists), entries, tuple(links), apart=())


def _shared_columns(lists: Sequence[PersonList]) -> tuple[str, ...]:
    if len(lists) < 2:
        raise InputError("one list only: give two or more, one file each")
    names = [one.name for one in lists]
    if len(set(names)) < len(names):
        raise InputError("two lists have the same name: name each file by who made the list")
    shared = [
        name
        for name in lists[0].columns
        if name not in NUMBERED and all(name in one.columns for one in lists) and any(_cells(lists, name))
    ]
    if len(shared) < FEWEST_COLUMNS:
        raise InputError(
            "the lists share fewer than two columns: give those that describe a person (name, date of birth, place) the same header in each"
        )
    for one in lists:
        if not one.rows:
            raise InputError(f"the list {one.name!r} has no person: leave it out")
    return tuple(shared)


def _cells(lists: Sequence[PersonList], name: str) -> list[str]:
    return [row[one.columns.index(name)] for one in lists for row in one.rows]


def _rows(lists: Sequence[PersonList], shared: Sequence[str]) -> tuple[dict[str, list[str | None]], tuple[int, ...]]:
    """The shared columns of all lists under each other, in lower case, empty cells None; and the list of each row."""
    table = {name: [" ".join(cell.lower().split()) or None for cell in _cells(lists, name)] for name in shared}
    return table, tuple(place for place, one in enumerate(lists) for _ in one.rows)


def _is_dated(cells: Sequence[str | None]) -> bool:
    known = [cell for cell in cells if cell]
    return sum(bool(DATE.fullmatch(cell)) for cell in known) > 0.8 * len(known)


def _linked(table: dict[str, list[str | None]], shared: Sequence[str], dated: set[str]) -> list[Link]:
    try:
        from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    except ImportError as error:
        raise SetupError("lists of persons are linked with Splink: pip install 'tumen[lists]'") from error
    columns = {f"c{place}": table[name] for place, name in enumerate(shared)}
    held = {"unique_id": list(range(len(table[shared[0]]))), **columns}
    rules: list[Any] = [block_on(*pair) for pair in combinations(columns, 2)]
    rules += [block_on(one, f"substr({other}, 1, 2)") for one in columns for other in columns if one != other]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_comparison(f"c{place}", name in dated) for place, name in enumerate(shared)],
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of untrained levels: with few rows some levels of agreement never occur
        api = DuckDBAPI()
        linker = Linker(api.register(held, dataset_display_name="persons"), settings, log_level=logging.ERROR)
        _train(linker, list(columns), rules)
        pairs = linker.inference.predict(threshold_match_probability=LEAST).as_record_list()
    return sorted((_link(pair) for pair in pairs), key=lambda link: (link.one, link.other))


def _link(pair: dict[str, Any]) -> Link:
    one, other = sorted((int(pair["unique_id_l"]), int(pair["unique_id_r"])))
    return Link(one, other, float(pair["match_probability"]))


def _comparison(column: str, dated: bool) -> Any:
    import splink.comparison_library as compare

    if dated:
        return compare.DamerauLevenshteinAtThresholds(column, [1, 2])
    return compare.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)


def _train(linker: Any, columns: Sequence[str], rules: Sequence[Any]) -> None:
    """Learn how often strangers agree by chance, then how often entries of one person do, each column while others hold the pairs together."""
    from splink import block_on

    training = linker.training
    training.estimate_probability_two_random_records_match(list(rules[:3]), recall=RECALL)
    training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=SEED)
    for column in columns[:3]:
        with suppress(
            ValueError
        ):  # a level that never occurs among links drives its probability to 0: its default stays
            training.estimate_parameters_using_expectation_maximisation(block_on(column))
