"""On what the origins of an event disagree: numbers, days, and whether it happened at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from polybius.fuse.known import Known
from polybius.fuse.origins import origin_of
from polybius.fuse.same import denies
from polybius.model import Claim, Conflict, ConflictValue
from polybius.model.claim import Status

COUNTED = frozenset({"killed", "injured", "detained", "troops", "weapons", "vehicles"})


LASTING = frozenset({"COOPERATE"})
"""Types that go on for days: reports that name different ones of them do not disagree."""
NEAR_DAYS = 7
"""Days between which origins may disagree on when an act took place; farther ones are of different acts."""


class _Voice(NamedTuple):
    value: str | float
    origin: str
    claim: str
    report: str


def find_conflicts(
    claims: Sequence[Claim], status: Status, known: Mapping[str, Known], main: Mapping[str, tuple[str, ...]]
) -> tuple[Conflict, ...]:
    """Each field on which at least two origins give at least two values; one origin's own updates are no conflict."""
    fields: dict[str, list[_Voice]] = {}
    for claim in claims:
        for field, value in _values(claim, status):
            for origin in _origins(claim, known, main):
                fields.setdefault(field, []).append(_Voice(value, origin, claim.claim_id, claim.report_id))
    found = []
    for field, heard in sorted(fields.items()):
        voices = _current(heard, known)
        values = _by_value(voices)
        if field == "date" and _far_apart(values):
            continue
        if len(values) > 1 and len({voice.origin for voice in voices}) > 1 and not _one_speaks_for_all(values):
            found.append(Conflict(field=field, values=values))
    return tuple(found)


def _far_apart(values: Sequence[ConflictValue]) -> bool:
    days = sorted(date.fromisoformat(str(value.value)) for value in values)
    return len(days) > 1 and (days[-1] - days[0]).days > NEAR_DAYS


def _current(voices: Sequence[_Voice], known: Mapping[str, Known]) -> list[_Voice]:
    """What each origin says in the newest report that has it speak, a reprint being as old as what it reprints."""
    place = {report: number for number, report in enumerate(known)}
    age = {report: place.get(known[report].copy_of or report, place[report]) for report in known}
    newest: dict[str, int] = {}
    for voice in voices:
        newest[voice.origin] = max(newest.get(voice.origin, 0), age[voice.report])
    return [voice for voice in voices if age[voice.report] == newest[voice.origin]]


def _values(claim: Claim, status: Status) -> Iterator[tuple[str, str | float]]:
    if claim.status == status:
        for quantity in claim.quantities:
            number = quantity.low if quantity.low is not None else quantity.high
            if quantity.kind in COUNTED and number is not None:
                yield quantity.kind, number
        lasts = claim.event_type in LASTING
        when = claim.date
        if when is not None and not when.assumed and when.interval.is_day and status == "happened" and not lasts:
            yield "date", str(when.start)
    if status == "happened" and (claim.status == "happened" or denies(claim)):
        yield "status", claim.status


def _origins(claim: Claim, known: Mapping[str, Known], main: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Whose word the value is: the source named, else what the report rests on."""
    origin = origin_of(claim)
    if claim.status == "denied" and claim.named_actors and origin is None:
        return (claim.named_actors[0].id,)
    return (
        (origin[1],) if origin is not None else main.get(claim.report_id, (f"outlet:{known[claim.report_id].outlet}",))
    )


def _by_value(voices: Sequence[_Voice]) -> tuple[ConflictValue, ...]:
    values: dict[str | float, tuple[dict[str, None], dict[str, None]]] = {}
    for voice in voices:
        origins, claims = values.setdefault(voice.value, ({}, {}))
        origins[voice.origin] = None
        claims[voice.claim] = None
    return tuple(
        ConflictValue(value=value, origins=tuple(origins), claims=tuple(claims))
        for value, (origins, claims) in sorted(values.items(), key=lambda row: str(row[0]))
    )


def _one_speaks_for_all(values: Sequence[ConflictValue]) -> bool:
    """Whether one origin gives every value: then it has changed its own word, and nobody else's is left apart."""
    shared = set(values[0].origins).intersection(*(value.origins for value in values[1:]))
    return any(all(set(value.origins) <= shared for value in values) for _ in shared)
