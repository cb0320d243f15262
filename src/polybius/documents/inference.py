"""The date of an undated report, worked out from its own words and what is known of the world, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from polybius.documents import constraints as rules
from polybius.documents.anchors import (
    Anchor,
    anniversary_anchors,
    calendar_anchors,
    countries_named,
    tenure_anchors,
)
from polybius.documents.constraints import FAIR, SOFT, Constraint
from polybius.documents.dayset import ALL, between, each_year, hull, short
from polybius.documents.daywords import DayWord, Passage, day_words, passages
from polybius.documents.titles import titled_persons
from polybius.knowledge import Knowledge
from polybius.model import Evidence, Interval, Published, Segment, evidence_of

LONGEST = 366
"""The longest interval, in days, that is still worth saying."""


class Reading(NamedTuple):
    """The sentences of a report, its expressions of time, and the dated things that it names."""

    passages: tuple[Passage, ...]
    words: tuple[DayWord, ...]
    anchors: tuple[Anchor, ...]


class Solution(NamedTuple):
    """The days that are left, and the constraints that left them."""

    days: int
    used: tuple[Constraint, ...]


def read(text: str, segments: Sequence[Segment], knowledge: Knowledge) -> Reading:
    """What a report's own words tell of days."""
    found = passages(text, segments)
    words = tuple(word for passage in found for word in day_words(passage))
    body = " ".join(passage.text for passage in found)
    anchors = tuple(
        anchor
        for passage in found
        for anchor in (
            *calendar_anchors(passage, knowledge),
            *anniversary_anchors(passage, [w for w in words if w.passage == passage.number], body, knowledge),
            *day_anchors(passage, [w for w in words if w.passage == passage.number], knowledge),
            *tenure_anchors(passage, knowledge),
        )
    )
    return Reading(found, words, anchors)


def day_anchors(passage: Passage, words: Sequence[DayWord], knowledge: Knowledge) -> Iterator[Anchor]:
    """The days that a sentence names by month and day: those of an edition in the calendar, or of any year."""
    for word in words:
        if word.kind != "day" or word.month is None or word.day is None:
            continue
        if word.year is not None:
            try:
                days: tuple[Interval, ...] = (Interval.day(date(word.year, word.month, word.day)),)
            except ValueError:
                continue
            yield Anchor("day", passage.number, word.span, days, f"“{word.span.text}”")
            continue
        yield Anchor("day", passage.number, word.span, each_year(word.month, word.day), f"“{word.span.text}”")
        yield from _editions_on(passage, word, knowledge)


def _editions_on(passage: Passage, word: DayWord, knowledge: Knowledge) -> Iterator[Anchor]:
    """Editions that begin on a named day and share a place or another proper name with the sentence."""
    for row in knowledge.calendar:
        start = row.start.start if row.start is not None and row.start.is_day else None
        if start is None or (start.month, start.day) != (word.month, word.day):
            continue
        names = [name for name in _proper_pairs((row.name, *row.aliases)) if name in passage.text]
        if names:
            end = (row.end or row.start).end if row.start is not None else None
            yield Anchor("edition", passage.number, word.span, (Interval(start, end),), row.name)


def _proper_pairs(names: Iterable[str]) -> set[str]:
    """Every two neighbouring capitalised words of some names: "Camp David" of "Camp David trilateral summit"."""
    found: set[str] = set()
    for name in names:
        parts = name.split()
        found.update(f"{a} {b}" for a, b in pairwise(parts) if a[0].isupper() and b[0].isupper())
    return found


def collect(reading: Reading, knowledge: Knowledge) -> tuple[Constraint, ...]:
    """Every constraint that the words of one report put on its date."""
    found: list[Constraint] = []
    for passage in reading.passages:
        words = [word for word in reading.words if word.passage == passage.number]
        anchors = [anchor for anchor in reading.anchors if anchor.passage == passage.number]
        for word in words:
            if word.kind == "day":
                found += rules.from_day(word, passage)
            elif word.kind == "year":
                found += rules.from_year(word)
        found += rules.from_years_ago(passage)
        for anchor in anchors:
            if anchor.kind != "day":
                found += rules.from_anchor(anchor, passage, words)
            relations = [rules.from_relation(word, anchor, passage) for word in words if word.span != anchor.span]
            found += [relation for relation in relations if relation is not None]
    named = [rules.from_named_weekday(anchor, reading.passages, reading.words) for anchor in reading.anchors]
    found += [constraint for constraint in named if constraint is not None]
    found += rules.from_weekdays(reading.passages, reading.words)
    found += from_titles(reading, knowledge)
    return tuple(found)


def from_titles(reading: Reading, knowledge: Knowledge) -> Iterator[Constraint]:
    """A person named by an office was in it, or had been: the latest such tenure bounds the report."""
    held = [found for passage in reading.passages for found in titled_persons(passage, knowledge)]
    starts = [
        tenure.start.start for tenure, _, _ in held if tenure.start is not None and tenure.start.start is not None
    ]
    if not starts:
        return
    latest = max(starts)
    for tenure, span, name in held:
        start = tenure.start.start if tenure.start is not None else None
        end = tenure.end.end if tenure.end is not None else None
        if start is not None and (end is None or end >= latest):
            until = f" to {short(end)}" if end else ""
            reason = f"“{span.text}”: {name} held the office from {short(start)}{until}"
            yield Constraint(between(start, end), FAIR, reason, evidence_of([span]))


def solve(constraints: Sequence[Constraint], *, allowed: int = ALL) -> Solution:
    """The days that all constraints allow; the surer come first, and what contradicts what stands is left out."""
    days, used = allowed, []
    for constraint in sorted(constraints, key=lambda constraint: -constraint.sure):
        left = days & constraint.days
        if left and left != days:
            days = left
            used.append(constraint)
    return Solution(days, tuple(used))


def as_published(solution: Solution) -> Published | None:
    """A solution as a date of publication; ``None`` when it leaves more than a year open."""
    interval = hull(solution.days)
    if interval is None or interval.days is None or interval.days > LONGEST:
        return None
    evidence: Evidence = evidence_of(span for constraint in solution.used for span in constraint.evidence)
    reasons = tuple(dict.fromkeys(constraint.reason for constraint in solution.used))
    return Published(start=interval.start, end=interval.end, method="inferred", evidence=evidence, reasons=reasons)


def with_changes(reading: Reading, solution: Solution, knowledge: Knowledge) -> Solution:
    """A solution narrowed by the only change that a report can mean by "reorganising the military leadership"."""
    interval = hull(solution.days)
    if interval is None or interval.days is None or interval.days > LONGEST:
        return solution
    text = " ".join(passage.text for passage in reading.passages)
    countries = countries_named(text, knowledge)
    for passage in reading.passages:
        span = rules.recent_change(passage)
        if span is None:
            continue
        changes = _military_changes(interval, _nearest_country(text, countries, knowledge), knowledge)
        if len(changes) == 1:
            reason = f"“{span.text}”: the change of {short(changes[0])} is the only one known in that time"
            return _narrowed(solution, Constraint(between(changes[0], None), SOFT, reason, (span,)))
    return solution


def _nearest_country(text: str, countries: frozenset[str], knowledge: Knowledge) -> frozenset[str]:
    """The state that a text names most."""
    counts = {
        state.iso3: sum(text.count(word) for word in dict.fromkeys((state.name, *state.adjectives)))
        for state in knowledge.states
        if state.iso3 in countries
    }
    best = max(counts.values(), default=0)
    return frozenset(iso3 for iso3, count in counts.items() if count == best)


def _military_changes(interval: Interval, countries: frozenset[str], knowledge: Knowledge) -> list[date]:
    offices = {office.id for office in knowledge.offices if office.sector == "MIL" or "defen" in office.id}
    reach = interval.widen(before=45)
    days = {
        tenure.start.start
        for tenure in knowledge.tenures
        if tenure.polity in countries
        and tenure.office in offices
        and tenure.start is not None
        and tenure.start.is_day
        and tenure.start.within(reach)
    }
    return sorted(day for day in days if day is not None)


def _narrowed(solution: Solution, constraint: Constraint) -> Solution:
    left = solution.days & constraint.days
    if not left or left == solution.days:
        return solution
    return Solution(left, (*solution.used, constraint))


def infer(
    text: str,
    segments: Sequence[Segment],
    knowledge: Knowledge,
    *,
    allowed: int = ALL,
    extra: Sequence[Constraint] = (),
) -> Published | None:
    """When an undated report was written, as far as its words tell; ``None`` when they leave more than a year open.

    Args:
        text: the report's text.
        segments: its segments.
        knowledge: fixed days, dated editions and tenures.
        allowed: the days that come into question at all (``dayset``).
        extra: constraints from elsewhere.
    """
    reading = read(text, segments, knowledge)
    solution = solve([*extra, *collect(reading, knowledge)], allowed=allowed)
    return as_published(with_changes(reading, solution, knowledge))
