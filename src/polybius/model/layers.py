"""What is read off a text before any coding: tokens, sentences, times, places, entities, mentions, quotes."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from polybius.model.interval import Interval
from polybius.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
EntityKind = Literal["person", "organisation", "state", "place", "group", "weapon", "exercise", "outlet"]
PlaceUse = Literal["literal", "associative"]


class Token(NamedTuple):
    """One word of the parse. ``head`` is the index of its governor (its own index for a root)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


class Sentence(NamedTuple):
    """A sentence: tokens ``first`` to ``last`` (exclusive), its offsets, and the segment that it stands in."""

    number: int
    first: int
    last: int
    start: int
    end: int
    segment: int
    headline: bool


class Parse:
    """The tokens and sentences of one report, and the paths of its dependency trees. Offsets are of the report's text."""

    def __init__(self, text: str, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> None:
        self.text, self.tokens, self.sentences = text, tokens, sentences

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for token in self.tokens:
            if token.head != token.i:
                found.setdefault(token.head, []).append(token.i)
        return found

    @cached_property
    def _sentence_of(self) -> list[int]:
        numbers = [0] * len(self.tokens)
        for sentence in self.sentences:
            numbers[sentence.first : sentence.last] = [sentence.number] * (sentence.last - sentence.first)
        return numbers

    def children(self, i: int, *deps: str) -> list[Token]:
        """The direct dependents of token ``i``, of the given relations or of any, in the order of the text."""
        found = [self.tokens[j] for j in self._children.get(i, ())]
        return [token for token in found if token.dep in deps] if deps else found

    def subtree(self, i: int) -> list[Token]:
        """Token ``i`` and all below it, in the order of the text."""
        found, waiting = [], [i]
        while waiting:
            j = waiting.pop()
            found.append(j)
            waiting.extend(self._children.get(j, ()))
        return [self.tokens[j] for j in sorted(found)]

    def ancestors(self, i: int) -> list[Token]:
        """The governors of token ``i``, nearest first."""
        found, seen = [], {i}
        while self.tokens[i].head not in seen:
            i = self.tokens[i].head
            seen.add(i)
            found.append(self.tokens[i])
        return found

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token ``i`` stands in."""
        return self.sentences[self._sentence_of[i]]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def span(self, first: int, last: int) -> Span:
        """The span from token ``first`` to token ``last``, both included."""
        return Span.of(self.text, self.tokens[first].start, self.tokens[last].end)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with the offsets."""
        at = bisect_right(self._ends, start)
        found = []
        while at < len(self.tokens) and self.tokens[at].start < end:
            found.append(self.tokens[at])
            at += 1
        return found

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3 time expression. ``symbol`` is its meaning relative to the day of publication, where it is relative.

    Args:
        start: first code point (inclusive).
        end: code point after the last (exclusive).
        text: the exact string between them.
        type: TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: TIMEX3 value.
        interval: the days that it means; `None` where they are not known.
        symbol: its meaning relative to the day of publication, in the grammar of `annotate/times/symbol.py`;
            `None` for fixed days.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    interval: Interval | None
    symbol: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.text)


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place name, where it lies, and whether it stands for the place or for those who govern there.

    Args:
        start: first code point (inclusive).
        end: code point after the last (exclusive).
        text: the exact string between them.
        name: name of the place.
        country: its state, ISO 3166-1 alpha-3.
        lat: latitude in decimal degrees.
        lon: longitude in decimal degrees.
        geonameid: number in GeoNames; `None` for a place that GeoNames does not have or that is not a town.
        use: `literal`: the place itself; `associative`: those who govern there ("Pyongyang said").
        precision: how exact the coordinates are: `city`, `admin`, `country`, `site` or `sea`.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    use: PlaceUse
    precision: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.text)


class EntityMention(msgspec.Struct, frozen=True, kw_only=True):
    """A name, or a description that stands for one, and who is meant.

    Args:
        start: first code point (inclusive).
        end: code point after the last (exclusive).
        text: the exact string between them.
        kind: `person`, `organisation`, `state`, `place`, `group`, `weapon`, `exercise` or `outlet`.
        id: id of what is named.
        name: its name as the knowledge has it, else as the report writes it.
        country: its state, ISO 3166-1 alpha-3.
        sector: PLOVER sector.
        role: office of a person, kind of a body, or the form of a state that is named (`adjective`, `demonym`,
            `capital`, `seat`).
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    id: str
    name: str
    country: str | None
    sector: str | None
    role: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.text)


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words that somebody said: who, by which cue, which words, in his own words or not.

    Args:
        source: the words for the speaker.
        cue: the word that introduces what is said.
        content: the words that were said.
        direct: whether they stand in quotation marks; otherwise it is indirect speech.
        speaker: id of the speaker.
    """

    source: Span | None
    cue: Span | None
    content: Span
    direct: bool
    speaker: str | None


class Layers(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read off one report before coding.

    Args:
        report_id: the report.
        times: expressions of time.
        places: place names.
        entities: names and descriptions of persons, bodies, states, weapons and exercises.
        mentions: coreference: chains of spans that speak of the same entity.
        quotes: direct and indirect speech.
    """

    report_id: str
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    mentions: tuple[tuple[Span, ...], ...] = ()
    quotes: tuple[Quote, ...] = ()
