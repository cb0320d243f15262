"""A situation in words: sections, groups and sentences, each sentence with the events that it was made from."""

from __future__ import annotations

from datetime import date

import msgspec


class Sentence(msgspec.Struct, frozen=True):
    """A plain English sentence and the ids of the events behind it.

    Raises:
        ValueError: the sentence has no event, or no words.
    """

    text: str
    events: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.events:
            raise ValueError(f"a sentence without an event cannot be built: {self.text!r}")
        if not self.text.strip():
            raise ValueError("a sentence without words cannot be built")


class Group(msgspec.Struct, frozen=True):
    """Sentences that belong together, under a title where they tell one story."""

    title: str | None
    sentences: tuple[Sentence, ...]


class Section(msgspec.Struct, frozen=True):
    """A part of the brief under its heading."""

    heading: str
    groups: tuple[Group, ...]


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The brief of a situation.

    Args:
        title: what it is about.
        since: the first day that it tells of, ``None`` for all.
        as_of: the day as of which it was known.
        n_reports: reports read.
        n_outlets: outlets that they are from.
        n_origins: independent origins that their events rest on.
        sections: the parts that have something to say.
    """

    title: str
    since: date | None
    as_of: date | None
    n_reports: int
    n_outlets: int
    n_origins: int
    sections: tuple[Section, ...]
