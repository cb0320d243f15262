"""When a report was published, and how that is known: stated, in its address, in its dateline, or worked out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from dateutil import parser as dateutil_parser

from polybius.documents.dateline import MONTHS
from polybius.documents.dayset import ALL, around, between, each_year
from polybius.documents.inference import infer
from polybius.documents.segments import Parts
from polybius.knowledge import Knowledge
from polybius.model import Interval, Published, Report, Span

_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[/_-]?)(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_URL_MONTH_NAME = re.compile(
    rf"/(?P<year>(?:19|20)\d{{2}})/(?P<month>{_MONTH_NAMES})/(?P<day>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<month>0[1-9]|1[0-2])/")


def stated_day(published: str) -> Interval | None:
    """The day of a date or timestamp as it is written, in its own zone; ``None`` when it is none.

    >>> stated_day("2023-08-24T09:15:00+09:00").start
    datetime.date(2023, 8, 24)
    >>> stated_day("Thu, 24 Aug 2023 09:15:00 GMT").end
    datetime.date(2023, 8, 24)
    """
    text = published.strip()
    try:
        return Interval.parse(text)
    except ValueError:
        pass
    if not re.search(r"(?:19|20)\d{2}", text) or re.search(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}", text):
        return None
    try:
        days = [
            dateutil_parser.parse(text, default=default).date()
            for default in (datetime(2000, 1, 1, tzinfo=UTC), datetime(2001, 2, 2, tzinfo=UTC))
        ]
    except (ValueError, OverflowError):
        return None
    return Interval.day(days[0]) if days[0] == days[1] else None


def url_day(url: str) -> Interval | None:
    """The day, or the month, that a web address names.

    >>> url_day("https://example.org/world/2023/08/10/army-chief").is_day
    True
    """
    for pattern in (_URL_DAY, _URL_MONTH_NAME):
        for match in pattern.finditer(url):
            month = MONTHS.get(match.group("month").casefold()) or int(match.group("month"))
            try:
                return Interval.day(date(int(match.group("year")), month, int(match.group("day"))))
            except ValueError:
                continue
    found = _URL_MONTH.search(url)
    return Interval.month(int(found.group("year")), int(found.group("month"))) if found else None


def published_of(report: Report, parts: Parts, knowledge: Knowledge) -> Published | None:
    """When a report was published, ``None`` when nothing is known.

    The first of these that tells: what is stated, a line with a date, the address, the dateline, the report's words.
    """
    stated = stated_day(report.published) if report.published else None
    if stated is not None:
        return Published(start=stated.start, end=stated.end, method="stated")
    line = _date_line(parts.date_line)
    if line is not None:
        return line
    from_url = url_day(report.url) if report.url else None
    if from_url is not None and from_url.is_day:
        return Published(
            start=from_url.start, end=from_url.end, method="url", reasons=(f"the address says {from_url.start}",)
        )
    return _worked_out(report, parts, from_url, knowledge)


def _date_line(span: Span | None) -> Published | None:
    """The date of a line such as "Published: 10 August 2023"."""
    if span is None:
        return None
    found = re.search(
        r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?\s*,?\s*\d{4}|[A-Za-z]{3,9}\.?\s*\d{1,2}(?:st|nd|rd|th)?\s*,?\s*\d{4}",
        span.text,
    )
    day = stated_day(re.sub(r"\s+,", ",", found.group())) if found else None
    if day is None:
        return None
    return Published(start=day.start, end=day.end, method="metadata", evidence=(span,))


def _worked_out(report: Report, parts: Parts, month: Interval | None, knowledge: Knowledge) -> Published | None:
    allowed = ALL
    retrieved = stated_day(report.retrieved) if report.retrieved else None
    if retrieved is not None:
        allowed &= between(None, retrieved.end)
    if month is not None:
        allowed &= between(month.start, month.end)
    found = parts.dateline
    if found is None or found.month is None or found.day is None or found.date_span is None:
        return infer(report.text, parts.segments, knowledge, allowed=allowed)
    span = _shifted(report.text, parts.dateline_at, found.date_span)
    if found.year is not None:
        try:
            day = date(found.year, found.month, found.day)
        except ValueError:
            return infer(report.text, parts.segments, knowledge, allowed=allowed)
        return Published(start=day, end=day, method="dateline", evidence=(span,))
    return _of_dateline(report, parts, span, allowed, knowledge=knowledge)


def _of_dateline(report: Report, parts: Parts, span: Span, allowed: int, *, knowledge: Knowledge) -> Published | None:
    """The day of a dateline without a year: the year is the one that the rest allows."""
    found = parts.dateline
    assert found is not None
    assert found.month is not None
    assert found.day is not None
    days = allowed & around(each_year(found.month, found.day))
    inferred = infer(report.text, parts.segments, knowledge, allowed=days) if days else None
    if inferred is None or inferred.start is None or inferred.start != inferred.end:
        return inferred
    reasons = (f"the dateline says “{span.text}”", *inferred.reasons)
    evidence = tuple(sorted({span, *inferred.evidence}))
    return Published(start=inferred.start, end=inferred.end, method="dateline", evidence=evidence, reasons=reasons)


def _shifted(text: str, offset: int, span: tuple[int, int]) -> Span:
    return Span.of(text, offset + span[0], offset + span[1])
