"""An act in the report's own words."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "subject", "verb", "object_", "rest"),
    [
        (
            "The navy seized a tanker in the gulf on Monday.",
            "COERCE",
            "The navy",
            "seize",
            None,
            "a tanker in the gulf",
        ),
        ("Two divers were detained by the navy.", "COERCE", None, "detain", "Two divers", None),
        ("Kenya and Ethiopia held talks in Rome.", "CONSULT", "Kenya", "hold", None, "talks in Rome"),
        ("The attack on the port by Yemeni rebels shocked Oman.", "ASSAULT", None, None, None, "attack on the port"),
        ("The navy, which is small, seized a tanker.", "COERCE", "The navy", "seize", None, "a tanker"),
    ],
)
def test_words(read, text, event_type, subject, verb, object_, rest):
    """Subject, verb, object and the rest, without the time, the agent and loose clauses."""
    told = read.act(text, event_type).told
    assert (told.verb, told.object, told.rest) == (verb, object_, rest)
    if subject is not None:
        assert told.subject.startswith(subject)


@pytest.mark.parametrize(
    ("text", "event_type", "plural"),
    [
        ("Two divers were detained by the navy.", "COERCE", True),
        ("A diver was detained by the navy.", "COERCE", False),
        ("The attacks by Oman on the port went on.", "ASSAULT", True),
    ],
)
def test_number(read, text, event_type, plural):
    """Whether what the sentence is told of is plural."""
    assert read.act(text, event_type).told.plural is plural


def test_a_pronoun_is_no_subject(read):
    """A pronoun says nothing to whoever reads the act alone."""
    assert read.act("Kenya is calm. It seized a tanker.", "COERCE").told.subject is None


@pytest.mark.parametrize(
    "text",
    [
        "Peru, which had long warned of it, seized a ship (the largest of all) on Monday - a first.",
        'Poland condemned "the cowardly attack" on a convoy in Chad, a minister said.',
        "The rebels’ shelling of the town, in which 20 people died, went on until Friday.",
    ],
)
def test_no_loose_ends(read, text):
    """The words begin and end with a word, and quotation marks come in pairs."""
    claims = read.acts(text)
    assert claims
    for claim in claims:
        for words in (claim.told.subject, claim.told.object, claim.told.rest, claim.what):
            if words:
                assert words == words.strip(" ,;:-–—")
                assert words.count('"') % 2 == 0
                assert "  " not in words


@pytest.mark.parametrize(
    ("text", "event_type", "subject", "object_"),
    [
        ("He last saw Otto in April 2019, when the two met on Gotland, off Sweden.", "CONSULT", "the two", None),
        ("The statement was signed by the president of Peru.", "SUPPORT", None, "the statement"),
        ("The Hague was attacked by rebels.", "ASSAULT", None, "The Hague"),
    ],
)
def test_within_a_sentence(read, text, event_type, subject, object_):
    """A day is nothing that is acted upon; an object's article is small unless it belongs to a name."""
    told = read.act(text, event_type).told
    assert (told.subject, told.object) == (subject, object_)
