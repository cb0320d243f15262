"""Whether a claim tells of an event: what agrees and what contradicts, each with its weight."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from polybius.coder.status import NEGATIONS
from polybius.model import Actor, Claim, Interval

TWO_SIDED = frozenset({"CONSULT", "COOPERATE"})
DRILLS = frozenset({"COOPERATE", "MOBILIZE"})
SPEECH = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE", "SUPPORT", "STATEMENT", "CONCEDE"})
OPEN = frozenset({"planned", "called_for", "threatened", "hypothetical", "denied"})
DENYING = ("den", "refut", "disput", "reject", "dismiss")
"""How words of denial begin."""
NEWS_DAYS = 21
"""How many days after an act it may still be spoken of without its date."""
ARMS = ("satellite", "missile", "nuclear", "drone", "artiller", "torpedo", "mine")
"""How the words begin that tell one launch or test from another."""
JOIN_AT = 2.0
"""The weight of agreement from which a claim joins an event."""


class Facts(NamedTuple):
    """What of a claim, or of the claims of an event, decides whether they tell of the same act."""

    event_type: str
    mode: str | None
    status: str
    named: frozenset[str]
    actors: frozenset[str]
    countries: frozenset[str]
    recipients: frozenset[str]
    recipient_countries: frozenset[str]
    persons: frozenset[str]
    days: Interval | None
    place: str | None
    place_country: str | None
    words: frozenset[str]
    report: str
    told: date | None
    called_off: bool


class Verdict(NamedTuple):
    """The weight of agreement and the reasons; ``None`` where something rules the pair out."""

    weight: float | None
    reasons: tuple[str, ...]


def facts_of(claim: Claim, told: date | None) -> Facts:
    """The facts of one claim, told in a report of that day."""
    actors, recipients = claim.named_actors, claim.recipients
    if claim.event_type in TWO_SIDED:
        actors, recipients = (*actors, *recipients), ()
    persons = {claim.office.person_id} if claim.office is not None else set()
    if claim.event_type == "OFFICE" and not persons:
        people = claim.recipients if claim.mode in {"appoint", "remove"} else claim.actors
        persons = {actor.id for actor in people if actor.kind == "person"}
    return Facts(
        event_type=claim.event_type,
        mode=claim.mode,
        status=claim.status,
        named=frozenset(claim.named),
        actors=_ids(actors),
        countries=_countries(actors),
        recipients=_ids(recipients),
        recipient_countries=_countries(recipients),
        persons=frozenset(persons),
        days=claim.date.interval if claim.date is not None and (claim.date.start or claim.date.end) else None,
        place=claim.place.name.casefold() if claim.place and not claim.place.assumed else None,
        place_country=claim.place.country if claim.place and not claim.place.assumed else None,
        words=_words(claim),
        report=claim.report_id,
        told=told,
        called_off=claim.status == "denied" and not denies(claim),
    )


def denies(claim: Claim) -> bool:
    """Whether somebody says that the act did not happen; what was called off or refused is another matter."""
    words = [span.text.casefold() for span in claim.status_evidence]
    return claim.status == "denied" and any(word.startswith(DENYING) or word in NEGATIONS for word in words)


def _ids(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors)


def _countries(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(actor.country for actor in actors if actor.country)


def _words(claim: Claim) -> frozenset[str]:
    """The words of the act, longer than three letters, in lower case."""
    text = f"{claim.trigger.text} {claim.what or ''}".casefold()
    return frozenset(word.strip(".,'\"()“”") for word in text.split() if len(word) > 3)


def same_kind(a: str, b: str) -> bool:
    """Whether two types can name the same act: equal, or two names of a drill."""
    return a == b or {a, b} <= DRILLS


def compare(claim: Facts, event: Facts) -> Verdict:
    """How much speaks for a claim telling of an event."""
    if not same_kind(claim.event_type, event.event_type):
        return Verdict(None, ())
    if claim.called_off and event.status == "happened" and _before(event.days, claim.told):
        return Verdict(None, ())
    weight, reasons = 0.0, []
    if claim.named and event.named:
        if not claim.named & event.named:
            return Verdict(None, ())
        weight, reasons = 3.0, [f"both name {min(claim.named & event.named)}"]
    elif claim.event_type != event.event_type:
        return Verdict(None, ())
    for part in (_who(claim, event), _when(claim, event), _where(claim, event), _what(claim, event)):
        if part.weight is None:
            return Verdict(None, ())
        weight += part.weight
        reasons += part.reasons
    return Verdict(weight, tuple(reasons))


def _before(days: Interval | None, told: date | None) -> bool:
    """Whether days were over when something was told: what has happened cannot be called off any more."""
    return days is not None and days.end is not None and told is not None and days.end < told


def _done_and_to_come(done: Facts, coming: Facts) -> bool:
    """Whether one act was over when the other was told of as one to come: the next drill of the name, the next talks."""
    return done.status == "happened" and coming.status == "planned" and _before(done.days, coming.told)


def _who(claim: Facts, event: Facts) -> Verdict:
    weight, reasons = 0.0, []
    if claim.event_type == "OFFICE":
        if claim.mode != event.mode or (claim.persons and event.persons and not claim.persons & event.persons):
            return Verdict(None, ())
        if claim.persons & event.persons:
            return Verdict(3.0, ("the same person and change of office",))
        if claim.report == event.report:
            return Verdict(1.6, ("the same kind of change in the same report",))
        near = (claim.countries | claim.recipient_countries) & (event.countries | event.recipient_countries)
        return Verdict(1.4, ("the same kind of change in the same state",)) if near else Verdict(-1.0, ())
    for ours, theirs, country, other in (
        (claim.actors, event.actors, claim.countries, event.countries),
        (claim.recipients, event.recipients, claim.recipient_countries, event.recipient_countries),
    ):
        if not ours or not theirs:
            continue
        if ours & theirs:
            weight += 1.5
            reasons.append("the same parties")
        elif country & other:
            weight += 1.0
            reasons.append("parties of the same country")
        elif country and other:
            return Verdict(None, ())
        elif country or other:
            weight -= 0.4
    if claim.event_type in TWO_SIDED and claim.countries and event.countries:
        if len(claim.countries) > 1 and len(event.countries) > 1:
            if len(claim.countries & event.countries) < 2:
                return Verdict(None, ())
            weight += 1.0
    return Verdict(weight, tuple(reasons))


def _when(claim: Facts, event: Facts) -> Verdict:
    if claim.days is not None and event.days is not None:
        if claim.days.overlaps(event.days):
            exact = claim.days.is_day and event.days.is_day
            if not exact and {claim.status, event.status} == {"planned", "happened"}:
                return Verdict(1.3, ("announced for those days",))
            return Verdict(1.6 if exact else 0.8, ("the same day" if exact else "days that meet",))
        if _done_and_to_come(claim, event) or _done_and_to_come(event, claim):
            return Verdict(None, ())
        near = claim.days.widen(before=1, after=1).overlaps(event.days)
        movable = claim.status in OPEN or event.status in OPEN
        if near and not movable:
            return Verdict(-0.6, ())
        if movable and (claim.named or claim.report == event.report or claim.words & event.words):
            return Verdict(-0.4, ())
        again = not claim.days.widen(before=NEWS_DAYS, after=NEWS_DAYS).overlaps(event.days)
        return Verdict(None, ()) if again or not claim.named else Verdict(-2.5, ())
    days, told = (event.days, claim.told) if event.days is not None else (claim.days, event.told)
    if days is not None and told is not None:
        after = days.end is not None and told - days.end > timedelta(days=NEWS_DAYS)
        before = days.start is not None and days.start - told > timedelta(days=60)
        if after or before:
            return Verdict(None, ())
        return Verdict(0.3, ("told within weeks of it",))
    if claim.told is not None and event.told is not None and abs((claim.told - event.told).days) > NEWS_DAYS:
        return Verdict(None, ())
    return Verdict(0.2, ())


def _where(claim: Facts, event: Facts) -> Verdict:
    if claim.place is None or event.place is None:
        return Verdict(0.0, ())
    if claim.place == event.place:
        return Verdict(0.8, ("the same place",))
    if claim.place_country and event.place_country and claim.place_country != event.place_country:
        return Verdict(-1.5, ())
    return Verdict(-0.3, ())


def _arms(facts: Facts) -> frozenset[str]:
    """What is launched or tested: a satellite's launch is no missile's."""
    return frozenset(kind for kind in ARMS if any(word.startswith(kind) for word in facts.words))


def _what(claim: Facts, event: Facts) -> Verdict:
    weight, reasons = 0.0, []
    ours, theirs = _arms(claim), _arms(event)
    if claim.event_type == "MOBILIZE" and ours and theirs and not ours & theirs:
        return Verdict(None, ())
    if claim.mode and event.mode and claim.mode != event.mode:
        hard = claim.event_type in {"MOBILIZE", "RETREAT", "SANCTION", "ACTIVITY", "COERCE"}
        if hard and not claim.named & event.named:
            return Verdict(None, ())
        weight -= 0.6
    elif claim.mode and claim.mode == event.mode:
        weight += 0.4
    shared = claim.words & event.words
    if shared:
        weight += min(1.2, 0.6 * len(shared))
        reasons.append(f"the same words ({', '.join(sorted(shared)[:3])})")
    elif claim.event_type == "REQUEST" and claim.report == event.report and claim.actors & event.actors:
        weight += 0.5
        reasons.append("the same speaker on the same occasion")
    elif claim.event_type in SPEECH:
        weight -= 0.5
    if claim.event_type in SPEECH and claim.days is None and event.days is None and claim.report != event.report:
        weight -= 0.4
    return Verdict(weight, tuple(reasons))
