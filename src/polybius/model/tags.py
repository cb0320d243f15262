"""What the trained tagger says of the words of a report: plain values, so that rules can be tested without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from polybius.model.claim import Status


class WordTag(NamedTuple):
    """What a word is taken for as the trigger of an event. Probabilities are between 0 and 1.

    Args:
        token: index of the word in the parse.
        none: probability that it names no event.
        types: event types that it may name with their probabilities, the likeliest first.
        mode: likeliest mode of the likeliest type, ``None`` for none.
        statuses: probability of each status.
        cameo: likeliest CAMEO root ("04").
        actors: words of the sentence that name who acts, with their probabilities.
        recipients: words that name who is acted upon, with their probabilities.
    """

    token: int
    none: float
    types: tuple[tuple[str, float], ...]
    mode: str | None
    statuses: Mapping[Status, float]
    cameo: str
    actors: Mapping[int, float]
    recipients: Mapping[int, float]

    @property
    def likeliest(self) -> str:
        """The likeliest type."""
        return self.types[0][0]

    def probability(self, event_type: str) -> float:
        """How likely the word names an event of a type."""
        return dict(self.types).get(event_type, 0.0)


class SentenceTag(NamedTuple):
    """What a sentence is news of: the probability of each PLOVER root, or none, and of each CAMEO root.

    Beside the PLOVER roots stand `STATEMENT`, `OFFICE`, `ACTIVITY`, and `NONE` for what is no political news. ``sources`` are
    the words that name by whose word the sentence is told, with their probabilities.
    """

    roots: Mapping[str, float]
    cameo: Mapping[str, float]
    sources: Mapping[int, float] = {}

    @property
    def likeliest(self) -> str:
        """The likeliest root."""
        return max(self.roots, key=self.roots.__getitem__)


class Tags(NamedTuple):
    """All tags of one report: ``words`` has those that may name an event, ``sentences`` one for each number of a sentence."""

    words: Mapping[int, WordTag]
    sentences: Mapping[int, SentenceTag]
