"""The word lists of linking, kept as data in `words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal


@cache
def word_list(name: Literal["titles", "empty", "generic"]) -> frozenset[str]:
    """Return the words of a list, in lower case."""
    lists = tomllib.loads(files("tumen.incidents").joinpath("words.toml").read_text(encoding="utf-8"))
    return frozenset(lists[name].split())
