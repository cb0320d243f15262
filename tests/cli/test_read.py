"""``polybius read``: every kind of file into the database, what is new only."""

from __future__ import annotations

import os

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Iran seizes tanker</title>
<meta property="article:published_time" content="2023-04-28T08:00:00Z"></head><body><article><h1>Iran seizes tanker</h1>
<p>Iran seized a tanker in the Gulf of Oman on Thursday, the United States Navy said in a statement.</p>
<p>The ship was on its way to Houston when the boats came, and its crew could not be reached, the Navy said.</p>
</article></body></html>"""
TEXT = "Iran seized a tanker in the Gulf of Oman on Thursday, the United States Navy said in a statement."


def ids(run, db):
    return [row["report_id"] for row in run("reports", "--db", db, "--json").rows]


def test_a_text_file(run, tmp_path):
    """A text file is one report, and its claims are there."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("read", tmp_path / "a.txt", "--db", tmp_path / "s.db")
    assert result.status == 0
    assert "1 reports read" in result.err
    (claim,) = run("claims", "--db", tmp_path / "s.db", "--json", "--type", "COERCE").rows
    assert claim["status"] == "happened"


def test_a_page(run, tmp_path):
    """An HTML page is one report with the title and day that it gives itself."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    assert run("read", tmp_path / "a.html", "--db", tmp_path / "s.db").status == 0
    (report,) = run("reports", "--db", tmp_path / "s.db", "--json").rows
    assert report["title"] == "Iran seizes tanker"
    assert report["published"]["start"] == "2023-04-28"


def test_jsonl(run, reports, tmp_path):
    """Each line is a report."""
    assert run("read", reports, "--db", tmp_path / "s.db").status == 0
    assert sorted(ids(run, tmp_path / "s.db")) == ["r1", "r2", "r3", "r4"]


def test_a_folder(run, reports, tmp_path):
    """A folder is read with what lies below it, of every kind; hidden files are passed over."""
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    reports.rename(folder / "reports.jsonl")
    (folder / "deep" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / ".hidden.txt").write_text("Not to be read.", encoding="utf-8")
    result = run("read", folder, "--db", tmp_path / "s.db")
    assert result.status == 0
    assert "6 reports read" in result.err
    assert len(ids(run, tmp_path / "s.db")) == 6


def test_a_second_run_adds_nothing(run, reports, tmp_path):
    """What is known is not read again, and the situation stays as it is."""
    run("read", reports, "--db", tmp_path / "s.db")
    before = run("claims", "--db", tmp_path / "s.db", "--json").out
    result = run("read", reports, "--db", tmp_path / "s.db")
    assert result.status == 0
    assert "0 reports read, 4 known before" in result.err
    assert run("claims", "--db", tmp_path / "s.db", "--json").out == before


def test_a_second_run_adds_what_is_new(run, reports, lines, records, tmp_path):
    """A longer file adds the reports that it has more."""
    run("read", lines(tmp_path / "first.jsonl", records["r1"]), "--db", tmp_path / "s.db")
    result = run("read", reports, "--db", tmp_path / "s.db")
    assert "3 reports read, 1 known before" in result.err


def test_a_changed_text_is_refused(run, reports, lines, records, tmp_path):
    """Another text under a known id is refused with its file and line; what was kept stays."""
    run("read", reports, "--db", tmp_path / "s.db")
    before = run("claims", "--db", tmp_path / "s.db", "--json").out
    changed = lines(tmp_path / "b.jsonl", records["r1"] | {"text": "Iran released a tanker on Friday, the Navy said."})
    result = run("read", changed, "--db", tmp_path / "s.db")
    assert result.status == 1
    assert result.complaints == [f"error: {changed}:1: id: another text is kept under the id 'r1'"]
    assert run("claims", "--db", tmp_path / "s.db", "--json").out == before


def test_a_file_name_that_is_no_text(run, tmp_path):
    """A name of bytes that are no UTF-8 does no harm."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as target:  # noqa: PTH123 - a name in bytes
        target.write(TEXT.encode())
    assert run("read", tmp_path, "--db", tmp_path.parent / f"{tmp_path.name}.db").status == 0


def test_a_database_that_cannot_be_made(run, reports, tmp_path):
    """A folder that is not there is said in one line."""
    result = run("read", reports, "--db", tmp_path / "no" / "s.db")
    assert result.status == 2
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith(f"error: {tmp_path / 'no' / 's.db'}: ")


def test_a_file_that_is_no_database(run, reports):
    """Some other file given as the database is refused and left as it is."""
    before = reports.read_bytes()
    result = run("read", reports, "--db", reports)
    assert result.status == 2
    assert len(result.err.splitlines()) == 1
    assert reports.read_bytes() == before
