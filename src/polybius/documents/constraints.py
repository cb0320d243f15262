"""What the words of a report say of the day on which it was written: each a set of days, a reason, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from polybius.documents.anchors import Anchor, known_as
from polybius.documents.cues import pattern
from polybius.documents.dayset import (
    ALL,
    MONTH_NAMES,
    WEEKDAY_NAMES,
    YEARS,
    around,
    between,
    each_year,
    weekday,
    weekdays,
)
from polybius.documents.daywords import DayWord, Passage, tense_of
from polybius.model import Evidence, Interval, Span, evidence_of

SURE, FIRM, FAIR, SOFT = 4, 3, 2, 1
"""How sure a constraint is; where two contradict each other, the surer stands."""

_NTH = {
    "opening": 0,
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "sixth": 5,
    "seventh": 6,
    "eighth": 7,
    "ninth": 8,
    "tenth": 9,
}
_NTH_DAY = re.compile(rf"\b(?P<nth>{'|'.join(_NTH)}) day of\b", re.IGNORECASE)
_YEARS_AGO = re.compile(
    r"\bin (?P<year>1\d{3}|20\d{2}),? (?:exactly |just |almost |nearly )?(?P<count>\d{1,3}) years (?:ago|earlier)\b"
)


class Constraint(NamedTuple):
    """The days that one piece of evidence allows, how sure it is, the reason in words, and the words of the report."""

    days: int
    sure: int
    reason: str
    evidence: Evidence


def from_day(word: DayWord, passage: Passage) -> Iterator[Constraint]:
    """What a month and day say, with or without a weekday and a year."""
    assert word.month is not None
    assert word.day is not None
    quoted = f"“{word.span.text}”"
    evidence = evidence_of([word.span])
    if word.year is not None:
        yield from _dated(word, quoted, evidence)
        return
    candidates = each_year(word.month, word.day)
    if word.weekday is not None:
        candidates = tuple(day for day in candidates if day.start is not None and day.start.weekday() == word.weekday)
        reach = {"past": (0, 30), "future": (60, -1), "unknown": (30, 30)}[word.tense]
        if word.modifier in {"this", "next"}:
            reach = (6 if word.modifier == "this" else 13, -1)
        years = [day.start.year for day in candidates if day.start is not None and day.start.year in YEARS]
        said = {"past": "in the past", "future": "still to come", "unknown": "near"}[
            "future" if word.modifier in {"this", "next"} else word.tense
        ]
        name = f"{word.day} {MONTH_NAMES[word.month - 1]}"
        reason = f"{quoted}: {name} was a {WEEKDAY_NAMES[word.weekday]} in {_list(years)}, and it was {said}"
        yield Constraint(_reach(candidates, *reach), SURE, reason, evidence)
        return
    arranged = word.tense == "future" and pattern("arranged").search(passage.text)
    reach = {"past": (0, 330), "future": (200, -1 if arranged else 0), "unknown": (200, 330)}[word.tense]
    said = {"past": "was past", "future": "was still to come", "unknown": "lay within the year"}[word.tense]
    yield Constraint(_reach(candidates, *reach), FIRM, f"{quoted} {said}", evidence)
    if word.tense == "future" and pattern("upcoming").search(passage.text):
        reason = f"{quoted} was near: what is called upcoming is mostly at most a month away"
        yield Constraint(_reach(candidates, 31, 0), FAIR, reason, evidence)


def _dated(word: DayWord, quoted: str, evidence: Evidence) -> Iterator[Constraint]:
    assert word.year is not None
    assert word.month is not None
    assert word.day is not None
    try:
        day = date(word.year, word.month, word.day)
    except ValueError:
        return
    if word.tense == "future":
        yield Constraint(between(None, day), SURE, f"{quoted} was still to come", evidence)
    else:
        start = day if word.tense == "past" else day - timedelta(days=365)
        yield Constraint(between(start, None), SURE, f"{quoted} was past", evidence)


def _reach(days: Sequence[Interval], before: int, after: int) -> int:
    """The days from so many before each to so many after; ``after`` of -1 stops at the day before."""
    found = 0
    for day in days:
        assert day.start is not None
        found |= between(day.start - timedelta(days=before), day.start + timedelta(days=after))
    return found


def _list(years: Sequence[int]) -> str:
    return " and ".join([", ".join(map(str, years[:-1])), str(years[-1])]) if len(years) > 1 else str(*years)


def from_year(word: DayWord) -> Iterator[Constraint]:
    """A year that is spoken of as past is a lower bound."""
    assert word.year is not None
    if word.tense == "past" and word.year in YEARS:
        start = date(word.year, word.month or 1, 1)
        yield Constraint(between(start, None), SURE, f"“{word.span.text}” had begun", evidence_of([word.span]))


def from_years_ago(passage: Passage) -> Iterator[Constraint]:
    """Counting back from the day of writing gives its year: "in 1622, 402 years ago" is written in 2024."""
    for match in _YEARS_AGO.finditer(passage.text):
        year = int(match.group("year")) + int(match.group("count"))
        if year in YEARS:
            span = Span(passage.start + match.start(), passage.start + match.end(), match.group())
            days = between(date(year, 1, 1), date(year, 12, 31))
            yield Constraint(days, FIRM, f"“{match.group()}” is said in {year}", (span,))


def from_anchor(anchor: Anchor, passage: Passage, words: Sequence[DayWord]) -> Iterator[Constraint]:
    """What the naming of a dated thing says: it was coming, going on, or over."""
    evidence = evidence_of([anchor.span])
    chosen = _chosen(anchor, words)
    start = anchor.span.start - passage.start
    end = start + len(anchor.span.text)
    what = known_as(chosen)
    if anchor.kind == "tenure":
        if min((day.start for day in chosen.days if day.start is not None), default=None) is not None:
            yield Constraint(around(chosen.days, after=None), FIRM, f"{what} had taken place", evidence)
        relative = any(word.kind in {"relative-month", "ago", "day", "year"} for word in words)
        if anchor.pair and not relative:
            yield Constraint(around(chosen.days, after=30), SOFT, f"{what} was news", evidence)
        return
    if anchor.kind == "fixed" and anchor.ordinal is None:
        return
    if anchor.kind == "fixed":
        tense = _tense(passage, start, end)
        before, after = {"past": (0, 200), "future": (200, 0), "unknown": (183, 183)}[tense]
        said = {"past": "was past", "future": "was still to come", "unknown": "fell within the year"}[tense]
        yield Constraint(around(chosen.days, before=before, after=after), FIRM, f"{what} {said}", evidence)
        return
    yield from _edition(chosen, passage, start, end, evidence=evidence)


def _chosen(anchor: Anchor, words: Sequence[DayWord]) -> Anchor:
    """The editions whose first or last day is named in the same sentence, else all."""
    days = {(word.month, word.day) for word in words if word.kind == "day"}
    fitting = tuple(
        day
        for day in anchor.days
        if any(end is not None and (end.month, end.day) in days for end in (day.start, day.end))
    )
    return anchor._replace(days=fitting) if fitting and anchor.kind == "edition" else anchor


def _tense(passage: Passage, start: int, end: int) -> str:
    text = passage.text
    if pattern("eve").search(text[:end]):
        return "unknown"
    if pattern("marking").search(text[max(0, start - 90) : end + 60]):
        return "future"
    return "past" if tense_of(text, start, end) == "past" and pattern("marked").search(text) else "unknown"


def _edition(anchor: Anchor, passage: Passage, start: int, end: int, *, evidence: Evidence) -> Iterator[Constraint]:
    what = known_as(anchor)
    near = passage.text[max(0, start - 90) : end + 70]
    before, after = passage.text[max(0, start - 90) : start], passage.text[end : end + 70]
    nth = _NTH_DAY.search(before)
    if nth:
        days = [
            Interval.day(day.start + timedelta(days=_NTH[nth.group("nth").casefold()]))
            for day in anchor.days
            if day.start
        ]
        yield Constraint(around(days, after=6), FIRM, f"the {nth.group('nth')} day of {what} had come", evidence)
        return
    if pattern("over").search(after) or re.search(r"\bafter\s+(?:the\s+)?$", before):
        ends = [Interval.day(day.end) for day in anchor.days if day.end is not None]
        yield Constraint(around(ends, after=90), FIRM, f"{what} was over", evidence)
    elif pattern("embarking").search(near):
        yield Constraint(around(anchor.days, before=10), FAIR, f"{what} was about to begin or going on", evidence)
    elif pattern("going").search(after) or pattern("going").search(before[-40:]):
        yield Constraint(around(anchor.days, after=3), FIRM, f"{what} was going on", evidence)
    elif pattern("coming").search(before) or pattern("coming").search(after[:50]):
        starts = [Interval.day(day.start) for day in anchor.days if day.start is not None]
        yield Constraint(_reach(starts, 60, -1), FIRM, f"{what} was still to come", evidence)
    else:
        yield Constraint(around(anchor.days, before=120, after=240), FAIR, f"{what} is spoken of", evidence)


def from_relation(word: DayWord, anchor: Anchor, passage: Passage) -> Constraint | None:
    """What a relative time says together with a dated thing of its sentence: "a parade next month ... on Sept. 9"."""
    gap = passage.text[
        min(word.span.end, anchor.span.end) - passage.start : max(word.span.start, anchor.span.start) - passage.start
    ]
    if len(gap) > 110 or re.search(r"[;:]|\b(?:said|reported|announced)\b", gap):
        return None
    evidence = evidence_of([word.span, anchor.span])
    reason = f"“{word.span.text}” and {known_as(anchor)}"
    if word.kind == "relative-month":
        return Constraint(_months(anchor.days, word), FIRM, reason, evidence)
    if word.kind == "ago" and word.unit in {"day", "week", "month"}:
        length, slack = {"day": (1, 1), "week": (7, 4), "month": (30, 7 + 2 * word.offset)}[word.unit]
        step = timedelta(days=length * word.offset)
        days = [
            Interval(day.start + step, day.start + step).widen(before=slack, after=slack)
            for day in anchor.days
            if day.start
        ]
        return Constraint(around(days), FIRM, reason, evidence)
    if word.kind == "relative-day" and word.offset:
        days = [Interval.day(day.start - timedelta(days=word.offset)) for day in anchor.days if day.start]
        return Constraint(around(days), FIRM, reason, evidence)
    if word.kind == "weekday" and anchor.kind != "day" and not word.reporting and _one_year(anchor):
        return _weekday_of(word, anchor, passage, reason, evidence)
    return None


def _one_year(anchor: Anchor) -> bool:
    return len(anchor.days) <= 2


def _weekday_of(word: DayWord, anchor: Anchor, passage: Passage, reason: str, evidence: Evidence) -> Constraint | None:
    eve = anchor.kind == "fixed" and pattern("eve").search(passage.text)
    days = [
        day.start - timedelta(days=1) if eve else day.start
        for day in anchor.days
        if day.start is not None and (day.start - timedelta(days=1 if eve else 0)).weekday() == word.weekday
    ]
    if not days:
        return None
    if eve:
        reason = f"“{word.span.text}” was the eve of {known_as(anchor)}"
    return Constraint(_about(days, word), FIRM, reason, evidence)


def _about(days: Sequence[date], word: DayWord) -> int:
    """The days on which somebody calls one of the days by its weekday."""
    found = 0
    for day in days:
        if word.modifier == "last":
            first, last = 1, 7
        elif word.modifier == "next":
            first, last = -13, -1
        elif word.tense == "future" or word.modifier == "this":
            first, last = -6, -1
        else:
            first, last = 0, 6
        found |= between(day + timedelta(days=first), day + timedelta(days=last))
    return found


def about(days: Sequence[date], word: DayWord) -> int:
    """The days on which a report may call one of ``days`` by these words: "tomorrow", "last Wednesday", "on Friday"."""
    if word.kind == "relative-day":
        found = 0
        for day in days:
            written = day - timedelta(days=word.offset)
            found |= between(written, written)
        return found
    return _about(days, word)


def _months(days: Sequence[Interval], word: DayWord) -> int:
    """The days of which "this month", "next month" and so on is the month of the given days."""
    found = 0
    for day in days:
        end = day.end if word.modifier == "end" else day.start
        if end is None:
            continue
        index = end.year * 12 + end.month - 1 - word.offset
        if not YEARS.start <= index // 12 < YEARS.stop:
            continue
        month = Interval.month(index // 12, index % 12 + 1)
        allowed = between(month.start, month.end)
        if word.offset == 0 and word.modifier in {"later", "end"}:
            allowed &= between(None, end)
        elif word.offset == 0 and word.modifier == "earlier":
            allowed &= between(end, None)
        found |= allowed
    return found


def from_weekdays(passages: Sequence[Passage], words: Sequence[DayWord]) -> Iterator[Constraint]:
    """What the weekdays say of the weekday of publication.

    A report whose first sentence says that something was "said on Monday" is of that Monday. One that names the weekday
    of the news itself is of that day or the two after. The days that lie behind are in the week that ends with the
    report, in the order in which it puts them: the day of the saying after the day of what is told.
    """
    lead = next((passage for passage in passages if passage.lead), None)
    if lead is None:
        return
    past = [word for word in words if word.kind == "weekday" and word.tense != "future" and word.modifier is None]
    opening = [
        word
        for word in past
        if passages[word.passage].paragraph == lead.paragraph and not passages[word.passage].headline
    ]
    first = [word for word in opening if word.passage == lead.number]
    told = [word for word in opening if word.reporting]
    last = told[-1] if told else None
    if last is not None and last.weekday is not None:
        name, evidence = WEEKDAY_NAMES[last.weekday], evidence_of([last.span])
        if last.passage == lead.number:
            yield Constraint(weekday(last.weekday), FAIR, f"its first sentence tells what was said on {name}", evidence)
        else:
            days = weekdays(range(last.weekday, last.weekday + 3))
            yield Constraint(
                days, FAIR, f"it tells what was reported on {name}, so it is of that day or the next two", evidence
            )
        for other in opening:
            if other.weekday is not None and other.weekday != last.weekday:
                yield _order(other, last)
    elif first and first[-1].weekday is not None and not first[-1].relative_clause:
        name, days = WEEKDAY_NAMES[first[-1].weekday], weekdays(range(first[-1].weekday, first[-1].weekday + 3))
        reason = f"its news is of {name}, so it is of that day or the next two"
        yield Constraint(days, FAIR, reason, evidence_of([first[-1].span]))
    yield from _other_days(words)


def _order(earlier: DayWord, later: DayWord) -> Constraint:
    """The weekdays on which the last ``later`` is nearer than the last ``earlier``."""
    assert earlier.weekday is not None
    assert later.weekday is not None
    days = weekdays(d for d in range(7) if (d - earlier.weekday) % 7 > (d - later.weekday) % 7)
    last, first = WEEKDAY_NAMES[later.weekday], WEEKDAY_NAMES[earlier.weekday]
    reason = f"the {last} of the report came after the {first} that it tells of"
    return Constraint(days, FAIR, reason, evidence_of([earlier.span, later.span]))


def _other_days(words: Sequence[DayWord]) -> Iterator[Constraint]:
    """It is not written on a weekday that it calls coming; a weekday called last is before one without "last"."""
    for word in words:
        if word.kind != "weekday" or word.weekday is None:
            continue
        name, evidence = WEEKDAY_NAMES[word.weekday], evidence_of([word.span])
        if word.tense == "future" and word.modifier is None:
            yield Constraint(ALL & ~weekday(word.weekday), SOFT, f"{name} was still to come", evidence)
    lasts = [word for word in words if word.kind == "weekday" and word.modifier == "last"]
    bare = [word for word in words if word.kind == "weekday" and word.modifier is None and word.tense == "past"]
    for last in lasts:
        for word in bare:
            if word.weekday is not None and last.weekday is not None and word.weekday != last.weekday:
                constraint = _order(last, word)
                reason = f"“{last.span.text}” was before the {WEEKDAY_NAMES[word.weekday]} that is named without “last”"
                days = constraint.days | weekday(last.weekday)
                yield constraint._replace(days=days, sure=SOFT, reason=reason)


def from_named_weekday(anchor: Anchor, passages: Sequence[Passage], words: Sequence[DayWord]) -> Constraint | None:
    """A change of office on a day whose weekday the opening of the report names was of that weekday."""
    if not anchor.pair or len(anchor.days) != 1 or anchor.days[0].start is None:
        return None
    day = anchor.days[0].start
    lead = next((passage for passage in passages if passage.lead), None)
    for word in words:
        opening = lead is not None and passages[word.passage].paragraph <= lead.paragraph + 1
        if (
            word.kind == "weekday"
            and word.tense != "future"
            and word.modifier is None
            and word.weekday == day.weekday()
            and opening
        ):
            reason = f"{known_as(anchor)} was on the {WEEKDAY_NAMES[day.weekday()]} that the report speaks of"
            return Constraint(_about([day], word), FAIR, reason, evidence_of([word.span, anchor.span]))
    return None


def recent_change(passage: Passage) -> Span | None:
    """The words by which a sentence tells of a change in a state's military leadership without naming anybody."""
    match = pattern("army-change").search(passage.text)
    return Span(passage.start + match.start(), passage.start + match.end(), match.group()) if match else None
