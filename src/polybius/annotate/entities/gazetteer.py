"""Known names in a text: the longest at each place, in the case in which names are written."""

from __future__ import annotations

from typing import NamedTuple

from polybius.knowledge import Knowledge
from polybius.knowledge.names import LONGEST, Name, fold, name_index
from polybius.model import Parse, Sentence

WITHIN_NAMES = frozenset("-–./'’&")


class Found(NamedTuple):
    """Known names at the tokens from ``first`` to ``last`` (both included)."""

    first: int
    last: int
    names: tuple[Name, ...]


def known_names(parse: Parse, knowledge: Knowledge) -> list[Found]:
    """Every known name of the text, longer before shorter, none overlapping another."""
    index = name_index(knowledge)
    folded = [fold(token.text) for token in parse.tokens]
    found = [
        match
        for sentence in parse.sentences
        for first in range(sentence.first, sentence.last)
        for match in _at(parse, sentence, first, folded, index)
    ]
    return without_overlaps(found)


def without_overlaps(found: list[Found]) -> list[Found]:
    """The longest of those that overlap, the earlier of equally long ones; in the order of the text."""
    taken: set[int] = set()
    kept: list[Found] = []
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first)):
        places = range(match.first, match.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(match)
    return sorted(kept)


def _at(
    parse: Parse, sentence: Sentence, first: int, folded: list[str], index: dict[str, tuple[Name, ...]]
) -> list[Found]:
    if not folded[first] or parse.tokens[first].tag == "POS":
        return []
    key, found = "", []
    for last in range(first, min(sentence.last, first + LONGEST)):
        token = parse.tokens[last]
        if not folded[last] and token.text not in WITHIN_NAMES:
            break
        key += folded[last]
        if not folded[last] or token.tag == "POS" or key not in index:
            continue
        names = tuple(name for name in index[key] if _written_so(parse, first, last, name, headline=sentence.headline))
        if names:
            found.append(Found(first, last, names))
    return found


def _written_so(parse: Parse, first: int, last: int, name: Name, *, headline: bool) -> bool:
    """Whether the words are written as names of that kind are: capitals, acronyms letter for letter."""
    words = [token.text for token in parse.tokens[first : last + 1] if token.text[:1].isalpha()]
    if not words:
        return False
    if name.exact is not None:
        return "".join(letter for word in words for letter in word if letter.isalnum()) == name.exact
    surface = name.surface
    if surface[:4].casefold() == "the ":
        after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
        goes_on = after is not None and (after.text[:1].isupper() or after.text in {"-", "–"}) and after.tag != "POS"
        return words[-1][:1].isupper() and (len(words) > 2 or not goes_on)
    if surface[:1].islower():
        return True
    if headline and words[0][:1].islower() and len(surface) > 4:
        return name.kind in ("state", "person") and " " in surface
    return words[0][:1].isupper()
