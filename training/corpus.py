"""The training corpus: reading it and checking it against the guide.

python training/corpus.py FILE...       # checks files, prints what is wrong and how many rows of each root there are
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from polybius.knowledge import TABLES, data_path
from polybius.knowledge.table import read_table
from polybius.model import STATUSES

FOLDER = Path(__file__).resolve().parent
_TYPES, _MODES = (read_table(data_path() / f"{name}.csv", TABLES[name]) for name in ("types", "modes"))
MODES: dict[str, tuple[str, ...]] = {
    kind.id: tuple(row.mode for row in _MODES if row.event_type == kind.id) for kind in _TYPES
}
"""Event types and their modes, as the knowledge of the program has them."""

TYPES = tuple(MODES)
ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"),
    *("SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT", "OFFICE", "ACTIVITY", "NONE"),
)


class RowError(ValueError):
    """A row that is not as the guide asks; its message names the file and the line."""


@dataclass(frozen=True)
class Mark:
    """An event as annotated; spans are code points of the sentence, start inclusive, end exclusive."""

    trigger: tuple[int, int]
    event_type: str
    mode: str | None
    status: str
    cameo: str
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Row:
    """A sentence with its root and, where they are marked, its events; ``events`` is ``None`` where only the root is."""

    text: str
    root: str
    events: tuple[Mark, ...] | None
    sources: tuple[tuple[int, int], ...] = ()
    where: str = field(default="", compare=False)


def rows(path: Path, problems: list[str] | None = None) -> Iterator[Row]:
    """The rows of a file in the guide's format.

    Args:
        path: the file.
        problems: where given, what is wrong with a row is added to it and the row left out.

    Raises:
        RowError: on the first row that is wrong, where no list of problems is given.
    """
    for number, block in _blocks(path):
        try:
            yield _row(block, f"{path.name}:{number}")
        except RowError as error:
            if problems is None:
                raise
            problems.append(str(error))


def _blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    first = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            first = first if block else number
            block.append(line.strip())
        elif block:
            yield first, block
            block = []


def _row(block: list[str], where: str) -> Row:
    text, *rest = block
    if not rest or not rest[0].startswith("@"):
        raise RowError(f"{where}: the second line must be @ROOT")
    root = rest[0][1:].strip()
    if root not in ROOTS:
        raise RowError(f"{where}: unknown root {root!r}")
    marks: list[Mark] = []
    sources: list[tuple[int, int]] = []
    for line in rest[1:]:
        if line.startswith("~"):
            sources = [_span(text, part, where) for part in line[1:].split(" < ") if part.strip() not in {"", "-"}]
        else:
            marks.append(_mark(text, line, where))
    if root not in {"NONE", "STATEMENT"} and not marks:
        raise RowError(f"{where}: no event is marked")
    return Row(text, root, tuple(marks), tuple(sources), where)


def _mark(text: str, line: str, where: str) -> Mark:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 6:
        raise RowError(f"{where}: an event has six cells: {line!r}")
    trigger, kind, status, cameo, actors, recipients = cells
    event_type, _, mode = kind.partition("/")
    if event_type not in MODES:
        raise RowError(f"{where}: unknown type {event_type!r}")
    if mode and mode not in MODES[event_type]:
        raise RowError(f"{where}: {event_type} has no mode {mode!r}")
    if status not in STATUSES:
        raise RowError(f"{where}: unknown status {status!r}")
    if not (cameo.isdigit() and 2 <= len(cameo) <= 4 and 1 <= int(cameo[:2]) <= 20):
        raise RowError(f"{where}: {cameo!r} is no CAMEO code")
    return Mark(
        _span(text, trigger, where, strict=True),
        event_type,
        mode or None,
        status,
        cameo,
        _spans(text, actors, where),
        _spans(text, recipients, where),
    )


def _spans(text: str, cell: str, where: str) -> tuple[tuple[int, int], ...]:
    return tuple(_span(text, part, where) for part in cell.split(";") if part.strip() not in {"", "-"})


def _span(text: str, words: str, where: str, *, strict: bool = False) -> tuple[int, int]:
    """Where words stand as whole words; ``word#2`` is the second place."""
    words = words.strip()
    words, _, nth = words.partition("#")
    places = [i for i in range(len(text)) if text.startswith(words, i) and _whole(text, i, i + len(words))]
    number = int(nth) if nth.isdigit() else 1
    if len(places) < number:
        raise RowError(f"{where}: {words!r} is not in the sentence")
    if strict and len(places) > 1 and not nth:
        raise RowError(f"{where}: {words!r} occurs {len(places)} times: write {words}#1 or {words}#2")
    return places[number - 1], places[number - 1] + len(words)


def _whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() and text[start].isalnum()) and not (
        text[end : end + 1].isalnum() and text[end - 1].isalnum()
    )


def main(paths: list[str]) -> int:
    """Checks files; the number of problems decides the exit status."""
    problems: list[str] = []
    seen: dict[str, str] = {}
    found: list[Row] = []
    for path in paths:
        for row in rows(Path(path), problems):
            if row.text in seen:
                problems.append(f"{row.where}: the same sentence as {seen[row.text]}")
            seen[row.text] = row.where
            found.append(row)
    for problem in problems:
        print(problem)
    lengths = sorted(len(row.text.split()) for row in found)
    counts = Counter(row.root for row in found)
    marks = sum(len(row.events or ()) for row in found)
    print(f"{len(found)} rows, {marks} events, median {lengths[len(lengths) // 2] if lengths else 0} words")
    print("  ".join(f"{root} {counts[root]}" for root in ROOTS))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
