"""How the program speaks: results on standard output, all else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import msgspec
import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from polybius.model import InputError, Interval, PolybiusError

REFUSED = 1
WHOLE = frozenset(
    {"id", "date", "due", "status", "state", "type", "announced", "published", "days", "rep/out/orig", "country"}
)
"""Columns whose cells are not broken in two."""
WIDE = 120
"""From so many columns of text on, dates and types have room to stand on one line."""
PIPED_WIDTH = 220
"""Columns of text where the output is no terminal."""
MISUSED = 2
out = Console(highlight=False)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(error: PolybiusError) -> None:
    """Say what is wrong in one line, whatever characters stand in it."""
    _say(f"error: {error}", "red")


def _say(words: str, style: str) -> None:
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words)
    err.print(shown, style=style if err.is_terminal else "", markup=False, emoji=False)


def finish(refused: Iterable[InputError], replaced: Iterable[InputError] = ()) -> None:
    """Say what was replaced and what was refused, and let the exit status tell of the second."""
    for error in replaced:
        _say(f"warning: {error}", "yellow")
    errors = list(refused)
    for error in errors:
        complain(error)
    if errors:
        raise typer.Exit(REFUSED)


@contextmanager
def counting(what: str, total: int | None = None) -> Iterator[Any]:
    """A progress bar on standard error; yields a function that counts one more."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task(what, total=total)
        yield lambda _=None: progress.advance(task)


def print_json(rows: Iterable[Any]) -> None:
    """One JSON object a line."""
    for row in rows:
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")


def _width() -> int:
    """The columns of text of a table: as the environment says, else the terminal's, else enough for any line."""
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isdigit() and int(said) > 0 else out.width if out.is_terminal else PIPED_WIDTH


def print_table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table; its cells are plain text."""
    width = _width()
    table = Table(title=title, title_justify="left", header_style="bold", pad_edge=False, box=SIMPLE_HEAD, expand=False)
    for column in columns:
        whole = column == "id" or (column in WHOLE and width >= WIDE)
        table.add_column(column, overflow="fold", no_wrap=whole, min_width=None if whole else min(10, len(column) + 2))
    count = 0
    for row in rows:
        count += 1
        table.add_row(*(Text(cell) for cell in row))
    if count:
        (out if width == out.width else Console(highlight=False, width=width)).print(table)
    else:
        out.print(f"{title}: none", markup=False)


def day_option(text: str | None, name: str) -> date | None:
    """A day given on the command line.

    Raises:
        typer.BadParameter: it is no day.
    """
    if text is None:
        return None
    try:
        interval = Interval.parse(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day (YYYY-MM-DD)", param_hint=name) from error
    if interval is None or not interval.is_day:
        raise typer.BadParameter(f"{text!r} is not a day (YYYY-MM-DD)", param_hint=name)
    return interval.start


def days_shown(start: date | None, end: date | None) -> str:
    """An interval as a reader wants it.

    >>> days_shown(date(2023, 8, 21), date(2023, 8, 31))
    '2023-08-21 to 08-31'
    """
    if start is None and end is None:
        return ""
    if start == end:
        return str(start)
    if start is None:
        return f"until {end}"
    if end is None:
        return f"from {start}"
    return f"{start} to {end.strftime('%m-%d') if start.year == end.year else end}"
