"""On whose word a claim stands: the chain of sources from the nearest to the last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from polybius.coder.grammar import conjuncts, is_verb, phrases, subjects
from polybius.coder.index import Index
from polybius.coder.roles import Roles
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import outlets_by_id
from polybius.knowledge.names import slug
from polybius.knowledge.rows import Outlet
from polybius.model import Actor, EntityMention, Parse, Source, Span, Token
from polybius.model.claim import SourceKind

ANONYMOUS = frozenset("official source diplomat aide insider witness resident lawmaker analyst expert officer".split())
ACCORDING = frozenset({"according", "per", "citing", "quoting", "cited"})
STATE_MEDIA = frozenset({"media", "medium", "newspaper", "news"})
BROADCAST = frozenset({"television", "tv", "radio", "broadcaster"})
SPOKESMEN = frozenset("spokesman spokeswoman spokesperson office aide adviser".split())
BYSTANDERS = frozenset(
    "witness resident diplomat analyst expert villager survivor refugee neighbour relative activist doctor".split()
)
"""Unnamed sources that speak for no state."""
ADDRESSING = frozenset("call accuse blame urge ask demand deny warn describe".split())
"""Verbs of saying that are no mere aside: "X happened, Delhi called that a lie"."""
MEDIUM = frozenset("agency newspaper daily radio television tv channel network station broadcaster magazine".split())
TEXTS = frozenset(
    "communique statement report text document letter declaration resolution memo cable survey study audit".split()
)
UNKNOWN = "anonymous:unknown"


@lru_cache(maxsize=8)
def cue_verbs(knowledge: Knowledge) -> frozenset[str]:
    """The lemmas of verbs that introduce what somebody said."""
    return frozenset(cue.lemma for cue in knowledge.cues if cue.pos == "verb" and cue.kind in {"say", "deny", "show"})


@lru_cache(maxsize=8)
def state_agencies(knowledge: Knowledge) -> dict[str, Outlet]:
    """Country to the agency that its state runs; the first of the file where there are several."""
    found: dict[str, Outlet] = {}
    for outlet in knowledge.outlets:
        if outlet.kind == "agency" and outlet.control in {"state", "party"} and outlet.country:
            found.setdefault(outlet.country, outlet)
    return found


class Attribution:
    """Finds the chains of sources of one report."""

    def __init__(self, parse: Parse, index: Index, roles: Roles, knowledge: Knowledge, home: str | None = None) -> None:
        self.parse, self.index, self.roles, self.knowledge, self.home = parse, index, roles, knowledge, home
        self.cues = cue_verbs(knowledge)

    def chain(self, token: Token) -> tuple[Source, ...]:
        """The sources of what token ``token`` tells, nearest first, the origin last."""
        found: list[Source] = []
        for cue in self._cues_over(token):
            found += self._sources_of(cue)
        if not found:
            found += self._quoted(token)
        sentence = self.parse.sentence_of(token.i)
        found += self._adverbial(token, sentence.first, sentence.last)
        return _distinct(found)

    def of_quote(self, cue: Token) -> tuple[Source, ...]:
        """Who passed a quotation on: outlets and agencies beside its cue; the speaker himself is the claim's actor."""
        found = self._sources_of(cue) if is_verb(cue) else []
        found += [source for above in self._cues_over(cue) for source in self._sources_of(above)]
        sentence = self.parse.sentence_of(cue.i)
        found += self._adverbial(cue, sentence.first, sentence.last)
        return tuple(source for source in _distinct(found) if source.kind in {"agency", "outlet"})

    def of_words(self, heads: Sequence[Token]) -> tuple[Source, ...]:
        """The sources that nouns name by themselves."""
        return _distinct([source for head in heads for source in self.source(head, None)])

    def is_cue(self, verb: Token) -> bool:
        """Whether a verb introduces what somebody said."""
        return is_verb(verb) and verb.lemma in self.cues

    def _cues_over(self, token: Token) -> list[Token]:
        """The cue verbs whose complement the token stands in, nearest first."""
        found = []
        below = token
        for above in self.parse.ancestors(token.i):
            if (
                is_verb(above)
                and above.lemma in self.cues
                and below.dep in {"ccomp", "xcomp", "dobj", "pcomp", "conj", "parataxis", "advcl", "acl", "prep"}
            ):
                if self._is_apart(below, above):
                    pass
                elif below.dep in {"ccomp", "xcomp", "parataxis"} or above.lemma in {"quote", "cite"}:
                    found.append(above)
            for clause in self.parse.children(above.i, "parataxis", "ccomp"):
                if clause.i != below.i and self._is_parenthetical(clause, token):
                    found.append(clause)
            below = above
        for clause in self.parse.children(token.i, "parataxis", "ccomp"):
            if self._is_parenthetical(clause, token):
                found.append(clause)
        return found

    def _is_apart(self, clause: Token, cue: Token) -> bool:
        """Whether a semicolon parts a clause from the verb of saying behind it."""
        return clause.i < cue.i and any(token.text == ";" for token in self.parse.tokens[clause.i : cue.i])

    def _is_parenthetical(self, clause: Token, token: Token) -> bool:
        """Whether a clause is the "KCNA reported" of "X happened, KCNA reported"."""
        if clause.lemma not in self.cues or clause.lemma in ADDRESSING or not is_verb(clause):
            return False
        inside = self.parse.children(clause.i, "ccomp", "dobj", "xcomp")
        return (
            not inside
            and bool(self.parse.children(clause.i, "nsubj"))
            and token.i not in {below.i for below in self.parse.subtree(clause.i)}
        )

    def _sources_of(self, cue: Token) -> list[Source]:
        found: list[Source] = []
        for head in subjects(self.parse, cue) or self._before_cue(cue):
            for one in conjuncts(self.parse, head):
                found += self.source(one, cue.text)
        for phrase in phrases(self.parse, cue.i):
            if phrase.prep in {"by", "via", "through", "to"} and (phrase.prep != "to" or self.is_outlet(phrase.head)):
                if phrase.prep == "by" and found and not self.is_outlet(phrase.head):
                    continue
                found += self.source(phrase.head, cue.text)
        for told in self.parse.children(cue.i, "dobj", "dative"):
            if self.is_outlet(told):
                found += self.source(told, cue.text)
        for clause in self.parse.children(cue.i, "advcl", "ccomp", "parataxis", "dep"):
            if clause.lemma in {"quote", "cite"}:
                for head in self.parse.children(clause.i, "dobj", "nsubj"):
                    found += self.source(head, clause.text)
        return found

    def _before_cue(self, cue: Token) -> list[Token]:
        """The subject that the parser gave to the clause before: "shelled the town, two diplomats and a witness said"."""
        sentence = self.parse.sentence_of(cue.i)
        comma = next((i for i in range(cue.i - 1, sentence.first, -1) if self.parse.tokens[i].text == ","), None)
        if comma is None or cue.dep not in {"ROOT", "parataxis", "ccomp"}:
            return []
        between = self.parse.tokens[comma + 1 : cue.i]
        inside = {token.i for token in between}
        if any(is_verb(token) for token in between):
            return []
        nouns = [token for token in between if token.pos in {"NOUN", "PROPN"}]
        return [token for token in nouns if token.head not in inside][:1]

    def is_outlet(self, head: Token) -> bool:
        """Whether a noun names an agency or another outlet."""
        entity = self.index.entity(head.i)
        return entity is not None and entity.kind == "outlet"

    def _quoted(self, token: Token) -> list[Source]:
        """The speaker of a quotation that the token stands in."""
        for quote in self.index.layers.quotes:
            if quote.content.start <= token.start < quote.content.end and quote.source is not None:
                heads = self.parse.tokens_in(quote.source.start, quote.source.end)
                if heads:
                    return self.source(self.index.head(heads), quote.cue.text if quote.cue else None)
        return []

    def _adverbial(self, token: Token, first: int, last: int) -> list[Source]:
        """The sources of "according to X", "citing X", "in a report carried by X" within the sentence."""
        found: list[Source] = []
        for i in range(first, last):
            word = self.parse.tokens[i]
            text = word.text.casefold()
            if text in ACCORDING:
                heads = [phrase.head for phrase in phrases(self.parse, i)] if text in {"according", "per"} else []
                if text == "according":
                    for child in self.parse.children(i, "prep"):
                        heads += self.parse.children(child.i, "pobj")
                if text in {"citing", "quoting", "cited"}:
                    heads += self.parse.children(i, "dobj")
                for head in heads:
                    found += self.source(head, "according to" if text == "according" else word.text)
            elif (
                text in {"carried", "published", "released", "reported", "quoted", "cited", "distributed"}
                and word.tag == "VBN"
            ):
                for phrase in phrases(self.parse, i):
                    if phrase.prep in {"by", "on", "in"} and self.is_outlet(phrase.head):
                        found += self.source(phrase.head, word.text)
        return [source for source in found if source.evidence and source.evidence[0].start != token.start]

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


def _distinct(sources: list[Source]) -> tuple[Source, ...]:
    """Each source once: agencies and outlets, which pass on, before those whose word it is."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.id, source)
    return tuple(sorted(found.values(), key=lambda source: source.kind not in {"agency", "outlet"}))
