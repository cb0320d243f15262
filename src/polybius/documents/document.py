"""Report in, document out: its parts told apart, its language, its dateline and its date."""

from __future__ import annotations

from polybius.documents.credits import credits_of
from polybius.documents.language import language_of
from polybius.documents.published import published_of
from polybius.documents.segments import Parts, split
from polybius.knowledge import Knowledge
from polybius.model import Dateline, Document, Report, Span, evidence_of


def make_document(report: Report, knowledge: Knowledge) -> Document:
    """What a report says of itself: segments, language, date of publication, dateline, byline and credits.

    The text and its offsets stay as they are.
    """
    parts = split(report.text, knowledge)
    body = "\n".join(s.span.text for s in parts.segments if s.kind in {"headline", "paragraph"})
    return Document(
        report=report,
        segments=parts.segments,
        language=language_of(body, stated=report.language),
        published=published_of(report, parts, knowledge),
        dateline=_dateline(report.text, parts),
        byline=parts.byline,
        credits=credits_of(parts.credits, knowledge, report.outlet),
    )


def _dateline(text: str, parts: Parts) -> Dateline | None:
    found = parts.dateline
    if found is None or found.place is None or found.place_span is None:
        return None
    start, end = found.place_span
    span = Span.of(text, parts.dateline_at + start, parts.dateline_at + end)
    return Dateline(place=found.place, evidence=evidence_of([span]))
