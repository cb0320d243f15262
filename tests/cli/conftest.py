"""The program as a user meets it: its arguments in, its status and its two streams out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import msgspec
import pytest

from polybius.cli import main

SEIZED = {
    "id": "r1",
    "text": "MANAMA, April 28 (Reuters) - Iran seized a tanker in the Gulf of Oman on Thursday, the U.S. Navy said.",
    "title": "Iran seizes tanker [update]",
    "outlet": "Gulf Post",
    "published": "2023-04-28",
}
MET = {
    "id": "r2",
    "text": "North Korean leader Kim Jong Un met Russian President Vladimir Putin in Vladivostok on Wednesday, KCNA said.",
    "title": "Kim meets Putin",
    "outlet": "Hanbit Daily",
    "published": "2023-09-14",
}
PLANNED = {
    "id": "r3",
    "text": "South Korea and the United States will hold a joint military exercise next week, the defense ministry said.",
    "title": "Drill to begin",
    "outlet": "Hanbit Daily",
    "published": "2023-08-10",
}
NAMED = {
    "id": "r4",
    "text": "Kim Jong Un dismissed Pak Su Il as chief of the General Staff and named Ri Yong Gil to the post, KCNA said.",
    "title": "New chief",
    "outlet": "Hanbit Daily",
    "published": "2023-08-10",
}
REPORTS = (SEIZED, MET, PLANNED, NAMED)


class Result(msgspec.Struct, frozen=True):
    """What a run of the program gave."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaints(self) -> list[str]:
        """The lines of standard error that say what is wrong."""
        return [line for line in self.err.splitlines() if line.startswith(("error: ", "warning: "))]


Run = Callable[..., Result]


def run_program(*arguments: object, stdin: bytes = b"") -> Result:
    """The program in this process, through the same door as from a shell; an exception that gets out fails the test."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["polybius", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        patch.setenv("COLUMNS", "240")
        patch.setenv("NO_COLOR", "1")
        status: object = 0
        try:
            main()
        except SystemExit as leaving:
            status = leaving.code
    assert isinstance(status, int)
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return Result(status, out.buffer.getvalue().decode(), err.getvalue())


@pytest.fixture
def run() -> Run:
    """Run the program with these arguments."""
    return run_program


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Four short reports as JSON Lines."""
    return write_lines(tmp_path / "reports.jsonl", *REPORTS)


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the four reports; tests only read it."""
    folder = tmp_path_factory.mktemp("situation")
    path = folder / "situation.db"
    assert run_program("read", write_lines(folder / "reports.jsonl", *REPORTS), "--db", path).status == 0
    return path


def write_lines(path: Path, *records: dict) -> Path:
    """Records as JSON Lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture
def lines() -> Callable[..., Path]:
    """Write records as JSON Lines into a file."""
    return write_lines


@pytest.fixture
def records() -> dict[str, dict]:
    """The four reports by id."""
    return {str(report["id"]): dict(report) for report in REPORTS}
