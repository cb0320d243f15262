"""The words by which a report tells that something is past, going on or still to come: rows of ``time_cues.csv``."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from polybius.knowledge import data_path
from polybius.knowledge.table import read_table
from polybius.model import KnowledgeError


class TimeCue(msgspec.Struct, frozen=True, kw_only=True):
    """One expression of a cue: a regular expression of whole words."""

    cue: str
    pattern: str
    note: str


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    path = data_path() / "time_cues.csv"
    found: dict[str, list[str]] = {}
    for line, row in enumerate(read_table(path, TimeCue), 2):
        try:
            re.compile(row.pattern)
        except re.error as error:
            raise KnowledgeError(str(path), f"no regular expression ({error})", line=line, field="pattern") from error
        found.setdefault(row.cue, []).append(row.pattern)
    return {cue: tuple(patterns) for cue, patterns in found.items()}


def alternatives(cue: str) -> str:
    """Every expression of a cue, as alternatives of one regular expression."""
    return "|".join(_rows()[cue])


@cache
def pattern(cue: str, *, after: str = "", ignore_case: bool = True) -> re.Pattern[str]:
    """The compiled expression of a cue, as whole words; ``after`` is what must follow.

    >>> pattern("over").search("The drill ended on Friday.").group()
    'ended'

    Raises:
        KeyError: there is no such cue.
        KnowledgeError: ``time_cues.csv`` cannot be read.
    """
    return re.compile(rf"\b(?:{alternatives(cue)})\b{after}", re.IGNORECASE if ignore_case else re.NOFLAG)


@cache
def tense_pattern() -> re.Pattern[str]:
    """The cues of tense: the group that matched, ``future`` or ``past``, tells which."""
    return re.compile(rf"\b(?:(?P<future>{alternatives('future')})|(?P<past>{alternatives('past')}))\b")
