"""Which reports reprint the text of another: edited, shortened or retitled, but the same sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH

from polybius.model import Document

SHINGLE = 4
"""Words in a row that count as one piece of text."""
SAME = 0.5
"""Share of the shorter text's pieces that stand in the longer one from which on it is a reprint."""
SAME_WORDS = 25
"""A text of fewer words is never a reprint by its pieces alone; it must be equal."""
_PERMUTATIONS = 128
_BANDS = 64


class _Prepared(NamedTuple):
    number: int
    report_id: str
    published: date | None
    words: tuple[str, ...]
    shingles: frozenset[str]


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Report to the earliest report whose text it reprints; reports that reprint nothing are left out.

    Two texts are the same dispatch when at least half of the four-word runs of the shorter stand in the longer one.
    Blocking is by MinHash, the decision by the texts. The earliest is the first published, then the first given; a copy
    of a copy points to the earliest of all.
    """
    prepared = [_prepared(number, document) for number, document in enumerate(documents)]
    pairs = _pairs(prepared)
    groups = _groups(len(prepared), [(a, b) for a, b in pairs if _same(prepared[a], prepared[b])])
    copies: dict[str, str] = {}
    for group in groups:
        first = min(
            (prepared[i] for i in group), key=lambda p: (p.published is None, p.published or date.max, p.number)
        )
        for i in group:
            if i != first.number and prepared[i].report_id != first.report_id:
                copies[prepared[i].report_id] = first.report_id
    return copies


def _prepared(number: int, document: Document) -> _Prepared:
    body = " ".join(segment.span.text for segment in document.segments if segment.kind == "paragraph")
    words = tuple(re.findall(r"\w+", body.casefold().replace("u.s.", "us").replace("\u2019", "").replace("'", "")))
    runs = (
        frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
        if words
        else frozenset()
    )
    published = document.published
    day = published.start if published is not None and published.method != "inferred" else None
    return _Prepared(number, document.report.id, day, words, runs)


def _pairs(prepared: Sequence[_Prepared]) -> list[tuple[int, int]]:
    """Pairs that may be the same; all of them where the reports are few.

    MinHash estimates the overlap of two whole texts, which a strongly shortened reprint has little of: the bands are
    narrow, so that an overlap of a quarter is mostly found.
    """
    full = [p for p in prepared if p.shingles]
    if len(full) <= 200:
        return [(a.number, b.number) for i, a in enumerate(full) for b in full[i + 1 :]]
    index = RMinHashLSH(threshold=0.2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    hashes = []
    for p in full:
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=7)
        sketch.update(sorted(p.shingles))
        index.insert(p.number, sketch)
        hashes.append((p.number, sketch))
    found = {
        (min(number, other), max(number, other))
        for number, sketch in hashes
        for other in index.query(sketch)
        if other != number
    }
    return sorted(found)


def _same(a: _Prepared, b: _Prepared) -> bool:
    shorter, longer = sorted((a, b), key=lambda p: (len(p.shingles), p.number))
    if len(shorter.words) < SAME_WORDS:
        return shorter.words == longer.words and len(shorter.words) >= 8
    return len(shorter.shingles & longer.shingles) / len(shorter.shingles) >= SAME


def _groups(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in links:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for i in range(count):
        found.setdefault(root(i), []).append(i)
    return [group for group in found.values() if len(group) > 1]
