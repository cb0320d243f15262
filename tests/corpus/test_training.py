"""The training corpus and the evaluation reports keep to their guides."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _module(folder: str, name: str):
    path = ROOT / folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


corpus = _module("training", "corpus")
check = _module("eval", "check")


@pytest.fixture(scope="module")
def sentences():
    """Every row of the sentences."""
    return [row for path in sorted((ROOT / "training" / "sentences").glob("*.txt")) for row in corpus.rows(path)]


@pytest.fixture(scope="module")
def report_rows():
    """Every row of the reports."""
    return [row for path in sorted((ROOT / "training" / "reports").glob("*.txt")) for row in corpus.rows(path)]


def test_size_and_spread(sentences, report_rows):
    """Thousands of sentences of the length that newspapers write, with every root, type and status among them."""
    assert len(sentences) >= 6000
    lengths = sorted(len(row.text.split()) for row in sentences)
    assert 20 <= lengths[len(lengths) // 2] <= 40
    assert {row.root for row in sentences} == set(corpus.ROOTS)
    marks = [mark for row in (*sentences, *report_rows) for mark in row.events or ()]
    assert {mark.event_type for mark in marks} == set(corpus.TYPES)
    assert {mark.status for mark in marks} == set(corpus.STATUSES)


def test_three_hundred_reports():
    """The reports of the corpus, each with a heading of its own."""
    paths = (ROOT / "training" / "reports").glob("*.txt")
    headings = [line for path in paths for line in path.read_text("utf-8").splitlines() if line.startswith("# report ")]
    assert len(headings) >= 300


def test_no_sentence_twice(sentences, report_rows):
    """A sentence that stood twice would count twice."""
    texts = [row.text for row in (*sentences, *report_rows)]
    assert len(texts) == len(set(texts))


def test_evaluation_is_not_trained_on(sentences, report_rows):
    """No sentence of the corpus stands in an evaluation report."""
    texts = "\n".join(path.read_text("utf-8") for path in (ROOT / "eval" / "reports").glob("*.json"))
    assert [row.text for row in (*sentences, *report_rows) if row.text in texts and len(row.text) > 40] == []


def test_evaluation_reports():
    """At least sixty, and each says where in its text everything stands."""
    paths = sorted((ROOT / "eval" / "reports").glob("*.json"))
    assert len(paths) >= 60
    assert [line for path in paths for line in check.problems(path)] == []


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("Peru slept.", "@ROOT"),
        ("Peru slept.\n@SLEEP", "unknown root"),
        ("Peru met Chile.\n@CONSULT", "no event"),
        ("Peru met Chile.\n@CONSULT\nmet | CONSULT | happened | 040 | Peru", "six cells"),
        ("Peru met Chile.\n@CONSULT\nmet | MEET | happened | 040 | Peru | Chile", "unknown type"),
        ("Peru met Chile.\n@CONSULT\nmet | CONSULT/war | happened | 040 | Peru | Chile", "no mode"),
        ("Peru met Chile.\n@CONSULT\nmet | CONSULT | done | 040 | Peru | Chile", "unknown status"),
        ("Peru met Chile.\n@CONSULT\nmet | CONSULT | happened | 99 | Peru | Chile", "CAMEO"),
        ("Peru met Chile.\n@CONSULT\nmet | CONSULT | happened | 040 | Per | Chile", "not in the sentence"),
        ("Peru met and met Chile.\n@CONSULT\nmet | CONSULT | happened | 040 | Peru | Chile", "occurs 2 times"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, block, said):
    """Each error says file, line and what is wrong; other rows are read all the same."""
    path = tmp_path / "rows.txt"
    path.write_text(f"Chile slept.\n@NONE\n\n{block}\n", encoding="utf-8")
    problems: list[str] = []
    assert [row.root for row in corpus.rows(path, problems)] == ["NONE"]
    assert problems[0].startswith("rows.txt:4:")
    assert said in problems[0]
