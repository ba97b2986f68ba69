"""The title, outlet, byline, date and address that a page's markup states, each with the words that state it."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
from resiliparse.parse.html import DocumentNode, HTMLTree

from tumen.errors import UnreadableError
from tumen.reports.dates import parse_any
from tumen.reports.report import Found, FoundField

_Statement = tuple[FoundField, str, str]  # field, its value, the words that state it


@dataclass(frozen=True, slots=True)
class Fields:
    """What a page's markup says about the report on it."""

    title: str | None
    outlet: str | None
    byline: str | None
    published: dt.date | None
    published_at: dt.datetime | None


def markup_fields(tree: HTMLTree, html: str) -> tuple[Fields, tuple[Found, ...]]:
    """Return the fields of a page, and the words of the markup that state them.

    Meta tags, JSON-LD, <time> and <title> in this order; what they leave open is asked of trafilatura.
    """
    chosen: dict[str, _Statement] = {}
    date: tuple[dt.date, dt.datetime | None] | None = None
    for statement in _statements(tree, html, chosen):
        field, value, _ = statement
        if field in chosen or not value.strip():
            continue
        if field == "published":
            date = parse_any(value)
            if date is None:
                continue
        chosen[field] = statement
    found = tuple(Found(field, words, None) for field, _, words in chosen.values())
    title, outlet, byline = (
        " ".join(chosen[field][1].split()) if field in chosen else None for field in ("title", "outlet", "byline")
    )
    return Fields(title, outlet, byline, date[0] if date else None, date[1] if date else None), found


def address(tree: HTMLTree) -> str | None:
    """Return the page's own address, as it states it."""
    for selector, key in (("link[rel=canonical]", "href"), ('meta[property="og:url"]', "content")):
        for node in _root(tree).query_selector_all(selector):
            value = str(node.getattr(key) or "").strip()
            if value.startswith(("http://", "https://")):
                return value
    return None


def _root(tree: HTMLTree) -> DocumentNode:
    if tree.document is None:
        raise UnreadableError("is a page without content")
    return tree.document


def _statements(tree: HTMLTree, html: str, chosen: dict[str, _Statement]) -> Iterator[_Statement]:
    yield from _meta(tree)
    yield from _linked(tree)
    for node in _root(tree).get_elements_by_tag_name("time"):
        value = str(node.getattr("datetime") or "")
        yield "published", value, f'<time datetime="{value}">'
        break
    if {"title", "outlet", "published"} - set(chosen):
        yield from _guessed(html)
    yield "title", str(tree.title or ""), f"<title>{tree.title}</title>"


def _meta(tree: HTMLTree) -> Iterator[_Statement]:
    stated: dict[str, str] = {}
    for node in _root(tree).get_elements_by_tag_name("meta"):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        if name and node.getattr("content"):
            stated.setdefault(str(name).lower(), str(node.getattr("content")))
    for field, names in _places()["meta"].items():
        for name in names:
            if name in stated:
                yield field, stated[name], f'<meta {name}="{stated[name]}">'


def _linked(tree: HTMLTree) -> Iterator[_Statement]:
    places = _places()["linked"]
    for node in _root(tree).query_selector_all('script[type="application/ld+json"]'):
        try:
            content = msgspec.json.decode(str(node.text or ""))
        except (msgspec.DecodeError, RecursionError):
            continue
        for thing in _things(content):
            kinds = thing.get("@type")
            if not set(kinds if isinstance(kinds, list) else [kinds]) & set(places["types"]):
                continue
            for field in ("title", "published"):
                for key in places[field]:
                    if isinstance(thing.get(key), str):
                        yield field, thing[key], f"JSON-LD {key}: {thing[key]}"
            for field, key in (("outlet", "publisher"), ("byline", "author")):
                name = _name(thing.get(key))
                if name:
                    yield field, name, f"JSON-LD {key}: {name}"  # type: ignore[misc]


def _things(content: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD: one, a list of them, or a graph."""
    for thing in content if isinstance(content, list) else [content]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()


def _name(value: Any) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    name = first.get("name") if isinstance(first, dict) else first
    return name if isinstance(name, str) and not name.startswith("http") else None


def _guessed(html: str) -> Iterator[_Statement]:
    """What trafilatura reads from addresses, class names and the like."""
    from trafilatura import extract_metadata

    guess = extract_metadata(html, extensive=False)
    for field, value in (
        (("title", guess.title), ("outlet", guess.sitename), ("published", guess.date)) if guess else ()
    ):
        if value:
            yield field, value, f"page markup: {value}"  # type: ignore[misc]


@lru_cache(maxsize=1)
def _places() -> dict[str, Any]:
    return tomllib.loads(files("tumen.reports").joinpath("hand/markup.toml").read_text(encoding="utf-8"))
