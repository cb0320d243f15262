"""``polybius extract``: one input report a page."""

from __future__ import annotations

import pytest

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{title} on Thursday, the ministry said in a statement that the state news agency carried in the evening.</p>
<p>No further details were given, and a spokesman for the ministry declined to answer the questions of reporters.</p>
</article></body></html>"""


@pytest.fixture
def pages(tmp_path):
    """Three pages."""
    paths = []
    for name, title in (("c", "Iran seized a tanker"), ("a", "Kim met Putin"), ("b", "Seoul held a drill")):
        path = tmp_path / f"{name}.html"
        path.write_text(PAGE.format(title=title), encoding="utf-8")
        paths.append(path)
    return paths


def test_order_and_names_are_kept(run, pages):
    """The reports come in the order of the arguments, each with its page's name."""
    result = run("extract", *pages)
    assert (result.status, result.err) == (0, "")
    assert [row["extra"]["page"] for row in result.rows] == ["c.html", "a.html", "b.html"]
    assert [row["title"] for row in result.rows] == ["Iran seized a tanker", "Kim met Putin", "Seoul held a drill"]


def test_what_is_printed_can_be_read(run, pages, tmp_path):
    """Its output is the input of ``read`` and ``code``."""
    (tmp_path / "r.jsonl").write_text(run("extract", *pages).out, encoding="utf-8")
    assert run("code", tmp_path / "r.jsonl", "--out", tmp_path / "out").status == 0
    assert "3 reports read" in run("read", tmp_path / "r.jsonl", "--db", tmp_path / "s.db").err


def test_a_bad_page_does_not_stop_the_others(run, pages, tmp_path):
    """A missing, an empty and a binary page are said, one line each; the good ones are printed."""
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 8)
    result = run("extract", pages[0], tmp_path / "no.html", tmp_path / "empty.html", tmp_path / "binary.html", pages[1])
    assert result.status == 1
    assert [row["extra"]["page"] for row in result.rows] == ["c.html", "a.html"]
    assert [line.split(": ")[1] for line in result.err.splitlines()] == [
        str(tmp_path / name) for name in ("no.html", "empty.html", "binary.html")
    ]
