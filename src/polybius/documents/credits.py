"""Who wrote a report and which agencies gave its words: bylines and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polybius.documents.furniture import furniture_patterns
from polybius.knowledge import Knowledge
from polybius.knowledge.names import fold, name_index, slug
from polybius.model import Credit, Span

Offsets = tuple[int, int]

_PARTS = re.compile(r"\s*(?:,\s*and\s+|,|/|&|;|\band\b)\s*")
_COMMON = {
    "agencies",
    "agency",
    "agenciesinputs",
    "wires",
    "newsagencies",
    "agencyreports",
    "inputs",
    "ournewsdesk",
    "others",
}
_CLOSING = (
    re.compile(r"(?<=[.!?…\"”'\u2019)])\s*[(\[](?P<name>[A-Z][\w .,&/'-]{1,40})[)\]]\.?$"),
    re.compile(
        r"(?<=[.!?…\"”'\u2019)])\s*(?:[\u2013—-]+|//?)\s*"
        r"(?P<name>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3}(?:/[A-Z]\w*)*)/?\.?$"
    ),
    re.compile(r"(?<=[.!?…\"”'\u2019)])\s+(?P<name>[A-Z]{2,6}(?:/[A-Z]{2,6})*)$"),
)
_ALONE = re.compile(r"[(\[\u2013—/-]+\s*(?P<name>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3}(?:/[A-Z]\w*)*)\s*[)\]/]?")
_CLOSING_KNOWN = re.compile(r"(?<=[.!?…\"”'\u2019)])\s+(?P<name>[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){0,3})$")
_CLOSING_SENTENCE = re.compile(r"(?:^|(?<=[.!?…\"”'\u2019)]))\s*(?P<sentence>\(?[A-Z][^.!?]{3,120}[.!?]?\)?)$")


def is_byline(line: str) -> bool:
    """Whether a whole line says who wrote the report.

    >>> is_byline("By Noh Hae-rin in Seoul"), is_byline("By noon the fleet had left the port.")
    (True, False)
    """
    return len(line.split()) <= 16 and any(p.expression.fullmatch(line) for p in furniture_patterns()["byline"])


def credit_line(line: str) -> list[Offsets] | None:
    """The offsets of the names in a line that is a credit and nothing else, ``None`` for any other line.

    >>> credit_line("With inputs from AFP and Reuters")
    [(17, 20), (25, 32)]
    """
    if len(line.split()) > 20:
        return None
    for pattern in furniture_patterns()["credit"]:
        match = pattern.expression.fullmatch(line)
        if match:
            return _names(line, match)
    alone = _ALONE.fullmatch(line)
    return _names(line, alone) if alone else None


def closing_credit(paragraph: str, knowledge: Knowledge) -> tuple[int, list[Offsets]] | None:
    """Where the credit at the end of a paragraph begins, and the offsets of its names; ``None`` where it has none."""
    index = name_index(knowledge)
    for pattern in _CLOSING:
        match = pattern.search(paragraph)
        if match:
            return match.start("name") - _mark(paragraph, match), _names(paragraph, match)
    match = _CLOSING_KNOWN.search(paragraph)
    if match and any(name.kind == "outlet" for name in index.get(fold(match.group("name")), ())):
        return match.start("name"), _names(paragraph, match)
    match = _CLOSING_SENTENCE.search(paragraph)
    if match and (found := credit_line(match.group("sentence"))) is not None:
        start = match.start("sentence")
        return start, [(start + a, start + b) for a, b in found]
    return None


def _mark(paragraph: str, match: re.Match[str]) -> int:
    lead = paragraph[match.start() : match.start("name")]
    return len(lead.lstrip())


def _names(text: str, match: re.Match[str]) -> list[Offsets]:
    start, end = match.span("name")
    found: list[Offsets] = []
    at = start
    for gap in [*_PARTS.finditer(text, start, end), None]:
        last = gap.start() if gap else end
        name = text[at:last]
        if name.strip() and fold(name) not in _COMMON:
            found.append((at, last))
        at = gap.end() if gap else end
    return found


def credits_of(names: Iterable[Span], knowledge: Knowledge, outlet: str | None) -> tuple[Credit, ...]:
    """The credits of a report: each agency named, by its id where it is known, the report's own outlet as an outlet."""
    index = name_index(knowledge)
    found: dict[str, Credit] = {}
    for span in names:
        known = [name for name in index.get(fold(span.text), ()) if name.kind == "outlet"]
        if known:
            key, name = known[0].id, known[0].name
        elif outlet and fold(outlet) == fold(span.text):
            key, name = f"outlet:{slug(outlet)}", outlet
        else:
            key, name = f"agency:{slug(span.text)}", span.text
        found.setdefault(key, Credit(agency=key, name=name, evidence=(span,)))
    return tuple(found.values())
