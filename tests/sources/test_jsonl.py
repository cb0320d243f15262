"""JSON Lines: each line a report or the error that says why not, and never less than that."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.model import InputError, Report
from polybius.sources import jsonl, read_jsonl, record

KIM = b'{"id": "r1", "text": "Kim met Xi.", "published": "2023-08-10"}'
PUTIN = b'{"id": "r2", "text": "Putin met Kim."}'


def read(*lines):
    """What comes of some lines."""
    return list(read_jsonl((line + b"\n" for line in lines), "a.jsonl"))


def test_good_lines():
    """A report a line; the last line needs no line end, empty lines are passed over, Windows' line ends too."""
    expected = [
        Report(id="r1", text="Kim met Xi.", published="2023-08-10"),
        Report(id="r2", text="Putin met Kim."),
    ]
    assert read(KIM, PUTIN) == expected
    assert list(read_jsonl([b"\xef\xbb\xbf" + KIM + b"\r\n", b"\r\n", b"  \n", PUTIN], "a.jsonl")) == expected


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (b"{broken", None, "not JSON"),
        (b'{"text": "Kim met', None, "not JSON"),
        (b'{"text": "Kim\tmet"}', None, "not JSON"),
        (b"[" * 100_000, None, "not JSON"),
        (b'["Kim met Xi."]', None, "an object is needed, found list"),
        (b'"Kim met Xi."', None, "an object is needed, found str"),
        (b"null", None, "an object is needed, found NoneType"),
        (b"{}", "text", "missing"),
        (b'{"title": "Kim"}', "text", "missing"),
        (b'{"text": ""}', "text", "empty"),
        (b'{"text": 7}', "text", "a string is needed, found a number"),
        (b'{"text": "x", "title": []}', "title", "a string or null is needed, found a list"),
        (b'{"text": "x", "published": "2023-02-30"}', "published", "not a day or timestamp: '2023-02-30'"),
        (b'{"text": "a\\u0000b"}', "text", "binary data, not text"),
        (b'{"id": "r1", "text": "Another text."}', "id", "another text came under the id 'r1' before"),
        (b"\x89PNG\x00\x00\x00", None, "binary data, not text"),
    ],
)
def test_a_bad_line(line, field, reason):
    """A bad line gives one error, in its place, with file, line and field; the good ones before and after are read."""
    first, error, last = read(KIM, line, PUTIN)
    assert isinstance(error, InputError)
    assert (error.path, error.line, error.field) == ("a.jsonl", 2, field)
    assert error.reason.startswith(reason)
    assert str(error).startswith(f"a.jsonl:2: {field}: " if field else "a.jsonl:2: ")
    assert "\n" not in str(error)
    assert [first.id, last.id] == ["r1", "r2"]


def test_the_same_report_twice():
    """The same text under the same id is no error: it is the same report."""
    assert [item.id for item in read(KIM, KIM)] == ["r1", "r1"]


@pytest.mark.parametrize("lines", [(), (b"",), (b" ", b"\r")])
def test_an_empty_file(lines):
    """A file without a report is an error."""
    (error,) = read(*lines)
    assert str(error) == "a.jsonl: empty: no report in it"


def test_a_line_in_another_encoding():
    """A line in another encoding is read, and its report says in which; its neighbours are not touched."""
    words = "Müller traf Kim in Zürich. Die Gespräche über Rüstung dauerten drei Tage. " * 3
    first, odd, last = read(KIM, json.dumps({"text": words}, ensure_ascii=False).encode("cp1252"), PUTIN)
    assert odd.text == words
    assert odd.extra["encoding"]
    assert (first.extra, last.extra) == ({}, {})


def test_replaced_characters_are_said():
    """A line with bytes that are no text has them replaced, and says so."""
    (report,) = read(b'{"text": "Kim met Xi. \xff ' + "“金正恩。”".encode() + b'"}')
    assert report.text == "Kim met Xi. \ufffd “金正恩。”"
    assert report.extra["encoding"] == "utf-8 (characters replaced)"


def test_halves_of_characters():
    """The escape of half a character is replaced, wherever it stands; a pair of them is its character."""
    (report,) = read(rb'{"text": "Kim \ud83d met \ud83d\ude80", "title": "\ud83d", "desk": {"\ude80": ["\ud83d"]}}')
    assert report.text == "Kim \ufffd met \U0001f680"
    assert report.title == "\ufffd"
    assert report.extra == {"desk": {"\ufffd": ["\ufffd"]}}


def test_a_huge_report(monkeypatch):
    """A text above the limit is refused, with its line; the others are read."""
    monkeypatch.setattr(record, "LONGEST_TEXT", 50)
    first, error, last = read(KIM, json.dumps({"text": "x" * 51}).encode(), PUTIN)
    assert str(error) == "a.jsonl:2: text: 51 characters; at most 50 are read"
    assert [first.id, last.id] == ["r1", "r2"]


def test_a_huge_line(monkeypatch):
    """A line above the limit is refused before it is looked at."""
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 100)
    first, error, last = read(KIM, b"{" * 200, PUTIN)
    assert str(error) == "a.jsonl:2: a line of 201 bytes; at most 100 are read"
    assert [first.id, last.id] == ["r1", "r2"]


def test_lines_are_read_one_at_a_time():
    """The first report is there before the second line is asked for."""

    def lines():
        yield KIM
        raise AssertionError

    assert next(read_jsonl(lines(), "a.jsonl")).id == "r1"


PIECES = (b"{", b"}", b'"text"', b":", b'"Kim"', b"\\ud83d", b"\\", b",", b"[", b"null", b"\xff", b"\0", b"1e999", b" ")


@given(st.lists(st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join), max_size=6))
def test_any_lines(lines):
    """Whatever the lines, one report or error comes for each that is not blank, and all can be written as UTF-8."""
    found = list(read_jsonl(lines, "a.jsonl"))
    assert len(found) == (sum(bool(line.strip()) for line in lines) or 1)
    for item in found:
        assert isinstance(item, (Report, InputError))
        assert "\n" not in str(item) or isinstance(item, Report)
        (item.text if isinstance(item, Report) else str(item)).encode("utf-8")


@given(st.lists(st.text(min_size=1).filter(str.strip).filter(lambda text: "\0" not in text)), st.booleans())
def test_what_is_written_is_read(texts, ascii_only):
    """Texts written as JSON come back to the letter, escaped or not."""
    lines = [json.dumps({"text": text}, ensure_ascii=ascii_only).encode() for text in texts]
    assert [item.text for item in read_jsonl(lines, "a.jsonl") if isinstance(item, Report)] == texts
