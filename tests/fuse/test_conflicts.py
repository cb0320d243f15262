"""What the origins of an event disagree on, each value with those who assert it."""

from __future__ import annotations

import pytest


@pytest.fixture
def conflicts(make):
    """The conflicts of one attack told by claims with the given sources, each in a report a day after the last."""

    def conflicts(*rows):
        reports = [
            make.report(
                f"r{n}",
                make.act(
                    "attack", "ASSAULT", "heavy-weapons",
                    **{"actors": ["PRK"], "recipients": ["KOR"], "date": "2023-08-07", "sources": [origin], **more},
                ),
                day=f"2023-08-{10 + n:02}",
            )
            for n, (origin, more) in enumerate(rows)
        ]  # fmt: skip
        (event,) = make.situation(*reports).events
        return {
            conflict.field: {value.value: set(value.origins) for value in conflict.values}
            for conflict in event.conflicts
        }

    return conflicts


def test_toll(conflicts):
    """Three by one origin's word and seven by another's is a conflict, with both."""
    found = conflicts(("agency:kcna", {"killed": 3}), ("official:kor-jcs", {"killed": 7}))
    assert found == {"killed": {3.0: {"agency:kcna"}, 7.0: {"official:kor-jcs"}}}


def test_own_update_is_none(conflicts):
    """One origin that corrects itself disagrees with nobody."""
    assert conflicts(("agency:kcna", {"killed": 3}), ("agency:kcna", {"killed": 7})) == {}


def test_corrected_to_what_others_say_is_none(conflicts):
    """An origin that has come round to another's number disagrees no longer."""
    rows = [("agency:kcna", {"killed": 3}), ("official:kor-jcs", {"killed": 7}), ("agency:kcna", {"killed": 7})]
    assert conflicts(*rows) == {}


def test_agreement_is_none(conflicts):
    """The same number from two origins is no conflict, nor are numbers that count different things."""
    assert conflicts(("agency:kcna", {"killed": 3}), ("official:kor-jcs", {"killed": 3})) == {}
    assert conflicts(("agency:kcna", {"killed": 3}), ("official:kor-jcs", {"injured": 7})) == {}


def test_denial_against_assertion(conflicts):
    """One side asserts, the other denies: both under status."""
    found = conflicts(("official:kor-jcs", {}), ("agency:kcna", {"status": "denied", "shown": "denied"}))
    assert found == {"status": {"happened": {"official:kor-jcs"}, "denied": {"agency:kcna"}}}


def test_denial_without_a_source_is_the_actors(conflicts):
    """Who is said to have denied his own act denies it himself."""
    found = conflicts(("official:kor-jcs", {}), ("agency:kcna", {"status": "denied", "shown": "denied", "sources": []}))
    assert found["status"]["denied"] == {"state:prk"}


def test_announcing_is_no_conflict(conflicts):
    """Who announced or demanded what has happened disagrees with nobody."""
    planned = ("agency:kcna", {"status": "planned", "date": "2023-08-11"})
    assert conflicts(planned, ("official:kor-jcs", {"date": "2023-08-11"})) == {}


def test_days(make):
    """Two origins that name two days of what happened disagree; a month that holds the day does not."""

    def found(day, event_type="MOBILIZE"):
        reports = [
            make.report(
                id_,
                make.act(
                    "Amber Gate", event_type, actors=["USA", "KOR"], named=["exercise:amber-gate"], date=days,
                    sources=[origin],
                ),
                day="2023-08-12",
            )
            for id_, days, origin in (("r1", "2023-08-07", "agency:kcna"), ("r2", day, "official:kor-jcs"))
        ]  # fmt: skip
        (event,) = make.situation(*reports).events
        return [(c.field, [value.value for value in c.values]) for c in event.conflicts]

    assert found("2023-08-08") == [("date", ["2023-08-07", "2023-08-08"])]
    assert found("2023-08") == []
    assert found("2023-08-08", "COOPERATE") == [], "a joint exercise lasts"


def test_claims_of_a_value(make):
    """A value names the claims that say it."""
    acts = [
        make.act("attack", "ASSAULT", actors=["PRK"], recipients=["KOR"], date="2023-08-07", killed=n, sources=[id_])
        for n, id_ in ((3, "agency:kcna"), (7, "official:kor-jcs"))
    ]
    found = make.situation(*(make.report(f"r{n}", act, day="2023-08-08") for n, act in enumerate(acts)))
    (event,) = found.events
    (conflict,) = event.conflicts
    assert [value.claims for value in conflict.values] == [(claim,) for claim in event.claims]


def test_outlets_disagree_in_their_own_name(make):
    """Where no source is named the outlets disagree, by the ids of the contract."""
    acts = [
        make.act("attack", "ASSAULT", actors=["PRK"], recipients=["KOR"], date="2023-08-07", killed=n) for n in (3, 7)
    ]
    reports = [make.report(f"r{n}", act, day="2023-08-08", outlet=f"Outlet {n}") for n, act in enumerate(acts)]
    (event,) = make.situation(*reports).events
    assert [value.origins for value in event.conflicts[0].values] == [("outlet:outlet-0",), ("outlet:outlet-1",)]
