"""Every span of a value, found wherever it stands, and held against the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from polybius.model.situation import Coded
from polybius.model.span import Span


def spans(value: Any, path: str = "") -> Iterator[tuple[str, Span]]:
    """Every span within a value, with the path of the field that holds it."""
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        start, end, text = (getattr(value, name, None) for name in ("start", "end", "text"))
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield path, Span(start, end, text)
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field), f"{path}.{field}" if path else field)
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from spans(part, f"{path}[{place}]")


def check_evidence(coded: Coded) -> None:
    """Hold every span of a report's document, layers and claims against its text.

    Raises:
        EvidenceError: one does not match.
    """
    report = coded.document.report
    for name, value in (("document", coded.document), ("layers", coded.layers), ("claims", coded.claims)):
        for path, span in spans(value, name):
            span.check(report.text, report_id=report.id, field=path)
