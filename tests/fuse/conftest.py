"""Claims and reports as values, made without a parser, and a small knowledge of an invented confrontation."""

from __future__ import annotations

import hashlib
import re
from functools import partial
from types import SimpleNamespace

import pytest

from polybius.fuse import fuse
from polybius.fuse.cluster import clusters
from polybius.fuse.known import known_reports
from polybius.knowledge import TABLES, Knowledge, rows
from polybius.model import (
    Actor,
    Claim,
    Coded,
    Credit,
    Document,
    Interval,
    Layers,
    OfficeChange,
    Place,
    Published,
    Quantity,
    QuotedWords,
    Report,
    Segment,
    SentenceBounds,
    Source,
    Span,
    Telling,
    When,
)

STATES = {"PRK": "North Korea", "KOR": "South Korea", "USA": "United States", "JPN": "Japan", "IRN": "Iran"}
NAMES = {
    "agency:kcna": "KCNA",
    "agency:yonhap": "Yonhap",
    "agency:irna": "IRNA",
    "official:kor-jcs": "Joint Chiefs of Staff",
    "person:pak-so-rim": "Pak So Rim",
    "person:han-du-ri": "Han Du Ri",
    "person:im-ga-on": "Im Ga On",
    "organisation:prk-assembly": "Supreme Assembly",
    **{f"official:{iso3.lower()}": name for iso3, name in STATES.items()},
}
HOME = {"person:pak-so-rim": "PRK", "person:han-du-ri": "PRK", "person:im-ga-on": "KOR"}
HOME |= {"organisation:prk-assembly": "PRK", "official:kor-jcs": "KOR"}


def small_knowledge() -> Knowledge:
    """Five states, three agencies, and the words of the brief."""
    tables = dict.fromkeys(TABLES, ())
    tables["states"] = tuple(
        rows.State(
            id=f"state:{iso3.lower()}", iso3=iso3, name=name, kind="state", aliases=(), adjectives=(), demonyms=(),
            capital=(), seats=(), leader=None,
        )
        for iso3, name in STATES.items()
    )  # fmt: skip
    tables["outlets"] = tuple(
        rows.Outlet(id=id_, name=NAMES[id_], aliases=(), country=country, kind="agency", control=control, domain=None)
        for id_, country, control in (
            ("agency:kcna", "PRK", "state"),
            ("agency:irna", "IRN", "state"),
            ("agency:yonhap", "KOR", "public"),
        )
    )
    tables["verbs"] = tuple(
        rows.Verb(lemma=lemma, past=past, participle=participle)
        for lemma, past, participle in (("shoot", "shot", "shot"), ("take", "took", "taken"), ("meet", "met", "met"))
    )
    tables["wording"] = tuple(
        rows.Wording(event_type=event_type, mode=None, nouns=nouns, verb=verb, noun=noun)
        for event_type, nouns, verb, noun in (
            (None, ("talks", "talk", "meeting", "drill", "exercise", "parade"), "held", None),
            (None, ("visit", "threat"), "made", None),
            (None, ("inspection", "attack", "launch"), "carried out", None),
            ("CONSULT", (), "held", "meeting"),
            ("ASSAULT", (), "carried out", "attack"),
            ("STATEMENT", (), "made", "statement"),
        )
    )
    return Knowledge(**tables)


def party(who: str | Actor, text: str = "") -> Actor:
    """A party by its country's code or its id, with the places where the text has its name."""
    if isinstance(who, Actor):
        return who
    id_ = f"state:{who.lower()}" if who.isupper() else who
    name = STATES.get(who) or NAMES.get(id_) or id_.partition(":")[2].replace("-", " ")
    country = who if who.isupper() else HOME.get(id_)
    kind = "organisation" if id_.startswith("official:") else id_.partition(":")[0]
    evidence = tuple(Span.of(text, match.start(), match.end()) for match in re.finditer(re.escape(name), text))
    return Actor(id=id_, name=name, kind=kind, country=country, evidence=evidence[:1])


def source(id_: str, text: str = "") -> Source:
    """A link of a chain of sources by its id."""
    name = NAMES.get(id_) or id_.partition(":")[2]
    return Source(kind=id_.partition(":")[0], id=id_, name=name, cue="said", evidence=words(text, name))


def words(text: str, part: str | None) -> tuple[Span, ...]:
    """The first place of some words in a text, none where they are not there."""
    at = text.find(part) if part else -1
    return (Span.of(text, at, at + len(part)),) if part and at >= 0 else ()


def days(text: str | None) -> Interval | None:
    """A day, a month, or two days with a slash between them, each of which may be open."""
    if text is None or "/" not in text:
        return Interval.parse(text or "")
    first, last = (Interval.parse(part) for part in text.split("/"))
    return Interval(first.start if first else None, last.end if last else None)


def office(title, person, change, *, replaces=None, polity="PRK"):
    """A change of office."""
    return OfficeChange(
        title=title, polity=polity, person=NAMES[person], person_id=person, change=change, replaces=replaces
    )


def claim(
    trigger, event_type="CONSULT", mode=None, *, report="r1", text=None, status="happened", actors=(), recipients=(),
    date=None, on=None, symbol=None, place=None, country=None, sources=(), within=None, told=None, plural=False,
    shown=None, quote=None, change=None, confidence=0.6, rule="test", n=0, **more,
) -> Claim:  # fmt: skip
    """A claim whose trigger is found in the text of its report; quantities by their kinds ("killed=3").

    Args:
        on: the words of the text that name the days.
        told: verb, object and rest of the telling; a string alone is a noun phrase.
        shown: the word that shows the status.
        n: tells claims with the same trigger of the same report apart.
    """
    text = trigger if text is None else text
    (span,) = words(text, trigger)
    counted = {kind: more.pop(kind) for kind in ("killed", "injured", "troops", "weapons") if kind in more}
    found = days(date)
    dated = found is not None or symbol is not None
    telling = None
    if isinstance(told, str):
        telling = Telling(subject=None, verb=None, object=None, rest=told, plural=plural)
    elif told is not None:
        telling = Telling(subject=None, verb=told[0], object=told[1], rest=told[2], plural=plural)
    start = max((m.end() for m in re.finditer(r"\. |\n+", text) if m.end() <= span.start), default=0)
    end = next((m.start() + 1 for m in re.finditer(r"\. |\n", text) if m.start() >= span.end), len(text))
    (quoted,) = words(text, quote) or (None,)
    return Claim(
        claim_id="c-" + hashlib.sha256(f"{report}|{trigger}|{event_type}|{n}".encode()).hexdigest()[:10],
        report_id=report,
        event_type=event_type,
        mode=mode,
        status=status,
        trigger=span,
        actors=tuple(party(who, text) for who in actors),
        recipients=tuple(party(who, text) for who in recipients),
        date=When(
            start=found.start if found else None,
            end=found.end if found else None,
            evidence=words(text, on),
            symbol=symbol,
        )
        if dated
        else None,
        place=Place(name=place, country=country, precision="city", evidence=words(text, place)) if place else None,
        attribution=tuple(source(id_, text) for id_ in sources),
        quote=QuotedWords(quoted.start, quoted.end, quoted.text, True) if quoted else None,
        quantities=tuple(
            Quantity(kind=kind, low=float(number), high=float(number), evidence=words(text, str(number)))
            for kind, number in counted.items()
        ),
        office=change,
        sentence=SentenceBounds(start, end),
        confidence=confidence,
        coder=f"polybius test / none / rule {rule}",
        within=within,
        told=telling,
        status_evidence=words(text, shown) or ((Span(0, len(shown), shown),) if shown else ()),
        **{
            "contexts": (), "plover": None, "cameo": None, "goldstein": None, "quad": None, "what": trigger, **more,
        },
    )  # fmt: skip


def act(*args, **more):
    """A claim that takes its report and text from the report that it is put in."""
    return partial(claim, *args, **more)


def report(id_, *acts, text=None, day=None, outlet=None, title=None, retrieved=None, credit=None, method="stated"):
    """A coded report of the given acts; a day makes it dated, a text in paragraphs is its own."""
    text = text or "; ".join(part.args[0] for part in acts) or "Nothing new."
    found = days(day)
    paragraphs = [
        Segment("paragraph", Span.of(text, match.start(), match.end())) for match in re.finditer(r"[^\n]+", text)
    ]
    document = Document(
        report=Report(
            id=id_, text=text, title=title, outlet=outlet, published=day if method == "stated" else None,
            retrieved=retrieved,
        ),
        segments=tuple(paragraphs),
        language="en",
        published=Published(start=found.start, end=found.end, method=method) if found else None,
        dateline=None,
        byline=None,
        credits=(Credit(agency=credit, name=NAMES[credit], evidence=()),) if credit else (),
    )  # fmt: skip
    claims = tuple(part(report=id_, text=text, n=number) for number, part in enumerate(acts))
    return Coded(document=document, layers=Layers(report_id=id_), claims=claims)


KNOWLEDGE = small_knowledge()


def situation(*reports, as_of=None):
    """The reports fused."""
    return fuse(reports, KNOWLEDGE, as_of=Interval.parse(as_of).start if as_of else None)


def grouped(*reports):
    """The clusters of the claims of the reports."""
    return clusters(known_reports(reports, KNOWLEDGE, None))


def factories():
    """The factory functions of this file, as the tests of other rooms use them, too."""
    return SimpleNamespace(
        act=act, claim=claim, report=report, party=party, office=office, days=days, situation=situation,
        grouped=grouped, knowledge=KNOWLEDGE,
    )  # fmt: skip


@pytest.fixture(scope="session")
def make():
    """Claims and reports as values."""
    return factories()
