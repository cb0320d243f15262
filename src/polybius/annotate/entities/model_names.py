"""Names that the model marks and the knowledge does not have: new persons, organisations and places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polybius.annotate.entities.offices import find_titles
from polybius.annotate.entities.scene import Mention, Scene
from polybius.knowledge import Knowledge
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
        country = scene.country_of(last, first) if kind in {"organisation", "group"} else None
        yield Mention(first, last, kind, f"{kind}:{slug(name)}", " ".join(name.split()), country, None, None)


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
    """Whether a marked name is only the beginning or the end of a title: "Defence" of "Defence Minister"."""
    titles = find_titles(scene.parse, scene.parse.sentence_of(first), scene.knowledge)
    return any(start <= first and last <= end and last - first < end - start for start, end, _ in titles)


def _leads_in(scene: Scene, i: int) -> bool:
    """Whether a word at the beginning of a marked name is none of it: an article, a title, "Quoting"."""
    token = scene.parse.tokens[i]
    opens = i == scene.parse.sentence_of(i).first
    gerund = opens and len(token.text) > 5 and token.text.endswith("ing")
    return token.text.casefold() in TRIMMED or token.tag in {"VBG", "IN"} or gerund


def _marked(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    first, label = -1, ""
    for token in (*tokens, None):
        begins, _, kind = (token.ent if token is not None else "").partition("-")
        if label and (not kind or begins == "B" or kind != label):
            yield first, (token.i if token is not None else len(tokens)) - 1, label
            label = ""
        if kind and not label and token is not None:
            first, label = token.i, kind
