"""What the older coders get wrong, each a passing test."""

from __future__ import annotations

import pytest

from polybius import Situation

DAY = "2023-08-10"


@pytest.fixture
def read(tools):
    """A function from a sentence to its claims and events, speech without an act left out."""

    def _read(text: str):
        with Situation(tools=tools) as situation:
            result = situation.add([{"text": text, "published": DAY}])
            assert result.added
            assert not result.refused
            claims = [claim for claim in situation.claims if claim.event_type != "STATEMENT"]
            events = [event for event in situation.events if event.event_type != "STATEMENT"]
            return claims, events

    return _read


def test_a_meeting_of_two_men(read):
    """ "Jong Un" is a name, not the United Nations."""
    _, events = read("Kim Jong Un met Xi Jinping.")
    assert [(event.event_type, event.status) for event in events] == [("CONSULT", "happened")]
    assert {actor.id for actor in (*events[0].actors, *events[0].recipients)} == {
        "person:kim-jong-un",
        "person:xi-jinping",
    }


def test_will_not_attack(read):
    """A negated act is not coded as done, nor as a threat."""
    claims, events = read("North Korea will not attack South Korea.")
    assert all(claim.status == "denied" for claim in claims if claim.event_type == "ASSAULT")
    assert all(claim.plover is None for claim in claims)
    assert not [event for event in events if event.status in {"happened", "planned", "threatened"}]


def test_will_attack_is_a_threat(read):
    """An announced attack is a threat to a PLOVER coder, and not done."""
    claims, _ = read("North Korea will attack South Korea.")
    (claim,) = [claim for claim in claims if claim.event_type == "ASSAULT"]
    assert claim.status in {"planned", "threatened"}
    assert claim.plover is not None
    assert claim.plover.event_type == "THREATEN"


def test_may_attack_if(read):
    """A possibility under a condition is hypothetical, and its condition is no event."""
    claims, events = read("North Korea may attack South Korea if it invades.")
    assert {claim.status for claim in claims} == {"hypothetical"}
    assert all(event.status == "hypothetical" for event in events)


def test_will_send_aid(read):
    """Announced aid is agreed upon, not given."""
    claims, _ = read("South Korea will send aid to North Korea.")
    (claim,) = [claim for claim in claims if claim.event_type == "AID"]
    assert claim.status == "planned"
    assert claim.plover is not None
    assert claim.plover.event_type == "AGREE"


@pytest.mark.parametrize("cue", ["{act}, KCNA reported.", "KCNA reported that {act}.", "{act}, according to KCNA."])
def test_the_agency_is_the_source(read, cue):
    """Who reports is the source and never an actor."""
    claims, events = read(cue.format(act="North Korea fired a missile into the sea"))
    assert events
    assert all("agency:kcna" not in {actor.id for actor in (*c.actors, *c.recipients)} for c in claims)
    assert [origin.id for origin in events[0].origins] == ["agency:kcna"]
    assert {actor.id for actor in events[0].actors} == {"state:prk"}


def test_has_not_conducted(read):
    """What only the narrator says not to have happened is no event."""
    _, events = read("North Korea has not conducted a nuclear test.")
    assert events == []


def test_two_militaries(read):
    """Who fired is the actor; the military that says so is the source."""
    claims, events = read("North Korea fired two missiles, South Korea's military said.")
    (event,) = events
    assert {actor.country for actor in event.actors} == {"PRK"}
    assert not event.recipients
    assert [origin.id for origin in event.origins] == ["official:kor-military"]
    (claim,) = claims
    assert [(quantity.kind, quantity.low) for quantity in claim.quantities] == [("weapons", 2)]
