"""Everything that Polybius knows of the world before it reads: the knowledge files, and a user's additions to them."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from polybius.knowledge import rows
from polybius.knowledge.petrarch import read_petrarch
from polybius.knowledge.table import read_table
from polybius.model import KnowledgeError

TABLES: dict[str, type[msgspec.Struct]] = {
    "states": rows.State,
    "organisations": rows.Organisation,
    "bodies": rows.Body,
    "outlets": rows.Outlet,
    "persons": rows.Person,
    "tenures": rows.KnownTenure,
    "offices": rows.Office,
    "named": rows.Named,
    "calendar": rows.CalendarDay,
    "places": rows.KnownPlace,
    "weapons": rows.Weapon,
    "predicates": rows.Predicate,
    "classes": rows.WordClass,
    "cues": rows.Cue,
    "types": rows.EventType,
    "modes": rows.Mode,
    "contexts": rows.Context,
    "cameo": rows.Cameo,
    "verbs": rows.Verb,
    "wording": rows.Wording,
}


class Knowledge(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The rows of every knowledge file, a user's own after ours. Compared and hashed by identity."""

    states: tuple[rows.State, ...]
    organisations: tuple[rows.Organisation, ...]
    bodies: tuple[rows.Body, ...]
    outlets: tuple[rows.Outlet, ...]
    persons: tuple[rows.Person, ...]
    tenures: tuple[rows.KnownTenure, ...]
    offices: tuple[rows.Office, ...]
    named: tuple[rows.Named, ...]
    calendar: tuple[rows.CalendarDay, ...]
    places: tuple[rows.KnownPlace, ...]
    weapons: tuple[rows.Weapon, ...]
    predicates: tuple[rows.Predicate, ...]
    classes: tuple[rows.WordClass, ...]
    cues: tuple[rows.Cue, ...]
    types: tuple[rows.EventType, ...]
    modes: tuple[rows.Mode, ...]
    contexts: tuple[rows.Context, ...]
    cameo: tuple[rows.Cameo, ...]
    verbs: tuple[rows.Verb, ...]
    wording: tuple[rows.Wording, ...]

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"Knowledge({', '.join(f'{len(getattr(self, name))} {name}' for name in self.__struct_fields__)})"

    def __eq__(self, other: object) -> bool:
        return self is other


def data_path() -> Path:
    """The folder of the knowledge files that come with the package."""
    return Path(str(files("polybius") / "data"))


@cache
def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The knowledge files of the package, and those of a folder of the user's.

    A file of the user's has the name and columns of one of ours (``persons.csv``); a row with the id of one of ours
    takes its place. Files ending in ``.actors`` or ``.agents`` are read as PETRARCH dictionaries.

    Raises:
        KnowledgeError: a file or row cannot be used.
    """
    tables: dict[str, tuple[Any, ...]] = {
        name: read_table(data_path() / f"{name}.csv", row_type) for name, row_type in TABLES.items()
    }
    if extra is not None:
        if not extra.is_dir():
            raise KnowledgeError(str(extra), "no such folder")
        for path in sorted(extra.iterdir()):
            for name, found in _user_rows(path).items():
                tables[name] = _merged(tables[name], found)
    return Knowledge(**tables)


def _user_rows(path: Path) -> dict[str, tuple[Any, ...]]:
    if path.suffix in {".actors", ".agents"} or path.name.endswith((".actors.txt", ".agents.txt")):
        return dict(read_petrarch(path))
    if path.suffix != ".csv":
        return {}
    if path.stem not in TABLES:
        raise KnowledgeError(str(path), f"no such table; the tables are {', '.join(TABLES)}")
    return {path.stem: read_table(path, TABLES[path.stem])}


def _merged(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    merged: dict[Hashable, Any] = {getattr(row, "id", None) or row: row for row in ours}
    merged.update({getattr(row, "id", None) or row: row for row in theirs})
    return tuple(merged.values())
