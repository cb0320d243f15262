"""Whether a word that may name an act tells of one here: verbs do, nouns only when something is said of the act."""

from __future__ import annotations

from polybius.coder.govern import Governed
from polybius.coder.grammar import is_verb
from polybius.coder.index import Index
from polybius.coder.match import Match
from polybius.model import Parse, Token

SPEAKING = frozenset("speak talk comment discuss brief disclose".split())
PERMITTED = frozenset("authorise authorize clear allow permit entitle empower".split())
AGES = frozenset("war revolution intifada uprising revolt rebellion holocaust".split())
ARGUMENTS = frozenset({"by", "of", "between", "with", "against", "on", "in", "at"})


def is_mention(parse: Parse, index: Index, match: Match, governed: Governed) -> bool:
    """Whether a match is a mention of an event.

    A noun is one when a verb carries it, a speech act speaks of it, it has a party or a time of its own, or it is the
    subject of a verb; a bare topic is none. A participle that only describes is none.
    """
    token = match.token
    if is_verb(token) and parse.children(token.i, "det"):
        return False
    if is_verb(token) or token.pos == "ADJ":
        return token.dep != "amod" and not _generic(parse, token, governed) and not _not_free_to_speak(parse, token)
    if _names_an_age(token) or (token.lemma == "talk" and token.tag == "NN"):
        return False
    if parse.sentence_of(token.i).headline:
        return token.dep not in {"compound", "nmod"}
    if token.dep in {"compound", "nmod", "amod"}:
        return False
    if governed.carriers or governed.parent is not None:
        return True
    return token.dep in {"nsubj", "nsubjpass"} or _has_argument(parse, index, token)


def _names_an_age(noun: Token) -> bool:
    """Whether a noun belongs to the name of something in history: "since the Korean War"."""
    return noun.text.istitle() and noun.lemma.casefold() in AGES and noun.ent.partition("-")[2] == "EVENT"


def describes_a_place(index: Index, noun: Token) -> bool:
    """Whether a noun stands beside the name of a place for what it is: "Camp David, the retreat of presidents"."""
    return noun.dep == "appos" and index.place(noun.head) is not None


def _not_free_to_speak(parse: Parse, verb: Token) -> bool:
    """Whether a verb only says why somebody is not named: "an official who was not cleared to talk to the press"."""
    head = parse.tokens[verb.head]
    return (
        verb.lemma in SPEAKING
        and verb.dep in {"xcomp", "advcl", "ccomp"}
        and head.lemma in PERMITTED
        and bool(parse.children(head.i, "neg"))
    )


def _generic(parse: Parse, verb: Token, governed: Governed) -> bool:
    """Whether a gerund only says what kind of thing a noun is: "the capacity for producing arms"."""
    prep = parse.tokens[verb.head]
    noun = parse.tokens[prep.head]
    return (
        verb.tag == "VBG"
        and verb.dep == "pcomp"
        and noun.pos == "NOUN"
        and governed.parent is None
        and not governed.carriers
        and not parse.children(noun.i, "poss")
    )


def _has_argument(parse: Parse, index: Index, noun: Token) -> bool:
    for child in parse.children(noun.i):
        if child.tag == "PRP$":
            continue
        if child.dep in {"poss", "amod", "compound", "nmod", "npadvmod", "advmod"}:
            inside = [child, *parse.subtree(child.i)]
            if any(index.referent(token.i) is not None or index.time(token.i) is not None for token in inside):
                return True
        if child.dep == "prep" and child.lemma in ARGUMENTS:
            inside = parse.subtree(child.i)[:8]
            if any(index.referent(token.i) is not None or index.time(token.i) is not None for token in inside):
                return True
    return False
