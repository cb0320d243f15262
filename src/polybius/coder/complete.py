"""The parties of a speech act that only the act of which it speaks has: within it, or told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from polybius.coder.grammar import is_verb, objects, phrases
from polybius.coder.match import Match
from polybius.coder.pointing import points_back
from polybius.model import Actor, Claim, Parse, PloverCode, Token

TOWARDS = frozenset({"THREATEN", "AGREE", "SUPPORT"})
"""Speech acts whose recipients are those of the act that they speak of."""
ANSWERING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Speech acts in answer to a deed."""
SPEAKING = frozenset({*TOWARDS, *ANSWERING, "REQUEST", "STATEMENT"})
STEM = 4
"""Letters at the beginning in which the verb and the noun of a deed agree: "seized", "the seizure"."""
GENERIC = frozenset(
    "move decision step action act measure incident attack violation provocation behaviour deed".split()
)
"""Nouns for any deed."""
ADDRESSED = frozenset({"REQUEST", "ACCUSE", "REJECT"})
"""Speech acts whose recipients are the actors of the act that they speak of."""


MODES: dict[str, dict[tuple[str, str | None], str]] = {
    "REQUEST": {
        ("CONSULT", None): "meet",
        ("AID", None): "assist",
        ("COOPERATE", None): "assist",
        ("SUPPORT", None): "assist",
        ("RETREAT", None): "yield",
        ("CONCEDE", None): "yield",
        ("OFFICE", None): "change",
    },
    "THREATEN": {
        ("ASSAULT", None): "violence",
        ("MOBILIZE", None): "violence",
        ("COERCE", "arrest"): "arrest",
        ("COERCE", "seize"): "territory",
        ("COERCE", None): "restrict",
        ("SANCTION", "expel"): "expel",
        ("SANCTION", "discontinue"): "relations",
        ("SANCTION", None): "restrict",
    },
}
MODES["REJECT"] = MODES["REQUEST"]
"""The mode of a speech act by type and mode of the act that it speaks of (PLOVER 2.0 manual, modes of each type)."""


def completed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; a speech act that names no recipient or mode has those that its inner act shows."""
    inner: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.within is not None:
            inner.setdefault(claim.within, []).append(claim)
    return [_completed(claim, inner.get(claim.claim_id, ())) for claim in claims]


def answered(claims: Sequence[Claim], parse: Parse, matches: Mapping[int, Match]) -> list[Claim]:
    """The claims; who praises, blames or rejects what was told before does so to those who did it.

    "The United States welcomed the release": of the deed that the object points back to, the actors are the recipients.
    """
    at = {claim.trigger.start: claim for claim in claims}
    return [_answered(claim, claims, at, parse, matches) for claim in claims]


def _answered(
    claim: Claim, claims: Sequence[Claim], at: Mapping[int, Claim], parse: Parse, matches: Mapping[int, Match]
) -> Claim:
    verbs = [token for token in parse.tokens_in(claim.trigger.start, claim.trigger.end) if is_verb(token)]
    if claim.recipients or claim.event_type not in ANSWERING or not verbs:
        return claim
    own = {actor.id for actor in claim.actors} | {actor.country for actor in claim.actors}
    for noun in (*objects(parse, verbs[0]), *(phrase.head for phrase in phrases(parse, verbs[0].i))):
        deed = at.get(noun.start)
        if deed is None or not deed.actors:
            deed = _told_before(noun, claim, claims, parse, matches)
        if deed is None or deed is claim:
            continue
        others = tuple(a for a in deed.actors if a.id not in own and (a.country or "?") not in own)
        if others:
            span = parse.span(noun.i, noun.i)
            return msgspec.structs.replace(
                claim, recipients=tuple(msgspec.structs.replace(actor, evidence=(span,)) for actor in others)
            )
    return claim


def _told_before(
    noun: Token, claim: Claim, claims: Sequence[Claim], parse: Parse, matches: Mapping[int, Match]
) -> Claim | None:
    """The deed that a noun points back to: the last of its type or word with an actor; of "the move", the last of all."""
    if is_verb(noun) or not points_back(parse, noun):
        return None
    match = matches.get(noun.i)
    kind = match.predicate.event_type if match is not None else None

    def named(other: Claim) -> bool:
        if kind is not None:
            return other.event_type == kind
        if noun.lemma in GENERIC:
            return other.event_type not in SPEAKING
        return other.trigger.text.casefold()[:STEM] == noun.lemma[:STEM]

    before = [
        other
        for other in claims
        if other.trigger.start < claim.trigger.start and other.actors and other.status == "happened" and named(other)
    ]
    return max(before, key=lambda other: other.trigger.start, default=None)


def _completed(claim: Claim, inner: Sequence[Claim]) -> Claim:
    if not inner:
        return claim
    modes = MODES.get(claim.event_type, {})
    shown = [modes.get((act.event_type, act.mode)) or modes.get((act.event_type, None)) for act in inner]
    mode = claim.mode or next((found for found in shown if found), None)
    if mode != claim.mode:
        plover = claim.plover and PloverCode(claim.plover.event_type, mode)
        claim = msgspec.structs.replace(claim, mode=mode, plover=plover)
    if claim.recipients:
        return claim
    found: dict[str, Actor] = {}
    for act in inner:
        side = act.recipients if claim.event_type in TOWARDS else act.actors if claim.event_type in ADDRESSED else ()
        for actor in side:
            found.setdefault(actor.id, actor)
    own = {actor.id for actor in claim.actors} | {actor.country for actor in claim.actors}
    others = tuple(actor for actor in found.values() if actor.id not in own and (actor.country or "?") not in own)
    return msgspec.structs.replace(claim, recipients=others)
