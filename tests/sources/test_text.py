"""A text file is one report; its encoding is found out, and said when it is not UTF-8."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.model import InputError, PolybiusError, default_report_id
from polybius.sources import record
from polybius.sources.text import read_text

TEXT = "Müller traf Kim in Zürich. Die Gespräche über Rüstung dauerten drei Tage, sagte ein Sprecher später.\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
def test_utf_8(mark):
    """UTF-8 is kept to the letter, line ends too; a byte order mark is none of the text."""
    report = read_text(f"{mark}{TEXT}\r\nEnde.".encode(), "news/a.txt")
    assert report.text == f"{TEXT}\r\nEnde."
    assert report.id == default_report_id(report.text)
    assert report.extra == {"file": "a.txt"}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "cp1251", "gb18030"])
def test_other_encodings(encoding):
    """Another encoding is found out and said."""
    text = {"cp1251": "Министр обороны заявил в среду, что учения начнутся в понедельник на востоке страны. ",
            "gb18030": "国防部长星期三说，演习将于星期一在该国东部开始，为期三天。"}.get(encoding, TEXT)  # fmt: skip
    report = read_text((text * 5).encode(encoding), "a.txt")
    assert report.text == text * 5
    assert report.extra["encoding"]


@pytest.mark.parametrize("quotes", ["“”", "‘’", "’…"])
def test_english_of_windows(quotes):
    """English from a word processor of Windows, with its own quotation marks and dashes, is read as it was written."""
    text = f"Kim met Xi in Beijing – {quotes[0]}a first{quotes[1]}, the agency said. They spoke of trade and arms."
    report = read_text(text.encode("cp1252"), "a.txt")
    assert report.text == text
    assert report.extra["encoding"] == "cp1252"


def test_a_damaged_byte():
    """A few bytes that are no UTF-8 in a text that is are replaced, the rest is kept, and that is said."""
    text = "“Kim met Xi,” said the ministry’s spokesman. "
    report = read_text((text * 5).encode() + b"Then came \xe9 and \x81." + text.encode(), "a.txt")
    assert report.text == text * 5 + "Then came \ufffd and \ufffd." + text
    assert report.extra["encoding"] == "utf-8 (characters replaced)"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data"),
        (bytes(range(32)) * 40, "binary data"),
        (b"\x7fELF\x02\x01\x01\0\0", "binary data"),
        (b"Kim met Xi." + b" " * 5000 + b"\0", "binary data"),
    ],
    ids=["nothing", "blanks", "BOM alone", "picture", "control bytes", "program", "NUL far behind"],
)
def test_bad_files(data, reason):
    """An empty or binary file is refused by name, in one line."""
    with pytest.raises(InputError, match=reason) as caught:
        read_text(data, "news/a.txt")
    assert str(caught.value).startswith("news/a.txt: ")
    assert "\n" not in str(caught.value)


def test_a_huge_file(monkeypatch):
    """A text above the limit is refused."""
    monkeypatch.setattr(record, "LONGEST_TEXT", 100)
    with pytest.raises(InputError, match=r"a\.txt: text: 101 characters; at most 100 are read"):
        read_text(b"x" * 101, "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes(data):
    """Whatever the bytes, a report that can be written as UTF-8 comes or an error of ours."""
    with suppress(PolybiusError):
        assert read_text(data, "a.txt").text.encode("utf-8")


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_any_text_comes_back(text):
    """A text in UTF-8 that is not mostly control characters is read to the letter, but for a byte order mark."""
    with suppress(InputError):
        assert read_text(text.encode(), "a.txt").text == text.removeprefix("\ufeff")
