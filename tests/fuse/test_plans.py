"""An announced event followed through: planned, held, moved, called off, or never heard of again."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture
def plan(make):
    """The one plan of a summit told by reports of the given days: status, due days and what else is told."""

    def plan(*rows, as_of=None, more=()):
        reports = [
            make.report(
                f"r{n}",
                make.act(
                    "summit", actors=["USA", "JPN"], status=status, date=due,
                    shown="cancelled" if status == "denied" else None,
                ),
                day=day,
            )
            for n, (day, status, due) in enumerate(rows)
        ]  # fmt: skip
        (found,) = make.situation(*reports, *more, as_of=as_of).plans
        return found

    return plan


def test_planned(plan, make):
    """A plan is planned until its day: who, what, announced when and due when."""
    found = plan(("2023-08-10", "planned", "2023-08"), ("2023-08-12", "planned", "2023-08-18"))
    assert (found.state, found.announced, found.outcome_event) == ("planned", date(2023, 8, 10), None)
    assert found.due == make.days("2023-08-18")
    assert (found.event_type, found.what) == ("CONSULT", "summit")
    assert [actor.country for actor in found.actors] == ["USA", "JPN"]


def test_less_exact_due_later_does_not_blur(plan, make):
    """A day that was named stays when a later report only says the month."""
    found = plan(("2023-08-10", "planned", "2023-08-18"), ("2023-08-12", "planned", "2023-08"))
    assert (found.state, found.due) == ("planned", make.days("2023-08-18"))


def test_happened(make):
    """What was held has its event as the outcome, and it is no longer overdue."""
    summit = make.act("summit", actors=["USA", "JPN"], date="2023-08-18")
    announced = make.act("summit", actors=["USA", "JPN"], date="2023-08-18", status="planned")
    found = make.situation(
        make.report("r1", announced, day="2023-08-10"),
        make.report("r2", summit, day="2023-08-19"),
        make.report("r3", day="2023-09-30"),
    )
    (plan,) = found.plans
    assert (plan.state, plan.outcome_event) == ("happened", found.events[0].event_id)
    assert [step.state for step in plan.history] == ["planned", "happened"]


def test_moved(plan, make):
    """A later day that excludes the first one moves the plan; it stays moved when the new day is repeated."""
    rows = [("2023-08-10", "planned", "2023-08-18"), ("2023-08-12", "planned", "2023-08-25")]
    found = plan(*rows, ("2023-08-14", "planned", "2023-08-25"))
    assert (found.state, found.due) == ("moved", make.days("2023-08-25"))
    assert [(step.date.day, step.state, step.due.start.day) for step in found.history] == [
        (10, "planned", 18), (12, "moved", 25),
    ]  # fmt: skip


def test_cancelled(plan, make):
    """What was called off keeps the day for which it was due, and is not overdue."""
    found = plan(
        ("2023-08-10", "planned", "2023-08-18"),
        ("2023-08-12", "denied", None),
        more=[make.report("z", day="2023-09-30")],
    )
    assert (found.state, found.due, found.outcome_event) == ("cancelled", make.days("2023-08-18"), None)
    assert [step.state for step in found.history] == ["planned", "cancelled"]


def test_cancelled_on_the_day_of_the_plan(plan, make):
    """Of what is announced and called off on one day the calling off is the last that is known."""
    found = plan(("2023-08-10", "planned", "2023-08-18"), ("2023-08-10", "denied", None))
    assert (found.state, found.due) == ("cancelled", make.days("2023-08-18"))
    assert found.history[-1].state == "cancelled"


def test_announced_anew(plan, make):
    """What was called off and then announced for another day is moved, and due then."""
    rows = [("2023-08-10", "planned", "2023-08-18"), ("2023-08-12", "denied", None)]
    found = plan(*rows, ("2023-08-13", "planned", "2023-08-25"))
    assert (found.state, found.due) == ("moved", make.days("2023-08-25"))
    assert [step.state for step in found.history] == ["planned", "cancelled", "moved"]


def test_overdue_as_of_the_newest_report(plan, make):
    """A plan of which nothing is heard is overdue when a report is newer than its last day, not on that day."""
    row = ("2023-08-10", "planned", "2023-08-16/2023-08-18")
    assert plan(row, more=[make.report("z", day="2023-08-18")]).state == "planned"
    assert plan(row, more=[make.report("z", day="2023-08-19")]).state == "overdue"


def test_overdue_as_of_a_day(plan):
    """Asked for as of a day, a plan is overdue as of that day, whatever the newest report is."""
    row = ("2023-08-10", "planned", "2023-08-18")
    assert plan(row, as_of="2023-08-18").state == "planned"
    assert plan(row, as_of="2023-08-19").state == "overdue"


def test_moved_plan_can_be_overdue(plan):
    """A moved plan is overdue by its new day."""
    rows = [("2023-08-10", "planned", "2023-08-18"), ("2023-08-12", "planned", "2023-08-25")]
    assert plan(*rows, as_of="2023-08-20").state == "moved"
    assert plan(*rows, as_of="2023-08-26").state == "overdue"


@pytest.mark.parametrize("due", [None, "2023-08-01/"])
def test_without_a_last_day_never_overdue(plan, due):
    """A plan for no day, or with an open end, has none that could pass."""
    assert plan(("2023-08-10", "planned", due), as_of="2024-08-10").state == "planned"


def test_history_leaves_out_what_is_not_new(plan):
    """A day that says nothing new makes no step of its own; its claims go to the step that it repeats."""
    found = plan(
        ("2023-08-10", "planned", "2023-08-18"),
        ("2023-08-11", "planned", None),
        ("2023-08-12", "planned", "2023-08-18"),
    )
    (step,) = found.history
    assert step.date == date(2023, 8, 10)
    assert len(step.claims) == 3


@pytest.mark.parametrize("status", ["happened", "called_for", "threatened", "hypothetical", "denied"])
def test_only_what_was_announced_is_a_plan(make, status):
    """What is asked for, threatened, supposed, refused or simply done was never planned."""
    act = make.act("summit", actors=["USA", "JPN"], status=status, shown="cancelled")
    found = make.situation(make.report("r1", act, day="2023-08-10"))
    assert len(found.events) == 1
    assert found.plans == ()


def test_words_are_no_plans(make):
    """That somebody will say something is none."""
    act = make.act("urge", "REQUEST", actors=["USA"], status="planned")
    assert make.situation(make.report("r1", act, day="2023-08-10")).plans == ()


def test_what_passed_in_silence_is_known_later(make):
    """Overdue at first, the plan has happened once a report says so."""
    announced = make.act("summit", actors=["USA", "JPN"], date="2023-08-18", status="planned")
    held = make.act("summit", actors=["USA", "JPN"], date="2023-08-18")
    reports = [make.report("r1", announced, day="2023-08-10"), make.report("r2", held, day="2023-08-24")]
    states = [make.situation(*reports, as_of=day).plans[0].state for day in ("2023-08-11", "2023-08-20", "2023-08-25")]
    assert states == ["planned", "overdue", "happened"]
