"""No mistake of a user's ends in a traceback; every command helps."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from polybius import __version__
from polybius.cli import app

LISTINGS = ("events", "claims", "plans", "offices", "actors", "reports", "stories")
COMMANDS = ("code", "read", "extract", "brief", "explain", "demo", *LISTINGS)


def shell(*arguments, stdin=b"", **options):
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "polybius", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        **options,
    )


def test_these_are_the_commands():
    """No command is left out here."""
    assert {command.name for command in app.registered_commands} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(run, command):
    """The help of a command has an example line that names it."""
    result = run(command, "--help")
    assert result.status == 0
    assert f"Example: polybius {command}" in result.out


@pytest.mark.parametrize("command", [("brief",), ("explain", "r1"), *((kind,) for kind in LISTINGS)])
def test_a_missing_database_gives_a_hint(run, tmp_path, command):
    """One line says how to make one, and none is made."""
    path = tmp_path / "no.db"
    result = run(*command, "--db", path)
    assert (result.status, result.out) == (2, "")
    assert result.err.splitlines() == [
        f"error: {path}: no such database; make one with: polybius read PATH --db {path}"
    ]
    assert not path.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("code",),
        ("code", "reports.jsonl"),
        ("read",),
        ("extract",),
        ("explain",),
        ("events", "--nonsense"),
        ("events", "--db"),
        ("events", "--since", "2023-02-30"),
        ("events", "--since", "2023-02"),
        ("events", "--until", "yesterday"),
        ("brief", "--as-of", "10/08/2023"),
        ("brief", "--since", ""),
        ("brief", "--format", "xml"),
        ("claims", "--as-of", "0000-00-00"),
    ],
)
def test_misuse(run, db, arguments):
    """A wrong command, option or day is refused with the status of a misuse and a word on what is wrong."""
    on = ("--db", db) if arguments[0] in {"brief", *LISTINGS} and arguments[-1] != "--db" else ()
    result = run(*arguments, *on)
    assert (result.status, result.out) == (2, "")
    assert "Traceback" not in result.err
    assert result.err.strip()


def test_no_arguments_show_the_help(run):
    """Without a command the program says what it can do."""
    result = run()
    assert all(command in result.out + result.err for command in COMMANDS)


def test_version(run):
    """The version is that of the package."""
    assert run("--version").out == f"polybius {__version__}\n"


def test_in_a_shell(db, reports, tmp_path):
    """The program in a process of its own: results on standard output, errors on standard error, the status between."""
    found = shell("claims", "--db", db, "--json")
    assert (found.returncode, found.stderr) == (0, b"")
    assert all(json.loads(line)["claim_id"] for line in found.stdout.splitlines())
    broken = shell("code", "-", "--out", tmp_path / "out", stdin=b"{\n" + reports.read_bytes())
    assert (broken.returncode, broken.stdout) == (1, b"")
    assert broken.stderr.startswith(b"error: standard input:1: not JSON")
    assert len(broken.stderr.splitlines()) == 1
    assert len((tmp_path / "out" / "reports.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_a_reader_that_goes_away(tmp_path, reports):
    """A pipe that is closed early, as by ``head``, ends the program without a traceback."""
    command = f"{sys.executable} -m polybius extract {' '.join([str(tmp_path / 'a.html')] * 400)} | head -c 10"
    (tmp_path / "a.html").write_text(
        f"<html><body><article>{'<p>Iran seized a tanker on Thursday, the Navy said.</p>' * 20}</article></body></html>",
        encoding="utf-8",
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert len(done.stdout) == 10
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_an_interrupt(run, reports, tmp_path, monkeypatch):
    """Ctrl-C ends the program with status 130 and a word, not with a traceback."""

    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("polybius.run.situation.Situation.read", interrupted)
    result = run("read", reports, "--db", tmp_path / "s.db")
    assert result.status == 130
    assert "Traceback" not in result.err
    assert "what was finished is kept" in result.err
