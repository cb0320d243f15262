"""What became of an act, and the word that shows it."""

from __future__ import annotations

import pytest

HAPPENED = [
    ("Chile expelled two diplomats.", "SANCTION"),
    ("Chile has expelled two diplomats.", "SANCTION"),
    ("Chile is withdrawing its troops from Haiti.", "RETREAT"),
    ("Not only Chile expelled two diplomats.", "SANCTION"),
    ("Chile began to withdraw its troops from Haiti.", "RETREAT"),
    ("Chile managed to seize a ship.", "COERCE"),
]
OTHERS = [
    ("Peru did not expel the ambassador.", "SANCTION", "denied", "not"),
    ("Police in Lagos never fired on the crowd.", "ASSAULT", "denied", "never"),
    ("No soldier was killed.", "ASSAULT", "denied", "No"),
    ("The rebels failed to capture the airport.", "COERCE", "denied", "failed"),
    ("Athens denied that its army had shelled the village.", "ASSAULT", "denied", "denied"),
    ("Sudan denied the attack.", "ASSAULT", "denied", "denied"),
    ("Hanoi cancelled the visit of the Lao president.", "CONSULT", "denied", "cancelled"),
    ("The summit between India and Nepal was called off.", "CONSULT", "denied", "called"),
    ("Norway ruled out an attack on the base.", "ASSAULT", "denied", "ruled"),
    ("Kenya may withdraw its troops from Somalia.", "RETREAT", "hypothetical", "may"),
    ("Brazil could recall its ambassador from Lima.", "SANCTION", "hypothetical", "could"),
    ("Tunisia is considering sanctions against Malta.", "SANCTION", "hypothetical", "considering"),
    ("If the rebels attacked the town, Mali would suffer.", "ASSAULT", "hypothetical", "If"),
    ("A possible attack by Oman worried Yemen.", "ASSAULT", "hypothetical", "possible"),
    ("Chile will expel two diplomats on Monday.", "SANCTION", "planned", "will"),
    ("Egypt is to host talks between Sudan and Chad.", "CONSULT", "planned", "to"),
    ("Mali plans to expel the French ambassador.", "SANCTION", "planned", "plans"),
    ("Laos is going to release the sailors.", "RETREAT", "planned", "going"),
    ("The planned visit of the Turkish president to Cairo was praised.", "CONSULT", "planned", "planned"),
    ("Cambodia would release the sailors on Friday, it said.", "RETREAT", "planned", "would"),
    ("Thailand must withdraw its troops, Cambodia said.", "RETREAT", "called_for", "must"),
    ("Ghana urged Togo to release the sailors.", "RETREAT", "called_for", "urged"),
    ("Ghana asked that Togo release the sailors.", "RETREAT", "called_for", "asked"),
    ("Lima demanded the withdrawal of Bolivian troops.", "RETREAT", "called_for", "demanded"),
    ("Ghana called for the release of the sailors.", "RETREAT", "called_for", "called"),
    ("Iran threatened to close the strait.", "COERCE", "threatened", "threatened"),
    ("Yemen warned Oman that it would seize its ships.", "COERCE", "threatened", "warned"),
]


@pytest.mark.parametrize(("text", "event_type"), HAPPENED)
def test_happened(read, text, event_type):
    """What is told as done, or as going on, has happened, and no word has to show it."""
    claim = read.act(text, event_type)
    assert (claim.status, claim.status_evidence) == ("happened", ())


@pytest.mark.parametrize(("text", "event_type", "status", "word"), OTHERS)
def test_not_happened(read, text, event_type, status, word):
    """Negation, modals, conditions, future, requests, threats and what is called off: with the word that shows it."""
    claim = read.act(text, event_type)
    assert (claim.status, [span.text for span in claim.status_evidence]) == (status, [word])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Uganda will attack the rebels if they cross the river.", "threatened"),
        ("Uganda will attack the rebels on Monday.", "planned"),
        ("Uganda will visit the rebels if they ask.", None),
    ],
)
def test_harm_under_a_condition(read, text, status):
    """Harm that is made to depend on something is threatened."""
    assert [claim.status for claim in read.acts(text) if claim.event_type == "ASSAULT"] == ([status] if status else [])


def test_condition_of_a_threat(read):
    """The condition of a threat is no act."""
    text = "Venezuela warned Guyana that it would seize the oil field unless Guyana withdrew its troops."
    assert {claim.event_type for claim in read.acts(text)} == {"THREATEN", "COERCE"}


def test_coordinated_verbs_share_their_helpers(read):
    """ "Will arrest and expel": both are planned."""
    found = read.acts("Chile will arrest two envoys and expel a diplomat.")
    assert [(claim.event_type, claim.status) for claim in found] == [("COERCE", "planned"), ("SANCTION", "planned")]
