"""Which of the predicates that fired name an act, and which only carry or describe one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from polybius.coder.grammar import is_verb, objects, subjects
from polybius.coder.index import Index
from polybius.coder.match import Match
from polybius.coder.named import named_acts
from polybius.knowledge import Knowledge
from polybius.knowledge.rows import Predicate
from polybius.model import Parse

VOWS = frozenset({"vow", "swear", "pledge", "promise"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def acts(found: Iterable[Match], parse: Parse, index: Index, knowledge: Knowledge) -> dict[int, Match]:
    """The matches by the token that they stand at.

    Named exercises and summits are added; ceremonies that an act is only for are left out; of a verb and a noun for one act
    the noun names it and the verb carries it; a vow to do harm only carries the harm.
    """
    matches = {match.token.i: match for match in found}
    for i in [i for i, match in matches.items() if _only_describes(match, parse, matches)]:
        del matches[i]
    for match in named_acts(parse, index, knowledge, matches):
        matches.setdefault(match.token.i, match)
    _let_nouns_name(parse, matches)
    _let_vows_carry(parse, matches)
    return matches


def _let_nouns_name(parse: Parse, matches: dict[int, Match]) -> None:
    """Where a verb and its object name the same act ("held talks"), the noun names it and the verb carries it."""
    for i, match in list(matches.items()):
        if not is_verb(match.token) or match.predicate.event_type is None:
            continue
        doers = [head for head in subjects(parse, match.token) if head.pos == "NOUN"]
        for thing in (*objects(parse, match.token), *doers):
            named = matches.get(thing.i)
            if named is None or is_verb(thing) or not _same_act(match.predicate, named.predicate):
                continue
            carrying = msgspec.structs.replace(match.predicate, event_type=None, mode=None, inner="happened")
            matches[i] = match._replace(predicate=carrying)
            same = match.predicate.event_type == named.predicate.event_type
            predicate = msgspec.structs.replace(
                named.predicate,
                mode=named.predicate.mode or (match.predicate.mode if same else None),
                confidence=max(named.predicate.confidence, match.predicate.confidence),
            )
            matches[thing.i] = named._replace(
                predicate=predicate, specificity=max(named.specificity, match.specificity)
            )


def _let_vows_carry(parse: Parse, matches: dict[int, Match]) -> None:
    """Where a vow is one to do harm, it promises nothing: the harm is planned, and the vow only carries it."""
    for i, match in list(matches.items()):
        if match.predicate.event_type not in {"AGREE", "THREATEN"} or match.token.lemma not in VOWS:
            continue
        inner = [matches.get(clause.i) for clause in parse.children(i, "xcomp")]
        if any(act is not None and act.predicate.event_type in HARM for act in inner):
            carrying = msgspec.structs.replace(match.predicate, event_type=None, mode=None, inner="planned")
            matches[i] = match._replace(predicate=carrying)


def _only_describes(match: Match, parse: Parse, matches: dict[int, Match]) -> bool:
    """Whether a participle only says what another act is for: "a parade marking the anniversary"."""
    head = matches.get(match.token.head)
    ceremony = match.predicate.event_type == "ACTIVITY" and match.predicate.mode == "ceremony"
    if ceremony and match.token.tag == "VB" and match.token.dep == "advcl":
        return True
    clause = match.token.dep in {"acl", "relcl", "advcl", "xcomp"} and match.token.tag in {"VB", "VBG"}
    near = [head, *(matches.get(above.i) for above in parse.ancestors(match.token.i)[:2])]
    return ceremony and clause and any(act is not None and act.predicate.event_type is not None for act in near)


def _same_act(verb: Predicate, noun: Predicate) -> bool:
    """Whether two predicates may name one act: of one type, or both drills."""
    types = {verb.event_type, noun.event_type}
    return len(types) == 1 or types <= {"MOBILIZE", "COOPERATE"}
