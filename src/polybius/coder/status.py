"""What the grammar says became of an act: done, planned, asked for, threatened, supposed or denied."""

from __future__ import annotations

from typing import NamedTuple

from polybius.coder.grammar import is_verb
from polybius.model import Parse, Token
from polybius.model.claim import Status

NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "nobody", "none", "nothing"})
POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
FUTURE = frozenset({"will", "'ll", "shall", "wo", "’ll"})
WOULD = frozenset({"would", "'d", "’d"})
OBLIGED = frozenset({"must", "should", "ought", "need"})
CONDITION = frozenset({"if", "unless", "lest", "whether", "should"})
SUPPOSED = frozenset(
    {"possible", "potential", "likely", "alleged", "hypothetical", "feared", "prospective", "imminent"}
)
COMING = frozenset(
    {
        "planned",
        "upcoming",
        "forthcoming",
        "scheduled",
        "impending",
        "proposed",
        "future",
        "next",
        "coming",
        "postponed",
        "delayed",
        "rescheduled",
    }
)
CALLED_OFF = frozenset({"cancelled", "canceled", "aborted", "scrapped", "abandoned"})


class Reading(NamedTuple):
    """A status and the word that shows it, if one does."""

    status: Status
    word: int | None


def verb_status(parse: Parse, verb: Token) -> Reading:
    """The status of an act that a verb names, by its own negation, auxiliaries, tense and clause."""
    helpers = _helpers(parse, verb)
    words = {token.text.casefold(): token.i for token in helpers}
    negation = _negation(parse, verb, helpers)
    if negation is not None:
        return Reading("denied", negation)
    condition = _condition(parse, verb)
    if condition is not None:
        return Reading("hypothetical", condition)
    for group, status in ((POSSIBLE, "hypothetical"), (OBLIGED, "called_for"), (FUTURE, "planned")):
        for word in sorted(group & words.keys()):
            return Reading(status, words[word])  # type: ignore[arg-type]
    would = sorted(WOULD & words.keys())
    if would:
        perfect = any(token.lemma == "have" for token in helpers)
        return Reading("hypothetical" if perfect or not _reported(parse, verb) else "planned", words[would[0]])
    if _going_to(parse, verb):
        return Reading("planned", verb.head)
    if verb.tag == "VB" and "to" in words:
        return _infinitive(parse, verb, words["to"])
    return Reading("happened", None)


def noun_status(parse: Parse, noun: Token) -> Reading:
    """The status of an act that a noun names, by the adjectives and determiners before it and the verb above it."""
    for child in parse.children(noun.i, "amod", "det", "neg", "compound", "advmod", "nmod"):
        word = child.text.casefold()
        for group, status in ((SUPPOSED, "hypothetical"), (COMING, "planned"), (CALLED_OFF, "denied")):
            if word in group and not (word == "next" and child.dep != "amod"):
                return Reading(status, child.i)  # type: ignore[arg-type]
        if word in {"no", "neither"}:
            return Reading("denied", child.i)
    prep = parse.tokens[noun.head]
    if noun.dep == "pobj" and prep.lemma == "without":
        return Reading("denied", prep.i)
    return Reading("happened", None)


def _helpers(parse: Parse, verb: Token) -> list[Token]:
    found = parse.children(verb.i, "aux", "auxpass", "neg")
    head = parse.tokens[verb.head]
    if verb.dep == "conj" and is_verb(head) and not parse.children(verb.i, "aux", "nsubj", "nsubjpass"):
        own = verb.tag in {"VB", "VBN"} and verb.tag == head.tag
        if own:
            found = [*found, *(token for token in _helpers(parse, head) if token.dep != "neg")]
    return found


def _negation(parse: Parse, verb: Token, helpers: list[Token]) -> int | None:
    for token in helpers:
        if token.text.casefold() in NEGATIONS:
            return token.i
    for child in parse.children(verb.i, "neg", "advmod", "preconj"):
        if child.text.casefold() in {"never", "not", "n't", "neither", "nor", "hardly"}:
            following = parse.tokens[child.i + 1].text.casefold() if child.i + 1 < len(parse.tokens) else ""
            if following not in {"only", "just", "least"}:
                return child.i
    for child in parse.children(verb.i, "nsubj", "nsubjpass", "dobj", "expl"):
        if child.text.casefold() in {"nobody", "none", "nothing"}:
            return child.i
        for determiner in parse.children(child.i, "det", "neg"):
            if determiner.text.casefold() in {"no", "neither"}:
                return determiner.i
    head = parse.tokens[verb.head]
    if verb.dep == "pcomp" and head.lemma == "without":
        return head.i
    return None


def _condition(parse: Parse, verb: Token) -> int | None:
    """The "if" of the clause that the verb stands in."""
    clause: Token | None = verb
    seen = 0
    while clause is not None and seen < 4:
        for child in parse.children(clause.i, "mark", "advmod"):
            if child.text.casefold() in CONDITION:
                return child.i
        clause = parse.tokens[clause.head] if clause.dep == "conj" and is_verb(parse.tokens[clause.head]) else None
        seen += 1
    return None


def has_condition(parse: Parse, verb: Token) -> bool:
    """Whether the act is made to depend on something: "will strike if ..."."""
    return any(
        child.text.casefold() in CONDITION
        for clause in parse.children(verb.i, "advcl")
        for child in parse.children(clause.i, "mark", "advmod")
    )


def _reported(parse: Parse, verb: Token) -> bool:
    """Whether the verb stands in what somebody said: there "would" is a future seen from the past."""
    return any(above.dep in {"ccomp", "relcl", "acl"} for above in (verb, *parse.ancestors(verb.i)[:2])) or any(
        above.dep == "ROOT" and parse.children(above.i, "parataxis") for above in parse.ancestors(verb.i)
    )


def _infinitive(parse: Parse, verb: Token, to: int) -> Reading:
    head = parse.tokens[verb.head]
    if verb.dep == "ROOT":
        return Reading("planned", to)
    if head.lemma == "be" and verb.dep in {"xcomp", "ccomp", "acl"}:
        return Reading("planned", to)
    if verb.dep in {"advcl", "acl", "relcl"}:
        return Reading("planned", to)
    return Reading("happened", None)


def _going_to(parse: Parse, verb: Token) -> bool:
    head = parse.tokens[verb.head]
    return verb.dep == "xcomp" and verb.tag == "VB" and head.text.casefold() == "going"
