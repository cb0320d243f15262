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


def word(i: int, kind: str, sure: float, *, status: str = "happened", actors=(), recipients=(), cameo="18") -> WordTag:
    """A tag of one type."""
    statuses = dict.fromkeys(STATUSES, 0.0) | {status: 1.0}
    roles = [dict.fromkeys(side, 0.9) for side in (actors, recipients)]
    return WordTag(i, 1 - sure, ((kind, sure),), None, statuses, cameo, *roles)


@pytest.fixture(scope="module")
def claims(tools):
    """The claims of a sentence with tags as given."""

    def of(text: str, words: list[WordTag], root: str = "ASSAULT", sure: float = 0.2):
        document = make_document(Report(id="r", text=text, published="2023-08-10"), tools.knowledge)
        parse = parse_document(document, load_model(tools.model))
        rest = (1 - sure) / (len(ROOTS) - 1)
        roots = dict.fromkeys(ROOTS, rest) | {root: sure}
        tags = Tags({w.token: w for w in words}, {s.number: SentenceTag(roots, {"18": 1.0}) for s in parse.sentences})
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
    assert claims("Peru zorped Chile.", [word(1, "ASSAULT", 0.5, actors=[0])]) == ()


def test_a_word_without_parties_is_not_added(claims):
    """A claim that names nobody needs a rule."""
    assert claims("It zorped again.", [word(1, "ASSAULT", 0.95)], sure=0.3) == ()


def test_a_rule_is_retyped(claims):
    """Where the tagger is sure of another type than the rule's."""
    (claim,) = claims("Peru criticised Chile.", [word(1, "SUPPORT", 0.97, cameo="05")], root="SUPPORT")
    assert (claim.event_type, claim.cameo[:2]) == ("SUPPORT", "05")


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
