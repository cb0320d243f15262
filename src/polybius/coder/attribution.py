"""On whose word a claim stands: the chain of sources from the nearest to the last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from polybius.annotate.quotes import is_apart
from polybius.coder.grammar import conjuncts, is_verb, phrases, subjects
from polybius.coder.index import Index
from polybius.coder.roles import Roles
from polybius.coder.sourcing import Sourcing
from polybius.knowledge import Knowledge
from polybius.model import Parse, Source, Token

ACCORDING = frozenset({"according", "per", "citing", "quoting", "cited"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})
BELOW_QUOTING = frozenset({"dobj", "pcomp", "conj", "advcl", "acl", "prep"})
ADDRESSING = frozenset("call accuse blame urge ask demand deny warn describe".split())
"""Verbs of saying that are no mere aside: "X happened, Delhi called that a lie"."""


@lru_cache(maxsize=8)
def cue_verbs(knowledge: Knowledge) -> frozenset[str]:
    """The lemmas of verbs that introduce what somebody said."""
    return frozenset(cue.lemma for cue in knowledge.cues if cue.pos == "verb" and cue.kind in {"say", "deny", "show"})


class Attribution:
    """Finds the chains of sources of one report."""

    def __init__(self, parse: Parse, index: Index, roles: Roles, knowledge: Knowledge, home: str | None = None) -> None:
        self.parse, self.index = parse, index
        self.naming = Sourcing(parse, index, roles, knowledge, home)
        self.cues = cue_verbs(knowledge)

    def chain(self, token: Token) -> tuple[Source, ...]:
        """The sources of what token ``token`` tells, nearest first, the origin last."""
        found: list[Source] = []
        for cue in self._cues_over(token):
            found += self._sources_of(cue)
        if not found:
            found += self._quoted(token)
        sentence = self.parse.sentence_of(token.i)
        found += self._adverbial(token, sentence.first, sentence.last)
        return _distinct(found)

    def of_quote(self, cue: Token) -> tuple[Source, ...]:
        """Who passed a quotation on: outlets and agencies beside its cue; the speaker himself is the claim's actor."""
        found = self._sources_of(cue) if is_verb(cue) else []
        found += [source for above in self._cues_over(cue) for source in self._sources_of(above)]
        sentence = self.parse.sentence_of(cue.i)
        found += self._adverbial(cue, sentence.first, sentence.last)
        return tuple(source for source in _distinct(found) if source.kind in {"agency", "outlet"})

    def of_words(self, heads: Sequence[Token]) -> tuple[Source, ...]:
        """The sources that nouns name by themselves."""
        return _distinct([source for head in heads for source in self.naming.source(head, None)])

    def is_cue(self, verb: Token) -> bool:
        """Whether a verb introduces what somebody said."""
        return is_verb(verb) and verb.lemma in self.cues

    def _cues_over(self, token: Token) -> list[Token]:
        """The cue verbs whose complement the token stands in, nearest first."""
        found = []
        below = token
        for above in self.parse.ancestors(token.i):
            told = below.dep in COMPLEMENTS or (above.lemma in {"quote", "cite"} and below.dep in BELOW_QUOTING)
            if told and is_verb(above) and above.lemma in self.cues and not is_apart(self.parse, below, above):
                found.append(above)
            for clause in self.parse.children(above.i, "parataxis", "ccomp"):
                if clause.i != below.i and self._is_parenthetical(clause, token):
                    found.append(clause)
            below = above
        for clause in self.parse.children(token.i, "parataxis", "ccomp"):
            if self._is_parenthetical(clause, token):
                found.append(clause)
        return found

    def _is_parenthetical(self, clause: Token, token: Token) -> bool:
        """Whether a clause is the "KCNA reported" of "X happened, KCNA reported"."""
        if clause.lemma not in self.cues or clause.lemma in ADDRESSING or not is_verb(clause):
            return False
        inside = self.parse.children(clause.i, "ccomp", "dobj", "xcomp")
        return (
            not inside
            and bool(self.parse.children(clause.i, "nsubj"))
            and token.i not in {below.i for below in self.parse.subtree(clause.i)}
        )

    def _sources_of(self, cue: Token) -> list[Source]:
        found: list[Source] = []
        for head in subjects(self.parse, cue) or self._before_cue(cue):
            for one in conjuncts(self.parse, head):
                found += self.naming.source(one, cue.text)
        for phrase in phrases(self.parse, cue.i):
            if phrase.prep in {"by", "via", "through", "to"} and (
                phrase.prep != "to" or self.naming.is_outlet(phrase.head)
            ):
                if phrase.prep == "by" and found and not self.naming.is_outlet(phrase.head):
                    continue
                found += self.naming.source(phrase.head, cue.text)
        for told in self.parse.children(cue.i, "dobj", "dative"):
            if self.naming.is_outlet(told):
                found += self.naming.source(told, cue.text)
        for clause in self.parse.children(cue.i, "advcl", "ccomp", "parataxis", "dep"):
            if clause.lemma in {"quote", "cite"}:
                for head in self.parse.children(clause.i, "dobj", "nsubj"):
                    found += self.naming.source(head, clause.text)
        return found

    def _before_cue(self, cue: Token) -> list[Token]:
        """The subject that the parser gave to the clause before: "shelled the town, two diplomats and a witness said"."""
        sentence = self.parse.sentence_of(cue.i)
        comma = next((i for i in range(cue.i - 1, sentence.first, -1) if self.parse.tokens[i].text == ","), None)
        if comma is None or cue.dep not in {"ROOT", "parataxis", "ccomp"}:
            return []
        between = self.parse.tokens[comma + 1 : cue.i]
        inside = {token.i for token in between}
        if any(is_verb(token) for token in between):
            return []
        nouns = [token for token in between if token.pos in {"NOUN", "PROPN"}]
        return [token for token in nouns if token.head not in inside][:1]

    def _quoted(self, token: Token) -> list[Source]:
        """The speaker of a quotation that the token stands in."""
        for quote in self.index.layers.quotes:
            if quote.content.start <= token.start < quote.content.end and quote.source is not None:
                heads = self.parse.tokens_in(quote.source.start, quote.source.end)
                if heads:
                    return self.naming.source(self.index.head(heads), quote.cue.text if quote.cue else None)
        return []

    def _adverbial(self, token: Token, first: int, last: int) -> list[Source]:
        """The sources of "according to X", "citing X", "in a report carried by X" within the sentence."""
        found: list[Source] = []
        for i in range(first, last):
            word = self.parse.tokens[i]
            text = word.text.casefold()
            if text in ACCORDING:
                heads = [phrase.head for phrase in phrases(self.parse, i)] if text in {"according", "per"} else []
                if text == "according":
                    for child in self.parse.children(i, "prep"):
                        heads += self.parse.children(child.i, "pobj")
                if text in {"citing", "quoting", "cited"}:
                    heads += self.parse.children(i, "dobj")
                for head in heads:
                    found += self.naming.source(head, "according to" if text == "according" else word.text)
            elif (
                text in {"carried", "published", "released", "reported", "quoted", "cited", "distributed"}
                and word.tag == "VBN"
            ):
                for phrase in phrases(self.parse, i):
                    if phrase.prep in {"by", "on", "in"} and self.naming.is_outlet(phrase.head):
                        found += self.naming.source(phrase.head, word.text)
        return [source for source in found if source.evidence and source.evidence[0].start != token.start]


def _distinct(sources: list[Source]) -> tuple[Source, ...]:
    """Each source once: agencies and outlets, which pass on, before those whose word it is."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.id, source)
    return tuple(sorted(found.values(), key=lambda source: source.kind not in {"agency", "outlet"}))
