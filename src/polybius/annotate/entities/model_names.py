"""Names that the model marks and the knowledge does not have: new persons, organisations and places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polybius.annotate.entities.offices import find_titles
from polybius.annotate.entities.scene import Mention, Scene
from polybius.knowledge import Knowledge
from polybius.knowledge.gazetteer import towns_named
from polybius.knowledge.names import slug
from polybius.model import Token
from polybius.model.layers import EntityKind

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
PLACING = frozenset({"near", "in", "outside", "around", "from", "at", "of", "to"})
LOCAL = frozenset({"near", "in", "outside", "around", "from", "at"})
SMALL = 15_000
"""Inhabitants from which on a town is taken for one where a preposition leads to its name."""
LARGE = 300_000
"""Inhabitants from which on a town is known by its name alone."""
TRIMMED = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "'s",
        "’s",
        "'",
        "’",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
    }
)


def model_names(scene: Scene, *, persons: bool, bodies: frozenset[tuple[int, int]]) -> Iterator[Mention]:
    """The model's names where no known name stands.

    Args:
        scene: what is known of the report so far.
        persons: the names of persons, or all others.
        bodies: first and last tokens of common bodies ("general staff"), which are read elsewhere.
    """
    for first, last, label in _marked(scene.parse.tokens):
        kind = KINDS.get(label)
        while first <= last and _leads_in(scene, first):
            first += 1
        while last >= first and scene.parse.tokens[last].text.casefold() in TRIMMED:
            last -= 1
        if kind is None or first > last:
            continue
        if scene.taken(first, last) and not (label == "ORG" and _holds_place(scene, first, last)):
            continue
        if _within_title(scene, first, last) or _common(scene, first, last):
            continue
        named = _after_title(scene, first, last)
        if named != first:
            first, kind = named, "person"
        if kind in {"person", "organisation", "group"} and _is_town(scene, first, last, kind):
            kind = "place"
        if (kind == "person") != persons:
            continue
        words = scene.parse.tokens[first : last + 1]
        if (first, last) in bodies:
            continue
        if not any(token.text[:1].isupper() for token in words) or scene.parse.sentence_of(first).headline:
            continue
        if kind == "person" and len(words) == 1:
            continue
        name = scene.text(first, last)
        if len(name) < 2 or name.count('"'):
            continue
        country = scene.country_of(last, first, named=True) if kind in {"organisation", "group"} else None
        yield Mention(first, last, kind, f"{kind}:{slug(name)}", " ".join(name.split()), country, None, None)


def unmarked_towns(scene: Scene) -> Iterator[Mention]:
    """Towns that the model does not mark, where a preposition says that a place follows: "in Malakal"."""
    tokens = scene.parse.tokens
    for i in range(len(tokens)):
        if i == 0 or not _plain_name(scene, i) or tokens[i - 1].text.casefold() not in LOCAL:
            continue
        last = i
        while last + 1 < len(tokens) and _plain_name(scene, last + 1):
            last += 1
        if scene.parse.sentence_of(i).headline:
            continue
        for end in range(last, i - 1, -1):
            name = scene.text(i, end)
            known = towns_named(name)
            if known and known[0].population >= SMALL:
                yield Mention(i, end, "place", f"place:{slug(name)}", " ".join(name.split()), None, None, None)
                break


def _plain_name(scene: Scene, i: int) -> bool:
    """Whether a word is a name that neither the knowledge nor the model has."""
    token = scene.parse.tokens[i]
    return token.tag in {"NNP", "NNPS"} and not token.ent.partition("-")[2] and not scene.taken(i, i)


def _is_town(scene: Scene, first: int, last: int, kind: EntityKind) -> bool:
    """Whether what the model takes for a body or a person is the name of a town: a large one, or one after "near".

    A body may bear a town's name, so a small town is only believed where the words before say where something is.
    """
    tokens = scene.parse.tokens
    known = towns_named(scene.text(first, last))
    before = tokens[first - 1] if first > scene.parse.sentence_of(first).first else None
    placed = before is not None and before.text.casefold() in PLACING
    if placed and (known or before.text.casefold() == "near"):  # type: ignore[union-attr]
        return True
    return kind != "person" and bool(known) and known[0].population >= LARGE


def _holds_place(scene: Scene, first: int, last: int) -> bool:
    """Whether the name of an organisation only has a place's name within it: "Asia Policy Institute"."""
    inside = {mention for i in range(first, last + 1) if (mention := scene.at(i)) is not None}
    ends = scene.at(last) is None and scene.parse.tokens[last].tag in {"NNP", "NNPS"}
    plain = all(
        mention.kind in {"place", "state"} and mention.role not in {"adjective", "demonym"} for mention in inside
    )
    return ends and last - first >= 2 and plain and all(first <= mention.first for mention in inside)


def _after_title(scene: Scene, first: int, last: int) -> int:
    """Where a name begins after a title that the model took for a part of it: "Rear Admiral X"."""
    titles = find_titles(scene.parse, scene.parse.sentence_of(first), scene.knowledge)
    return next((end + 1 for start, end, _ in titles if start == first and end < last), first)


def _common(scene: Scene, first: int, last: int) -> bool:
    """Whether a marked word has its capital only because it opens the sentence: "Rebels"."""
    opens = first == last == scene.parse.sentence_of(first).first
    word = scene.parse.tokens[first].lemma
    return opens and not {word, word.removesuffix("s")}.isdisjoint(_acting_words(scene.knowledge))


@lru_cache(maxsize=8)
def _acting_words(knowledge: Knowledge) -> frozenset[str]:
    """The common nouns of people: those of the classes of persons, forces and sectors."""
    return frozenset(
        word
        for row in knowledge.classes
        if row.class_ in {"person_noun", "force"} or row.class_.startswith("sector_")
        for word in row.words
    )


def _within_title(scene: Scene, first: int, last: int) -> bool:
    """Whether a marked name is only a title or a part of one: "Rear Admiral", "Defence" of "Defence Minister"."""
    titles = find_titles(scene.parse, scene.parse.sentence_of(first), scene.knowledge)
    return any(start <= first and last <= end and end > start for start, end, _ in titles)


def _leads_in(scene: Scene, i: int) -> bool:
    """Whether a word at the beginning of a marked name is none of it: an article, a title, "Quoting"."""
    token = scene.parse.tokens[i]
    opens = i == scene.parse.sentence_of(i).first
    gerund = opens and len(token.text) > 5 and token.text.endswith("ing")
    near = opens and token.text.casefold() in PLACING
    return token.text.casefold() in TRIMMED or token.tag in {"VBG", "IN"} or gerund or near


def _marked(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    first, label = -1, ""
    for token in (*tokens, None):
        begins, _, kind = (token.ent if token is not None else "").partition("-")
        if label and (not kind or begins == "B" or kind != label):
            yield first, (token.i if token is not None else len(tokens)) - 1, label
            label = ""
        if kind and not label and token is not None:
            first, label = token.i, kind
