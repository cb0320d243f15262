"""Builds the brief from a fused situation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from polybius.brief.brief import Brief, Group, Section, Sentence
from polybius.brief.english import called, capital, counted, day_words, listed, parties
from polybius.brief.wording import Wording
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import states_by_country
from polybius.model import Claim, Event, Fused, Interval, Plan, Telling, Tenure

JUDGING = frozenset({"ACCUSE", "SUPPORT", "STATEMENT"})
STATES = {
    "planned": "due {due}",
    "moved": "moved; now due {due}",
    "cancelled": "called off (was due {due})",
    "overdue": "OVERDUE: was due {due}, and no report says what became of it",
    "happened": "took place (was due {due})",
}
SHOWN_STATES = 4
JUDGEMENTS = 12
"""How many statements of meaning are told in full."""
SOURCES_SHOWN = 10
"""How many origins are told of one by one."""
OLD_DAYS = 45
"""From how many days before the first report an event is background."""
MANY = 2
"""From so many parties on a noun alone tells enough of an act."""
UNTELLING = frozenset({"every", "each", "any", "no", "some", "such", "more"})
"""Words at whose head a noun phrase names no one act."""
DOUBTFUL = 0.45
"""Below this confidence an event that one report tells, without saying who acts, is left out of the brief."""
STATE_ORDER = ("overdue", "planned", "moved", "cancelled", "happened")


def make_brief(
    fused: Fused, claims: Iterable[Claim], knowledge: Knowledge, *, since: date | None = None, as_of: date | None = None
) -> Brief:
    """The brief of a situation.

    Args:
        fused: the situation.
        claims: the claims that it was fused from.
        knowledge: for the wording.
        since: leave out what ended before that day.
        as_of: the day as of which the situation was known, for the head of the brief.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    maker = _Maker(fused, by_id, Wording(by_id, knowledge), since)
    sections = (
        Section("What occurred", maker.occurred()),
        Section("Why it matters", maker.matters()),
        Section("What is next", maker.next()),
        Section("Who is who", maker.offices()),
        Section("Disputed", maker.disputed()),
        Section("On whose word", maker.word()),
    )
    return Brief(
        title=_title(fused, knowledge),
        since=since,
        as_of=as_of,
        n_reports=len(fused.reports),
        n_outlets=len({report.outlet for report in fused.reports if report.outlet}),
        n_origins=len({origin.id for event in fused.events for origin in event.origins}),
        sections=tuple(section for section in sections if section.groups),
    )


def _title(fused: Fused, knowledge: Knowledge) -> str:
    """The states that act most, and the days that the reports are from."""
    acting = Counter(
        actor.country
        for event in fused.events
        if event.event_type != "STATEMENT"
        for actor in (*event.named_actors, *event.recipients)
        if actor.country
    )
    states = states_by_country(knowledge)
    top = [
        states[country].name
        for country, _ in sorted(acting.items(), key=lambda row: (-row[1], row[0]))
        if country in states
    ]
    days = [
        day for report in fused.reports if report.published for day in (report.published.start, report.published.end)
    ]
    known = sorted(day for day in days if day is not None)
    span = f", {day_words(Interval(known[0], known[-1]))}" if known else ""
    return (
        f"{capital(listed([called(name, 'state') for name in top[:SHOWN_STATES]]))}{span}"
        if top
        else f"Situation{span}"
    )


class _Maker:
    def __init__(self, fused: Fused, claims: Mapping[str, Claim], wording: Wording, since: date | None) -> None:
        self.fused, self.claims, self.wording, self.since = fused, claims, wording, since
        self.events = {event.event_id: event for event in fused.events}
        self.event_of = {claim: event.event_id for event in fused.events for claim in event.claims}
        days = [report.published.start for report in fused.reports if report.published is not None]
        self.names: dict[str, str] = {}
        for claim in claims.values():
            self.names |= {actor.id: actor.name for actor in claim.actors}
            self.names |= {source.id: source.name for source in claim.attribution}
        for state in wording.knowledge.states:
            self.names[f"official:{state.iso3.lower()}"] = state.name
        self.first = min((day for day in days if day is not None), default=None)

    def occurred(self) -> tuple[Group, ...]:
        """What happened, by story, the newest first."""
        groups = []
        for story in sorted(self.fused.stories, key=lambda story: (_last(story.end), story.story_id), reverse=True):
            events = [self.events[id_] for id_ in story.events if id_ in self.events]
            told = [event for event in events if self._tells(event) and not self._old(event)]
            told.sort(
                key=lambda event: (_last(event.date.end if event.date else None), event.n_origins, event.event_id),
                reverse=True,
            )
            if told:
                groups.append(Group(story.title, tuple(s for event in told for s in self._sentences(event))))
        old = sorted((event for event in self.fused.events if self._tells(event) and self._old(event)), key=_start)
        if old:
            groups.append(Group("Earlier, as the reports recall", tuple(self._sentence(event) for event in old)))
        return tuple(groups)

    def _old(self, event: Event) -> bool:
        """Whether an event was over long before the first report: background, and no news of this situation."""
        end = event.date.end if event.date is not None else None
        return end is not None and self.first is not None and (self.first - end).days > OLD_DAYS

    def _sentences(self, event: Event) -> list[Sentence]:
        first = self._sentence(event)
        source = self.wording.sources(event)
        return [first, *(Sentence(f"{text}{source}.", first.events) for text in self.wording.also(event))]

    def _tells(self, event: Event) -> bool:
        if event.event_type == "STATEMENT" or event.status != "happened":
            return False
        claim = self.wording.best(event)
        noun = claim is None or claim.told is None or claim.told.verb is None
        if claim is not None and claim.told is not None and _is_only_a_phrase(claim.told):
            return False
        nameless = not event.named_actors or (noun and len(event.named_actors) < MANY)
        if event.confidence < DOUBTFUL and event.n_reports == 1 and nameless:
            return False
        return self._recent(event)

    def _recent(self, event: Event) -> bool:
        if self.since is None:
            return True
        end = event.date.end or event.date.start if event.date else None
        return end is not None and end >= self.since

    def _sentence(self, event: Event) -> Sentence:
        text = self.wording.event(event) + self.wording.sources(event) + "."
        inner = [claim.claim_id for id_ in event.claims for claim in self.wording.inner.get(id_, ())]
        within = [self.event_of[id_] for id_ in inner if id_ in self.event_of]
        return Sentence(text, tuple(dict.fromkeys([event.event_id, *within])))

    def matters(self) -> tuple[Group, ...]:
        """What the reports say of the meaning, and whose judgement it is."""
        found: dict[str, Sentence] = {}
        judging = sorted(
            self.fused.events, key=lambda event: (-event.n_reports, -_weight(event, self.claims), event.event_id)
        )
        for event in judging:
            if event.event_type not in JUDGING or not self._recent(event) or event.status != "happened":
                continue
            claim = self.wording.best(event)
            if claim is None or not event.named_actors:
                continue
            who = parties(event.named_actors)
            if claim.quote is not None and len(claim.quote.text.split()) > 4:
                words = _plain_words(claim.quote.text)
                text = f"{capital(who)}: “{words}”" if claim.quote.direct else f"{capital(who)} said that {_low(words)}"
            elif event.event_type == "STATEMENT" and claim.what:
                text = self.wording.event(event)
            else:
                continue
            text = text.rstrip(".") + self.wording.sources(event) + "."
            found.setdefault(text, Sentence(text, (event.event_id,)))
        shown = [*found.values()][:JUDGEMENTS]
        rest = [id_ for sentence in [*found.values()][JUDGEMENTS:] for id_ in sentence.events]
        if rest:
            shown.append(Sentence(f"{counted(len(rest), 'further statement')} can be read in the events.", tuple(rest)))
        return (Group(None, tuple(shown)),) if shown else ()

    def next(self) -> tuple[Group, ...]:
        """What was announced, by due date, the overdue first."""
        sentences = []
        plans = [
            plan
            for plan in self.fused.plans
            if self.since is None or plan.due is None or plan.due.end is None or plan.due.end >= self.since
        ]
        for plan in sorted(plans, key=lambda plan: (STATE_ORDER.index(plan.state), _first(plan), plan.plan_id)):
            events = self._events_of(plan)
            if plan.state != "happened" and events:
                sentences.append(Sentence(self._plan(plan), events))
        return (Group(None, tuple(sentences)),) if sentences else ()

    def _plan(self, plan: Plan) -> str:
        due = day_words(plan.due) or "on a day not named"
        state = STATES[plan.state].format(due=due).replace("due on a day not named", "no day is named")
        return f"{capital(self._announced(plan))}: {state}."

    def _announced(self, plan: Plan) -> str:
        """What was announced: a sentence where the reports tell it by a verb, else a noun with its parties."""
        event = next((self.events[id_] for id_ in self._events_of(plan) if id_ in self.events), None)
        claim = self.wording.best(event) if event is not None else None
        verbal = claim is not None and claim.told is not None and claim.told.verb is not None
        if event is not None and event.status == "planned" and verbal:
            return self.wording.act(event)
        who = parties((*plan.actors, *plan.recipients))
        return f"{plan.what}{f' ({who})' if who else ''}"

    def _events_of(self, plan: Plan) -> tuple[str, ...]:
        claims = [claim for step in plan.history for claim in step.claims]
        ids = [plan.outcome_event, *(self.event_of.get(claim) for claim in claims)]
        return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))

    def offices(self) -> tuple[Group, ...]:
        """Who took or left which office."""
        sentences = []
        for tenure in self.fused.tenures:
            events = tuple(dict.fromkeys(self.event_of[c] for c in tenure.claims if c in self.event_of))
            if events and (tenure.start or tenure.end):
                sentences.append(Sentence(self._tenure(tenure), events))
        return (Group(None, tuple(sentences)),) if sentences else ()

    def _tenure(self, tenure: Tenure) -> str:
        polity = self.names.get(f"official:{(tenure.polity or '').lower()}", tenure.polity)
        parts = [f"{tenure.person}, {tenure.office}{f' of {called(polity)}' if polity else ''}:"]
        if tenure.start is not None:
            parts.append(
                f"took office {day_words(tenure.start)}"
                + (f", after {tenure.predecessor}" if tenure.predecessor else "")
            )
        if tenure.end is not None:
            parts.append(
                f"{'left office' if tenure.start is None else 'and left it'} {day_words(tenure.end)}"
                + (f", followed by {tenure.successor}" if tenure.successor else "")
            )
        return " ".join(parts) + "."

    def disputed(self) -> tuple[Group, ...]:
        """On what the origins disagree."""
        sentences = []
        for event in self.fused.events:
            for conflict in event.conflicts:
                values = [
                    f"{_plain(value.value)} according to {listed(self._origins(event, value.origins))}"
                    for value in conflict.values
                ]
                text = f"{self.wording.event(event)}: {conflict.field.replace('_', ' ')} {'; '.join(values)}."
                sentences.append(Sentence(text, (event.event_id,)))
        return (Group(None, tuple(sentences)),) if sentences else ()

    def _origins(self, event: Event, ids: Iterable[str]) -> list[str]:
        names = self.names | {origin.id: origin.name for origin in event.origins}
        return list(dict.fromkeys(called(names.get(id_, id_.partition(":")[2].replace("-", " "))) for id_ in ids))

    def word(self) -> tuple[Group, ...]:
        """How many events rest on each origin, through how many reports and outlets."""
        events_of: dict[str, list[Event]] = {}
        names: dict[str, str] = {}
        for event in self.fused.events:
            if event.event_type != "STATEMENT":
                for origin in event.origins:
                    events_of.setdefault(origin.id, []).append(event)
                    names.setdefault(origin.id, origin.name)
        outlets = {report.report_id: report.outlet for report in self.fused.reports}
        sentences = []
        order = sorted(events_of, key=lambda id_: (-len(events_of[id_]), id_))
        for id_ in order[:SOURCES_SHOWN]:
            events = events_of[id_]
            reports = {r for event in events for origin in event.origins if origin.id == id_ for r in origin.reports}
            heard = {outlets.get(report) or report for report in reports}
            only = sum(event.n_origins == 1 for event in events)
            text = (
                f"{names[id_]}: {counted(len(events), 'event')} ({only} on its word alone), through "
                f"{counted(len(reports), 'report')} of {counted(len(heard), 'outlet')}."
            )
            sentences.append(Sentence(text, tuple(event.event_id for event in events)))
        rest = order[SOURCES_SHOWN:]
        if rest:
            text = f"{counted(len(rest), 'further origin')}: {listed([names[id_] for id_ in rest])}."
            events_of_rest = dict.fromkeys(event.event_id for id_ in rest for event in events_of[id_])
            sentences.append(Sentence(text, tuple(events_of_rest)))
        return (Group(None, tuple(sentences)),) if sentences else ()


def _plain(value: str | float) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _weight(event: Event, claims: Mapping[str, Claim]) -> int:
    """How many words were quoted, up to forty: a judgement wants some room."""
    quotes = [quote for id_ in event.claims if id_ in claims and (quote := claims[id_].quote) is not None]
    return max((min(40, len(quote.text.split())) for quote in quotes), default=0)


def _plain_words(text: str) -> str:
    """Quoted words without stray marks at their edges, and without a mark that has lost its fellow."""
    words = " ".join(text.split()).strip(" ,;:").removesuffix(".").removeprefix("and ")
    if words.count('"') % 2:
        words = words.replace('"', "")
    return words if words.count("“") == words.count("”") else words.replace("“", "").replace("”", "")


SMALL_WORDS = frozenset(
    "the a an it its there this these that those he she they we his her their our no not nobody all some any many most "
    "both each every such one two three if when while since because although though but and in on at for from by".split()
)
"""Words that are small within a sentence whatever they stand for."""


def _low(words: str) -> str:
    """The words with a small letter where they begin like a sentence."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in SMALL_WORDS and first.istitle() else words


def _start(event: Event) -> tuple[date, str]:
    return (event.date.start or event.date.end or date.max if event.date is not None else date.max, event.event_id)


def _last(day: date | None) -> date:
    return day or date.min


def _first(plan: Plan) -> date:
    return (plan.due.start or plan.due.end if plan.due else None) or date.max


def _is_only_a_phrase(told: Telling) -> bool:
    """Whether an act is told by a noun phrase that names none: "every unit ready to move"."""
    return told.verb is None and (told.rest or "").casefold().split(" ", 1)[0] in UNTELLING
