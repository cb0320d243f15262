"""What comes in: a report; and what documents/ makes of it."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any, Literal

import msgspec

from polybius.model.interval import Interval
from polybius.model.span import Evidence, Span

SegmentKind = Literal["headline", "dateline", "byline", "credit", "paragraph", "furniture"]
DateMethod = Literal["stated", "metadata", "url", "dateline", "inferred"]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """An input report, as the contract has it; only ``text`` is required.

    Args:
        id: id of the report; a hash of the text where none is given.
        text: the text, as it came; every offset counts in it.
        title: headline.
        url: web address.
        outlet: name of the outlet.
        published: day or timestamp of publication, as written.
        retrieved: day or timestamp of retrieval, as written.
        language: language by code or English name.
        extra: every other key of the input record, passed through.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    extra: dict[str, Any] = {}

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the UTF-8 text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def default_report_id(text: str) -> str:
    """The id of a report that came without one: a hash of its text.

    >>> default_report_id("Kim met Xi.")
    'report-5b00d7682d6a'
    """
    return f"report-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


class Segment(msgspec.Struct, frozen=True):
    """A stretch of a report with one part to play; segments are in the order of the text and do not overlap.

    Args:
        kind: `headline`, `dateline`, `byline`, `credit`, `paragraph` or `furniture`.
        span: where it stands.
    """

    kind: SegmentKind
    span: Span


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When a report was published: an interval, how it is known, from which words, and the reasons in words.

    Args:
        start: first day on which it may have been published.
        end: last day on which it may have been published.
        method: `stated`: given with the report; `metadata`: a line with a date in the text; `url`: the address;
            `dateline`; `inferred`: worked out.
        evidence: the words that it was worked out from.
        reasons: the reasons in words, one a constraint.
    """

    start: date | None
    end: date | None
    method: DateMethod
    evidence: Evidence = ()
    reasons: tuple[str, ...] = ()


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report says that it was written.

    Args:
        place: the place that it names.
        evidence: the words of the place.
    """

    place: str
    evidence: Evidence


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """An agency named as the maker of the text: "(Yonhap)" in a dateline, "with inputs from AFP".

    Args:
        agency: id of the agency.
        name: its name.
        evidence: the words that name it.
    """

    agency: str
    name: str
    evidence: Evidence


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its parts told apart: what is read, what is furniture, when and where it was written.

    Args:
        report: the report as it came.
        segments: its parts in the order of the text.
        language: ISO 639-1 code.
        published: when it was published.
        dateline: where it says that it was written.
        byline: the words that say who wrote it.
        credits: the agencies named as the makers of the text.
    """

    report: Report
    segments: tuple[Segment, ...]
    language: str | None
    published: Published | None
    dateline: Dateline | None
    byline: Span | None
    credits: tuple[Credit, ...]

    @property
    def interval(self) -> Interval | None:
        """The interval of publication, ``None`` when nothing is known."""
        return None if self.published is None else Interval(self.published.start, self.published.end)
