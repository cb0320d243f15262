"""Which entity stands at which word of a report, pronouns and descriptions included."""

from __future__ import annotations

from polybius.annotate.entities.offices import find_titles
from polybius.coder.grammar import LOCATING, stands_in
from polybius.knowledge import Knowledge
from polybius.model import Dateline, EntityMention, Layers, Parse, PlaceMention, Span, TimeExpression, Token

PREFERRED = ("person", "organisation", "group", "state", "exercise", "outlet", "weapon", "place")


class Index:
    """Look-ups from words to layers for one report; ``written`` is the place of its dateline."""

    def __init__(self, parse: Parse, layers: Layers, knowledge: Knowledge, dateline: Dateline | None = None) -> None:
        self.parse, self.layers = parse, layers
        self._entity: dict[int, EntityMention] = {}
        for entity in sorted(layers.entities, key=lambda entity: -PREFERRED.index(entity.kind)):
            for token in parse.tokens_in(entity.start, entity.end):
                self._entity[token.i] = entity
        self._place = {token.i: place for place in layers.places for token in parse.tokens_in(place.start, place.end)}
        written = dateline.evidence[0].start if dateline is not None and dateline.evidence else None
        self.written = next((place for place in layers.places if place.start == written), None)
        self.here = self._here() | self._there()
        self._time = {token.i: time for time in layers.times for token in parse.tokens_in(time.start, time.end)}
        self._chain: dict[int, tuple[Span, ...]] = {}
        for chain in layers.mentions:
            for span in chain:
                inside = parse.tokens_in(span.start, span.end)
                if inside:
                    self._chain[self.head(inside).i] = chain
        self._titled = self._titles(knowledge)
        self.named: dict[str, EntityMention] = {}
        for entity in layers.entities:
            self.named.setdefault(entity.id, entity)

    def _here(self) -> dict[int, PlaceMention]:
        """The words that point to where a report is written, outside quotations: "arrived here on Monday"."""
        if self.written is None:
            return {}
        quoted = [quote.content for quote in self.layers.quotes]
        return {
            token.i: self.written
            for token in self.parse.tokens
            if token.text == "here"
            and token.pos == "ADV"
            and not any(span.start <= token.start < span.end for span in quoted)
        }

    def _there(self) -> dict[int, PlaceMention]:
        """The adverbs that point to the place that was named last, in their sentence or the one before."""
        found = {}
        for token in self.parse.tokens:
            if token.text != "there" or token.dep != "advmod":
                continue
            sentence = self.parse.sentence_of(token.i)
            near = range(max(0, sentence.number - 1), sentence.number + 1)
            for place in reversed(self.layers.places):
                words = self.parse.tokens_in(place.start, place.end)
                before = (
                    place.start < token.start and bool(words) and self.parse.sentence_of(words[-1].i).number in near
                )
                if before and place.use == "literal" and stands_in(self.parse, words[-1].i, LOCATING):
                    found[token.i] = place
                    break
        return found

    def _titles(self, knowledge: Knowledge) -> dict[int, EntityMention]:
        """The words of each title that stands right before a name: they speak of the person named."""
        found: dict[int, EntityMention] = {}
        for sentence in self.parse.sentences:
            for first, last, _ in find_titles(self.parse, sentence, knowledge):
                person = self._entity.get(last + 1)
                if person is not None and person.kind == "person":
                    found.update(dict.fromkeys(range(first, last + 1), person))
        return found

    def head(self, tokens: list[Token]) -> Token:
        """The token that governs the others."""
        inside = {token.i for token in tokens}
        return next((token for token in tokens if token.head not in inside or token.head == token.i), tokens[-1])

    def entity(self, i: int) -> EntityMention | None:
        """The entity named at token ``i``."""
        return self._entity.get(i)

    def referent(self, i: int) -> EntityMention | None:
        """The entity named at token ``i``, or the one that a pronoun or description there stands for."""
        own = self._titled.get(i) or self._entity.get(i)
        if own is not None:
            return own
        for span in self._chain.get(i, ()):
            for token in self.parse.tokens_in(span.start, span.end):
                found = self._entity.get(token.i)
                if found is not None and (found.kind != "place" or found.role == "capital"):
                    return found
        return None

    def place(self, i: int) -> PlaceMention | None:
        """The place named at token ``i``."""
        return self._place.get(i)

    def time(self, i: int) -> TimeExpression | None:
        """The time expression that token ``i`` belongs to."""
        return self._time.get(i)

    def entity_head(self, entity: EntityMention) -> Token:
        """The governing token of an entity mention."""
        return self.head(self.parse.tokens_in(entity.start, entity.end))
