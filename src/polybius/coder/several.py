"""Who several stand for: "the two sides", "both men", "they", by those who were named before."""

from __future__ import annotations

from collections import Counter

from polybius.coder.grammar import conjuncts
from polybius.coder.index import Index
from polybius.model import EntityMention, Parse, Token

THEY = frozenset({"they", "them"})
SIDES = frozenset(
    "side country nation state government neighbour neighbor army navy fleet military capital rival party leader minister "
    "president".split()
)
NUMBERED = {"two": 2, "both": 2, "pair": 2, "three": 3}
LEADERS = frozenset("leader president minister premier man woman general king envoy chancellor".split())
"""Nouns by which two people named before are spoken of together."""
NEAR = 2
"""How many sentences back those people are named."""
PAIR = 2
PAIRING = frozenset({"two", "both", "each", "either"})
LAST_NAMED = 20
"""How many names back the two sides are looked for."""


def speaks_of_two(parse: Parse, head: Token) -> bool:
    """Whether a noun speaks of two states or their bodies: "the two sides", "each government"."""
    children = parse.children(head.i, "det", "nummod", "predet", "amod", "nmod")
    return head.lemma in SIDES and not PAIRING.isdisjoint(child.text.casefold() for child in children)


def states_before(parse: Parse, index: Index, head: Token) -> tuple[str, ...]:
    """The countries of the two states that were last named side by side, else of those named most often of late."""
    for token in reversed(parse.tokens[: head.i]):
        if token.dep != "conj" or len(conjuncts(parse, parse.tokens[token.head])) != PAIR:
            continue
        both = [index.referent(i) for i in (token.head, token.i)]
        first, second = (entity.country if entity is not None else None for entity in both)
        if first is not None and second is not None and first != second:
            return first, second
    before = [
        entity.country
        for entity in index.layers.entities
        if entity.start < head.start and entity.country and entity.kind in {"state", "person", "organisation"}
    ]
    named = tuple(country for country, _ in Counter(before[-LAST_NAMED:]).most_common(PAIR))
    return named if len(named) == PAIR else ()


def people_before(parse: Parse, index: Index, head: Token) -> list[EntityMention]:
    """The people that "the two", "both men", "the three leaders" stand for: those named last."""
    children = parse.children(head.i, "det", "nummod", "predet", "amod", "nmod")
    words = [word.text.casefold() for word in (head, *children)]
    number = next((NUMBERED[word] for word in words if word in NUMBERED), 0)
    bare = head.text.casefold() in NUMBERED and head.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}
    if not number or not (bare or head.lemma in LEADERS) or any(child.lemma == "of" for child in children):
        return []
    if parse.children(head.i, "prep") or (bare and "the" not in words and head.text.casefold() != "both"):
        return []
    sentence = parse.sentence_of(head.i).number
    found: dict[str, EntityMention] = {}
    for token in reversed(parse.tokens[: head.i]):
        if len(found) == number or sentence - parse.sentence_of(token.i).number > NEAR:
            break
        person = index.referent(token.i) if token.pos in {"PROPN", "NOUN", "PRON"} else None
        if person is not None and person.kind == "person":
            found.setdefault(person.id, person)
    return list(reversed(found.values())) if len(found) == number else []


def subject_before(parse: Parse, head: Token) -> Token | None:
    """The parties, or the group, that were the subject last, for "they" where no one name is meant."""
    sentence = parse.sentence_of(head.i)
    for token in reversed(parse.tokens[: head.i]):
        if sentence.number - parse.sentence_of(token.i).number > 1:
            return None
        if token.dep not in {"nsubj", "nsubjpass"} or token.pos not in {"NOUN", "PROPN"} or token.head == head.head:
            continue
        if len(conjuncts(parse, token)) > 1 or token.tag in {"NNS", "NNPS"}:
            return token
    return None
