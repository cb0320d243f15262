"""The situation in words: every sentence names the events behind it."""

from polybius.brief.brief import Brief, Group, Section, Sentence
from polybius.brief.explain import Explanation, Field, explain
from polybius.brief.make import make_brief
from polybius.brief.passages import Passage
from polybius.brief.render import as_json, as_markdown, as_text

__all__ = [
    "Brief",
    "Explanation",
    "Field",
    "Group",
    "Passage",
    "Section",
    "Sentence",
    "as_json",
    "as_markdown",
    "as_text",
    "explain",
    "make_brief",
]
