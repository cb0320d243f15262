"""CSV: one report a row, the columns named as the contract's fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from polybius.model import InputError, Report
from polybius.sources.decode import decode
from polybius.sources.record import report_of
from polybius.sources.trail import Trail

LONGEST_CELL = 2**31 - 1
"""As many characters as the csv module can be told; what is too long for a report is said of its row."""


def read_csv(data: bytes, name: str, trail: Trail | None = None) -> Iterator[Report | InputError]:
    """Each row as a report, or as the error that says why it cannot be one; an empty cell is null."""
    trail = trail or Trail()
    csv.field_size_limit(LONGEST_CELL)
    try:
        decoded = decode(data, name)
        reader = csv.reader(io.StringIO(decoded.text, newline=""))
        header = next(reader, [])
        if header and "text" not in header:
            yield InputError(name, f"no such column; the columns are {', '.join(header)}", line=1, field="text")
            return
        count = 0
        for cells in reader:
            if not any(cells):
                continue
            count += 1
            line = reader.line_num
            if len(cells) != len(header):
                yield InputError(name, f"{len(cells)} cells for {len(header)} columns", line=line)
                continue
            try:
                values = {column: cell for column, cell in zip(header, cells, strict=True) if cell}
                yield trail.met(report_of(values, path=name, line=line, encoding=decoded.note), name, line)
            except InputError as error:
                yield error
        if not count:
            yield InputError(name, "empty: no report in it")
    except InputError as error:
        yield error
    except csv.Error as error:
        yield InputError(name, f"not CSV ({error})")
