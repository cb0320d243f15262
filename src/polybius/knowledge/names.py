"""Every known name, folded, with who or what it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from polybius.knowledge.knowledge import Knowledge

Form = Literal["name", "adjective", "demonym", "capital", "seat", "body"]

LONGEST = 12
"""The most tokens that a known name is looked for in."""


class Name(NamedTuple):
    """One way of writing the name of one thing; ``exact`` holds the letters of an acronym, met only as they are."""

    kind: str
    id: str
    name: str
    country: str | None
    sector: str | None
    form: Form
    exact: str | None
    surface: str
    detail: str


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Letters and digits alone, without case, accents, spaces, hyphens and stops.

    >>> fold("Kim Jong-Un") == fold("KIM Jong Un") == "kimjongun"
    True
    """
    if text.isascii():
        return "".join(letter for letter in text.casefold() if letter.isalnum())
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain.casefold() if letter.isalnum() and not unicodedata.combining(letter))


def slug(text: str) -> str:
    """Lower case with hyphens, as ids are written.

    >>> slug("Hanbit Daily")
    'hanbit-daily'
    """
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "unnamed"


@lru_cache(maxsize=8)
def name_index(knowledge: Knowledge) -> dict[str, tuple[Name, ...]]:
    """Folded name to what it may stand for, in the order of the knowledge files."""
    index: dict[str, list[Name]] = {}
    for surface, name in _names(knowledge):
        key = fold(surface)
        if len(key) > 1:
            found = index.setdefault(key, [])
            if not any((other.id, other.form, other.exact) == (name.id, name.form, name.exact) for other in found):
                found.append(name)
    return {key: tuple(found) for key, found in index.items()}


def _names(knowledge: Knowledge) -> Iterator[tuple[str, Name]]:
    for state in knowledge.states:
        forms: tuple[tuple[Form, Iterable[str]], ...] = (
            ("name", (state.name, *state.aliases)),
            ("adjective", state.adjectives),
            ("demonym", state.demonyms),
            ("capital", state.capital),
            ("seat", state.seats),
        )
        for form, surfaces in forms:
            for surface in surfaces:
                yield surface, _name("state", state.id, state.name, state.iso3, "GOV", form, surface)
    for person in knowledge.persons:
        for surface in (person.name, *person.variants):
            yield surface, _name("person", person.id, person.name, person.country, person.sector, "name", surface)
    for body in knowledge.organisations:
        kind = "group" if body.kind == "armed-group" else "organisation"
        for surface in (body.name, *body.aliases):
            yield (
                surface,
                _name(kind, body.id, body.name, body.country, body.sector, "name", surface, body.origin or ""),
            )
    for outlet in knowledge.outlets:
        for surface in (outlet.name, *outlet.aliases):
            yield surface, _name("outlet", outlet.id, outlet.name, outlet.country, "MED", "name", surface, outlet.kind)
    for named in knowledge.named:
        kind = {"exercise": "exercise", "weapon-system": "weapon"}.get(named.kind, "named")
        for surface in (named.name, *named.aliases):
            yield surface, _name(kind, named.id, named.name, named.country, None, "name", surface, named.kind)
    for place in knowledge.places:
        for surface in (place.name, *place.aliases):
            yield surface, _name("place", place.id, place.name, place.country, None, "name", surface, place.kind)
    for weapon in knowledge.weapons:
        for surface in (weapon.name, *weapon.aliases):
            yield surface, _name("weapon", weapon.id, weapon.name, weapon.country, None, "name", surface, weapon.class_)
    for common in knowledge.bodies:
        for surface in common.alias:
            detail = f"{common.slug}:{common.kind}"
            yield surface, _name("body", common.slug, surface, None, common.sector, "body", surface, detail)


def _name(
    kind: str, id_: str, name: str, country: str | None, sector: str | None, form: Form, surface: str, detail: str = ""
) -> Name:
    letters = re.sub(r"[^\w]", "", surface)
    acronym = letters.isupper() and len(letters) <= 5
    return Name(kind, id_, name, country, sector, form, letters if acronym else None, surface, detail)
