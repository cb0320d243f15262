"""Where an act took place that names no place, by its sentence, its dateline and where the report is set; and who is of there.

Such a place is assumed, says so, and is a state where no nearer place is likely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

import msgspec

from polybius.coder.grammar import LOCATING, stands_in
from polybius.coder.index import Index
from polybius.coder.peopling import Peopling
from polybius.coder.setting import DEEDS, place_of
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import states_by_country
from polybius.model import Actor, Claim, Parse, Place, PlaceMention, Sentence

AT_HOME = frozenset({"ACTIVITY", "OFFICE"})
"""Types of what a state does in itself."""
SIDES = frozenset({"of", "between", "with"})
"""Prepositions before a party, and not before a place."""
ORIGIN = frozenset({"from", "of"})
"""Prepositions that say where somebody is from: "a member from Beijing"."""
LEAD = 2
"""Sentences, the dateline among them, that tell what a report is datelined for."""


def placed(
    found: Mapping[int, Claim], parse: Parse, index: Index, knowledge: Knowledge, peopling: Peopling
) -> dict[int, Claim]:
    """The claims by token; deeds without a place take that of an act beside them, else a likely one.

    Unnamed groups are then of the country in which they act.

    Args:
        found: claims by the number of their word.
        parse: words and trees.
        index: the places of the report.
        knowledge: names of states.
        peopling: gives unnamed groups a country.
    """
    parties = {
        span.start
        for claim in found.values()
        for actor in (*claim.actors, *claim.recipients)
        for span in actor.evidence
    }
    scene = _Scene(parse, index, knowledge, parties, peopling)
    found = _shared(found, parse)
    for i, claim in found.items():
        if claim.place is None:
            found[i] = msgspec.structs.replace(claim, place=scene.place(claim, parse.sentence_of(i)))
    for i, claim in found.items():
        if claim.place is None and claim.status == "happened":
            place = _beside(i, found, parse)
            if place is not None:
                found[i] = msgspec.structs.replace(claim, place=place)
    return _alike({i: _peopled(claim, peopling, parse) for i, claim in found.items()})


def _alike(found: Mapping[int, Claim]) -> dict[int, Claim]:
    """The claims, with a group of one country wherever the same words stand for it."""
    known = {
        actor.evidence[0]: actor
        for claim in found.values()
        for actor in (*claim.actors, *claim.recipients)
        if actor.kind == "group" and actor.country and actor.evidence
    }

    def same(actor: Actor) -> Actor:
        return known.get(actor.evidence[0], actor) if actor.evidence and actor.country is None else actor

    return {
        i: msgspec.structs.replace(
            claim,
            actors=tuple(same(actor) for actor in claim.actors),
            recipients=tuple(same(actor) for actor in claim.recipients),
        )
        for i, claim in found.items()
    }


def _shared(found: Mapping[int, Claim], parse: Parse) -> dict[int, Claim]:
    """The claims; a deed without a place has that of the nearest act of its sentence, but none of an act that speaks of it."""
    shared = dict(found)
    placed = [i for i, claim in found.items() if claim.place is not None and claim.status == "happened"]
    for i, claim in found.items():
        shares = claim.event_type in DEEDS and claim.event_type != "ACTIVITY" and claim.status == "happened"
        if claim.place is not None or not shares:
            continue
        sentence = parse.sentence_of(i)
        above = {word.i for word in parse.ancestors(i)}
        others = [
            k
            for k in sorted(placed)
            if sentence.first <= k < sentence.last and (found[k].event_type in DEEDS or k not in above)
        ]
        near = min(others, key=lambda other: abs(other - i), default=None)
        if near is not None:
            shared[i] = msgspec.structs.replace(claim, place=found[near].place)
    return shared


def _beside(i: int, placed: Mapping[int, Claim], parse: Parse) -> Place | None:
    """The place of what the same party is told to have done in the same breath: "toured plants and demanded"."""
    token = parse.tokens[i]
    own = {actor.id for actor in placed[i].actors}
    for other, claim in placed.items():
        joined = (token.dep == "conj" and token.head == other) or (
            parse.tokens[other].dep == "conj" and parse.tokens[other].head == i
        )
        if joined and claim.place is not None and own and own == {actor.id for actor in claim.actors}:
            how = f"the place of what the same party did, {claim.trigger.text!r}"
            return msgspec.structs.replace(claim.place, how=how, assumed=True)
    return None


def set_in(index: Index) -> str | None:
    """The country from which a report is written, else the one in which most of its places lie."""
    here = index.written.country if index.written is not None else None
    counted = Counter(place.country for place in index.layers.places if place.use == "literal" and place.country)
    return here or next((country for country, _ in counted.most_common(1)), None)


class _Scene:
    """The places that one report names, as far as they are meant as places."""

    def __init__(
        self, parse: Parse, index: Index, knowledge: Knowledge, parties: Collection[int], peopling: Peopling
    ) -> None:
        self.parse, self.knowledge, self.parties, self.peopling = parse, knowledge, parties, peopling
        self.seas = [place for place in index.layers.places if place.precision == "sea"]
        self.named = [place for place in index.layers.places if place.use == "literal" and place.country]
        self.dateline = index.written
        elsewhere = [place for place in self.named if place is not self.dateline and place.start not in parties]
        counted = Counter(place.country for place in elsewhere)
        self.most = counted.most_common(1)[0][0] if counted else None

    def place(self, claim: Claim, sentence: Sentence) -> Place | None:
        """The place that is likely for an act, or ``None``."""
        parties = {actor.country for actor in (*claim.actors, *claim.recipients) if actor.country}
        actors = {actor.country for actor in claim.actors if actor.country}
        if claim.event_type in AT_HOME and claim.office is not None and claim.office.polity:
            return self._state(claim.office.polity, claim, "the state of the office")
        if len(actors) == 1 and (claim.event_type in AT_HOME or claim.trigger.text.casefold().startswith("summon")):
            return self._state(next(iter(actors)), claim, "the state of who did it")
        if self.dateline is not None and sentence.number <= LEAD and self.dateline.country in parties:
            how = "the place from which the report is written, in the country of a party"
            return msgspec.structs.replace(place_of(self.dateline), how=how, assumed=True)
        if claim.event_type not in DEEDS:
            return None
        inside = [
            place
            for place in self.named
            if sentence.start <= place.start < sentence.end
            and place.start not in self.parties
            and self._is_where(place)
        ]
        if len({place.country for place in inside}) == 1:
            nearest = min(inside, key=lambda place: abs(place.start - claim.trigger.start))
            return msgspec.structs.replace(place_of(nearest), how="the one place of the sentence", assumed=True)
        if claim.event_type == "COOPERATE" and self.most not in parties:
            return None
        at_sea = self._sea(claim)
        if at_sea is not None:
            return msgspec.structs.replace(
                place_of(at_sea), how="the waters named last, of what ships do", assumed=True
            )
        return self._state(self.most, claim, "the state in which the report is mostly set")

    def _sea(self, claim: Claim) -> PlaceMention | None:
        """The waters that the report named last before what ships do or what is done to ships."""
        if not any(self.peopling.is_ship(actor) for actor in (*claim.actors, *claim.recipients)):
            return None
        seas = [place for place in self.seas if place.start < claim.trigger.start]
        return seas[-1] if seas else None

    def _is_where(self, place: PlaceMention) -> bool:
        """Whether a name stands where a place may stand, and not for those who govern or come from there."""
        tokens = self.parse.tokens_in(place.start, place.end)
        if not tokens or tokens[-1].dep in {"dobj", "dative", "agent", "poss"}:
            return False
        prep = self.parse.tokens[tokens[-1].head]
        return not (prep.lemma in ORIGIN and self.parse.tokens[prep.head].pos in {"NOUN", "PROPN"})

    def _state(self, country: str | None, claim: Claim, how: str) -> Place | None:
        """A state as a place, on the evidence of its last mention before the act."""
        state = states_by_country(self.knowledge).get(country or "")
        if state is None:
            return None
        mentions = [place for place in self.named if place.country == country]
        before = [place for place in mentions if place.start < claim.trigger.start] or mentions[:1]
        whole = next((place for place in mentions if place.precision == "country"), None)
        evidence = tuple(actor.evidence[0] for actor in claim.actors if actor.country == country and actor.evidence)
        evidence = evidence or (claim.office.evidence if claim.office is not None else (claim.trigger,))
        return Place(
            name=state.name,
            country=country,
            lat=whole.lat if whole is not None else None,
            lon=whole.lon if whole is not None else None,
            geonameid=whole.geonameid if whole is not None else None,
            precision="country",
            evidence=(before[-1].span,) if before else evidence[:1],
            how=how,
            assumed=True,
        )


def _peopled(claim: Claim, peopling: Peopling, parse: Parse) -> Claim:
    """A claim whose unnamed groups are of the country in which it is assumed to have happened."""
    place = claim.place
    if place is None or not place.assumed or not place.evidence:
        return claim
    named = parse.tokens_in(place.evidence[0].start, place.evidence[0].end)
    if named and named[-1].dep == "dobj":
        return claim
    sentence = next(s for s in parse.sentences if s.start <= claim.trigger.start < s.end)
    actors, recipients = (peopling.placed(side, place, sentence) for side in (claim.actors, claim.recipients))
    return msgspec.structs.replace(claim, actors=actors, recipients=recipients)


def is_site(place: Place, parse: Parse) -> bool:
    """Whether words say that something is there, and not that it leads there: "in Lima", not "extradite to Lima"."""
    tokens = parse.tokens_in(place.evidence[0].start, place.evidence[0].end)
    return any(stands_in(parse, token.i, LOCATING) for token in tokens[-1:])


def names_party(place: Place, parties: tuple[Actor, ...], parse: Parse) -> bool:
    """Whether the words for a place are those for a party: "envoys of Iran and the United States"."""
    named = {span.start for actor in parties for span in actor.evidence}
    tokens = parse.tokens_in(place.evidence[0].start, place.evidence[0].end)
    return place.evidence[0].start in named and any(stands_in(parse, token.i, SIDES) for token in tokens[-1:])
