"""Short names that a report itself explains: "the Rapid Support Forces (RSF)", then "the RSF"; "the Coalition"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from polybius.annotate.entities.scene import Mention, Scene
from polybius.knowledge import Knowledge
from polybius.knowledge.names import slug
from polybius.knowledge.rows import Outlet, State

SMALL_WORDS = frozenset("of the and for in on to de la".split())
BODIES = frozenset(
    "coalition alliance commission council union court agency authority organisation organization committee assembly congress "
    "parliament senate secretariat tribunal federation league movement front party army mission taskforce ministry".split()
)
"""Nouns by which a body is called for short, with a capital."""

COMPASS = ("North", "South", "East", "West")
PAIR = 2


class Half(NamedTuple):
    """One of two states that share a name: North Korea, with South Korea as the other."""

    state: State
    point: str
    other: State


def divided(scene: Scene) -> Iterator[Mention]:
    """The halves of a divided country by their point of the compass: "Northern boats", "North and South Korea"."""
    halves = _halves(scene.knowledge)
    joined = [mention for half in halves for mention in _joined(half, scene)]
    yield from joined
    both = {mention.country for mention in joined}
    for half in halves:
        named = {iso3 for iso3 in (half.state.iso3, half.other.iso3) if scene.countries[iso3]}
        for token in scene.parse.tokens[:-1] if named else ():
            following = scene.parse.tokens[token.i + 1]
            if token.text == f"{half.point}ern" and following.pos == "NOUN" and following.text.islower():
                role: str | None = "adjective"
                fits = len(named) == PAIR or half.state.iso3 in both or half.other.iso3 in both
            elif token.text in {f"{half.point}erner", f"{half.point}erners"}:
                role, fits = "demonym", True
            else:
                role = None
                bare = token.dep == "nsubj" and not scene.parse.children(token.i, "det")
                fits = token.text == half.point and bare and scene.parse.sentence_of(token.i).headline
            if fits and not scene.taken(token.i, token.i):
                yield _half(half, token.i, role)


def _joined(half: Half, scene: Scene) -> Iterator[Mention]:
    """The "North" of "North and South Korea"."""
    tokens = scene.parse.tokens
    for token in tokens[:-2]:
        after = (
            scene.at(token.i + 2) if token.text == half.point and tokens[token.i + 1].lemma in {"and", "or"} else None
        )
        if after is not None and after.id == half.other.id and not scene.taken(token.i, token.i):
            yield _half(half, token.i, after.role)


def _half(half: Half, i: int, role: str | None) -> Mention:
    return Mention(i, i, "state", half.state.id, half.state.name, half.state.iso3, "GOV", role)


@lru_cache(maxsize=8)
def _halves(knowledge: Knowledge) -> tuple[Half, ...]:
    """The states of which another has the same name with another point of the compass."""
    named = {state.name: state for state in knowledge.states}
    found = []
    for name, state in named.items():
        point, _, rest = name.partition(" ")
        for other in COMPASS if point in COMPASS else ():
            if other != point and f"{other} {rest}" in named:
                found.append(Half(state, point, named[f"{other} {rest}"]))
    return tuple(found)


def agencies(scene: Scene) -> Iterator[Mention]:
    """Agencies by a name that they share with other things: "the news agency Fars", "the RIA agency"."""
    tokens = scene.parse.tokens
    named = _agency_names(scene.knowledge)
    for token in tokens:
        outlet = named.get(token.text.casefold())
        beside = [*scene.parse.children(token.i, "compound", "appos", "nmod"), tokens[token.head]]
        if outlet is not None and token.pos == "PROPN" and any(other.lemma == "agency" for other in beside):
            yield Mention(token.i, token.i, "outlet", outlet.id, outlet.name, outlet.country, None, None)


@lru_cache(maxsize=8)
def _agency_names(knowledge: Knowledge) -> dict[str, Outlet]:
    """The one word by which an agency is told from others: "fars" of "Fars News Agency"."""
    found: dict[str, Outlet] = {}
    for outlet in knowledge.outlets:
        for name in (outlet.name, *outlet.aliases) if outlet.kind == "agency" else ():
            words = [word for word in name.casefold().split() if word not in {"the", "news", "agency", "press"}]
            if len(words) == 1:
                found.setdefault(words[0], outlet)
    return found


def short_names(scene: Scene) -> Iterator[Mention]:
    """The mentions by a short name, each as what the long one stands for; they may take the place of others.

    An acronym counts where it stands in brackets after a name with its initials. A noun such as "Coalition", with a capital
    within a sentence, is the body of the report whose name ends in it, or else one of its own.
    """
    named = _acronyms(scene)
    for token in scene.parse.tokens:
        long = named.get(token.text)
        if long is not None and not long.first <= token.i <= long.last:
            yield long._replace(first=token.i, last=token.i)
    for token in scene.parse.tokens:
        opens = token.i == scene.parse.sentence_of(token.i).first
        if token.lemma.casefold() not in BODIES or not token.text[:1].isupper() or opens:
            continue
        there = scene.at(token.i)
        if there is not None and there.id != f"organisation:{slug(token.text)}":
            continue
        if not _stands_alone(scene, token.i):
            continue
        long = _body(scene, token.text)
        if long is not None:
            yield long._replace(first=token.i, last=token.i)
        elif there is None:
            yield Mention(
                token.i, token.i, "organisation", f"organisation:{slug(token.text)}", token.text, None, None, None
            )


def _acronyms(scene: Scene) -> dict[str, Mention]:
    """Acronym to the mention that it stands behind in brackets."""
    tokens = scene.parse.tokens
    found: dict[str, Mention] = {}
    for mention in scene.mentions:
        if mention.last + 3 >= len(tokens) or mention.kind not in {"organisation", "group", "place", "state"}:
            continue
        opening, short, closing = tokens[mention.last + 1 : mention.last + 4]
        if (opening.text, closing.text) != ("(", ")") or not short.text.isupper() or not 2 <= len(short.text) <= 7:
            continue
        words = [word.text for word in tokens[mention.first : mention.last + 1] if word.text not in SMALL_WORDS]
        initials = "".join(part[:1] for word in words for part in word.split("-")).upper()
        if len(words) > 1 and _is_within(short.text, initials):
            found.setdefault(short.text, mention)
    return found


def _is_within(short: str, initials: str) -> bool:
    """Whether the initials of a name begin as its acronym does and hold most of its letters in their order."""
    rest = iter(initials)
    kept = sum(any(letter == other for other in rest) for letter in short)
    return short[:1] == initials[:1] and kept >= len(short) - 1 and len(initials) >= len(short) - 1


def _stands_alone(scene: Scene, i: int) -> bool:
    """Whether a noun is not part of a longer name: the words beside it have no capital."""
    tokens = scene.parse.tokens
    sentence = scene.parse.sentence_of(i)
    before = tokens[i - 1] if i > sentence.first else None
    after = tokens[i + 1] if i + 1 < sentence.last else None
    beside = [word for word in (before, after) if word is not None]
    return not sentence.headline and not any(word.tag in {"NNP", "NNPS"} or word.text == "of" for word in beside)


def _body(scene: Scene, word: str) -> Mention | None:
    """The body whose name ends in a word."""
    for mention in scene.mentions:
        last = scene.parse.tokens[mention.last].text
        if mention.kind == "organisation" and mention.first < mention.last and last == word:
            return mention
    return None
