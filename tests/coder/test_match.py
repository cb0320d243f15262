"""Which predicate fires at a word: type and mode of plain acts of every kind."""

from __future__ import annotations

import pytest

from polybius.coder.match import predicates_by_head, word_classes

ACTS = [
    ("Jordan's king met the Egyptian president in Rome.", "met", "CONSULT", None),
    ("Jordan's king spoke by phone with the Egyptian president.", "spoke", "CONSULT", "phone"),
    ("The Omani foreign minister visited Iran.", "visited", "CONSULT", "visit"),
    ("Azerbaijan and Armenia signed a treaty.", "signed", "SUPPORT", None),
    ("Uganda congratulated Zambia.", "congratulated", "SUPPORT", None),
    ("Fiji apologised to Tonga.", "apologised", "CONCEDE", None),
    ("Japan sent food to Myanmar.", "sent", "AID", None),
    ("The Greek coast guard rescued 40 migrants.", "rescued", "AID", None),
    ("Kenya withdrew its troops from Somalia.", "withdrew", "RETREAT", "withdraw"),
    ("Oman released the sailors.", "released", "RETREAT", "release"),
    ("Ghana urged Togo to leave.", "urged", "REQUEST", None),
    ("Morocco accused Algeria of a plot.", "accused", "ACCUSE", "allege"),
    ("Poland condemned Belarus.", "condemned", "ACCUSE", "disapprove"),
    ("Kuwait summoned the Iraqi ambassador.", "summoned", "ACCUSE", "disapprove"),
    ("Peru turned down the offer.", "turned down", "REJECT", None),
    ("Ethiopia threatened Eritrea with war.", "threatened", "THREATEN", "violence"),
    ("Students protested in Dhaka.", "protested", "PROTEST", "demo"),
    ("Bolivian miners went on strike.", "went", "PROTEST", "strike"),
    ("Chile expelled two Bolivian diplomats.", "expelled", "SANCTION", "expel"),
    ("Canada imposed sanctions on Belarus.", "sanctions", "SANCTION", "discontinue"),
    ("Mexico recalled its ambassador from Quito.", "recalled", "SANCTION", "withdraw"),
    ("Nigeria sent 1,200 troops to Niger.", "sent", "MOBILIZE", "troops"),
    ("India test-fired a missile.", "fired", "MOBILIZE", "weapons"),
    ("North Korea fired two missiles into the sea.", "fired", "MOBILIZE", "weapons"),
    ("Police detained 45 people in Tunis.", "detained", "COERCE", "arrest"),
    ("The rebels captured two pilots.", "captured", "COERCE", "arrest"),
    ("The rebels captured the airport.", "captured", "COERCE", "seize"),
    ("The Dutch navy seized a tanker.", "seized", "COERCE", "seize"),
    ("Mali closed its border with Niger.", "closed", "COERCE", "restrict"),
    ("Rebels shelled the airport.", "shelled", "ASSAULT", "heavy-weapons"),
    ("Hezbollah fired rockets at Haifa.", "fired", "ASSAULT", "heavy-weapons"),
    ("Turkish jets bombed the camp.", "bombed", "ASSAULT", "aerial"),
    ("Police fired tear gas at the crowd.", "fired", "ASSAULT", "crowd-control"),
    ("Gunmen kidnapped a priest in Nigeria.", "kidnapped", "ASSAULT", "abduct"),
    ("Soldiers opened fire on a bus in Sudan.", "opened", "ASSAULT", "firearms"),
    ("The Cuban cabinet met on Friday.", "met", "ACTIVITY", "meet-internal"),
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), ACTS)
def test_types_and_modes(read, text, trigger, event_type, mode):
    """The act is coded with its type and mode, at the word that names it."""
    claim = read.act(text, event_type)
    assert (claim.trigger.text, claim.mode, claim.status) == (trigger, mode, "happened")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A storm hit the port of Manila.", "ASSAULT"),
        ("The team attacked in the second half.", "ASSAULT"),
        ("Live-fire drills were held by Norway.", "ASSAULT"),
        ("Seven people died in Oslo.", "OFFICE"),
    ],
)
def test_no_such_act(read, text, wrong):
    """The weather, a game, part of a compound and a death without an office are not such acts."""
    assert wrong not in {claim.event_type for claim in read.acts(text)}


@pytest.mark.parametrize(
    ("text", "trigger", "event_type"),
    [
        ("Kenya and Ethiopia held talks.", "talks", "CONSULT"),
        ("Norway held an exercise.", "exercise", "MOBILIZE"),
        ("Laos carried out a missile test.", "missile test", "MOBILIZE"),
        ("The rebels launched an attack on the town.", "attack", "ASSAULT"),
    ],
)
def test_nouns_name_the_act(read, text, trigger, event_type):
    """After a light verb the noun names the act, once."""
    assert read.act(text).trigger.text == trigger
    assert read.act(text).event_type == event_type


@pytest.mark.parametrize(
    ("general", "special"),
    [
        ("Guinea sent troops to the border.", "Guinea sent food to the border."),
        ("Soldiers withdrew from the town.", "Gambia withdrew from the treaty."),
        ("The guards struck a camp.", "The nurses went on strike."),
    ],
)
def test_company_decides(read, general, special):
    """The same verb is another act in other company."""
    assert {c.event_type for c in read.acts(general)} != {c.event_type for c in read.acts(special)}


def test_rules_have_heads(tools):
    """Every rule stands under the part of speech and the lemma at which it may fire."""
    found = predicates_by_head(tools.knowledge)
    assert {pos for pos, _ in found} == {"verb", "noun", "adj"}
    assert {entry.predicate.id for rows in found.values() for entry in rows} == {
        predicate.id for predicate in tools.knowledge.predicates
    }


def test_classes_of_rules_exist(tools):
    """Every class that a rule asks for is there."""
    known = set(word_classes(tools.knowledge)) | {"@person", "@state", "@org", "@place", "@group", "@named", "@number"}
    asked = set()
    for predicate in tools.knowledge.predicates:
        cells = [predicate.object or "", predicate.subject or ""]
        cells += [part.partition("=")[2] for part in (predicate.prep or "").split(";")]
        asked |= {term for cell in cells for term in cell.lstrip("!").split("|") if term.startswith("@")}
    assert len(asked) > 20
    assert asked <= known
