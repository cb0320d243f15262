"""A user's own rows beside those of the package, for which a few small files stand here."""

from __future__ import annotations

import msgspec
import pytest

from polybius.knowledge import TABLES, Knowledge, knowledge, load_knowledge
from polybius.model import KnowledgeError

PERSONS = "id,name,variants,country,sector\n"
KIM = "person:kim,Kim,Kim Jong Un,PRK,GOV\n"


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """An empty folder of a user's; the package has a file for every table, with rows in two."""
    ours, folder = tmp_path / "ours", tmp_path / "mine"
    ours.mkdir()
    folder.mkdir()
    for name, row_type in TABLES.items():
        columns = ",".join(field.encode_name for field in msgspec.structs.fields(row_type))
        (ours / f"{name}.csv").write_text(columns + "\n")
    (ours / "persons.csv").write_text(f"{PERSONS}{KIM}person:xi,Xi,,CHN,GOV\n")
    (ours / "verbs.csv").write_text("lemma,past,participle\ntake,took,taken\n")
    monkeypatch.setattr(knowledge, "data_path", lambda: ours)
    return folder


def load(extra=None):
    """Load the knowledge anew."""
    return load_knowledge.__wrapped__(extra)


def test_without_a_folder(mine):
    """The rows of the package are there, each table under its name."""
    found = load()
    assert isinstance(found, Knowledge)
    assert [person.id for person in found.persons] == ["person:kim", "person:xi"]
    assert found.places == ()
    assert set(TABLES) == set(Knowledge.__struct_fields__)


def test_own_rows(mine):
    """A row with an id of ours takes its place; others come after ours; the other tables stay."""
    (mine / "persons.csv").write_text(f"{PERSONS}person:venn,Venn,,KLV,GOV\nperson:kim,Kim Jong Un,Kim,PRK,GOV\n")
    (mine / "verbs.csv").write_text("lemma,past,participle\nhold,held,held\ntake,took,taken\n")
    found = load(mine)
    assert [person.name for person in found.persons] == ["Kim Jong Un", "Xi", "Venn"]
    assert [verb.lemma for verb in found.verbs] == ["take", "hold"]


def test_own_dictionaries(mine):
    """Dictionaries of PETRARCH are known by the ends of their names; other files are passed over."""
    (mine / "a.actors").write_text("KALVAN_NAVY [KLVMIL]\n")
    (mine / "b.actors.txt").write_text("ISTRIAN_NAVY [ISTMIL]\n")
    (mine / "c.agents").write_text("COAST_GUARD [~MIL]\n")
    (mine / "readme.txt").write_text("Notes of mine [\n")
    found = load(mine)
    assert [row.name for row in found.organisations] == ["Kalvan Navy", "Istrian Navy"]
    assert [row.alias for row in found.bodies] == [("COAST GUARD",)]


def test_an_empty_folder(mine):
    """A folder without files adds nothing."""
    assert load(mine).persons == load().persons


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("people.csv", PERSONS, r"people\.csv: no such table; the tables are states, "),
        ("persons.csv", "id,name\n", r"persons\.csv:1: variants: no such column"),
        ("persons.csv", f"{PERSONS}a,b\n", r"persons\.csv:2: 2 cells for 5 columns"),
        ("places.csv", "id,name,aliases,country,lat,lon,kind\nx,X,,,north,1,sea\n", r"places\.csv:2: lat: "),
        ("a.actors", "KALVANIA\n", r"a\.actors:1: an entry without a code"),
    ],
)
def test_bad_files(mine, name, text, message):
    """A file of no table, or with a row that cannot be used, is refused with file, line and field."""
    (mine / name).write_text(text)
    with pytest.raises(KnowledgeError, match=message):
        load(mine)


def test_no_such_folder(mine):
    """A folder that is not there, or is a file, is refused."""
    (mine / "file").touch()
    for path in (mine / "none", mine / "file"):
        with pytest.raises(KnowledgeError, match="no such folder"):
            load(path)


def test_knowledge_is_compared_by_identity(mine):
    """Two loadings are two values, so that what is worked out from one is never taken for the other's."""
    one, other = load(), load()
    assert one == one  # noqa: PLR0124 - the law is what is tested
    assert one != other
    assert len({one, other}) == 2
