"""Knowledge files: what is read of a cell, and what is said of one that cannot be read."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.knowledge.table import read_table
from polybius.model import Interval, KnowledgeError, PolybiusError


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row with a field of every type that knowledge files have."""

    id: str
    names: tuple[str, ...]
    country: str | None
    lat: float
    score: float | None
    rank: int
    quad: int | None
    start: Interval | None
    class_: str = msgspec.field(name="class")


HEADER = "id,names,country,lat,score,rank,quad,start,class"
GOOD = "a,Kim|Kim Il Sung,PRK,39.03,-2,1,4,1948-09-09,x"
VALUE = Row(
    id="a", names=("Kim", "Kim Il Sung"), country="PRK", lat=39.03, score=-2.0, rank=1, quad=4,
    start=Interval.day(date(1948, 9, 9)), class_="x",
)  # fmt: skip


@pytest.fixture
def read(tmp_path):
    """Read some bytes or lines as a table of rows."""

    def reader(*lines, data=None):
        path = tmp_path / "rows.csv"
        path.write_bytes("\n".join(lines).encode() if data is None else data)
        return read_table(path, Row)

    return reader


@pytest.mark.parametrize(
    "data",
    [
        f"{HEADER}\n{GOOD}\n".encode(),
        f"{HEADER}\n{GOOD}".encode(),
        f"\ufeff{HEADER}\n{GOOD}\n".encode(),
        f"{HEADER}\r\n{GOOD}\r\n".encode(),
        f"\ufeff{HEADER}\r\n\r\n{GOOD}\r\n,,,,,,,,\r\n".encode(),
        f"{HEADER}\n{GOOD.replace(',', ' , ').replace('|', ' | | ')}\n".encode(),
    ],
    ids=["plain", "no last line end", "BOM", "Windows line ends", "empty lines", "spaces"],
)
def test_good_files(read, data):
    """A byte order mark, line ends of Windows, empty lines and spaces around cells change nothing."""
    assert read(data=data) == (VALUE,)


def test_empty_cells(read):
    """An empty cell is nothing where that is allowed, no names, and empty text."""
    assert read(HEADER, ",,,1,,2,,,") == (
        Row(id="", names=(), country=None, lat=1.0, score=None, rank=2, quad=None, start=None, class_=""),
    )


def test_order_and_more_columns(read):
    """Columns are found by name, in any order; columns of others are passed over."""
    turned = ",".join(reversed(HEADER.split(",")))
    assert read(f"note,{turned}", f"hello,{','.join(reversed(GOOD.split(',')))}") == (VALUE,)


def test_a_header_alone(read):
    """A table without rows is empty, and no error: knowledge of a kind may be lacking."""
    assert read(HEADER) == ()


@pytest.mark.parametrize("column", HEADER.split(","))
def test_a_missing_column(read, column):
    """The error names the column that is missing, the file and its first line, and the columns that are needed."""
    kept = [name for name in HEADER.split(",") if name != column]
    with pytest.raises(KnowledgeError, match=r"rows\.csv:1: ") as caught:
        read(",".join(kept), GOOD)
    assert (caught.value.line, caught.value.field) == (1, column)
    assert ", ".join(HEADER.split(",")) in str(caught.value)


@pytest.mark.parametrize("more", [GOOD + ",more", GOOD.rpartition(",")[0], "a"])
def test_a_wrong_number_of_cells(read, more):
    """A row with too many or too few cells is refused with its line."""
    with pytest.raises(KnowledgeError, match=r"rows\.csv:3: \d+ cells for 9 columns"):
        read(HEADER, GOOD, more)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("lat", "north"),
        ("lat", ""),
        ("lat", "1,5"),
        ("lat", "nan"),
        ("score", "inf"),
        ("score", "two"),
        ("rank", ""),
        ("rank", "1.5"),
        ("quad", "four"),
        ("start", "9 September"),
        ("start", "1948-09-31"),
        ("start", "1948-13"),
    ],
)
def test_a_wrong_cell(read, column, cell):
    """A number or day that is none, or that must be there and is not, is refused with line and field."""
    names = HEADER.split(",")
    cells = dict(zip(names, GOOD.split(","), strict=True)) | {column: f'"{cell}"'}
    with pytest.raises(KnowledgeError, match=rf"rows\.csv:4: {column}: ") as caught:
        read(HEADER, GOOD, "", ",".join(cells[name] for name in names))
    assert (caught.value.line, caught.value.field) == (4, column)
    assert "\n" not in str(caught.value)


def test_line_after_a_cell_of_several_lines(read):
    """Lines are those of the file, not the count of the rows."""
    with pytest.raises(KnowledgeError, match=r"rows\.csv:5: rank: "):
        read(HEADER, GOOD.replace("PRK", '"P\nRK"'), GOOD, GOOD.replace(",1,", ",one,"))[0]


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00rubbish", b"id,names\n\xe9", b""], ids=["rubbish", "not UTF-8", "empty"]
)
def test_unreadable_files(read, data):
    """A file that is not UTF-8, or has no header, is refused by name."""
    with pytest.raises(KnowledgeError, match=r"rows\.csv") as caught:
        read(data=data)
    assert "\n" not in str(caught.value)


def test_a_missing_file(tmp_path):
    """A file that is not there is refused by name, and so is a folder."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(KnowledgeError, match="cannot be read"):
            read_table(path, Row)


def test_a_cell_too_long_for_csv(read):
    """What the csv module itself refuses is a KnowledgeError as well."""
    limit = csv.field_size_limit(1000)
    try:
        with pytest.raises(KnowledgeError, match="not CSV"):
            read(HEADER, GOOD.replace("Kim|", "K" * 2000))
    finally:
        csv.field_size_limit(limit)


@given(data=st.binary(max_size=300) | st.text(max_size=100).map(lambda text: f"{HEADER}\n{text}".encode()))
def test_any_bytes(tmp_path_factory, data):
    """Whatever the bytes, rows come or an error of ours."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    with suppress(PolybiusError):
        assert all(isinstance(row, Row) for row in read_table(path, Row))


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="|"), max_size=12).map(str.strip)


@given(st.lists(st.tuples(WORDS, st.lists(WORDS.filter(bool), max_size=3), st.floats(-90, 90)), max_size=5))
def test_what_is_written_is_read(tmp_path_factory, values):
    """Cells with commas, quotes and any letters come back as they were written."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER.split(","))
    for id_, names, lat in values:
        writer.writerow([id_, "|".join(names), "", lat, "", 0, "", "", ""])
    path = tmp_path_factory.getbasetemp() / "written.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = read_table(path, Row)
    assert [(row.id, list(row.names), row.lat) for row in found] == values
