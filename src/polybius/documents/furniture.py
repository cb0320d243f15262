"""Which stretches of a line are no part of the report: rows of ``furniture.csv`` held against it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from polybius.knowledge import data_path
from polybius.knowledge.table import read_table
from polybius.model import KnowledgeError

Scope = Literal["sentence", "line", "tail", "credit", "byline", "label"]

_SENTENCE_END = re.compile(r"[.!?…]+[\"”'\u2019)\]]*(?:\s+(?=[\"“\u2018'(\[©A-Z0-9])|(?<=[a-z0-9][.!?])(?=[A-Z][a-z]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Brig|Sen|Rep|Gov|Prof|Rev|Hon|Pres|Jr|Sr|No|vs|etc"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Corp|Co))\.$"
)
_CLOSED = re.compile(r"(?:^|[.!?…][\"”'\u2019)\]]*)\s*$")


class FurnitureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A regular expression of what is no part of a report, and how much of the text it is held against.

    ``line``: a whole line; ``sentence``: a whole sentence; ``tail``: from where a sentence begins with it to the end of
    the line; ``credit`` and ``byline``: a whole line or closing sentence, its group ``name`` being who is named (case
    counts); ``label``: words before a colon at the start of a paragraph.
    """

    id: str
    pattern: str
    scope: Scope
    note: str


class Pattern(NamedTuple):
    """A compiled row."""

    id: str
    expression: re.Pattern[str]


@cache
def furniture_patterns() -> dict[Scope, tuple[Pattern, ...]]:
    """The rows of ``furniture.csv``, compiled, by scope.

    Raises:
        KnowledgeError: the file cannot be read, or an expression of it is none.
    """
    path = data_path() / "furniture.csv"
    found: dict[Scope, list[Pattern]] = {}
    for line, row in enumerate(read_table(path, FurnitureRow), 2):
        flags = re.NOFLAG if row.scope in {"credit", "byline"} else re.IGNORECASE
        try:
            found.setdefault(row.scope, []).append(Pattern(row.id, re.compile(row.pattern, flags)))
        except re.error as error:
            raise KnowledgeError(str(path), f"no regular expression ({error})", line=line, field="pattern") from error
    return {scope: tuple(patterns) for scope, patterns in found.items()}


def sentences(text: str) -> list[tuple[int, int]]:
    """The offsets of the sentences of a line, also where the space between two is missing.

    >>> sentences("He left.She stayed in the U.S. on Jan. 3.")
    [(0, 8), (8, 41)]
    """
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        before = text[start : match.end()].rstrip()
        if not _ABBREVIATION.search(before):
            found.append((start, start + len(before)))
            start = match.end()
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return found


def furniture_in(line: str) -> list[tuple[int, int]]:
    """The offsets of the stretches of a line that are furniture, in order and apart.

    >>> furniture_in("They left at dawn. Click here to read on.")
    [(19, 41)]
    """
    patterns = furniture_patterns()
    if any(pattern.expression.fullmatch(line) for pattern in patterns["line"]):
        return [(0, len(line))]
    parts = sentences(line)
    for at, (start, _) in enumerate(parts):
        rest = line[start:]
        if _CLOSED.search(line[:start]) and any(pattern.expression.match(rest) for pattern in patterns["tail"]):
            return [*_sentences_of_furniture(line, parts[:at]), (start, len(line))]
    return _sentences_of_furniture(line, parts)


def _sentences_of_furniture(line: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    expressions = [pattern.expression for pattern in furniture_patterns()["sentence"]]
    found: list[tuple[int, int]] = []
    for start, end in parts:
        sentence = line[start:end]
        if any(expression.fullmatch(sentence) for expression in expressions):
            if found and not line[found[-1][1] : start].strip():
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def label_in(paragraph: str) -> int:
    """The length of a label such as "Why it matters:" that a paragraph begins with, 0 where it has none.

    >>> label_in("Why it matters: The strait is narrow.")
    15
    """
    match = re.match(r"([^:.!?\n]{3,40}):(?=\s+[\"“\u2018'A-Z])", paragraph)
    if match and any(pattern.expression.fullmatch(match.group(1)) for pattern in furniture_patterns()["label"]):
        return match.end()
    return 0
