"""On whose word a claim stands: the chain of sources from the nearest to the last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from polybius.coder.grammar import is_verb, phrases, subjects
from polybius.coder.index import Index
from polybius.coder.roles import Roles
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import outlets_by_id
from polybius.knowledge.names import slug
from polybius.knowledge.rows import Outlet
from polybius.model import Actor, EntityMention, Parse, Source, Token
from polybius.model.claim import SourceKind

ANONYMOUS = frozenset("official source diplomat aide insider witness resident lawmaker analyst expert officer".split())
ACCORDING = frozenset({"according", "per", "citing", "quoting", "cited"})
STATE_MEDIA = frozenset({"media", "medium", "television", "tv", "radio", "newspaper", "news"})


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

    def __init__(self, parse: Parse, index: Index, roles: Roles, knowledge: Knowledge) -> None:
        self.parse, self.index, self.roles, self.knowledge = parse, index, roles, knowledge
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
                if below.dep in {"ccomp", "xcomp", "parataxis"} or above.lemma in {"quote", "cite"}:
                    found.append(above)
            for clause in self.parse.children(above.i, "parataxis", "ccomp"):
                if clause.i != below.i and self._is_parenthetical(clause, token):
                    found.append(clause)
            below = above
        for clause in self.parse.children(token.i, "parataxis", "ccomp"):
            if self._is_parenthetical(clause, token):
                found.append(clause)
        return found

    def _is_parenthetical(self, clause: Token, token: Token) -> bool:
        """Whether a clause is the "KCNA reported" of "X happened, KCNA reported"."""
        if clause.lemma not in self.cues or not is_verb(clause):
            return False
        inside = self.parse.children(clause.i, "ccomp", "dobj", "xcomp")
        return (
            not inside
            and bool(self.parse.children(clause.i, "nsubj"))
            and token.i not in {below.i for below in self.parse.subtree(clause.i)}
        )

    def _sources_of(self, cue: Token) -> list[Source]:
        found: list[Source] = []
        for head in subjects(self.parse, cue):
            found += self.source(head, cue.text)
        for phrase in phrases(self.parse, cue.i):
            if phrase.prep in {"by", "via", "through", "to"} and (phrase.prep != "to" or self._outlet(phrase.head)):
                if phrase.prep == "by" and found and not self._outlet(phrase.head):
                    continue
                found += self.source(phrase.head, cue.text)
        for told in self.parse.children(cue.i, "dobj", "dative"):
            if self._outlet(told):
                found += self.source(told, cue.text)
        for clause in self.parse.children(cue.i, "advcl", "ccomp", "parataxis", "dep"):
            if clause.lemma in {"quote", "cite"}:
                for head in self.parse.children(clause.i, "dobj", "nsubj"):
                    found += self.source(head, clause.text)
        return found

    def _outlet(self, head: Token) -> bool:
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
                    if phrase.prep in {"by", "on", "in"} and self._outlet(phrase.head):
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
        media = self._state_media(head)
        if media is not None:
            return [Source(kind="agency", id=media.id, name=media.name, cue=cue, evidence=(span,))]
        found = []
        for actor in self.roles.of(head)[:1]:
            found.append(self._from_actor(actor, head, entity, cue))
        return [source for source in found if source is not None]

    def _state_media(self, head: Token) -> Outlet | None:
        """The agency meant by "state media", "the official news agency"."""
        words = {child.lemma for child in self.parse.children(head.i, "amod", "compound")}
        phrase = head.lemma in STATE_MEDIA or (head.lemma == "agency" and words & {"news"})
        if not phrase or not words & {"state", "official", "state-run", "run", "party"}:
            return None
        named = next((outlet for outlet in self._outlets_near(head)), None)
        if named is not None:
            return named
        members = [actor.country for actor in self.roles._members(head) if actor.country]  # noqa: SLF001
        countries = members or [
            entity.country for entity in self.index.layers.entities if entity.kind == "state" and entity.country
        ]
        agencies = state_agencies(self.knowledge)
        return next((agencies[country] for country in countries if country in agencies), None)

    def _outlets_near(self, head: Token) -> list[Outlet]:
        known = outlets_by_id(self.knowledge)
        found = []
        for child in self.parse.children(head.i, "appos", "compound", "nmod"):
            entity = self.index.entity(child.i)
            if entity is not None and entity.id in known:
                found.append(known[entity.id])
        return found

    def _from_actor(self, actor: Actor, head: Token, entity: EntityMention | None, cue: str | None) -> Source | None:
        evidence = actor.evidence
        country = (actor.country or "").lower()
        if entity is None and (head.lemma in ANONYMOUS or head.tag == "NNS"):
            identity = f"anonymous:{country or 'unknown'}"
            return Source(kind="anonymous", id=identity, name=actor.name, cue=cue, evidence=evidence)
        if actor.id.startswith("official:"):
            return Source(kind="official", id=actor.id, name=actor.name, cue=cue, evidence=evidence)
        if actor.kind == "state" and country:
            return Source(kind="official", id=f"official:{country}", name=actor.name, cue=cue, evidence=evidence)
        if actor.kind == "person":
            identity = f"official:{slug(actor.name)}" if actor.role or actor.sector else f"person:{slug(actor.name)}"
            return Source(kind="official", id=identity, name=actor.name, cue=cue, evidence=evidence)
        if actor.kind == "group" and entity is None:
            identity = f"anonymous:{country or 'unknown'}"
            return Source(kind="anonymous", id=identity, name=actor.name, cue=cue, evidence=evidence)
        return Source(kind="organisation", id=actor.id, name=actor.name, cue=cue, evidence=evidence)


def _distinct(sources: list[Source]) -> tuple[Source, ...]:
    """Each source once: agencies and outlets, which pass on, before those whose word it is."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.id, source)
    return tuple(sorted(found.values(), key=lambda source: source.kind not in {"agency", "outlet"}))
