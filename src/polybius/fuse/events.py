"""An event from the claims of it: its final status, parties, days and place, on whose word, and what is disputed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from polybius.coder.status import NEGATIONS
from polybius.fuse.cluster import CORE, Cluster
from polybius.fuse.conflicts import find_conflicts
from polybius.fuse.known import Known
from polybius.fuse.origins import event_origins
from polybius.fuse.same import TWO_SIDED
from polybius.knowledge import Knowledge
from polybius.model import Actor, Claim, Event, Place, Span, When
from polybius.model.claim import Status

LATER_WINS: tuple[Status, ...] = ("threatened", "hypothetical", "called_for", "planned", "denied")
"""Of claims told on the same day, none of which says that the act happened, the later in this list counts."""
SOURCE_BONUS = 0.1
"""How much of the doubt that is left each further independent origin takes away."""


def make_events(
    found: Sequence[Cluster], known: Sequence[Known], main: Mapping[str, tuple[str, ...]], knowledge: Knowledge
) -> tuple[Event, ...]:
    """One event for each cluster of claims, in the order in which they were first told."""
    by_id = {report.report_id: report for report in known}
    return tuple(_event(cluster, by_id, main, knowledge) for cluster in found if not _only_negated(cluster))


def _only_negated(cluster: Cluster) -> bool:
    """Whether all that is told is that something did not happen, by nobody but the narrator: that is no event."""
    return all(
        claim.status == "denied"
        and not claim.attribution
        and claim.within is None
        and any(span.text.casefold() in NEGATIONS for span in claim.status_evidence)
        for claim in cluster.claims
    )


def _event(
    cluster: Cluster,
    known: Mapping[str, Known],
    main: Mapping[str, tuple[str, ...]],
    knowledge: Knowledge,
) -> Event:
    claims = cluster.claims
    status = final_status(claims, known)
    final = [claim for claim in claims if claim.status == status]
    best = max(final, key=lambda claim: (bool(claim.mode), claim.confidence, claim.claim_id))
    event_type = _most(claim.event_type for claim in final) or claims[0].event_type
    mode = _most(claim.mode for claim in final if claim.event_type == event_type)
    coded = next((claim for claim in final if (claim.event_type, claim.mode) == (event_type, mode)), best)
    reports = tuple(dict.fromkeys(claim.report_id for claim in claims))
    outlets = tuple(dict.fromkeys(known[report].outlet for report in reports))
    origins = event_origins(claims, status, known, knowledge)
    actors = _parties(claims, final, "actors")
    ids = {actor.id for actor in actors}
    return Event(
        event_id=f"e-{hashlib.sha256(min(claim.claim_id for claim in claims).encode()).hexdigest()[:10]}",
        event_type=event_type,
        mode=mode,
        contexts=tuple(sorted({context for claim in final for context in claim.contexts})),
        quad=coded.quad,
        goldstein=coded.goldstein,
        actors=actors,
        recipients=tuple(actor for actor in _parties(claims, final, "recipients") if actor.id not in ids),
        status=status,
        date=_date(claims, final),
        place=_place(claims, final),
        claims=tuple(claim.claim_id for claim in claims),
        reports=reports,
        outlets=outlets,
        origins=origins,
        n_reports=len(reports),
        n_outlets=len(outlets),
        n_origins=len(origins),
        conflicts=find_conflicts(claims, status, known, main),
        story_id=None,
        confidence=_confidence(final, len(origins)),
        what=_what(claims, final),
        joined=tuple(cluster.reasons),
    )


def final_status(claims: Sequence[Claim], known: Mapping[str, Known]) -> Status:
    """What became of the act by the last that was heard of it.

    What anybody reports as done is done, whoever denies it (the denial is a conflict); else the newest report decides.
    """
    if any(claim.status == "happened" for claim in claims):
        return "happened"
    order = {report: place for place, report in enumerate(known)}
    newest = max(
        claims, key=lambda claim: (_told(claim, known), LATER_WINS.index(claim.status), order[claim.report_id])
    )
    return newest.status


def _told(claim: Claim, known: Mapping[str, Known]) -> str:
    day = known[claim.report_id].day
    return str(day) if day is not None else ""


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: (counts[value], value)) if counts else None


def _parties(claims: Sequence[Claim], final: Sequence[Claim], side: str) -> tuple[Actor, ...]:
    """Who most of the claims name; those of the final status speak first.

    Where no party is named by most, all that are named most often count, those with a name before nameless groups; of what
    two sides do together, all sides that anybody names, where fewer than two are named by most.
    """
    for group, assumed in ((final, False), (claims, False), (final, True)):
        naming: list[tuple[Claim, tuple[Actor, ...]]] = [
            (claim, parties)
            for claim in group
            if (parties := getattr(claim, side)) and all(party.assumed == assumed for party in parties)
        ]
        if naming:
            break
    else:
        return ()
    if side == "recipients" and len(naming) * FEW_OF < len(group):
        return ()
    counts = Counter(actor.id for _, actors in naming for actor in actors)
    if claims[0].event_type in TWO_SIDED:
        whole = [(claim, parties) for claim, parties in naming if not _is_part(parties, naming)]
        naming = whole if len(whole) >= CORE * len(naming) else naming
    enough = min(CORE * len(naming), max(counts.values()))
    if claims[0].event_type in TWO_SIDED and sum(count >= enough for count in counts.values()) < 2:
        enough = 1
    if enough == 1 < len(naming):
        named = {actor.id for _, actors in naming for actor in actors if not actor.id.startswith("group:")}
        counts = Counter({id_: count for id_, count in counts.items() if id_ in named or not named})
    found: dict[str, Actor] = {}
    evidence: dict[str, set[Span]] = {}
    for claim, actors in naming:
        for actor in actors:
            if counts[actor.id] >= enough:
                found.setdefault(actor.id, actor)
                evidence.setdefault(actor.id, set()).update(_cited(actor.evidence, claim))
    return tuple(
        msgspec.structs.replace(actor, evidence=tuple(sorted(evidence[id_], key=_order)))
        for id_, actor in _each_once(_specific(found), [actors for _, actors in naming], counts).items()
    )


def _is_part(parties: tuple[Actor, ...], naming: Sequence[tuple[Claim, tuple[Actor, ...]]]) -> bool:
    """Whether another claim names more sides of what is done together, and these among them."""
    own = {actor.country for actor in parties}
    sides = [{actor.country for actor in others} for _, others in naming]
    return None not in own and any(own < other for other in sides)


def _each_once(
    found: dict[str, Actor], naming: Sequence[tuple[Actor, ...]], counts: Mapping[str, int]
) -> dict[str, Actor]:
    """Without those who stand for the same side in other words: "Japan" and "Kishida", where no claim names both.

    Of a side that claims name by a state, a person or a body, the one named most often stays, of equals the first.
    """
    together = [{actor.id for actor in actors} for actors in naming]
    kept: dict[str, Actor] = {}
    for id_, actor in sorted(found.items(), key=lambda item: -counts.get(item[0], 0)):
        rivals = [other for other in kept.values() if other.country is not None and other.country == actor.country]
        if not rivals or any({id_, rival.id} <= ids for rival in rivals for ids in together):
            kept[id_] = actor
    return {id_: actor for id_, actor in found.items() if id_ in kept}


def _specific(found: dict[str, Actor]) -> dict[str, Actor]:
    """Without nameless groups of a country that a named party stands for already."""
    named = {actor.country for actor in found.values() if not actor.id.startswith("group:")}
    return {
        id_: actor
        for id_, actor in found.items()
        if not (id_.startswith("group:") and actor.country is not None and actor.country in named)
    }


def _cited(evidence: Iterable[Span], claim: Claim) -> Iterable[Span]:
    return (span.within(claim.report_id) for span in evidence)


def _order(span: Span) -> tuple[str, int, int]:
    return (span.report_id, span.start, span.end)


def _date(claims: Sequence[Claim], final: Sequence[Claim]) -> When | None:
    """The days that most claims name, exact ones first; of what has not happened, the days that were named last."""
    for group in (final, claims):
        dated = [claim for claim in group if claim.date is not None and (claim.date.start or claim.date.end)]
        if dated:
            when = _agreed(dated if final[0].status == "happened" else _last_named(dated))
            return when if when.interval.is_day else _announced(claims, when)
        if final and final[0].status == "happened":
            dated = [c for c in claims if c.date is not None and c.date.start is not None and c.status != "denied"]
            return _agreed(dated) if dated else None
    return None


def _announced(claims: Sequence[Claim], when: When) -> When:
    """The one day that was announced within the days on which an act is only roughly told to have happened."""
    exact = [
        claim
        for claim in claims
        if claim.date is not None
        and not claim.date.assumed
        and claim.date.interval.is_day
        and claim.date.interval.within(when.interval)
    ]
    days = {claim.date.interval for claim in exact if claim.date is not None}
    return _agreed(exact) if len(days) == 1 and not when.assumed else when


def _last_named(dated: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of the last report that names days, and the earlier ones that agree with it: an act may be moved."""
    last = [claim.date.interval for claim in dated if claim.date and claim.report_id == dated[-1].report_id]
    return [claim for claim in dated if claim.date and any(claim.date.interval.overlaps(days) for days in last)]


def _agreed(dated: Sequence[Claim]) -> When:
    whens = [(claim, claim.date) for claim in dated if claim.date is not None]
    whens = [(claim, when) for claim, when in whens if not when.assumed] or whens
    exact = [(claim, when) for claim, when in whens if when.interval.is_day] or whens
    counts = Counter((when.start, when.end) for _, when in exact)
    narrow = min((when.interval.days or 10_000) for _, when in exact)
    days = max(
        (days for days in counts if narrow == 1 or _length(days) == narrow),
        key=lambda days: (counts[days], str(days[0])),
        default=next(iter(counts)),
    )
    agreeing = [(claim, when) for claim, when in exact if (when.start, when.end) == days]
    spans = {span for claim, when in agreeing for span in _cited(when.evidence, claim)}
    return When(
        start=days[0],
        end=days[1],
        evidence=tuple(sorted(spans, key=_order)),
        how=next((when.how for _, when in agreeing if when.how), None),
        assumed=all(when.assumed for _, when in agreeing),
    )


def _length(days: tuple[Any, Any]) -> int:
    return (days[1] - days[0]).days + 1 if None not in days else 10_000


FEW_OF = 3
"""Recipients that fewer than one claim in so many names are none of the event."""
PRECISE = {"site": 0, "sea": 1, "city": 1, "admin": 2, "country": 3}


def _place(claims: Sequence[Claim], final: Sequence[Claim]) -> Place | None:
    """The place that most claims name, the more exact one where two are named equally often."""
    for group in (final, claims):
        placed = [(claim, claim.place) for claim in group if claim.place is not None]
        placed = [(claim, place) for claim, place in placed if not place.assumed] or placed
        if placed:
            counts = Counter(place.name for _, place in placed)
            _, chosen = min(
                placed, key=lambda row: (-counts[row[1].name], PRECISE.get(row[1].precision or "", 4), row[1].name)
            )
            spans = {s for claim, place in placed if place.name == chosen.name for s in _cited(place.evidence, claim)}
            return msgspec.structs.replace(chosen, evidence=tuple(sorted(spans, key=_order)))
    return None


def _what(claims: Sequence[Claim], final: Sequence[Claim]) -> str | None:
    """The act in the words of its surest claim; a plan is best told by its longest noun phrase."""
    told = [claim for claim in final if claim.what] or [claim for claim in claims if claim.what]
    if not told:
        return None
    return max(
        told, key=lambda claim: (bool(claim.named), claim.confidence, len(claim.what or ""), claim.claim_id)
    ).what


def _confidence(final: Sequence[Claim], n_origins: int) -> float:
    """The confidence of the surest claim, raised by each further origin: 1 - (1 - c) * 0.9 ** (origins - 1)."""
    surest = max(claim.confidence for claim in final)
    return round(1 - (1 - surest) * (1 - SOURCE_BONUS) ** max(0, n_origins - 1), 3)
