"""What is known while the entities of one report are being found."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from polybius.knowledge import Knowledge
from polybius.knowledge.names import Name, fold
from polybius.knowledge.rows import Organisation
from polybius.model import Interval, Parse
from polybius.model.layers import EntityKind

RARE = 20
"""Fewer states than this have a body for it to count as one that not every state has."""
MODIFYING = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


class Mention(NamedTuple):
    """An entity at the tokens from ``first`` to ``last`` (both included)."""

    first: int
    last: int
    kind: EntityKind
    id: str
    name: str
    country: str | None
    sector: str | None
    role: str | None


class Scene:
    """The mentions found so far, and what follows from them."""

    def __init__(self, *, parse: Parse, knowledge: Knowledge, published: Interval | None, home: str | None) -> None:
        self.parse, self.knowledge, self.published, self.home = parse, knowledge, published, home
        self.mentions: list[Mention] = []
        self.countries: Counter[str] = Counter()
        self._at: dict[int, Mention] = {}

    def add(self, mention: Mention) -> None:
        """Keep a mention, unless another one stands in its place already."""
        inside = {found for i in range(mention.first, mention.last + 1) if (found := self._at.get(i)) is not None}
        if mention.kind == "organisation" and all(
            mention.first <= found.first <= found.last < mention.last for found in inside
        ):
            self.mentions = [found for found in self.mentions if found not in inside]
            inside = set()
        if not inside:
            self.mentions.append(mention)
            for place in range(mention.first, mention.last + 1):
                self._at[place] = mention

    def put(self, mention: Mention) -> None:
        """Keep a mention in place of one of the same words."""
        there = self._at.get(mention.first)
        if there is not None and (there.first, there.last) == (mention.first, mention.last):
            self.mentions.remove(there)
            for place in range(there.first, there.last + 1):
                del self._at[place]
        self.add(mention)

    def taken(self, first: int, last: int) -> bool:
        """Whether any of the tokens belongs to a mention."""
        return any(place in self._at for place in range(first, last + 1))

    def at(self, i: int) -> Mention | None:
        """The mention that token ``i`` belongs to."""
        return self._at.get(i)

    def text(self, first: int, last: int) -> str:
        """The words from token ``first`` to ``last``."""
        return self.parse.span(first, last).text

    def named_otherwise(self, name: Name) -> bool:
        """Whether the report calls the same state by a name of its own, too."""
        return name.country is not None and self.countries[name.country] > self._weak(name.country)

    def _weak(self, country: str) -> int:
        words = [token.text for token in self.parse.tokens]
        short = {
            tuple(alias.split())
            for state in self.knowledge.states
            if state.iso3 == country
            for alias in state.aliases
            if alias[:4].casefold() == "the " and len(alias.split()) == 2
        }
        pairs = itertools.pairwise(words)
        return sum((a.casefold(), b) in {(x.casefold(), y) for x, y in short} for a, b in pairs)

    def country_of(self, i: int, first: int | None = None, *, named: bool = False) -> str | None:
        """The country that modifies the noun at token ``i``: "South Korea's", "Japanese", "of Iran", "in Seoul".

        Where nothing does, that of the clause or the report; who is ``named`` need not be of the country that acts on him.
        """
        tokens = self.parse.tokens
        start = i if first is None else first
        for noun in (i, *(child.i for child in self.parse.children(i, "appos"))):
            modifying = self.modifying_country(noun, start, i)
            if modifying is not None:
                return modifying
        if any(child.tag == "PRP$" for child in self.parse.children(i, "poss")):
            return self._subject_country(start) or self._context_country(start)
        located = self._located_country(i)
        if located is not None:
            return located
        governing = self._governing_country(i) if not named else None
        if governing is not None:
            return governing
        sentence = self.parse.sentence_of(i)
        before = start - 1
        while before >= sentence.first and (
            tokens[before].pos in {"ADJ", "DET", "PROPN", "NOUN"} or tokens[before].tag == "POS"
        ):
            mention = self._at.get(before)
            if mention is not None:
                return mention.country if mention.kind in {"state", "place"} else None
            before -= 1
        return self._context_country(start)

    def modifying_country(self, noun: int, first: int, last: int) -> str | None:
        """The country that the words below a noun name, outside the name from ``first`` to ``last``."""
        for child in self.parse.children(noun):
            if child.text.casefold() == "there":
                return next(
                    (m.country for m in reversed(self.mentions_before(noun)) if m.kind == "place" and m.country), None
                )
            if child.dep in MODIFYING or (child.dep == "prep" and child.lemma in {"of", "in", "for", "at"}):
                for token in self.parse.subtree(child.i):
                    mention = self._at.get(token.i) if not first <= token.i <= last else None
                    if mention is not None and mention.country and mention.kind in {"state", "place", "organisation"}:
                        return mention.country
        return None

    def _located_country(self, i: int) -> str | None:
        """The country of the place in which the clause of token ``i`` is set: "In Seoul, police arrested"."""
        for above in self.parse.ancestors(i)[:2]:
            for prep in self.parse.children(above.i, "prep"):
                if prep.text.casefold() in {"in", "at", "near", "outside"} and prep.i < i:
                    for noun in self.parse.children(prep.i, "pobj"):
                        mention = self._at.get(noun.i)
                        if mention is not None and mention.country and mention.kind in {"place", "state"}:
                            return mention.country
        return None

    def _governing_country(self, i: int) -> str | None:
        """The country of the subject of a verb above token ``i``: "Pyongyang warned that the army would strike"."""
        below = i
        for above in self.parse.ancestors(i):
            for child in self.parse.children(above.i, "nsubj", "nsubjpass"):
                mention = self._at.get(child.i)
                if child.i != below and mention is not None and mention.country and child.i < i:
                    return mention.country
            below = above.i
        return None

    def _subject_country(self, i: int) -> str | None:
        """The country of the subject that stands nearest before token ``i`` in its sentence."""
        sentence = self.parse.sentence_of(i)
        for place in range(i - 1, sentence.first - 1, -1):
            mention = self._at.get(place)
            if mention is not None and mention.country and mention.kind != "place" and self._is_subject(mention):
                return mention.country
        return None

    def _context_country(self, i: int) -> str | None:
        """The country nearest before token ``i`` in its sentence, else the report's own, else the one named most."""
        sentence = self.parse.sentence_of(i)
        for place in range(i - 1, sentence.first - 1, -1):
            mention = self._at.get(place)
            if mention is not None and mention.country and mention.kind in {"state", "person"}:
                return mention.country
        for mention in reversed(self.mentions_before(sentence.first)):
            near = sentence.number - self.parse.sentence_of(mention.first).number <= 2
            leads = mention.kind == "person" or (mention.kind == "state" and self._is_subject(mention))
            if near and mention.country and leads:
                return mention.country
        if self.home is not None:
            return self.home
        most = self.countries.most_common(1)
        return most[0][0] if most else None

    def mentions_before(self, first: int) -> list[Mention]:
        """The mentions that stand before a token, in the order of the text."""
        return sorted(mention for mention in self.mentions if mention.last < first)

    def _is_subject(self, mention: Mention) -> bool:
        tokens = self.parse.tokens
        head = tokens[mention.last]
        return head.dep in {"nsubj", "nsubjpass"} or (
            head.dep in {"poss", "appos", "compound"} and tokens[head.head].dep in {"nsubj", "nsubjpass"}
        )

    def adjective(self, country: str | None) -> str:
        """The adjective of a country: "North Korean"."""
        state = _states(self.knowledge).get(country or "")
        return state[0] if state else ""

    def rare_bodies(self) -> frozenset[str]:
        """The common bodies that only some states have: joint chiefs of staff, a unification ministry."""
        return _rare_bodies(self.knowledge)

    def state_body(self, country: str | None, slug: str) -> Organisation | None:
        """The known body of a state that a common slug names, if the knowledge has one."""
        if country is None:
            return None
        return _state_bodies(self.knowledge).get((country, slug))


@lru_cache(maxsize=8)
def _states(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    return {
        state.iso3: (state.adjectives[0] if state.adjectives else state.name, state.name) for state in knowledge.states
    }


@lru_cache(maxsize=8)
def _state_bodies(knowledge: Knowledge) -> dict[tuple[str, str], Organisation]:
    """(country, slug of a common body) to the state's own body, by the common words within its names."""
    words = {fold(alias): body.slug for body in knowledge.bodies for alias in body.alias}
    found: dict[tuple[str, str], Organisation] = {}
    adjectives = {
        state.iso3: tuple(fold(form) for form in (*state.adjectives, state.name, state.name + "s"))
        for state in knowledge.states
    }
    for organisation in knowledge.organisations:
        if organisation.country is None or organisation.origin is None:
            continue
        slug = organisation.origin.rpartition(":")[2].partition("-")[2]
        found.setdefault((organisation.country, slug), organisation)
        for name in (organisation.name, *organisation.aliases):
            key = fold(name)
            for start in adjectives.get(organisation.country, ()):
                rest = words.get(key.removeprefix(start))
                if rest is not None:
                    found.setdefault((organisation.country, rest), organisation)
    return found


@lru_cache(maxsize=8)
def _rare_bodies(knowledge: Knowledge) -> frozenset[str]:
    counts = Counter(body for _, body in _state_bodies(knowledge))
    return frozenset(body for body, count in counts.items() if count < RARE)
