"""The policy areas that an act belongs to: its PLOVER contexts, by its type, its parties and the words of its clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from polybius.coder.grammar import is_verb
from polybius.knowledge import Knowledge
from polybius.model import Actor, Parse, Sentence, Token

MOST = 3
"""How many contexts an act has at most; those that most words speak for stay."""
ENOUGH = 2
"""What a word, a type or a rule weighs, one of which is enough; a hint or a party weighs half of it."""
LONGEST = 4
"""Words of the longest phrase that speaks for a context."""
SECTORS = {"MIL": "military", "JUD": "legal", "LEG": "legislative", "SPY": "intelligence"}
"""PLOVER sector of a party to the context that its acts belong to."""
BROAD = frozenset({"diplomatic", "military", "rights_freedoms"})
"""Contexts that a rule or a type only hints at: not every visit is between states, not every killing is by soldiers."""
BETWEEN = frozenset({"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})
"""Types that are diplomatic between states."""
OWN_CLAUSES = frozenset({"conj", "advcl", "relcl", "parataxis", "ccomp"})


class Hit(NamedTuple):
    """A run of words that speaks for contexts."""

    first: int
    last: int
    weights: dict[str, int]


class Contexts:
    """Finds the contexts of the acts of one report."""

    def __init__(self, parse: Parse, acts: Collection[int], knowledge: Knowledge) -> None:
        self.parse, self.acts, self.knowledge = parse, acts, knowledge
        self.by_act, self.by_word = _by_act(knowledge), _by_word(knowledge)
        self._hits: dict[int, list[Hit]] = {}

    def of(
        self, token: Token, event_type: str, mode: str | None, parties: Sequence[Actor], known: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """The contexts of an act, in the order of the codebook.

        Args:
            token: its trigger.
            event_type: its PLOVER type.
            mode: its mode.
            parties: its actors and recipients.
            known: contexts that its rule has.
        """
        by_itself = {*known, *self.by_act.get((event_type, mode), ()), *self.by_act.get((event_type, None), ())}
        weights = Counter({context: 1 if context in BROAD else ENOUGH for context in by_itself})
        weights.update({SECTORS[actor.sector or ""] for actor in parties if actor.sector in SECTORS})
        if event_type in BETWEEN and _between_states(parties):
            weights["diplomatic"] += ENOUGH
        clause = self._clause(token)
        for hit in self._hits_of(self.parse.sentence_of(token.i)):
            inside = all(i in clause for i in range(hit.first, hit.last + 1))
            for context, weight in hit.weights.items():
                weights[context] += weight if inside else weight // ENOUGH
        best = [context for context, weight in weights.most_common(MOST) if weight >= ENOUGH]
        return tuple(row.id for row in self.knowledge.contexts if row.id in best)

    def _hits_of(self, sentence: Sentence) -> list[Hit]:
        """The words of a sentence that speak for contexts, each once."""
        if sentence.number not in self._hits:
            words, found = self.parse.words(sentence), dict[str, Hit]()
            for place, word in enumerate(words):
                start = ""
                for last in words[place : place + LONGEST]:
                    for end in (last.lemma.casefold(), last.text.casefold()):
                        phrase = f"{start} {end}".strip()
                        if phrase in self.by_word:
                            found.setdefault(phrase, Hit(word.i, last.i, self.by_word[phrase]))
                    start = f"{start} {last.text.casefold()}".strip()
            self._hits[sentence.number] = list(found.values())
        return self._hits[sentence.number]

    def _clause(self, token: Token) -> set[int]:
        """The words of the clause of an act, without clauses that tell other acts."""
        parse, top = self.parse, token
        while not is_verb(top) and top.head != top.i:
            top = parse.tokens[top.head]
            if top.i in self.acts:
                top = token
                break
        inside, waiting = {top.i, token.i}, [top.i]
        while waiting:
            for child in parse.children(waiting.pop()):
                if child.dep in OWN_CLAUSES and self._tells_another(child, token):
                    continue
                inside.add(child.i)
                waiting.append(child.i)
        return inside

    def _tells_another(self, clause: Token, token: Token) -> bool:
        words = {clause.i, *(word.i for word in self.parse.subtree(clause.i))}
        return any(i in self.acts and i != token.i for i in words)


def _between_states(parties: Sequence[Actor]) -> bool:
    """Whether an act has parties that speak for two states, or for a state and a body of states."""
    sides = {actor.country or actor.id for actor in parties if actor.sector in {"GOV", "IGO"} or actor.kind == "state"}
    return len(sides) > 1


@lru_cache(maxsize=8)
def _by_act(knowledge: Knowledge) -> dict[tuple[str, str | None], tuple[str, ...]]:
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for row in knowledge.contexts:
        for act in row.acts:
            event_type, _, mode = act.partition("/")
            key = (event_type, mode or None)
            found[key] = (*found.get(key, ()), row.id)
    return found


@lru_cache(maxsize=8)
def _by_word(knowledge: Knowledge) -> dict[str, dict[str, int]]:
    """Word or phrase to what it weighs for which contexts."""
    found: dict[str, dict[str, int]] = {}
    for row in knowledge.contexts:
        for words, weight in ((row.words, ENOUGH), (row.hints, 1)):
            for word in words:
                found.setdefault(word, {})[row.id] = weight
    return found
