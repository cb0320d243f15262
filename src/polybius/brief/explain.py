"""One value taken apart: every field with the words that it was read from, the chain of sources, the rule, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from polybius.brief.english import capital, counted, day_words, listed
from polybius.brief.passages import Passage, claim_span, passages
from polybius.brief.wording import Wording
from polybius.knowledge import Knowledge
from polybius.model import (
    Actor,
    Claim,
    Coded,
    Event,
    Fused,
    InputError,
    Interval,
    Place,
    Plan,
    Report,
    ReportRecord,
    Source,
    Span,
    Tenure,
    When,
)

SHOWN = 5
"""How many ids are named when the beginning of one is not enough to tell."""


class Field(msgspec.Struct, frozen=True):
    """One field of the value: its name, what it says, and the passages that it was read from."""

    name: str
    value: str
    passages: tuple[Passage, ...] = ()


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A value taken apart."""

    id: str
    kind: str
    title: str
    fields: tuple[Field, ...]


def explain(identity: str, fused: Fused, coded: Sequence[Coded], knowledge: Knowledge) -> Explanation | None:
    """The event, claim, plan, tenure, story or report of an id taken apart; ``None`` when there is none.

    Args:
        identity: the id, or the beginning of it where that is enough to tell.
        fused: the situation.
        coded: its reports with their claims.
        knowledge: for the wording.

    Raises:
        InputError: the beginning is that of several ids.
    """
    return _Explainer(fused, coded, knowledge).of(identity)


class _Explainer:
    def __init__(self, fused: Fused, coded: Sequence[Coded], knowledge: Knowledge) -> None:
        self.fused = fused
        self.reports: dict[str, Report] = {one.document.report.id: one.document.report for one in coded}
        self.claims: dict[str, Claim] = {claim.claim_id: claim for one in coded for claim in one.claims}
        self.event_of = {claim: event for event in fused.events for claim in event.claims}
        self.wording = Wording(self.claims, knowledge)

    def of(self, identity: str) -> Explanation | None:
        """What an id stands for, taken apart."""
        makers: tuple[tuple[Mapping[str, object], object], ...] = (
            ({event.event_id: event for event in self.fused.events}, self._event),
            (self.claims, self._claim),
            ({plan.plan_id: plan for plan in self.fused.plans}, self._plan),
            ({tenure.tenure_id: tenure for tenure in self.fused.tenures}, self._tenure),
            ({story.story_id: story for story in self.fused.stories}, self._story),
            ({report.report_id: report for report in self.fused.reports}, self._report),
        )
        for exact in (True, False):
            found = [
                (make, value)
                for values, make in makers
                for key, value in values.items()
                if key == identity or (not exact and len(identity) > 3 and key.startswith(identity))
            ]
            if len(found) == 1:
                make, value = found[0]
                explanation: Explanation = make(value)  # type: ignore[operator]
                return explanation
            if len(found) > 1 and not exact:
                ids = ", ".join(
                    sorted(key for values, _ in makers for key in values if key.startswith(identity))[:SHOWN]
                )
                raise InputError(identity, f"{len(found)} ids begin so: {ids}", field="ID")
        return None

    def _event(self, event: Event) -> Explanation:
        claims = [self.claims[id_] for id_ in event.claims]
        fields = [
            Field("type", _type(event)),
            Field(
                "status",
                event.status.replace("_", " "),
                self._passages(_triggers(c for c in claims if c.status == event.status)),
            ),
            *self._parties("actor", event.actors),
            *self._parties("recipient", event.recipients),
            *self._setting(event.date, event.place),
            *(Field("context", context) for context in event.contexts),
            Field(
                "on whose word",
                f"{counted(event.n_reports, 'report')}, {counted(event.n_outlets, 'outlet')}, "
                f"{counted(event.n_origins, 'independent origin')}",
            ),
            *(
                Field("origin", f"{origin.name} ({origin.id}), through {listed(origin.reports)}")
                for origin in event.origins
            ),
            *self._chains(claims),
            *self._conflicts(event),
            *(Field("joined", reason) for reason in event.joined),
            *(
                Field("plan", f"{plan.plan_id}: {plan.state}")
                for plan in self.fused.plans
                if self._fulfils(plan, event)
            ),
            *(Field("story", story.title) for story in self.fused.stories if story.story_id == event.story_id),
            *(
                Field(
                    "claim",
                    f"{claim.claim_id}: {claim.status.replace('_', ' ')}, rule {_rule(claim)}",
                    self._passages([claim_span(claim)]),
                )
                for claim in claims
            ),
            Field("confidence", f"{event.confidence:.2f}, that of its surest claim raised by each further origin"),
        ]
        return Explanation(id=event.event_id, kind="event", title=f"{self.wording.event(event)}.", fields=tuple(fields))

    def _fulfils(self, plan: Plan, event: Event) -> bool:
        return plan.outcome_event == event.event_id or any(
            claim in event.claims for step in plan.history for claim in step.claims
        )

    def _conflicts(self, event: Event) -> Iterator[Field]:
        for conflict in event.conflicts:
            for value in conflict.values:
                number = f"{value.value:g}" if isinstance(value.value, float) else value.value
                spans = [
                    span
                    for id_ in value.claims
                    if id_ in self.claims
                    for span in _saying(conflict.field, self.claims[id_])
                ]
                yield Field(f"disputed: {conflict.field}", f"{number}, {listed(value.origins)}", self._passages(spans))

    def _chains(self, claims: Iterable[Claim]) -> Iterator[Field]:
        seen = set()
        for claim in claims:
            chain = " < ".join(_source(source) for source in claim.attribution)
            if chain and chain not in seen:
                seen.add(chain)
                spans = [span.within(claim.report_id) for source in claim.attribution for span in source.evidence]
                yield Field("chain of sources", chain, self._passages(spans))

    def _claim(self, claim: Claim) -> Explanation:
        event = self.event_of.get(claim.claim_id)
        fields = [
            Field("report", self._named(claim.report_id)),
            Field("type", _type(claim), self._passages([claim_span(claim)])),
            Field("status", claim.status.replace("_", " "), self._passages(_within(claim.status_evidence, claim))),
            *self._parties("actor", claim.actors, claim),
            *self._parties("recipient", claim.recipients, claim),
            *self._setting(claim.date, claim.place, claim),
            *(Field("context", context) for context in claim.contexts),
            *(
                Field(
                    "quantity",
                    f"{q.kind}: {_range(q.low, q.high)} {q.unit or ''}".strip(),
                    self._passages(_within(q.evidence, claim)),
                )
                for q in claim.quantities
            ),
        ]
        if claim.office is not None:
            office = claim.office
            words = f"{office.change}: {office.person}, {office.title}" + (
                f", for {office.replaces}" if office.replaces else ""
            )
            fields.append(Field("office", words, self._passages(_within(office.evidence, claim))))
        if claim.quote is not None:
            fields.append(
                Field(
                    "quote",
                    claim.quote.text,
                    self._passages([Span(claim.quote.start, claim.quote.end, claim.quote.text, claim.report_id)]),
                )
            )
        fields += self._chains([claim])
        if claim.within is not None and claim.within in self.claims:
            outer = self.claims[claim.within]
            fields.append(
                Field("spoken of in", f"{outer.claim_id}: {_type(outer)}", self._passages([claim_span(outer)]))
            )
        plover = claim.plover
        codes = f"PLOVER {plover.event_type}{'/' + plover.mode if plover.mode else ''}" if plover else "no PLOVER code"
        fields += [
            Field(
                "codes",
                f"{codes}; CAMEO {claim.cameo or 'none'}; Goldstein {'none' if claim.goldstein is None else claim.goldstein}",
            ),
            Field("rule", _rule(claim)),
            Field("coder", claim.coder),
            Field("confidence", f"{claim.confidence:.2f}"),
        ]
        if event is not None:
            fields.append(Field("event", f"{event.event_id}: {self.wording.event(event)}"))
        title = f"{_type(claim)}: “{claim.trigger.text}”"
        return Explanation(id=claim.claim_id, kind="claim", title=title, fields=tuple(fields))

    def _plan(self, plan: Plan) -> Explanation:
        fields = [
            Field("state", plan.state),
            Field("announced", day_words(Interval.day(plan.announced)) if plan.announced else "on a day not known"),
            Field("due", day_words(plan.due) or "no day is named"),
            *self._parties("actor", plan.actors),
            *self._parties("recipient", plan.recipients),
            *(Field("outcome", f"{plan.outcome_event}") for _ in (0,) if plan.outcome_event),
        ]
        for step in plan.history:
            when = capital(day_words(Interval.day(step.date))) if step.date else "On a day not known"
            due = f", due {day_words(step.due)}" if step.due else ""
            spans = _triggers(self.claims[id_] for id_ in step.claims if id_ in self.claims)
            dates = [s for id_ in step.claims if id_ in self.claims for s in _date_spans(self.claims[id_])]
            fields.append(Field("history", f"{when}: {step.state}{due}", self._passages([*spans, *dates])))
        return Explanation(id=plan.plan_id, kind="plan", title=capital(plan.what), fields=tuple(fields))

    def _tenure(self, tenure: Tenure) -> Explanation:
        fields = [
            Field("office", f"{tenure.office}{f' ({tenure.polity})' if tenure.polity else ''}"),
            Field("from", day_words(tenure.start) or "not known"),
            Field("to", day_words(tenure.end) or "not known"),
            *(Field("predecessor", name) for name in (tenure.predecessor,) if name),
            *(Field("successor", name) for name in (tenure.successor,) if name),
        ]
        for id_ in tenure.claims:
            claim = self.claims[id_]
            if claim.office is not None:
                fields.append(
                    Field(
                        "claim",
                        f"{id_}: {claim.office.change}",
                        self._passages([*_within(claim.office.evidence, claim), *_date_spans(claim)]),
                    )
                )
        return Explanation(
            id=tenure.tenure_id, kind="tenure", title=f"{tenure.person}, {tenure.office}", fields=tuple(fields)
        )

    def _story(self, story: object) -> Explanation:
        record = next(one for one in self.fused.stories if one is story)
        events = {event.event_id: event for event in self.fused.events}
        fields = [
            Field("days", day_words(Interval(record.start, record.end)) or "not known"),
            *(Field("report", self._named(report)) for report in record.reports),
            *(Field("event", f"{id_}: {self.wording.event(events[id_])}") for id_ in record.events),
        ]
        return Explanation(id=record.story_id, kind="story", title=record.title, fields=tuple(fields))

    def _report(self, report: ReportRecord) -> Explanation:
        published = report.published
        fields = [
            *(Field("outlet", report.outlet) for _ in (0,) if report.outlet),
            Field("published", day_words(Interval(published.start, published.end)) if published else "not known"),
        ]
        if published is not None:
            spans = [span.within(report.report_id) for span in published.evidence]
            fields.append(Field("how the date is known", published.method, self._passages(spans)))
            fields += [Field("reason", reason) for reason in published.reasons]
        if report.copy_of:
            fields.append(Field("reprints", self._named(report.copy_of)))
        fields += [Field("origin", origin) for origin in report.origins]
        mine = [claim for claim in self.claims.values() if claim.report_id == report.report_id]
        fields.append(Field("claims", str(len(mine))))
        return Explanation(
            id=report.report_id, kind="report", title=report.title or report.report_id, fields=tuple(fields)
        )

    def _named(self, report_id: str) -> str:
        report = self.reports.get(report_id)
        return f"{report_id} ({report.outlet})" if report is not None and report.outlet else report_id

    def _parties(self, name: str, actors: Iterable[Actor], claim: Claim | None = None) -> Iterator[Field]:
        for actor in actors:
            about = [part for part in (actor.role, actor.country, actor.sector, actor.how) if part]
            spans = _within(actor.evidence, claim) if claim is not None else list(actor.evidence)
            yield Field(name, f"{actor.name} [{actor.id}] {', '.join(about)}".strip(), self._passages(spans))

    def _setting(self, date: When | None, place: Place | None, claim: Claim | None = None) -> Iterator[Field]:
        if date is not None:
            words = day_words(date) or "not known"
            how = f", {date.how}" if date.how else ""
            spans = _within(date.evidence, claim) if claim is not None else list(date.evidence)
            yield Field("date", f"{words}{how}", self._passages(spans))
        if place is not None:
            at = (
                f" ({place.lat:.2f}, {place.lon:.2f}; {place.precision})"
                if place.lat is not None and place.lon is not None
                else ""
            )
            spans = _within(place.evidence, claim) if claim is not None else list(place.evidence)
            where = f"{place.name}, {place.country}" if place.country else place.name
            how = f", {place.how}" if place.how else ""
            yield Field("place", f"{where}{at}{how}", self._passages(spans))

    def _passages(self, spans: Iterable[Span]) -> tuple[Passage, ...]:
        return passages(spans, self.reports)


def _triggers(claims: Iterable[Claim]) -> list[Span]:
    return [claim_span(claim) for claim in claims]


def _date_spans(claim: Claim) -> list[Span]:
    return _within(claim.date.evidence, claim) if claim.date is not None else []


def _saying(field: str, claim: Claim) -> list[Span]:
    """The words of a claim for a disputed field: the number, the day, or the word for its status; else its trigger."""
    if field == "date":
        found = _date_spans(claim)
    elif field == "status":
        found = _within(claim.status_evidence, claim)
    else:
        found = [span for q in claim.quantities if q.kind == field for span in _within(q.evidence, claim)]
    return found or [claim_span(claim)]


def _within(spans: Iterable[Span], claim: Claim) -> list[Span]:
    return [span.within(claim.report_id) for span in spans]


def _type(value: Claim | Event) -> str:
    return f"{value.event_type}/{value.mode}" if value.mode else value.event_type


def _rule(claim: Claim) -> str:
    return claim.coder.rpartition(" / rule ")[2]


def _source(source: Source) -> str:
    return f"{source.name} [{source.id}]" + (f" “{source.cue}”" if source.cue else "")


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {high:g}" if high is not None else "?"
    if high is None:
        return f"at least {low:g}"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
