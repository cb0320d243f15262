"""The database: what is kept comes back, what is wrong is refused, and nothing is ever half there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybius.model import (
    Event,
    EvidenceError,
    Fused,
    Interval,
    Plan,
    PlanStep,
    PolybiusError,
    ReportRecord,
    Span,
    StoreError,
    Story,
    Tenure,
)
from polybius.store import Store, schema
from polybius.store.schema import MIGRATIONS, VERSION

TABLES = ("reports", "claims", "fused", "state", "report_words")


@pytest.fixture
def path(tmp_path):
    """Where the database is to be."""
    return tmp_path / "situation.db"


@pytest.fixture
def store(path):
    """An empty store."""
    with Store(path) as opened:
        yield opened


def rows(path, query):
    """What a query gives, by a connection of its own."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def counts(path):
    """How many reports, claims and searchable texts there are."""
    return rows(
        path,
        "select (select count(*) from reports), (select count(*) from claims), (select count(*) from report_words)",
    )[0]


def record(coded):
    """A coded report as a row of the fused tables."""
    report = coded.document.report
    return ReportRecord(
        report_id=report.id, outlet=report.outlet, title=report.title, language="en", published=coded.document.published,
        dateline=None, copy_of=None, origins=("agency:kcna",), text_sha256=report.text_sha256, extra=report.extra,
    )  # fmt: skip


def fused_of(coded, *, events=2):
    """Fused tables with a row of every kind."""
    day = Interval.day(date(2023, 8, 10))
    shared = {"mode": None, "contexts": (), "quad": 1, "goldstein": None, "actors": (), "recipients": (), "date": None,
              "place": None, "claims": (), "reports": (), "outlets": (), "origins": (), "n_reports": 0, "n_outlets": 0,
              "n_origins": 0, "conflicts": (), "story_id": None, "confidence": 1.0}  # fmt: skip
    step = PlanStep(date=date(2023, 8, 1), state="planned", due=day, claims=("c1",))
    return Fused(
        reports=(record(coded),),
        events=tuple(
            Event(event_id=f"event-{events - n}", event_type="CONSULT", status="happened", **shared) for n in range(events)
        ),
        plans=(
            Plan(
                plan_id="plan-1", event_type="CONSULT", actors=(), recipients=(), what="summit", announced=None, due=day,
                state="moved", outcome_event=None, history=(step,),
            ),
        ),
        tenures=(
            Tenure(
                office="Chief", polity="PRK", person="Pak", person_id="person:pak", start=None, end=day, predecessor=None,
                successor=None, claims=("c1",), tenure_id="tenure-1",
            ),
        ),
        stories=(Story(story_id="story-1", title="Talks", start=None, end=None, reports=("r1",), events=("event-1",)),),
    )  # fmt: skip


def test_what_is_added_comes_back(path, store, coded):
    """A report, its document, its layers and its claims come back equal, also from a store opened anew."""
    assert store.add(coded) is True
    assert list(store.coded()) == [coded]
    store.close()
    with Store(path, create=False) as again:
        assert list(again.coded()) == [coded]
        assert again.known() == {coded.document.report.id: coded.document.report.text_sha256}


def test_reports_come_in_the_order_in_which_they_were_added(store, make_coded):
    """The order of adding is kept, whatever the ids."""
    all_coded = [make_coded(f"Kim met Xi {n} times.", report_id=name) for n, name in enumerate("cab")]
    for one in all_coded:
        store.add(one)
    assert list(store.coded()) == all_coded
    assert set(store.known()) == set("abc")


def test_a_second_time(path, store, coded):
    """A report that is there already is not added again, and nothing changes."""
    store.add(coded)
    stamp = store.stamp()
    assert store.add(coded) is False
    assert (counts(path), store.stamp()) == ((1, 3, 1), stamp)


def test_another_text_under_the_same_id(path, store, make_coded):
    """Another text under a known id is refused, and the first one stays."""
    first = make_coded("Kim met Xi.", report_id="r1")
    store.add(first)
    with pytest.raises(StoreError, match="report r1: another text is stored under this id"):
        store.add(make_coded("Putin met Kim.", report_id="r1"))
    assert list(store.coded()) == [first]
    assert counts(path) == (1, 1, 1)


@pytest.mark.parametrize("part", ["document", "layers", "claims"])
def test_wrong_evidence(path, store, coded, part):
    """A span that does not match the text, wherever it stands, is refused before anything is written."""
    wrong = Span(0, 3, "Xi ")
    replace = msgspec.structs.replace
    changed = {
        "document": replace(coded.document, byline=wrong),
        "layers": replace(coded.layers, mentions=((wrong,),)),
        "claims": (*coded.claims, replace(coded.claims[0], claim_id="last", trigger=wrong)),
    }
    with pytest.raises(EvidenceError, match=part):
        store.add(replace(coded, **{part: changed[part]}))
    assert counts(path) == (0, 0, 0)
    assert store.add(coded) is True


@pytest.mark.parametrize(
    "change", [{"report_id": "another"}, {"claim_id": "twice"}], ids=["another report's", "an id that is taken"]
)
def test_a_claim_that_the_database_refuses(path, store, coded, make_coded, change):
    """A claim that breaks a rule of the tables is a StoreError, and neither it nor its report is kept."""
    other = make_coded("Putin met Kim.")
    store.add(msgspec.structs.replace(other, claims=(msgspec.structs.replace(other.claims[0], claim_id="twice"),)))
    claims = (*coded.claims[:-1], msgspec.structs.replace(coded.claims[-1], **change))
    with pytest.raises(StoreError, match=r"situation\.db: cannot be written"):
        store.add(msgspec.structs.replace(coded, claims=claims))
    assert counts(path) == (1, 1, 1)
    assert store.add(coded) is True


@pytest.mark.parametrize(
    "statement",
    [
        "update claims set confidence = 1",
        "update claims set value = '{}' where claim_id like '%met'",
        "update or replace claims set claim_id = 'x'",
        "delete from claims",
        "delete from claims where claim_id like '%met'",
    ],
)
def test_claims_are_append_only(path, store, coded, statement):
    """Neither a change nor a removal of a claim gets past the database, whoever connects to it."""
    store.add(coded)
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="claims are append-only"),
    ):
        connection.execute(statement)
    assert list(store.coded()) == [coded]


def test_search(store, make_coded):
    """All the words are to be in title or text, in any case and without accents; the best match comes first."""
    first = make_coded("Kim met Erdoğan in Ankara. Ankara is far, Ankara is high.", report_id="a")
    second = make_coded(
        "Xi met Putin. Neither spoke of Ankara that day or on any other day of that week.", report_id="b"
    )
    store.add(second)
    store.add(first)
    assert store.search("ankara") == ("a", "b")
    assert store.search("ERDOGAN met") == ("a",)
    assert store.search("putin ankara") == ("b",)
    assert store.search("Putin Erdoğan") == ()
    assert sorted(store.search("beijing")) == ["a", "b"]
    assert store.search("") == store.search("  ") == ()


@pytest.mark.parametrize(
    "words", ['"', "'", "met AND", "NOT", "met*", "title:met", "(met", "-", "NEAR(met Kim)", "a\0b", "^met"]
)
def test_search_has_no_language(store, make_coded, words):
    """Signs that mean something to the database are words like any others, or nothing."""
    store.add(make_coded("Kim met Xi."))
    assert isinstance(store.search(words), tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=20))
def test_search_of_anything(store, words):
    """Whatever is searched for, ids come back."""
    assert store.search(words) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=4).filter(lambda text: text.split()))
def test_any_text_comes_back(store, make_coded, text):
    """A text of any characters that UTF-8 can hold is kept to the letter."""
    coded = make_coded(text, triggers=())
    store.add(coded)
    assert [one for one in store.coded() if one.document.report.text == text] == [coded]


def test_stamp(store, coded, make_coded):
    """The stamp changes with every report that is added, and with nothing else."""
    stamps = [store.stamp()]
    for text in ("Kim met Xi.", "Putin met Kim."):
        store.add(make_coded(text))
        stamps.append(store.stamp())
    store.save_fused(fused_of(coded), "x")
    assert store.stamp() == stamps[-1]
    assert len(set(stamps)) == 3


def test_fused_tables(path, store, coded):
    """The fused tables come back equal and in their order, also from a store opened anew."""
    assert store.fused() is None
    store.add(coded)
    fused = fused_of(coded)
    store.save_fused(fused, store.stamp())
    assert store.fused() == fused
    with Store(path) as again:
        assert again.fused() == fused


def test_empty_fused_tables(store):
    """That nothing came of no reports is known as well."""
    nothing = Fused(reports=(), events=(), plans=(), tenures=(), stories=())
    store.save_fused(nothing, store.stamp())
    assert store.fused() == nothing


def test_stale_fused_tables(store, coded, make_coded):
    """After another report the fused tables are those of the past, until they are saved anew; none of the old stays."""
    store.add(coded)
    store.save_fused(fused_of(coded, events=5), store.stamp())
    store.add(make_coded("Putin met Kim."))
    assert store.fused() is None
    fewer = fused_of(coded, events=1)
    store.save_fused(fewer, store.stamp())
    assert store.fused() == fewer


def test_fused_tables_that_are_refused(store, coded):
    """When a table cannot be saved the old ones stay whole."""
    store.add(coded)
    fused = fused_of(coded)
    store.save_fused(fused, store.stamp())
    with pytest.raises(StoreError):
        store.save_fused(msgspec.structs.replace(fused, stories=fused.stories * 2), "later")
    assert store.fused() == fused


def test_a_rollback_leaves_nothing(path, store, coded, monkeypatch):
    """A process that is stopped amid a report leaves none of it, and the next run adds it."""

    def stopped(value):
        if value == coded.claims[-1]:
            raise KeyboardInterrupt
        return msgspec.json.Encoder().encode(value)

    with monkeypatch.context() as patch:
        patch.setattr(msgspec.json, "encode", stopped)
        with pytest.raises(KeyboardInterrupt):
            store.add(coded)
    assert counts(path) == (0, 0, 0)
    assert store.add(coded) is True
    assert counts(path) == (1, 3, 1)


def test_a_transaction_of_ones_own(path, store, coded):
    """What is written within a transaction that fails is not there, and the store goes on."""
    store.add(coded)
    store.save_fused(fused_of(coded), store.stamp())

    def fail():
        with store.transaction():
            store._db.execute("delete from fused")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert store.fused() == fused_of(coded)
    assert store.add(coded) is False


def test_many_read_while_one_writes(path, store, coded, make_coded):
    """While one connection writes, another reads what was there before, at once; then it sees the rest."""
    store.add(coded)
    with Store(path) as writer, Store(path) as reader:
        with writer.transaction():
            writer._db.execute("insert into state values ('note', 'half')")
            assert list(reader.coded()) == [coded]
            assert reader.search("kim") == (coded.document.report.id,)
        writer.add(make_coded("Putin met Kim."))
        assert len(list(reader.coded())) == 2


def test_two_writers(path, store, coded, monkeypatch):
    """A writer that has to wait for too long is told so; when the other is done it goes on."""
    monkeypatch.setattr("polybius.store.store.WAIT_SECONDS", 0.05)
    with Store(path) as other:
        with store.transaction(), pytest.raises(StoreError, match="locked"):
            other.add(coded)
        assert other.add(coded) is True
    assert store.add(coded) is False


def test_a_missing_database(path):
    """A database that is to be there and is not is refused with what to do, and not made."""
    with pytest.raises(StoreError, match="no such database; make one with: polybius read"):
        Store(path, create=False)
    assert not path.exists()


def test_a_missing_folder(tmp_path):
    """A database cannot be made where there is no folder, nor in a folder's place."""
    for path in (tmp_path / "none" / "a.db", tmp_path):
        with pytest.raises(StoreError, match="cannot be used as a database"):
            Store(path)


@pytest.mark.parametrize("data", [b"Kim met Xi. " * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_no_database(path, data):
    """A file that is no database is refused by name, and left as it was."""
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"situation\.db: "):
        Store(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("version", [0, VERSION, VERSION + 7])
def test_another_programs_database(path, version):
    """A database of another program is refused, whatever version it says, and left as it was."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table bookmarks (url text)")
        connection.execute(f"pragma user_version = {version}")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="a database, but not one of Polybius"):
        Store(path)
    assert path.read_bytes() == before


def test_a_newer_version(path, store, coded):
    """A database of a newer Polybius is refused with both versions, and keeps what it has."""
    store.add(coded)
    store._db.execute(f"pragma user_version = {VERSION + 1}")
    with pytest.raises(
        StoreError, match=f"newer Polybius \\(version {VERSION + 1}; this one knows {VERSION}\\)"
    ) as caught:
        Store(path)
    assert isinstance(caught.value, PolybiusError)
    assert list(store.coded()) == [coded]


def test_an_empty_file_becomes_a_database(path, coded):
    """An empty file, as a killed process may leave it, is brought to the newest version."""
    path.touch()
    with Store(path) as store:
        assert store.add(coded) is True
    assert rows(path, "pragma user_version") == [(VERSION,)]
    assert set(TABLES) <= {name for (name,) in rows(path, "select name from sqlite_master where type = 'table'")}
    assert rows(path, "pragma journal_mode") == [("wal",)]


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_version(path, coded, monkeypatch, version):
    """A database of an older version keeps its reports and has all rules of the newest."""
    with monkeypatch.context() as patch:
        patch.setattr("polybius.store.store.VERSION", version)
        with Store(path) as old:
            old.add(coded)
        assert rows(path, "pragma user_version") == [(version,)]
    with Store(path) as store:
        assert list(store.coded()) == [coded]
    assert rows(path, "pragma user_version") == [(VERSION,)]
    with Store(path.with_name("new.db")):
        pass
    tables = "select type, name, sql from sqlite_master order by type, name"
    assert rows(path, tables) == rows(path.with_name("new.db"), tables)


def test_a_migration_that_fails(path, coded, monkeypatch):
    """A migration that breaks off changes nothing, and can be made good."""
    with Store(path) as store:
        store.add(coded)
    before = rows(path, "select name, sql from sqlite_master order by name")
    with monkeypatch.context() as patch:
        patch.setattr("polybius.store.store.MIGRATIONS", (*MIGRATIONS, "create table more (x text); create nonsense;"))
        patch.setattr("polybius.store.store.VERSION", VERSION + 1)
        with pytest.raises(StoreError):
            Store(path)
    assert rows(path, "select name, sql from sqlite_master order by name") == before
    with Store(path) as store:
        assert list(store.coded()) == [coded]


def test_versions_are_counted():
    """The version is the number of the migrations."""
    assert len(schema.MIGRATIONS) == schema.VERSION >= 1
