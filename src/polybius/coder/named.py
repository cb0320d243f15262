"""Acts that have a name of their own: exercises, operations and summits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from polybius.coder.index import Index
from polybius.coder.match import Match
from polybius.coder.roles import state_actor
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import states_by_country
from polybius.knowledge.rows import Named, Predicate
from polybius.model import Actor, Parse, Token

CODED_KINDS = {"exercise": "COOPERATE", "summit": "CONSULT"}


class NamedThings(NamedTuple):
    """The named things that a noun phrase speaks of, and who takes part in them as the knowledge has it."""

    ids: tuple[str, ...]
    participants: tuple[Actor, ...]


@lru_cache(maxsize=8)
def named_by_id(knowledge: Knowledge) -> dict[str, Named]:
    """Every named exercise, operation and summit by id."""
    return {row.id: row for row in knowledge.named}


def named_acts(parse: Parse, index: Index, knowledge: Knowledge, matches: dict[int, Match]) -> Iterator[Match]:
    """A match for each name of an exercise or summit that stands without a noun for it."""
    rows = named_by_id(knowledge)
    for entity in index.layers.entities:
        row = rows.get(entity.id)
        if row is None or row.kind not in CODED_KINDS:
            continue
        head = index.entity_head(entity)
        if _names_act(parse, head, matches):
            continue
        event_type = CODED_KINDS[row.kind]
        if event_type == "COOPERATE" and len(row.participants) == 1:
            event_type = "MOBILIZE"
        tokens = parse.tokens_in(entity.start, entity.end)
        yield Match(head, _predicate(event_type, row), tuple(token.i for token in tokens), 3.0)


def _names_act(parse: Parse, head: Token, matches: dict[int, Match]) -> bool:
    """Whether a name only names a noun that is matched itself: "the X exercise", "exercises, known as X"."""
    below = head
    for above in parse.ancestors(head.i)[:7]:
        if above.i in matches and not above.tag.startswith("VB"):
            return below.dep in {"compound", "nmod", "appos", "amod", "acl", "prep", "relcl"}
        if above.tag.startswith("VB") and above.lemma not in {"know", "call", "name", "dub", "codename"}:
            return False
        below = above
    return False


def _predicate(event_type: str, row: Named) -> Predicate:
    cameo = {"COOPERATE": "062", "CONSULT": "040", "MOBILIZE": "152"}[event_type]
    return Predicate(
        id=f"named.{row.kind}",
        pos="noun",
        lemma=(row.name.casefold(),),
        particle=(),
        object=None,
        prep=None,
        subject=None,
        complement=(),
        event_type=event_type,
        mode="troops"
        if event_type == "MOBILIZE"
        else "multilateral"
        if len(row.participants) > 2 and event_type == "CONSULT"
        else None,
        contexts=("military",) if row.kind == "exercise" else ("diplomatic",),
        cameo=cameo,
        actor="poss>by>amod>of>between>subj",
        recipient="none",
        inner=None,
        confidence=0.8,
    )


def named_near(parse: Parse, index: Index, token: Token, knowledge: Knowledge) -> NamedThings:
    """The named things in a noun's own phrase: "their annual Ulchi Freedom Shield exercise", "known as ..."."""
    rows = named_by_id(knowledge)
    states = states_by_country(knowledge)
    ids: dict[str, None] = {}
    participants: dict[str, Actor] = {}
    near = [t for t in parse.subtree(token.i) if abs(t.i - token.i) < 15]
    for word in (token, *near):
        entity = index.entity(word.i)
        row = rows.get(entity.id) if entity is not None else None
        if entity is None or row is None or row.kind not in CODED_KINDS:
            continue
        ids[row.id] = None
        for country in row.participants:
            if country in states:
                actor = state_actor(knowledge, country, entity.span)
                participants.setdefault(actor.id, actor)
    return NamedThings(tuple(ids), tuple(participants.values()))
