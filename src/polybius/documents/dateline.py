"""Where and on which day a report says that it was written: "SEOUL, Aug. 10 (Yonhap) -"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from polybius.knowledge import Knowledge
from polybius.knowledge.names import fold, name_index

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
"""English names of months and their abbreviations, in lower case."""

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
"""A month in English, as a regular expression."""

_DATE = (
    rf"(?:(?P<month>{MONTH})\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTH}))"
    r"(?:,?\s+(?P<year>(?:19|20)\d{2}))?"
)
_WORD = r"[A-ZÀ-Þ][\w.'\u2019\u2011-]*"
_PLACE = (
    rf"(?P<place>{_WORD}(?:[ ](?:{_WORD}|of|el|al|de|la|le|du|on|ad|and|the)){{0,4}}"
    rf"(?:/{_WORD}(?: {_WORD}){{0,2}}){{0,2}})"
)
_REGION = rf"(?:,\s*(?!{MONTH}\s*\d)(?P<region>{_WORD}(?: {_WORD}){{0,3}}))?"
_CREDIT = r"(?:\s*[\(\[/](?P<credit>[A-Z][^()\[\]/\d\n]{0,50}?)[\)\]/]\.?)?"
_MARK = r"\s*(?:[\u2013—\u2012―]+|--+|-|_|\||(?<=/)\.?|:)\s*"
_SHAPES = (
    re.compile(rf"{_PLACE}{_REGION}(?:\s*,?\s*{_DATE})?\s*[,.]?{_CREDIT}(?P<mark>{_MARK})(?=\S)"),
    re.compile(rf"(?:{_DATE}\s*)?[\(](?P<credit>[A-Z][^()\d\n]{{0,40}}?)[\)]\s*(?P<mark>[\u2013—-]+)\s*(?=\S)"),
)
_STARTS = re.compile(r"[\"“\u2018'(\[]?[A-ZÀ-Þ0-9$€£]")
_NO_PLACE = frozenset(
    [
        *("analysis", "exclusive", "update", "updated", "breaking", "opinion", "explainer", "watch", "video", "live"),
        *(
            "factbox",
            "editorial",
            "comment",
            "correction",
            "urgent",
            "alert",
            "interview",
            "feature",
            "insight",
            "column",
        ),
        *("review", "background", "timeline", "profile", "photos", "read", "note", "summary", "details"),
        *("he", "she", "it", "they", "by"),
    ]
)
"""Words that stand before a dash at the head of a report and are no place."""


class FoundDateline(NamedTuple):
    """A dateline: its length, its place, its month, day and year, and its credit, with offsets in the paragraph."""

    end: int
    place: str | None
    place_span: tuple[int, int] | None
    month: int | None
    day: int | None
    year: int | None
    date_span: tuple[int, int] | None
    credit: str | None
    credit_span: tuple[int, int] | None


@lru_cache(maxsize=8)
def _known_places(knowledge: Knowledge) -> frozenset[str]:
    index = name_index(knowledge)
    return frozenset(
        key
        for key, names in index.items()
        if any(name.kind in {"state", "place"} and name.form in {"name", "capital"} for name in names)
    )


def find_dateline(paragraph: str, knowledge: Knowledge) -> FoundDateline | None:
    """The dateline that a paragraph begins with, ``None`` where it has none.

    A place in capitals is taken as it is. One in small letters must be a known place, one word, or followed by a day or
    a credit: "Kim Jong Un - the leader" is no dateline.
    """
    for shape in _SHAPES:
        match = shape.match(paragraph)
        if match and _STARTS.match(paragraph, match.end()):
            found = _found(match)
            if found.place is None or _is_place(match, found, knowledge):
                return found
    return None


def _found(match: re.Match[str]) -> FoundDateline:
    groups = match.groupdict()
    month_word = groups.get("month") or groups.get("month2")
    day_word = groups.get("day") or groups.get("day2")
    date_span = None
    if month_word:
        starts = [match.start(name) for name in ("month", "day2") if groups.get(name)]
        ends = [match.end(name) for name in ("day", "month2", "year") if groups.get(name)]
        date_span = (min(starts), max(ends))
    place = groups.get("place")
    place_span = None
    if place:
        first = place.split("/", maxsplit=1)[0]
        place_span = (match.start("place"), match.start("place") + len(first))
        place = re.sub(r"(['\u2019])S\b", r"\1s", first.title()) if first.isupper() and len(first) > 3 else first
    return FoundDateline(
        end=match.end(),
        place=place,
        place_span=place_span,
        month=MONTHS[month_word.rstrip(".").casefold()] if month_word else None,
        day=int(day_word) if day_word else None,
        year=int(groups["year"]) if groups.get("year") else None,
        date_span=date_span,
        credit=groups.get("credit"),
        credit_span=match.span("credit") if groups.get("credit") else None,
    )


def _is_place(match: re.Match[str], found: FoundDateline, knowledge: Knowledge) -> bool:
    place, mark = match.group("place"), match.group("mark")
    first = place.split("/", maxsplit=1)[0]
    if fold(first) in _NO_PLACE or (mark.strip() == "-" and not _spaced(match) and not found.credit):
        return False
    if found.day is not None or found.credit:
        return len(place.split()) <= 6
    capitals = first.isupper() and len(first) > 1
    known = fold(first) in _known_places(knowledge)
    if mark.strip() in {":", "", "|", "_"}:
        return capitals and (known or mark.strip() != ":")
    return capitals or known or len(first.split()) == 1 or bool(match.group("region"))


def _spaced(match: re.Match[str]) -> bool:
    """Whether white space stands before the mark that ends a dateline: "Seoul - " and not "Seoul-based"."""
    mark = match.start("mark") + len(match.group("mark")) - len(match.group("mark").lstrip())
    return match.string[mark - 1].isspace()
