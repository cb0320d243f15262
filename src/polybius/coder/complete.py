"""The parties of a speech act that only the act within it names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from polybius.model import Actor, Claim, PloverCode

TOWARDS = frozenset({"THREATEN", "AGREE", "SUPPORT"})
"""Speech acts whose recipients are those of the act that they speak of."""
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
