"""CSV in, rows out: each cell is checked against the type of its field, and an error names file, line and field."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from polybius.model import Interval, KnowledgeError

Row = TypeVar("Row", bound=msgspec.Struct)


def read_table(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """Every row of a knowledge file.

    Raises:
        KnowledgeError: the file cannot be read, a column is missing, or a cell is not of its column's type.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), f"cannot be read ({error})") from error
    try:
        return tuple(_rows(text, str(path), row_type))
    except csv.Error as error:
        raise KnowledgeError(str(path), f"not CSV ({error})") from error


def _rows(text: str, path: str, row_type: type[Row]) -> Iterator[Row]:
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(row_type)}
    hints = get_type_hints(row_type)
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    for column in fields:
        if column not in header:
            raise KnowledgeError(path, f"no such column; the columns are {', '.join(fields)}", line=1, field=column)
    for cells in reader:
        if not any(cells):
            continue
        line = reader.line_num
        if len(cells) != len(header):
            raise KnowledgeError(path, f"{len(cells)} cells for {len(header)} columns", line=line)
        values: dict[str, Any] = {}
        for column, cell in zip(header, cells, strict=True):
            if column in fields:
                try:
                    values[fields[column]] = _value(cell.strip(), hints[fields[column]])
                except ValueError as error:
                    raise KnowledgeError(path, str(error), line=line, field=column) from error
        yield row_type(**values)


def _value(cell: str, kind: Any) -> Any:
    """One cell as its field's type: tuples are parted by ``|``, an empty cell is ``None`` where that is allowed."""
    if kind == tuple[str, ...]:
        return tuple(part.strip() for part in cell.split("|") if part.strip())
    if kind == Interval | None:
        return Interval.parse(cell)
    if not cell:
        if kind is str:
            return ""
        if kind in (float, int):
            raise ValueError("empty, a number is needed")
        return None
    if kind in (float, float | None):
        number = float(cell)
        if not math.isfinite(number):
            raise ValueError(f"a finite number is needed, found {cell!r}")
        return number
    if kind in (int, int | None):
        return int(cell)
    return cell
