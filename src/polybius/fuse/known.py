"""The reports known on a day, in the order in which they were published, with the dates of the undated worked out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from polybius.annotate.times import resolve
from polybius.documents import find_copies
from polybius.fuse.dating import date_reports
from polybius.knowledge import Knowledge
from polybius.model import Claim, Coded, Interval, Published


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A coded report with its date and what it reprints; its claims have their days worked out."""

    coded: Coded
    published: Published | None
    copy_of: str | None
    claims: tuple[Claim, ...]

    @property
    def report_id(self) -> str:
        """The report's id."""
        return self.coded.document.report.id

    @property
    def outlet(self) -> str:
        """The report's outlet, or the report itself where none is named."""
        return self.coded.document.report.outlet or self.report_id

    @property
    def day(self) -> date | None:
        """The first day on which it may have been published."""
        return (self.published.start or self.published.end) if self.published is not None else None

    @property
    def last_day(self) -> date | None:
        """The last day on which it may have been published."""
        return (self.published.end or self.published.start) if self.published is not None else None


def known_reports(coded: Sequence[Coded], knowledge: Knowledge, as_of: date | None) -> tuple[Known, ...]:
    """The reports that were known on a day, oldest first; those without any date last; the same for any order of input."""
    first = sorted(coded, key=lambda one: one.document.report.id)
    first = [one for one in first if as_of is None or _known_on(one, as_of)]
    documents = [one.document for one in first]
    dates = date_reports(documents, {one.document.report.id: one.layers for one in first}, knowledge)
    found = []
    for one in first:
        published = dates.get(one.document.report.id, one.document.published)
        found.append((one, published))
    found.sort(key=lambda row: (_first_day(row[1]) or date.max, row[0].document.report.id))
    copies = find_copies([one.document for one, _ in found])
    return tuple(
        Known(
            coded=one,
            published=published,
            copy_of=copies.get(one.document.report.id),
            claims=tuple(_anchored(claim, published) for claim in one.claims),
        )
        for one, published in found
    )


def _known_on(one: Coded, as_of: date) -> bool:
    """Whether a report was retrieved, or else published, by a day; one of which neither is known counts as known."""
    report = one.document.report
    retrieved = Interval.parse(report.retrieved or "")
    if retrieved is not None and retrieved.start is not None:
        return retrieved.start <= as_of
    day = _first_day(one.document.published)
    return day is None or day <= as_of


def _first_day(published: Published | None) -> date | None:
    return (published.start or published.end) if published is not None else None


def _anchored(claim: Claim, published: Published | None) -> Claim:
    """A claim whose relative day is worked out anew from the date of its report."""
    when = claim.date
    if when is None or when.symbol is None or published is None:
        return claim
    days = resolve(when.symbol, Interval(published.start, published.end))
    if days is None or days == when.interval:
        return claim
    how = None if published.method != "inferred" else "worked out from the inferred date of the report"
    moved = msgspec.structs.replace(when, start=days.start, end=days.end, how=how)
    return msgspec.structs.replace(claim, date=moved)
