"""Types and modes that only the parties decide: whose drill, whose meeting, how many sides."""

from __future__ import annotations

from functools import lru_cache

from polybius.coder.match import word_classes
from polybius.knowledge import Knowledge
from polybius.model import Actor, EntityMention, Place, Token

INTERNAL_KINDS = frozenset({"party", "legislature", "ministry", "military", "court", "police", "intelligence"})


@lru_cache(maxsize=8)
def kinds_of_bodies(knowledge: Knowledge) -> dict[str, str]:
    """Id (or id as a source) of a body to its kind."""
    found = {row.id: row.kind for row in knowledge.organisations}
    found.update({row.origin: row.kind for row in knowledge.organisations if row.origin})
    return found


def countries_of(actors: tuple[Actor, ...]) -> list[str]:
    """The distinct countries of the actors, in order."""
    return list(dict.fromkeys(actor.country for actor in actors if actor.country))


def refined(
    knowledge: Knowledge,
    event_type: str,
    mode: str | None,
    token: Token,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    place: Place | None,
    around: list[EntityMention],
) -> tuple[str, str | None]:
    """The type and mode of an act, once its parties are known.

    One country's exercise is MOBILIZE/troops, that of several COOPERATE. An organ of one state in session is
    ACTIVITY/meet-internal. A meeting of three or more sides is multilateral, one of two on the soil of a side a visit.
    """
    countries = countries_of(actors + recipients)
    classes = word_classes(knowledge)
    if token.lemma in classes.get("@drill", ()) or (
        event_type == "MOBILIZE" and mode == "troops" and "exercise" in token.lemma
    ):
        if event_type == "MOBILIZE" and len(countries) > 1:
            return "COOPERATE", None
        if event_type == "COOPERATE" and len(countries) == 1 and len(actors) == 1:
            return "MOBILIZE", "troops"
    bodies = kinds_of_bodies(knowledge)
    if event_type == "ACTIVITY" and mode == "meet-internal" and actors:
        if all(bodies.get(actor.id) == "igo" for actor in actors):
            return "CONSULT", "multilateral"
    if event_type == "CONSULT":
        if len(countries) <= 1 and _internal(knowledge, actors, recipients, around):
            return "ACTIVITY", "meet-internal"
        if len(countries) >= 3:
            return "CONSULT", "multilateral"
        if mode is None and place is not None and len(countries) == 2 and place.country in countries:
            return "CONSULT", "visit"
    return event_type, mode


def _internal(
    knowledge: Knowledge, actors: tuple[Actor, ...], recipients: tuple[Actor, ...], around: list[EntityMention]
) -> bool:
    """Whether the only parties are one state's people and an organ of that state."""
    kinds = kinds_of_bodies(knowledge)
    bodies = [entity for entity in around if entity.kind == "organisation"]
    parties = {actor.id for actor in actors + recipients} | {entity.id for entity in bodies}
    return any(kinds.get(party) in INTERNAL_KINDS for party in parties)
