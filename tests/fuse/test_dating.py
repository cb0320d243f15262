"""Undated reports borrow the time of dated reports of the same matter, and of nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from polybius.documents import make_document
from polybius.fuse.dating import date_reports
from polybius.knowledge import TABLES, Knowledge
from polybius.model import Report

NOTICE = (
    "PORTO, May 3 - The coast guard boarded the trawler Santa Aurea off Cape Verano on Tuesday and took its nets, "
    "said Rui Pontes, a spokesman.\n\nThe exercise Silver Gannet is set for May 20, according to Admiral Costa."
)
SECOND = "PORTO, May 5 - Rui Pontes said on Friday that the Santa Aurea lies at Cape Verano.\n\nNobody was hurt."
UNDATED = (
    "A village waits. Since last Tuesday, when the coast guard boarded the trawler Santa Aurea and took its nets, "
    "nobody has slept.\n\nRui Pontes, the spokesman, came to Cape Verano on Sunday to speak to the families."
)
OPENING = (
    "Admiral Costa is calm.\n\nThe exercise Silver Gannet, which is to open tomorrow off Cape Verano, is his first."
)
OTHER = "The price of bread rose on Monday, the bakers of Lisboa said.\n\nThey meet again on Friday."


@pytest.fixture(scope="module")
def documents():
    """Two dated reports of a boarding, two undated ones of the same matter, and one on bread."""
    nothing = Knowledge(**dict.fromkeys(TABLES, ()))
    rows = [
        ("a", NOTICE, "2023-05-03"),
        ("b", SECOND, "2023-05-05"),
        ("c", UNDATED, None),
        ("d", OPENING, None),
        ("e", OTHER, None),
    ]
    return [make_document(Report(id=i, text=text, published=day), nothing) for i, text, day in rows], nothing


def test_weekday_of_a_dated_event(documents):
    """ "Last Tuesday" is the day that the dated report tells of, and Sunday came after it."""
    found = date_reports(documents[0], {}, documents[1])["c"]
    assert (found.start, found.end, found.method) == (date(2023, 5, 7), date(2023, 5, 9), "inferred")
    assert any("a tells the same of that day" in reason for reason in found.reasons)


def test_tomorrow_of_an_announced_day(documents):
    """ "Tomorrow" is the day for which a dated report announces the same."""
    found = date_reports(documents[0], {}, documents[1])["d"]
    assert (found.start, found.end) == (date(2023, 5, 19), date(2023, 5, 19))


def test_another_matter_borrows_nothing(documents):
    """A report that shares no names with the dated ones stays without a date."""
    assert "e" not in date_reports(documents[0], {}, documents[1])


def test_order_of_the_reports_does_not_matter(documents):
    """The same dates are found in any order."""
    assert date_reports(documents[0][::-1], {}, documents[1]) == date_reports(documents[0], {}, documents[1])


def test_reprint_of_a_dated_dispatch(documents):
    """An undated reprint is of the days about its dispatch."""
    copy = make_document(Report(id="copy", text=NOTICE.replace("PORTO, May 3 - ", "")), documents[1])
    found = date_reports([*documents[0], copy], {}, documents[1])["copy"]
    assert date(2023, 5, 2) <= found.start <= date(2023, 5, 3) <= found.end
