"""The sentences that evidence stands in, with the evidence marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from polybius.model import Claim, Report, Span

_BREAK = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")


class Passage(msgspec.Struct, frozen=True):
    """A sentence of a report with the stretches of it that are evidence: offsets within ``text``."""

    report_id: str
    outlet: str | None
    text: str
    marked: tuple[tuple[int, int], ...]


def passages(spans: Iterable[Span], reports: Mapping[str, Report]) -> tuple[Passage, ...]:
    """The sentences that spans stand in, each once, with all the spans in it."""
    found: dict[tuple[str, int, int], set[tuple[int, int]]] = {}
    for span in sorted(spans, key=lambda span: (span.report_id, span.start, span.end)):
        report = reports.get(span.report_id)
        if report is not None:
            start, end = sentence_around(report.text, span)
            found.setdefault((report.id, start, end), set()).add((span.start - start, span.end - start))
    return tuple(
        Passage(id_, reports[id_].outlet, reports[id_].text[start:end], _apart(marked))
        for (id_, start, end), marked in found.items()
    )


def sentence_around(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence begins and ends that a span stands in; a span over several has all of them."""
    breaks = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    start = max((end for _, end in breaks if end <= span.start), default=0)
    end = min((begin for begin, _ in breaks if begin >= span.end), default=len(text))
    return start, end


def claim_span(claim: Claim) -> Span:
    """The trigger of a claim, with its report."""
    return claim.trigger.within(claim.report_id)


def _apart(marked: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches of which none overlaps another."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
