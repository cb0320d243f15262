"""An input record of the contract, checked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from polybius.model import InputError, Interval, Report, default_report_id
from polybius.sources.decode import whole

TEXT_FIELDS = ("title", "url", "outlet", "published", "retrieved", "language")
LONGEST_TEXT = 500_000
"""The most characters that one report may have: about 80,000 words."""


def report_of(
    record: Mapping[str, Any], *, path: str = "report", line: int | None = None, encoding: str | None = None
) -> Report:
    """The report that a record of the contract describes; keys that it does not name go to ``extra``.

    Args:
        record: the fields.
        path: the file that it came from, for errors.
        line: the line of the file.
        encoding: how the bytes were read, where that is worth a word; kept under ``extra``.

    Raises:
        InputError: ``text`` is missing or empty, a field is of the wrong type, or a date names no day.

    >>> report_of({"text": "Kim met Xi.", "desk": "Asia"}).extra
    {'desk': 'Asia'}
    """

    def wrong(field: str, reason: str) -> InputError:
        return InputError(path, reason, line=line, field=field)

    text = record.get("text")
    if text is None:
        raise wrong("text", "missing")
    if not isinstance(text, str):
        raise wrong("text", f"a string is needed, found {_kind(text)}")
    if not text.strip():
        raise wrong("text", "empty")
    if len(text) > LONGEST_TEXT:
        raise wrong("text", f"{len(text):,} characters; at most {LONGEST_TEXT:,} are read")
    if "\0" in text:
        raise wrong("text", "binary data, not text")
    fields: dict[str, str | None] = {}
    for field in TEXT_FIELDS:
        value = record.get(field)
        if value is not None and not isinstance(value, str):
            raise wrong(field, f"a string or null is needed, found {_kind(value)}")
        fields[field] = whole(value) if value else None
    for field in ("published", "retrieved"):
        try:
            Interval.parse(fields[field] or "")
        except ValueError as error:
            raise wrong(field, f"not a day or timestamp: {fields[field]!r}") from error
    identity = record.get("id")
    if identity == "":
        raise wrong("id", "empty")
    if identity is not None and (isinstance(identity, bool) or not isinstance(identity, (str, int))):
        raise wrong("id", f"a string is needed, found {_kind(identity)}")
    extra = record.get("extra")
    if extra is not None and not isinstance(extra, dict):
        raise wrong("extra", f"an object is needed, found {_kind(extra)}")
    known = {"id", "text", "extra", *TEXT_FIELDS}
    kept = {**(extra or {}), **{key: value for key, value in record.items() if key not in known}}
    if encoding:
        kept.setdefault("encoding", encoding)
    text = whole(text)
    return Report(
        id=whole(str(identity)) if identity is not None else default_report_id(text), text=text, extra=kept, **fields
    )


def _kind(value: Any) -> str:
    """What JSON calls a value."""
    names = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return next((name for kind, name in names.items() if isinstance(value, kind)), "null")
