"""Who takes or leaves which post."""

from __future__ import annotations

import pytest

CHANGES = [
    ("Defence Minister Oleksii Reznikov resigned.", "Defence Minister", "UKR", "Oleksii Reznikov", "resign"),
    ("Peruvian Prime Minister Alberto Otarola stepped down.", "Prime Minister", "PER", "Alberto Otarola", "resign"),
    ("Anutin Charnvirakul was elected prime minister of Thailand.", "Prime Minister", "THA", None, "elect"),
    ("President Ebrahim Raisi died in a crash.", "President", "IRN", "Ebrahim Raisi", "die"),
    (
        "President Daniel Noboa sacked his defence minister, Gian Carlo Loffredo.",
        "Defence Minister",
        "ECU",
        "Gian Carlo Loffredo",
        "remove",
    ),
    (
        "Zambia's president appointed Peter Banda as army chief.",
        "Chief of Army Staff",
        None,
        "Peter Banda",
        "appoint",
    ),
    # a post that only its own words name
    (
        "Ali Reza Tangsiri was named commander of the Guards' navy.",
        "commander of the Guards' navy",
        "IRN",
        "Alireza Tangsiri",
        "appoint",
    ),
    (
        "Ahmed Farouk, commander of the Guards' navy, was dismissed.",
        "commander of the Guards' navy",
        None,
        "Ahmed Farouk",
        "remove",
    ),
]


@pytest.mark.parametrize(("text", "title", "polity", "person", "change"), CHANGES)
def test_changes(read, text, title, polity, person, change):
    """The post, its state, its holder and what happens to him; the title of whoever decides is not the post."""
    office = read.act(text, "OFFICE").office
    assert (office.title, office.change) == (title, change)
    if polity is not None:
        assert office.polity == polity
    if person is not None:
        assert office.person == person
    assert office.person_id.startswith("person:")
    assert len(office.evidence) >= 2


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        (
            "President Daniel Noboa sacked his defence minister, Gian Carlo Loffredo.",
            ["person:daniel-noboa"],
            ["person:gian-carlo-loffredo"],
        ),
        ("Defence Minister Oleksii Reznikov resigned.", ["person:oleksii-reznikov"], []),
        ("Anutin Charnvirakul was elected prime minister of Thailand.", ["person:anutin-charnvirakul"], []),
    ],
)
def test_roles(read, ids, text, actors, recipients):
    """Who decides acts on the person appointed or removed; who resigns, is elected or dies acts himself."""
    claim = read.act(text, "OFFICE")
    assert (ids(claim.actors), ids(claim.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "person", "replaced"),
    [
        (
            "Haiti's prime minister, Ariel Henry, resigned, and Michel Boisvert succeeded him.",
            "Michel Boisvert",
            "Ariel Henry",
        ),
        ("Oleksii Reznikov succeeded Andriy Taran as defence minister.", "Oleksii Reznikov", "Andriy Taran"),
        ("Defence Minister Oleksii Reznikov resigned.", "Oleksii Reznikov", None),
    ],
)
def test_replaced(read, text, person, replaced):
    """Who succeeds another takes his place."""
    office = read.acts(text)[-1].office
    assert (office.person, office.replaces) == (person, replaced)


def test_a_rank_is_no_post(read):
    """ "General" before a name is no post that he could lose."""
    claim = read.act("Vladimir Putin dismissed General Igor Petrov.", "OFFICE")
    assert [actor.name for actor in claim.recipients] == ["Igor Petrov"]
    assert claim.office is None


@pytest.mark.parametrize("text", ["Vladimir Putin dismissed the idea.", "Fans elected the song of the year."])
def test_no_office(read, text):
    """Ideas and songs hold no office."""
    assert not [claim for claim in read.acts(text) if claim.office is not None]
