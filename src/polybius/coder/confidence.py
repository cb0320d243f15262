"""How sure a claim is: the rule and its place, what the tagger says of it, and how often such claims are right."""

from __future__ import annotations

from itertools import pairwise

from polybius.coder.govern import Governed
from polybius.coder.grammar import is_verb
from polybius.coder.match import Match
from polybius.coder.plover import EXTENSIONS
from polybius.model import Parse, PloverCode, SentenceTag, WordTag

DEPTH = {"ROOT": 1.0, "conj": 0.97, "ccomp": 0.95, "xcomp": 0.9, "dobj": 0.95, "nsubj": 0.85, "nsubjpass": 0.85}
"""How far down the tree an act is told, by the relation of the word that carries it."""
ROOT_OF = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The PLOVER root of types that have another name among the roots."""
RULE, WORD, NEWS = 0.25, 0.25, 0.5
"""The weights of the rule, of the tagger's word for the trigger, and of its word for the sentence."""
SAID, ONLY_SAID = 0.3, 0.6
"""The same for a statement: of its own confidence, and of the sentence being news of nothing else."""
KNOTS: tuple[tuple[float, float], ...] = (
    *((0.0, 0.0), (0.137, 0.138), (0.253, 0.244), (0.317, 0.507), (0.355, 0.58), (0.411, 0.661), (0.662, 0.734)),
    *((0.849, 0.79), (0.892, 0.853), (0.925, 0.885), (0.958, 0.99), (1.0, 0.995)),
)
"""Weighed value to share of right claims, made by ``eval/calibrate.py``; straight lines between."""


def rule_confidence(parse: Parse, match: Match, governed: Governed, *, named: bool, inner: bool) -> float:
    """The confidence of a rule where it fired: less for nouns, for what names nobody, and for inner acts and headlines.

    Args:
        parse: the words and trees.
        match: the rule and its trigger.
        governed: what carries the trigger.
        named: whether an actor was found.
        inner: whether the act stands within a speech act.
    """
    token = match.token
    above = governed.carriers[-1].token if governed.carriers else token
    value = match.predicate.confidence * DEPTH.get(above.dep, 0.8)
    if not named:
        value *= 0.75
    if not is_verb(token) and not governed.carriers:
        value *= 0.8
    if inner:
        value *= 0.9
    if parse.sentence_of(token.i).headline:
        value *= 0.85
    return round(min(0.99, value + 0.02 * min(match.specificity, 4)), 3)


def with_news(
    value: float, match: Match, plover: PloverCode | None, word: WordTag | None, sentence: SentenceTag | None
) -> float:
    """A rule's confidence together with how likely its word names such an act and its sentence is news of it."""
    kind = match.predicate.event_type or ""
    named = word.probability(kind) if word is not None else 0.0
    name = plover.event_type if plover is not None else kind
    news = sentence.roots.get(ROOT_OF.get(name, name), 0.0) if sentence is not None else 0.0
    if plover is None and kind not in EXTENSIONS:
        news = 0.0
    return calibrated(RULE * value + WORD * named + NEWS * news)


def statement_confidence(value: float, sentence: SentenceTag) -> float:
    """The confidence of a statement, as its sentence is news of nothing but that somebody spoke."""
    return calibrated(SAID * value + ONLY_SAID * sentence.roots["STATEMENT"])


def calibrated(value: float) -> float:
    """The share of claims of such a value that are right.

    >>> calibrated(0.0) <= calibrated(0.5) <= calibrated(1.0)
    True
    """
    for (low, floor), (high, ceiling) in pairwise(KNOTS):
        if value <= high:
            share = (value - low) / (high - low) if high > low else 0.0
            return round(floor + share * (ceiling - floor), 4)
    return KNOTS[-1][1]
