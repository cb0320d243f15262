"""The whole brief of the small situation, word for word."""

from __future__ import annotations

from polybius.brief import as_markdown, as_text


def test_text(brief, snapshot):
    """The brief as text."""
    assert as_text(brief) == snapshot


def test_markdown(brief, snapshot):
    """The brief as Markdown."""
    assert as_markdown(brief) == snapshot
