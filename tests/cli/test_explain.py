"""``polybius explain``: one value taken apart."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("events", "event_id"), ("claims", "claim_id"), ("plans", "plan_id"), ("offices", "tenure_id"),
        ("stories", "story_id"), ("reports", "report_id"),
    ],
)  # fmt: skip
def test_every_id_is_explained(run, db, kind, key):
    """Every id that a listing shows can be asked about."""
    for row in run(kind, "--db", db, "--json").rows:
        result = run("explain", row[key], "--db", db)
        assert (result.status, result.err) == (0, ""), row[key]
        assert row[key] in result.out


def test_evidence_stands_in_brackets(run, db):
    """Without colours the words that a field was read from are between brackets in their sentence."""
    (claim,) = run("claims", "--db", db, "--json", "--type", "COERCE").rows
    out = run("explain", claim["claim_id"], "--db", db).out
    assert "Iran [seized] a tanker" in out
    assert "[Iran] seized a tanker" in out
    assert "\x1b" not in out


def test_a_prefix_is_enough(run, db):
    """The beginning of an id is enough where it is one id's only."""
    (event,) = run("events", "--db", db, "--json", "--type", "COERCE").rows
    assert run("explain", event["event_id"][:-2], "--db", db).out == run("explain", event["event_id"], "--db", db).out


@pytest.mark.parametrize("identity", ["e-nosuchevent", "r9", "", "%", "[red]"])
def test_unknown_id(run, db, identity):
    """An id that is not there gives one line and the status of a misuse."""
    result = run("explain", identity, "--db", db)
    assert (result.status, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith("error: ")
    assert repr(identity) in line


def test_json(run, db):
    """As JSON it is one object, and the marks of a passage are offsets into its sentence."""
    (claim,) = run("claims", "--db", db, "--json", "--type", "COERCE").rows
    (row,) = run("explain", claim["claim_id"], "--db", db, "--json").rows
    assert row["id"] == claim["claim_id"]
    marked = {
        passage["text"][start:end]
        for field in row["fields"]
        for passage in field["passages"]
        for start, end in passage["marked"]
    }
    assert {"seized", "Iran"} <= marked


def test_as_of_knows_nothing_of_later(run, db):
    """What came later is not there to be explained."""
    (claim,) = run("claims", "--db", db, "--json", "--type", "CONSULT").rows
    for identity in (claim["claim_id"], "r2"):
        assert run("explain", identity, "--db", db).status == 0
        assert run("explain", identity, "--db", db, "--as-of", "2023-05-01").status == 2
