"""Who did what is told without a doer."""

from __future__ import annotations

import pytest


def _act(read, text, word):
    return next(claim for claim in read.acts(text) if claim.trigger.text == word)


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        # the state in whose power it is
        ("Two editors were arrested in Minsk on Friday.", "arrested", ["state:blr"]),
        ("A court jailed him in 2019. In Cairo, a night curfew has been in force.", "curfew", ["state:egy"]),
        # who did so before
        ("Greece bombed a Turkish ship. The naval attack lasted an hour.", "attack", ["state:grc"]),
        # the other side of a fight
        (
            "Armenia shelled Azerbaijani troops on Monday. Two Armenian soldiers were killed.",
            "killed",
            ["state:aze"],
        ),
        # who is to take back what he did
        ("Iran seized a British tanker. London demanded the release of the ship.", "release", ["state:irn"]),
        # both sides of a fight
        (
            "Armenia attacked Azerbaijan on Monday. Moscow called for a ceasefire.",
            "ceasefire",
            ["state:arm", "state:aze"],
        ),
    ],
)
def test_likely_doer(read, ids, text, word, actors):
    """A doer that the words do not name is assumed, says how it was found, and on which words."""
    claim = _act(read, text, word)
    found = [actor for actor in claim.actors if actor.assumed]
    assert sorted(ids(found)) == sorted(actors)
    assert all(actor.how and actor.evidence for actor in found)
    assert claim.named_actors == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # of another day
        ("Greece shelled a Turkish ship on Monday. In 1996 a patrol boat was shelled.", "shelled#2"),
        # another act of the kind
        ("Greece shelled a Turkish ship. Earlier shelling had killed two sailors.", "shelling"),
        # not by the power of the state
        ("The president of Mali was overthrown in Bamako in 2012.", "overthrown"),
        ("A torpedo sank a corvette.", "sank"),
    ],
)
def test_nobody(read, text, word):
    """Where nothing makes a doer likely, there is none."""
    plain, _, place = word.partition("#")
    claims = [claim for claim in read.acts(text) if claim.trigger.text == plain]
    assert claims
    assert claims[int(place or 1) - 1].actors == ()


def test_named_doer_stands(read, ids):
    """Who is named is not assumed."""
    claim = _act(read, "Greece shelled a ship. The shelling by Turkey lasted an hour.", "shelling")
    assert ids(claim.named_actors) == ["state:tur"]
