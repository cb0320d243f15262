"""Speech acts and the acts within them; verbs that carry an act."""

from __future__ import annotations

import pytest

WITHIN = [
    ("Ghana urged Togo to release the sailors.", ("REQUEST", "happened"), ("RETREAT", "called_for")),
    ("Colombia agreed to hold talks with Peru.", ("AGREE", "happened"), ("CONSULT", "planned")),
    ("Norway promised to send food to Yemen.", ("AGREE", "happened"), ("AID", "planned")),
    ("Iran threatened to seize a tanker.", ("THREATEN", "happened"), ("COERCE", "threatened")),
    ("Morocco accused Spain of jamming its radio.", ("ACCUSE", "happened"), ("COERCE", "happened")),
    ("Poland condemned the attack on the convoy.", ("ACCUSE", "happened"), ("ASSAULT", "happened")),
    ("Serbia refused to meet Albania.", ("REJECT", "happened"), ("CONSULT", "denied")),
    ("Serbia will ask Nepal to deploy troops.", ("REQUEST", "planned"), ("MOBILIZE", "called_for")),
    ("The Somali president ordered the army to recapture the port.", ("REQUEST", "happened"), ("COERCE", "called_for")),
]


@pytest.mark.parametrize(("text", "outer", "inner"), WITHIN)
def test_speech_acts(read, text, outer, inner):
    """A speech act happened; what it speaks of is a second claim within it, with a status of its own and no PLOVER."""
    found = read.acts(text)
    assert [(claim.event_type, claim.status) for claim in found] == [outer, inner]
    assert found[0].within is None
    assert found[1].within == found[0].claim_id
    assert found[1].plover is None


def test_three_deep(read):
    """A demand that is rejected, and what it asks for."""
    reject, request, concede = read.acts("Peru rejected Chile's demand for an apology.")
    assert (reject.event_type, request.event_type, concede.event_type) == ("REJECT", "REQUEST", "CONCEDE")
    assert (request.within, concede.within) == (reject.claim_id, request.claim_id)
    assert (request.status, concede.status) == ("happened", "called_for")


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Jakarta called off the drill with Canberra.", "COOPERATE", "denied"),
        ("Jakarta planned the drill with Canberra.", "COOPERATE", "planned"),
        ("Jakarta began the drill with Canberra.", "COOPERATE", "happened"),
        ("Jakarta did not call off the drill with Canberra.", "COOPERATE", "planned"),
        ("The drill with Canberra, planned for Monday, was called off by Jakarta.", "COOPERATE", "denied"),
    ],
)
def test_carriers(read, text, event_type, status):
    """A verb that carries an act is no act, and decides what became of it."""
    claim = read.act(text)
    assert (claim.event_type, claim.status) == (event_type, status)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Zambia vowed to attack the rebels.", "planned"),
        ("Zambia pledged to attack the rebels.", "planned"),
        ("Zambia vowed to bomb the camps if the rebels crossed the river.", "threatened"),
    ],
)
def test_vow_of_harm(read, text, status):
    """A vow to do harm is the planned act alone; under a condition it is a threat of it."""
    claim = read.act(text)
    assert (claim.event_type, claim.status, claim.within) == ("ASSAULT", status, None)


def test_reporting_is_no_act(read):
    """Mere reporting adds no claim."""
    assert [claim.event_type for claim in read.coded("Peru said it had seized a ship.").claims] == ["COERCE"]
