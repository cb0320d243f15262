"""Parties of a speech act that only the act within it names."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Iran threatened to attack Oman.", "THREATEN", ["state:omn"]),
        ("Norway promised to send food to Yemen.", "AGREE", ["state:yem"]),
        ("Ghana asked that Togo release the sailors.", "REQUEST", ["state:tgo"]),
        ("Serbia demanded that Albania withdraw its troops.", "REQUEST", ["state:alb"]),
        # named already
        ("Ethiopia threatened Eritrea with an attack on Sudan.", "THREATEN", ["state:eri"]),
        # the speaker is no recipient of his own words
        ("Iran threatened to close the strait.", "THREATEN", []),
    ],
)
def test_recipients(read, ids, text, event_type, recipients):
    """A threat or promise goes to whom its act is done, a request to who is to act; never to the speaker."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert ids(claim.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("Ghana urged Togo to release the sailors.", "RETREAT", ["state:tgo"]),
        ("Iran threatened to attack Oman.", "ASSAULT", ["state:irn"]),
        ("Norway promised to send food to Yemen.", "AID", ["state:nor"]),
    ],
)
def test_actors_of_the_inner_act(read, ids, text, event_type, actors):
    """Who is asked acts, who threatens or promises acts himself."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert ids(claim.actors) == actors


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Iran released two sailors on Monday. Ghana welcomed the release.", "SUPPORT", ["state:irn"]),
        ("Iran seized a ship on Monday. Ghana condemned the move.", "ACCUSE", ["state:irn"]),
        # nothing told before
        ("Ghana condemned the move.", "ACCUSE", []),
        # not a noun that points back
        ("Iran seized a ship on Monday. Ghana condemned violence.", "ACCUSE", []),
    ],
)
def test_answer_to_a_deed(read, ids, text, event_type, recipients):
    """Who praises or blames a deed told before does so to those who did it."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert ids(claim.recipients) == recipients
