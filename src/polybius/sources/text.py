"""A text file: one report."""

from __future__ import annotations

from pathlib import PurePath

from polybius.model import InputError, Report
from polybius.sources.decode import decode
from polybius.sources.record import report_of


def read_text(data: bytes, name: str) -> Report:
    """The report that a text file holds; its file name stands under ``extra``.

    Raises:
        InputError: the file is empty, binary or too long.
    """
    if not data.strip():
        raise InputError(name, "empty: no report in it")
    decoded = decode(data, name)
    extra: dict[str, object] = {"file": PurePath(name).name}
    if decoded.note:
        extra["encoding"] = decoded.note
    return report_of({"text": decoded.text, "extra": extra}, path=name)
