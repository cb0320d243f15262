"""Rows of the knowledge by their ids: each index is made once for a knowledge and shared by all rooms."""

from __future__ import annotations

from functools import lru_cache

from polybius.knowledge.knowledge import Knowledge
from polybius.knowledge.names import fold
from polybius.knowledge.rows import KnownPlace, KnownTenure, Outlet, Person, State


@lru_cache(maxsize=8)
def states_by_country(knowledge: Knowledge) -> dict[str, State]:
    """ISO 3166-1 alpha-3 code to its state."""
    return {state.iso3: state for state in knowledge.states}


@lru_cache(maxsize=8)
def outlets_by_id(knowledge: Knowledge) -> dict[str, Outlet]:
    """Every known agency and outlet by id."""
    return {outlet.id: outlet for outlet in knowledge.outlets}


@lru_cache(maxsize=8)
def persons_by_id(knowledge: Knowledge) -> dict[str, Person]:
    """Every known person by id."""
    return {person.id: person for person in knowledge.persons}


@lru_cache(maxsize=8)
def tenures_by_person(knowledge: Knowledge) -> dict[str, tuple[KnownTenure, ...]]:
    """Every known tenure by person id."""
    found: dict[str, list[KnownTenure]] = {}
    for tenure in knowledge.tenures:
        found.setdefault(tenure.person, []).append(tenure)
    return {person: tuple(rows) for person, rows in found.items()}


@lru_cache(maxsize=8)
def places_named(knowledge: Knowledge) -> dict[str, tuple[KnownPlace, ...]]:
    """The places of the supplement, countries aside, by each of their folded names."""
    found: dict[str, list[KnownPlace]] = {}
    for place in knowledge.places:
        if place.kind != "country":
            for name in (place.name, *place.aliases):
                found.setdefault(fold(name), []).append(place)
    return {name: tuple(places) for name, places in found.items()}


def regions_named(name: str, knowledge: Knowledge) -> tuple[KnownPlace, ...]:
    """The regions of a name."""
    return tuple(place for place in places_named(knowledge).get(fold(name), ()) if place.kind == "region")
