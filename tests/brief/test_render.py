"""The brief as text, Markdown and JSON."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from polybius.brief import Brief, Group, Section, Sentence, as_json, as_markdown, as_text


@pytest.mark.parametrize("width", [60, 96, 120])
def test_text_width(brief, width):
    """No line is wider than asked for, but a title of one line; nothing is lost by the breaks."""
    text = as_text(brief, width=width)
    lines = text.splitlines()
    assert max(len(line) for line in lines[1:]) <= width
    words = " ".join(text.split())
    for section in brief.sections:
        assert section.heading.upper() in lines
        for group in section.groups:
            for sentence in group.sentences:
                assert sentence.text in words


def test_text_head(brief):
    """The text begins with its title, underlined, and with what it rests on."""
    lines = as_text(brief).splitlines()
    assert lines[0] == brief.title
    assert set(lines[1]) == {"="}
    assert len(lines[1]) == len(brief.title)
    assert lines[2] == f"4 reports, 3 outlets, {brief.n_origins} independent origins."


def test_markdown(brief):
    """A heading for the title, each section and each titled group, a line for each sentence with its events."""
    lines = as_markdown(brief).splitlines()
    assert lines[0] == f"# {brief.title}"
    assert [line[3:] for line in lines if line.startswith("## ")] == [section.heading for section in brief.sections]
    groups = [group for section in brief.sections for group in section.groups]
    assert [line[4:] for line in lines if line.startswith("### ")] == [group.title for group in groups if group.title]
    items = [line for line in lines if line.startswith("- ")]
    sentences = [sentence for group in groups for sentence in group.sentences]
    assert len(items) == len(sentences)
    for item, sentence in zip(items, sentences, strict=True):
        assert item.startswith(f"- {sentence.text} [{sentence.events[0]}")
        assert item.endswith("]")


def test_json_round_trip(brief):
    """The JSON is the whole brief, and gives it back."""
    text = as_json(brief)
    assert text.endswith("}\n")
    assert msgspec.json.decode(text, type=Brief) == brief


def _brief(events=("e-1",), **more):
    sections = (Section("What occurred", (Group(None, (Sentence("They met.", events),)),)),)
    return Brief(**{
        "title": "Talks", "since": None, "as_of": None, "n_reports": 1, "n_outlets": 1, "n_origins": 1,
        "sections": sections, **more,
    })  # fmt: skip


def test_many_events():
    """A sentence made from many events shows the first four and how many more there are; the JSON has them all."""
    ids = tuple(f"e-{n}" for n in range(6))
    assert "They met. [e-0 e-1 e-2 e-3 and 2 more]" in as_text(_brief(ids))
    assert "They met. [e-0 e-1 e-2 e-3]" in as_markdown(_brief(ids[:4]))
    assert msgspec.json.decode(as_json(_brief(ids)))["sections"][0]["groups"][0]["sentences"][0]["events"] == list(ids)


def test_head():
    """The head counts in the singular, says when outlets are not named, and since and as of when it tells."""
    assert "\n1 report, 1 outlet, 1 independent origin.\n" in as_text(_brief())
    head = as_markdown(_brief(n_outlets=0, since=date(2023, 8, 9), as_of=date(2023, 8, 12))).splitlines()[2]
    assert head == "1 report, outlets not named, 1 independent origin since 2023-08-09, as known on 2023-08-12."


def test_group_without_a_title():
    """A group without a title has no heading of its own."""
    assert "### " not in as_markdown(_brief())
    assert as_text(_brief()).splitlines()[3:] == ["", "WHAT OCCURRED", "  - They met. [e-1]"]
