"""One report with every kind of value that carries evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from polybius.model import (
    Actor,
    Claim,
    Coded,
    Credit,
    Dateline,
    Document,
    EntityMention,
    Interval,
    Layers,
    OfficeChange,
    Place,
    PlaceMention,
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
)

TEXT = (
    "SEOUL, Aug. 10 (Yonhap) - By Kim Min-ji\n\n"
    'Kim met three generals in Pyongyang on Wednesday, KCNA said. "We are ready," he added.'
)


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _where(words: str) -> dict[str, object]:
    span = _at(words)
    return {"start": span.start, "end": span.end, "text": span.text}


def _document() -> Document:
    return Document(
        report=Report(id="r1", text=TEXT),
        segments=(Segment("dateline", _at("SEOUL, Aug. 10 (Yonhap) - ")), Segment("byline", _at("By Kim Min-ji"))),
        language="en",
        published=Published(start=None, end=None, method="dateline", evidence=(_at("Aug. 10"),)),
        dateline=Dateline(place="Seoul", evidence=(_at("SEOUL"),)),
        byline=_at("By Kim Min-ji"),
        credits=(Credit(agency="agency:yonhap", name="Yonhap", evidence=(_at("Yonhap"),)),),
    )


def _layers() -> Layers:
    place = {"name": "Pyongyang", "country": "PRK", "lat": 39.03, "lon": 125.75, "geonameid": 1871859}
    who = {"id": "person:kim-jong-un", "name": "Kim Jong Un", "country": "PRK", "sector": "GOV"}
    return Layers(
        report_id="r1",
        times=(TimeExpression(**_where("Wednesday"), type="DATE", value=None, interval=Interval(None, None)),),
        places=(PlaceMention(**_where("Pyongyang"), **place, use="literal"),),
        entities=(EntityMention(**_where("Kim met"[:3]), kind="person", **who),),
        mentions=((_at("Kim"), _at("he added"[:2])),),
        quotes=(
            Quote(source=_at("he added"), cue=_at("added"), content=_at("We are ready,"), direct=True, speaker=None),
        ),
    )


def _claim() -> Claim:
    actor = Actor(id="person:kim-jong-un", name="Kim Jong Un", kind="person", evidence=(_at("Kim"),))
    return Claim(
        claim_id="r1-1", report_id="r1", event_type="CONSULT", mode=None, contexts=(), status="happened", plover=None,
        cameo=None, goldstein=None, quad=None, within=None, trigger=_at("met"), actors=(actor,),
        recipients=(Actor(id="group:generals", name="generals", kind="group", evidence=(_at("three generals"),)),),
        date=When(start=None, end=None, evidence=(_at("Wednesday"),)),
        place=Place(name="Pyongyang", evidence=(_at("Pyongyang"),)),
        attribution=(Source(kind="agency", id="agency:kcna", name="KCNA", cue="said", evidence=(_at("KCNA said"),)),),
        quote=QuotedWords(**_where("We are ready,"), direct=True),
        quantities=(Quantity(kind="count", low=3, high=3, evidence=(_at("three"),)),),
        office=OfficeChange(
            title="general", polity="PRK", person="Kim", person_id="person:kim", change="hold",
            evidence=(_at("generals"),),
        ),
        sentence=SentenceBounds(0, len(TEXT)), confidence=0.9, coder="test", status_evidence=(_at("met"),),
    )  # fmt: skip


@pytest.fixture
def coded() -> Coded:
    """A report whose document, layers and claim have a span in every field that takes one."""
    return Coded(document=_document(), layers=_layers(), claims=(_claim(),))


@pytest.fixture
def at() -> Callable[[str], Span]:
    """The span of the first occurrence of some words of the report."""
    return _at
