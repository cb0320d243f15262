"""Who and what is named in a report: known names first, the model's names second, then parts of names and offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from polybius.annotate.entities.gazetteer import Found, known_names
from polybius.annotate.entities.model_names import model_names, unmarked_towns
from polybius.annotate.entities.offices import find_titles, holds
from polybius.annotate.entities.persons import described_persons, part_names
from polybius.annotate.entities.scene import Mention, Scene
from polybius.annotate.entities.ships import ships
from polybius.annotate.entities.short_names import agencies, divided, short_names
from polybius.knowledge import Knowledge
from polybius.knowledge.gazetteer import towns_named
from polybius.knowledge.lookup import regions_named, tenures_by_person
from polybius.knowledge.names import Name, slug
from polybius.model import EntityMention, Interval, Parse
from polybius.model.layers import EntityKind

LONG_AGO = 3650
"""Days after which one who held an office is only known where his state is named."""
KIND_ORDER = ("person", "state", "organisation", "group", "exercise", "outlet", "weapon", "named", "place", "body")
ENTITY_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "group": "group",
    "exercise": "exercise",
    "outlet": "outlet",
    "weapon": "weapon",
    "place": "place",
    "war": "exercise",
    "operation": "exercise",
    "summit": "exercise",
    "line": "place",
}


def find_entities(
    parse: Parse, knowledge: Knowledge, *, published: Interval | None = None, home: str | None = None
) -> tuple[EntityMention, ...]:
    """Every entity mention of a report, in the order of the text, none overlapping another of its kind.

    Args:
        parse: the report's words and trees.
        knowledge: the known names.
        published: when the report was published; decides who held an office.
        home: the country (ISO 3166-1 alpha-3) that the report is written from, if known.
    """
    scene = Scene(parse=parse, knowledge=knowledge, published=published, home=home)
    found = known_names(parse, knowledge)
    states = Counter(
        name.country for match in found for name in match.names if name.kind == "state" and name.country is not None
    )
    scene.countries.update(states)
    for mention in ships(scene):
        scene.add(mention)
    for match in found:
        known = _known(match, scene)
        if known is not None:
            scene.add(known)
    for mention in (*divided(scene), *agencies(scene)):
        scene.add(mention)
    bodies = frozenset((match.first, match.last) for match in found if any(name.kind == "body" for name in match.names))
    for persons in (True, False):
        for mention in model_names(scene, persons=persons, bodies=bodies):
            scene.add(mention)
        for mention in part_names(scene):
            scene.add(mention)
    for mention in unmarked_towns(scene):
        scene.add(mention)
    for mention in short_names(scene):
        scene.put(mention)
    for mention in _common_bodies(found, scene):
        scene.add(mention)
    for mention in described_persons(scene):
        scene.add(mention)
    return tuple(_entity(parse, mention) for mention in sorted(scene.mentions))


def _entity(parse: Parse, mention: Mention) -> EntityMention:
    span = parse.span(mention.first, mention.last)
    return EntityMention(
        start=span.start,
        end=span.end,
        text=span.text,
        kind=mention.kind,
        id=mention.id,
        name=mention.name,
        country=mention.country,
        sector=mention.sector,
        role=mention.role,
    )


def _known(match: Found, scene: Scene) -> Mention | None:
    """What a known name stands for here."""
    names = [name for name in match.names if name.kind != "body" and _fits(name, scene)]
    names = [name for name in names if name.kind == "state" or _kind(name) is not None]
    names = [name for name in names if name.kind != "person" or not _is_namesake(name, scene)]
    if not names:
        return None
    name = min(names, key=lambda name: (_rank(name, scene), name.id))
    first = match.first
    if scene.parse.tokens[first].lemma == "the" and name.kind != "place" and first < match.last:
        first += 1
    if name.kind == "state" and name.form in {"capital", "name"} and _is_elsewhere(match, name, scene):
        words = scene.text(match.first, match.last)
        return Mention(first, match.last, "place", f"place:{slug(words)}", words, None, None, None)
    if name.kind == "state":
        if name.form == "capital":
            city = scene.text(match.first, match.last)
            return Mention(first, match.last, "place", f"place:{slug(city)}", city, name.country, None, "capital")
        role = None if name.form == "name" else str(name.form)
        return Mention(first, match.last, "state", name.id, name.name, name.country, "GOV", role)
    kind = _kind(name)
    if kind is None:
        return None
    speaks = name.kind in {"organisation", "group"} and name.detail
    identity = name.detail if speaks else name.id
    return Mention(
        first, match.last, kind, identity, name.name, name.country, name.sector, None if speaks else name.detail or None
    )


def _is_elsewhere(match: Found, name: Name, scene: Scene) -> bool:
    """Whether a name that a state or its capital shares is that of a place in a state that the report does name.

    "Georgia" beside the United States, "Victoria" beside Australia, where neither Georgians nor the Seychelles are named. A
    capital gives way to a larger town only.
    """
    words = scene.text(match.first, match.last)
    own = sum(token.text == words for token in scene.parse.tokens) if match.first == match.last else 1
    if name.country is None or scene.countries[name.country] > own:
        return False
    others = {region.country for region in regions_named(words, scene.knowledge) if region.country}
    if name.form == "capital":
        towns = towns_named(words)
        capital = max((town.population for town in towns if town.country == name.country), default=0)
        others |= {town.country for town in towns if town.population > capital}
    return any(scene.countries[country] for country in others - {name.country})


def _is_namesake(name: Name, scene: Scene) -> bool:
    """Whether a known person of another state, out of office for long or not yet in one, only has the name in common."""
    published = scene.published
    if published is None or published.start is None or name.country is None or scene.countries[name.country]:
        return False
    terms = tenures_by_person(scene.knowledge).get(name.id, ())
    when = published.widen(before=LONG_AGO, after=LONG_AGO // 10)
    return bool(terms) and not any(holds(term, when) for term in terms)


def _kind(name: Name) -> EntityKind | None:
    """The kind of entity that a name is of; treaties, talks and programmes are none."""
    return ENTITY_KINDS.get(name.kind) or ENTITY_KINDS.get(name.detail)


def _fits(name: Name, scene: Scene) -> bool:
    """Whether a name that needs company has it: "the North" is a Korea only where Korea is named; "the US" needs none."""
    if name.kind == "state" and name.surface[:4].casefold() == "the " and name.form == "name":
        rest = name.surface[4:]
        whole = rest.casefold() == name.name.casefold() or rest.replace(".", "").isupper()
        return whole or len(name.surface.split()) > 2 or scene.named_otherwise(name)
    return True


def _rank(name: Name, scene: Scene) -> tuple[int, int]:
    here = 0 if name.country is None or name.country in scene.countries else 1
    order = KIND_ORDER.index(name.kind) if name.kind in KIND_ORDER else len(KIND_ORDER)
    return (here, order)


def _owner(match: Found, body: str, scene: Scene) -> str | None:
    """The state whose body is meant; one that has no such body gives way to one of the report's states that has."""
    country = scene.country_of(match.last, match.first)
    if country is None or scene.state_body(country, body) is not None:
        return country
    having = [other for other, _ in scene.countries.most_common() if scene.state_body(other, body) is not None]
    if body not in scene.rare_bodies() or not having:
        return country
    return scene.home if scene.home in having else having[0]


def _within_title(match: Found, scene: Scene) -> bool:
    """Whether a body is only named within the title of an office: "chief of the general staff"."""
    titles = find_titles(scene.parse, scene.parse.sentence_of(match.first), scene.knowledge)
    return any(
        first <= match.first and match.last <= last and last - first > match.last - match.first
        for first, last, _ in titles
    )


def _common_bodies(found: Iterable[Found], scene: Scene) -> list[Mention]:
    """The body of the state that a modifier or the context names."""
    mentions = []
    for match in found:
        bodies = [name for name in match.names if name.kind == "body"]
        if not bodies or scene.taken(match.first, match.last) or _within_title(match, scene):
            continue
        body, kind = bodies[0].id, bodies[0].detail.partition(":")[2]
        country = _owner(match, body, scene)
        head = scene.parse.tokens[match.last]
        if (
            head.dep in {"compound", "amod"}
            and scene.parse.tokens[head.head].pos in {"NOUN", "PROPN"}
            and kind in {"military", "police"}
        ):
            continue
        own = scene.state_body(country, body)
        name = own.name if own else f"{scene.adjective(country)} {scene.text(match.first, match.last)}".strip()
        identity = (
            (own.origin or own.id)
            if own
            else f"official:{country.lower()}-{body}"
            if country
            else f"organisation:{body}"
        )
        mentions.append(
            Mention(match.first, match.last, "organisation", identity, name, country, bodies[0].sector, kind)
        )
    return mentions
