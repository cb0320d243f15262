"""The day of an act: its own, that of its occasion, that of the decision."""

from __future__ import annotations

from datetime import date

import pytest


def _day(claim):
    return None if claim.date is None else (claim.date.start, claim.date.end)


@pytest.mark.parametrize(
    ("text", "event_type", "start", "end"),
    [
        ("India test-fired a missile on Tuesday.", "MOBILIZE", date(2023, 8, 8), date(2023, 8, 8)),
        ("On 14 May the army shelled the town.", "ASSAULT", date(2023, 5, 14), date(2023, 5, 14)),
        ("Chile will expel two envoys on Monday.", "SANCTION", date(2023, 8, 14), date(2023, 8, 14)),
        ("Nepal held an exercise from May 3 to May 9.", "MOBILIZE", date(2023, 5, 3), date(2023, 5, 9)),
        ("Nepal held an exercise between 3 May and 9 May.", "MOBILIZE", date(2023, 5, 3), date(2023, 5, 9)),
        ("Nepal will hold an exercise on August 30 to September 2.", "MOBILIZE", date(2023, 8, 30), date(2023, 9, 2)),
        ("Nepal will hold an exercise August 30 through September 2.", "MOBILIZE", date(2023, 8, 30), date(2023, 9, 2)),
        ("Norway seized a ship in July 2019.", "COERCE", date(2019, 7, 1), date(2019, 7, 31)),
        ("Rebels boarded the ship and kidnapped a cook on Monday.", "ASSAULT", date(2023, 8, 7), date(2023, 8, 7)),
        ("Two policemen were killed at 5 a.m. on Monday.", "ASSAULT", date(2023, 8, 7), date(2023, 8, 7)),
    ],
)
def test_own_day(read, text, event_type, start, end):
    """The expression that stands nearest to the act says when."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    assert _day(claim) == (start, end)
    assert claim.date.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Norway seized a ship, Reuters reported on Monday.",
        "Norway seized a ship. It rained on Monday.",
        "On Monday Reuters reported that Norway had seized a ship.",
    ],
)
def test_day_of_the_telling(read, text):
    """The day on which an act was told is not said to be that of the act: at most, it is assumed."""
    date_of = read.act(text).date
    assert date_of is None or date_of.assumed


def test_day_of_the_occasion(read):
    """What was done during a meeting has the day of the meeting, and says so."""
    text = "The Kenyan president met the Ugandan president on Tuesday. During the meeting Kenya criticised Mali."
    claim = read.act(text, "ACCUSE")
    assert _day(claim) == (date(2023, 8, 8), date(2023, 8, 8))
    assert claim.date.how


def test_day_of_the_decision(read):
    """ "The decision was taken on Monday" dates what the sentence before tells of."""
    text = "Vladimir Putin dismissed Igor Petrov, the Russian finance minister. The decision was taken on Monday."
    claim = read.act(text, "OFFICE")
    assert _day(claim) == (date(2023, 8, 7), date(2023, 8, 7))
    assert claim.date.how
    assert [span.text for span in claim.date.evidence] == ["Monday"]


def test_a_day_of_its_own_is_kept(read):
    """The day of a decision does not replace one that the act has."""
    text = "Vladimir Putin dismissed the finance minister on Sunday. The decision was announced on Monday."
    assert _day(read.act(text, "OFFICE")) == (date(2023, 8, 6), date(2023, 8, 6))


def test_undated_report(read):
    """In a report without a date a weekday stays a symbol."""
    (claim,) = read.coded("India test-fired a missile on Tuesday.", None).claims
    assert (claim.date.start, claim.date.end, claim.date.symbol) == (None, None, "weekday:1:past")


@pytest.mark.parametrize(
    "text", ["Ghana urged Togo to release the sailors.", "Kenya may withdraw its troops.", "Norway seized a ship."]
)
def test_no_day(read, text):
    """Where no day is told there is none, not an interval open at both ends."""
    assert [claim.date for claim in read.acts(text)] == [None] * len(read.acts(text))


@pytest.mark.parametrize(
    ("text", "event_type", "day"),
    [
        ("Rebels attacked a base on Tuesday. The army shelled their camp.", "ASSAULT", 8),
        ("Norway arrested a spy on Monday and it expelled two envoys.", "SANCTION", 7),
    ],
)
def test_narration(read, text, event_type, day):
    """An act without a time of its own has that of its sentence, else that of the sentence before."""
    claim = [claim for claim in read.acts(text) if claim.event_type == event_type][-1]
    assert _day(claim) == (date(2023, 8, day), date(2023, 8, day))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a base on Tuesday. The army had shelled their camp.",
        "Rebels attacked a base in May 2011. The army shelled their camp.",
        "Rebels attacked a base on Tuesday. The army will shell their camp.",
    ],
)
def test_what_narration_does_not_date(read, text):
    """The pluperfect goes back, background has its own time, and plans are not told in the past."""
    claim = next(claim for claim in read.acts(text) if claim.trigger.text in {"shelled", "shell"})
    assert claim.date is None or claim.date.how is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Kenya expelled two envoys on Tuesday, a day after Somali troops attacked a village.", "attacked", 7),
        ("Kenya expelled two envoys on Tuesday, three days after Somali troops attacked a village.", "attacked", 5),
    ],
)
def test_days_apart(read, text, trigger, day):
    """Where a sentence says how far two acts lie apart, the day of one gives that of the other."""
    claim = next(claim for claim in read.acts(text) if claim.trigger.text == trigger)
    assert _day(claim) == (date(2023, 8, day), date(2023, 8, day))
    assert claim.date.how


@pytest.mark.parametrize(
    ("text", "event_type", "start", "end"),
    [
        # the news of the report is of Tuesday; what is told beside it without a day belongs there
        ("Ghana seized a ship on Tuesday. Togo condemned the seizure.", "ACCUSE", date(2023, 8, 8), date(2023, 8, 8)),
        # a sentence that names an older time does not
        ("Ghana seized a ship on Tuesday. Togo has praised Mali since 2019.", "SUPPORT", None, None),
        # nor does what stands in the perfect, or goes on
        ("Ghana seized a ship on Tuesday. It rained. Togo has often praised Mali.", "SUPPORT", None, None),
    ],
)
def test_day_of_the_news(read, text, event_type, start, end):
    """What is told as news without a day has the day of the news, and says that it is assumed."""
    claim = next(claim for claim in read.acts(text) if claim.event_type == event_type)
    if start is None:
        assert claim.date is None or not claim.date.assumed
    else:
        assert _day(claim) == (start, end)
        assert claim.date.how


@pytest.mark.parametrize(
    ("text", "event_type", "start", "end"),
    [
        (
            "Ghana expelled two envoys on Tuesday, two days after Togolese police arrested a reporter.",
            "COERCE", date(2023, 8, 6), date(2023, 8, 6),
        ),
        (
            "Ghana expelled two envoys on Tuesday, four months after Togo arrested a reporter.",
            "COERCE", date(2023, 4, 1), date(2023, 4, 30),
        ),
        (
            "Ghana expelled two envoys on Tuesday, three years after Togo arrested a reporter.",
            "COERCE", date(2020, 1, 1), date(2020, 12, 31),
        ),
        (
            "Ghana seized a ship on August 1. Two days later Togo arrested a reporter.",
            "COERCE", date(2023, 8, 3), date(2023, 8, 3),
        ),
    ],
)  # fmt: skip
def test_so_long_after(read, text, event_type, start, end):
    """How far apart two acts lie gives the day of the one from that of the other; months and years only as such."""
    assert (start, end) in [_day(claim) for claim in read.acts(text) if claim.event_type == event_type]


def test_hour_of_the_narration(read):
    """An hour of the day belongs to the day that the narration has come to."""
    text = "Ghana seized a ship on Monday. Togo freed two sailors at noon."
    claim = read.act(text, "RETREAT")
    assert _day(claim) == (date(2023, 8, 7), date(2023, 8, 7))


def test_relative_clause_has_a_time_of_its_own(read):
    """What a relative clause tells did not happen on the day of the main clause."""
    text = "Ghana ratified on Tuesday a treaty that Togo signed."
    signed = [claim for claim in read.acts(text) if claim.trigger.text == "signed"]
    assert signed
    assert all(claim.date is None or claim.date.assumed for claim in signed)


def test_of_late(read):
    """What is told in the perfect without a time lies in the week up to the report."""
    when = read.acts("Iran has sent boats to Qeshm.")[0].date
    assert (str(when.start), str(when.end), when.assumed) == ("2023-08-04", "2023-08-10", True)
    assert read.acts("Iran has long sent boats to Qeshm.")[0].date is None


def test_told_once(read):
    """A verb and a noun of one type that tell one act have its days and parties together."""
    text = "Officials of Japan and Peru will meet in Lima on May 3, 2024 for talks."
    claims = [claim for claim in read.acts(text) if claim.event_type == "CONSULT"]
    assert len({claim.date for claim in claims}) == 1
    assert [claim.same_as for claim in claims] in ([None], [None, claims[0].claim_id])
