"""Where: place names put on the map, and whether each means the place or those who govern there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

from polybius.knowledge import Knowledge
from polybius.knowledge.gazetteer import Town, towns_named
from polybius.knowledge.lookup import places_named, regions_named
from polybius.knowledge.names import fold
from polybius.knowledge.rows import KnownPlace, State
from polybius.model import EntityMention, Parse, PlaceMention, Token
from polybius.model.layers import PlaceUse

SPEAKING = frozenset({"nsubj", "agent"})
SEAS = frozenset({"sea", "strait", "canal", "river", "shoal"})
AREAS = frozenset("province region state oblast county district prefecture governorate area territory canton".split())
"""Words for areas that may stand behind their names."""
REGIONS = frozenset({"region", "mountain"})
WEIGHT_OF_SIZE = 2.0
"""What ten times the inhabitants weigh, where the country of the report weighs one to three: Geneva is not in Illinois."""


class _Spot(NamedTuple):
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    precision: str


def find_places(parse: Parse, entities: tuple[EntityMention, ...], knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Every place and state named in a report, with coordinates where they are known.

    The country of an ambiguous town is decided by a region or country named right after it ("Tripoli, Lebanon"), else
    by the countries that the report names, else by the number of inhabitants.
    """
    countries: Counter[str | None] = Counter(
        entity.country for entity in entities if entity.country and entity.kind in {"state", "person", "organisation"}
    )
    found = []
    for entity in entities:
        if entity.kind not in {"place", "state"} or entity.role in {"adjective", "demonym", "seat"}:
            continue
        tokens = parse.tokens_in(entity.start, entity.end)
        if not tokens:
            continue
        spot = _locate(entity, _following(parse, tokens[-1], entities), countries, knowledge)
        if spot is None:
            continue
        found.append(
            PlaceMention(
                start=entity.start,
                end=entity.end,
                text=entity.text,
                name=spot.name,
                country=spot.country,
                lat=spot.lat,
                lon=spot.lon,
                geonameid=spot.geonameid,
                use=_use(parse, tokens, entity),
                precision=spot.precision,
            )
        )
    return tuple(found)


def _locate(
    entity: EntityMention, following: EntityMention | None, countries: Counter[str | None], knowledge: Knowledge
) -> _Spot | None:
    if entity.kind == "state":
        part = _region(entity.text, knowledge)
        return part if part is not None and part.country == entity.country else _of_state(entity.id, knowledge)
    named = places_named(knowledge)
    rows = named.get(fold(entity.name)) or named.get(fold(entity.text)) or ()
    beside = following.country if following is not None else None
    known = max(
        rows if entity.role != "capital" else (),
        key=lambda row: (row.country == beside, countries.get(row.country, 0)),
        default=None,
    )
    if known is not None and known.kind != "region":
        return _spot(known)
    towns = towns_named(entity.text)
    if known is not None and not _is_rather_a_town(known, towns, beside, countries):
        return _spot(known)
    if towns:
        town = max(towns, key=lambda town: _fitness(town, entity, following, countries))
        return _Spot(town.name, town.country, town.lat, town.lon, town.geonameid, "city")
    region = _region(entity.text, knowledge) or _region(_without_kind(entity.text), knowledge)
    if region is not None:
        return region
    around = _region(following.text, knowledge) if following is not None else None
    if around is not None:
        return _Spot(entity.name, around.country, around.lat, around.lon, None, "admin")
    most = countries.most_common(1)
    return _Spot(entity.name, entity.country or (most[0][0] if most else None), None, None, None, "site")


def _spot(place: KnownPlace) -> _Spot:
    return _Spot(place.name, place.country, place.lat, place.lon, None, _precision(place.kind))


def _region(name: str, knowledge: Knowledge) -> _Spot | None:
    """The first region of a name."""
    return next((_spot(region) for region in regions_named(name, knowledge)), None)


def _without_kind(name: str) -> str:
    """A name without the word for what it is: "Nyanza Province", "the Kivu region"."""
    words = name.split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1].casefold() in AREAS else words)


def _is_rather_a_town(
    region: KnownPlace, towns: Sequence[Town], beside: str | None, countries: Counter[str | None]
) -> bool:
    """Whether a name of a region means a town of another country here, by the country beside it or those of the report."""
    if beside is not None:
        return beside != region.country and any(town.country == beside for town in towns)
    if region.country is None:
        return False
    return not countries.get(region.country) and any(countries.get(town.country) for town in towns)


def _fitness(
    town: Town, entity: EntityMention, following: EntityMention | None, countries: Counter[str | None]
) -> tuple[float, int]:
    """How well a town fits what the report says: its container, its countries, its size."""
    score = 0.0
    if following is not None and following.country == town.country:
        score += 4
    if entity.country == town.country:
        score += 3
    total = sum(countries.values()) or 1
    score += 2 * countries.get(town.country, 0) / total + (1 if countries.get(town.country) else 0)
    score += 0.8 if town.own else 0
    score += WEIGHT_OF_SIZE * log10(max(1, town.population))
    return (score, town.population)


def _following(parse: Parse, last: Token, entities: tuple[EntityMention, ...]) -> EntityMention | None:
    """The place or state that contains a place: the one right after its comma, or in brackets."""
    after = last.end
    gap = parse.text[after : after + 3]
    for entity in entities:
        if entity.start > after and entity.start - after <= 2 and entity.kind in {"place", "state"}:
            return entity if gap.lstrip()[:1] in {",", "("} else None
    return None


def _use(parse: Parse, tokens: list[Token], entity: EntityMention) -> PlaceUse:
    """``associative`` where a place acts, owns or qualifies: "Pyongyang said", "Seoul's army", "the Geneva accord"."""
    inside = {token.i for token in tokens}
    head = next((token for token in tokens if token.head not in inside), tokens[-1])
    above = parse.tokens[head.head]
    if head.dep in SPEAKING and above.pos in {"VERB", "AUX"} and above.lemma not in {"be", "have", "lie", "remain"}:
        return "associative" if entity.kind == "state" or entity.role == "capital" else "literal"
    if head.dep == "pobj" and above.text.casefold() in {"by", "with", "against", "between"}:
        return "associative" if entity.kind == "state" or entity.role == "capital" else "literal"
    return "literal"


def _precision(kind: str) -> str:
    if kind in SEAS:
        return "sea"
    return "admin" if kind in REGIONS else "site"


@lru_cache(maxsize=8)
def _states(knowledge: Knowledge) -> dict[str, State]:
    return {state.id: state for state in knowledge.states}


def _of_state(identity: str, knowledge: Knowledge) -> _Spot | None:
    state = _states(knowledge).get(identity)
    if state is None:
        return None
    centre = _centres(knowledge).get(state.iso3)
    lat, lon = (centre.lat, centre.lon) if centre is not None else (None, None)
    return _Spot(state.name, state.iso3, lat, lon, None, "country")


@lru_cache(maxsize=8)
def _centres(knowledge: Knowledge) -> dict[str, KnownPlace]:
    """The centre of each country's territory, which is stated as such by the precision "country"."""
    return {place.country: place for place in knowledge.places if place.kind == "country" and place.country}


def place_names(knowledge: Knowledge) -> Iterator[str]:
    """Every name of the supplement of places."""
    for place in knowledge.places:
        yield place.name
        yield from place.aliases
