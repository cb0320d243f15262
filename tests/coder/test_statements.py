"""What somebody said that is no act in itself."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "direct", "speaker"),
    [
        (
            '"We shall answer every shot," the Eritrean president said.',
            "We shall answer every shot,",
            True,
            "person:isaias-afwerki",
        ),
        ("The Eritrean president said the road was quiet.", "the road was quiet", False, "person:isaias-afwerki"),
        ('Peru said the door to talks "stays wide open".', "stays wide open", True, "state:per"),
        ('Kim Jong Un called them "a gang of thugs", KCNA reported.', "a gang of thugs", True, "person:kim-jong-un"),
        ("Narendra Modi denied that the road was wet.", "the road was wet", False, "person:narendra-modi"),
    ],
)
def test_statements(read, ids, text, words, direct, speaker):
    """Each quotation is one claim with its words and its speaker."""
    (claim,) = [claim for claim in read.statements(text) if claim.quote and claim.quote.text == words]
    assert (claim.quote.direct, ids(claim.actors), claim.status) == (direct, [speaker], "happened")
    assert text[claim.quote.start : claim.quote.end] == words
    assert claim.plover is None


@pytest.mark.parametrize(
    "text",
    [
        "The Eritrean president said that the army had left the town.",
        "Peru said it had seized a ship.",
        'The sign said "stop".',
    ],
)
def test_no_statement(read, text):
    """Indirect speech that tells of an act is attribution; one word in marks is none."""
    assert read.statements(text) == []


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ('Kim Jong Un said "the hour has come", KCNA reported.', ["agency:kcna"]),
        ('"Nobody asked us about it," the Kenyan president told Reuters.', ["agency:reuters"]),
        ('"Nobody asked us about it," the Kenyan president said.', []),
    ],
)
def test_passed_on(read, ids, text, via):
    """Who passed the words on is their source; the speaker is not."""
    (claim,) = read.statements(text)
    assert ids(claim.attribution) == via


def test_act_and_words(read):
    """A quotation that tells of an act is both."""
    text = '"The rebels shelled the airport at dawn," the Yemeni defence ministry said.'
    assert [claim.event_type for claim in read.coded(text).claims] == ["ASSAULT", "STATEMENT"]


def test_unnamed_speaker(read):
    """Words of somebody without a name are kept."""
    (claim,) = read.statements('"It was loud," a shopkeeper in Khartoum said.')
    assert claim.quote.text == "It was loud,"


def test_only_a_person_speaks_in_a_role(read):
    """A body that speaks has no role, as it has none where it acts; a person has the office."""
    (body,) = read.statements('"We shall answer every shot," the Eritrean defence ministry said.')
    (person,) = read.statements('"We shall answer every shot," the Eritrean president said.')
    assert [(actor.kind, actor.role) for actor in body.actors] == [("organisation", None)]
    assert [actor.kind for actor in person.actors] == ["person"]
    assert person.actors[0].role


def test_a_question_is_nobodys_statement(read):
    """ "Asked whether": what was asked is not said by who answers."""
    text = "Asked whether Iran would fire another missile, the Kenyan president laughed."
    assert read.statements(text) == []
    assert all(claim.event_type != "REQUEST" for claim in read.acts(text))
