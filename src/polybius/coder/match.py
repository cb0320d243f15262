"""Which predicate of the knowledge fires at a word, when all that it asks of its surroundings is there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from polybius.coder.grammar import (
    appositions,
    complement_kind,
    complements,
    indirect_objects,
    is_verb,
    objects,
    particles,
    phrases,
    subjects,
)
from polybius.coder.index import Index
from polybius.knowledge import Knowledge
from polybius.knowledge.rows import Predicate
from polybius.model import Parse, Token

MEASURES = frozenset(
    "ton tonne barrel litre liter dozen score hundred thousand million number batch shipment consignment load package "
    "worth wave series handful".split()
)
"""Nouns for an amount of what follows them."""
ENTITY_CLASSES = {
    "@person": frozenset({"person"}),
    "@state": frozenset({"state"}),
    "@org": frozenset({"organisation", "group", "outlet"}),
    "@place": frozenset({"place", "state"}),
    "@group": frozenset({"group"}),
    "@named": frozenset({"exercise"}),
    "@weapon": frozenset({"weapon"}),
}
PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "who", "whom", "i", "we", "us", "me"})


class Match(NamedTuple):
    """A predicate that fires at a token; ``words`` are the tokens of its trigger."""

    token: Token
    predicate: Predicate
    words: tuple[int, ...]
    specificity: float


class _Entry(NamedTuple):
    before: tuple[str, ...]
    predicate: Predicate


@lru_cache(maxsize=8)
def predicates_by_head(knowledge: Knowledge) -> dict[tuple[str, str], tuple[_Entry, ...]]:
    """(part of speech, head lemma) to the rules that begin there, with the words that must stand before the head."""
    found: dict[tuple[str, str], list[_Entry]] = {}
    for predicate in knowledge.predicates:
        for lemma in predicate.lemma:
            *before, head = lemma.replace("-", " ").split() or [""]
            if predicate.pos == "verb" and before:
                head, before = before[0], []
            found.setdefault((predicate.pos, head), []).append(_Entry(tuple(before), predicate))
    return {key: tuple(rows) for key, rows in found.items()}


@lru_cache(maxsize=8)
def word_classes(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """``@class`` to its lemmas; ``@act`` holds the nouns of every predicate that codes an act."""
    classes = {f"@{row.class_}": frozenset(row.words) for row in knowledge.classes}
    acts = {
        lemma.split()[-1]
        for predicate in knowledge.predicates
        if predicate.pos == "noun" and predicate.event_type
        for lemma in predicate.lemma
    }
    classes["@act"] = classes.get("@act", frozenset()) | acts
    return classes


class Matcher:
    """Fires the predicates of the knowledge at the words of one report."""

    def __init__(self, parse: Parse, index: Index, knowledge: Knowledge) -> None:
        self.parse, self.index = parse, index
        self.heads, self.classes = predicates_by_head(knowledge), word_classes(knowledge)

    def matches(self) -> list[Match]:
        """The best match at each word that has one, in the order of the text."""
        return [match for token in self.parse.tokens if (match := self.best(token)) is not None]

    def best(self, token: Token) -> Match | None:
        """The most specific predicate that fires at a token; of equally specific ones the surest."""
        if token.dep in {"aux", "auxpass"} or not token.text[:1].isalpha():
            return None
        found = []
        for pos in _parts_of_speech(token):
            for entry in self.heads.get((pos, token.lemma), ()):
                match = self._fires(token, entry)
                if match is not None:
                    found.append(match)
        return max(found, key=lambda match: (match.specificity, match.predicate.confidence), default=None)

    def _fires(self, token: Token, entry: _Entry) -> Match | None:
        predicate, words, weight = entry.predicate, [token.i], 0.0
        if entry.before:
            start = token.i - len(entry.before)
            if start < 0 or any(
                self.parse.tokens[start + k].lemma != word and self.parse.tokens[start + k].text.casefold() != word
                for k, word in enumerate(entry.before)
            ):
                return None
            words = [*range(start, token.i + 1)]
            weight += 2
        if predicate.particle:
            found = self._particle(token, predicate.particle)
            if found is None:
                return None
            words += found
            weight += 2
        for cell, heads, worth in (
            (predicate.object, self._objects(token), 2.0),
            (predicate.subject, self._subjects(token), 1.5),
        ):
            if cell:
                if not self._holds(cell, heads):
                    return None
                weight += 0.5 if cell in {"+", "-"} or cell.startswith("!") else worth
        if predicate.prep:
            for part in predicate.prep.split(";"):
                if not self._has_phrase(token, part.strip()):
                    return None
                weight += 1.5 + ("=" in part)
        if predicate.complement:
            kinds = {complement_kind(self.parse, clause) for clause in complements(self.parse, token.i)}
            if kinds.isdisjoint(predicate.complement):
                return None
            weight += 1
        return Match(token, predicate, tuple(sorted(set(words))), weight)

    def _particle(self, token: Token, wanted: tuple[str, ...]) -> list[int] | None:
        near = particles(self.parse, token)
        for option in wanted:
            first, *rest = option.split()
            if first not in near:
                continue
            for place in range(token.i + 1, min(len(self.parse.tokens), token.i + 9)):
                if self.parse.tokens[place].text.casefold() == first:
                    span = range(place, place + 1 + len(rest))
                    text = [self.parse.tokens[i].text.casefold() for i in span if i < len(self.parse.tokens)]
                    if text == [first, *rest]:
                        return list(span)
        return None

    def _objects(self, token: Token) -> list[Token]:
        if is_verb(token):
            things = objects(self.parse, token) + indirect_objects(self.parse, token)
            return [*things, *(part for thing in things for part in self._measured(thing))]
        own = [phrase.head for phrase in phrases(self.parse, token.i) if phrase.prep == "of"]
        return own + self.parse.children(token.i, "compound", "amod", "nmod", "poss")

    def _measured(self, thing: Token) -> list[Token]:
        """What an amount is an amount of: "donated 400 tonnes of rice", "freed hundreds of prisoners"."""
        if thing.lemma not in MEASURES:
            return []
        return [phrase.head for phrase in phrases(self.parse, thing.i) if phrase.prep == "of"]

    def _subjects(self, token: Token) -> list[Token]:
        if is_verb(token):
            return subjects(self.parse, token)
        return self.parse.children(token.i, "poss", "amod", "compound") + [
            phrase.head for phrase in phrases(self.parse, token.i) if phrase.prep == "by"
        ]

    def _has_phrase(self, token: Token, part: str) -> bool:
        names, _, wanted = part.partition("=")
        preps = set(names.split("|"))
        heads = [phrase.head for phrase in phrases(self.parse, token.i) if phrase.prep in preps]
        if not heads and is_verb(token):
            for thing in objects(self.parse, token):
                heads += [phrase.head for phrase in phrases(self.parse, thing.i) if phrase.prep in preps]
        heads = [head for head in heads if self.index.time(head.i) is None]
        return self._holds(wanted, heads) if wanted else bool(heads)

    def _holds(self, cell: str, heads: list[Token]) -> bool:
        """Whether one of the words is what a constraint asks for."""
        if cell == "-":
            return not heads
        if cell == "+":
            return bool(heads)
        negated = cell.startswith("!")
        terms = cell.lstrip("!").split("|")
        if "+" in terms:
            return bool(heads)
        met = any(self._is(head, terms) for head in heads)
        return met != negated

    def _is(self, head: Token, terms: Iterable[str]) -> bool:
        around = [head, *self.parse.children(head.i, "compound", "amod", "nmod")]
        of = [phrase.head for phrase in phrases(self.parse, head.i) if phrase.prep == "of"]
        for term in terms:
            if term in {"@act", "@talks", "@drill", "@agreement"}:
                if any(token.lemma in self.classes.get(term, ()) for token in (*around, *of)):
                    return True
                if self._names(term, head):
                    return True
            elif self._is_one(term, head, around, of):
                return True
        return False

    def _names(self, term: str, head: Token) -> bool:
        """Whether a word is the name of an exercise or summit, where an act, a drill or talks are asked for."""
        entity = self.index.entity(head.i)
        if entity is None or entity.kind != "exercise":
            return False
        summit = entity.role == "summit"
        return term == "@act" or (term == "@talks" and summit) or (term == "@drill" and not summit)

    def _hyphenated(self, token: Token) -> bool:
        """Whether a word is only part of a compound written with a hyphen: "live-fire drill" is no fire."""
        beside = self.parse.text[max(0, token.start - 1) : token.start] + self.parse.text[token.end : token.end + 1]
        return "-" in beside

    def _is_one(self, term: str, head: Token, around: list[Token], of: list[Token]) -> bool:
        if not term.startswith("@"):
            plain = [token for token in around if token.i == head.i or not self._hyphenated(token)]
            return any(token.lemma == term or token.text.casefold() == term for token in (*plain, *of))
        if term == "@number":
            return any(token.pos == "NUM" for token in (head, *self.parse.children(head.i, "nummod")))
        if any(token.lemma in self.classes.get(term, ()) for token in around):
            return True
        kinds = ENTITY_CLASSES.get(term)
        if kinds is None:
            return False
        named = [head, *appositions(self.parse, head.i)]
        entity = next((found for token in named if (found := self.index.referent(token.i)) is not None), None)
        if entity is not None:
            if entity.role in {"adjective", "demonym"} and entity.kind == "state":
                return "state" in kinds and term == "@state"
            return entity.kind in kinds or (entity.role == "capital" and term in {"@state", "@place"})
        if term == "@person":
            return head.text.casefold() in PERSONAL or head.lemma in self.classes.get("@person_noun", ())
        return term == "@place" and self.index.place(head.i) is not None


def _parts_of_speech(token: Token) -> tuple[str, ...]:
    if token.tag in {"VBN", "VBD", "VBG"} and token.dep == "amod":
        return ("adj",)
    if is_verb(token):
        return ("verb",)
    if token.pos in {"NOUN", "PROPN"}:
        return ("noun",)
    if token.pos == "ADJ":
        return ("adj",)
    return ()
