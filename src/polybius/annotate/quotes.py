"""What is said in a report: direct, partial and indirect speech, with its cue and its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from polybius.knowledge import Knowledge
from polybius.model import EntityMention, Parse, Quote, Sentence, Span, Token

_DIRECT = re.compile(r"“([^“”\n]{2,2000})”|\"([^\"\n]{2,2000})\"|(?<![\w])‘([^‘’\n]{12,600})’(?!\w)")
WINDOW = 16
"""How many words before and after a quotation its cue is looked for."""
CLOSED = (".", "!", "?")


SAME = 0.8
"""Share of an indirect quotation that lies within a direct one for the two to be the same words."""


class _Cue(NamedTuple):
    verb: Token
    speaker: Token | None


@lru_cache(maxsize=8)
def _cue_lemmas(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(cue.lemma for cue in knowledge.cues if cue.pos == "verb")


def find_quotes(
    parse: Parse, entities: tuple[EntityMention, ...], mentions: tuple[tuple[Span, ...], ...], knowledge: Knowledge
) -> tuple[Quote, ...]:
    """Every quotation of a report, in the order of the text."""
    return _Quotes(parse, entities, mentions, _cue_lemmas(knowledge)).all()


class _Quotes:
    def __init__(
        self,
        parse: Parse,
        entities: tuple[EntityMention, ...],
        mentions: tuple[tuple[Span, ...], ...],
        cues: frozenset[str],
    ) -> None:
        self.parse, self.cues = parse, cues
        self.entity: dict[int, str] = {}
        by_span = {(entity.start, entity.end): entity.id for entity in entities}
        for chain in mentions:
            identity = next((by_span[s.start, s.end] for s in chain if (s.start, s.end) in by_span), None)
            for span in chain:
                tokens = parse.tokens_in(span.start, span.end)
                if identity is not None and tokens:
                    self.entity[tokens[-1].i] = identity
        for entity in sorted(entities, key=lambda entity: entity.kind == "person"):
            for token in parse.tokens_in(entity.start, entity.end):
                self.entity[token.i] = entity.id

    def all(self) -> tuple[Quote, ...]:
        direct = list(self._direct())
        indirect = [quote for quote in self._indirect() if not any(_same(quote, other) for other in direct)]
        return tuple(sorted([*direct, *indirect], key=lambda quote: (quote.content, not quote.direct)))

    def _direct(self) -> Iterator[Quote]:
        before: tuple[int, _Cue | None] = (-1, None)
        for match in _DIRECT.finditer(self.parse.text):
            group = match.lastindex or 1
            start, end = match.span(group)
            tokens = self.parse.tokens_in(start, end)
            if not tokens:
                continue
            cue = self._cue_of(tokens)
            segment = self.parse.sentence_of(tokens[0].i).segment
            if cue is None and len(tokens) > 4 and before[0] == segment:
                cue = before[1]
            if cue is not None:
                before = (segment, cue)
            yield Quote(
                source=self._source(cue.speaker) if cue is not None and cue.speaker is not None else None,
                cue=self.parse.span(cue.verb.i, cue.verb.i) if cue is not None else None,
                content=Span.of(self.parse.text, start, end),
                direct=True,
                speaker=self._identity(cue.speaker) if cue is not None and cue.speaker is not None else None,
            )

    def _cue_of(self, tokens: list[Token]) -> _Cue | None:
        """The verb that says whose words these are: after them, before them, or above them in the tree."""
        first, last = tokens[0], tokens[-1]
        segment = self.parse.sentence_of(first.i).segment
        after = self._scan(range(last.i + 1, min(len(self.parse.tokens), last.i + WINDOW)), segment)
        ended = self.parse.text[last.start : last.end + 1].rstrip('"”').endswith(CLOSED) or last.text in CLOSED
        before = self._scan(range(first.i - 1, max(-1, first.i - WINDOW), -1), segment)
        passed_on = before is not None and after is not None and self._passes_on(after) and not self._passes_on(before)
        order = (
            (before, after) if passed_on or self._introduced(first) or (ended and after is None) else (after, before)
        )
        for cue in order:
            if cue is not None:
                return cue
        return self._above(first, {token.i for token in tokens})

    def _passes_on(self, cue: _Cue) -> bool:
        """Whether a cue tells only who passed the words on: "called them thugs, the agency reported"."""
        identity = self._identity(cue.speaker) if cue.speaker is not None else None
        return identity is not None and identity.startswith(("agency:", "outlet:"))

    def _introduced(self, first: Token) -> bool:
        """Whether a verb or a comma right before the opening mark leads into the words."""
        at = first.i - 1
        while at >= 0 and self.parse.tokens[at].text in {'"', "“", "‘", "'", "``"}:
            at -= 1
        if at < 0:
            return False
        token = self.parse.tokens[at]
        return (
            token.text == ":"
            or token.lemma in self.cues
            or (token.text == "," and self.parse.tokens[at - 1].lemma in self.cues)
            or token.text in {"as", "that", "a", "the", "an"}
        )

    def _scan(self, places: range, segment: int) -> _Cue | None:
        inside = False
        for i in places:
            token = self.parse.tokens[i]
            if self.parse.sentence_of(i).segment != segment:
                return None
            if token.text in {'"', "“", "”"} and abs(i - places[0]) > 1:
                inside = not inside
            if token.text in CLOSED and abs(i - places[0]) > 0 and not inside:
                return None
            if not inside and token.lemma in self.cues and token.pos in {"VERB", "AUX"}:
                speaker = self._speaker(token)
                if speaker is not None:
                    return _Cue(token, speaker)
        return None

    def _above(self, first: Token, inside: set[int]) -> _Cue | None:
        for above in self.parse.ancestors(first.i):
            if above.i not in inside and above.pos == "VERB":
                speaker = self._speaker(above)
                if speaker is not None and speaker.i not in inside:
                    return _Cue(above, speaker)
        return None

    def _speaker(self, cue: Token, depth: int = 0) -> Token | None:
        """Who speaks: the subject of the cue; of "was quoted as saying" and "quoted X as saying" the one quoted."""
        children = self.parse.children
        if cue.lemma in {"quote", "cite"}:
            return next(iter(children(cue.i, "nsubjpass") or children(cue.i, "dobj")), None)
        own = children(cue.i, "nsubj", "nsubjpass")
        if own:
            return self._relative(own[0])
        head = self.parse.tokens[cue.head]
        if depth > 4 or head.i == cue.i:
            return None
        if cue.dep == "pcomp" and head.lemma == "as":
            verb = self.parse.tokens[head.head]
            return self._speaker(verb, depth + 1)
        if cue.dep in {"conj", "advcl", "xcomp", "pcomp", "prep"}:
            return self._speaker(head, depth + 1)
        if cue.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN", "PRON"}:
            return head
        return None

    def _relative(self, token: Token) -> Token:
        if token.tag in {"WP", "WDT"}:
            for above in self.parse.ancestors(token.i):
                if above.dep == "relcl":
                    return self.parse.tokens[above.head]
        return token

    def _identity(self, speaker: Token) -> str | None:
        return self.entity.get(speaker.i)

    def _source(self, speaker: Token) -> Span:
        """The speaker's noun with what stands before it, without clauses and appositions after it."""
        first = speaker.i
        for child in self.parse.children(speaker.i):
            if child.i < speaker.i and child.dep in {"det", "amod", "compound", "nmod", "poss", "nummod"}:
                first = min(first, self.parse.subtree(child.i)[0].i)
        last = speaker.i
        for child in self.parse.children(speaker.i, "prep"):
            words = self.parse.subtree(child.i)
            if child.i == speaker.i + 1 and len(words) < 8 and not any(word.dep == "relcl" for word in words):
                last = words[-1].i
        return self.parse.span(first, last)

    def _indirect(self) -> Iterator[Quote]:
        for token in self.parse.tokens:
            if token.lemma not in self.cues or token.pos != "VERB":
                continue
            sentence = self.parse.sentence_of(token.i)
            speaker = self._speaker(token)
            if speaker is None:
                continue
            for clause in self.parse.children(token.i, "ccomp"):
                if is_apart(self.parse, clause, token):
                    continue
                content = self._clause(clause, token, speaker, sentence)
                if content is not None:
                    yield self._told(token, speaker, content)
            if token.dep in {"parataxis", "ccomp"} and not self.parse.children(token.i, "ccomp", "dobj"):
                main = self.parse.tokens[token.head]
                content = self._clause(main, token, speaker, sentence)
                if content is not None:
                    yield self._told(token, speaker, content)

    def _told(self, cue: Token, speaker: Token, content: Span) -> Quote:
        return Quote(
            source=self._source(speaker),
            cue=self.parse.span(cue.i, cue.i),
            content=content,
            direct=False,
            speaker=self._identity(speaker),
        )

    def _clause(self, clause: Token, cue: Token, speaker: Token, sentence: Sentence) -> Span | None:
        """The words of a clause, without the cue and its speaker where these stand at its edge."""
        outside = {token.i for token in self.parse.subtree(cue.i)} if cue.head == clause.i else {cue.i, speaker.i}
        words = [
            t for t in self.parse.subtree(clause.i) if t.i not in outside and sentence.first <= t.i < sentence.last
        ]
        while words and (words[0].pos == "PUNCT" or words[0].dep == "mark"):
            words = words[1:]
        while words and words[-1].pos == "PUNCT":
            words = words[:-1]
        if len(words) < 3:
            return None
        first, last = words[0].i, words[-1].i
        if first <= cue.i <= last:
            if cue.i - first > last - cue.i:
                last = min(cue.i, speaker.i if speaker.i > first else cue.i) - 1
            else:
                first = max(cue.i, speaker.i) + 1
        return self.parse.span(first, last) if last - first >= 2 else None


def is_apart(parse: Parse, clause: Token, cue: Token) -> bool:
    """Whether a semicolon parts a clause from the verb of saying behind it."""
    return any(token.text == ";" for token in parse.tokens[clause.i : cue.i])


def _same(indirect: Quote, direct: Quote) -> bool:
    """Whether the indirect quotation is the direct one read again through its clause."""
    a, b = indirect.content, direct.content
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= SAME * (a.end - a.start)
