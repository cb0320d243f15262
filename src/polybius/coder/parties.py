"""Who acts and who is acted upon: the roles of a predicate filled from the words around its trigger."""

from __future__ import annotations

from collections.abc import Collection

from polybius.coder.govern import SPEECH, Governed
from polybius.coder.grammar import indirect_objects, is_verb, objects, phrases, subjects
from polybius.coder.index import Index
from polybius.coder.match import Match
from polybius.coder.roles import Roles
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import outlets_by_id
from polybius.model import Actor, Claim, Parse, Token

DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Acts that are done to those who are threatened with them."""
MEETING = frozenset("in at during after before for following".split())
TELLING = frozenset("say report see call describe mention discuss expect fear mean include remain await face".split())
"""Verbs whose subject does not do what their object names."""
DOCUMENTS = frozenset(
    "report statement resolution letter document article motion petition editorial commentary communique declaration "
    "message note bill law decree dossier paper".split()
)
"""Nouns of what is written, through which its authors speak."""


class Parties:
    """Fills the roles of the acts of one report."""

    def __init__(
        self, parse: Parse, index: Index, roles: Roles, knowledge: Knowledge, triggers: Collection[int] = ()
    ) -> None:
        self.parse, self.index, self.roles, self.knowledge = parse, index, roles, knowledge
        self.triggers = triggers

    def of(self, match: Match, governed: Governed, parent: Claim | None) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """The actors and the recipients of an act; who is asked or promises is the actor of what is asked or promised."""
        predicate = match.predicate
        reciprocal = predicate.actor == "both"
        actors = self._fill(
            "subj>obj>with>between>of>among>involving" if reciprocal else predicate.actor or "subj",
            match,
            governed,
            every=reciprocal,
        )
        recipients = () if reciprocal else self._fill(predicate.recipient or "none", match, governed)
        actors = tuple(
            actor for actor in (self._speaking(actor, predicate.event_type) for actor in actors) if actor is not None
        )
        if not actors and parent is not None:
            actors = (
                (parent.recipients or self._own_state(parent, predicate.event_type))
                if parent.event_type == "REQUEST"
                else parent.actors
                if parent.event_type in {"AGREE", "THREATEN"}
                else ()
            )
        if not recipients and predicate.event_type == "THREATEN":
            recipients = self._warned(match.token)
        if (
            not recipients
            and parent is not None
            and parent.event_type == "THREATEN"
            and predicate.event_type in DONE_TO
        ):
            recipients = parent.recipients
        ids = {actor.id for actor in actors}
        return actors, tuple(actor for actor in recipients if actor.id not in ids and actor.kind != "outlet")

    def _warned(self, token: Token) -> tuple[Actor, ...]:
        """Who is threatened, by the condition: "would strike if Seoul intruded" is meant for Seoul."""
        clauses = [token, *(child for child in self.parse.children(token.i, "ccomp", "xcomp", "acl") if is_verb(child))]
        for clause in clauses:
            for condition in self.parse.children(clause.i, "advcl"):
                marks = {child.text.casefold() for child in self.parse.children(condition.i, "mark", "aux")}
                if marks & {"if", "unless", "should"}:
                    return self.roles.actors(self.parse.children(condition.i, "nsubj", "nsubjpass"))
        return ()

    def _own_state(self, parent: Claim, event_type: str | None) -> tuple[Actor, ...]:
        """The state of whoever asks for a domestic act of nobody named: "Kim demanded a leap in the output of shells"."""
        if event_type != "ACTIVITY":
            return ()
        return tuple(
            self.roles.state(actor.country, actor.evidence[0])
            for actor in parent.actors[:1]
            if actor.country and actor.evidence
        )

    def _speaking(self, actor: Actor, event_type: str | None) -> Actor | None:
        """Who acts where an agency is named: the state that speaks through it, or nobody."""
        if actor.kind != "outlet":
            return actor
        outlet = outlets_by_id(self.knowledge).get(actor.id)
        if (
            outlet is not None
            and outlet.control in {"state", "party"}
            and outlet.country
            and event_type in {"THREATEN", "ACCUSE", "REJECT"}
        ):
            return self.roles.state(outlet.country, actor.evidence[0])
        return None

    def _fill(self, spec: str, match: Match, governed: Governed, *, every: bool = False) -> tuple[Actor, ...]:
        """The actors of the first role of a specification that somebody fills; of all roles where ``every``."""
        found: dict[str, Actor] = {}
        for option in spec.split(">"):
            for actor in self.roles.actors(self._heads(option.strip(), match, governed)):
                found.setdefault(actor.id, actor)
            if found and not every:
                break
        return tuple(found.values())

    def _heads(self, option: str, match: Match, governed: Governed) -> list[Token]:
        token = match.token
        if option == "none":
            return []
        if option == "subj":
            return self._subject_heads(match, governed)
        if option == "obj":
            return objects(self.parse, token) if is_verb(token) else []
        if option == "iobj":
            return indirect_objects(self.parse, token)
        if option == "poss":
            return self.parse.children(token.i, "poss")
        if option == "amod":
            return [
                child
                for child in self.parse.children(token.i, "amod", "compound", "nmod")
                if (entity := self.index.entity(child.i)) is not None and entity.country
                for child in (child, *self.parse.children(child.i, "conj"))
            ]
        if option == "involving":
            return [
                thing
                for clause in self.parse.children(token.i, "acl")
                if clause.lemma in {"involve", "include", "gather", "bring"}
                for thing in objects(self.parse, clause)
            ]
        if option == "inner.subj":
            return self._inner_subjects(token)
        found = [phrase.head for phrase in phrases(self.parse, token.i) if phrase.prep == option]
        if not found and not is_verb(token):
            for carrier in governed.carriers[:1]:
                found = [phrase.head for phrase in phrases(self.parse, carrier.token.i) if phrase.prep == option]
        if not found and is_verb(token):
            things = [*objects(self.parse, token), *(phrase.head for phrase in phrases(self.parse, token.i))]
            if option == "of" and match.predicate.event_type in SPEECH:
                things = []
            for thing in things:
                found += [phrase.head for phrase in phrases(self.parse, thing.i) if phrase.prep == option]
        return found

    def _subject_heads(self, match: Match, governed: Governed) -> list[Token]:
        token = match.token
        if is_verb(token):
            return self._authors(subjects(self.parse, token))
        own = self.parse.children(token.i, "poss")
        if own and "poss" not in (match.predicate.recipient or "") and self.roles.actors(own):
            return own
        for carrier in governed.carriers:
            if is_verb(carrier.token):
                heads = [head for head in subjects(self.parse, carrier.token) if head.i != token.i]
                if heads:
                    return heads
        return self._of_the_clause(match) if not governed.carriers else []

    def _of_the_clause(self, match: Match) -> list[Token]:
        """Who does what a noun names that no known verb carries: the subject of "flew patrols", "spoke after talks with X"."""
        token = match.token
        head = self.parse.tokens[token.head]
        if token.dep == "dobj" and is_verb(head) and head.i not in self.triggers and head.lemma not in TELLING:
            return [subject for subject in subjects(self.parse, head) if subject.i != token.i]
        with_others = any(phrase.prep == "with" for phrase in phrases(self.parse, token.i))
        if match.predicate.actor == "both" and token.dep == "pobj" and head.lemma in MEETING and with_others:
            above = self.parse.tokens[head.head]
            if is_verb(above):
                return subjects(self.parse, above)
            return [above] if above.dep in {"nsubj", "nsubjpass"} else []
        return []

    def _authors(self, heads: list[Token]) -> list[Token]:
        """Those who speak through a document: "put out a report accusing the army"; others as they are."""
        found: list[Token] = []
        for head in heads:
            verb = self.parse.tokens[head.head]
            if head.lemma not in DOCUMENTS or self.index.entity(head.i) is not None:
                found.append(head)
            elif self.parse.children(head.i, "poss"):
                found += self.parse.children(head.i, "poss")
            elif head.dep == "dobj" and is_verb(verb):
                found += subjects(self.parse, verb)
            else:
                found += [phrase.head for phrase in phrases(self.parse, head.i) if phrase.prep in {"by", "of", "from"}]
        return found

    def _inner_subjects(self, token: Token) -> list[Token]:
        own = objects(self.parse, token) if is_verb(token) else []
        if own:
            return own
        for clause in self.parse.children(token.i, "ccomp", "xcomp"):
            heads = self.parse.children(clause.i, "nsubj", "nsubjpass")
            if heads:
                return heads
        return []
