"""How an event reads as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from polybius.brief.english import (
    PREPOSITIONS,
    article,
    called,
    called_actor,
    capital,
    day_words,
    head_of,
    listed,
    mentioned,
    names_all,
    parties,
    place_words,
    unique,
)
from polybius.knowledge import Knowledge
from polybius.knowledge.inflection import participle, past
from polybius.model import Claim, Event, Telling
from polybius.model.claim import Status

LONG = 9
"""From how many words on the day stands before an act, not behind it."""
MORE = 6
"""How many further phrases of one speech act are told."""
ALIKE = 0.6
"""Share of the words of the shorter phrase from which on two phrases are one."""
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""Types whose parties all act."""
OFFICE_WORDS = {"appoint": "{office}", "remove": "as {office}", "resign": "as {office}", "elect": "{office}", "die": ""}
"""Change of office to how the post stands behind its verb."""
DONE_TO = frozenset({"appoint", "remove", "elect"})
"""Changes of office that others make."""
SECTION_VERBS = {"called_for": "asked for, not reported as done", "threatened": "not reported as done"}


class Wording:
    """Turns events into sentences, with the claims that they were fused from at hand."""

    def __init__(self, claims: Mapping[str, Claim], knowledge: Knowledge) -> None:
        self.claims, self.knowledge = claims, knowledge
        self.inner: dict[str, list[Claim]] = {}
        for claim in claims.values():
            if claim.within is not None:
                self.inner.setdefault(claim.within, []).append(claim)
        self.of_noun = {noun: row.verb for row in knowledge.wording for noun in row.nouns}
        self.of_type = {(row.event_type, row.mode): row.noun for row in knowledge.wording if not row.nouns}

    def event(self, event: Event) -> str:
        """The event in one sentence without its full stop."""
        act = self.act(event)
        when = day_words(event.date) if event.date is not None and not event.date.assumed else ""
        where = ""
        if event.place is not None and not event.place.assumed and event.place.name.casefold() not in act.casefold():
            where = place_words(event.place)
        leads = bool(when) and len(act.split()) > LONG
        words = " ".join(part for part in (when if leads else "", act, where, "" if leads else when) if part)
        mark = SECTION_VERBS.get(event.status)
        if event.event_type == "REQUEST" and any(other.status == "called_for" for other in self._within(event)):
            mark = SECTION_VERBS["called_for"]
        return capital(f"{words} ({mark})" if mark else words)

    def also(self, event: Event) -> list[str]:
        """What else was asked for on the same occasion, in further sentences without their full stops."""
        best = self.best(event)
        if event.event_type != "REQUEST" or event.status != "happened" or best is None or best.told is None:
            return []
        said: dict[str, str] = {best.told.rest or "": ""}
        found = [self.claims[id_] for id_ in event.claims if id_ in self.claims]
        for other in sorted(found, key=lambda claim: -claim.confidence):
            told = other.told
            if told is None or told.verb is None or not told.rest or other.status != "happened" or told.rest.isupper():
                continue
            if not any(_alike(told.rest, before) for before in said):
                said[told.rest] = f"{past(told.verb, self.knowledge)} {told.rest}"
        del said[best.told.rest or ""]
        phrases = list(said.values())[:MORE]
        who = parties(event.named_actors) or "they"
        return [capital(f"{who} also {'; and '.join(phrases[i : i + 2])}") for i in range(0, len(phrases), 2)]

    def _within(self, event: Event) -> list[Claim]:
        """The acts that an event speaks of."""
        return [other for id_ in event.claims for other in self.inner.get(id_, ())]

    def sources(self, event: Event) -> str:
        """On whose word the event stands, as the end of its sentence; nothing where it speaks for itself."""
        speaking = {actor.name for actor in event.named_actors}
        named = [
            called(origin.name) for origin in event.origins if origin.kind != "outlet" and origin.name not in speaking
        ]
        outlets = [o.name for o in event.origins if o.kind == "outlet" and o.name not in event.reports]
        if named:
            return f", according to {listed(unique(named))}"
        if outlets:
            return f", {listed(unique(outlets))} reported"
        return ", by a report whose outlet is not named" if event.origins and not speaking & self._names(event) else ""

    def _names(self, event: Event) -> set[str]:
        """The names of an event's origins."""
        return {origin.name for origin in event.origins}

    def act(self, event: Event) -> str:
        """Who did what."""
        if event.event_type == "OFFICE":
            return self._office(event)
        claim = self.best(event)
        if claim is None or claim.told is None:
            told = Telling(subject=None, verb=None, object=None, rest=self._type(event), plural=False)
            return self._nominal(event, told, named=False)
        if claim.told.verb is not None:
            return self._verbal(event, claim, claim.told)
        return self._nominal(event, claim.told, named=claim.coder.endswith("rule named.exercise"))

    def best(self, event: Event) -> Claim | None:
        """The claim that tells an event best: of its final status, with its parties, a verb rather than a noun, the surest."""
        found = [self.claims[claim] for claim in event.claims if claim in self.claims]
        return max(
            found,
            key=lambda claim: (
                claim.status == event.status,
                bool(claim.named_actors),
                claim.told is not None and claim.told.verb is not None,
                claim.told is not None and not (claim.told.rest or "").isupper(),
                claim.confidence,
                claim.claim_id,
            ),
            default=None,
        )

    def _type(self, event: Event) -> str:
        return self.of_type.get((event.event_type, event.mode)) or self.of_type.get((event.event_type, None)) or "act"

    def _verbal(self, event: Event, claim: Claim, told: Telling) -> str:
        acting = event.named_actors
        if event.event_type in MUTUAL:
            acting = (
                tuple(actor for actor in event.named_actors if not mentioned(actor, told.rest or ""))
                or event.named_actors
            )
        actors = parties(acting) or (told.subject or "")
        group = any(actor.id.startswith("group:") and actor.name.endswith("s") for actor in acting)
        many = len(event.named_actors) > 1 or group or (not event.named_actors and told.plural)
        verb = told.verb or "do"
        if not actors:
            return self._passive(event, told)
        did = self._did(verb, event.status, many=many)
        return " ".join(part for part in (actors, did, told.object, told.rest) if part) + self._inner(claim)

    def _did(self, verb: str, status: Status, *, many: bool) -> str:
        """The verb of who acts, by what became of the act."""
        return {
            "happened": past(verb, self.knowledge),
            "planned": f"{'are' if many else 'is'} to {verb}",
            "called_for": f"{'are' if many else 'is'} asked to {verb}",
            "threatened": f"threatened to {verb}",
            "hypothetical": f"may {verb}",
            "denied": f"did not {verb}",
        }[status]

    def _was_done(self, verb: str, status: Status, *, many: bool) -> str:
        """The verb of who is acted upon."""
        auxiliary = {
            "happened": "were" if many else "was",
            "planned": f"{'are' if many else 'is'} to be",
            "called_for": "should be",
            "threatened": "may be",
            "hypothetical": "may be",
            "denied": "were not" if many else "was not",
        }[status]
        return f"{auxiliary} {participle(verb, self.knowledge)}"

    def _passive(self, event: Event, told: Telling) -> str:
        """An act of which nobody says whose it is."""
        verb = told.verb or "do"
        direct = bool(told.rest and told.rest.split()[0].casefold() not in PREPOSITIONS)
        thing = told.object or ("" if direct else parties(event.recipients))
        if thing:
            done = self._was_done(verb, event.status, many=told.plural or len(event.recipients) > 1)
            return " ".join(part for part in (thing, done, told.rest) if part)
        did = self._did(verb, event.status, many=False)
        return f"somebody whom the reports do not name {did} {told.rest}".strip()

    def _inner(self, claim: Claim) -> str:
        """What a speech act speaks of, where its own words do not say it already."""
        own = f"{claim.told.rest if claim.told else ''} {claim.what or ''}".casefold()
        words = [
            other.what
            for other in self.inner.get(claim.claim_id, ())
            if other.what and other.trigger.text.casefold() not in own
        ]
        return f" ({'; '.join(unique(words)[:3])})" if words else ""

    def _nominal(self, event: Event, told: Telling, *, named: bool) -> str:
        actors, noun = parties(event.named_actors), told.rest or self._type(event)
        indefinite = article(noun, plural=told.plural)
        many = len(event.named_actors) > 1
        verb = "held" if named else self.of_noun.get(head_of(noun))
        before, of, after = noun.partition(" of ")
        if of and event.named_actors and verb and names_all(event.named_actors, after):
            noun = before
        be = "were" if told.plural else "was"
        if event.status == "happened":
            if actors and verb:
                return f"{actors} {verb} {indefinite}{noun}"
            by = f" by {actors}" if actors and not names_all(event.named_actors, noun) else ""
            return f"there {be} {indefinite}{noun}{by}"
        if event.status == "planned":
            return (
                f"{actors} {'plan' if many else 'plans'} {indefinite}{noun}"
                if actors
                else f"{indefinite}{noun} {'are' if told.plural else 'is'} planned"
            )
        if event.status == "denied":
            return f"{indefinite}{noun}{f' of {actors}' if actors else ''} {be} called off, refused or denied"
        return f"{indefinite}{noun}{f' by {actors}' if actors else ''}"

    def _office(self, event: Event) -> str:
        changes = [self.claims[c].office for c in event.claims if c in self.claims and self.claims[c].office]
        change = changes[0] if changes else None
        mode = event.mode or "appoint"
        people = event.recipients if mode in {"appoint", "remove"} else event.named_actors
        person = change.person if change else called_actor(people[0]) if people else "the holder"
        deciding = tuple(actor for actor in event.named_actors if called_actor(actor) != person)
        post = OFFICE_WORDS.get(mode, "{office}").format(office=change.title) if change else ""
        if change is None and mode in {"appoint", "elect"}:
            post = "to a post"
        many = len(deciding) > 1
        if mode == "die" and change is not None:
            person = f"{person}, {change.title},"
        if deciding and mode in DONE_TO:
            words = (parties(deciding), self._did(mode, event.status, many=many), person, post)
        elif mode in DONE_TO:
            words = (person, self._was_done(mode, event.status, many=False), post, "")
        else:
            words = (person, self._did(mode, event.status, many=False), post, "")
        return " ".join(part for part in words if part)


def _alike(a: str, b: str) -> bool:
    """Whether two phrases say much the same: most words of the shorter stand in the longer."""
    words, others = set(a.casefold().split()), set(b.casefold().split())
    return len(words & others) >= ALIKE * min(len(words), len(others))
