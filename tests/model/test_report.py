"""A report's id and digest follow from its text alone."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from polybius.model import Document, Interval, Published, Report, default_report_id


def test_the_id_is_stable():
    """The id of a text is the same on every run and machine: it stands in databases."""
    assert default_report_id("Kim met Xi.") == "report-5b00d7682d6a"
    assert default_report_id("Müller traf 金正恩.") == "report-6e8b0fc1429a"


@given(st.text(), st.text())
def test_ids_and_digests_differ_as_texts_do(one, other):
    """Two reports have the same id and digest exactly when they have the same text."""
    ids = default_report_id(one) == default_report_id(other)
    digests = Report(id="a", text=one).text_sha256 == Report(id="b", text=other).text_sha256
    assert ids == digests == (one == other)


@given(st.text(st.characters(categories=["L", "Cs"])))
def test_any_text_has_an_id(text):
    """Halves of surrogate pairs are no obstacle; the id begins as the digest."""
    report = Report(id=default_report_id(text), text=text)
    assert report.id == f"report-{report.text_sha256[:12]}"


def test_only_the_text_is_required():
    """All that is not given is unknown, and two reports do not share what is extra."""
    one, other = Report(id="a", text="x"), Report(id="b", text="x")
    assert (one.title, one.url, one.outlet, one.published, one.retrieved, one.language) == (None,) * 6
    one.extra["desk"] = "Asia"
    assert other.extra == {}


def test_a_report_comes_back_from_json():
    """A report written as JSON is read back equal."""
    report = Report(id="a", text="Kim met Xi.", title="“Kim”", published="2023-08-10", extra={"desk": ["Asia", 1]})
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


def test_interval_of_a_document():
    """The interval of publication is that of its record; an undated document has none."""
    parts = {"segments": (), "language": None, "dateline": None, "byline": None, "credits": ()}
    report = Report(id="a", text="x")
    published = Published(start=date(2023, 8, 10), end=None, method="inferred")
    dated = Document(report=report, published=published, **parts)
    assert dated.interval == Interval(date(2023, 8, 10), None)
    assert Document(report=report, published=None, **parts).interval is None
