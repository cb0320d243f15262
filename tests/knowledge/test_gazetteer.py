"""Towns by name, from an index that is built once and kept."""

from __future__ import annotations

import sqlite3

import pytest

from polybius.knowledge import gazetteer
from polybius.knowledge.gazetteer import Town, cache_path, towns_named

ROWS = (
    ("kalva", "Kalva", "KLV", 1.0, 2.0, 1, 900, 1),
    ("kalva", "Kalva", "IST", 3.0, 4.0, 2, 70_000, 1),
    ("oldkalva", "Kalva", "IST", 3.0, 4.0, 2, 70_000, 0),
)


def _forget():
    gazetteer._connection.cache_clear()
    gazetteer.towns.cache_clear()


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The real index, built once for this module in a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        _forget()
        yield cache_path()
        gazetteer._connection().close()
        _forget()


@pytest.fixture
def small(tmp_path, monkeypatch):
    """An index of three rows, built anew below a folder; gives the list of the times that it was built."""
    built = []

    def rows():
        built.append(True)
        return iter(ROWS)

    monkeypatch.setattr(gazetteer, "_rows", rows)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    _forget()
    yield built
    gazetteer._connection().close()
    _forget()


def test_pyongyang(world):
    """A capital is found with country, coordinates and number, however it is written."""
    found = towns_named("Pyongyang")[0]
    assert (found.name, found.country, found.geonameid, found.own) == ("Pyongyang", "PRK", 1871859, True)
    assert (found.lat, found.lon) == pytest.approx((39.03, 125.75), abs=0.1)
    assert found.population > 2_000_000
    assert towns_named("PYONG-YANG")[0] == found


def test_tripoli(world):
    """A name of several towns gives all of them, the most populous first."""
    found = towns_named("Tripoli")
    assert [town.country for town in found[:3]] == ["LBY", "LBN", "GRC"]
    assert [town.population for town in found] == sorted((town.population for town in found), reverse=True)


def test_other_names(world):
    """A town is found by the names that others give it, which says so; a name of no town finds none."""
    assert [(town.name, town.country, town.own) for town in towns_named("Peking")][:1] == [("Beijing", "CHN", False)]
    assert towns_named("Xyzzyville") == ()
    assert towns_named("") == ()


def test_the_index_is_kept(world):
    """The index stands in the user's cache folder, and nothing else does."""
    towns_named("Pyongyang")
    assert world.is_file()
    assert list(world.parent.iterdir()) == [world]


def test_the_index_is_built_once(small):
    """A second start of the program finds the index there."""
    assert [town.country for town in towns_named("Kalva")] == ["IST", "KLV"]
    gazetteer._connection().close()
    _forget()
    assert towns_named("Old Kalva") == (
        Town(name="Kalva", country="IST", lat=3.0, lon=4.0, geonameid=2, population=70_000, own=False),
    )
    assert len(small) == 1


@pytest.mark.parametrize("name", ["a b", "a#b", "a?b", "a%20b", "ä"])
def test_folders_of_any_name(small, tmp_path, monkeypatch, name):
    """The cache folder may have any name."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
    assert len(towns_named("Kalva")) == 2
    assert cache_path().is_file()


def test_a_relative_folder(small, tmp_path, monkeypatch):
    """The cache folder may be given from where one stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert len(towns_named("Kalva")) == 2


def test_a_folder_that_cannot_be_written(small, tmp_path, monkeypatch):
    """Where nothing can be written the index is held in memory."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(towns_named("Kalva")) == 2
    assert not cache_path().exists()


def test_half_an_index_is_never_seen(small, monkeypatch):
    """A building that breaks off leaves no file behind, and the next one builds it."""

    def broken():
        yield ROWS[0]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(gazetteer, "_rows", broken)
        with pytest.raises(KeyboardInterrupt):
            towns_named("Kalva")
    assert list(cache_path().parent.iterdir()) == []
    assert len(towns_named("Kalva")) == 2


@pytest.mark.parametrize("rubbish", [b"", b"no database at all, but long enough to be looked at" * 30])
def test_a_damaged_index_is_built_anew(small, rubbish):
    """An index that cannot be used, after a power cut for one, is replaced."""
    cache_path().parent.mkdir(parents=True)
    cache_path().write_bytes(rubbish)
    assert len(towns_named("Kalva")) == 2
    with sqlite3.connect(cache_path()) as connection:
        assert connection.execute("select count(*) from town").fetchone() == (3,)
    connection.close()
