"""Who the words of a role stand for: names, pronouns, descriptions, coordinated and composite groups."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

import msgspec

from polybius.annotate.entities.ships import SHIP
from polybius.coder.grammar import antecedent, appositions, conjuncts, phrases
from polybius.coder.index import Index
from polybius.coder.match import word_classes
from polybius.coder.several import THEY, people_before, speaks_of_two, states_before, subject_before
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import states_by_country
from polybius.knowledge.names import slug
from polybius.model import Actor, EntityMention, Parse, Span, Token

STANDING_FOR = frozenset(
    "leader president official government side ally country nation state minister troop force army military power party "
    "neighbour neighbor navy diplomat delegation envoy authority team forces soldier representative".split()
)
MEMBERS_BY = frozenset({"of", "from", "between"})
COLLECTIVE = frozenset(
    "group organisation organization union bank company firm team crew side regime coalition alliance bloc network "
    "faction tribe clan party movement delegation mission agency ministry council committee commission body institution "
    "newspaper channel gang cell mob community nation country state city town village island power capital camp "
    "campaign watchdog operator owner manager employer charity church insurgency guerilla militia opposition junta "
    "public majority minority everyone somebody anyone source".split()
)
ACTING = (
    "sector_",
    "person_noun",
    "force",
    "office",
    "body",
    "hostage",
    "prisoner",
    "crowd",
    "strike_labour",
    "ship",
    "aircraft",
)
UNNUMBERED = frozenset("some all another other several few many".split())
"""Words for a number that is not told."""
HEDGES = UNNUMBERED | frozenset(
    "about around nearly almost over under more less fewer than at least most up to roughly approximately only just".split()
)
"""Words before the number of a party; without one they are none: "the most senior general"."""
FLAGGED = frozenset("flag flagged own owned register registered operate operated build built back backed".split())
"""Participles that tell whose a thing is: "British-flagged"."""
DEFINITE = frozenset("the this that these those".split())
EMPTY = frozenset("it that this which what there those these one some many most all both other others".split())
AMOUNTS = frozenset("dozen score hundred thousand million ten number handful couple".split())
MEMBER_DEPS = ("amod", "compound", "nmod", "poss")


@lru_cache(maxsize=8)
def acting_nouns(knowledge: Knowledge) -> frozenset[str]:
    """The common nouns that name people or bodies of people, by which unnamed parties are known."""
    classes = word_classes(knowledge)
    named = {word for name, words in classes.items() if name[1:].startswith(ACTING) for word in words}
    return frozenset(named) | STANDING_FOR | COLLECTIVE


def actor_of(entity: EntityMention, span: Span) -> Actor:
    """A named entity as an actor, on the evidence of the words that stand for it; only a person has a role."""
    return Actor(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        sector=entity.sector,
        role=entity.role if entity.kind == "person" else None,
        evidence=(span,),
    )


def state_actor(knowledge: Knowledge, country: str, span: Span) -> Actor:
    """A state as an actor, on the evidence of the words that stand for it."""
    state = states_by_country(knowledge).get(country)
    return Actor(
        id=state.id if state else f"state:{country.lower()}",
        name=state.name if state else country,
        kind="state",
        country=country,
        sector="GOV",
        evidence=(span,),
    )


class Roles:
    """Turns the head of a noun phrase into actors."""

    def __init__(self, parse: Parse, index: Index, knowledge: Knowledge) -> None:
        self.parse, self.index, self.knowledge = parse, index, knowledge
        self.classes = word_classes(knowledge)
        self.acting = acting_nouns(knowledge)

    def actors(self, heads: list[Token]) -> tuple[Actor, ...]:
        """The distinct actors that the heads, and what is coordinated with them, stand for."""
        found: dict[str, Actor] = {}
        for head in heads:
            for token in (*self._listed(head), *conjuncts(self.parse, head), *self._beyond(head)):
                for actor in self.of(token):
                    found.setdefault(actor.id, actor)
        return tuple(found.values())

    def _ship_beside(self, head: Token) -> EntityMention | None:
        """The ship that is named behind its kind: "the destroyer USS Hopper"."""
        if head.lemma not in self.classes.get("@ship", ()):
            return None
        following = [self.parse.tokens[head.i + 1]] if head.i + 1 < len(self.parse.tokens) else []
        for token in (*appositions(self.parse, head.i), *following):
            entity = self.index.entity(token.i)
            if entity is not None and entity.id.startswith(SHIP):
                return entity
        return None

    def _beyond(self, head: Token) -> list[Token]:
        """The people coordinated with one whose state the parser coordinates them with: "Yoon of Korea and Kishida"."""
        person = self.index.entity(head.i)
        if person is None or person.kind != "person":
            return []
        others = [
            other
            for phrase in phrases(self.parse, head.i)
            if phrase.prep == "of"
            for other in conjuncts(self.parse, phrase.head)[1:]
        ]
        return [o for o in others if (entity := self.index.entity(o.i)) is not None and entity.kind == "person"]

    def _listed(self, head: Token) -> list[Token]:
        """The state that a headline joins to another with a comma: "Iran, US agree to talk"."""
        if head.i < 2 or not self.parse.sentence_of(head.i).headline or self.parse.tokens[head.i - 1].text != ",":
            return []
        entities = [self.index.entity(i) for i in (head.i - 2, head.i)]
        joined = all(entity is not None and entity.kind in {"state", "place"} and entity.country for entity in entities)
        return [self.parse.tokens[head.i - 2]] if joined else []

    def of(self, head: Token) -> list[Actor]:
        """The actors that one noun stands for; none for a word that names nobody."""
        ship = self._ship_beside(head)
        if ship is not None:
            return self._entity(ship, head)
        entity = self.index.referent(head.i)
        if entity is not None:
            return self._entity(entity, head)
        for other in appositions(self.parse, head.i):
            named = self.index.referent(other.i)
            if named is not None and named.kind in {"person", "organisation", "group", "state"}:
                return self._entity(named, other)
        if self.index.time(head.i) is not None:
            return []
        several = self._several(head)
        if several:
            return several
        if head.lemma == "number" and any(child.lemma == "opposite" for child in self.parse.children(head.i, "amod")):
            return self.members(head)
        if head.pos in {"PRON", "NUM"} or head.lemma in EMPTY or head.lemma in AMOUNTS:
            return self._counted(head)
        if head.lemma == "member":
            inside = self._counted(head)
            if inside:
                return inside
        members = self.members(head)
        if not self._can_act(head):
            return members
        if len(members) > 1 or (members and head.lemma in STANDING_FOR and head.tag == "NNS"):
            return members
        return [self._described(head, members)]

    def _several(self, head: Token) -> list[Actor]:
        """Those whom "the two sides", "both men" or "they" stand for."""
        span = self._evidence(head)
        if head.text.casefold() in THEY:
            subject = subject_before(self.parse, head)
            parties = self.actors([subject]) if subject is not None else ()
            return [msgspec.structs.replace(actor, evidence=(span,)) for actor in parties]
        persons = people_before(self.parse, self.index, head)
        return self._two_states(head) or [actor_of(entity, span) for entity in persons]

    def _two_states(self, head: Token) -> list[Actor]:
        """The two states that "both countries" stand for."""
        if not speaks_of_two(self.parse, head) or self.members(head):
            return []
        span = self._evidence(head)
        return [self.state(country, span) for country in states_before(self.parse, self.index, head)]

    def _counted(self, amount: Token) -> list[Actor]:
        """Those of whom an amount is told: "dozens of protesters", "two of the soldiers"."""
        nouns = [phrase.head for phrase in phrases(self.parse, amount.i) if phrase.prep == "of"]
        return [actor for noun in nouns if noun.i != amount.i for actor in self.of(noun)]

    def _can_act(self, head: Token) -> bool:
        """Whether a common noun names people or a body of people, and not a thing, a thought or an act."""
        return head.lemma in self.acting or head.tag in {"NNP", "NNPS"}

    def _entity(self, entity: EntityMention, head: Token) -> list[Actor]:
        span = self._evidence(head)
        if entity.kind == "place":
            if entity.country is None:
                return []
            return [self.state(entity.country, span)]
        if entity.id.startswith(SHIP):
            return [msgspec.structs.replace(actor_of(entity, span), kind="group", sector="MIL")]
        if entity.kind == "weapon":
            return self.members(head)
        if entity.kind == "exercise":
            return []
        return [actor_of(entity, span)]

    def state(self, country: str, span: Span) -> Actor:
        """A state as an actor, on the evidence of the words that stand for it."""
        return state_actor(self.knowledge, country, span)

    def members(self, head: Token) -> list[Actor]:
        """The states that a group noun names: "American and South Korean forces", "leaders of Japan and Korea"."""
        tokens = [
            deeper
            for child in self.parse.children(head.i, *MEMBER_DEPS)
            for deeper in (child, *conjuncts(self.parse, child)[1:], *self._before(child))
        ]
        for phrase in phrases(self.parse, head.i):
            if phrase.prep in MEMBERS_BY:
                tokens += conjuncts(self.parse, phrase.head)
        found: dict[str, Actor] = {}
        for token in tokens:
            entity = self.index.referent(token.i)
            for actor in self._two_states(token) if entity is None and token.i != head.i else []:
                found.setdefault(actor.id, actor)
            if entity is not None and entity.country and entity.kind in {"state", "place", "organisation", "group"}:
                actor = self.state(entity.country, self.parse.span(token.i, token.i))
                found.setdefault(actor.id, actor)
        return list(found.values())

    def _uncounted(self, span: Span) -> str:
        """The words of a party without its number, which is a quantity: "Some 200 relatives" are "relatives"."""
        words = self.parse.tokens_in(span.start, span.end)
        run = list(takewhile(lambda word: word.pos == "NUM" or word.text.casefold() in HEDGES, words[:-1]))
        while run and run[-1].pos != "NUM" and run[-1].text.casefold() not in UNNUMBERED:
            run.pop()
        words = words[len(run) :]
        return " ".join(self.parse.text[words[0].start : span.end].split()) if words else span.text

    def _before(self, word: Token) -> list[Token]:
        """The words before a modifier that belong to it: "British-flagged", "Chinese coast guard"."""
        deps = ("compound", "amod", "npadvmod", "advmod", "nmod") if word.lemma in FLAGGED else ("compound", "amod")
        return self.parse.children(word.i, *deps)

    def _described(self, head: Token, members: list[Actor]) -> Actor:
        """A party known by description alone: "16 students", "the gunmen"."""
        if not members and head.pos == "PROPN":
            members = [state for other in appositions(self.parse, head.i) for state in self.members(other)]
        country = members[0].country if members else self._owner_country(head) or self._named_before(head)
        span = self._evidence(head)
        name = self._uncounted(span)
        plain = head.lemma.removesuffix("s") if head.tag == "NNPS" else head.lemma
        identity = slug(f"{country or ''} {plain if plain in self.acting else head.lemma}")
        return Actor(
            id=f"group:{identity}",
            name=name,
            kind="group",
            country=country,
            sector=self._sector(head),
            evidence=(span,),
        )

    def _owner_country(self, head: Token) -> str | None:
        """The country of whoever "his army" or "its navy" belongs to."""
        for child in self.parse.children(head.i, "poss"):
            owner = self.index.referent(antecedent(self.parse, child).i)
            if owner is not None and owner.country:
                return owner.country
        return None

    def _named_before(self, head: Token) -> str | None:
        """The country of those whom the same noun named before: "an Iranian tanker", then "the tanker"."""
        if not any(child.text.casefold() in DEFINITE for child in self.parse.children(head.i, "det")):
            return None
        for token in reversed(self.parse.tokens[: head.i]):
            if token.lemma == head.lemma and token.pos == head.pos:
                members = self.members(token)
                country = members[0].country if members else self._owner_country(token)
                if country is not None:
                    return country
        return None

    def _sector(self, head: Token) -> str | None:
        for code in ("MIL", "COP", "REB", "GOV", "LEG", "JUD", "CVL", "MED", "OPP", "SPY", "PRM", "BUS"):
            if head.lemma in self.classes.get(f"@sector_{code.lower()}", ()):
                return code
        return None

    def _evidence(self, head: Token) -> Span:
        """The noun with the words that belong to its name."""
        entity = self.index.entity(head.i)
        if entity is not None:
            return entity.span
        first = head.i
        for child in self.parse.children(head.i, "amod", "compound", "nummod"):
            if child.i < head.i:
                first = min(first, child.i, *(token.i for token in self.parse.subtree(child.i)))
        return self.parse.span(first, head.i)
