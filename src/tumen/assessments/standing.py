"""Standing: whether a speaker is a party to the act, or a body with the duty and the access to establish it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tumen.assessments.bodies import Body, body_of, listed_words, same_body, words_in
from tumen.assessments.voices import Statement
from tumen.claims import Act
from tumen.incidents import Incident

Standing = Literal["party", "access", "none"]

_AUTHORITIES = frozenset({"state", "military", "court"})
# Acts that only authorities do, or that their agents are commonly said to have done: their own denial settles nothing.
_BY_AUTHORITIES = frozenset(
    {"arrest", "forced-return", "sentence", "execution", "ill-treatment", "abduction", "release"}
)
# Acts that end in another country, whose authorities then know of it.
_RECEIVED = frozenset({"forced-return", "defection", "arrival", "escape"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What an incident's claims say of who could know: the act, the countries it concerns, who is said to have done it."""

    act: Act
    countries: frozenset[str]
    actors: tuple[Body, ...]


def scene_of(incident: Incident, made: Iterable[Statement]) -> Scene:
    """Return the scene. Its countries are those of the place and of those who are said to have done it."""
    held = [statement for statement in made if statement.claim.stance != "expects"]
    actors = tuple(
        body_of(actor) for actor in sorted({statement.claim.actor for statement in held if statement.claim.actor})
    )
    places = {statement.claim.place.country for statement in held if statement.claim.place is not None}
    countries = {country for country in places if country is not None}
    if incident.place is not None and incident.place.country is not None and incident.act not in _RECEIVED:
        countries = {incident.place.country}
    return Scene(incident.act, frozenset(countries | {actor.country for actor in actors if actor.country}), actors)


def standing_of(statement: Statement, scene: Scene) -> Standing:
    """Return the standing of who speaks.

    Authorities of a country that the act concerns have it, unless they speak from the side (opposition, former); so has an
    authority abroad that itself received the people and confirms it; an armed group or a company has it for what it is
    said to have done; an international body where it is on site. A body whose country no words tell is taken to be of the
    country where it happened.
    """
    words = words_in(statement.name)
    if statement.kind in _AUTHORITIES:
        if words & listed_words("aside") or _spoken_of_as_aside(statement):
            return "none"
        if _is_actor(statement, scene):
            return "party"
        return "access" if _concerned(statement, scene) else "none"
    if statement.kind == "intergovernmental":
        return "access" if words & listed_words("on-site") else "none"
    if statement.kind in ("armed-group", "company"):
        claimed = "responsibility" in words_in(statement.claim.text)
        return "party" if claimed or _is_actor(statement, scene) else "none"
    return "none"


def may_deny(statement: Statement, scene: Scene) -> bool:
    """Say whether the denial is a party's: that of an authority concerned, or of whoever is said to have done it."""
    return standing_of(statement, scene) != "none" or _is_actor(statement, scene)


def disproves(statement: Statement, scene: Scene) -> bool:
    """Say whether the denial establishes that it did not happen.

    So does the word of those it is said to have happened to, and of a body with access that is not on the side of those
    who are said to have done it: one whose task is to find out, or one that says what it found.
    """
    if _is_affected(statement):
        return True
    if standing_of(statement, scene) != "access" or statement.kind == "military":
        return False
    finds = bool(words_in(statement.name) & listed_words("finders")) or statement.kind == "court"
    if scene.act in _BY_AUTHORITIES:
        return statement.kind == "court" or (finds and bool(scene.actors) and not _authorities_did(scene))
    found = bool(words_in(statement.claim.text) & listed_words("established"))
    return (finds or found) and not _authorities_did(scene)


def _concerned(statement: Statement, scene: Scene) -> bool:
    country = statement.body.country or (body_of(statement.outlet).country if _of_outlet(statement) else None)
    if country is None:
        return True
    if country in scene.countries:
        return True
    return statement.claim.stance == "confirms" and scene.act in _RECEIVED


def _of_outlet(statement: Statement) -> bool:
    """Say whether an official without a body in his name speaks in his own body's publication."""
    outlet = body_of(statement.outlet)
    return not statement.body.words and not statement.body.kinds and bool(outlet.kinds - {"group"})


def _spoken_of_as_aside(statement: Statement) -> bool:
    """Say whether the words just before the speaker's name put him aside ('Opposition lawmaker Ly Dara')."""
    speaker, claim = statement.claim.speaker, statement.claim
    if speaker is None or speaker.span is None or not claim.span.covers(speaker.span):
        return False
    before = claim.text[: speaker.span.start - claim.span.start].split()[-2:]
    return bool(words_in(" ".join(before)) & listed_words("aside"))


def _is_actor(statement: Statement, scene: Scene) -> bool:
    return any(_same_side(statement.body, actor) for actor in scene.actors)


def _same_side(body: Body, actor: Body) -> bool:
    if body.words & actor.words:
        return same_body(body, actor)
    return bool(body.kinds & actor.kinds) and same_body(body, actor)


def _authorities_did(scene: Scene) -> bool:
    return any(actor.kinds & _FORCES for actor in scene.actors)


_FORCES = frozenset({"police", "military", "border", "coast", "intelligence", "prison", "government", "court"})


def _is_affected(statement: Statement) -> bool:
    affected = statement.claim.affected
    if statement.kind not in ("witness", "civic") or affected is None:
        return False
    told_of = body_of(affected)
    mine = statement.body.words | statement.body.persona
    return not statement.body.described and bool(mine & (told_of.words | told_of.persona))
