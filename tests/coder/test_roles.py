"""Who acts and who is acted upon."""

from __future__ import annotations

import pytest

PARTIES = [
    # passive
    ("Two fishermen were detained by the Indonesian navy.", "COERCE", ["official:idn-navy"], ["group:fisherman"]),
    ("Two fishermen were detained.", "COERCE", [], ["group:fisherman"]),
    ("Ships that had been seized by Yemen were released by Oman.", "COERCE", ["state:yem"], ["group:ship"]),
    ("Ships that had been seized by Yemen were released by Oman.", "RETREAT", ["state:omn"], ["group:ship"]),
    # control
    ("Poland persuaded Belarus to release the pilots.", "RETREAT", ["state:blr"], ["group:pilot"]),
    ("Poland tried to release the pilots.", "RETREAT", ["state:pol"], ["group:pilot"]),
    ("Poland, wishing to help, released the pilots.", "RETREAT", ["state:pol"], ["group:pilot"]),
    # coordination
    ("Estonia and Latvia accused Russia of fraud.", "ACCUSE", ["state:est", "state:lva"], ["state:rus"]),
    ("Estonia expelled a diplomat and recalled its envoy.", "SANCTION", ["state:est"], None),
    ("Peru criticised Chile and Bolivia.", "ACCUSE", ["state:per"], ["state:chl", "state:bol"]),
    # apposition
    (
        "The South African foreign minister, Naledi Pandor, criticised Peru.",
        "ACCUSE",
        ["person:naledi-pandor"],
        ["state:per"],
    ),
    # pronouns
    ("Kenya seized a ship. It expelled the Somali envoy.", "SANCTION", ["state:ken"], None),
    # nouns
    ("Chile's expulsion of two Bolivian envoys surprised Lima.", "SANCTION", ["state:chl"], None),
    ("Chile's attack on the rebels surprised Lima.", "ASSAULT", ["state:chl"], ["group:rebel"]),
    # unnamed groups
    ("Gunmen attacked a convoy in Mali.", "ASSAULT", ["group:mli-gunman"], None),
    ("Hundreds of workers marched in Buenos Aires.", "PROTEST", ["group:arg-worker"], []),
    ("Dozens of protesters were arrested in Minsk.", "COERCE", ["state:blr"], ["group:blr-protester"]),
    ("One of the soldiers was killed in Chad.", "ASSAULT", [], ["group:tcd-soldier"]),
    ("Rebels shelled the airport.", "ASSAULT", ["group:rebel"], []),
]


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients"), PARTIES)
def test_parties(read, ids, text, event_type, actors, recipients):
    """Through passives, control, coordination, apposition and pronouns, and for people without a name."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert ids(claim.actors) == actors
    if recipients is not None:
        assert ids(claim.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Kenya and Ethiopia held talks in Rome.", {"KEN", "ETH"}),
        ("Talks between Greece and Turkey opened on Monday.", {"GRC", "TUR"}),
        ("Jordan's king met the Egyptian president.", {"JOR", "EGY"}),
        ("Jordan's king spoke by phone with the Egyptian president.", {"JOR", "EGY"}),
        ("Chinese and Filipino ships exchanged fire near a reef.", {"CHN", "PHL"}),
        ("Russian and Belarusian troops held exercises near Brest.", {"RUS", "BLR"}),
        ("Azerbaijan and Armenia signed a treaty.", {"AZE", "ARM"}),
        ("Jakarta held a joint exercise with Canberra.", {"IDN", "AUS"}),
        ("The ministers of Chile, Peru and Bolivia met in Lima.", {"CHL", "PER", "BOL"}),
    ],
)
def test_acts_done_together(read, text, countries):
    """All parties are actors, and none is a recipient."""
    claim = read.act(text)
    assert {actor.country for actor in claim.actors} == countries
    assert claim.recipients == ()


@pytest.mark.parametrize(
    ("text", "event_type", "side", "party"),
    [
        ("Peru rejected Chile's demand.", "REJECT", "recipients", "state:chl"),
        ("Poland condemned the decision of Hungary.", "ACCUSE", "recipients", "state:hun"),
    ],
)
def test_things_stand_for_their_owners(read, ids, text, event_type, side, party):
    """A thing is no party; whose it is, is."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert ids(getattr(claim, side)) == [party]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed five soldiers in Mali.",
        "A rocket hit a house in Gaza.",
        "It attacked a village in Niger.",
    ],
)
def test_things_never_act(read, text):
    """A bomb, a rocket, a day and an "it" that stands for nobody are no actors."""
    assert read.act(text, "ASSAULT").actors == ()


def test_an_agency_never_acts(read):
    """An outlet that tells of an act is in no role."""
    claim = read.act("Reuters reported that rebels had attacked a convoy in Chad.")
    assert [actor.kind for actor in claim.actors] == ["group"]


def test_described_party(read):
    """A party without a name keeps the words, the country and the sector that the report gives."""
    (actor,) = read.act("Pakistani guards attacked a village.").actors
    assert (actor.kind, actor.country, actor.name) == ("group", "PAK", "Pakistani guards")
    (actor,) = read.act("Students attacked a bus in Dhaka.").actors
    assert (actor.id, actor.country, actor.sector) == ("group:bgd-student", "BGD", "CVL")


@pytest.mark.parametrize(
    ("text", "event_type", "countries"),
    [
        ("Chile and Peru quarrelled over fish. The two sides held talks on Monday.", "CONSULT", {"CHL", "PER"}),
        ("Chile and Peru quarrelled over fish. Both governments signed a pact on Monday.", "SUPPORT", {"CHL", "PER"}),
    ],
)
def test_the_two_sides(read, text, event_type, countries):
    """ "The two sides" are the two that were spoken of last."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert {party.country for party in (*claim.actors, *claim.recipients)} == countries


def test_two_sides_of_nobody(read):
    """Where no two states were named, nobody is meant."""
    claims = read.acts("It rained all day. The two sides held talks on Monday.")
    assert all(party.kind != "state" for claim in claims for party in claim.actors)


def test_whose_aircraft(read):
    """What a state's weapon does, the state does."""
    claim = read.act("A Turkish F-16 shot down a drone on Monday.", "ASSAULT")
    assert [actor.country for actor in claim.actors] == ["TUR"]


@pytest.mark.parametrize(
    ("text", "event_type", "countries"),
    [
        # whose
        ("President William Ruto, whose troops attacked a village, denied it.", "ASSAULT", ["KEN"]),
        # words before a modifier
        ("Chinese coast guard ships rammed two boats.", "ASSAULT", ["CHN"]),
        # the names of state ships
        ("The frigate HMS Bold shot down a drone.", "ASSAULT", ["GBR"]),
        # the subject of a verb that is no act itself
        ("Ghana flew a joint exercise with Togo's army.", "COOPERATE", ["GHA", "TGO"]),
        # who speaks in a meeting is a side of it
        (
            "The king of Jordan, in a meeting with the Greek ambassador, complained of the delay.",
            "CONSULT",
            ["JOR", "GRC"],
        ),
        ("The Kenyan foreign minister spoke by telephone with his Greek opposite number.", "CONSULT", ["KEN", "GRC"]),
    ],
)
def test_whose_deed(read, text, event_type, countries):
    """The country of who acts, from the words around the act and its parties."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert sorted(
        party.country for party in (*claim.actors, *claim.recipients) if party.country in countries
    ) == sorted(countries)


def test_the_two_people(read):
    """ "The two" are the people named last, where two were named."""
    text = "Vladimir Putin arrived in Athens to see Emmanuel Macron. The two met on Monday."
    met = [claim for claim in read.acts(text) if claim.trigger.text == "met"]
    assert {actor.country for claim in met for actor in claim.actors} == {"RUS", "FRA"}


def test_they(read):
    """ "They" are the parties that were the subject before."""
    text = "Ghana and Togo signed a pact in which they promised to share water."
    claim = read.act(text, "AGREE")
    assert {actor.country for actor in claim.actors} == {"GHA", "TGO"}


def test_a_ship_is_not_of_where_it_is(read):
    """The flag of a ship is not that of the water that it is in."""
    claim = read.act("Gunmen seized a tanker near Djibouti on Monday.", "COERCE")
    assert all(party.country is None for party in claim.recipients)


def test_members_of_a_group(read, ids):
    """ "All 23 members of the crew" are the crew."""
    assert ids(read.act("All 23 members of the crew were detained.").recipients) == ["group:crew"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Kenya threatened to close the border if Somalia sent troops.", "THREATEN"),
        ("Kenya threatened to close the border if Somalia sent troops.", "COERCE"),
        ("Kenya warned that it would strike the port unless Somalia withdrew.", "THREATEN"),
    ],
)
def test_who_is_threatened(read, ids, text, event_type):
    """A threat with a condition is meant for whoever could meet it."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert ids(claim.recipients) == ["state:som"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some 200 students attacked a bus.", "students"),
        ("At least 20 masked gunmen attacked a bus.", "masked gunmen"),
        ("Several rebels attacked a bus.", "rebels"),
        ("The most senior general attacked a bus.", "most senior general"),
    ],
)
def test_name_without_a_number(read, text, name):
    """The number of a party is no part of its name; what only looks like one stays."""
    assert [actor.name for actor in read.act(text, "ASSAULT").actors] == [name]


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        # not those named most often
        (
            "South Korea and Japan plan a drill. Ukraine taught Japan. Officials of the two countries will meet in Bonn.",
            "meet",
            {"KOR", "JPN"},
        ),
        # the same noun before
        ("Britain seized an Iranian tanker. Royal Marines boarded the tanker at night.", "boarded", {"GBR", "IRN"}),
    ],
)
def test_back_reference(read, text, word, countries):
    """Nouns that point back have the countries of those whom they point to."""
    claim = next(claim for claim in read.acts(text) if claim.trigger.text == word)
    assert {actor.country for actor in (*claim.actors, *claim.recipients)} == countries


def test_headline_list(read):
    """A headline joins two states with a comma."""
    text = "Iran, US agree to hold talks\n\nIran and the United States agreed on Monday to hold talks in Muscat."
    claim = next(claim for claim in read.acts(text) if claim.event_type == "AGREE")
    assert {actor.country for actor in claim.actors} == {"IRN", "USA"}


@pytest.mark.parametrize(
    ("text", "event_type", "side", "party"),
    [
        ("The destroyer USS Hopper fired warning shots.", "MOBILIZE", "actors", "ship:uss-hopper"),
        ("Iran seized the INS Vikrant off Oman.", "COERCE", "recipients", "ship:ins-vikrant"),
    ],
)
def test_named_ships(read, text, event_type, side, party):
    """A ship with a navy's prefix is a party of its own, of that navy's country."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    (ship,) = getattr(claim, side)
    assert (ship.id, ship.country) == (party, {"uss": "USA", "ins": "IND"}[party[5:8]])


def test_beyond_a_state(read):
    """Who is coordinated with a person is a party, whatever the parser coordinates him with."""
    text = "Joe Biden will receive Yoon Suk-yeol of South Korea and Japan's Fumio Kishida on Friday."
    claim = next(claim for claim in read.acts(text) if claim.event_type == "CONSULT")
    assert {actor.country for actor in (*claim.actors, *claim.recipients)} >= {"USA", "KOR", "JPN"}
