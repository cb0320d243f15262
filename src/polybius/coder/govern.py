"""What stands above an act: speech acts that speak of it, and light, aspectual and planning verbs that carry it."""

from __future__ import annotations

from typing import NamedTuple

from polybius.coder.grammar import is_verb
from polybius.coder.match import Match
from polybius.coder.status import Reading, has_condition, noun_status, verb_status
from polybius.model import STATUSES, Evidence, Parse, Token
from polybius.model.claim import Status

SPEECH = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE", "SUPPORT", "STATEMENT"})
"""Types of acts that are done by speaking."""
GOVERNED = frozenset({"dobj", "xcomp", "ccomp", "pcomp", "pobj", "nsubjpass", "acl", "oprd", "attr", "dative", "advcl"})
PASSED = frozenset({"conj", "prep", "prt", "agent"})
TOPICS = frozenset({"dobj", "nsubjpass", "attr", "pobj"})
"""Where the noun of "the need to act" stands for what its clause says to be the topic of the verb above."""
CARRYING_PREPS = frozenset("of for to on from against about with in into at over by out off".split())
FLIPPED: dict[Status, Status] = {"denied": "planned", "planned": "denied", "hypothetical": "denied"}
WEIGHT: dict[Status, int] = {
    "happened": 0,
    "planned": 1,
    "hypothetical": 2,
    "called_for": 3,
    "threatened": 3,
    "denied": 4,
}


class Governed(NamedTuple):
    """How an act is governed: its status, the speech act that it stands within, and the verbs that carry it."""

    status: Status
    parent: Match | None
    carriers: tuple[Match, ...]
    word: int | None


class Governance:
    """The governing relations between the matches of one report."""

    def __init__(self, parse: Parse, matches: dict[int, Match]) -> None:
        self.parse, self.matches = parse, matches

    def of(self, match: Match) -> Governed:
        """Everything above a match that bears on its status."""
        token = match.token
        own = verb_status(self.parse, token) if is_verb(token) else self._noun(token)
        status, word = own.status, own.word
        parent: Match | None = None
        carriers: list[Match] = []
        at = token
        for said in self._said_of(token):
            carriers.append(said)
            carried = self._carried(said, _status(said.predicate.inner))
            status, word = _changed(status, carried, word)
        for _ in range(6):
            above = self._governor(at)
            if above is None:
                break
            inner = _status(above.predicate.inner)
            if above.predicate.event_type is not None:
                parent = above
                status, word = _changed(status, Reading(inner, above.token.i), word)
                break
            tried = at.i == token.i and token.dep == "acl" and token.tag == "VB" and inner == "happened"
            if tried and status == "planned":
                status, word = "happened", None
            carriers.append(above)
            carried = self._carried(above, inner)
            status, word = _changed(status, carried, word)
            at = above.token
        return Governed(status, parent, tuple(carriers), word)

    def _said_of(self, noun: Token) -> list[Match]:
        """The participles that carry a noun from below: "the summit scheduled for August"."""
        if is_verb(noun):
            return []
        below = [self.matches.get(child.i) for child in self.parse.children(noun.i, "acl") if child.tag == "VBN"]
        return [match for match in below if match is not None and match.predicate.event_type is None]

    def status(self, token: Token, governed: Governed, event_type: str) -> Status:
        """The status of an act, once its type is known."""
        if governed.status == "planned" and governed.parent is None and event_type in {"ASSAULT", "COERCE", "SANCTION"}:
            if is_verb(token) and has_condition(self.parse, token):
                return "threatened"
        above = governed.parent.predicate.event_type if governed.parent is not None else None
        if governed.status == "denied" and event_type in SPEECH and above in {"REJECT", "AGREE", "CONCEDE"}:
            return "happened" if not is_verb(token) else governed.status
        purpose = is_verb(token) and token.dep == "advcl" and token.tag == "VB"
        if governed.status == "planned" and event_type in SPEECH and purpose and not governed.carriers:
            return "happened"
        called_off = any(carrier.predicate.inner == "denied" for carrier in governed.carriers)
        if governed.status == "denied" and above == "REQUEST" and called_off:
            return "planned"
        return governed.status

    def evidence(self, governed: Governed, status: Status) -> Evidence:
        """The words that show what became of the act; none for what is simply reported as done."""
        if status == "happened" or governed.word is None:
            return ()
        return (self.parse.span(governed.word, governed.word),)

    def conditions_threat(self, verb: Token) -> bool:
        """Whether a verb tells the condition of a threat: "will strike unless they leave" holds no leaving."""
        if not any(child.text.casefold() in {"if", "unless"} for child in self.parse.children(verb.i, "mark")):
            return False
        above = [self.matches[token.i] for token in self.parse.ancestors(verb.i)[:3] if token.i in self.matches]
        return any(
            match.predicate.event_type == "THREATEN" or self.of(match).status in {"planned", "threatened"}
            for match in above
        )

    def _carried(self, carrier: Match, inner: Status) -> Reading:
        """The status that a carrying verb gives: its own, and what it means for its object; and the word that shows it."""
        own = (
            verb_status(self.parse, carrier.token) if is_verb(carrier.token) else noun_status(self.parse, carrier.token)
        )
        if own.status == "denied":
            return Reading(FLIPPED.get(inner, "denied"), own.word)
        status = _stronger(own.status, inner)
        return Reading(status, own.word if status == own.status and own.word is not None else carrier.token.i)

    def _governor(self, token: Token) -> Match | None:
        """The nearest match above a token that speaks of it or carries it."""
        below = token
        for above in self.parse.ancestors(token.i):
            match = self.matches.get(above.i)
            if below.dep == "advcl" and below.tag not in {"VB", "VBG"}:
                return None
            if below.dep in GOVERNED and match is not None and match.predicate.inner:
                asks = match.predicate.event_type == "REQUEST" and below.tag == "VB"
                return match if below.dep != "advcl" or match.predicate.event_type is None or asks else None
            if below.dep in PASSED or (below.dep in {"pobj", "pcomp"} and above.text.casefold() in CARRYING_PREPS):
                if below.dep in {"prep", "prt"} and below.text.casefold() not in CARRYING_PREPS:
                    return None
                below = above
                if match is not None and match.predicate.inner and above.dep not in PASSED:
                    return match if self._speaks_of(match, token) else None
                continue
            if (
                (below.dep == "acl" or (below.dep == "relcl" and below.tag == "VB"))
                and match is None
                and above.pos == "NOUN"
                and above.dep in TOPICS
            ):
                below = above
                continue
            if below.dep in {"dobj", "attr", "compound"} and above.pos in {"NOUN", "PROPN"}:
                below = above
                continue
            return None
        return None

    def _speaks_of(self, match: Match, token: Token) -> bool:
        """Whether a match that a phrase hangs on asks for such a phrase, or takes it as its object."""
        predicate = match.predicate
        if not predicate.prep and (predicate.event_type is None or not is_verb(match.token)):
            return True
        preps = {name for part in (predicate.prep or "").split(";") for name in part.partition("=")[0].split("|")}
        preps |= {word for particle in predicate.particle for word in particle.split()}
        return any(above.text.casefold() in preps for above in self.parse.ancestors(token.i)[:3])

    def _noun(self, token: Token) -> Reading:
        """The status of a noun: its own adjectives, else that of the verb whose subject it is."""
        own = noun_status(self.parse, token)
        if own.status != "happened":
            return own
        verb = self.parse.tokens[token.head]
        if token.dep in {"nsubj", "nsubjpass"} and is_verb(verb):
            above = self.matches.get(verb.i)
            if above is None or above.predicate.event_type is None:
                return verb_status(self.parse, verb)
        return own


def _changed(before: Status, above: Reading, word: int | None) -> tuple[Status, int | None]:
    """The status after a governing word has been heard, and the word that shows it."""
    after = _stronger(before, above.status)
    return after, above.word if after != before else word


def _status(inner: str | None) -> Status:
    return next((status for status in STATUSES if status == inner), "happened")


def _stronger(a: Status, b: Status) -> Status:
    """Of two statuses the one that is farther from having happened; the second of equals."""
    return a if WEIGHT[a] > WEIGHT[b] else b
