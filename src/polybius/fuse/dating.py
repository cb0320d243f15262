"""The dates of undated reports, worked out together with dated reports of the same matter."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from polybius.documents import find_copies
from polybius.documents import inference as single
from polybius.documents.constraints import FAIR, FIRM, SOFT, Constraint, about
from polybius.documents.dayset import ALL, WEEKDAY_NAMES, between, hull, long, short
from polybius.documents.daywords import DayWord, Passage
from polybius.documents.inference import Reading, Solution
from polybius.documents.published import stated_day
from polybius.knowledge import Knowledge
from polybius.model import Document, Interval, Layers, Published, evidence_of

SHARED_NAMES = 2
"""Names that two reports must share, beside those that most reports have, to be of one matter."""
MATTER_DAYS = 45
"""Days before the first and after the last report of a matter in which an undated report of it is looked for."""
LIKENESS = 2.0
"""Weight of the words that two sentences must share: the sum of log(reports / reports with the word)."""
BEFORE, AFTER = 110, 110
"""Characters before and after an expression of time in which the words for what it dates are looked for."""
MARGIN = 1.5
"""How much likelier one day must be than the next best."""

_STOP = frozenset(
    [
        *(
            "the",
            "and",
            "for",
            "with",
            "from",
            "was",
            "were",
            "are",
            "been",
            "has",
            "have",
            "had",
            "its",
            "his",
            "she",
            "her",
        ),
        *(
            "they",
            "their",
            "that",
            "this",
            "which",
            "who",
            "whom",
            "when",
            "where",
            "while",
            "after",
            "before",
            "since",
        ),
        *("until", "will", "would", "could", "may", "not", "but", "than", "into", "out", "over", "said", "say", "says"),
        *(
            "told",
            "report",
            "reported",
            "according",
            "day",
            "week",
            "month",
            "year",
            "new",
            "also",
            "last",
            "next",
            "one",
        ),
        *("two", "three", "first"),
    ]
)
_BASES = {
    "take": "took taken taking",
    "hold": "held",
    "begin": "began begun",
    "break": "broke broken",
    "shoot": "shot shooting",
    "fly": "flew flown",
    "sink": "sank sunk",
    "strike": "struck",
    "fall": "fell fallen",
    "lose": "lost loss",
    "give": "gave given",
    "meet": "met meeting",
    "find": "found",
    "fight": "fought",
    "leave": "left",
    "send": "sent",
    "kill": "killed killing",
    "free": "freed",
    "seize": "seized seizure seizing",
    "release": "released releasing",
    "steal": "stole stolen",
}
_IRREGULAR = {form: base for base, forms in _BASES.items() for form in forms.split()}
_NAME = re.compile(r"\b[A-Z][\w'\u2019-]+(?:\s+(?:of\s+the\s+|of\s+)?[A-Z][\w'\u2019-]+)*")


class _Dated(NamedTuple):
    """A sentence of a dated report with the days that it names, and the words by which it is known again."""

    report_id: str
    days: tuple[date, ...]
    stems: frozenset[str]
    text: str


class _Matter(NamedTuple):
    """The dated reports as a whole: their sentences, their names, and how telling each word is."""

    sentences: tuple[_Dated, ...]
    names: Mapping[str, frozenset[str]]
    published: Mapping[str, Interval]
    weights: Mapping[str, float]
    common: frozenset[str]


def date_reports(
    documents: Sequence[Document], layers_by_report: Mapping[str, Layers], knowledge: Knowledge
) -> dict[str, Published]:
    """The date of publication of each undated report for which its own words and the dated reports allow one.

    A report is held against the dated ones that share at least two names with it: they give the time of the matter, the
    days of what it calls "on Thursday" or "tomorrow", and, for a reprint, the day of the dispatch. What an undated
    report says itself stands above what is borrowed. Reports whose date is stated are left out.

    Args:
        documents: all reports of a situation.
        layers_by_report: their layers; named things of theirs count as names.
        knowledge: fixed days, dated editions and tenures.
    """
    dated = [d for d in documents if d.published is not None and d.published.method != "inferred"]
    undated = [d for d in documents if d.published is None or d.published.method == "inferred"]
    if not undated:
        return {}
    readings = {d.report.id: single.read(d.report.text, d.segments, knowledge) for d in documents}
    matter = _matter(documents, dated, readings, layers_by_report)
    copies = find_copies(documents)
    found: dict[str, Published] = {}
    for document in undated:
        mine = document.report.id
        published = _date(
            document, readings[mine], matter, copies, layers=layers_by_report.get(mine), knowledge=knowledge
        )
        if published is not None:
            found[document.report.id] = published
    return found


def _date(
    document: Document,
    reading: Reading,
    matter: _Matter,
    copies: Mapping[str, str],
    *,
    layers: Layers | None,
    knowledge: Knowledge,
) -> Published | None:
    retrieved = stated_day(document.report.retrieved) if document.report.retrieved else None
    allowed = ALL if retrieved is None else between(None, retrieved.end)
    own = single.collect(reading, knowledge)
    names = _names(reading, layers) - matter.common
    related = [r for r, others in matter.names.items() if len(_distinct(names & others)) >= SHARED_NAMES]
    borrowed = [*_of_copies(document, copies, matter), *_of_matter(names, related, matter)]
    solution = single.solve([*own, *borrowed], allowed=allowed)
    linked = list(_links(reading, solution, related, matter))
    solution = single.solve([*own, *borrowed, *linked], allowed=allowed)
    return single.as_published(single.with_changes(reading, solution, knowledge))


def _matter(
    documents: Sequence[Document],
    dated: Sequence[Document],
    readings: Mapping[str, Reading],
    layers: Mapping[str, Layers],
) -> _Matter:
    names = {d.report.id: _names(readings[d.report.id], layers.get(d.report.id)) for d in documents}
    spread = Counter(name for found in names.values() for name in found)
    common = frozenset(name for name, count in spread.items() if len(documents) > 3 and count > 0.7 * len(documents))
    in_reports = Counter(
        stem for d in documents for stem in {s for p in readings[d.report.id].passages for s in _stems(p.text)}
    )
    weights = {stem: math.log((1 + len(documents)) / count) for stem, count in in_reports.items()}
    sentences = tuple(s for d in dated for s in _dated_sentences(d, readings[d.report.id]))
    published = {d.report.id: d.interval for d in dated if d.interval is not None}
    return _Matter(sentences, {d.report.id: names[d.report.id] for d in dated}, published, weights, common)


def _names(reading: Reading, layers: Layers | None) -> frozenset[str]:
    """The proper names of a report, of at least two words or known to the layers, in small letters."""
    found = {
        match.group().casefold()
        for p in reading.passages
        if not p.headline
        for match in _NAME.finditer(p.text)
        if " " in match.group()
    }
    single_words = {
        match.group().casefold().removesuffix("'s").removesuffix("\u2019s")
        for p in reading.passages
        for match in _NAME.finditer(p.text)
        if match.start() > 0 and " " not in match.group()
    }
    known = {e.name.casefold() for e in layers.entities} if layers is not None else set()
    weekdays = {name.casefold() for name in WEEKDAY_NAMES}
    return frozenset(
        name.replace("-", " ") for name in found | single_words | known if name not in weekdays and len(name) > 3
    )


def _distinct(names: frozenset[str]) -> list[str]:
    """Names of which none is part of another."""
    return [name for name in sorted(names) if not any(name != other and name in other for other in names)]


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return frozenset(_stem(word) for word in words if word not in _STOP and word.capitalize() not in WEEKDAY_NAMES)


def _stem(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    for ending in (
        "ational",
        "ments",
        "ment",
        "ings",
        "ing",
        "ures",
        "ure",
        "ians",
        "ian",
        "ies",
        "ers",
        "er",
        "ed",
        "es",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _dated_sentences(document: Document, reading: Reading) -> Iterator[_Dated]:
    """The sentences of a dated report that name a day, with the day; and its first sentence with its weekday."""
    interval = document.interval
    if interval is None or not interval.is_day or interval.start is None:
        return
    for passage in reading.passages:
        words = [word for word in reading.words if word.passage == passage.number and not word.range_end]
        days = [day for word in words for day in _day_of(word, interval.start)]
        if days:
            yield _Dated(document.report.id, tuple(sorted(set(days))), _stems(passage.text), passage.text)


def _day_of(word: DayWord, published: date) -> list[date]:
    """The day that words of a report of a known day mean, where they mean one."""
    if word.kind == "relative-day":
        return [published + timedelta(days=word.offset)]
    if word.kind == "weekday" and word.weekday is not None:
        back = (published.weekday() - word.weekday) % 7
        ahead = (word.weekday - published.weekday()) % 7 or 7
        if word.tense == "future" or word.modifier in {"next", "this"}:
            return [published + timedelta(days=ahead)]
        return [published - timedelta(days=back or (7 if word.modifier == "last" else 0))]
    if word.kind == "day" and word.month and word.day:
        try:
            days = [
                date(year, word.month, word.day)
                for year in ([word.year] if word.year else range(published.year - 1, published.year + 2))
            ]
        except ValueError:
            return []
        past = [day for day in days if day <= published]
        ahead_days = [day for day in days if day >= published]
        if word.tense == "past" and past:
            return past[-1:]
        if word.tense == "future" and ahead_days:
            return ahead_days[:1]
        return [min(days, key=lambda day: abs((day - published).days))]
    return []


def _of_copies(document: Document, copies: Mapping[str, str], matter: _Matter) -> Iterator[Constraint]:
    """A reprint is of the day of the dispatch, or of one of the days after it."""
    mine = document.report.id
    root = copies.get(mine, mine)
    family = [r for r in matter.published if r != mine and copies.get(r, r) == root]
    days = [interval for r in family if (interval := matter.published[r]).start is not None]
    if days:
        first = min(day.start for day in days if day.start is not None)
        last = max(day.end for day in days if day.end is not None)
        reason = f"it has the text of {', '.join(sorted(family))} of {short(first)}"
        yield Constraint(between(first - timedelta(days=1), last + timedelta(days=3)), FIRM, reason, ())


def _of_matter(names: frozenset[str], related: Sequence[str], matter: _Matter) -> Iterator[Constraint]:
    """A report that shares named things with dated ones is of their time."""
    days = [matter.published[r] for r in related if r in matter.published]
    starts = [day.start for day in days if day.start is not None]
    ends = [day.end for day in days if day.end is not None]
    if not starts or not ends:
        return
    shared = Counter(name for r in related for name in _distinct(names & matter.names[r]))
    told = ", ".join(name.title() for name, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:3])
    reason = f"it shares {told} with reports of {short(min(starts))} to {short(max(ends))}"
    reach = between(min(starts) - timedelta(days=MATTER_DAYS), max(ends) + timedelta(days=MATTER_DAYS))
    yield Constraint(reach, FAIR, reason, ())


def _links(reading: Reading, solution: Solution, related: Sequence[str], matter: _Matter) -> Iterator[Constraint]:
    """What is told as of "Thursday" or "tomorrow" is the event that a dated report tells of with a day."""
    window = hull(solution.days)
    if window is None or window.days is None or window.days > 400:
        return
    for word in reading.words:
        if word.kind == "weekday" or (word.kind == "relative-day" and word.offset):
            passage = reading.passages[word.passage]
            best = _best_day(word, passage, solution, related, matter)
            if best is None:
                continue
            day, report = best
            reason = f"“{word.span.text}” is {long(day)}: {report} tells the same of that day"
            yield Constraint(about([day], word), SOFT if word.reporting else FAIR, reason, evidence_of([word.span]))


def _best_day(
    word: DayWord, passage: Passage, solution: Solution, related: Sequence[str], matter: _Matter
) -> tuple[date, str] | None:
    """The day of which dated reports tell what stands around an expression of time, and the report that is nearest."""
    at = word.span.start - passage.start
    stems = _stems(passage.text[max(0, at - BEFORE) : at + len(word.span.text) + AFTER])
    scores: dict[date, dict[str, float]] = {}
    for sentence in matter.sentences:
        shared = stems & sentence.stems
        if sentence.report_id not in related or len(shared) < 2:
            continue
        score = sum(matter.weights.get(stem, 0.0) for stem in sorted(shared))
        for day in sentence.days:
            fits = word.weekday is None or day.weekday() == word.weekday
            if fits and about([day], word) & solution.days:
                reports = scores.setdefault(day, {})
                reports[sentence.report_id] = max(score, reports.get(sentence.report_id, 0.0))
    ranked = sorted(scores.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    if not ranked or max(ranked[0][1].values()) < LIKENESS:
        return None
    if len(ranked) > 1 and sum(ranked[0][1].values()) < MARGIN * sum(ranked[1][1].values()):
        return None
    day, reports = ranked[0]
    return day, max(sorted(reports), key=lambda report: reports[report])
