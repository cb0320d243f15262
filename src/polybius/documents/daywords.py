"""The words of a report that tell of days: "this Friday, August 18", "on Wednesday", "tomorrow", "later this month"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from polybius.documents.cues import pattern, tense_pattern
from polybius.documents.dateline import MONTH, MONTHS
from polybius.documents.dayset import WEEKDAY_NAMES
from polybius.documents.furniture import sentences
from polybius.model import Segment, Span

Tense = Literal["past", "future", "unknown"]
Kind = Literal["day", "weekday", "relative-day", "relative-month", "ago", "year"]


class Passage(NamedTuple):
    """A sentence of the report: number, offset, text, paragraph, whether the first of the body, or a headline."""

    number: int
    start: int
    text: str
    paragraph: int
    lead: bool
    headline: bool


class DayWord(NamedTuple):
    """One expression of time, as far as words alone tell.

    ``offset`` counts days (tomorrow: 1), months (next month: 1) or, for ``ago``, units back; ``unit`` is day, week,
    month or year. ``reporting``: the day on which something was said, by the verb before it. ``range_end``: the second
    day of "April 30 to May 2".
    """

    kind: Kind
    span: Span
    passage: int
    tense: Tense
    weekday: int | None = None
    modifier: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    offset: int = 0
    unit: str | None = None
    reporting: bool = False
    relative_clause: bool = False
    range_end: bool = False


_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MODIFIER = r"(?:(?P<modifier>last|next|this past|this coming|this|past|coming)\s+)?"
_YEAR = r"(?:(?:,\s*|\s+(?:of\s+)?)(?P<year>(?:19|20)\d{2}))?"
_DAY = re.compile(
    rf"\b{_MODIFIER}(?:(?P<weekday>{_WEEKDAY})\s*,?\s+(?:the\s+)?)?"
    rf"(?:(?P<month>{MONTH})\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|\s*(?:percent|troops))"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH}))\b{_YEAR}"
)
_BARE_WEEKDAY = re.compile(
    rf"(?<!Good )(?<!Black )(?<!Bloody )(?<!Ash )(?<!Palm )(?<!Easter )(?<!every )(?<!each )(?<!Every )(?<!Each )"
    rf"\b{_MODIFIER}(?P<weekday>{_WEEKDAY})\b(?!s\b)"
)
_RELATIVE_DAY = re.compile(r"\b(?P<word>today|tonight|tomorrow|yesterday)\b", re.IGNORECASE)
_RELATIVE_MONTH = re.compile(
    r"\b(?P<part>later|earlier|early|late|(?:at |by |before |until )?(?:the )?end of)?\s*(?:in\s+|of\s+)?"
    r"(?P<which>this|next|last|the)\s+month\b(?!\s+of)",
    re.IGNORECASE,
)
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "twenty": 20,
    "thirty": 30,
}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week|month|year)s?"
_AGO = re.compile(rf"\b{_COUNT}\s+(?:ago\b|(?:has|have)\s+(?:now\s+)?passed\s+since\b)", re.IGNORECASE)
_IN_YEAR = re.compile(
    r"\b(?:in|since|of|from|during|until|(?P<month>[A-Z][a-z]{2,8}))\s+(?P<year>(?:19|20)\d{2})\b(?!\s*(?:-|\u2013|people|troops|tonnes))"
)

_UP_TO_DAY = r"[^,.;:\"\u201c\u201d]{0,45}$"
_SAME_CLAUSE = r"[^,.;:]*$"
_NEW_CLAUSE = re.compile(r"[;:]")


def passages(text: str, segments: Sequence[Segment]) -> tuple[Passage, ...]:
    """The sentences of the headlines and paragraphs of a report, in order."""
    found: list[Passage] = []
    paragraph, lead = 0, False
    for segment in segments:
        if segment.kind not in {"headline", "paragraph"}:
            continue
        headline = segment.kind == "headline"
        for first, last in sentences(segment.span.text):
            start = segment.span.start + first
            is_lead = not headline and not lead
            lead = lead or is_lead
            found.append(
                Passage(len(found), start, text[start : segment.span.start + last], paragraph, is_lead, headline)
            )
        paragraph += not headline
    return tuple(found)


def day_words(passage: Passage) -> tuple[DayWord, ...]:
    """Every expression of time in a sentence, in order and apart; words within quotation marks are left out."""
    text = passage.text
    taken: list[tuple[int, int]] = []
    found: list[DayWord] = []
    for match in _DAY.finditer(text):
        word = _day(passage, match)
        if found and re.fullmatch(r"\s*(?:to|through|until|and|-|\u2013)\s*", text[taken[-1][1] : match.start()]):
            word = word._replace(tense=found[-1].tense, range_end=True)
        found.append(word)
        taken.append(match.span())
    for expression, make in (
        (_RELATIVE_MONTH, _relative_month),
        (_AGO, _ago),
        (_BARE_WEEKDAY, _weekday),
        (_RELATIVE_DAY, _relative_day),
        (_IN_YEAR, _in_year),
    ):
        for match in expression.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                found.append(make(passage, match))
                taken.append(match.span())
    plain = [word for word in found if not _quoted(text, word.span.start - passage.start)]
    return tuple(sorted(plain, key=lambda word: word.span.start))


def _span(passage: Passage, match: re.Match[str]) -> Span:
    text = match.group()
    lead = len(text) - len(text.lstrip())
    return Span(passage.start + match.start() + lead, passage.start + match.end(), text.strip())


def _day(passage: Passage, match: re.Match[str]) -> DayWord:
    month_word = match.group("month") or match.group("month2")
    year, weekday = match.group("year"), match.group("weekday")
    modifier = _modifier(match)
    return DayWord(
        "day",
        _span(passage, match),
        passage.number,
        _by_modifier(modifier) or tense_of(passage.text, match.start(), match.end()),
        weekday=WEEKDAY_NAMES.index(weekday) if weekday else None,
        modifier=modifier,
        month=MONTHS[month_word.rstrip(".").casefold()],
        day=int(match.group("day") or match.group("day2")),
        year=int(year) if year else None,
    )


def _weekday(passage: Passage, match: re.Match[str]) -> DayWord:
    before = passage.text[: match.start()]
    modifier = _modifier(match)
    return DayWord(
        "weekday",
        _span(passage, match),
        passage.number,
        _by_modifier(modifier) or tense_of(passage.text, match.start(), match.end()),
        weekday=WEEKDAY_NAMES.index(match.group("weekday")),
        modifier=modifier,
        reporting=bool(pattern("saying", after=_UP_TO_DAY, ignore_case=False).search(before)),
        relative_clause=bool(pattern("clause", after=_SAME_CLAUSE).search(before)),
    )


def _relative_day(passage: Passage, match: re.Match[str]) -> DayWord:
    offset = {"tomorrow": 1, "yesterday": -1}.get(match.group("word").casefold(), 0)
    tense: Tense = "future" if offset > 0 else "past" if offset < 0 else "unknown"
    return DayWord("relative-day", _span(passage, match), passage.number, tense, offset=offset)


def _relative_month(passage: Passage, match: re.Match[str]) -> DayWord:
    offset = {"next": 1, "last": -1}.get(match.group("which").casefold(), 0)
    part = " ".join((match.group("part") or "").casefold().split())
    modifier = "end" if part.endswith("end of") else part or None
    tense: Tense = "future" if offset > 0 or modifier in {"later", "end"} else "past" if offset < 0 else "unknown"
    return DayWord("relative-month", _span(passage, match), passage.number, tense, offset=offset, modifier=modifier)


def _ago(passage: Passage, match: re.Match[str]) -> DayWord:
    count = match.group("count").casefold()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    return DayWord(
        "ago", _span(passage, match), passage.number, "past", offset=number, unit=match.group("unit").casefold()
    )


def _in_year(passage: Passage, match: re.Match[str]) -> DayWord:
    tense = tense_of(passage.text, match.start(), match.end())
    month = MONTHS.get((match.group("month") or "").casefold())
    return DayWord("year", _span(passage, match), passage.number, tense, month=month, year=int(match.group("year")))


def _modifier(match: re.Match[str]) -> str | None:
    word = match.group("modifier")
    return (
        None
        if word is None
        else {"this past": "last", "past": "last", "this coming": "this", "coming": "this"}.get(word, word)
    )


def _by_modifier(modifier: str | None) -> Tense | None:
    if modifier == "last":
        return "past"
    return "future" if modifier == "next" else None


def tense_of(text: str, start: int, end: int) -> Tense:
    """Whether the words around two offsets tell of something past or to come: the nearest cue before them decides.

    >>> tense_of("The talks will be held on Friday.", 26, 32), tense_of("The talks ended on Friday.", 19, 25)
    ('future', 'past')
    """
    if re.search(r"\b(?:for|until|till|through)\s+$", text[:start]):
        return "future"
    breaks = [match.end() for match in _NEW_CLAUSE.finditer(text, 0, start)]
    clause = text[max([0, start - 110, *breaks]) : start]
    cues = list(tense_pattern().finditer(clause))
    if cues:
        return "future" if cues[-1].group("future") else "past"
    after = tense_pattern().search(text[end : end + 60])
    if after:
        return "future" if after.group("future") else "past"
    return "unknown"


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
