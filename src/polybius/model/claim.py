"""A claim: one mention of one event in one report."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from polybius.model.interval import Interval
from polybius.model.span import Evidence, Span

Status = Literal["happened", "planned", "called_for", "threatened", "hypothetical", "denied"]
Precision = Literal["city", "admin", "country", "site", "sea"]
SourceKind = Literal["agency", "official", "organisation", "outlet", "anonymous", "document"]
QuantityKind = Literal["killed", "injured", "detained", "troops", "weapons", "vehicles", "money", "distance", "count"]
OfficeChangeMode = Literal["appoint", "remove", "resign", "elect", "die", "hold"]

STATUSES: tuple[Status, ...] = ("happened", "planned", "called_for", "threatened", "hypothetical", "denied")


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts or is acted upon: id, name, kind of entity, country (ISO 3166-1 alpha-3), PLOVER sector, role.

    Args:
        id: id of the party: `person:`, `state:`, `official:`, `organisation:`, `group:` and the like, then its
            name in lower case with hyphens.
        name: its name as the knowledge has it, else as the report writes it.
        kind: `person`, `organisation`, `state` or `group`.
        country: its state, ISO 3166-1 alpha-3.
        sector: PLOVER sector: `GOV`, `MIL`, `COP`, `REB`, `OPP`, `IGO` and so on.
        role: the office by which the report names a person.
        evidence: the words that name it.
        how: how a party was found that the act's own words do not name; `None` where they do.
        assumed: whether no words of the act name the party, which is the likely one.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    evidence: Evidence = ()
    how: str | None = None
    assumed: bool = False


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The days on which an act took or takes place, and the words that say so.

    ``symbol`` keeps a relative time as read ("weekday:2:past"), so that it can be worked out anew when the report's
    own date becomes known; ``how`` says how an inferred day was found.

    Args:
        start: first day, `None` where open or not known.
        end: last day, `None` where open or not known.
        evidence: the expression of time.
        symbol: the relative time as read, in the grammar of `annotate/times/symbol.py`; `None` for fixed days.
        how: how an inferred day was found, in words; `None` where the report says it itself.
        assumed: whether no words date the act, which has the day of the news among which it is told.
    """

    start: date | None
    end: date | None
    evidence: Evidence = ()
    symbol: str | None = None
    how: str | None = None
    assumed: bool = False

    @property
    def interval(self) -> Interval:
        """The days."""
        return Interval(self.start, self.end)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an act took place. ``precision`` says how exact the coordinates (decimal degrees, WGS 84) are.

    Args:
        name: name of the place.
        country: its state, ISO 3166-1 alpha-3.
        lat: latitude in decimal degrees.
        lon: longitude in decimal degrees.
        geonameid: number in GeoNames; `None` for a place that GeoNames does not have or that is not a town.
        precision: how exact the coordinates are: `city`, `admin`, `country`, `site` or `sea`.
        evidence: the words that name it.
        how: how an inferred place was found, in words; `None` where the report says it itself.
        assumed: whether no words place the act, which has the place where the report is likely to be set.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: Precision | None = None
    evidence: Evidence = ()
    how: str | None = None
    assumed: bool = False


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A link of the chain of sources: who says it, and by which word that is told.

    Args:
        kind: `agency`, `official`, `organisation`, `outlet`, `anonymous` or `document`.
        id: id of the source: kind and name in lower case with hyphens.
        name: its name.
        cue: the word by which the report tells that it is the source ("said", "according to").
        country: the state that an official or unnamed source speaks for or is of, ISO 3166-1 alpha-3, where known.
        evidence: the words that name it.
    """

    kind: SourceKind
    id: str
    name: str
    cue: str | None = None
    country: str | None = None
    evidence: Evidence = ()


class QuotedWords(msgspec.Struct, frozen=True):
    """The words quoted, for what someone said.

    Args:
        start: first code point (inclusive).
        end: code point after the last (exclusive).
        text: the exact string between them.
        direct: whether they stand in quotation marks; otherwise it is indirect speech.
    """

    start: int
    end: int
    text: str
    direct: bool


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with what it counts; ``low`` and ``high`` are equal where the text gives one number.

    Args:
        kind: what is counted: `killed`, `injured`, `detained`, `troops`, `weapons`, `vehicles`, `money`, `distance` or
            `count`.
        low: the number, or the lower end of it.
        high: the number, or the upper end of it; `None` where open.
        unit: lemma of the noun counted, for weapons, vehicles, money and count.
        evidence: the number with its noun.
    """

    kind: QuantityKind
    low: float | None
    high: float | None
    unit: str | None = None
    evidence: Evidence = ()


class OfficeChange(msgspec.Struct, frozen=True, kw_only=True):
    """A person takes, holds or leaves a post.

    Args:
        title: the post.
        polity: the state or body that it belongs to: ISO 3166-1 alpha-3, or the short name of an international
            body.
        person: name of the holder.
        person_id: id of the holder.
        change: `appoint`, `remove`, `resign`, `elect`, `die`, or `hold`.
        replaces: name of the one whose place is taken.
        evidence: the words for the person, the act and the post.
    """

    title: str
    polity: str | None
    person: str
    person_id: str
    change: OfficeChangeMode
    replaces: str | None = None
    evidence: Evidence = ()


class PloverCode(msgspec.Struct, frozen=True):
    """A claim as a PLOVER coder writes it.

    Args:
        event_type: PLOVER 2.0 event type.
        mode: PLOVER 2.0 mode; `None` where it has none.
    """

    event_type: str
    mode: str | None = None


class SentenceBounds(msgspec.Struct, frozen=True):
    """Where the sentence of a claim begins and ends.

    Args:
        start: first code point (inclusive).
        end: code point after the last (exclusive).
    """

    start: int
    end: int


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An act in the report's own words: "the ministry" "seize" "the ship" "in the strait"; a noun phrase has no verb.

    Args:
        subject: who does it, where the grammar has a noun for it.
        verb: the lemma of the verb, ``None`` for an act that a noun alone tells of.
        object: what it is done to, where the grammar puts it before the verb.
        rest: the words after the verb, or the noun phrase; ``None`` where nothing follows.
        plural: whether the object, or the noun, is plural.
    """

    subject: str | None
    verb: str | None
    object: str | None
    rest: str | None
    plural: bool


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of one event in one report, with the evidence of every field.

    Args:
        claim_id: id of the claim: a hash of report, text, type and place of the trigger.
        report_id: the report that makes it.
        event_type: PLOVER 2.0 type of the act itself, done or not, or `OFFICE`, `STATEMENT`, `ACTIVITY`.
        mode: mode of the type.
        contexts: PLOVER contexts.
        status: what became of the act: `happened`, `planned`, `called_for`, `threatened`, `hypothetical` or
            `denied`.
        plover: the claim as a PLOVER coder writes it; `None` where PLOVER has no code for it.
        cameo: CAMEO code, as a string with its leading zero.
        goldstein: Goldstein value of the CAMEO code.
        quad: quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        within: claim id of the speech act that speaks of this act.
        trigger: the words that name the act.
        actors: who acts.
        recipients: who is acted upon.
        date: when it took or takes place.
        place: where it took or takes place.
        attribution: the chain of sources, nearest first, origin last.
        quote: the words quoted, for a `STATEMENT`.
        quantities: what is counted in it.
        office: the change of office, for an `OFFICE` act of which person and post are known.
        sentence: where its sentence begins and ends.
        confidence: how sure the reading is, from 0 to 1 (`docs/method/confidence.md`).
        coder: program, parser and rule that made it, with their versions.
        what: the act in short, in the report's own words.
        named: ids of the named exercises, summits and operations that it speaks of.
        same_as: claim id of the act that a noun points back to ("the meeting").
        told: the act in the report's own words, in parts; for the wording of the brief, no evidence.
        status_evidence: the word that shows the status; empty where the act is simply reported as done.
    """

    claim_id: str
    report_id: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    plover: PloverCode | None
    cameo: str | None
    goldstein: float | None
    quad: int | None
    within: str | None
    trigger: Span
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    date: When | None
    place: Place | None
    attribution: tuple[Source, ...]
    quote: QuotedWords | None
    quantities: tuple[Quantity, ...]
    office: OfficeChange | None
    sentence: SentenceBounds
    confidence: float
    coder: str
    what: str | None = None
    named: tuple[str, ...] = ()
    same_as: str | None = None
    told: Telling | None = None
    status_evidence: Evidence = ()

    @property
    def named_actors(self) -> tuple[Actor, ...]:
        """Who acts by the words of the text, without those who are only assumed."""
        return tuple(actor for actor in self.actors if not actor.assumed)
