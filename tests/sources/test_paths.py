"""Files and folders: each file by what it is, the bad ones named and the good ones read."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.model import InputError, Report
from polybius.sources import extract_pages, read_path

PAGE = (
    "<!DOCTYPE html><html><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1>"
    + "<p>The defence minister of Kalvania met her colleague from Istria on Wednesday, the ministry said.</p>" * 4
    + "</article></body></html>"
)


@pytest.fixture
def folder(tmp_path):
    """A folder with a file of each kind, a folder below it, and hidden files."""
    (tmp_path / "a.txt").write_text("Kim met Xi.")
    (tmp_path / "b.jsonl").write_text('{"text": "Putin met Kim."}\n{broken\n{"text": "Xi met Putin."}\n')
    (tmp_path / "c.CSV").write_text("text\nBiden met Yoon.\n")
    (tmp_path / "d.html").write_text(PAGE)
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "report").write_text("Yoon met Kishida.")
    (tmp_path / "e" / "page").write_text("\n" + PAGE)
    (tmp_path / "f.png").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "g.txt").write_bytes(b"\0\0\0")
    (tmp_path / "h.txt").write_text("Kishida met Biden.")
    (tmp_path / ".hidden").write_text("Nobody met nobody.")
    return tmp_path


def texts(items):
    """The first words of each report."""
    return [item.text.split("\n")[0] for item in items if isinstance(item, Report)]


def errors(items):
    """What is said of the files that cannot be read."""
    return [str(item) for item in items if isinstance(item, InputError)]


def test_a_folder(folder):
    """All that can be read is read, in the order of names, whatever stands between; hidden files are passed over."""
    found = list(read_path(folder))
    minister = "The defence minister of Kalvania met her colleague from Istria on Wednesday, the ministry said."
    wanted = [
        "Kim met Xi.",
        "Putin met Kim.",
        "Xi met Putin.",
        "Biden met Yoon.",
        "Yoon met Kishida.",
        "Kishida met Biden.",
    ]
    assert [text for text in texts(found) if text in wanted] == wanted
    assert sum(minister in item.text for item in found if isinstance(item, Report)) == 2
    assert len(found) == 11
    broken, picture, rubbish = errors(found)
    assert broken.startswith(f"{folder / 'b.jsonl'}:2: not JSON")
    assert picture.startswith(f"{folder / 'f.png'}: no kind of file that is read here")
    assert ".txt" in picture
    assert rubbish == f"{folder / 'g.txt'}: binary data, not text"


def test_a_folder_twice(folder):
    """The same folder gives the same reports in the same order."""
    assert [str(item) for item in read_path(folder)] == [str(item) for item in read_path(folder)]


def test_missing_and_empty(tmp_path):
    """A file that is not there, an empty file and an empty folder are errors that name them."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").write_text("x")
    for name in ("a.txt", "a.jsonl", "a.csv", "a.html"):
        assert errors(read_path(tmp_path / name)) == [f"{tmp_path / name}: cannot be read (No such file or directory)"]
        (tmp_path / name).touch()
        (said,) = errors(read_path(tmp_path / name))
        assert said.startswith(f"{tmp_path / name}: empty: no ")
    assert errors(read_path(tmp_path / "empty")) == [f"{tmp_path / 'empty'}: an empty folder"]


def test_a_file_that_may_not_be_read(folder, monkeypatch):
    """A file or folder that the system refuses is named; the rest goes on."""
    real, listed = Path.read_bytes, Path.iterdir

    def read_bytes(self):
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    def iterdir(self):
        if self.name == "e":
            raise PermissionError(13, "Permission denied", str(self))
        return listed(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = list(read_path(folder))
    assert f"{folder / 'a.txt'}: cannot be read (Permission denied)" in errors(found)
    assert f"{folder / 'e'}: cannot be read (Permission denied)" in errors(found)
    assert "Kishida met Biden." in texts(found)


def test_links(folder):
    """A link to a folder is followed once, a link back to a folder above is passed over, a broken link is named."""
    (folder / "e" / "again").symlink_to(folder)
    (folder / "e" / "self").symlink_to(folder / "e")
    (folder / "elsewhere").symlink_to(folder / "e")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    found = list(read_path(folder))
    assert texts(found).count("Kim met Xi.") == 1
    assert texts(found).count("Yoon met Kishida.") == 2
    assert f"{folder / 'gone.txt'}: cannot be read (No such file or directory)" in errors(found)


def test_names_that_are_no_text(tmp_path):
    """A file whose name is no UTF-8 is read, and its name can be printed and kept."""
    for name, data in ((b"caf\xe9.txt", b"Kim met Xi."), (b"\xe9.jsonl", b"{broken"), (b"\xff.html", PAGE.encode())):
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(data)
        except OSError:
            pytest.skip("this file system takes only names in UTF-8")
    found = list(read_path(tmp_path))
    assert len(found) == 3
    for item in found:
        (str(item.extra) if isinstance(item, Report) else str(item)).encode("utf-8")


def test_pages_in_the_order_given(folder):
    """One report or error a page, in the order given, under the file's name."""
    pages = [folder / "none.html", folder / "d.html", folder / "g.txt", folder / "e" / "page"]
    missing, first, rubbish, second = extract_pages(pages)
    assert (first.extra["page"], second.extra["page"]) == ("d.html", "page")
    assert first.title == "Ministers meet"
    assert errors([missing, rubbish]) == [
        f"{folder / 'none.html'}: cannot be read (No such file or directory)",
        f"{folder / 'g.txt'}: binary data, not a page",
    ]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(("a.txt", "a.jsonl", "a.json", "a.csv", "a.htm", "a", "a.md", "a.exe")))
def test_any_file(tmp_path_factory, data, name):
    """Whatever a file holds, something comes of it, and that is reports and InputErrors that name it."""
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    found = list(read_path(path))
    assert found
    for item in found:
        assert isinstance(item, Report) or item.path == str(path)
    with suppress(OSError):
        path.unlink()
