"""A brief is made of sentences, and no sentence stands without the events behind it."""

from __future__ import annotations

import msgspec
import pytest

from polybius.brief import Brief, Group, Section, Sentence


def test_sentence_without_an_event():
    """A sentence without an event cannot be built, by hand or from a file."""
    with pytest.raises(ValueError, match="without an event"):
        Sentence("Nobody knows.", ())
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode('{"text": "Nobody knows.", "events": []}', type=Sentence)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_sentence_without_words(text):
    """Nor can one without words."""
    with pytest.raises(ValueError, match="without words"):
        Sentence(text, ("e-1",))


def test_values_are_frozen():
    """A brief is a value: equal when its parts are, and never changed."""

    def brief():
        sentence = Sentence("They met.", ("e-1",))
        return Brief(
            title="Talks", since=None, as_of=None, n_reports=1, n_outlets=1, n_origins=1,
            sections=(Section("What occurred", (Group(None, (sentence,)),)),),
        )  # fmt: skip

    assert brief() == brief()
    assert hash(brief()) == hash(brief())
    with pytest.raises(AttributeError):
        brief().title = "War"
