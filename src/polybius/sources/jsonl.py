"""JSON Lines: one report a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polybius.model import InputError, Report
from polybius.sources.decode import decode, read_json
from polybius.sources.record import LONGEST_TEXT, report_of
from polybius.sources.trail import Trail

LONGEST_LINE = 8 * LONGEST_TEXT
TWO_BYTES = ("\ufeff{".encode("utf-16-le"), "\ufeff{".encode("utf-16-be"))
"""How a file of objects in UTF-16 begins."""


def read_jsonl(lines: Iterable[bytes], name: str, trail: Trail | None = None) -> Iterator[Report | InputError]:
    """Each line as a report, or as the error that says why it cannot be one; the lines are read one at a time."""
    trail = trail or Trail()
    texts: dict[str, str] = {}
    number = count = 0
    for number, raw in enumerate(_single_bytes(lines), 1):
        if not raw.strip():
            continue
        count += 1
        try:
            report = _line(raw, name, number)
        except InputError as error:
            yield error
            continue
        digest = report.text_sha256
        if texts.setdefault(report.id, digest) != digest:
            yield InputError(name, f"another text came under the id {report.id!r} before", line=number, field="id")
        else:
            yield trail.met(report, name, number)
    if not count:
        yield InputError(name, "empty: no report in it")


def _single_bytes(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines as they are; those of a file in UTF-16, whose line ends are two bytes, in UTF-8."""
    waiting = iter(lines)
    first = next(waiting, b"")
    if first.startswith(TWO_BYTES):
        text = b"".join((first, *waiting)).decode("utf-16", "replace")
        yield from (line.encode() for line in text.split("\n"))
        return
    yield first
    yield from waiting


def _line(raw: bytes, name: str, number: int) -> Report:
    if len(raw) > LONGEST_LINE:
        raise InputError(name, f"a line of {len(raw):,} bytes; at most {LONGEST_LINE:,} are read", line=number)
    try:
        decoded = decode(raw, name)
    except InputError as error:
        raise InputError(name, error.reason, line=number) from error
    try:
        record = read_json(decoded.text)
    except ValueError as error:
        raise InputError(name, f"not JSON ({error})", line=number) from error
    if not isinstance(record, dict):
        raise InputError(name, f"an object is needed, found {type(record).__name__}", line=number)
    return report_of(record, path=name, line=number, encoding=decoded.note)
