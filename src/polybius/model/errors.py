"""Every error of Polybius.

PolybiusError
├── EvidenceError (ValueError)     a span does not match its report
├── InputError (ValueError)        something that a user gave cannot be used: file, line, field, why
├── KnowledgeError (ValueError)    a row of a knowledge file is not what its schema says
└── StoreError (RuntimeError)      the database cannot be used
"""

from __future__ import annotations


class PolybiusError(Exception):
    """The base of every error that Polybius raises on purpose."""


class EvidenceError(PolybiusError, ValueError):
    """A span does not match the text of its report."""

    def __init__(self, report_id: str, field: str, start: int, end: int, text: str) -> None:
        self.report_id, self.field, self.start, self.end, self.text = report_id, field, start, end, text
        super().__init__(f"report {report_id}: {field}: text at {start}:{end} is not {text!r}")


class InputError(PolybiusError, ValueError):
    """Something that a user gave cannot be used; names the file, and where known the line and the field."""

    def __init__(self, path: str, reason: str, *, line: int | None = None, field: str | None = None) -> None:
        self.path, self.reason, self.line, self.field = path, reason, line, field
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {field}: {reason}" if field else f"{where}: {reason}")


class KnowledgeError(InputError):
    """A row of a knowledge file is not what its schema says."""


class StoreError(PolybiusError, RuntimeError):
    """The database cannot be opened, read or migrated."""
