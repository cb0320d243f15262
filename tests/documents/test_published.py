"""The date of publication comes from what is stated, a date line, the address, or the dateline."""

from __future__ import annotations

from datetime import date

import pytest

from polybius.documents import make_document
from polybius.documents.published import stated_day, url_day
from polybius.model import Report


def _published(knowledge, text, **fields):
    return make_document(Report(id="r", text=text, **fields), knowledge).published


def test_stated_day_wins(knowledge):
    """A stated timestamp gives the day as written in its own zone."""
    found = _published(
        knowledge, "Kim met Xi.", published="2023-08-24T23:15:00-05:00", url="https://a.example/2023/09/01/x"
    )
    assert (found.start, found.end, found.method) == (date(2023, 8, 24), date(2023, 8, 24), "stated")


@pytest.mark.parametrize("text", ["10/08/2023", "August", "soon", ""])
def test_what_is_no_day(text):
    """What does not name one day for certain names none."""
    assert stated_day(text) is None


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://a.example/2023/08/10/army", (date(2023, 8, 10), date(2023, 8, 10))),
        ("https://a.example/news-20230810.html", (date(2023, 8, 10), date(2023, 8, 10))),
        ("https://a.example/2023/aug/10/army", (date(2023, 8, 10), date(2023, 8, 10))),
        ("https://a.example/2023/08/army", (date(2023, 8, 1), date(2023, 8, 31))),
    ],
)
def test_url_day(url, days):
    """An address may name a day or a month."""
    found = url_day(url)
    assert (found.start, found.end) == days


def test_url_without_day():
    """A long number in an address is no day."""
    assert url_day("https://a.example/article/202399993") is None


def test_dateline_with_year(knowledge):
    """A full date in the dateline is the day, with its words as evidence."""
    found = _published(knowledge, "TOKYO, Aug. 10, 2023 (AFP) - Kim met Xi.\n\nNobody knew.")
    assert (found.start, found.method, found.evidence[0].text) == (date(2023, 8, 10), "dateline", "Aug. 10, 2023")


def test_dateline_with_year_from_the_text(knowledge):
    """A dateline without a year takes the year that the weekday and a past year allow."""
    text = (
        "SEOUL, Aug. 10 (Yonhap) - The leaders will meet at Camp David this Friday, August 18.\n\n"
        "The talks are the first."
    )
    found = _published(knowledge, text)
    assert found is None or found.start.year == 2023


def test_date_line(knowledge):
    """A line that is a date tells the day."""
    found = _published(knowledge, "Guns moved\n\nPublished: 10 August 2023\n\nThe guns were moved.")
    assert (found.start, found.method) == (date(2023, 8, 10), "metadata")


def test_unknown_stays_unknown(knowledge):
    """A report that tells nothing of its date has none."""
    assert _published(knowledge, "The minister spoke to the press. He said little.") is None
