"""The commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from polybius import __version__
from polybius.annotate import DEFAULT_MODEL
from polybius.cli.console import complain, counting, day_option, err, finish, out, print_json
from polybius.cli.listings import DEFAULT_DB, AsOf, Db, KnowledgeDir, add_listings
from polybius.cli.situation import add_commands
from polybius.exports import write_contract
from polybius.model import InputError, PolybiusError
from polybius.run import Situation, Tools
from polybius.sources import extract_pages

app = typer.Typer(
    name="polybius",
    help="Reads news reports of a confrontation between states and keeps an evidence-linked model of the situation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Model = Annotated[str, typer.Option("--model", help="An installed spaCy pipeline.")]


def _version(*, asked: bool) -> None:
    if asked:
        out.print(f"polybius {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda value: _version(asked=value), is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Reads news reports of a confrontation between states and keeps an evidence-linked model of the situation."""


@app.command("code")
def code_command(
    reports: Annotated[Path, typer.Argument(help="Input reports, one JSON object a line; - reads standard input.")],
    out_dir: Annotated[Path, typer.Option("--out", help="The folder for the files.")],
    as_of: AsOf = None,
    model: Model = DEFAULT_MODEL,
    knowledge: KnowledgeDir = None,
) -> None:
    """Write reports, layers, claims, events, plans, offices and stories as JSON Lines, without a database.

    Example: polybius code reports.jsonl --out situation
    """
    day = day_option(as_of, "--as-of")
    with _opened(reports) as (lines, name):
        situation = Situation(tools=Tools.load(knowledge=knowledge, model=model), as_of=day)
        with counting("reading") as count:
            result = situation.read_lines(lines, name, progress=count)
    write_contract(situation.fused, situation.coded, out_dir)
    finish(result.refused, result.replaced)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, str]]:
    """A file, or standard input, with its name; a file that cannot be read ends the command."""
    if str(path) == "-":
        yield sys.stdin.buffer, "standard input"
        return
    try:
        with path.open("rb") as lines:
            yield lines, str(path)
    except OSError as error:
        finish([InputError(str(path), f"cannot be read ({error.strerror})")])


@app.command("read")
def read_command(
    paths: Annotated[list[Path], typer.Argument(help="Text files, HTML pages, JSONL, and folders of them.")],
    db: Db = DEFAULT_DB,
    model: Model = DEFAULT_MODEL,
    knowledge: KnowledgeDir = None,
) -> None:
    """Read reports into the database; a second run adds only what is new.

    Example: polybius read reports/ page.html --db situation.db
    """
    with Situation(db, tools=Tools.load(knowledge=knowledge, model=model)) as situation:
        try:
            with counting("reading") as count:
                result = situation.read(paths, progress=count)
        except KeyboardInterrupt:
            err.print("interrupted; what was finished is kept, and the same command goes on from there", markup=False)
            raise typer.Exit(130) from None
        fused = situation.fused
        known = f", {result.known} known before" if result.known else ""
        refused = f", {len(result.refused)} refused" if result.refused else ""
        err.print(
            f"{len(result.added)} reports read{known}{refused}: {len(fused.events)} events, {len(fused.plans)} plans in {db}",
            markup=False,
        )
    finish(result.refused, result.replaced)


@app.command("extract")
def extract_command(
    pages: Annotated[list[Path], typer.Argument(help="HTML pages.")],
) -> None:
    """Print one input report a page, in the order given.

    Example: polybius extract page.html > reports.jsonl
    """
    refused: list[InputError] = []
    with counting("extracting", len(pages)) as count:
        for item in extract_pages(pages):
            count()
            if isinstance(item, InputError):
                refused.append(item)
            else:
                print_json([item])
    finish(refused)


add_commands(app)
add_listings(app)


def main() -> None:
    """Run the program; a user's mistake ends in one line and a status, never in a traceback."""
    try:
        app()
    except PolybiusError as error:
        complain(error)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        with suppress(OSError):
            sys.stdout.close()
        sys.exit(1)
