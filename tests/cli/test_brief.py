"""``polybius brief`` and ``polybius demo``: the situation in words."""

from __future__ import annotations

import json

import pytest


def sentences(brief):
    return [sentence for section in brief["sections"] for group in section["groups"] for sentence in group["sentences"]]


def test_text(run, db):
    """The brief names the act, and the event behind it."""
    result = run("brief", "--db", db)
    assert (result.status, result.err) == (0, "")
    (event,) = run("events", "--db", db, "--json", "--type", "COERCE").rows
    assert "seized a tanker" in " ".join(result.out.split())
    assert event["event_id"] in result.out


def test_markdown(run, db):
    """The Markdown brief has one title, headings and bullets."""
    lines = run("brief", "--db", db, "--format", "markdown").out.splitlines()
    assert [line for line in lines if line.startswith("# ")] == lines[:1]
    assert any(line.startswith("## ") for line in lines)
    assert any(line.startswith("- ") for line in lines)


def test_json_names_the_events_of_every_sentence(run, db):
    """Each sentence carries ids of events that are there."""
    brief = json.loads(run("brief", "--db", db, "--format", "json").out)
    known = {event["event_id"] for event in run("events", "--db", db, "--json").rows}
    assert brief["n_reports"] == 4
    assert sentences(brief)
    for sentence in sentences(brief):
        assert sentence["events"]
        assert set(sentence["events"]) <= known


def test_since(run, db):
    """What is over by then is not told as having occurred since."""
    result = run("brief", "--db", db, "--since", "2023-08-01")
    assert result.status == 0
    assert "seized a tanker" not in " ".join(result.out.split())
    assert "since 2023-08-01" in result.out


def test_as_of(run, db):
    """The brief of a day has only what was known on it."""
    brief = json.loads(run("brief", "--db", db, "--format", "json", "--as-of", "2023-05-01").out)
    assert (brief["n_reports"], brief["as_of"]) == (1, "2023-05-01")
    assert "Putin" not in json.dumps(brief)


def test_before_everything(run, db):
    """A day before the first report gives a brief with nothing in it."""
    result = run("brief", "--db", db, "--as-of", "1990-01-01")
    assert result.status == 0
    assert "0 reports" in result.out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_two_runs_are_the_same(run, db, form):
    """The brief is a function of the database."""
    assert run("brief", "--db", db, "--format", form).out == run("brief", "--db", db, "--format", form).out


def test_demo(run, tmp_path):
    """The example is read, its brief printed, and the database kept where that is asked for."""
    result = run("demo", "--db", tmp_path / "demo.db")
    assert result.status == 0
    assert result.complaints == []
    assert result.out == run("brief", "--db", tmp_path / "demo.db").out
    assert len(run("reports", "--db", tmp_path / "demo.db", "--json").rows) > 3
