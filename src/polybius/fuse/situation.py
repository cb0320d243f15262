"""The situation as it was known on a day: a pure function of the coded reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from polybius.fuse.cluster import clusters
from polybius.fuse.events import make_events
from polybius.fuse.known import Known, known_reports
from polybius.fuse.origins import report_origins
from polybius.fuse.plans import make_plans
from polybius.fuse.stories import make_stories
from polybius.fuse.tenures import make_tenures
from polybius.knowledge import Knowledge
from polybius.model import Coded, Fused, ReportRecord


def fuse(coded: Sequence[Coded], knowledge: Knowledge, *, as_of: date | None = None) -> Fused:
    """Everything that follows from the claims: the same for any order of the reports.

    Args:
        coded: the reports with their layers and claims.
        knowledge: outlets and calendars.
        as_of: leave out what was retrieved, or else published, after that day; plans are overdue as of it.
    """
    known = known_reports(coded, knowledge, as_of)
    main = _main_origins(known)
    found = clusters(known)
    events = make_events(found, known, main, knowledge)
    stories = make_stories(events, known)
    events = stories.numbered(events)
    newest = max((report.last_day for report in known if report.last_day is not None), default=None)
    claims = {claim.claim_id: claim for report in known for claim in report.claims}
    days = {report.report_id: report.day for report in known}
    return Fused(
        reports=tuple(_record(report, main[report.report_id]) for report in known),
        events=events,
        plans=make_plans(events, claims, days, today=as_of or newest),
        tenures=make_tenures(events, claims),
        stories=stories.stories,
    )


def _main_origins(known: Sequence[Known]) -> dict[str, tuple[str, ...]]:
    """Report to the origins of its main news; a reprint has those of the report that it reprints."""
    main = {report.report_id: report_origins(report) for report in known}
    return {report.report_id: main.get(report.copy_of or "", main[report.report_id]) for report in known}


def _record(report: Known, origins: tuple[str, ...]) -> ReportRecord:
    document = report.coded.document
    source = document.report
    return ReportRecord(
        report_id=source.id,
        outlet=source.outlet,
        title=source.title or _headline(report),
        language=document.language,
        published=report.published,
        dateline=document.dateline,
        copy_of=report.copy_of,
        origins=origins,
        text_sha256=source.text_sha256,
        retrieved=source.retrieved,
        url=source.url,
        extra=source.extra,
    )


def _headline(report: Known) -> str | None:
    return next((s.span.text for s in report.coded.document.segments if s.kind == "headline"), None)
