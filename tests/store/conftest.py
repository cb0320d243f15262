"""Coded reports to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from polybius.model import (
    Actor,
    Claim,
    Coded,
    Document,
    EntityMention,
    Layers,
    OfficeChange,
    Place,
    PloverCode,
    Published,
    Quantity,
    Quote,
    QuotedWords,
    Report,
    Segment,
    SentenceBounds,
    Source,
    Span,
    TimeExpression,
    When,
    default_report_id,
)

TEXT = 'Kim met Xi in Beijing on Wednesday, KCNA said. "Three officers left," he said.'


def make(text: str = TEXT, *, report_id: str | None = None, triggers: tuple[str, ...] = ("met",)) -> Coded:
    """A coded report with a claim for each trigger, and every optional value filled."""

    def at(words: str) -> Span:
        start = max(text.find(words), 0)
        return Span.of(text, start, start + len(words))

    report = Report(
        id=report_id or default_report_id(text), text=text, title="Kim in Beijing", outlet="Hanbit Daily",
        url="https://example.org/1", published="2023-08-10", retrieved="2023-08-11T00:00:00Z", language="en",
        extra={"page": "a.html", "n": [1, 2.5, None, {"ü": True}]},
    )  # fmt: skip
    first = at(text.split(maxsplit=1)[0])
    actor = Actor(id="person:kim-jong-un", name="Kim Jong Un", kind="person", country="PRK", evidence=(first,))
    claims = [
        Claim(
            claim_id=f"{report.id}-{trigger}", report_id=report.id, event_type="CONSULT", mode="visit",
            contexts=("military",), status="happened", plover=PloverCode("CONSULT", "visit"), cameo="042", goldstein=1.9,
            quad=1, within=None, trigger=at(trigger), actors=(actor,), recipients=(),
            date=When(start=date(2023, 8, 9), end=None, evidence=(first,), symbol="weekday:2:past", how="stated"),
            place=Place(name="Beijing", country="CHN", lat=39.9, lon=116.4, geonameid=1816670, precision="city"),
            attribution=(Source(kind="agency", id="agency:kcna", name="KCNA", cue="said", evidence=(first,)),),
            quote=QuotedWords(first.start, first.end, first.text, direct=True),
            quantities=(Quantity(kind="count", low=3, high=3, evidence=(first,)),),
            office=OfficeChange(title="x", polity=None, person="x", person_id="person:x", change="hold"),
            sentence=SentenceBounds(0, len(text)), confidence=0.5, coder="test", named=("exercise:x",),
        )
        for trigger in triggers
    ]  # fmt: skip
    day = Published(start=date(2023, 8, 10), end=date(2023, 8, 10), method="stated", reasons=("stated",))
    return Coded(
        document=Document(
            report=report, segments=(Segment("paragraph", Span.of(text, 0, len(text))),), language="en", published=day,
            dateline=None, byline=None, credits=(),
        ),
        layers=Layers(
            report_id=report.id,
            times=(
                TimeExpression(start=first.start, end=first.end, text=first.text, type="DATE", value=None, interval=None),
            ),
            entities=(
                EntityMention(
                    start=first.start, end=first.end, text=first.text, kind="person", id="person:x", name="X", country=None,
                    sector=None,
                ),
            ),
            mentions=((first, first),),
            quotes=(Quote(source=None, cue=None, content=first, direct=False, speaker=None),),
        ),
        claims=tuple(sorted(claims, key=lambda claim: (claim.trigger, claim.claim_id))),
    )  # fmt: skip


@pytest.fixture
def coded() -> Coded:
    """A report with three claims."""
    return make(triggers=("met", "left", "said"))


@pytest.fixture
def make_coded() -> Callable[..., Coded]:
    """Make a coded report of a text."""
    return make
