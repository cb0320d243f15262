"""Of which country groups without a name are: that in which they act, but for ships and aircraft."""

from __future__ import annotations

import msgspec

from polybius.coder.grammar import LOCATING, appositions, stands_in
from polybius.coder.index import Index
from polybius.coder.match import word_classes
from polybius.knowledge import Knowledge
from polybius.knowledge.names import slug
from polybius.model import Actor, Parse, Place, Sentence


class Peopling:
    """Gives the unnamed groups of one report a country."""

    def __init__(self, parse: Parse, index: Index, knowledge: Knowledge) -> None:
        self.parse, self.index, self.classes = parse, index, word_classes(knowledge)

    def placed(self, actors: tuple[Actor, ...], place: Place | None, sentence: Sentence) -> tuple[Actor, ...]:
        """Unnamed groups as those of the country where the act is told to have taken place: "police in Shenzhen".

        Where no place of the act is told, the sentence's own places say it, if they all lie in one country.
        """
        if not any(_is_unplaced(actor) for actor in actors):
            return actors
        country = place.country if place is not None and place.precision != "sea" else None
        if country is None:
            around = {
                spot.country
                for spot in self.index.layers.places
                if sentence.start <= spot.start < sentence.end
                and spot.use == "literal"
                and spot.country
                and any(
                    stands_in(self.parse, token.i, LOCATING)
                    for token in self.parse.tokens_in(spot.start, spot.end)[-1:]
                )
            }
            country = around.pop() if len(around) == 1 else None
        if country is None:
            return actors
        return tuple(
            msgspec.structs.replace(
                actor, country=country, id=f"group:{slug(country)}-{actor.id.removeprefix('group:')}"
            )
            if _is_unplaced(actor) and not self._moves(actor)
            else actor
            for actor in actors
        )

    def is_ship(self, actor: Actor) -> bool:
        """Whether the words for a party name a ship."""
        return self._is_of(actor, self.classes.get("@ship", frozenset()))

    def _moves(self, actor: Actor) -> bool:
        """Whether a party is a ship or an aircraft, whose country is not that of the place where it is."""
        return self._is_of(actor, self.classes.get("@ship", frozenset()) | self.classes.get("@aircraft", frozenset()))

    def _is_of(self, actor: Actor, nouns: frozenset[str]) -> bool:
        """Whether the words for a party, or an apposition to them, are of some nouns."""
        tokens = [token for span in actor.evidence for token in self.parse.tokens_in(span.start, span.end)]
        around = [*tokens, *(other for token in tokens for other in appositions(self.parse, token.i))]
        return any(token.lemma in nouns for token in around)


def _is_unplaced(actor: Actor) -> bool:
    """Whether an actor is an unnamed group of no country yet."""
    return actor.kind == "group" and actor.country is None and actor.id.startswith("group:")
