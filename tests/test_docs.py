"""The documentation: nothing that the program has is missing, nothing that it links to is gone, nothing private is in it."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
import typer

from polybius import model
from polybius.cli import app
from polybius.knowledge import TABLES, data_path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
OUT = (
    model.Report,
    model.ReportRecord,
    model.Layers,
    model.Claim,
    model.Event,
    model.Plan,
    model.Tenure,
    model.Story,
)
PASSED_OVER = {
    ".git",
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    "__pycache__",
    "build",
    "dist",
}
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "crates" + ".io",
    "conda" + ".anaconda.org",
    "proxy.go" + "lang.org",
    "--index" + "-url",
]
MACHINE_PATH = re.compile(r"(?<![\w.~$}*>)\]-])/(?:home|root|work|tmp|Users|mnt|srv|builds)/[\w.-]+")
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")


@cache
def reference() -> ModuleType:
    """``scripts/reference.py`` as a module."""
    spec = importlib.util.spec_from_file_location("polybius_reference", ROOT / "scripts" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


@cache
def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """The part of a page under a heading, up to the next one of its level or above."""
    level = len(heading) - len(heading.lstrip("#"))
    match = re.search(rf"^{re.escape(heading)}$(?P<body>.*?)(?=^#{{1,{level}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match is not None, f"no heading {heading!r}"
    return match.group("body")


def files() -> Iterator[Path]:
    """Every file that belongs to the repository."""
    waiting = [ROOT]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.name in PASSED_OVER or path.name.endswith(".egg-info"):
                continue
            if path.is_dir():
                waiting.append(path)
            elif path.suffix not in {".db", ".db-wal", ".db-shm", ".pyc"}:
                yield path


def markdown() -> list[Path]:
    return [path for path in files() if path.suffix == ".md"]


def structs_in(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """Every struct that a type holds, itself included."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
        for inner in get_type_hints(kind).values():
            if inner is not kind:
                yield from structs_in(inner)
    for part in get_args(kind):
        yield from structs_in(part)


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}


def commands() -> dict[str, Any]:
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", list(commands()))
def test_every_command_is_documented(name: str) -> None:
    """Each command has a section with its arguments, its options, their help, and an example."""
    text = section(page("commands.md"), f"## polybius {name}")
    for param in commands()[name].params:
        names = param.opts if param.opts[0].startswith("-") else [str(param.metavar or param.name).upper()]
        for option in (*names, *param.secondary_opts):
            assert f"`{option}`" in text
        assert param.help, f"{name}: {param.name} has no help"
        assert param.help.replace("|", "\\|") in text
    assert f"polybius {name}" in text.partition("Example:")[2]


def test_the_program_s_own_options_are_documented() -> None:
    text = section(page("commands.md"), "## polybius")
    for param in typer.main.get_command(app).params:
        assert all(f"`{option}`" in text for option in param.opts)


@pytest.mark.parametrize("name", ["docs/commands.md", "docs/formats.md", "docs/knowledge.md"])
def test_generated_pages_are_up_to_date(name: str) -> None:
    """The pages are what ``make docs`` would write."""
    assert name in reference().PAGES
    assert name not in reference().out_of_date(), "run: make docs"


def test_check_tells_without_writing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` ends with 1 and names the page when one is out of date, and writes nothing."""
    before = page("commands.md")
    monkeypatch.setitem(reference().PAGES, "docs/commands.md", lambda: "other\n")
    monkeypatch.setattr(sys, "argv", ["reference.py", "--check"])
    assert reference().main() == 1
    assert "docs/commands.md" in capsys.readouterr().out
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == before


def test_every_record_has_a_section() -> None:
    """Whatever struct stands within a record of the contract is in ``RECORDS`` of ``scripts/reference.py``."""
    shown = {kind for kinds in reference().RECORDS.values() for kind in kinds}
    assert {kind for record in OUT for kind in structs_in(record)} <= shown


@pytest.mark.parametrize(
    "kind", sorted({kind for record in OUT for kind in structs_in(record)}, key=lambda kind: kind.__name__)
)
def test_every_field_is_documented(kind: type[msgspec.Struct]) -> None:
    """Each field of each record stands in its table with a type and a meaning."""
    text = section(page("formats.md"), f"#### {kind.__name__}")
    for field in msgspec.structs.fields(kind):
        assert re.search(rf"^\| `{field.encode_name}` \| [^|]+ \| [^|]{{4,}} \|$", text, re.MULTILINE), field.name


@pytest.mark.parametrize("name", list(TABLES))
def test_every_table_is_documented(name: str) -> None:
    """Each knowledge table and each of its columns stands on its page, with source and licence."""
    text = section(page("knowledge.md"), f"## {name}")
    for field in msgspec.structs.fields(TABLES[name]):
        assert re.search(rf"^\| `{field.encode_name}` \|", text, re.MULTILINE), field.name
    assert "not stated" not in text


def test_every_file_of_data_has_a_source() -> None:
    """Each file of ``data/`` has a row with source and licence in ``sources.csv``, and each row a file."""
    found = reference().sources()
    assert set(TABLES) <= set(found)
    assert {path.name for path in data_path().iterdir() if path.is_file()} == {
        name if "." in name else f"{name}.csv" for name in found
    }
    assert all(row["source"] and row["licence"] for row in found.values())


@pytest.mark.parametrize("path", markdown(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Each relative link leads to a file that is there, and to a heading of it."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for match in LINK.finditer(text):
        target = match.group("target")
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        to = (path.parent / file).resolve() if file else path
        assert to.exists(), target
        if anchor and to.suffix == ".md":
            assert anchor in anchors(to.read_text(encoding="utf-8")), target


def test_nothing_of_a_machine_is_in_the_repository() -> None:
    """No file names a package registry, or a path of the machine that it was written on."""
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {host}" for host in HOSTS if host in text]
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in MACHINE_PATH.finditer(text)]
    assert found == []


def test_a_path_of_a_machine_is_found() -> None:
    """The test above can fail, and lets addresses and patterns alone."""
    assert MACHINE_PATH.search("see " + "/ho" + "me/someone/notes")
    assert MACHINE_PATH.search("'/ro" + "ot/x'")
    assert not MACHINE_PATH.search("https://example.org/home/page and ~/work/x")
