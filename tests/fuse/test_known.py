"""What was known on a day, in the order in which it was published, with relative days worked out."""

from __future__ import annotations

from datetime import date

import pytest

from polybius import Situation
from polybius.fuse.known import known_reports
from polybius.model import Published


def _ids(make, *reports, as_of=None):
    return [known.report_id for known in known_reports(reports, make.knowledge, as_of)]


def test_oldest_first(make):
    """Reports stand by their days, those of one day by their ids, those without any date last."""
    reports = [make.report(id_, day=day) for id_, day in (("d", None), ("c", "2023-08-09"), ("b", "2023-08-10"))]
    reports.append(make.report("a", day="2023-08-10"))
    assert _ids(make, *reports) == _ids(make, *reversed(reports)) == ["c", "a", "b", "d"]


def test_as_of_published(make):
    """What was published later is left out; the day itself counts."""
    reports = [make.report(f"r{day}", day=f"2023-08-{day}") for day in ("09", "10", "11")]
    assert _ids(make, *reports, as_of=date(2023, 8, 10)) == ["r09", "r10"]


@pytest.mark.parametrize("retrieved", ["2023-08-12", "2023-08-12T06:30:00+00:00"])
def test_as_of_retrieved(make, retrieved):
    """Where it is known when a report was retrieved, that counts, not when it was published."""
    late = make.report("r1", day="2023-08-09", retrieved=retrieved)
    assert _ids(make, late, as_of=date(2023, 8, 11)) == []
    assert _ids(make, late, as_of=date(2023, 8, 12)) == ["r1"]


def test_as_of_unknown(make):
    """A report of which neither is known counts as known."""
    assert _ids(make, make.report("r1"), as_of=date(1990, 1, 1)) == ["r1"]


def test_span_of_days(make):
    """A report that may be of several days has a first and a last one; without any, and without an outlet, it has none."""
    (spanned,) = known_reports(
        [make.report("r1", day="2023-08-09/2023-08-11", method="dateline")], make.knowledge, None
    )
    assert (spanned.day, spanned.last_day) == (date(2023, 8, 9), date(2023, 8, 11))
    (bare,) = known_reports([make.report("r1")], make.knowledge, None)
    assert (bare.day, bare.last_day, bare.outlet) == (None, None, "r1")


def test_copies(make):
    """A reprint names the report that it reprints."""
    text = "Two missiles flew from Wonsan on Monday morning, the ministry said."
    reports = [make.report(id_, text=text, day=day) for id_, day in (("a", "2023-08-09"), ("b", "2023-08-08"))]
    assert [(known.report_id, known.copy_of) for known in known_reports(reports, make.knowledge, None)] == [
        ("b", None), ("a", "b"),
    ]  # fmt: skip


def test_undated_claims_are_anchored(make, monkeypatch):
    """ "On Wednesday" of an undated report is worked out once its date is known; fixed days stay."""
    found = Published(start=date(2023, 8, 10), end=date(2023, 8, 10), method="inferred")
    monkeypatch.setattr("polybius.fuse.known.date_reports", lambda *_: {"r1": found})
    coded = make.report(
        "r1", make.act("met", symbol="weekday:2:past"), make.act("visited", date="2023-01-01"), make.act("left")
    )
    (known,) = known_reports([coded], make.knowledge, None)
    assert known.day == date(2023, 8, 10)
    met, visited, left = known.claims
    assert met.date.interval == make.days("2023-08-09")
    assert met.date.how == "worked out from the inferred date of the report"
    assert (visited.date.interval, visited.date.how) == (make.days("2023-01-01"), None)
    assert left.date is None
    assert coded.claims[0].date.interval == make.days("/"), "the claim itself is not touched"


def test_span_anchors_to_a_span(make, monkeypatch):
    """Of a report of two possible days "yesterday" is one of two days."""
    found = Published(start=date(2023, 8, 10), end=date(2023, 8, 11), method="inferred")
    monkeypatch.setattr("polybius.fuse.known.date_reports", lambda *_: {"r1": found})
    (known,) = known_reports([make.report("r1", make.act("met", symbol="day:-1"))], make.knowledge, None)
    assert known.claims[0].date.interval == make.days("2023-08-09/2023-08-10")


def test_without_a_date_nothing_is_anchored(make):
    """The relative day of a report whose date is not known stays unknown."""
    coded = make.report("r1", make.act("met", symbol="weekday:2:past"))
    (known,) = known_reports([coded], make.knowledge, None)
    assert known.claims == coded.claims


def test_dated_report_keeps_its_words(make):
    """A relative day that was worked out already stays as it is, and how is not added."""
    coded = make.report("r1", make.act("met", symbol="weekday:2:past", date="2023-08-09"), day="2023-08-10")
    (known,) = known_reports([coded], make.knowledge, None)
    assert known.claims == coded.claims
    assert known.claims[0].date.how is None


def test_end_to_end(tools):
    """The weekday of an undated report is a day of the month once a dated report tells the same."""
    reports = [
        {
            "id": "r1", "outlet": "Quay Gazette", "published": "2023-05-03",
            "text": "The coast guard of Iran seized the tanker Blue Petrel near Cape Varga on Tuesday, said Omid Rastan, "
            "a spokesman for the port.\n\nThe crew of the Blue Petrel is safe, Omid Rastan said at Cape Varga.",
        },
        {
            "id": "r2", "outlet": "Harbour Post", "published": None,
            "text": "The coast guard of Iran seized the tanker Blue Petrel near Cape Varga on Tuesday and took it to "
            "port.\n\nThe families of the crew asked Omid Rastan for news on Thursday.",
        },
    ]  # fmt: skip
    with Situation(tools=tools) as situation:
        situation.add(reports)
        undated = {report.report_id: report for report in situation.reports}["r2"]
        seized = [event for event in situation.events if event.mode == "seize"]
    assert undated.published.method == "inferred"
    assert undated.published.reasons
    assert undated.published.start >= date(2023, 5, 2)
    assert [(event.date.start, event.date.end, set(event.reports)) for event in seized] == [
        (date(2023, 5, 2), date(2023, 5, 2), {"r1", "r2"})
    ]
