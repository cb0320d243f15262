"""Who held which office from when to when, by the changes that the reports tell of."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from polybius.knowledge.names import fold
from polybius.model import Claim, Event, Interval, OfficeChange, Tenure

TAKES = frozenset({"appoint", "elect"})


def make_tenures(events: Sequence[Event], claims: Mapping[str, Claim]) -> tuple[Tenure, ...]:
    """One tenure for each person and office that a change of office tells of; only changes that happened count."""
    found: dict[tuple[str, str, str], Tenure] = {}
    for event in events:
        if event.event_type != "OFFICE" or event.status != "happened":
            continue
        changes = [(claims[id_], change) for id_ in event.claims if (change := claims[id_].office) is not None]
        if not changes:
            continue
        change = _fullest([change for _, change in changes])
        days = event.date.interval if event.date is not None else None
        key = (change.polity or "", fold(change.title), change.person_id)
        tenure = found.get(key) or _new(change)
        found[key] = _changed(tenure, change, days, tuple(claim.claim_id for claim, _ in changes))
    return _linked(sorted(found.values(), key=lambda t: (t.polity or "", t.office, str(t.start), t.person)))


def _fullest(changes: Sequence[OfficeChange]) -> OfficeChange:
    """The change as the claim with the longest title and a predecessor tells it."""
    return max(changes, key=lambda change: (change.replaces is not None, len(change.title), change.title))


def _new(change: OfficeChange) -> Tenure:
    words = f"{change.polity}|{fold(change.title)}|{change.person_id}"
    return Tenure(
        office=change.title,
        polity=change.polity,
        person=change.person,
        person_id=change.person_id,
        start=None,
        end=None,
        predecessor=None,
        successor=None,
        claims=(),
        tenure_id=f"t-{hashlib.sha256(words.encode()).hexdigest()[:10]}",
    )


def _changed(tenure: Tenure, change: OfficeChange, days: Interval | None, claims: tuple[str, ...]) -> Tenure:
    takes = change.change in TAKES
    return msgspec.structs.replace(
        tenure,
        start=days if takes and days is not None else tenure.start,
        end=days if not takes and days is not None else tenure.end,
        predecessor=change.replaces if takes and change.replaces else tenure.predecessor,
        claims=tuple(dict.fromkeys((*tenure.claims, *claims))),
    )


def _linked(tenures: Sequence[Tenure]) -> tuple[Tenure, ...]:
    """Predecessors and successors: who left an office when another took it."""
    linked = list(tenures)
    for a, old in enumerate(tenures):
        for b, new in enumerate(tenures):
            same = a != b and old.polity == new.polity and fold(old.office) == fold(new.office)
            if (
                same
                and old.end is not None
                and new.start is not None
                and old.end.widen(before=3, after=3).overlaps(new.start)
            ):
                linked[a] = msgspec.structs.replace(linked[a], successor=linked[a].successor or new.person)
                linked[b] = msgspec.structs.replace(linked[b], predecessor=linked[b].predecessor or old.person)
    return tuple(linked)
