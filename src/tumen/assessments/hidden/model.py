"""Hierarchical log-linear models over lists: which lists may depend on each other.

A term is a bit mask of lists, as a pattern is. A model is the sorted tuple of its interactions (terms of two lists or
more); the constant and one term a list are always in it. Hierarchical: with a term, all terms inside it are there. The term
of all lists together is never in a model, since without knowing the unseen it cannot be told from them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Model: TypeAlias = tuple[int, ...]

INDEPENDENT: Model = ()


def pair(first: int, second: int) -> int:
    """The term of two lists, given by their places from 0."""
    return (1 << first) | (1 << second)


@cache
def pairs(lists: int) -> tuple[int, ...]:
    """All pairs of that many lists, in the order 12, 13, 14, ... 23, ..."""
    return tuple(pair(first, second) for first, second in combinations(range(lists), 2))


def closure(terms: Iterable[int]) -> Model:
    """The hierarchical model that these terms generate."""
    held: set[int] = set()
    for term in terms:
        part = term
        while part:
            if part.bit_count() > 1:
                held.add(part)
            part = (part - 1) & term
    return tuple(sorted(held, key=_order))


def generators(model: Model, lists: int) -> tuple[int, ...]:
    """The largest terms of a model, the lists that stand alone among them: [123,14] is (0b0111, 0b1001)."""
    terms = [*(1 << bit for bit in range(lists)), *model]
    return tuple(sorted((term for term in terms if not _inside_another(term, terms)), key=_places))


def notation(model: Model, lists: int) -> str:
    """The usual short name: [123,14] for lists 1, 2, 3 all dependent and 1 with 4."""
    separator = "" if lists <= 9 else "-"
    names = [separator.join(str(place + 1) for place in _places(term)) for term in generators(model, lists)]
    return f"[{','.join(names)}]"


def names_of(term: int, lists: Sequence[str]) -> tuple[str, ...]:
    """The lists of a term, by name."""
    return tuple(lists[place] for place in _places(term))


def parameters(model: Model, lists: int) -> tuple[int, ...]:
    """All terms of a model with the constant (0) first and one a list: the columns of its design."""
    return (0, *(1 << bit for bit in range(lists)), *model)


@cache
def subsets(lists: int) -> npt.NDArray[np.float64]:
    """S[pattern, term] is 1 where the term lies inside the pattern; an empty column is added at the end."""
    masks = np.arange(1 << lists)
    inside = (masks[:, None] & masks[None, :]) == masks[None, :]
    return np.concatenate([inside.astype(float), np.zeros((1 << lists, 1))], axis=1)


@cache
def all_models(lists: int, order: int) -> tuple[Model, ...]:
    """Every hierarchical model whose terms have at most `order` lists, without the term of all lists.

    8 models for 3 lists, 113 for 4; for 5 lists 1,024 with pairs only and 6,893 up to order 4.
    """
    largest = min(order, lists - 1)
    return tuple(sorted(_grow((), 2, lists, largest), key=lambda model: (len(model), model)))


def _grow(model: tuple[int, ...], size: int, lists: int, largest: int) -> Iterator[Model]:
    if size > largest:
        yield model
        return
    held = set(model)
    possible = [
        term
        for places in combinations(range(lists), size)
        if (term := sum(1 << place for place in places))
        and (size == 2 or all(term ^ (1 << place) in held for place in places))
    ]
    for chosen in range(1 << len(possible)):
        added = tuple(term for bit, term in enumerate(possible) if chosen >> bit & 1)
        if added:
            yield from _grow(tuple(sorted((*model, *added), key=_order)), size + 1, lists, largest)
        else:
            yield model


def _inside_another(term: int, terms: Iterable[int]) -> bool:
    return any(term & other == term and term != other for other in terms)


def _order(term: int) -> tuple[int, int]:
    return term.bit_count(), term


def _places(term: int) -> tuple[int, ...]:
    return tuple(place for place in range(term.bit_length()) if term >> place & 1)
