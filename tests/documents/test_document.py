"""A report becomes a document with its language, byline and credits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polybius.documents import find_copies, make_document
from polybius.documents.language import language_of
from polybius.knowledge import load_knowledge
from polybius.model import KnowledgeError, Report

SITUATIONS = Path(__file__).parents[2].parent / "shared" / "gold" / "situations"


def test_credits_and_byline(knowledge):
    """Known agencies have their id, the report's own outlet is an outlet, others are named by their words."""
    text = "By Ann Lee in Seoul\n\nSEOUL, Aug. 10 (Daily Wave) - Guns were moved.\n\nWith inputs from AFP and Crossline"
    document = make_document(Report(id="r", text=text, outlet="Daily Wave"), knowledge)
    assert document.byline.text == "By Ann Lee in Seoul"
    assert [credit.agency for credit in document.credits] == ["outlet:daily-wave", "agency:afp", "agency:crossline"]
    assert (document.dateline.place, document.dateline.evidence[0].text) == ("Seoul", "SEOUL")


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("The army said that it had left the town.", None, "en"),
        ("Kim.", None, None),
        ("Kim.", "English", "en"),
        ("Kim.", "de-AT", "de"),
        ("Le ministre a déclaré jeudi que les négociations reprendraient la semaine prochaine à Genève.", None, "fr"),
        ("12345", None, None),
    ],
)  # fmt: skip
def test_language(text, stated, language):
    """A stated language wins; short texts are English by their function words or unknown."""
    assert language_of(text, stated=stated) == language


def test_empty_text(knowledge):
    """A report without words is a document without parts."""
    document = make_document(Report(id="r", text=" \n\n "), knowledge)
    assert (document.segments, document.published, document.language) == ((), None, None)


@pytest.mark.skipif(not SITUATIONS.is_dir(), reason="the development gold is not beside the repository")
def test_situations_of_the_gold():
    """The reprints of the development situations are found, and every span repeats its text."""
    try:
        known = load_knowledge()
    except KnowledgeError as error:
        pytest.skip(str(error))
    for folder in sorted(path for path in SITUATIONS.iterdir() if path.is_dir()):
        rows = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
        documents = [make_document(Report(**row), known) for row in rows]
        for document in documents:
            for segment in document.segments:
                segment.span.check(document.report.text, report_id=document.report.id, field="segment")
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["reports"]
        assert find_copies(documents) == {row["id"]: row["copy_of"] for row in gold if row["copy_of"]}
