"""The commands that speak of a situation in words: brief, explain, demo."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from polybius.brief import Brief, Explanation, Passage, as_json, as_markdown, as_text, explain, make_brief
from polybius.cli.console import complain, counting, day_option, err, out, print_json
from polybius.cli.listings import DEFAULT_DB, AsOf, Db, Json, KnowledgeDir, Since, opened
from polybius.model import InputError
from polybius.run import Situation

EXAMPLE = "peninsula-2023"


class Format(str, Enum):
    """How a brief is written."""

    text = "text"
    markdown = "markdown"
    json = "json"


RENDER: dict[Format, Callable[[Brief], str]] = {
    Format.text: as_text,
    Format.markdown: as_markdown,
    Format.json: as_json,
}
FormatOption = Annotated[Format, typer.Option("--format", help="How the brief is written.")]


def brief_of(situation: Situation, since: str | None, as_of: str | None) -> Brief:
    """The brief of an open situation."""
    return make_brief(
        situation.fused,
        situation.claims,
        situation.tools.knowledge,
        since=day_option(since, "--since"),
        as_of=day_option(as_of, "--as-of"),
    )


def brief_command(
    db: Db = DEFAULT_DB,
    since: Since = None,
    as_of: AsOf = None,
    form: FormatOption = Format.text,
    knowledge: KnowledgeDir = None,
) -> None:
    """The situation in words; each sentence names the events behind it.

    Example: polybius brief --db situation.db --since 2023-08-01 --format markdown
    """
    with opened(db, as_of=as_of, knowledge=knowledge) as situation:
        typer.echo(RENDER[form](brief_of(situation, since, as_of)), nl=False)


def explain_command(
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="The id of an event, claim, plan, tenure, story or report.")
    ],
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
    knowledge: KnowledgeDir = None,
    as_json: Json = False,
) -> None:
    """Take one value apart: each field with its words in their sentence, the sources, the rule, what contradicts it.

    Example: polybius explain e-1f0c22d3aa --db situation.db
    """
    with opened(db, as_of=as_of, knowledge=knowledge) as situation:
        known = {report.report_id for report in situation.reports}
        coded = [one for one in situation.coded if one.document.report.id in known]
        found = explain(identity, situation.fused, coded, situation.tools.knowledge)
    if found is None:
        raise InputError(str(db), f"nothing here has the id {identity!r}", field="ID")
    if as_json:
        print_json([found])
    else:
        show_explanation(found)


def show_explanation(explanation: Explanation) -> None:
    """Print an explanation, its evidence highlighted."""
    out.print(Text(explanation.title, style="bold"))
    out.print(Text(f"{explanation.kind} {explanation.id}", style="dim"))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    before = ""
    for field in explanation.fields:
        table.add_row("" if field.name == before else field.name, Text(field.value))
        before = field.name
        for passage in field.passages:
            table.add_row("", _marked(passage))
    out.print(table)


def _marked(passage: Passage) -> Text:
    """A sentence with its evidence marked; without colours, the words stand between brackets."""
    text = Text(f"{passage.outlet or passage.report_id}: ", style="dim")
    place = 0
    for start, end in passage.marked:
        text.append(" ".join(passage.text[place:start].split("\n")), style="not dim")
        words = passage.text[start:end]
        text.append(words if out.is_terminal else f"[{words}]", style="bold yellow not dim")
        place = end
    text.append(" ".join(passage.text[place:].split("\n")), style="not dim")
    return text


def example_folder() -> Path:
    """The example situation: in the installed package, or in the repository beside it."""
    package = Path(str(files("polybius")))
    for folder in (package / "examples" / EXAMPLE, package.parent.parent / "examples" / EXAMPLE):
        if folder.is_dir():
            return folder
    raise InputError(EXAMPLE, "the example situation is not here")


def demo_command(
    db: Annotated[
        Path | None, typer.Option("--db", help="Keep the database here instead of in a temporary folder.")
    ] = None,
) -> None:
    """Read the example situation and print its brief.

    Example: polybius demo
    """
    folder = example_folder()
    with TemporaryDirectory() as temporary:
        path = db or Path(temporary) / "situation.db"
        with Situation(path) as situation:
            with counting("reading") as count:
                result = situation.read([folder], progress=count)
            for error in result.refused:
                complain(error)
            fused = situation.fused
            err.print(
                f"{len(fused.reports)} reports from {folder.name}: {len(fused.events)} events, {len(fused.plans)} plans\n",
                markup=False,
            )
            typer.echo(as_text(brief_of(situation, None, None)), nl=False)
    if db is None:
        err.print("\nKeep it and look closer:", "polybius demo --db situation.db; polybius explain ID", markup=False)
    else:
        err.print(f"\nLook closer: polybius explain ID --db {db}", markup=False)


def add_commands(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command("brief")(brief_command)
    app.command("explain")(explain_command)
    app.command("demo")(demo_command)
