"""A record of the contract is checked field by field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.model import InputError, Report, default_report_id
from polybius.sources import record, report_of

GOOD = {"id": "r1", "text": "Kim met Xi.", "title": "Kim", "url": "https://example.org/1", "outlet": "Hanbit Daily",
        "published": "2023-08-10", "retrieved": "2023-08-11T00:00:00Z", "language": "en"}  # fmt: skip


def test_all_fields():
    """Every field of the contract is kept as it came."""
    assert report_of(GOOD) == Report(**GOOD)


def test_only_text():
    """What is not given is unknown, and so is null and the empty string; the id is that of the text."""
    report = report_of({"text": "Kim met Xi."})
    assert report == Report(id=default_report_id("Kim met Xi."), text="Kim met Xi.")
    empty = dict.fromkeys(("title", "url", "outlet", "published", "retrieved", "language"), "")
    assert report_of({"text": "Kim met Xi.", **empty, "id": None, "extra": None}) == report


def test_more_keys_go_to_extra():
    """Keys that the contract does not name stand under extra, beside those that stood there."""
    report = report_of({"text": "x", "desk": "Asia", "n": [1, {"a": None}], "extra": {"page": "a.html"}})
    assert report.extra == {"page": "a.html", "desk": "Asia", "n": [1, {"a": None}]}


def test_a_number_is_an_id():
    """A number becomes the id in its decimal form."""
    assert report_of({"text": "x", "id": 7}).id == "7"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("text", None, "missing"),
        ("text", "", "empty"),
        ("text", " \n\t", "empty"),
        ("text", 5, "a string is needed, found a number"),
        ("text", True, "a string is needed, found true or false"),
        ("text", ["a"], "a string is needed, found a list"),
        ("text", {}, "a string is needed, found an object"),
        ("text", "GIF\0\0", "binary data, not text"),
        ("title", 5.5, "a string or null is needed, found a number"),
        ("outlet", {"name": "x"}, "a string or null is needed, found an object"),
        ("url", False, "a string or null is needed, found true or false"),
        ("language", ["en"], "a string or null is needed, found a list"),
        ("published", 20230810, "a string or null is needed, found a number"),
        ("published", "2023-02-30", "not a day or timestamp: '2023-02-30'"),
        ("published", "2023-13-01T00:00:00Z", "not a day or timestamp: '2023-13-01T00:00:00Z'"),
        ("published", "tomorrow", "not a day or timestamp: 'tomorrow'"),
        ("retrieved", "0000-00-00", "not a day or timestamp: '0000-00-00'"),
        ("id", "", "a string is needed, found a string"),
        ("id", 1.5, "a string is needed, found a number"),
        ("id", True, "a string is needed, found true or false"),
        ("id", [1], "a string is needed, found a list"),
        ("extra", "x", "an object is needed, found a string"),
    ],
)
def test_bad_fields(field, value, reason):
    """A field that is missing, empty, of a wrong type or no day is named, with file, line and reason."""
    with pytest.raises(InputError) as caught:
        report_of({**GOOD, field: value}, path="a.jsonl", line=3)
    error = caught.value
    assert (error.path, error.line, error.field) == ("a.jsonl", 3, field)
    if (field, value) != ("id", ""):
        assert error.reason == reason
    assert str(error).startswith(f"a.jsonl:3: {field}: ")


def test_a_missing_text():
    """A record without a text is none."""
    with pytest.raises(InputError, match="report: text: missing"):
        report_of({"title": "Kim"})


def test_a_huge_text(monkeypatch):
    """A text above the limit is refused with both numbers; one as long as the limit is not."""
    monkeypatch.setattr(record, "LONGEST_TEXT", 1000)
    assert report_of({"text": "x" * 1000}).text
    with pytest.raises(InputError, match="text: 1,001 characters; at most 1,000 are read"):
        report_of({"text": "x" * 1001})


@given(st.text(st.characters(categories=["L", "Cs", "So"]), min_size=1))
def test_halves_of_characters(text):
    """Half a surrogate pair becomes one replacement character, so that everything can be written as UTF-8."""
    report = report_of({"text": text, "title": text, "id": text})
    for value in (report.text, report.title, report.id):
        assert value is not None
        value.encode("utf-8")
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert report.text == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from((*GOOD, "extra", "desk"))


@given(st.dictionaries(NAMES, JSON))
def test_any_record(values):
    """Whatever an object holds, it is a report or an InputError that names a field of it, or the missing text."""
    try:
        report = report_of(values)
    except InputError as error:
        named = error.field
    else:
        named = None
        assert report.text.strip()
    assert named is None or named in values or named == "text"
