"""Every span of a coded report is found and held against its text."""

from __future__ import annotations

import re

import msgspec
import pytest

from polybius.model import EvidenceError, Span, check_evidence, spans

PATHS = (
    "document.segments[0].span",
    "document.segments[1].span",
    "document.published.evidence[0]",
    "document.dateline.evidence[0]",
    "document.byline",
    "document.credits[0].evidence[0]",
    "layers.times[0]",
    "layers.places[0]",
    "layers.entities[0]",
    "layers.mentions[0][0]",
    "layers.mentions[0][1]",
    "layers.quotes[0].source",
    "layers.quotes[0].cue",
    "layers.quotes[0].content",
    "claims[0].trigger",
    "claims[0].actors[0].evidence[0]",
    "claims[0].recipients[0].evidence[0]",
    "claims[0].date.evidence[0]",
    "claims[0].place.evidence[0]",
    "claims[0].attribution[0].evidence[0]",
    "claims[0].quote",
    "claims[0].quantities[0].evidence[0]",
    "claims[0].office.evidence[0]",
    "claims[0].status_evidence[0]",
)


def moved(value, steps):
    """The value with the span at the end of some steps moved by one character."""
    if not steps:
        return msgspec.structs.replace(value, start=value.start + 1, end=value.end + 1)
    step, *rest = steps
    if step.isdigit():
        place = int(step)
        return (*value[:place], moved(value[place], rest), *value[place + 1 :])
    return msgspec.structs.replace(value, **{step: moved(getattr(value, step), rest)})


def test_right_spans_pass(coded):
    """A report whose spans all match is accepted."""
    check_evidence(coded)


def test_every_span_is_found_with_its_path(coded):
    """Each value that has offsets and words is found, once, under the path of its field."""
    assert tuple(path for path, _ in spans(coded)) == PATHS
    assert all(coded.document.report.text[span.start : span.end] == span.text for _, span in spans(coded))


@pytest.mark.parametrize("path", PATHS)
def test_a_wrong_span_anywhere_is_refused(coded, path):
    """One span moved by one character is refused, and the error names the field that holds it."""
    with pytest.raises(EvidenceError) as caught:
        check_evidence(moved(coded, re.findall(r"\w+", path)))
    assert caught.value.field == path
    assert caught.value.report_id == "r1"
    assert f"report r1: {path}: " in str(caught.value)


def test_another_text_is_refused(coded):
    """Spans do not pass against a text other than their own."""
    document = coded.document
    other = msgspec.structs.replace(document, report=msgspec.structs.replace(document.report, text="Another text."))
    with pytest.raises(EvidenceError):
        check_evidence(msgspec.structs.replace(coded, document=other))


@pytest.mark.parametrize("value", [None, 3, "words", (), ("a", 1), {"start": 1}])
def test_values_without_spans(value):
    """Plain values hold no span."""
    assert list(spans(value)) == []


def test_a_span_alone():
    """A span is found in itself, under the path that is given."""
    assert list(spans(Span(4, 7, "met"), "trigger")) == [("trigger", Span(4, 7, "met"))]
