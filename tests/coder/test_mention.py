"""Nouns of which something is said are mentions, bare topics are not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The removal of Sergei Shoigu surprised analysts.", "removal"),
        ("Last week's launch by India was the third.", "launch"),
        ("Poland condemned the raid.", "raid"),
        ("Talks between Greece and Turkey were long.", "Talks"),
        ("The attack on Monday was the worst of the year.", "attack"),
        ("Norway cancelled the exercise.", "exercise"),
    ],
)
def test_mentions(read, text, trigger):
    """A party, a time, a carrying verb or a speech act makes a noun a mention."""
    assert trigger in {claim.trigger.text for claim in read.acts(text)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The seized tanker lies in Mombasa.", "seized"),
        ("The capacity for producing missiles is small.", "producing"),
        ("Analysts wrote books about the launch.", "launch"),
        ("The raid commander was tired.", "raid"),
        ("Asked about the visit, Peru kept silent.", "Asked"),
    ],
)
def test_no_mentions(read, text, word):
    """A participle that describes, a purpose, a bare topic and half of a compound are none."""
    assert word not in {claim.trigger.text for claim in read.acts(text)}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Kenya seized a tanker. The seizure was welcomed by Uganda.", "seized", "seizure"),
        ("Talks between Greece and Turkey opened on Monday. The talks lasted two hours.", "Talks", "talks"),
    ],
)
def test_taken_up(read, text, first, second):
    """A noun that points back is the act named before, with its parties."""
    claims = {claim.trigger.text: claim for claim in read.acts(text)}
    assert claims[second].same_as == claims[first].claim_id
    assert claims[second].actors == claims[first].actors
    assert claims[second].event_type == claims[first].event_type


@pytest.mark.parametrize(
    "text",
    [
        "A diplomat who was not cleared to talk to the press spoke of a deal.",
        "An officer who was not authorised to brief reporters spoke of a deal.",
    ],
)
def test_why_somebody_is_not_named(read, text):
    """That somebody may not speak to the press is no talk with it."""
    assert not {"talk", "brief"} & {claim.trigger.text for claim in read.acts(text)}


def test_permission_refused(read):
    """What else is not allowed is told."""
    assert read.acts("The crew was not allowed to leave the ship, the Kenyan navy said. It detained two sailors.")


def test_what_is_no_act(read):
    """Idioms, names of what is in history, and what a place is are no acts."""
    for text in (
        "It was an opening salvo in the quarrel.",
        "The talk in Lima is of a summit.",
        "It was the worst clash since the Korean War.",
        "They met at Camp David, the retreat of presidents.",
    ):
        assert not {claim.trigger.text for claim in read.acts(text)} & {"salvo", "talk", "War", "retreat"}
