"""Office titles in a text, and who held an office on a day."""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakKeyDictionary

from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import persons_by_id, states_by_country
from polybius.knowledge.names import fold
from polybius.knowledge.rows import KnownTenure, Office, Person
from polybius.model import Interval, Parse, Sentence

LONGEST_TITLE = 9


@lru_cache(maxsize=8)
def office_index(knowledge: Knowledge) -> dict[str, Office]:
    """Folded id, title or alias to its office; the first row that has it wins."""
    index: dict[str, Office] = {}
    for office in knowledge.offices:
        for title in (office.title, office.id, *office.aliases):
            index.setdefault(fold(title), office)
            index.setdefault(fold(title) + "s", office)
    return index


@lru_cache(maxsize=8)
def tenures_of(knowledge: Knowledge) -> dict[tuple[str, str], tuple[KnownTenure, ...]]:
    """(polity, office id) to the tenures known of it."""
    index = office_index(knowledge)
    found: dict[tuple[str, str], list[KnownTenure]] = {}
    for tenure in knowledge.tenures:
        office = index.get(fold(tenure.office))
        if office is not None:
            found.setdefault((tenure.polity, office.id), []).append(tenure)
    return {key: tuple(rows) for key, rows in found.items()}


_TITLES: WeakKeyDictionary[Parse, dict[tuple[int, int], list[tuple[int, int, Office]]]] = WeakKeyDictionary()
"""The titles found so far: several layers and the coder ask for those of the same sentence."""


def find_titles(parse: Parse, sentence: Sentence, knowledge: Knowledge) -> list[tuple[int, int, Office]]:
    """Office titles of a sentence, longest first at each place: (first token, last token, office)."""
    found = _TITLES.setdefault(parse, {})
    key = (sentence.number, id(knowledge))
    if key not in found:
        found[key] = _titles(parse, sentence, knowledge)
    return found[key]


def _titles(parse: Parse, sentence: Sentence, knowledge: Knowledge) -> list[tuple[int, int, Office]]:
    index = office_index(knowledge)
    found: list[tuple[int, int, Office]] = []
    at = sentence.first
    while at < sentence.last:
        key, best = "", None
        for last in range(at, min(sentence.last, at + LONGEST_TITLE)):
            token = parse.tokens[last]
            part = fold(token.text)
            if not part and token.text not in {"-", "."}:
                break
            key += part
            if part and key in index and parse.tokens[last].pos in {"NOUN", "PROPN", "ADJ", "X"}:
                best = (at, last, index[key])
        if best is not None:
            found.append(best)
            at = best[1] + 1
        else:
            at += 1
    return found


def holds(tenure: KnownTenure, when: Interval | None) -> bool:
    """Whether a tenure may cover the days; with no days at all, whether it is still open."""
    if when is None:
        return tenure.end is None
    term = Interval(tenure.start.start if tenure.start else None, tenure.end.end if tenure.end else None)
    return term.overlaps(when)


def holder(polity: str, office: Office, when: Interval | None, knowledge: Knowledge) -> Person | None:
    """The one person known to hold the office on those days; ``None`` when nobody or more than one is known.

    Of a report without any date nobody is known: its office holders need not be those of today.
    """
    if when is None:
        return None
    persons = persons_by_id(knowledge)
    ids = {
        tenure.person: None
        for tenure in tenures_of(knowledge).get((polity, office.id), ())
        if holds(tenure, when) and tenure.person in persons
    }
    return persons[next(iter(ids))] if len(ids) == 1 else None


def leader(polity: str, when: Interval | None, knowledge: Knowledge) -> Person | None:
    """Who is called the leader of a state: its supreme leader, else head of state, else of government.

    In parliamentary republics, which ``states.csv`` marks, the head of government stands before the head of state.
    """
    state = states_by_country(knowledge).get(polity)
    marked = state.leader if state is not None else None
    kinds = ("leader", "head-of-state", "head-of-government")
    for kind in kinds if marked is None else (marked, *kinds):
        for office in knowledge.offices:
            if office.kind == kind:
                person = holder(polity, office, when, knowledge)
                if person is not None:
                    return person
    return None
