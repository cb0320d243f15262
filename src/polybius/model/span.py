"""Words of a report and where they stand: the evidence that every extracted value carries."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from polybius.model.errors import EvidenceError


class Span(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """A stretch of a report's text.

    Args:
        start: first code point (inclusive).
        end: code point after the last (exclusive).
        text: the exact string between them.
        report_id: the report that it stands in, where that is not plain from what holds the span: in values that
            are fused from several reports.

    >>> Span.of("Kim met Xi.", 4, 7).text
    'met'
    """

    start: int
    end: int
    text: str
    report_id: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` between two offsets."""
        return cls(start, end, text[start:end])

    def within(self, report_id: str) -> Span:
        """The same span with its report named."""
        return Span(self.start, self.end, self.text, report_id)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def check(self, text: str, *, report_id: str, field: str) -> None:
        """Hold the span against the stored text.

        Raises:
            EvidenceError: the text at the offsets is not the span's text, or the offsets lie outside the text.
        """
        inside = 0 <= self.start < self.end <= len(text)
        if not inside or text[self.start : self.end] != self.text:
            raise EvidenceError(report_id, field, self.start, self.end, self.text)


Evidence = tuple[Span, ...]


def evidence_of(spans: Iterable[Span | None]) -> Evidence:
    """The distinct spans in the order of the text, ``None`` left out."""
    return tuple(sorted({span for span in spans if span is not None}))
