"""CSV: each row a report or the error that says why not."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.model import InputError, Report
from polybius.sources import record
from polybius.sources.table import read_csv

HEADER = "id,text,outlet,published,desk\n"
KIM = 'r1,"Kim met Xi,\nhe said ""yes"".",Hanbit Daily,2023-08-10,Asia\n'
PUTIN = "r2,Putin met Kim.,,,\n"


def read(text):
    """What comes of a text, or of bytes."""
    return list(read_csv(text if isinstance(text, bytes) else text.encode(), "a.csv"))


EXPECTED = [
    Report(
        id="r1", text='Kim met Xi,\nhe said "yes".', outlet="Hanbit Daily", published="2023-08-10",
        extra={"desk": "Asia"},
    ),
    Report(id="r2", text="Putin met Kim."),
]  # fmt: skip


def test_good_rows():
    """A report a row; commas, quotes and line ends may stand in quotes; an empty cell is unknown."""
    assert read(HEADER + KIM + PUTIN) == EXPECTED
    assert read("\ufeff" + HEADER + KIM + "\n,,,,\n" + PUTIN.rstrip()) == EXPECTED


def test_windows_line_ends():
    """Line ends of Windows part rows, and are kept in quotes."""
    first, second = read((HEADER + KIM + PUTIN).replace("\n", "\r\n"))
    assert (first.text, second) == ('Kim met Xi,\r\nhe said "yes".', EXPECTED[1])


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        ("r3,,Hanbit Daily,,\n", "text", "missing"),
        ("r3,  ,Hanbit Daily,,\n", "text", "empty"),
        ("r3,x,,2023-02-30,\n", "published", "not a day or timestamp: '2023-02-30'"),
        ("r3,Kim, who met Xi,,\n", None, None),
        ("r3,Kim, who met Xi, said yes,,\n", None, "6 cells for 5 columns"),
        ("r3,Kim\n", None, "2 cells for 5 columns"),
    ],
)
def test_a_bad_row(row, field, reason):
    """A bad row gives one error with file, line and field; the good ones are read."""
    found = read(HEADER + KIM + row + PUTIN)
    assert [found[0], found[-1]] == EXPECTED
    if reason is None:
        return
    (error,) = found[1:-1]
    assert isinstance(error, InputError)
    assert (error.path, error.line, error.field, error.reason) == ("a.csv", 4, field, reason)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.csv: empty: no report in it"),
        (b"\n\n", "a.csv: empty: no report in it"),
        (HEADER.encode(), "a.csv: empty: no report in it"),
        (b"id,body\nr1,Kim met Xi.\n", "a.csv:1: text: no such column; the columns are id, body"),
        (b"\x89PNG\x00\x00", "a.csv: binary data, not text"),
    ],
)
def test_bad_files(data, message):
    """A file without rows, without a column of texts, or that is binary, gives one error."""
    assert [str(item) for item in read(data)] == [message]


def test_another_encoding():
    """Another encoding is found out, and every report says in which it was written."""
    words = "Müller traf Kim in Zürich. Die Gespräche über Rüstung dauerten drei Tage. " * 3
    (report,) = read(f"text\n{words}\n".encode("cp1252"))
    assert report.text == words
    assert report.extra["encoding"]


def test_a_huge_report(monkeypatch):
    """A text above the limit is refused with its line; the rest goes on."""
    monkeypatch.setattr(record, "LONGEST_TEXT", 50)
    first, error, last = read(f"{HEADER}{KIM}r3,{'x' * 200},,,\n{PUTIN}")
    assert str(error) == "a.csv:4: text: 200 characters; at most 50 are read"
    assert [first, last] == EXPECTED


def test_a_cell_longer_than_csv_allows_by_itself():
    """The csv module's own limit does not stop the reading."""
    first, long, last = read(f"{HEADER}{KIM}r3,{'x' * 200_000},,,\n{PUTIN}")
    assert [first, last] == EXPECTED
    assert len(long.text) == 200_000


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: f"id,text\n{text}".encode()))
def test_any_bytes(data):
    """Whatever the bytes, something comes, and it is reports and InputErrors of one line."""
    found = read(data)
    assert found
    for item in found:
        assert isinstance(item, (Report, InputError))
        assert "\n" not in str(item) or isinstance(item, Report)


@given(st.lists(st.text(min_size=1).filter(str.strip).filter(lambda text: "\0" not in text), min_size=1))
def test_what_is_written_is_read(texts):
    """Texts written as CSV come back to the letter."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["text"], *([text] for text in texts)])
    found = read(out.getvalue())
    if all(isinstance(item, Report) for item in found):
        assert [item.text for item in found] == texts
    else:
        assert [str(item) for item in found] == ["a.csv: binary data, not text"]
