"""On whose word a claim stands."""

from __future__ import annotations

import pytest

CHAINS = [
    ("Rebels shelled the airport.", []),
    ("Rebels shelled the airport, Reuters reported on Sunday.", ["agency:reuters"]),
    ("Reuters reported that rebels had shelled the airport.", ["agency:reuters"]),
    ("According to Anadolu, rebels shelled the airport.", ["agency:anadolu"]),
    ("Rebels shelled the airport, according to a report published by SANA.", ["agency:sana"]),
    ("Rebels shelled the airport, the Yemeni defence ministry said.", ["official:yem-defence-ministry"]),
    ("Turkey said Greece had seized a ship.", ["official:tur"]),
    ("The UN said militants had attacked a camp in Chad.", ["organisation:un"]),
    # anonymous
    ("Rebels shelled the airport, a Yemeni official said on condition of anonymity.", ["anonymous:yem"]),
    ("Two officials said the navy had seized a tanker.", ["anonymous:unknown"]),
    ("Witnesses said police had fired tear gas at the crowd.", ["anonymous:witness"]),
    ("Police in Kosovo arrested eight men, a NATO official said.", ["anonymous:nato"]),
    ("India has asked Iran to let its citizens go, a ministry spokesman said in New Delhi.", ["anonymous:ind"]),
    # state media
    ("North Korean state media said the army had fired two missiles.", ["agency:kcna"]),
    ("Iran expelled an envoy, state media reported.", ["agency:irna"]),
    ("Iran expelled an envoy, state television reported.", ["outlet:irn-state-television"]),
    ("Jets bombed a terminal, Baghdad radio said.", ["outlet:baghdad-radio"]),
    ("Ukraine declared a truce, the RIA agency reported.", ["agency:ria-novosti"]),
    ("The crew were seized off Oman, the news agency Fars reported.", ["agency:fars"]),
    ("Officials in Washington said that rebels had shelled the port of Aden.", ["anonymous:usa"]),
    # texts
    ("The navy picked up 700 survivors, a communique said.", ["document:communique"]),
    # another's answer is no source
    ("Egypt accused Libya of shelling a shrine; Tripoli called that a fabrication.", []),
    # chains, nearest first
    ("The army seized the town, its spokesman said, TASS reported.", ["agency:tass", "organisation:army"]),
    (
        "Xinhua, citing the Chinese foreign ministry, said China had expelled two envoys.",
        ["agency:xinhua", "official:chn-foreign-ministry"],
    ),
    (
        "The Chinese foreign ministry told Xinhua that China had expelled two envoys.",
        ["agency:xinhua", "official:chn-foreign-ministry"],
    ),
    ("Egypt expelled the envoy, a diplomat told AFP.", ["agency:afp", "anonymous:diplomat"]),
    (
        "Rebels shelled the town, two diplomats and a witness told Reuters.",
        ["agency:reuters", "anonymous:diplomat", "anonymous:witness"],
    ),
    (
        "Hamas released two hostages, Qatar's foreign ministry said, according to Al Jazeera.",
        ["outlet:al-jazeera", "official:qat-foreign-ministry"],
    ),
    (
        "KCNA quoted an official as saying the army had fired two missiles.",
        ["agency:kcna", "anonymous:unknown"],
    ),
    (
        "KCNA quoted the foreign ministry as saying the army had fired two missiles.",
        ["agency:kcna", "official:prk-foreign-ministry"],
    ),
    ("Vladimir Putin dismissed the deputy defence minister, TASS reported.", ["agency:tass"]),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_chains(read, ids, text, chain):
    """The sources of an act, from the nearest to the one whose word it is."""
    assert ids(read.acts(text)[0].attribution) == chain


@pytest.mark.parametrize(
    "text",
    [
        "Egypt accused Libya of having shelled Marsa.",
        "Egypt threatened to attack Marsa unless Libya withdrew.",
    ],
)
def test_who_accuses_or_threatens(read, ids, text):
    """What somebody is accused of, or threatened with, stands on the word of who does so."""
    inner = next(claim for claim in read.acts(text) if claim.within is not None)
    assert ids(inner.attribution) == ["official:egy"]


@pytest.mark.parametrize(
    ("text", "kind", "cue", "words"),
    [
        ("Rebels shelled the airport, Reuters reported on Sunday.", "agency", "reported", "Reuters"),
        ("According to Anadolu, rebels shelled the airport.", "agency", "according to", "Anadolu"),
        ("A Yemeni official said rebels had shelled the airport.", "anonymous", "said", "Yemeni official"),
        ("Peru claims that Chile seized a ship.", "official", "claims", "Peru"),
        ("The UN warned that rebels had attacked a camp in Chad.", "organisation", "warned", "UN"),
    ],
)
def test_links(read, text, kind, cue, words):
    """A source has its kind, the word by which it is told, and the words that name it."""
    claim = next(claim for claim in read.acts(text) if claim.event_type in {"ASSAULT", "COERCE"})
    (source,) = claim.attribution
    assert (source.kind, source.cue, [span.text for span in source.evidence]) == (kind, cue, [words])


def test_a_source_never_acts(read, ids):
    """Who tells of an act is in no role of it."""
    for text, chain in CHAINS:
        claim = read.acts(text)[0]
        parties = {*ids(claim.actors), *ids(claim.recipients)}
        assert not {source for source in chain if source.startswith(("agency:", "outlet:", "anonymous:"))} & parties


def test_each_clause_has_its_own_source(read, ids):
    """The second of two clauses has not the source of the first."""
    first, second = read.acts("Turkey said Greece had seized a ship. Rebels shelled the airport.")
    assert (ids(first.attribution), ids(second.attribution)) == (["official:tur"], [])


def test_quoted_act(read, ids):
    """An act told in a quotation has its speaker as its source."""
    text = '"The rebels shelled the airport at dawn," the Yemeni defence ministry said.'
    claim = next(claim for claim in read.acts(text) if claim.event_type == "ASSAULT")
    assert ids(claim.attribution) == ["official:yem-defence-ministry"]
