"""A span is held against the text by offsets and words both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.model import EvidenceError, Span, evidence_of

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda pair: Span(pair[0], sum(pair), "x" * pair[1]))


@st.composite
def text_and_offsets(draw):
    """A text and the offsets of a stretch of it that is not empty."""
    text = draw(st.text(min_size=1, max_size=40))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(text_and_offsets())
def test_a_span_of_a_text_stands_in_it(case):
    """What is cut from a text is found in it, whatever its characters."""
    text, start, end = case
    span = Span.of(text, start, end)
    span.check(text, report_id="r1", field="trigger")
    assert (span.text, len(span.text)) == (text[start:end], end - start)


@given(text_and_offsets(), st.integers(-3, 3).filter(bool))
def test_a_moved_span_is_refused(case, by):
    """A span moved to where the words are others, or beyond an end of the text, is refused."""
    text, start, end = case
    moved = Span(start + by, end + by, text[start:end])
    inside = moved.start >= 0 and moved.end <= len(text)
    if inside and text[moved.start : moved.end] == moved.text:
        moved.check(text, report_id="r1", field="trigger")
    else:
        with pytest.raises(EvidenceError):
            moved.check(text, report_id="r1", field="trigger")


@pytest.mark.parametrize(
    "span",
    [
        Span(4, 7, "saw"),
        Span(4, 7, ""),
        Span(4, 4, ""),
        Span(4, 8, "met"),
        Span(7, 4, "met"),
        Span(-7, -4, "met"),
        Span(8, 99, "Xi."),
        Span(99, 102, "met"),
    ],
)
def test_a_wrong_span_is_refused(span):
    """Other words, no words, a wrong length, and offsets outside the text are refused; the error keeps all of them."""
    with pytest.raises(EvidenceError, match=r"report r1: trigger: ") as caught:
        span.check("Kim met Xi.", report_id="r1", field="trigger")
    error = caught.value
    assert (error.report_id, error.field, error.start, error.end, error.text) == (
        "r1", "trigger", span.start, span.end, span.text,
    )  # fmt: skip


def test_offsets_are_code_points():
    """A character outside the basic plane counts once."""
    Span(2, 5, "met").check("🚀 met", report_id="r1", field="trigger")


@given(SPANS, SPANS)
def test_overlap_and_cover(one, other):
    """Overlap goes both ways and means a shared character; what covers overlaps, and covers no more than itself."""
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.covers(other) == (len(shared) == other.end - other.start)
    assert one.covers(one)
    assert not (one.covers(other) and other.covers(one)) or (one.start, one.end) == (other.start, other.end)


@given(st.lists(SPANS | st.none()))
def test_evidence_is_distinct_and_in_order(spans):
    """The order in which spans come, doubles and gaps do not matter."""
    found = evidence_of(spans)
    assert set(found) == {span for span in spans if span is not None}
    assert list(found) == sorted(set(found))
    assert evidence_of(reversed(spans)) == found


def test_a_span_names_its_report_when_told_to():
    """The same words with the report named are another value."""
    span = Span(4, 7, "met")
    assert span.within("r1") == Span(4, 7, "met", "r1") != span
