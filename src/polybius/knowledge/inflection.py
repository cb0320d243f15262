"""English verbs in the past: irregular ones from ``data/verbs.csv``, the others by rule."""

from __future__ import annotations

import re
from functools import lru_cache

from polybius.knowledge.knowledge import Knowledge

VOWELS = "aeiou"


@lru_cache(maxsize=8)
def _irregular(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    return {row.lemma: (row.past, row.participle) for row in knowledge.verbs}


def past(lemma: str, knowledge: Knowledge) -> str:
    """The simple past of a verb."""
    found = _irregular(knowledge).get(lemma)
    return found[0] if found is not None else regular(lemma)


def participle(lemma: str, knowledge: Knowledge) -> str:
    """The past participle of a verb."""
    found = _irregular(knowledge).get(lemma)
    return found[1] if found is not None else regular(lemma)


def regular(lemma: str) -> str:
    """The regular past.

    >>> regular("fire"), regular("deny"), regular("attack"), regular("play"), regular("ban")
    ('fired', 'denied', 'attacked', 'played', 'banned')
    """
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"
