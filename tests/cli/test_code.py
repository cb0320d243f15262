"""``polybius code``: reports in, the seven files of the contract out, no database."""

from __future__ import annotations

import json

FILES = {f"{name}.jsonl" for name in "reports layers claims events plans offices stories".split()}


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_writes_every_file_and_nothing_else(run, reports, tmp_path):
    """The folder is made, and holds the seven files only."""
    result = run("code", reports, "--out", tmp_path / "deep" / "out")
    assert (result.status, result.out, result.err) == (0, "", "")
    assert {path.name for path in (tmp_path / "deep" / "out").iterdir()} == FILES


def test_a_plain_sentence_is_coded(run, reports, tmp_path):
    """Iran seized a tanker: it coerced, and it happened."""
    run("code", reports, "--out", tmp_path / "out")
    claim = next(c for c in rows(tmp_path / "out" / "claims.jsonl") if c["trigger"]["text"] == "seized")
    assert (claim["report_id"], claim["event_type"], claim["status"]) == ("r1", "COERCE", "happened")
    assert [actor["country"] for actor in claim["actors"]] == ["IRN"]


def test_standard_input_is_the_same_as_a_file(run, reports, tmp_path):
    """A hyphen stands for standard input."""
    run("code", reports, "--out", tmp_path / "a")
    assert run("code", "-", "--out", tmp_path / "b", stdin=reports.read_bytes()).status == 0
    for name in FILES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_errors_of_standard_input_name_it(run, tmp_path):
    """What is wrong on standard input is said with its line."""
    result = run("code", "-", "--out", tmp_path / "out", stdin=b'{"text": 5}\n')
    assert result.status == 1
    assert result.complaints == ["error: standard input:1: text: a string is needed, found a number"]


def test_as_of_leaves_out_what_came_later(run, reports, tmp_path):
    """Only what was published by that day is written, in every file."""
    assert run("code", reports, "--out", tmp_path / "out", "--as-of", "2023-08-10").status == 0
    assert {r["report_id"] for r in rows(tmp_path / "out" / "reports.jsonl")} == {"r1", "r3", "r4"}
    assert {r["report_id"] for r in rows(tmp_path / "out" / "layers.jsonl")} == {"r1", "r3", "r4"}
    assert {r["report_id"] for r in rows(tmp_path / "out" / "claims.jsonl")} <= {"r1", "r3", "r4"}


def test_a_second_run_replaces_the_first(run, reports, lines, records, tmp_path):
    """The files are those of the last run."""
    run("code", reports, "--out", tmp_path / "out")
    run("code", lines(tmp_path / "one.jsonl", records["r1"]), "--out", tmp_path / "out")
    assert [r["report_id"] for r in rows(tmp_path / "out" / "reports.jsonl")] == ["r1"]


def test_a_report_given_twice_counts_once(run, lines, records, tmp_path):
    """The same report on two lines is one report, with its claims once."""
    given = lines(tmp_path / "twice.jsonl", records["r1"], records["r1"])
    assert run("code", given, "--out", tmp_path / "out").status == 0
    assert [r["report_id"] for r in rows(tmp_path / "out" / "reports.jsonl")] == ["r1"]
    claims = [c["claim_id"] for c in rows(tmp_path / "out" / "claims.jsonl")]
    assert len(claims) == len(set(claims))


def test_own_knowledge_is_used(run, lines, tmp_path):
    """A person of the user's own is recognised, with their country."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "persons.csv").write_text(
        "id,name,variants,country,sector\nperson:zorblat-quimby,Zorblat Quimby,Zorb Quimby,IRN,GOV\n", encoding="utf-8"
    )
    given = lines(tmp_path / "r.jsonl", {"text": "Zorblat Quimby met Vladimir Putin in Moscow on Monday."})
    assert run("code", given, "--out", tmp_path / "out", "--knowledge", own).status == 0
    (layers,) = rows(tmp_path / "out" / "layers.jsonl")
    assert ("person:zorblat-quimby", "IRN") in {(e["id"], e["country"]) for e in layers["entities"]}


def test_bad_knowledge_is_said(run, reports, tmp_path):
    """A knowledge file without a column ends the program in one line that names file, line and column."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "persons.csv").write_text("id,name\nperson:a,A\n", encoding="utf-8")
    result = run("code", reports, "--out", tmp_path / "out", "--knowledge", own)
    assert result.status == 2
    (line,) = result.err.splitlines()
    assert line.startswith(f"error: {own / 'persons.csv'}:1: variants: ")
    assert not (tmp_path / "out").exists()


def test_unknown_model(run, reports, tmp_path):
    """A pipeline that is not installed ends the program in one line."""
    result = run("code", reports, "--out", tmp_path / "out", "--model", "no_such_model")
    assert result.status == 2
    assert result.err.splitlines() == ["error: no_such_model: model: no such spaCy pipeline is installed"]


def test_out_that_cannot_be_written(run, reports, tmp_path):
    """A file where the folder should be is said in one line."""
    (tmp_path / "out").write_text("")
    result = run("code", reports, "--out", tmp_path / "out")
    assert result.status == 2
    assert result.err.splitlines() == [f"error: {tmp_path / 'out'}: cannot be written (File exists)"]
