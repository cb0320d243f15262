"""Nouns that point back: "the meeting" is the act that was named before."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from polybius.coder.grammar import is_verb
from polybius.model import Claim, Parse, Token

POINTING = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
REACH = 3
"""Words between a noun and the verb that tells the same act."""
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


def told_once(found: Mapping[int, Claim], parse: Parse) -> dict[int, Claim]:
    """The claims; one act told by a verb and a noun of its type has of each what the other lacks.

    "They will sit down in Seoul for the second meeting of the group" is one meeting.
    """
    whole = dict(found)
    for i, claim in found.items():
        noun = parse.tokens[i]
        if is_verb(noun) or claim.same_as is not None:
            continue
        for above in parse.ancestors(i)[:REACH]:
            other = whole.get(above.i)
            if other is not None and is_verb(above):
                if (other.event_type, other.status) == (claim.event_type, claim.status):
                    whole[i] = msgspec.structs.replace(_filled(claim, other), same_as=other.claim_id)
                    whole[above.i] = _filled(other, claim)
                break
            if above.dep not in {"prep", "pobj", "dobj"}:
                break
    return whole


def _filled(claim: Claim, other: Claim) -> Claim:
    """A claim with the days, the place and the parties of another where it has none."""
    return msgspec.structs.replace(
        claim,
        date=claim.date or other.date,
        place=claim.place or other.place,
        actors=claim.actors or other.actors,
        recipients=claim.recipients or other.recipients,
    )


def _told_apart(parse: Parse, noun: Token) -> bool:
    """Whether a noun has words of its own that may tell it from what was named before: "the allied exercise"."""
    return bool(parse.children(noun.i, "amod", "compound", "nmod", "prep", "relcl", "acl"))


def points_back(parse: Parse, noun: Token) -> bool:
    """Whether a noun has an article or an owner that points to what was named before."""
    return any(child.text.casefold() in POINTING for child in parse.children(noun.i, "det", "poss"))


def _alike(a: str, b: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Whether two nouns can name the same act: equal, or of one class of acts."""
    return a == b or any(a in classes.get(name, ()) and b in classes.get(name, ()) for name in SAME)
