"""Which claims, events, plans, tenures and stories a user asks for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import msgspec

from polybius.knowledge.names import fold
from polybius.model import Interval, Tenure

T = TypeVar("T")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; an empty field asks for nothing.

    Args:
        actor: part of the name or id of an actor, recipient or office holder.
        country: ISO 3166-1 alpha-3 code of an actor or recipient, or of a tenure's polity.
        event_type: PLOVER or extension type, with the mode after a slash if wanted ("CONSULT/visit").
        status: a status, or a plan's state.
        place: part of a place's name, or its country's code.
        reports: only what rests on one of these reports.
        since: first day.
        until: last day.
    """

    actor: str | None = None
    country: str | None = None
    event_type: str | None = None
    status: str | None = None
    place: str | None = None
    reports: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None

    def takes(self, value: Any) -> bool:
        """Whether a claim, event, plan, tenure, report or story is asked for."""
        return all(
            (
                self.actor is None or self._has_actor(value),
                self.country is None or self.country.upper() in _countries(value),
                self.event_type is None or self._has_type(value),
                self.status is None or self.status in {getattr(value, "status", None), getattr(value, "state", None)},
                self.place is None or self._has_place(value),
                self.reports is None or not self.reports.isdisjoint(_reports(value)),
                (self.since is None and self.until is None) or self._in_time(value),
            )
        )

    def _has_actor(self, value: Any) -> bool:
        wanted = fold(self.actor or "")
        names = [part for actor in _actors(value) for part in (actor.name, actor.id)]
        names += [getattr(value, "person", None) or "", getattr(value, "person_id", None) or ""]
        return any(wanted in fold(name) for name in names)

    def _has_type(self, value: Any) -> bool:
        event_type, _, mode = (self.event_type or "").partition("/")
        return getattr(value, "event_type", None) == event_type.upper() and mode in {"", getattr(value, "mode", None)}

    def _has_place(self, value: Any) -> bool:
        place = getattr(value, "place", None)
        if place is None:
            return False
        wanted = self.place or ""
        return place.country == wanted.upper() or fold(wanted) in fold(place.name)

    def _in_time(self, value: Any) -> bool:
        days = days_of(value)
        return days is not None and days.overlaps(Interval(self.since, self.until))


def select(values: Iterable[T], wanted: Filter) -> tuple[T, ...]:
    """Those of the values that a filter takes, in the order given."""
    return tuple(value for value in values if wanted.takes(value))


def days_of(value: Any) -> Interval | None:
    """The days that a value is about."""
    if isinstance(value, Tenure):
        days = [day for day in (value.start, value.end) if day is not None]
        return days[0].join(days[-1]) if days else None
    for field in ("date", "due", "published"):
        found = getattr(value, field, None)
        if found is not None:
            return Interval(found.start, found.end)
    if hasattr(value, "start") and hasattr(value, "end"):
        return Interval(value.start, value.end)
    return None


def _actors(value: Any) -> list[Any]:
    if hasattr(value, "change"):
        return []
    return [*getattr(value, "actors", ()), *getattr(value, "recipients", ())]


def _countries(value: Any) -> set[str]:
    found = {actor.country for actor in _actors(value) if actor.country}
    polity = getattr(value, "polity", None)
    return found | ({polity} if polity else set())


def _reports(value: Any) -> tuple[str, ...]:
    own = getattr(value, "report_id", None)
    return (own,) if own else tuple(getattr(value, "reports", ()))
