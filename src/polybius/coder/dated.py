"""Days that stand with another act: "during the meeting on Wednesday", "the decision was taken on Monday"."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from polybius.coder.grammar import is_verb
from polybius.coder.narrative import narrated
from polybius.coder.setting import Setting
from polybius.model import Claim, Interval, Parse, Token, When

TAKEN = frozenset("decision change move order step measure statement remark announcement instruction reshuffle".split())
"""Nouns that stand for what the sentence before tells of."""
POINTING = frozenset({"the", "this", "these", "both", "that", "those"})
OCCASIONS = frozenset({"during", "at", "in"})
DECIDED = frozenset({"OFFICE", "REQUEST", "ACTIVITY", "AGREE", "THREATEN", "REJECT", "STATEMENT"})
BACK = 2
"""How many sentences back such a noun reaches."""


def dated(found: Mapping[int, Claim], parse: Parse, setting: Setting, published: Interval | None) -> dict[int, Claim]:
    """The claims by token, those without a day of their own completed by that of the occasion or decision they are part of."""
    completed = dict(found)
    for i, claim in found.items():
        if claim.date is None and claim.status == "happened":
            when = _of_occasion(parse.tokens[i], parse, completed)
            if when is not None:
                completed[i] = msgspec.structs.replace(claim, date=when)
    for token in parse.tokens:
        when = _of_decision(token, parse, setting, published, completed)
        if when is None:
            continue
        number = parse.sentence_of(token.i).number
        for i, claim in list(completed.items()):
            back = number - parse.sentence_of(i).number
            near = 0 < back <= BACK or (back == -1 and claim.event_type == "OFFICE")
            if near and claim.date is None and claim.status == "happened" and claim.event_type in DECIDED:
                completed[i] = msgspec.structs.replace(claim, date=when)
    return narrated(completed, parse, setting, published)


def _of_occasion(token: Token, parse: Parse, found: Mapping[int, Claim]) -> When | None:
    """The day of the act during which this one took place."""
    for above in (token, *parse.ancestors(token.i)[:4]):
        for prep in parse.children(above.i, "prep"):
            if prep.text.casefold() not in OCCASIONS:
                continue
            for noun in parse.children(prep.i, "pobj"):
                occasion = found.get(noun.i) or _named_before(noun, parse, found)
                if noun.i != token.i and occasion is not None:
                    return _borrowed(occasion, found)
    return None


def _named_before(noun: Token, parse: Parse, found: Mapping[int, Claim]) -> Claim | None:
    """The act that such a noun named before: "the meeting"."""
    if POINTING.isdisjoint(child.text.casefold() for child in parse.children(noun.i, "det")):
        return None
    before = [i for i in found if i < noun.i and noun.lemma in _nouns(parse.tokens[i].lemma)]
    return found[max(before)] if before else None


def _nouns(lemma: str) -> tuple[str, ...]:
    """The nouns by which an act is taken up: itself, and the gerund of a verb ("met": "the meeting")."""
    return lemma, f"{lemma}ing", f"{lemma.removesuffix('e')}ing"


def _of_decision(
    noun: Token, parse: Parse, setting: Setting, published: Interval | None, found: Mapping[int, Claim]
) -> When | None:
    """The day on which "the decision", "these statements" were made."""
    if noun.lemma not in TAKEN or noun.dep not in {"nsubj", "nsubjpass"} or noun.i in found:
        return None
    if POINTING.isdisjoint(child.text.casefold() for child in parse.children(noun.i, "det")):
        return None
    verb = parse.tokens[noun.head]
    if not is_verb(verb):
        return None
    own = setting.when(verb, "happened", published)
    if own is not None:
        return msgspec.structs.replace(own, how="the day on which the report says it was decided")
    return _of_occasion(verb, parse, found)


def _borrowed(occasion: Claim, found: Mapping[int, Claim]) -> When | None:
    """The day of an occasion, or of the act that it points back to."""
    when = occasion.date
    if when is None and occasion.same_as is not None:
        when = next((claim.date for claim in found.values() if claim.claim_id == occasion.same_as), None)
    return None if when is None else msgspec.structs.replace(when, how=f"the day of the {occasion.trigger.text}")
