"""The listings: events, claims, plans, offices, actors, reports, stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from polybius.cli.console import day_option, days_shown, print_json, print_table
from polybius.knowledge import load_knowledge
from polybius.model import STATUSES, Actor, Claim, Event, Plan, ReportRecord, Story, Tenure
from polybius.run import Situation, Tools
from polybius.run.select import Filter, select

Db = Annotated[Path, typer.Option("--db", help="The situation's database.")]
ActorOption = Annotated[str | None, typer.Option("--actor", help="Part of an actor's name or id.")]
Country = Annotated[str | None, typer.Option("--country", help="ISO 3166-1 alpha-3 code, such as PRK.")]
Type = Annotated[str | None, typer.Option("--type", help="Event type, with a mode if wanted: CONSULT/visit.")]
Status = Annotated[str | None, typer.Option("--status", help="Status of a claim or event, state of a plan.")]
PlaceOption = Annotated[str | None, typer.Option("--place", help="Part of a place's name, or a country's code.")]
Text = Annotated[str | None, typer.Option("--text", help="Words that the reports must contain.")]
Since = Annotated[str | None, typer.Option("--since", help="First day, YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option("--until", help="Last day, YYYY-MM-DD.")]
KnowledgeDir = Annotated[Path | None, typer.Option("--knowledge", help="A folder with knowledge files of your own.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The situation as it was known on that day.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
PLAN_STATES = ("planned", "happened", "moved", "cancelled", "overdue")
DEFAULT_DB = Path("situation.db")


def typed(said: str | None) -> str | None:
    """A type as it is written: capitals before the slash, small letters after it."""
    if said is None:
        return None
    event_type, slash, mode = said.partition("/")
    return event_type.upper() + slash + mode.lower()


def one_of(said: str | None, allowed: set[str], name: str) -> None:
    """Refuse a value that cannot match anything.

    Raises:
        typer.BadParameter: it is none of those allowed.
    """
    if said is not None and said not in allowed:
        raise typer.BadParameter(f"{said!r} is none of {', '.join(sorted(allowed))}", param_hint=name)


def opened(db: Path, *, as_of: str | None, knowledge: Path | None) -> Situation:
    """An existing situation, to be read; the parser is not loaded."""
    tools = Tools(load_knowledge(knowledge))
    return Situation(db, tools=tools, as_of=day_option(as_of, "--as-of"), create=False)


def names(actors: Iterable[Actor]) -> str:
    """Actors by name."""
    return ", ".join(actor.name for actor in actors)


def event_row(event: Event) -> tuple[str, ...]:
    """The cells of an event."""
    days = days_shown(event.date.start, event.date.end) if event.date else ""
    kind = f"{event.event_type}/{event.mode}" if event.mode else event.event_type
    place = event.place.name if event.place else ""
    counts = f"{event.n_reports}/{event.n_outlets}/{event.n_origins}"
    return (event.event_id, days, kind, event.status, names(event.actors), names(event.recipients), place, counts)


def claim_row(claim: Claim) -> tuple[str, ...]:
    """The cells of a claim."""
    days = days_shown(claim.date.start, claim.date.end) if claim.date else ""
    kind = f"{claim.event_type}/{claim.mode}" if claim.mode else claim.event_type
    sources = " < ".join(source.name for source in claim.attribution)
    return (
        claim.claim_id, claim.report_id, kind, claim.status, claim.trigger.text, names(claim.actors),
        names(claim.recipients), days, sources, f"{claim.confidence:.2f}",
    )  # fmt: skip


def plan_row(plan: Plan) -> tuple[str, ...]:
    """The cells of a plan."""
    due = days_shown(plan.due.start, plan.due.end) if plan.due else ""
    return (
        plan.plan_id,
        due,
        plan.state,
        plan.what,
        names(plan.actors),
        str(plan.announced or ""),
        plan.outcome_event or "",
    )


def tenure_row(tenure: Tenure) -> tuple[str, ...]:
    """The cells of a tenure."""
    start = days_shown(tenure.start.start, tenure.start.end) if tenure.start else ""
    end = days_shown(tenure.end.start, tenure.end.end) if tenure.end else ""
    return (
        tenure.tenure_id, tenure.office, tenure.polity or "", tenure.person, start, end, tenure.predecessor or "",
        tenure.successor or "",
    )  # fmt: skip


def report_row(report: ReportRecord) -> tuple[str, ...]:
    """The cells of a report."""
    published = report.published
    days = days_shown(published.start, published.end) if published else "unknown"
    how = published.method if published else ""
    return (
        report.report_id,
        days,
        how,
        report.outlet or "",
        report.title or "",
        report.copy_of or "",
        ", ".join(report.origins),
    )


def story_row(story: Story) -> tuple[str, ...]:
    """The cells of a story."""
    return (
        story.story_id,
        days_shown(story.start, story.end),
        story.title,
        str(len(story.reports)),
        str(len(story.events)),
    )


def actor_rows(situation: Situation, wanted: Filter) -> list[tuple[str, ...]]:
    """Each actor with the number of events that it acts in and is acted upon in."""
    acting: Counter[str] = Counter()
    receiving: Counter[str] = Counter()
    known: dict[str, Actor] = {}
    for event in select(situation.events, wanted):
        for actor in event.actors:
            acting[actor.id] += 1
            known.setdefault(actor.id, actor)
        for actor in event.recipients:
            receiving[actor.id] += 1
            known.setdefault(actor.id, actor)
    order = sorted(known, key=lambda id_: (-acting[id_] - receiving[id_], id_))
    return [
        (
            id_, known[id_].name, known[id_].kind, known[id_].country or "", known[id_].sector or "",
            known[id_].role or "", str(acting[id_]), str(receiving[id_]),
        )
        for id_ in order
    ]  # fmt: skip


COLUMNS: dict[str, tuple[str, ...]] = {
    "events": ("id", "date", "type", "status", "actors", "recipients", "place", "rep/out/orig"),
    "claims": ("id", "report", "type", "status", "trigger", "actors", "recipients", "date", "sources", "confidence"),
    "plans": ("id", "due", "state", "what", "actors", "announced", "outcome"),
    "offices": ("id", "office", "polity", "person", "from", "to", "predecessor", "successor"),
    "actors": ("id", "name", "kind", "country", "sector", "role", "acts", "acted upon"),
    "reports": ("id", "published", "how known", "outlet", "title", "copy of", "origins"),
    "stories": ("id", "days", "title", "reports", "events"),
}
ROWS: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "events": event_row,
    "claims": claim_row,
    "plans": plan_row,
    "offices": tenure_row,
    "reports": report_row,
    "stories": story_row,
}
ABOUT = {
    "events": "What happened, is planned, asked for, threatened, feared or denied.",
    "claims": "Every mention of an event in a report.",
    "plans": "What was announced, when it is due, and what became of it.",
    "offices": "Who took or left which office.",
    "actors": "Who acts and who is acted upon.",
    "reports": "The reports, their dates, copies and origins.",
    "stories": "The storylines.",
}


def add_listings(app: typer.Typer) -> None:
    """One command for each kind of record."""
    for kind in COLUMNS:
        app.command(kind, help=f"{ABOUT[kind]}\n\nExample: polybius {kind} --country PRK --json")(_listing(kind))


def _listing(kind: str) -> Callable[..., None]:
    def listing(
        db: Db = DEFAULT_DB,
        actor: ActorOption = None,
        country: Country = None,
        event_type: Type = None,
        status: Status = None,
        place: PlaceOption = None,
        text: Text = None,
        since: Since = None,
        until: Until = None,
        as_of: AsOf = None,
        knowledge: KnowledgeDir = None,
        as_json: Json = False,
    ) -> None:
        with opened(db, as_of=as_of, knowledge=knowledge) as situation:
            known = situation.tools.knowledge
            types = {row.id for row in known.types} | {f"{row.event_type}/{row.mode}" for row in known.modes}
            wanted_type = typed(event_type)
            root = wanted_type.partition("/")[0] if wanted_type else None
            one_of(root, {name for name in types if "/" not in name}, "--type")
            one_of(wanted_type, {name for name in types if name.partition("/")[0] == root}, "--type")
            one_of(status, {*STATUSES, *PLAN_STATES}, "--status")
            wanted = Filter(
                actor=actor,
                country=country,
                event_type=event_type,
                status=status,
                place=place,
                reports=frozenset(situation.search(text)) if text is not None else None,
                since=day_option(since, "--since"),
                until=day_option(until, "--until"),
            )
            show(situation, kind, wanted, as_json=as_json)

    return listing


def show(situation: Situation, kind: str, wanted: Filter, *, as_json: bool) -> None:
    """Print one listing."""
    if kind == "actors":
        rows = actor_rows(situation, wanted)
        if as_json:
            print_json(dict(zip((c.replace(" ", "_") for c in COLUMNS[kind]), row, strict=True)) for row in rows)
        else:
            print_table(kind, COLUMNS[kind], rows)
        return
    values = select(getattr(situation, kind), wanted)
    if as_json:
        print_json(values)
    else:
        print_table(kind, COLUMNS[kind], (ROWS[kind](value) for value in values))
