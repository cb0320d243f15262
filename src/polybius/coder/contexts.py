"""The policy areas that an act belongs to: its PLOVER contexts, by its type, its parties and the words of its clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from polybius.coder.grammar import is_verb
from polybius.knowledge import Knowledge
from polybius.model import Actor, Parse, Token

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


def contexts_of(
    token: Token,
    parse: Parse,
    acts: Collection[int],
    event_type: str,
    mode: str | None,
    parties: Sequence[Actor],
    knowledge: Knowledge,
    known: Sequence[str] = (),
) -> tuple[str, ...]:
    """The contexts of an act, in the order of the codebook.

    Args:
        token: its trigger.
        parse: words and trees.
        acts: the words of all acts of the report: a clause that tells another one is not read for this one.
        event_type: its PLOVER type.
        mode: its mode.
        parties: its actors and recipients.
        knowledge: the words that speak for each context.
        known: contexts that its rule has.
    """
    by_act, by_word = _by_act(knowledge), _by_word(knowledge)
    by_itself = {*known, *by_act.get((event_type, mode), ()), *by_act.get((event_type, None), ())}
    weights = Counter({context: 1 if context in BROAD else ENOUGH for context in by_itself})
    weights.update({SECTORS[actor.sector or ""] for actor in parties if actor.sector in SECTORS})
    if event_type in BETWEEN and _between_states(parties):
        weights["diplomatic"] += ENOUGH
    clause = _clause(token, parse, acts)
    inside = set(_phrases(clause))
    sentence = parse.words(parse.sentence_of(token.i))
    for phrase in inside:
        weights.update(by_word.get(phrase, {}))
    for phrase in set(_phrases(sentence)) - inside:
        weights.update({context: 1 for context, weight in by_word.get(phrase, {}).items() if weight == ENOUGH})
    best = [context for context, weight in weights.most_common(MOST) if weight >= ENOUGH]
    return tuple(row.id for row in knowledge.contexts if row.id in best)


def _between_states(parties: Sequence[Actor]) -> bool:
    """Whether an act has parties that speak for two states, or for a state and a body of states."""
    sides = {actor.country or actor.id for actor in parties if actor.sector in {"GOV", "IGO"} or actor.kind == "state"}
    return len(sides) > 1


def _clause(token: Token, parse: Parse, acts: Collection[int]) -> list[Token]:
    """The words of the clause of an act, in order, without clauses that tell other acts."""
    top = token
    while not is_verb(top) and top.head != top.i and top.i not in (set(acts) - {token.i}):
        top = parse.tokens[top.head]
    if top.i in acts and top.i != token.i:
        top = token
    inside, waiting = {top.i}, [top.i]
    while waiting:
        for child in parse.children(waiting.pop()):
            if child.dep in OWN_CLAUSES and any(
                word.i in acts and word.i != token.i for word in (child, *parse.subtree(child.i))
            ):
                continue
            inside.add(child.i)
            waiting.append(child.i)
    return [parse.tokens[i] for i in sorted(inside | {token.i})]


def _phrases(words: Sequence[Token]) -> Iterator[str]:
    """The words and runs of words as they may stand in the codebook: by lemma, and as written."""
    for place in range(len(words)):
        for end in range(place + 1, min(len(words), place + LONGEST) + 1):
            run = words[place:end]
            if run[-1].i - run[0].i >= end - place:
                break
            start = " ".join(word.text.casefold() for word in run[:-1])
            for last in (run[-1].lemma.casefold(), run[-1].text.casefold()):
                yield f"{start} {last}".strip()


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
