"""What was announced, followed through: due when, changed how, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from polybius.fuse.same import SPEECH
from polybius.model import Claim, Event, Interval, Plan, PlanStep
from polybius.model.situation import PlanState


def make_plans(
    events: Sequence[Event], claims: Mapping[str, Claim], days: Mapping[str, date | None], *, today: date | None
) -> tuple[Plan, ...]:
    """A plan for each event that was announced before it was due.

    Args:
        events: the events.
        claims: every claim by id.
        days: report id to its day.
        today: the day as of which a plan is overdue; the newest report's, unless another was asked for.
    """
    found = [_plan(event, [claims[id_] for id_ in event.claims], days, today) for event in events]
    return tuple(plan for plan in found if plan is not None)


def _plan(event: Event, claims: list[Claim], days: Mapping[str, date | None], today: date | None) -> Plan | None:
    planned = [claim for claim in claims if claim.status == "planned"]
    if not planned or event.event_type in SPEECH:
        return None
    steps = _steps(claims, days)
    dues = [step.due for step in steps if step.due is not None and step.state != "happened"]
    due = _last_due(dues)
    told = [day for claim in planned if (day := days.get(claim.report_id)) is not None]
    identity = hashlib.sha256(event.event_id.encode()).hexdigest()[:10]
    return Plan(
        plan_id=f"p-{identity}",
        event_type=event.event_type,
        actors=event.actors,
        recipients=event.recipients,
        what=event.what or planned[0].trigger.text,
        announced=min(told, default=None),
        due=due,
        state=_state(event, steps, due, today),
        outcome_event=event.event_id if event.status == "happened" else None,
        history=steps,
    )


def _steps(claims: Sequence[Claim], days: Mapping[str, date | None]) -> tuple[PlanStep, ...]:
    """What each day's reports said of it, the oldest first; a day that says nothing new is left out."""
    by_day: dict[date | None, list[Claim]] = {}
    for claim in claims:
        if claim.status in {"planned", "denied", "happened"}:
            by_day.setdefault(days.get(claim.report_id), []).append(claim)
    steps: list[PlanStep] = []
    for day in sorted(by_day, key=lambda day: day or date.max):
        told = by_day[day]
        states = {claim.status for claim in told}
        due = _exact([c for c in told if c.status == "planned"])
        state: PlanState = "happened" if "happened" in states else "cancelled" if "denied" in states else "planned"
        before = next((step.due for step in reversed(steps) if step.due is not None), None)
        if state == "planned" and due is not None and before is not None and not due.overlaps(before):
            state = "moved"
        step = PlanStep(date=day, state=state, due=due, claims=tuple(claim.claim_id for claim in told))
        repeated = bool(steps) and (steps[-1].state == state or (steps[-1].state, state) == ("moved", "planned"))
        if repeated and due in {None, steps[-1].due}:
            step = PlanStep(
                date=steps[-1].date,
                state=steps[-1].state,
                due=steps[-1].due,
                claims=(*steps.pop().claims, *step.claims),
            )
        steps.append(step)
    return tuple(steps)


def _exact(claims: Sequence[Claim]) -> Interval | None:
    """The narrowest days that the claims name."""
    named = [claim.date.interval for claim in claims if claim.date is not None and (claim.date.start or claim.date.end)]
    return min(named, key=lambda days: (days.days or 10_000, str(days.start)), default=None)


def _last_due(dues: Sequence[Interval]) -> Interval | None:
    """The due interval that was named last; an earlier one that lies within it is more exact and stays."""
    due: Interval | None = None
    for named in dues:
        due = named if due is None or not due.within(named) else due
    return due


def _state(event: Event, steps: Sequence[PlanStep], due: Interval | None, today: date | None) -> PlanState:
    if event.status == "happened":
        return "happened"
    if event.status == "denied":
        return "cancelled"
    moved = any(step.state == "moved" for step in steps)
    if due is not None and due.end is not None and today is not None and due.end < today:
        return "overdue"
    return "moved" if moved else "planned"
