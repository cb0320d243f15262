"""The house: imports go one way, and rooms stay of a size to live in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "polybius"
FLOORS = (
    ("cli", "web"),
    ("run",),
    ("exports", "brief", "analyse"),
    ("fuse",),
    ("coder",),
    ("annotate",),
    ("documents",),
    ("sources",),
    ("knowledge",),
    ("model",),
)
LEVEL = {room: level for level, floor in enumerate(FLOORS) for room in floor}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def rooms_imported(path: Path) -> set[str]:
    """The rooms of ours that a module imports, also within functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("polybius.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    """A module imports only from its own room and from rooms below; the store only the model."""
    room = path.relative_to(PACKAGE).parts[0]
    for other in rooms_imported(path) - {room}:
        if room == "store":
            assert other == "model"
        elif other == "store":
            assert LEVEL[room] <= LEVEL["run"]
        else:
            assert LEVEL[room] < LEVEL[other], f"{room} imports {other}"


def test_the_test_can_fail() -> None:
    """An import that goes up is found."""
    tree = PACKAGE / "model" / "span.py"
    assert "coder" not in rooms_imported(tree)
    assert "model" in rooms_imported(PACKAGE / "coder" / "claims.py")


def test_relative_imports_are_not_used() -> None:
    """Relative imports would escape the test above."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), path


def test_only_the_command_line_prints() -> None:
    """No room but cli calls print."""
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            assert not called, path
