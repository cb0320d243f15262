"""The rows of the knowledge files: one struct a file, one field a column."""

from __future__ import annotations

import msgspec

from polybius.model import Interval

Names = tuple[str, ...]


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A state or territory and every word that stands for it.

    ``leader`` is the kind of office that "its leader" means, where that is not the head of state.

    Args:
        id: `state:` and the code in lower case.
        iso3: ISO 3166-1 alpha-3 code; one of our own for a former or partial state.
        name: short English name.
        kind: `state` (member of the UN), `territory`, `partial` (recognised by some) or `former`.
        aliases: other names.
        adjectives: adjectives.
        demonyms: words for its people.
        capital: capital or capitals.
        seats: buildings and offices that stand for its government ("the Kremlin").
        leader: kind of office that "its leader" means, where that is not the head of state.
    """

    id: str
    iso3: str
    name: str
    kind: str
    aliases: Names
    adjectives: Names
    demonyms: Names
    capital: Names
    seats: Names
    leader: str | None


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An international, military, armed, party or state body.

    Args:
        id: id of the body.
        name: its name.
        aliases: other names and spellings.
        country: its state, ISO 3166-1 alpha-3; empty for an international body.
        sector: PLOVER sector.
        kind: `igo`, `ministry`, `military`, `armed-group`, `party` and so on.
        origin: id under which it counts as an origin; empty where that is its own id.
    """

    id: str
    name: str
    aliases: Names
    country: str | None
    sector: str | None
    kind: str
    origin: str | None


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body that every state may have: "defence ministry", "navy", "parliament".

    Args:
        alias: its names in English.
        slug: the second half of its id, after the country.
        sector: PLOVER sector.
        kind: `ministry`, `military`, `agency` and so on.
    """

    alias: Names
    slug: str
    sector: str
    kind: str


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """A news agency or outlet, its country and who controls it.

    Args:
        id: `agency:` or `outlet:` and its name.
        name: its name.
        aliases: other names.
        country: its state, ISO 3166-1 alpha-3.
        kind: `agency`, `newspaper`, `broadcaster`, `magazine` or `online`.
        control: `state`, `party`, `public` or `private`.
        domain: its web domain.
    """

    id: str
    name: str
    aliases: Names
    country: str | None
    kind: str
    control: str
    domain: str | None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person in the news of confrontations, with the spellings of the name.

    Args:
        id: `person:` and the name.
        name: the name as the program writes it.
        variants: other spellings.
        country: state, ISO 3166-1 alpha-3; empty for the staff of an international body.
        sector: PLOVER sector.
    """

    id: str
    name: str
    variants: Names
    country: str | None
    sector: str | None


class KnownTenure(msgspec.Struct, frozen=True, kw_only=True):
    """Who held which office from when to when.

    Args:
        person: id of the person.
        office: id of the office.
        polity: state, ISO 3166-1 alpha-3, or short name of an international body.
        start: day, month or year in which it began; empty where not known.
        end: day, month or year in which it ended; empty while it goes on or where not known.
    """

    person: str
    office: str
    polity: str
    start: Interval | None
    end: Interval | None


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office as news English names it.

    Args:
        id: id of the office.
        title: its title.
        aliases: other titles.
        sector: PLOVER sector of its holders.
        kind: `head-of-state`, `minister`, `military` and so on.
    """

    id: str
    title: str
    aliases: Names
    sector: str
    kind: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A named exercise, treaty, line of control, operation, summit, programme or war.

    Args:
        id: kind and name.
        name: its name.
        aliases: other names.
        kind: `exercise`, `war`, `treaty`, `operation`, `summit`, `line`, `programme` or `talks`.
        participants: states that take part, ISO 3166-1 alpha-3.
        country: state that it belongs to, where there is one.
        start: when it began.
        end: when it ended.
    """

    id: str
    name: str
    aliases: Names
    kind: str
    participants: Names
    country: str | None
    start: Interval | None
    end: Interval | None


class CalendarDay(msgspec.Struct, frozen=True, kw_only=True):
    """A fixed day of a state's year with its founding year, or a dated edition of something that recurs.

    Args:
        id: id of the day or edition.
        name: its name.
        aliases: other names.
        country: state, ISO 3166-1 alpha-3; empty for an international day.
        month: month, for a fixed day.
        day: day of the month, for a fixed day.
        founding_year: year from which its anniversaries count.
        start: first day, for a dated edition.
        end: last day, for a dated edition.
        kind: `national-day`, `holiday`, `anniversary`, `memorial`, `army-day`, `party-day`, or `edition` and
            `holiday-edition` for what falls on other days each year.
    """

    id: str
    name: str
    aliases: Names
    country: str | None
    month: int | None
    day: int | None
    founding_year: int | None
    start: Interval | None
    end: Interval | None
    kind: str


class KnownPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that gazetteers of towns lack, with coordinates in decimal degrees (WGS 84).

    Args:
        id: `place:` and the name.
        name: its name.
        aliases: other names.
        country: state, ISO 3166-1 alpha-3; empty where it belongs to none or to several.
        lat: latitude in decimal degrees.
        lon: longitude in decimal degrees.
        kind: `sea`, `strait`, `canal`, `river`, `shoal`, `region`, `mountain`, `country` (centre of a
            territory), or a kind of site.
    """

    id: str
    name: str
    aliases: Names
    country: str | None
    lat: float
    lon: float
    kind: str


class Weapon(msgspec.Struct, frozen=True, kw_only=True):
    """A weapon by name or by kind.

    Args:
        id: `weapon:` and the name.
        name: its name.
        aliases: other names.
        class_: kind of weapon: `missile`, `aircraft`, `ship`, `drone`, `air-defence` and so on.
        country: state that makes it.
    """

    id: str
    name: str
    aliases: Names
    class_: str = msgspec.field(name="class")
    country: str | None


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """A rule by which an act is recognised: words, constraints, type, and where the roles stand.

    Args:
        id: name of the rule, as claims carry it.
        pos: `verb`, `noun` or `adj`.
        lemma: lemmas that fire it; words before the last must stand right before it.
        particle: particle or fixed words that must follow.
        object: what the object must be: words, `@class`, `+` any, `-` none, `!` before what it must not be.
        prep: prepositional phrases that must be there: `prep=what`, several parted by `;`.
        subject: what the subject must be, as for the object.
        complement: kinds of clause of which one must follow.
        event_type: type of the act; empty for a word that only carries another act, and for one that names none
            (a rule `none.*`).
        mode: mode of the act.
        contexts: PLOVER contexts of the act.
        cameo: CAMEO code of the act.
        actor: where the actor stands: roles parted by `>`, the first that is filled counts; `both` for an act
            of two sides.
        recipient: where the recipient stands, in the same way; `none` for an act without one.
        inner: status that the rule gives to the act which it speaks of or carries.
        confidence: how sure the rule is, from 0 to 1.
    """

    id: str
    pos: str
    lemma: Names
    particle: Names
    object: str | None
    prep: str | None
    subject: str | None
    complement: Names
    event_type: str | None
    mode: str | None
    contexts: Names
    cameo: str | None
    actor: str | None
    recipient: str | None
    inner: str | None
    confidence: float


class WordClass(msgspec.Struct, frozen=True, kw_only=True):
    """A class of words that the constraints of predicates name by ``@class``.

    Args:
        class_: name of the class, without `@`.
        words: lemmas.
    """

    class_: str = msgspec.field(name="class")
    words: Names


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A word that introduces what somebody said.

    Args:
        lemma: the word.
        pos: `verb` or `noun`.
        kind: `say`, `think`, `ask` or `deny`.
    """

    lemma: str
    pos: str
    kind: str


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER 2.0 event type, or an extension type, with quad class (1 to 4) and Goldstein-like score.

    Args:
        id: name of the type.
        quad: quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        goldstein: PLOVER's score of the type.
        requires_recipient: `yes` where PLOVER asks for a recipient.
        gist: the type in a few words.
    """

    id: str
    quad: int | None
    goldstein: float | None
    requires_recipient: str | None
    gist: str


class Mode(msgspec.Struct, frozen=True, kw_only=True):
    """A mode of an event type with its score.

    Args:
        event_type: type that it belongs to.
        mode: name of the mode.
        goldstein: PLOVER's score of the mode.
        gist: the mode in a few words.
    """

    event_type: str
    mode: str
    goldstein: float | None
    gist: str


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER context.

    Args:
        id: name of the context.
        gist: the context in a few words.
        words: words and phrases, in lower case, that make the act of their clause one of it.
        hints: words that do so only with another word, a party or the type of the act.
        acts: types, or types and modes (`ASSAULT/aerial`), that belong to it by themselves.
    """

    id: str
    gist: str
    words: Names
    hints: Names
    acts: Names


class Cameo(msgspec.Struct, frozen=True, kw_only=True):
    """A CAMEO code with its Goldstein value and the PLOVER type and mode that it maps to.

    Args:
        code: the code, with its leading zero.
        name: its name.
        root: the root: the first two digits.
        goldstein: Goldstein value, from -10 to 10.
        event_type: PLOVER or extension type that it maps to.
        mode: mode that it maps to.
        contexts: contexts that it maps to.
    """

    code: str
    name: str
    root: str
    goldstein: float | None
    event_type: str
    mode: str | None
    contexts: Names


class Verb(msgspec.Struct, frozen=True, kw_only=True):
    """A verb whose past is not made by the simple rule.

    Args:
        lemma: base form.
        past: simple past.
        participle: past participle.
    """

    lemma: str
    past: str
    participle: str


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """How a brief speaks of an act that the reports name by a noun: "held" a meeting, "made" a promise.

    A row with ``nouns`` is for those words; one without for all of its type (and mode) that the reports name otherwise.

    Args:
        event_type: type of the act; empty for any.
        mode: mode of the act; empty for any.
        nouns: nouns that the row is for.
        verb: verb that goes with them.
        noun: noun for an act that the reports name otherwise.
    """

    event_type: str
    mode: str | None
    nouns: Names
    verb: str
    noun: str
