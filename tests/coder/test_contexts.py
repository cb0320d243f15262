"""The policy areas of an act."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "contexts"),
    [
        # words of the clause
        ("Chad and Sudan held talks on a ceasefire.", "CONSULT", {"diplomatic", "military"}),
        ("Police in Lima arrested a senator over bribes.", "COERCE", {"corruption"}),
        ("Peru arrested two Chilean spies.", "COERCE", {"intelligence"}),
        ("Kenya condemned the deforestation of Gabon.", "ACCUSE", {"environment"}),
        # the type and mode
        ("A court in Cairo sentenced an editor to death.", "SANCTION", {"legal"}),
        # two hints
        ("Soldiers of the army shot dead a farmer in Goma.", "ASSAULT", {"military"}),
    ],
)
def test_contexts(read, text, event_type, contexts):
    """Words, parties, the type and the rule say which areas an act belongs to."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert contexts <= set(claim.contexts)


@pytest.mark.parametrize(
    "text",
    [
        # one hint is not enough
        "The mayor of Lima visited a hospital in Cusco.",
        # no two states
        "The interior minister of Peru visited Cusco.",
    ],
)
def test_no_context(read, text):
    """An act without a word that tells has no context."""
    assert all(claim.contexts == () for claim in read.acts(text))


def test_another_acts_words(read):
    """The words of a clause that tells another act do not speak for this one by themselves."""
    text = "Peru expelled two diplomats, and a court in Lima sentenced a drug trafficker."
    claim = next(claim for claim in read.acts(text) if claim.trigger.text == "expelled")
    assert "illegal_drugs" not in claim.contexts


def test_contexts_are_in_the_order_of_the_codebook(read, tools):
    """Contexts stand as in the codebook, at most three of them."""
    order = [row.id for row in tools.knowledge.contexts]
    text = "Chad and Sudan held talks on a ceasefire, refugees, oil, the border and the trade in heroin."
    claim = next(claim for claim in read.acts(text) if claim.event_type == "CONSULT")
    assert 1 < len(claim.contexts) <= 3
    assert list(claim.contexts) == sorted(claim.contexts, key=order.index)
