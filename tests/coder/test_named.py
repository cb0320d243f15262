"""Exercises and summits that have a name."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "identity", "countries"),
    [
        (
            "Ulchi Freedom Shield ended on Thursday.",
            "Ulchi Freedom Shield",
            "exercise:ulchi-freedom-shield",
            {"KOR", "USA"},
        ),
        (
            "The United States and South Korea began Ulchi Freedom Shield on Monday.",
            "Ulchi Freedom Shield",
            "exercise:ulchi-freedom-shield",
            {"KOR", "USA"},
        ),
        (
            "The Philippines and the United States held the Balikatan exercise in Luzon.",
            "exercise",
            "exercise:balikatan",
            {"PHL", "USA"},
        ),
        ("Malabar took place in October 2021.", "Malabar", "exercise:malabar", {"IND", "USA", "JPN", "AUS"}),
    ],
)
def test_exercises(read, text, trigger, identity, countries):
    """The name is the trigger where there is no noun; who takes part is known; the exercise is named once."""
    claim = read.act(text)
    assert (claim.event_type, claim.trigger.text, claim.named) == ("COOPERATE", trigger, (identity,))
    assert {actor.country for actor in claim.actors} == countries


def test_called_off(read):
    """A named exercise that is called off is denied."""
    claim = read.act("Seoul and Washington called off Ulchi Freedom Shield.")
    assert (claim.event_type, claim.status) == ("COOPERATE", "denied")


def test_participants_have_evidence(read):
    """A party known from the name alone has the name as its evidence."""
    claim = read.act("Ulchi Freedom Shield ended on Thursday.")
    assert {span.text for actor in claim.actors for span in actor.evidence} == {"Ulchi Freedom Shield"}


def test_known_participants(tools):
    """Every participant of a named act is a known state."""
    states = {state.iso3 for state in tools.knowledge.states}
    assert {country for row in tools.knowledge.named for country in row.participants} <= states
