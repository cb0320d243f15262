"""The tree of errors: one base, each also a builtin's, each naming what is wrong and where."""

from __future__ import annotations

import pytest

from polybius.model import EvidenceError, InputError, KnowledgeError, PolybiusError, StoreError, errors

ALL = tuple(
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, Exception) and value.__module__ == errors.__name__
)


def test_all_are_known():
    """The errors are those that these tests speak of."""
    assert set(ALL) == {PolybiusError, EvidenceError, InputError, KnowledgeError, StoreError}


@pytest.mark.parametrize("error", ALL)
def test_each_is_ours_and_a_builtins(error):
    """Every error is a PolybiusError and, but for the base, an error of Python's as well; each says what it means."""
    assert issubclass(error, PolybiusError)
    assert error is PolybiusError or issubclass(error, (ValueError, RuntimeError))
    assert error.__doc__
    assert f"{error.__name__}" in (errors.__doc__ or "")


@pytest.mark.parametrize(
    ("line", "field", "message"),
    [
        (None, None, "a.jsonl: broken"),
        (3, None, "a.jsonl:3: broken"),
        (None, "text", "a.jsonl: text: broken"),
        (3, "text", "a.jsonl:3: text: broken"),
    ],
)
@pytest.mark.parametrize("kind", [InputError, KnowledgeError])
def test_file_line_and_field(kind, line, field, message):
    """An error of input names file, line and field, as far as known, and keeps them."""
    error = kind("a.jsonl", "broken", line=line, field=field)
    assert str(error) == message
    assert (error.path, error.reason, error.line, error.field) == ("a.jsonl", "broken", line, field)


def test_a_knowledge_error_is_an_input_error():
    """Who catches errors of input catches those of knowledge files."""
    with pytest.raises(InputError):
        raise KnowledgeError("persons.csv", "broken")


def test_an_evidence_error_says_what_is_missing_where():
    """The message has the report, the field, the offsets and the words."""
    assert str(EvidenceError("r1", "claims[0].trigger", 4, 7, "met")) == (
        "report r1: claims[0].trigger: text at 4:7 is not 'met'"
    )
