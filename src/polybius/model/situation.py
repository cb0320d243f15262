"""What claims are fused into: events, plans, tenures, stories; and a report with its origins."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from polybius.model.claim import Actor, Claim, Place, SourceKind, Status, When
from polybius.model.interval import Interval
from polybius.model.layers import Layers
from polybius.model.report import Dateline, Document, Published

PlanState = Literal["planned", "happened", "moved", "cancelled", "overdue"]


class ReportRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the contract writes it: when, where, a copy of what, on whose word.

    Args:
        report_id: id of the report.
        outlet: name of the outlet.
        title: headline, as given or as read off the text.
        language: ISO 639-1 code.
        published: when it was published, and how that is known.
        dateline: where it says that it was written.
        copy_of: id of the earliest report whose text this one reprints.
        origins: ids of those whose word its main news rests on.
        text_sha256: SHA-256 of the UTF-8 text, in hexadecimal.
        retrieved: day or timestamp of retrieval, as given.
        url: web address, as given.
        extra: every other key of the input record.
    """

    report_id: str
    outlet: str | None
    title: str | None
    language: str | None
    published: Published | None
    dateline: Dateline | None
    copy_of: str | None
    origins: tuple[str, ...]
    text_sha256: str
    retrieved: str | None = None
    url: str | None = None
    extra: dict[str, Any] = {}


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whose word an event rests on at the end of the chain, and through which reports.

    Args:
        id: id of the origin.
        kind: `agency`, `official`, `organisation`, `outlet`, `anonymous` or `document`.
        name: its name.
        reports: ids of the reports through which it was heard.
    """

    id: str
    kind: SourceKind
    name: str
    reports: tuple[str, ...]


class ConflictValue(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values in conflict, with the origins and claims that assert it.

    Args:
        value: the value: a number, a day as ISO 8601, or a status.
        origins: ids of those who assert it.
        claims: ids of the claims that say it.
    """

    value: str | float
    origins: tuple[str, ...]
    claims: tuple[str, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an event on which origins disagree.

    Args:
        field: the field: a kind of quantity, `date` or `status`.
        values: the values, in the order of their text.
    """

    field: str
    values: tuple[ConflictValue, ...]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One real-world event: the claims of it across reports, and on whose word it stands.

    Args:
        event_id: id of the event: a hash of its first claim id in the order of the alphabet.
        event_type: the type that most claims of the final status give.
        mode: the mode that most of these give.
        contexts: PLOVER contexts of the claims of the final status.
        quad: quad class, from 1 to 4, of the first claim of this type and mode.
        goldstein: Goldstein value of that claim.
        actors: who acts, as at least a third of the claims that name actors say.
        recipients: who is acted upon, by the same measure.
        status: what became of it, by the last that was heard.
        date: when, as most claims say; exact days come first.
        place: where, as most claims say.
        claims: ids of its claims, in the order of the reports.
        reports: ids of the reports that tell of it.
        outlets: names of their outlets.
        origins: the independent origins that assert it with its final status.
        n_reports: number of reports.
        n_outlets: number of outlets.
        n_origins: number of origins.
        conflicts: the fields on which origins disagree.
        story_id: the story that it belongs to.
        confidence: how sure it is, from 0 to 1 (`docs/method/confidence.md`).
        what: the act in the words of a claim.
        joined: for each claim that joined the event, the reasons.
    """

    event_id: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int | None
    goldstein: float | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status
    date: When | None
    place: Place | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    n_reports: int
    n_outlets: int
    n_origins: int
    conflicts: tuple[Conflict, ...]
    story_id: str | None
    confidence: float
    what: str | None = None
    joined: tuple[str, ...] = ()

    @property
    def named_actors(self) -> tuple[Actor, ...]:
        """Who acts by the words of some report, without those who are only assumed."""
        return tuple(actor for actor in self.actors if not actor.assumed)


class PlanStep(msgspec.Struct, frozen=True, kw_only=True):
    """What was known of a plan on a day.

    Args:
        date: day of the reports that say so.
        state: state of the plan then.
        due: due days named then.
        claims: ids of the claims.
    """

    date: date | None
    state: PlanState
    due: Interval | None
    claims: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """An announced event followed through.

    Args:
        plan_id: id of the plan.
        event_type: type of the act announced.
        actors: who is to act.
        recipients: who is to be acted upon.
        what: the act in the words of a report.
        announced: first day on which a report tells of the plan.
        due: the days for which it is announced, as last named.
        state: `planned`, `happened`, `moved`, `cancelled` or `overdue`.
        outcome_event: id of the event, once it has happened.
        history: what was known on each day, the oldest first.
    """

    plan_id: str
    event_type: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    what: str
    announced: date | None
    due: Interval | None
    state: PlanState
    outcome_event: str | None
    history: tuple[PlanStep, ...]


class Tenure(msgspec.Struct, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """Who held an office from when to when.

    Args:
        office: the post.
        polity: the state that it belongs to, ISO 3166-1 alpha-3.
        person: name of the holder.
        person_id: id of the holder.
        start: the days within which the tenure began.
        end: the days within which it ended.
        predecessor: name of the one before.
        successor: name of the one after.
        claims: ids of the claims that tell of it.
        tenure_id: id of the tenure.
    """

    office: str
    polity: str | None
    person: str
    person_id: str
    start: Interval | None
    end: Interval | None
    predecessor: str | None
    successor: str | None
    claims: tuple[str, ...]
    tenure_id: str = ""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A storyline: reports and events that belong together.

    Args:
        story_id: id of the story.
        title: headline of its first report that has one.
        start: first day of its reports.
        end: last day of its reports.
        reports: ids of its reports.
        events: ids of the events that these told first.
    """

    story_id: str
    title: str
    start: date | None
    end: date | None
    reports: tuple[str, ...]
    events: tuple[str, ...]


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """All that one report gives: the document, its layers and its claims. What is stored, and what fusing starts from.

    Args:
        document: the report with its parts told apart.
        layers: what was read off it.
        claims: its claims, in the order of the text.
    """

    document: Document
    layers: Layers
    claims: tuple[Claim, ...]


class Fused(msgspec.Struct, frozen=True, kw_only=True):
    """The situation: everything that follows from the claims known at a time.

    Args:
        reports: the reports, oldest first.
        events: the events, in the order in which they were first told.
        plans: the plans.
        tenures: the tenures.
        stories: the stories.
    """

    reports: tuple[ReportRecord, ...]
    events: tuple[Event, ...]
    plans: tuple[Plan, ...]
    tenures: tuple[Tenure, ...]
    stories: tuple[Story, ...]
