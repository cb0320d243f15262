"""The brief as plain text, Markdown or JSON."""

from __future__ import annotations

import textwrap

import msgspec

from polybius.brief.brief import Brief, Sentence
from polybius.brief.english import counted

WIDTH = 96
SHOWN = 4
"""How many event ids a sentence shows; the JSON has them all."""


def as_text(brief: Brief, *, width: int = WIDTH) -> str:
    """The brief for a terminal or a letter."""
    lines = [brief.title, "=" * min(width, len(brief.title)), *textwrap.wrap(_head(brief), width)]
    for section in brief.sections:
        lines += ["", section.heading.upper()]
        for group in section.groups:
            if group.title:
                lines += ["", f"  {group.title}"]
            for sentence in group.sentences:
                lines += textwrap.wrap(_cited(sentence), width, initial_indent="  - ", subsequent_indent="    ")
    return "\n".join(lines) + "\n"


def as_markdown(brief: Brief) -> str:
    """The brief as Markdown."""
    lines = [f"# {brief.title}", "", _head(brief)]
    for section in brief.sections:
        lines += ["", f"## {section.heading}"]
        for group in section.groups:
            lines += ["", f"### {group.title}", ""] if group.title else [""]
            lines += [f"- {_cited(sentence)}" for sentence in group.sentences]
    return "\n".join(lines) + "\n"


def as_json(brief: Brief) -> str:
    """The brief as one JSON object, each sentence with all its events."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"


def _head(brief: Brief) -> str:
    span = f" since {brief.since}" if brief.since else ""
    known = f", as known on {brief.as_of}" if brief.as_of else ""
    outlets = counted(brief.n_outlets, "outlet") if brief.n_outlets else "outlets not named"
    origins = counted(brief.n_origins, "independent origin")
    return f"{counted(brief.n_reports, 'report')}, {outlets}, {origins}{span}{known}."


def _cited(sentence: Sentence) -> str:
    shown = " ".join(sentence.events[:SHOWN])
    more = len(sentence.events) - SHOWN
    return f"{sentence.text} [{shown}{f' and {more} more' if more > 0 else ''}]"
