"""Persons named by an office: "President Biden", "Defence Minister Lee Jong-sup"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from polybius.documents.cues import pattern
from polybius.documents.daywords import Passage
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import persons_by_id
from polybius.knowledge.rows import KnownTenure
from polybius.model import Span

_NAME = r"(?P<name>[A-Z][\w'\u2019-]+(?:\s+[A-Z][\w'\u2019-]+){0,3})"


@lru_cache(maxsize=8)
def _titles(knowledge: Knowledge) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """One expression of every office's titles, and the offices of each title."""
    offices: dict[str, set[str]] = {}
    for office in knowledge.offices:
        for title in (office.title, *office.aliases):
            offices.setdefault(title.casefold(), set()).add(office.id)
    longest_first = sorted(offices, key=lambda title: (-len(title), title))
    titles = "|".join(re.escape(title) for title in longest_first) or r"(?!)"
    found = re.compile(rf"\b(?P<title>(?i:{titles}))\s+{_NAME}")
    return found, {title: frozenset(ids) for title, ids in offices.items()}


@lru_cache(maxsize=8)
def _holders(knowledge: Knowledge) -> dict[tuple[str, str], tuple[tuple[KnownTenure, str], ...]]:
    """Office and plain name (full, or family name alone) to the tenures of those who bear it."""
    persons = persons_by_id(knowledge)
    found: dict[tuple[str, str], list[tuple[KnownTenure, str]]] = {}
    for tenure in knowledge.tenures:
        person = persons.get(tenure.person)
        if person is None:
            continue
        names = {_plain(name) for name in (person.name, *person.variants)}
        for name in sorted(names | {_plain(person.name).split()[-1], _plain(person.name).split()[0]}):
            found.setdefault((tenure.office, name), []).append((tenure, person.name))
    return {key: tuple(tenures) for key, tenures in found.items()}


def _plain(name: str) -> str:
    return re.sub(r"[\u2019']s$", "", name).replace("-", " ").casefold()


def titled_persons(passage: Passage, knowledge: Knowledge) -> Iterator[tuple[KnownTenure, Span, str]]:
    """The tenures of the persons whom a sentence names with their office, where only one can be meant."""
    expression, offices = _titles(knowledge)
    holders = _holders(knowledge)
    for match in expression.finditer(passage.text):
        if pattern("former", after=r"[\s-]*$").search(passage.text[: match.start()]):
            continue
        words = match.group("name").split()
        for count in range(len(words), 0, -1):
            name = _plain(" ".join(words[:count]))
            found = {
                (tenure, person): None
                for office in sorted(offices[match.group("title").casefold()])
                for tenure, person in holders.get((office, name), ())
            }
            if found:
                if len(found) == 1:
                    (tenure, person), *_ = found
                    end = match.start("name") + len(" ".join(words[:count]))
                    span = Span(passage.start + match.start(), passage.start + end, passage.text[match.start() : end])
                    yield tenure, span, person
                break
