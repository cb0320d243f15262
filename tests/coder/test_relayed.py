"""What a state says through its agency."""

from __future__ import annotations

import pytest

from polybius.coder.relayed import relayed


@pytest.mark.parametrize(
    ("text", "event_type", "chain"),
    [
        (
            "Kim Jong Un urged the army to leave. The state news agency KCNA reported on Thursday that it was cold.",
            "REQUEST",
            ["agency:kcna"],
        ),
        ("Kim Jong Un inspected a shipyard. KCNA said on Monday that it was warm.", "ACTIVITY", ["agency:kcna"]),
        (
            'Vladimir Putin criticised Moldova. "It was late," he said, according to TASS.',
            "ACCUSE",
            ["agency:tass"],
        ),
        # what the world can see for itself
        ("North Korea fired a missile into the sea. KCNA said on Monday that it was warm.", "MOBILIZE", []),
        # another state's agency
        ("Kim Jong Un inspected a shipyard. Xinhua said on Monday that it was warm.", "ACTIVITY", []),
        # another state's act
        ("The Chilean president criticised Peru. KCNA said on Monday that it was warm.", "ACCUSE", []),
        # another source
        (
            "Kim Jong Un inspected a shipyard, Yonhap reported. KCNA said on Monday that it was warm.",
            "ACTIVITY",
            ["agency:yonhap"],
        ),
        # a private agency
        ("The American president criticised Peru. Reuters said that it was warm.", "ACCUSE", []),
    ],
)
def test_own_agency(read, ids, text, event_type, chain):
    """Words and acts at home rest on the one agency of that state that the report names as a source."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert ids(claim.attribution) == chain


def test_inner_act(read, ids):
    """An act within a speech act rests on what that rests on."""
    text = "Kim Jong Un urged the army to deploy missiles. KCNA said on Monday that it was warm."
    assert {tuple(ids(claim.attribution))[:1] for claim in read.acts(text)} == {("agency:kcna",)}


def test_twice_is_once(read, tools):
    """Relaying what is relayed changes nothing."""
    coded = read.coded("Kim Jong Un inspected a shipyard. KCNA said on Monday that it was warm.")
    from polybius.annotate import load_model, parse_document

    parse = parse_document(coded.document, load_model(tools.model))
    assert tuple(relayed(coded.claims, parse, coded.layers, tools.knowledge)) == coded.claims
