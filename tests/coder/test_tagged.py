"""What the tagger's values change in the claims of the rules, with values made up for each case."""

from __future__ import annotations

import pytest

from polybius.annotate import annotate, load_model, parse_document
from polybius.coder import code
from polybius.documents import make_document
from polybius.model import STATUSES, Report, SentenceTag, Tags, WordTag
from polybius.run import Tools, code_reports

ROOTS = ("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "NONE", "PROTEST", "REJECT",
         "REQUEST", "SANCTION", "STATEMENT", "SUPPORT", "THREATEN", "YIELD", "OFFICE", "ACTIVITY")  # fmt: skip


REST = "It rained. The sun shone."
"""Two more sentences: a text with them is a report."""


def word(i: int, kind: str, sure: float, *, status: str = "happened", actors=(), recipients=(), cameo="18") -> WordTag:
    """A tag of one type."""
    statuses = dict.fromkeys(STATUSES, 0.0) | {status: 1.0}
    roles = [dict.fromkeys(side, 0.9) for side in (actors, recipients)]
    return WordTag(i, 1 - sure, ((kind, sure),), None, statuses, cameo, *roles)


@pytest.fixture(scope="module")
def claims(tools):
    """The claims of a sentence with tags as given."""

    def of(text: str, words: list[WordTag], root: str = "ASSAULT", sure: float = 0.2, sources=()):
        document = make_document(Report(id="r", text=text, published="2023-08-10"), tools.knowledge)
        parse = parse_document(document, load_model(tools.model))
        rest = (1 - sure) / (len(ROOTS) - 1)
        roots = dict.fromkeys(ROOTS, rest) | {root: sure}
        told = dict.fromkeys(sources, 0.9)
        sentences = {s.number: SentenceTag(roots, {"18": 1.0}, told) for s in parse.sentences}
        tags = Tags({w.token: w for w in words}, sentences)
        return code(document, parse, annotate(document, parse, tools.knowledge), tools.knowledge, tags=tags)

    return of


def test_a_word_that_no_rule_knows_is_added(claims):
    """Where the tagger is sure, and the sentence is news of it, with the parties that it marks."""
    (claim,) = claims("Peru zorped Chile.", [word(1, "ASSAULT", 0.95, actors=[0], recipients=[2])], sure=0.9)
    assert (claim.event_type, claim.status) == ("ASSAULT", "happened")
    assert [actor.id for actor in claim.actors] == ["state:per"]
    assert [actor.id for actor in claim.recipients] == ["state:chl"]
    assert claim.coder.endswith("rule tagger.assault")
    assert claim.trigger.text == "zorped"


def test_an_unsure_word_is_not_added(claims):
    """Below the threshold nothing is made of it."""
    assert claims(f"Peru zorped Chile. {REST}", [word(1, "ASSAULT", 0.5, actors=[0])]) == ()


def test_a_word_without_parties_is_not_added(claims):
    """A claim that names nobody needs a rule."""
    assert claims(f"It zorped again. {REST}", [word(1, "ASSAULT", 0.95)], sure=0.3) == ()


def test_a_text_of_a_sentence_is_printed_for_something(claims):
    """There even an unsure word is an act, if the sentence is more likely news of it than of anything else."""
    assert claims("Peru zorped Chile.", [word(1, "ASSAULT", 0.5, actors=[0])], sure=0.3)


def test_a_text_of_a_sentence_is_coded_for_its_news(claims):
    """There what is told in passing is left out; in a report it is not."""
    text = "Peru criticised Chile, which had attacked Bolivia."
    tags = [word(1, "ACCUSE", 0.97, cameo="11"), word(6, "ASSAULT", 0.6)]
    alone = claims(text, tags, root="ACCUSE", sure=0.9)
    assert [claim.event_type for claim in alone] == ["ACCUSE"]
    reported = claims(f"{text} {REST}", tags, root="ACCUSE", sure=0.9)
    assert {claim.event_type for claim in reported} == {"ACCUSE", "ASSAULT"}


def test_an_act_of_the_main_clause_stays(claims):
    """What two verbs of the main clause tell stays in a text of a sentence."""
    tags = [word(1, "ACCUSE", 0.97, cameo="11"), word(4, "ASSAULT", 0.97)]
    found = claims("Peru criticised Chile and attacked Bolivia.", tags, root="ACCUSE", sure=0.9)
    assert {claim.event_type for claim in found} == {"ACCUSE", "ASSAULT"}


def test_a_rule_is_retyped(claims):
    """Where the tagger is sure of another type than the rule's."""
    (claim,) = claims(f"Peru criticised Chile. {REST}", [word(1, "SUPPORT", 0.97, cameo="05")], root="SUPPORT")
    assert (claim.event_type, claim.cameo[:2]) == ("SUPPORT", "05")


def test_a_demand_is_not_made_a_statement(claims):
    """A speech act whose inner act has its status from it is not retyped as mere speech."""
    text = f"Peru demanded that Chile withdraw. {REST}"
    outer = claims(text, [word(1, "STATEMENT", 0.97, cameo="01")], root="STATEMENT", sure=0.9)[0]
    assert outer.event_type == "REQUEST"


def test_one_code_for_a_text_of_a_sentence(claims):
    """There the CAMEO root is that of the sentence, whatever the rule's."""
    (claim,) = claims("Peru criticised Chile.", [word(1, "ACCUSE", 0.97, cameo="11")], root="ACCUSE", sure=0.9)
    assert claim.cameo.startswith("18")


def test_a_marked_source(claims):
    """Where no rule finds on whose word an act is told, the tagger does."""
    (claim,) = claims(f"Kenya side: Peru attacked Chile. {REST}", [word(4, "ASSAULT", 0.97)], sources=[0], sure=0.9)
    assert [source.id for source in claim.attribution] == ["official:ken"]


def test_what_is_denied_stays_denied(claims):
    """A denial that the tagger takes for the news still carries what is denied."""
    text = f"Chad denied that Niger had bombed Goma. {REST}"
    found = claims(text, [word(1, "STATEMENT", 0.95)], root="STATEMENT", sure=0.9)
    assert {claim.event_type: claim.status for claim in found} == {"STATEMENT": "happened", "ASSAULT": "denied"}


def test_a_phase_is_no_act(claims):
    """A verb that only says how far the act beside it is tells no act of its own."""
    found = claims(f"The talks ended on Monday. {REST}", [word(2, "RETREAT", 0.95)], root="YIELD", sure=0.9)
    assert "RETREAT" not in {claim.event_type for claim in found}


def test_a_rule_keeps_its_type_against_an_unsure_tagger(claims):
    """A little doubt changes nothing."""
    (claim,) = claims("Peru criticised Chile.", [word(1, "SUPPORT", 0.5, cameo="05")], root="SUPPORT")
    assert claim.event_type == "ACCUSE"


def test_a_sure_status_is_believed(claims):
    """The status of the tagger stands where it is sure of it."""
    (claim,) = claims("Peru attacked Chile.", [word(1, "ASSAULT", 0.9, status="hypothetical")])
    assert claim.status == "hypothetical"


def test_a_sentence_that_is_no_news_has_no_weak_act(claims):
    """A rule that fires in a sentence of no news is not believed unless the tagger agrees."""
    text = "Peru attacked Chile."
    assert claims(text, [word(1, "ASSAULT", 0.5)], root="NONE", sure=0.95) == ()
    assert claims(text, [word(1, "ASSAULT", 0.9)], root="NONE", sure=0.95)


def test_what_is_news_is_surer(claims):
    """The act that a sentence is news of comes before the others."""
    tags = [word(1, "ASSAULT", 0.9), word(4, "ACCUSE", 0.9, cameo="11")]
    found = claims("Peru attacked Chile and criticised Bolivia.", tags, root="ACCUSE", sure=0.9)
    assert max(found, key=lambda claim: claim.confidence).event_type == "ACCUSE"


def test_rules_alone():
    """Without the tagger no claim rests on it, and the confidence is that of the rule."""
    text = "Kenya expelled two envoys on Tuesday. Somalia accused Kenya of spying."
    alone = Tools.load(rules_only=True)
    (coded,) = code_reports([Report(id="r", text=text, published="2023-08-10")], alone)
    assert [claim.event_type for claim in coded.claims][:1] == ["SANCTION"]
    assert not any("rule tagger." in claim.coder for claim in coded.claims)
