"""Storylines: reports that tell of the same events, in the order in which they came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from polybius.fuse.known import Known
from polybius.model import Event, Story

SHARED = 0.12
"""Share of the events of a report that a story must tell, too, for the report to be part of it."""


class Stories(NamedTuple):
    """The storylines, and the story of each event."""

    stories: tuple[Story, ...]
    of_event: dict[str, str]

    def numbered(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events with the ids of their stories."""
        return tuple(msgspec.structs.replace(event, story_id=self.of_event.get(event.event_id)) for event in events)


def make_stories(events: Sequence[Event], known: Sequence[Known]) -> Stories:
    """Each report joins the story with which it shares most events, or begins one of its own.

    A reprint belongs to the story of what it reprints. An event belongs to the story of the report that first told it.
    """
    told: dict[str, set[str]] = {report.report_id: set() for report in known}
    for event in events:
        if event.event_type != "STATEMENT":
            for report_id in event.reports:
                told[report_id].add(event.event_id)
    groups: list[list[Known]] = []
    place: dict[str, int] = {}
    for report in known:
        number = place.get(report.copy_of or "", -1)
        if number < 0:
            number = _nearest(told[report.report_id], groups, told)
        if number < 0:
            groups.append([])
            number = len(groups) - 1
        groups[number].append(report)
        place[report.report_id] = number
    first = {event.event_id: place[event.reports[0]] for event in events if event.reports}
    ids = [_identity(group) for group in groups]
    stories = tuple(
        _story(ids[number], group, tuple(event.event_id for event in events if first.get(event.event_id) == number))
        for number, group in enumerate(groups)
    )
    return Stories(stories, {event: ids[number] for event, number in first.items()})


def _nearest(mine: set[str], groups: Sequence[Sequence[Known]], told: dict[str, set[str]]) -> int:
    best, number = SHARED, -1
    for place, group in enumerate(groups):
        theirs = set[str]().union(*(told[report.report_id] for report in group))
        smaller = min(len(mine), len(theirs))
        share = len(mine & theirs) / smaller if smaller else 0.0
        if share > best:
            best, number = share, place
    return number


def _identity(group: Sequence[Known]) -> str:
    return f"s-{hashlib.sha256(min(report.report_id for report in group).encode()).hexdigest()[:10]}"


def _story(identity: str, group: Sequence[Known], events: tuple[str, ...]) -> Story:
    days = sorted(day for report in group for day in (report.day, report.last_day) if day is not None)
    start: date | None = days[0] if days else None
    return Story(
        story_id=identity,
        title=_title(group),
        start=start,
        end=days[-1] if days else None,
        reports=tuple(report.report_id for report in group),
        events=events,
    )


def _title(group: Sequence[Known]) -> str:
    """The headline of the first report that has one, else the beginning of its text."""
    for report in group:
        document = report.coded.document
        headline = next((s.span.text for s in document.segments if s.kind == "headline"), None)
        title = document.report.title or headline
        if title:
            words = " ".join(title.split())
            return _plain_case(words, document.report.text) if words.isupper() else words
    document = group[0].coded.document
    first = next((s.span.text for s in document.segments if s.kind == "paragraph"), document.report.text)
    text = " ".join(first.split())
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + " ..."


def _plain_case(title: str, text: str) -> str:
    """A headline in capitals as running text: a word has a capital where the report writes it so elsewhere."""
    written = {word for word in re.findall(r"\w+", text) if not word.isupper() or len(word) == 1}
    acronyms = set(re.findall(r"\b[A-Z]{2,5}\b", text.replace(title, "")))

    def plain(match: re.Match[str]) -> str:
        word = match.group()
        small = word.lower()
        if match.start() == 0 or (small not in written and word.capitalize() in written):
            return word.capitalize()
        return word if small not in written and word in acronyms else small

    return re.sub(r"\w+", plain, title)
