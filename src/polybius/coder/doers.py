"""Who did what is told without a doer: who did it as told before, the other side, or the state in whose power it is.

Such parties are assumed and say how they were found; what is told of anybody stands before them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from polybius.coder.grammar import is_verb
from polybius.coder.index import Index
from polybius.coder.pointing import points_back
from polybius.coder.roles import Roles
from polybius.model import Actor, Claim, Parse, Span, Token

HOSTILE = frozenset({"ASSAULT", "COERCE"})
AGAIN = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "RETREAT", "CONCEDE", "AID", "CONSULT"})
"""Types of which a later act without a doer is by who did the one before."""
TRUCE = ("RETREAT", "ceasefire")
UNDOES: dict[str, frozenset[str]] = {
    "RETREAT": frozenset({"COERCE", "ASSAULT", "MOBILIZE"}),
    "CONCEDE": frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"}),
}
"""Type to the types of the deeds that it takes back, or that are apologised for."""
POWERS = frozenset(
    {
        ("COERCE", "arrest"),
        ("COERCE", "restrict"),
        ("COERCE", "censor"),
        ("COERCE", "curfew"),
        ("COERCE", "martial-law"),
        ("COERCE", "deport"),
        ("SANCTION", "convict"),
        ("OFFICE", "appoint"),
        ("OFFICE", "remove"),
        ("ACTIVITY", None),
    }
)
"""What the authorities of a state do where it falls, by type and mode; ``None`` is any mode."""
OTHER = frozenset("similar other new another earlier previous past further".split())
OVERTHROWN = frozenset("overthrow oust topple depose".split())
"""How a holder of office goes other than by the power of his own state."""
EXECUTED = frozenset("execute hang execution".split())
POWER = "the state in whose power it is"
SIDES = 2
NEAR = 1
"""Sentences back to the act whose doer a passive without one shares."""


def with_doers(found: Mapping[int, Claim], parse: Parse, index: Index, roles: Roles) -> dict[int, Claim]:
    """The claims by token; those that name no actor have the one that is likely, if there is one.

    Args:
        found: claims by the number of their word.
        parse: words and trees.
        index: names by word.
        roles: makes states into actors.
    """
    reader = _Doers(dict(found), parse, index, roles)
    for i in sorted(found):
        if not found[i].actors:
            reader.give(i)
    return reader.found


class _Doers:
    """The claims of one report, and who did what in it."""

    def __init__(self, found: dict[int, Claim], parse: Parse, index: Index, roles: Roles) -> None:
        self.found, self.parse, self.index, self.roles = found, parse, index, roles

    def give(self, i: int) -> None:
        """Give the claim at a word its likely actors."""
        claim = self.found[i]
        before = [self.found[k] for k in sorted(self.found) if k < i]
        word = self.parse.tokens[i]
        own = {actor.id for actor in claim.recipients}
        for actors, how in self._likely(claim, before, word):
            doers = tuple(
                msgspec.structs.replace(actor, assumed=True, how=how) for actor in actors if actor.id not in own
            )
            if doers:
                self.found[i] = msgspec.structs.replace(claim, actors=doers)
                return

    def _likely(self, claim: Claim, before: Sequence[Claim], word: Token) -> Iterator[tuple[Sequence[Actor], str]]:
        """Those who may have done it and how they are found, the likeliest first; where it was told, whose power it is."""
        told_there = claim.place is not None and not claim.place.assumed
        if told_there:
            yield self._in_power(claim, word), POWER
        yield self._both_sides(claim, before), "the two sides that fight"
        yield self._same_again(claim, before, word), "who did so as told before"
        yield self._other_side(claim, before), "the other side of what is told before"
        yield self._undoing(claim, before), "who did what is to be undone"
        if not told_there:
            yield self._in_power(claim, word), POWER

    def _same_again(self, claim: Claim, before: Sequence[Claim], word: Token) -> Sequence[Actor]:
        """Who did the last act of the type, if it was done to the same side or nobody says to whom.

        A noun must point back; a verb must stand near, in the passive, and tell of the same days.
        """
        if claim.event_type not in AGAIN or not (self._is_passive(word) if is_verb(word) else self._points(word)):
            return ()
        here = self.parse.sentence_of(word.i).number
        for other in reversed(before):
            if other.event_type != claim.event_type or not other.actors or _other_days(claim, other):
                continue
            if claim.recipients and other.recipients and not _meet(claim.recipients, other.recipients):
                continue
            if is_verb(word) and here - self._sentence(other) > NEAR:
                return ()
            if not _meet(claim.recipients, other.actors):
                return other.actors
        return ()

    def _is_passive(self, verb: Token) -> bool:
        return verb.tag == "VBN" and not self.parse.children(verb.i, "nsubj")

    def _points(self, noun: Token) -> bool:
        """Whether a noun names an act that was told before: "the raid", "the shelling", "launches", but not "a raid"."""
        if any(child.lemma in OTHER for child in self.parse.children(noun.i, "amod")):
            return False
        dets = self.parse.children(noun.i, "det", "poss", "nummod")
        return (
            points_back(self.parse, noun) if dets else noun.tag in {"NNS", "VBG"} or noun.dep in {"nsubj", "nsubjpass"}
        )

    def _sentence(self, claim: Claim) -> int:
        return self.parse.sentence_of(self.parse.tokens_in(claim.trigger.start, claim.trigger.end)[0].i).number

    def _other_side(self, claim: Claim, before: Sequence[Claim]) -> Sequence[Actor]:
        """Of a hostile act of which only the victims are told: those whom they fight."""
        if claim.event_type not in HOSTILE or not claim.recipients:
            return ()
        for other in reversed(before):
            if other.event_type not in HOSTILE or not other.actors or not other.recipients:
                continue
            for one, against in ((other.actors, other.recipients), (other.recipients, other.actors)):
                fighting = [actor for actor in against if actor.country or actor.kind == "organisation"]
                if _meet(one, claim.recipients) and not _meet(against, claim.recipients) and fighting:
                    return fighting
        return ()

    def _both_sides(self, claim: Claim, before: Sequence[Claim]) -> Sequence[Actor]:
        """Of a truce or of talks of nobody named: the two states that fight, or that talked before."""
        if claim.event_type != "CONSULT" and (claim.event_type, claim.mode) != TRUCE:
            return ()
        kinds = {"CONSULT"} if claim.event_type == "CONSULT" else HOSTILE
        for other in reversed(before):
            parties = (*other.actors, *other.recipients)
            if other.event_type in kinds and len(_countries(parties)) == SIDES:
                return parties
        return ()

    def _undoing(self, claim: Claim, before: Sequence[Claim]) -> Sequence[Actor]:
        """Who did what is to be taken back: of a release who holds them, of an apology who did the deed."""
        deeds = UNDOES.get(claim.event_type, frozenset())
        asking = next((other for other in before if other.claim_id == claim.within), None)
        for other in reversed(before):
            if other.event_type in deeds and other.actors and other.status == "happened":
                if asking is None or not _meet(asking.actors, other.actors):
                    return other.actors
        return ()

    def _in_power(self, claim: Claim, token: Token) -> Sequence[Actor]:
        """The state that arrests, judges, appoints, executes or parades where an act falls."""
        found = self._power(claim, token)
        return (self.roles.state(*found),) if found is not None else ()

    def _power(self, claim: Claim, token: Token) -> tuple[str, Span] | None:
        """Its country, and the words that tell it."""
        if token.lemma in EXECUTED:
            return next(((a.country, a.evidence[0]) for a in claim.recipients if a.country and a.evidence), None)
        if token.lemma in OVERTHROWN or not {(claim.event_type, claim.mode), (claim.event_type, None)} & POWERS:
            return None
        if claim.office is not None and claim.office.polity:
            return claim.office.polity, claim.trigger
        if claim.place is not None and claim.place.country and claim.place.evidence:
            return claim.place.country, claim.place.evidence[0]
        return self._spoken_of(token) if claim.event_type == "ACTIVITY" else None

    def _spoken_of(self, token: Token) -> tuple[str, Span] | None:
        """The country of the name that stands nearest before a word in its sentence, and the name."""
        for word in reversed(self.parse.tokens[self.parse.sentence_of(token.i).first : token.i]):
            entity = self.index.referent(word.i)
            if entity is not None and entity.country and entity.kind in {"state", "person", "organisation"}:
                return entity.country, self.parse.span(word.i, word.i)
        return None


def _other_days(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell of days that do not meet."""
    days, others = (None if one.date is None or one.date.assumed else one.date.interval for one in (claim, other))
    return days is not None and others is not None and not days.overlaps(others)


def _meet(some: Collection[Actor], others: Collection[Actor]) -> bool:
    """Whether two sides have a party or a country in common."""
    return bool({actor.id for actor in some} & {actor.id for actor in others} or _countries(some) & _countries(others))


def _countries(actors: Collection[Actor]) -> set[str]:
    return {actor.country for actor in actors if actor.country}
