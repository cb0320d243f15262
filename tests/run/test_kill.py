"""A ``read`` that is killed at any moment leaves whole reports only, and a rerun completes them; others may read meanwhile."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

KILLS = 50
SENTENCES = (
    "Iran seized a tanker in the Gulf of Oman on {day}, the U.S. Navy said.",
    "North Korean leader Kim Jong Un met President Vladimir Putin in Vladivostok on {day}, KCNA said.",
    "South Korea and the United States will hold a joint military exercise in {day}, the defense ministry said.",
    "Kim Jong Un dismissed Pak Su Il as chief of the General Staff and named Ri Yong Gil to the post on {day}.",
)
MONTHS = "January February March April May June July August September October November December".split()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Twelve text files, no two alike."""
    path = tmp_path_factory.mktemp("texts")
    for number, month in enumerate(MONTHS):
        sentences = [SENTENCES[(number + step) % 4].format(day=f"{month} {number + step + 1}") for step in range(2)]
        (path / f"{month}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    return path


class Reader:
    """The process that forks the readings."""

    def __init__(self, folder: Path) -> None:
        script = Path(__file__).with_name("forked_reader.py")
        alone = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self.process = subprocess.Popen(
            [sys.executable, str(script), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **alone},  # a process with threads is not forked safely
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def read(self, db: Path, *, kill_after: float | None = None) -> int:
        """One reading into a database, killed after so many seconds if it is not done; its status."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{db}\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate(timeout=60)


@pytest.fixture
def reader(folder):
    """A process with the model loaded."""
    process = Reader(folder)
    yield process
    process.close()


def content(db: Path) -> dict[str, set[tuple]]:
    """The claims of every report in a database that must be sound."""
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        if not connection.execute("select 1 from sqlite_master where name = 'reports'").fetchone():
            return {}
        connection.execute("insert into report_words (report_words, rank) values ('integrity-check', 1)")
        ids = [row[0] for row in connection.execute("select report_id from reports")]
        claims = connection.execute("select report_id, claim_id, value from claims").fetchall()
        assert len(ids) == len(set(ids))
        assert len(claims) == len({claim_id for _, claim_id, _ in claims})
        return {id_: {tuple(claim[1:]) for claim in claims if claim[0] == id_} for id_ in ids}


def situation(db: Path) -> list[tuple]:
    """What was fused."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute("select kind, id, place, value from fused order by kind, place").fetchall()


def test_killed_at_fifty_moments(reader, tmp_path):
    """After each kill the database is sound and has no half report; what is completed equals an undisturbed run."""
    whole = tmp_path / "whole.db"
    begun = time.monotonic()
    assert reader.read(whole) == 0
    length = time.monotonic() - begun
    wanted, fused = content(whole), situation(whole)
    assert len(wanted) == len(MONTHS)
    assert all(wanted.values())

    moments = random.Random(20230809)
    kills = completed = number = 0
    partial = set()
    db = tmp_path / "0.db"
    while kills < KILLS:
        status = reader.read(db, kill_after=moments.uniform(0, length))
        found = content(db) if db.exists() else {}
        assert all(wanted[id_] == claims for id_, claims in found.items())
        if status == -signal.SIGKILL:
            kills += 1
            partial.add(len(found))
        assert status in {0, -signal.SIGKILL}
        if status == 0 or len(found) == len(wanted):
            assert reader.read(db) == 0
            assert content(db) == wanted
            assert situation(db) == fused
            completed += 1
            number += 1
            db = tmp_path / f"{number}.db"
    assert reader.read(db) == 0
    assert content(db) == wanted
    assert situation(db) == fused
    assert completed
    assert len(partial) > 2, "the kills fell into too few moments to say anything"


def test_another_process_may_read_meanwhile(tmp_path):
    """While a ``read`` is held in the middle, ``events`` of another process shows what is there already."""
    pipe, db = tmp_path / "r.jsonl", tmp_path / "s.db"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "polybius"]
    reading = subprocess.Popen([*command, "read", str(pipe), "--db", str(db)], stderr=subprocess.PIPE, text=True)
    with pipe.open("w", encoding="utf-8") as lines:
        for number in range(40):
            text = (
                f"Iran seized a tanker in the Gulf of Oman on {MONTHS[number % 12]} {number % 28 + 1}, the Navy said."
            )
            lines.write(json.dumps({"id": f"r{number}", "text": text, "published": "2023-12-30"}) + "\n")
        lines.flush()
        deadline = time.monotonic() + 60
        while not (db.exists() and (known := _reports(db))):
            assert time.monotonic() < deadline, "nothing was written before the input ended"
            time.sleep(0.1)
        assert reading.poll() is None
        found = subprocess.run(
            [*command, "events", "--db", str(db), "--json"], capture_output=True, text=True, check=False
        )
        assert (found.returncode, found.stderr) == (0, "")
        rows = [json.loads(line) for line in found.stdout.splitlines()]
        assert len({report for row in rows for report in row["reports"]}) >= known
        assert reading.poll() is None
    assert "40 reports read" in reading.communicate(timeout=60)[1]
    assert reading.returncode == 0
    assert _reports(db) == 40


def _reports(db: Path) -> int:
    """How many reports are in a database, none if it is only being made."""
    with closing(sqlite3.connect(db)) as connection, suppress(sqlite3.OperationalError):
        return int(connection.execute("select count(*) from reports").fetchone()[0])
    return 0
