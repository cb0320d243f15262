"""Nouns that point back: "the meeting" is the act that was named before."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from polybius.coder.grammar import is_verb
from polybius.model import Claim, Parse, Token

POINTING = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
SAME = ("@talks", "@drill")
"""Classes of nouns each of which may point back to another of its class."""


def taken_up(
    claim: Claim, token: Token, found: Mapping[int, Claim], parse: Parse, classes: Mapping[str, frozenset[str]]
) -> Claim:
    """A claim by a noun that only points back ("the meeting"): it is the act that such a noun named before."""
    if is_verb(token) or claim.actors or claim.recipients or claim.named or claim.date is not None:
        return claim
    if not points_back(parse, token) or _told_apart(parse, token):
        return claim
    for i in sorted((i for i in found if i < token.i), reverse=True):
        other = found[i]
        noun = parse.tokens[i]
        alike = (claim.event_type, claim.mode) == (other.event_type, other.mode)
        if not is_verb(noun):
            alike = _alike(noun.lemma, token.lemma, classes)
        if alike and other.same_as is None and other.within is None:
            return msgspec.structs.replace(
                claim,
                event_type=other.event_type,
                mode=other.mode,
                actors=other.actors,
                recipients=other.recipients,
                same_as=other.claim_id,
            )
    return claim


def _told_apart(parse: Parse, noun: Token) -> bool:
    """Whether a noun has words of its own that may tell it from what was named before: "the allied exercise"."""
    return bool(parse.children(noun.i, "amod", "compound", "nmod", "prep", "relcl", "acl"))


def points_back(parse: Parse, noun: Token) -> bool:
    """Whether a noun has an article or an owner that points to what was named before."""
    return any(child.text.casefold() in POINTING for child in parse.children(noun.i, "det", "poss"))


def _alike(a: str, b: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Whether two nouns can name the same act: equal, or of one class of acts."""
    return a == b or any(a in classes.get(name, ()) and b in classes.get(name, ()) for name in SAME)
