"""Files and folders: what each is, by its name and by its first bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from polybius.model import InputError, Report
from polybius.sources.decode import whole
from polybius.sources.html import LONGEST_PAGE, read_html
from polybius.sources.jsonl import read_jsonl
from polybius.sources.record import LONGEST_TEXT
from polybius.sources.table import read_csv
from polybius.sources.text import read_text
from polybius.sources.trail import Trail

LINES = frozenset({".jsonl", ".ndjson", ".json"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".txt", ".text", ".md", ""})


def read_path(path: Path, trail: Trail | None = None) -> Iterator[Report | InputError]:
    """Every report of a file, or of all files below a folder in the order of their names; hidden files are passed over.

    What cannot be read comes as an error value in its place; the rest goes on. The trail is told where each report stands.
    """
    yield from _read(path, frozenset(), trail or Trail())


def _read(path: Path, above: frozenset[Path], trail: Trail) -> Iterator[Report | InputError]:
    """As ``read_path``; a link back to one of the folders ``above`` is passed over."""
    try:
        if path.is_dir():
            folder = path.resolve()
            if folder in above:
                return
            inside = sorted(p for p in path.iterdir() if not p.name.startswith("."))
            if not inside:
                yield InputError(_name(path), "an empty folder")
            for child in inside:
                yield from _read(child, above | {folder}, trail)
        elif path.suffix.lower() in LINES:
            with path.open("rb") as lines:
                yield from read_jsonl(lines, _name(path), trail)
        else:
            yield from _one(_bytes(path), path, trail)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(_name(path), f"cannot be read ({error.strerror})")


def _name(path: Path) -> str:
    """A path as it can be printed and kept, whatever bytes stand in it."""
    return whole(str(path))


def _bytes(path: Path) -> bytes:
    """The bytes of a file; one of a single report must not have more of them than a report or page may have."""
    suffix, size = path.suffix.lower(), path.stat().st_size
    most = LONGEST_PAGE if suffix in PAGES else 4 * LONGEST_TEXT
    if suffix != ".csv" and size > most:
        raise InputError(_name(path), f"{size:,} bytes; at most {most:,} are read", field="text")
    return path.read_bytes()


def _one(data: bytes, path: Path, trail: Trail) -> Iterator[Report | InputError]:
    suffix, name = path.suffix.lower(), _name(path)
    try:
        if suffix == ".csv":
            yield from read_csv(data, name, trail)
        elif suffix in PAGES or data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
            yield trail.met(read_html(data, name), name)
        elif suffix in TEXTS:
            yield trail.met(read_text(data, name), name)
        else:
            kinds = ", ".join(sorted((LINES | PAGES | TEXTS | {".csv"}) - {""}))
            yield InputError(name, f"no kind of file that is read here (these are: {kinds})")
    except InputError as error:
        yield error


def extract_pages(paths: Iterable[Path]) -> Iterator[Report | InputError]:
    """One report a page, in the order given."""
    for path in paths:
        try:
            yield read_html(_bytes(path), _name(path))
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(_name(path), f"cannot be read ({error.strerror})")
