"""The database of one situation: reports with their layers, claims, and the tables that follow from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from polybius.model import (
    Claim,
    Coded,
    Document,
    Event,
    Fused,
    Layers,
    Plan,
    ReportRecord,
    StoreError,
    Story,
    Tenure,
    check_evidence,
)
from polybius.store.schema import MIGRATIONS, VERSION

T = TypeVar("T")
WAIT_SECONDS = 30.0
FUSED_KINDS: dict[str, tuple[type[Any], str]] = {
    "reports": (ReportRecord, "report_id"),
    "events": (Event, "event_id"),
    "plans": (Plan, "plan_id"),
    "tenures": (Tenure, "tenure_id"),
    "stories": (Story, "story_id"),
}


class Store:
    """A SQLite file; many may read it while one writes. Use as a context manager.

    Args:
        path: the database file; made when it is not there, unless ``create`` is false.
        create: whether a missing file may be made.

    Raises:
        StoreError: the file is no database of ours, is of a newer version, or cannot be opened.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        if not create and not path.exists():
            raise StoreError(f"{path}: no such database; make one with: polybius read PATH --db {path}")
        try:
            self._db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: cannot be used as a database ({error})") from error
        try:
            self._open()
        except sqlite3.Error as error:
            self.close()
            raise StoreError(f"{path}: cannot be used as a database ({error})") from error
        except StoreError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def _open(self) -> None:
        """Look whether the database is one of ours before anything of it is changed; then bring it up to date."""
        tables = {name for (name,) in self._db.execute("select name from sqlite_master where type = 'table'")}
        if tables and "report_words" not in tables:
            raise StoreError(f"{self.path}: a database, but not one of Polybius")
        (version,) = self._db.execute("pragma user_version").fetchone()
        if version > VERSION:
            raise StoreError(f"{self.path}: made by a newer Polybius (version {version}; this one knows {VERSION})")
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma foreign_keys = on")
        self._db.execute("pragma synchronous = normal")
        if version < VERSION:
            self._migrate()

    def _migrate(self) -> None:
        with self.transaction():
            (version,) = self._db.execute("pragma user_version").fetchone()
            for number in range(version, VERSION):
                for statement in _statements(MIGRATIONS[number]):
                    self._db.execute(statement)
                self._db.execute(f"pragma user_version = {number + 1}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written within.

        Raises:
            StoreError: the database refuses it, or another writer holds it for too long.
        """
        try:
            self._db.execute("begin immediate")
            try:
                yield
                self._db.execute("commit")
            finally:
                if self._db.in_transaction:
                    self._db.execute("rollback")
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: cannot be written ({error})") from error

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """What is read within is of one moment, whatever another process writes meanwhile."""
        self._db.execute("begin")
        try:
            yield
        finally:
            self._db.execute("commit")

    def known(self) -> dict[str, str]:
        """Report id to the SHA-256 of its text, for every stored report."""
        return dict(self._db.execute("select report_id, text_sha256 from reports"))

    def add(self, coded: Coded) -> bool:
        """Keep a report with its layers and claims, in one transaction; ``False`` when it is there already.

        Every span is held against the text before anything is written.

        Raises:
            EvidenceError: a span does not match the text.
            StoreError: another text is stored under the same id.
        """
        report = coded.document.report
        check_evidence(coded)
        with self.transaction():
            row = self._db.execute("select text_sha256 from reports where report_id = ?", (report.id,)).fetchone()
            if row is not None:
                if row[0] != report.text_sha256:
                    raise StoreError(f"report {report.id}: another text is stored under this id")
                return False
            published = coded.document.published
            self._db.execute(
                "insert into reports (report_id, text_sha256, outlet, title, url, language, published, retrieved, "
                "text, document, layers) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    report.id, report.text_sha256, report.outlet, report.title, report.url,
                    coded.document.language, str(published.start) if published and published.start else None,
                    report.retrieved, report.text, msgspec.json.encode(coded.document),
                    msgspec.json.encode(coded.layers),
                ),
            )  # fmt: skip
            self._db.executemany(
                "insert into claims (claim_id, report_id, event_type, status, confidence, value) "
                "values (?, ?, ?, ?, ?, ?)",
                [
                    (c.claim_id, c.report_id, c.event_type, c.status, c.confidence, msgspec.json.encode(c))
                    for c in coded.claims
                ],
            )
        return True

    def coded(self) -> Iterator[Coded]:
        """Every stored report with its layers and claims, in the order in which they came."""
        claims: dict[str, list[Claim]] = {}
        with self._snapshot():
            values = self._db.execute("select report_id, value from claims order by report_id, claim_id").fetchall()
            rows = self._db.execute("select report_id, document, layers from reports order by seq").fetchall()
        for report_id, value in values:
            claims.setdefault(report_id, []).append(msgspec.json.decode(value, type=Claim))
        for report_id, document, layers in rows:
            found = sorted(claims.get(report_id, ()), key=lambda claim: (claim.trigger, claim.claim_id))
            yield Coded(
                document=msgspec.json.decode(document, type=Document),
                layers=msgspec.json.decode(layers, type=Layers),
                claims=tuple(found),
            )

    def search(self, words: str) -> tuple[str, ...]:
        """The ids of the reports that contain all the words, best match first."""
        plain = "".join(letter if letter.isprintable() and letter != '"' else " " for letter in words)
        query = " ".join(f'"{word}"' for word in plain.split())
        if not query:
            return ()
        rows = self._db.execute(
            "select report_id from report_words join reports on seq = report_words.rowid "
            "where report_words match ? order by rank, seq",
            (query,),
        )
        return tuple(row[0] for row in rows)

    def stamp(self) -> str:
        """What the stored claims are, in short: changes whenever a report is added."""
        count, last = self._db.execute("select count(*), coalesce(max(seq), 0) from reports").fetchone()
        return f"{count}:{last}"

    def save_fused(self, fused: Fused, stamp: str) -> None:
        """Replace the fused tables by those of the given stamp, in one transaction."""
        with self.transaction():
            self._db.execute("delete from fused")
            for kind, (_, key) in FUSED_KINDS.items():
                self._db.executemany(
                    "insert into fused (kind, id, place, value) values (?, ?, ?, ?)",
                    [
                        (kind, getattr(value, key), place, msgspec.json.encode(value))
                        for place, value in enumerate(getattr(fused, kind))
                    ],
                )
            self._db.execute("insert or replace into state values ('fused', ?)", (stamp,))

    def fused(self) -> Fused | None:
        """The fused tables, ``None`` when they are not those of the stored claims."""
        with self._snapshot():
            row = self._db.execute("select value from state where key = 'fused'").fetchone()
            if row is None or row[0] != self.stamp():
                return None
            return Fused(**{kind: self._table(kind, row_type) for kind, (row_type, _) in FUSED_KINDS.items()})

    def _table(self, kind: str, row_type: type[T]) -> tuple[T, ...]:
        rows = self._db.execute("select value from fused where kind = ? order by place", (kind,))
        return tuple(msgspec.json.decode(row[0], type=row_type) for row in rows)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger's body has semicolons of its own."""
    held = ""
    for part in script.split(";"):
        held += part + ";"
        if sqlite3.complete_statement(held):
            if held.strip(" ;\n"):
                yield held
            held = ""
