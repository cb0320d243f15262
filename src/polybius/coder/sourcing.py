"""Whom a noun names as a source: an agency, an office, a body, a text, or somebody who is not named."""

from __future__ import annotations

from functools import lru_cache

from polybius.coder.grammar import phrases
from polybius.coder.index import Index
from polybius.coder.roles import Roles
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import outlets_by_id
from polybius.knowledge.names import slug
from polybius.knowledge.rows import Outlet
from polybius.model import Actor, EntityMention, Parse, Source, Span, Token
from polybius.model.claim import SourceKind

ANONYMOUS = frozenset("official source diplomat aide insider witness resident lawmaker analyst expert officer".split())
STATE_MEDIA = frozenset({"media", "medium", "newspaper", "news"})
BROADCAST = frozenset({"television", "tv", "radio", "broadcaster"})
SPOKESMEN = frozenset("spokesman spokeswoman spokesperson office aide adviser".split())
BYSTANDERS = frozenset(
    "witness resident diplomat analyst expert villager survivor refugee neighbour relative activist doctor".split()
)
"""Unnamed sources that speak for no state."""
MEDIUM = frozenset("agency newspaper daily radio television tv channel network station broadcaster magazine".split())
TEXTS = frozenset(
    "communique statement report text document letter declaration resolution memo cable survey study audit".split()
)
UNKNOWN = "anonymous:unknown"


@lru_cache(maxsize=8)
def state_agencies(knowledge: Knowledge) -> dict[str, Outlet]:
    """Country to the agency that its state runs; the first of the file where there are several."""
    found: dict[str, Outlet] = {}
    for outlet in knowledge.outlets:
        if outlet.kind == "agency" and outlet.control in {"state", "party"} and outlet.country:
            found.setdefault(outlet.country, outlet)
    return found


class Sourcing:
    """Turns the nouns of one report into sources."""

    def __init__(self, parse: Parse, index: Index, roles: Roles, knowledge: Knowledge, home: str | None) -> None:
        self.parse, self.index, self.roles, self.knowledge, self.home = parse, index, roles, knowledge, home

    def is_outlet(self, head: Token) -> bool:
        """Whether a noun names an agency or another outlet."""
        entity = self.index.entity(head.i)
        return entity is not None and entity.kind == "outlet"

    def source(self, head: Token, cue: str | None) -> list[Source]:
        """The source that a noun names, with the outlet that it spoke through where its phrase says so."""
        entity = self.index.referent(head.i)
        span = (
            entity.span
            if entity is not None and self.index.entity(head.i) is not None
            else self.parse.span(head.i, head.i)
        )
        if entity is not None and entity.kind == "outlet":
            kind: SourceKind = "agency" if entity.id.startswith("agency:") else "outlet"
            return [Source(kind=kind, id=entity.id, name=entity.name, cue=cue, evidence=(span,))]
        media = self._medium(head, cue, span) or self._state_media(head, cue, span) or self._document(head, cue, span)
        if media is not None:
            return [media]
        spoken_for = self._spoken_for(head)
        if spoken_for is not None:
            return self.source(spoken_for, cue)
        found = []
        for actor in self.roles.of(head)[:1]:
            found.append(self._from_actor(actor, head, entity, cue))
        return [source for source in found if source is not None]

    def of_party(self, actor: Actor) -> Source | None:
        """A party as the source of what it says, as of an accusation."""
        tokens = self.parse.tokens_in(actor.evidence[0].start, actor.evidence[0].end) if actor.evidence else []
        head = self.index.head(tokens) if tokens else None
        return self._from_actor(actor, head, self.index.entity(head.i), None) if head is not None else None

    def _spoken_for(self, head: Token) -> Token | None:
        """The person or body that a spokesman without a name speaks for: "a spokesman for the mission", "his office"."""
        named = self.index.entity(head.i)
        if head.lemma not in SPOKESMEN or (named is not None and not named.id.startswith("official:")):
            return None
        owners = [
            *self.parse.children(head.i, "poss"),
            *(phrase.head for phrase in phrases(self.parse, head.i) if phrase.prep in {"for", "of"}),
            *self.parse.children(head.i, "compound", "nmod"),
        ]
        return next((owner for owner in owners if self.index.referent(owner.i) is not None), None)

    def _medium(self, head: Token, cue: str | None, span: Span) -> Source | None:
        """The agency or broadcaster that a common noun is with its name: "the RIA agency", "Baghdad radio"."""
        if head.lemma not in MEDIUM:
            return None
        outlet = next(iter(self._outlets_near(head)), None)
        if outlet is not None:
            kind: SourceKind = "agency" if outlet.kind == "agency" else "outlet"
            return Source(kind=kind, id=outlet.id, name=outlet.name, cue=cue, evidence=(span,))
        names = [
            child
            for child in self.parse.children(head.i, "compound", "appos", "nmod")
            if child.pos == "PROPN" and ((there := self.index.entity(child.i)) is None or there.kind != "state")
        ]
        if not names or self.index.entity(head.i) is not None:
            return None
        name = names[-1].text
        if head.lemma == "agency":
            return Source(kind="agency", id=f"agency:{slug(name)}", name=name, cue=cue, evidence=(span,))
        words = f"{name} {head.text}"
        return Source(kind="outlet", id=f"outlet:{slug(words)}", name=words, cue=cue, evidence=(span,))

    def _document(self, head: Token, cue: str | None, span: Span) -> Source | None:
        """A text by which something is known, where it does not say whose it is: "a communique said"."""
        if head.lemma not in TEXTS or self.index.entity(head.i) is not None or self.roles.of(head):
            return None
        if any(self.is_outlet(word) for word in self.parse.subtree(head.i)):
            return None
        words = self.parse.children(head.i, "amod", "compound")
        first = min([head.i, *(word.i for word in words)])
        name = self.parse.span(first, head.i).text
        return Source(kind="document", id=f"document:{slug(name)}", name=name, cue=cue, evidence=(span,))

    def _state_media(self, head: Token, cue: str | None, span: Span) -> Source | None:
        """The agency meant by "state media" or "the official news agency"; state television and radio as such."""
        words = {child.lemma for child in self.parse.children(head.i, "amod", "compound")}
        phrase = head.lemma in STATE_MEDIA | BROADCAST or (head.lemma == "agency" and words & {"news"})
        if not phrase or not words & {"state", "official", "state-run", "run", "party"}:
            return None
        named = next((outlet for outlet in self._outlets_near(head)), None)
        if named is None:
            members = [actor.country for actor in self.roles.members(head) if actor.country]
            states = [e.country for e in self.index.layers.entities if e.kind == "state" and e.country]
            country = next(iter(members), None) or self.home or next(iter(states), None)
            if country is not None and head.lemma in BROADCAST:
                air = "radio" if head.lemma == "radio" else "television"
                name = self.parse.span(
                    min([head.i, *(c.i for c in self.parse.children(head.i, "compound", "amod"))]), head.i
                )
                return Source(
                    kind="outlet", id=f"outlet:{country.lower()}-state-{air}", name=name.text, cue=cue, evidence=(span,)
                )
            named = state_agencies(self.knowledge).get(country or "")
        if named is None:
            return None
        return Source(kind="agency", id=named.id, name=named.name, cue=cue, evidence=(span,))

    def _outlets_near(self, head: Token) -> list[Outlet]:
        known = outlets_by_id(self.knowledge)
        found = []
        following = [self.parse.tokens[head.i + 1]] if head.i + 1 < len(self.parse.tokens) else []
        for child in (*self.parse.children(head.i, "appos", "compound", "nmod"), *following):
            entity = self.index.entity(child.i)
            if entity is not None and entity.id in known:
                found.append(known[entity.id])
        return found

    def _from_actor(self, actor: Actor, head: Token, entity: EntityMention | None, cue: str | None) -> Source | None:
        evidence, country = actor.evidence, actor.country
        if entity is None and (head.lemma in ANONYMOUS or head.tag == "NNS" or actor.kind == "group"):
            return self._unnamed(actor, head, cue)
        kind: SourceKind = "official"
        identity = actor.id
        if actor.id.startswith("official:"):
            pass
        elif actor.kind == "state" and country:
            identity = f"official:{country.lower()}"
        elif actor.kind == "person":
            identity = f"{'official' if actor.role or actor.sector else 'person'}:{slug(actor.name)}"
        else:
            kind = "organisation"
        return Source(kind=kind, id=identity, name=actor.name, cue=cue, country=country, evidence=evidence)

    def _unnamed(self, actor: Actor, head: Token, cue: str | None) -> Source:
        """A source without a name: by its country, that of the report for officials; bystanders by what they are."""
        body = self._body_of(head) if actor.country is None else None
        country = actor.country or (self._whence(head) if body is None else None)
        if body is not None:
            identity = f"anonymous:{body.id.partition(':')[2]}"
        elif country is not None:
            identity = f"anonymous:{country.lower()}"
        else:
            identity = f"anonymous:{slug(head.lemma)}" if head.lemma in BYSTANDERS else UNKNOWN
        return Source(kind="anonymous", id=identity, name=actor.name, cue=cue, country=country, evidence=actor.evidence)

    def _body_of(self, head: Token) -> EntityMention | None:
        """The body of no one state that an unnamed source belongs to: "a NATO official"."""
        named = [
            self.index.entity(child.i) for child in self.parse.children(head.i, "compound", "nmod", "amod", "poss")
        ]
        return next((e for e in named if e is not None and e.kind == "organisation" and not e.country), None)

    def _whence(self, head: Token) -> str | None:
        """The country in which an unnamed source speaks: "a spokesman said in New Delhi", else that of the report."""
        if head.lemma in BYSTANDERS:
            return None
        for phrase in (*phrases(self.parse, head.i), *phrases(self.parse, head.head)):
            place = self.index.place(phrase.head.i) if phrase.prep in {"in", "at"} else None
            if place is not None and place.country:
                return place.country
        return self.home
