"""What a sentence of a report speaks of that the knowledge files date: fixed days, editions, changes of office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from polybius.documents.cues import pattern
from polybius.documents.dayset import YEARS, each_year, short
from polybius.documents.daywords import DayWord, Passage
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import persons_by_id, tenures_by_person
from polybius.knowledge.rows import CalendarDay
from polybius.model import Interval, Span

AnchorKind = Literal["day", "fixed", "edition", "tenure", "report"]

_ORDINALS = {
    "first": 1, "tenth": 10, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))[\s-]+(?:founding\s+)?"
    r"(?:anniversary|birthday|founding|independence|national day|victory day|foundation)",
    re.IGNORECASE,
)


class Anchor(NamedTuple):
    """Something whose days are known: the days (several where the year is not), the words for it, and what it is."""

    kind: AnchorKind
    passage: int
    span: Span
    days: tuple[Interval, ...]
    what: str
    ordinal: int | None = None
    pair: bool = False


@lru_cache(maxsize=8)
def _calendar_names(knowledge: Knowledge) -> tuple[tuple[str, re.Pattern[str], tuple[CalendarDay, ...]], ...]:
    """The names in the calendar, longest first, each with the expression that finds it and its rows."""
    found: dict[str, list[CalendarDay]] = {}
    for row in knowledge.calendar:
        for name in dict.fromkeys((row.name, *row.aliases)):
            plain = re.sub(r"\s+(?:19|20)\d{2}$", "", name)
            if len(plain) >= 4 and any(letter.isupper() for letter in plain):
                found.setdefault(plain, []).append(row)
    names = sorted(found, key=lambda name: (-len(name), name))
    return tuple((name, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), tuple(found[name])) for name in names)


def calendar_anchors(passage: Passage, knowledge: Knowledge) -> Iterator[Anchor]:
    """The fixed days and dated editions that a sentence names."""
    taken: list[tuple[int, int]] = []
    for name, expression, rows in _calendar_names(knowledge):
        if name not in passage.text:
            continue
        for match in expression.finditer(passage.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            span = Span(passage.start + match.start(), passage.start + match.end(), match.group())
            editions = tuple(
                Interval(row.start.start, (row.end or row.start).end) for row in rows if row.start is not None
            )
            if editions:
                yield Anchor("edition", passage.number, span, tuple(sorted(editions, key=str)), match.group())
            for row in rows:
                if row.month and row.day:
                    yield fixed_day(passage, span, row)


def fixed_day(passage: Passage, span: Span, row: CalendarDay) -> Anchor:
    """A fixed day of the calendar as an anchor, its year set by "75th" in the same sentence where that is said."""
    assert row.month is not None
    assert row.day is not None
    ordinal = ordinal_in(passage)
    if ordinal is not None and row.founding_year is not None and row.founding_year + ordinal[0] in YEARS:
        day = Interval.day(date(row.founding_year + ordinal[0], row.month, row.day))
        return Anchor("fixed", passage.number, span, (day,), row.name, ordinal=ordinal[0])
    return Anchor("fixed", passage.number, span, each_year(row.month, row.day), row.name)


def ordinal_in(passage: Passage) -> tuple[int, Span] | None:
    """The number of an anniversary in a sentence ("75th anniversary"), with its words."""
    match = _ORDINAL.search(passage.text)
    if not match:
        return None
    number = int(match.group("number")) if match.group("number") else _ORDINALS[match.group("word").casefold()]
    return number, Span(passage.start + match.start(), passage.start + match.end(), match.group())


def anniversary_anchors(
    passage: Passage, words: Sequence[DayWord], text: str, knowledge: Knowledge
) -> Iterator[Anchor]:
    """Anniversaries of founding days told by number and by day, or by number and the year of founding.

    "The 75th anniversary of the country's founding on September 9" is that of 1948, if the report names a state that
    was founded on that day.
    """
    ordinal = ordinal_in(passage)
    if ordinal is None:
        return
    number, span = ordinal
    countries = _countries_named(text, knowledge)
    days = [(word.month, word.day) for word in words if word.kind == "day"]
    founded = {
        int(year)
        for year in re.findall(
            r"\b(?:founded|established|proclaimed|created|since|in)\s+(?:in\s+)?(1[89]\d\d|20\d\d)\b", passage.text
        )
    }
    for row in knowledge.calendar:
        if row.month is None or row.day is None or row.founding_year is None or row.founding_year + number not in YEARS:
            continue
        by_day = (row.month, row.day) in days
        by_year = row.founding_year in founded
        if (by_day or (by_year and row.kind == "national-day")) and row.country in countries:
            day = Interval.day(date(row.founding_year + number, row.month, row.day))
            yield Anchor("fixed", passage.number, span, (day,), row.name, ordinal=number)
    by_number = [
        row
        for row in knowledge.calendar
        if row.month and row.day and row.kind == "national-day" and row.country in countries
        and row.founding_year is not None and row.founding_year + number in YEARS
    ]  # fmt: skip
    if (
        not days
        and not founded
        and len({(row.founding_year, row.month, row.day) for row in by_number}) == 1
        and _of_state(passage)
    ):
        row = by_number[0]
        assert row.month is not None
        assert row.day is not None
        assert row.founding_year is not None
        day = Interval.day(date(row.founding_year + number, row.month, row.day))
        yield Anchor("fixed", passage.number, span, (day,), row.name, ordinal=number)


def _of_state(passage: Passage) -> bool:
    return bool(pattern("founded").search(passage.text))


@lru_cache(maxsize=8)
def _country_words(knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    return tuple(
        (word, state.iso3)
        for state in knowledge.states
        for word in (state.name, *state.aliases, *state.adjectives, *state.capital)
        if len(word) > 3
    )


@lru_cache(maxsize=64)
def _countries_named(text: str, knowledge: Knowledge) -> frozenset[str]:
    return frozenset(iso3 for word, iso3 in _country_words(knowledge) if word in text)


def countries_named(text: str, knowledge: Knowledge) -> frozenset[str]:
    """The states (ISO 3166-1 alpha-3) whose name, adjective or capital stands in a text."""
    return _countries_named(text, knowledge)


@lru_cache(maxsize=8)
def _person_names(knowledge: Knowledge) -> dict[str, tuple[tuple[str, str], ...]]:
    """Plain spellings of at least two words with the person, by their first word."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for person in knowledge.persons:
        for name in dict.fromkeys((person.name, *person.variants)):
            plain = _plain(name)
            first = next(iter(re.findall(r"\w+", plain)), "")
            if first and (len(name.split()) > 1 or "-" in name):
                found.setdefault(first, {})[plain, person.id] = None
    return {first: tuple(names) for first, names in found.items()}


def _plain(name: str) -> str:
    return name.replace("-", " ").replace("\u2019", "'").casefold()


def persons_in(text: str, knowledge: Knowledge) -> dict[str, int]:
    """The persons whose full names stand in a text, with the offset of the first; hyphens and case aside."""
    plain = _plain(text)
    found: dict[str, int] = {}
    names = _person_names(knowledge)
    for name, person in (row for word in dict.fromkeys(re.findall(r"\w+", plain)) for row in names.get(word, ())):
        at = plain.find(name)
        if at >= 0 and not plain[at - 1 : at].isalnum() and not plain[at + len(name) : at + len(name) + 1].isalnum():
            found[person] = min(at, found.get(person, at))
    return found


def tenure_anchors(passage: Passage, knowledge: Knowledge) -> Iterator[Anchor]:
    """The changes of office that a sentence tells of: who left and who came, by the days that are known of them."""
    removed, appointed = pattern("left-office").search(passage.text), pattern("took-office").search(passage.text)
    if not removed and not appointed:
        return
    known = persons_by_id(knowledge)

    def name_of(person: str) -> str:
        return known[person].name if person in known else person

    tenures = tenures_by_person(knowledge)
    persons = [person for person in persons_in(passage.text, knowledge) if person in tenures]
    left = [(p, t, t.end) for p in persons if removed for t in tenures[p] if t.end is not None and t.end.is_day]
    came = [(p, t, t.start) for p in persons if appointed for t in tenures[p] if t.start is not None and t.start.is_day]
    cue = removed or appointed
    assert cue is not None
    span = Span(passage.start + cue.start(), passage.start + cue.end(), cue.group())
    pairs = [
        (a, b, day)
        for a, old, day in left
        for b, new, began in came
        if a != b and old.office == new.office and old.polity == new.polity and _near(day, began)
    ]
    if pairs:
        days = tuple(sorted({day for _, _, day in pairs}, key=str))
        who = f"{name_of(pairs[0][1])} for {name_of(pairs[0][0])}"
        yield Anchor("tenure", passage.number, span, days, f"the change of office ({who})", pair=True)
        return
    for person in persons:
        days = tuple(sorted({day for p, _, day in (*left, *came) if p == person and day.start is not None}, key=str))
        recent = tuple(day for day in days if day.start is not None and day.start.year in YEARS)
        if recent:
            yield Anchor("tenure", passage.number, span, recent, f"the change of office ({name_of(person)})")


def _near(day: Interval, other: Interval) -> bool:
    if day.start is None or other.start is None:
        return False
    return abs((day.start - other.start).days) <= 3


def known_as(anchor: Anchor) -> str:
    """An anchor in words, with its day where there is one."""
    if len(anchor.days) == 1 and anchor.days[0].start is not None:
        days = anchor.days[0]
        assert days.start is not None
        until = "" if days.end in (None, days.start) else f" to {short(days.end)}"
        return f"{anchor.what} ({short(days.start)}{until})"
    return anchor.what
