"""A report's text told apart into headline, dateline, byline, credit, paragraphs and furniture; offsets stay."""

from __future__ import annotations

import re
from typing import NamedTuple

from polybius.documents.credits import closing_credit, credit_line, is_byline
from polybius.documents.dateline import MONTH, FoundDateline, find_dateline
from polybius.documents.furniture import furniture_in, label_in
from polybius.knowledge import Knowledge
from polybius.model import Segment, Span

_CLOSED = re.compile(r"[.!?…;,:][\"”'\u2019)\]]*$|[.!?,][\"”'\u2019]+$")
_INNER_STOP = re.compile(r"[a-z]{2,}[.!?][\"”')]*\s+[A-Z]")
_WRAPPED = re.compile(r"[.!?:…\"”'\u2019)\]]$")
_DATE_LINE = re.compile(
    rf"(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|date|issued)(?: (?:on|at))?\s*:?\s*)?"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*,?\s*)?"
    rf"(?P<date>{MONTH}\s*\d{{1,2}}\s*(?:st|nd|rd|th)?(?:\s*,?\s*\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:\s*,?\s*\d{{4}})?"
    rf"|\d{{4}}-\d{{2}}-\d{{2}})"
    r"(?:[\s,|\u2013—-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
HEADLINE_WORDS = 25
SUBHEADING_WORDS = 12


class Block(NamedTuple):
    """A line, or the lines that a paragraph is wrapped over: offsets, and whether blank lines part it from others."""

    start: int
    end: int
    gap_before: bool
    gap_after: bool


class Parts(NamedTuple):
    """What a text falls into, and what was read on the way."""

    segments: tuple[Segment, ...]
    dateline: FoundDateline | None
    dateline_at: int
    date_line: Span | None
    byline: Span | None
    credits: tuple[Span, ...]


def split(text: str, knowledge: Knowledge) -> Parts:
    """The segments of a text, in order and apart, with dateline, byline and the names in its credits.

    Every character stands in at most one segment; white space between segments stands in none.
    """
    return _Splitter(text, knowledge).parts()


def blocks(text: str) -> list[Block]:
    """The lines of a text that are not blank; a line that plainly goes on in the next is joined with it."""
    lines: list[tuple[int, int, bool]] = []
    offset, gap = 0, True
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = offset + len(line) - len(line.lstrip())
            lines.append((start, start + len(stripped), gap))
        gap = not stripped
        offset += len(line)
    joined: list[tuple[int, int, bool]] = []
    for number, (start, end, gap_before) in enumerate(lines):
        if joined and not gap_before and _goes_on(text, joined[-1], start, number):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, gap_before))
    if not joined:
        return []
    after = [gap for _, _, gap in joined[1:]] + [True]
    return [Block(start, end, gap, last) for (start, end, gap), last in zip(joined, after, strict=True)]


def _goes_on(text: str, previous: tuple[int, int, bool], start: int, number: int) -> bool:
    before = text[previous[0] : previous[1]]
    if _WRAPPED.search(before):
        return False
    return text[start].islower() or (number > 1 and len(before.rsplit("\n", 1)[-1]) >= 60)


class _Splitter:
    """The state of one walk over the blocks of a text."""

    def __init__(self, text: str, knowledge: Knowledge) -> None:
        self.text, self.knowledge = text, knowledge
        self.blocks = blocks(text)
        self.segments: list[Segment] = []
        self.dateline: FoundDateline | None = None
        self.dateline_at = 0
        self.date_line: Span | None = None
        self.byline: Span | None = None
        self.credits: list[Span] = []
        self.headlines: set[str] = set()
        self.paragraphs = 0

    def parts(self) -> Parts:
        furniture = [furniture_in(self.text[block.start : block.end]) for block in self.blocks]
        whole = [bool(cut) and cut == [(0, b.end - b.start)] for b, cut in zip(self.blocks, furniture, strict=True)]
        plain = [at for at, all_of_it in enumerate(whole) if not all_of_it]
        for at, block in enumerate(self.blocks):
            later = [self.blocks[i] for i in plain if i > at]
            if whole[at] and (len(self.blocks) > 1 or not self._is_only_text(block)):
                self._add("furniture", block.start, block.end)
            else:
                self._block(block, [] if whole[at] else furniture[at], later)
        self._closing_credit()
        return Parts(
            tuple(self.segments), self.dateline, self.dateline_at, self.date_line, self.byline, tuple(self.credits)
        )

    def _is_only_text(self, block: Block) -> bool:
        return block.end - block.start > 0 and len(self.blocks) == 1

    def _add(self, kind: str, start: int, end: int) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.segments.append(Segment(kind, Span.of(self.text, start, end)))  # type: ignore[arg-type]

    def _block(self, block: Block, furniture: list[tuple[int, int]], later: list[Block]) -> None:
        line = self.text[block.start : block.end]
        alone = len(self.blocks) == 1
        if not alone and _DATE_LINE.fullmatch(line):
            self.date_line = self.date_line or Span.of(self.text, block.start, block.end)
            self._add("dateline", block.start, block.end)
        elif not alone and is_byline(line):
            self._add("byline", block.start, block.end)
            self.byline = self.byline or self.segments[-1].span
        elif not alone and (found := credit_line(line)) is not None:
            self._add("credit", block.start, block.end)
            self.credits += [Span.of(self.text, block.start + a, block.start + b) for a, b in found]
        elif line.casefold() in self.headlines:
            self._add("furniture", block.start, block.end)
        elif not furniture and self._is_headline(block, line, later):
            self.headlines.add(line.casefold())
            self._add("headline", block.start, block.end)
        else:
            self._paragraph(block, furniture)

    def _is_headline(self, block: Block, line: str, later: list[Block]) -> bool:
        words = len(line.split())
        if not later or _INNER_STOP.search(line):
            return False
        if not re.search(r"[^\W\d_]", line) or line[0].islower() or find_dateline(line, self.knowledge):
            return False
        stopped = _CLOSED.search(line)
        capitals = line.isupper()
        if not self.paragraphs:
            shown = stopped is None or (line[-1] in "?!" and block.gap_after)
            first = not self.headlines
            return shown and words <= HEADLINE_WORDS and (first or block.gap_after or capitals)
        if label_in(f"{line} X") == len(line):
            return True
        if stopped or words > SUBHEADING_WORDS or re.search(r"[\"”\u2019')\]]$", line):
            return False
        return capitals or (block.gap_before and block.gap_after) or (words <= 8 and line[0].isupper())

    def _paragraph(self, block: Block, furniture: list[tuple[int, int]]) -> None:
        start = block.start
        if self.dateline is None and self.paragraphs < 2:
            found = find_dateline(self.text[block.start : block.end], self.knowledge)
            if found:
                self.dateline, self.dateline_at = found, block.start
                self._add("dateline", block.start, block.start + found.end)
                start = block.start + found.end
                if found.credit_span:
                    first, last = found.credit_span
                    self.credits.append(Span.of(self.text, block.start + first, block.start + last))
        label = label_in(self.text[start : block.end])
        if label and len(self.blocks) > 1:
            self._add("headline", start, start + label)
            start += label
        for first, last in furniture:
            self._add("paragraph", start, block.start + first)
            self._add("furniture", max(start, block.start + first), block.start + last)
            start = max(start, block.start + last)
        self._add("paragraph", start, block.end)
        self.paragraphs += 1

    def _closing_credit(self) -> None:
        """Cuts a credit off the end of the last paragraph."""
        at = max((i for i, segment in enumerate(self.segments) if segment.kind == "paragraph"), default=None)
        if at is None:
            return
        span = self.segments[at].span
        found = closing_credit(span.text, self.knowledge)
        if found is None:
            return
        cut, names = found
        head = span.text[:cut].rstrip()
        self.segments[at : at + 1] = [
            Segment("paragraph", Span(span.start, span.start + len(head), head)),
            Segment("credit", Span(span.start + cut, span.end, span.text[cut:])),
        ]
        self.credits += [Span.of(self.text, span.start + a, span.start + b) for a, b in names]
