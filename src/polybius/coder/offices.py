"""Changes of office: who takes or leaves which post of which state, and whom he replaces."""

from __future__ import annotations

from polybius.annotate.entities.offices import find_titles, office_index
from polybius.coder.grammar import is_verb, objects, phrases, subjects
from polybius.coder.index import Index
from polybius.knowledge import Knowledge
from polybius.knowledge.names import fold
from polybius.knowledge.rows import Office
from polybius.model import Actor, OfficeChange, Parse, Sentence, Token
from polybius.model.claim import OfficeChangeMode

MODES: dict[str, OfficeChangeMode] = {
    "appoint": "appoint",
    "remove": "remove",
    "resign": "resign",
    "elect": "elect",
    "die": "die",
}


POSTS = frozenset(
    "commander chief head director leader secretary chairman president governor minister envoy commissioner mayor "
    "ambassador deputy chairwoman superintendent marshal".split()
)
"""Nouns of posts that a phrase with "of" makes exact."""


class Offices:
    """Reads the post that an OFFICE act is about."""

    def __init__(self, parse: Parse, index: Index, knowledge: Knowledge) -> None:
        self.parse, self.index, self.knowledge = parse, index, knowledge

    def change(self, trigger: Token, mode: str | None, person: Actor | None) -> OfficeChange | None:
        """The change of office that a trigger names, when the person is known and the post can be told."""
        change = MODES.get(mode or "")
        if change is None or person is None or person.kind != "person" or not person.id.startswith("person:"):
            return None
        title, where = self._title(trigger, person, change)
        if title is None:
            return None
        evidence = [*person.evidence, self.parse.span(trigger.i, trigger.i)]
        if where is not None:
            evidence.append(self.parse.span(*where))
        return OfficeChange(
            title=title,
            polity=person.country,
            person=person.name,
            person_id=person.id,
            change=change,
            replaces=self._replaced(trigger, change),
            evidence=tuple(sorted(set(evidence))),
        )

    def _title(
        self, trigger: Token, person: Actor, change: OfficeChangeMode
    ) -> tuple[str | None, tuple[int, int] | None]:
        """The post named in the sentence, else in the one before, else in the report beside the person's name.

        The post that stands in apposition to a new holder ("the current defence minister") is the one that he had.
        """
        sentence = self.parse.sentence_of(trigger.i)
        titles = [row for row in self._titles(sentence) if not self._decides(row[1], trigger, change)]
        if change in {"appoint", "elect"}:
            titles = [row for row in titles if not self._belongs(row[1], person)]
            if not titles and sentence.number > 0:
                titles = self._titles(self.parse.sentences[sentence.number - 1])
        if titles:
            first, last, office = min(titles, key=lambda row: self._distance(row[0], trigger))
            return office.title, (first, last)
        if person.role and change not in {"appoint", "elect"} and not self._is_rank(person.role):
            return person.role, None
        return self._composite(trigger, sentence)

    def _composite(self, trigger: Token, sentence: Sentence) -> tuple[str | None, tuple[int, int] | None]:
        """A post that only its own words name: "commander of the Guards' navy"; the nearest to the act."""
        found = []
        for i in range(sentence.first, sentence.last):
            head = self.parse.tokens[i]
            of = [child for child in self.parse.children(i, "prep") if child.lemma == "of"]
            if head.lemma in POSTS and head.pos == "NOUN" and of:
                last = i
                for word in self.parse.subtree(of[0].i):
                    if word.i == last + 1 and word.text not in {",", ";", "-"}:
                        last = word.i
                found.append((i, last))
        if not found:
            return None, None
        first, last = min(found, key=lambda row: self._distance(row[0], trigger))
        return " ".join(self.parse.span(first, last).text.split()), (first, last)

    def _titles(self, sentence: Sentence) -> list[tuple[int, int, Office]]:
        rows = find_titles(self.parse, sentence, self.knowledge)
        return [row for row in rows if row[2].kind not in {"rank", "other", "spokesperson"}]

    def _is_rank(self, title: str) -> bool:
        """Whether a title is a rank, which is no post."""
        office = office_index(self.knowledge).get(fold(title))
        return office is not None and office.kind == "rank"

    def _decides(self, place: int, trigger: Token, change: OfficeChangeMode) -> bool:
        """Whether a title is that of whoever appoints or removes another."""
        if change not in {"appoint", "remove"} or not is_verb(trigger):
            return False
        deciding = {head.i for head in subjects(self.parse, trigger)}
        return place in deciding or self.parse.tokens[place].head in deciding

    def _belongs(self, place: int, person: Actor) -> bool:
        """Whether a title is said of the person: in apposition to the name, or right before it."""
        token = self.parse.tokens[place]
        names = {inside.i for span in person.evidence for inside in self.parse.tokens_in(span.start, span.end)}
        return (token.dep == "appos" and token.head in names) or place + 1 in names

    def _distance(self, place: int, trigger: Token) -> tuple[int, int]:
        """How far a title stands from the act: those that the act itself governs come first."""
        governed = any(above.i == trigger.i for above in self.parse.ancestors(place)[:4])
        return (0 if governed else 1, abs(place - trigger.i))

    def _replaced(self, trigger: Token, change: OfficeChangeMode) -> str | None:
        for phrase in phrases(self.parse, trigger.i):
            if phrase.prep in {"for", "of", "in place of"}:
                entity = self.index.referent(phrase.head.i)
                if entity is not None and entity.kind == "person":
                    return entity.name
        if trigger.lemma in {"succeed", "replace"} and change == "appoint":
            for head in objects(self.parse, trigger):
                entity = self.index.referent(head.i)
                if entity is not None and entity.kind == "person":
                    return entity.name
        return None
