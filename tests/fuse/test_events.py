"""What an event says is what most of its claims say, and its status is the last that was heard of it."""

from __future__ import annotations

import pytest

from polybius.model import Actor


@pytest.fixture
def event(make):
    """The one event of some claims of a meeting of two states, each in its own report, a day after the one before."""

    def event(*claims, first=1):
        reports = [
            make.report(f"r{n}", make.act(*args, **{"actors": ["USA", "JPN"], **more}), day=f"2023-08-{first + n:02}")
            for n, (args, more) in enumerate(claims)
        ]
        (found,) = make.situation(*reports).events
        return found

    return event


def _told(**more):
    return ("summit",), more


@pytest.mark.parametrize("other", ["planned", "called_for", "threatened", "hypothetical", "denied"])
def test_happened_beats_all(event, other):
    """What anybody reports as done is done, whether the other report comes before or after."""
    done, open_ = _told(date="2023-08-01"), _told(status=other, date="2023-08-01", shown="denied")
    assert event(done, open_).status == "happened"
    assert event(open_, done).status == "happened"


def test_newest_status_counts(event):
    """Of what has not happened the newest report decides."""
    asked, planned, off = (_told(status=status) for status in ("called_for", "planned", "denied"))
    assert event(asked, planned).status == "planned"
    assert event(planned, off).status == "denied"
    assert event(off, planned).status == "planned"


def test_same_day_the_farther_status_counts(make):
    """On one day calling off comes after planning, and planning after asking."""
    for weaker, stronger in (("called_for", "planned"), ("planned", "denied"), ("threatened", "hypothetical")):
        reports = [
            make.report(id_, make.act("summit", actors=["USA", "JPN"], status=status), day="2023-08-01")
            for id_, status in (("r1", stronger), ("r2", weaker))
        ]
        assert [found.status for found in make.situation(*reports).events] == [stronger]


def test_parties_are_those_of_most_claims(event):
    """A party that one claim in four names is none of the event's."""
    usual = _told(date="2023-08-01")
    odd = _told(date="2023-08-01", actors=["USA", "JPN", "KOR"])
    assert [actor.country for actor in event(usual, usual, usual, odd).actors] == ["USA", "JPN"]
    assert [actor.country for actor in event(usual, odd).actors] == ["USA", "JPN", "KOR"]


def test_parties_of_the_final_status_come_first(event):
    """Who met counts, not who was to meet."""
    planned = _told(status="planned", date="2023-08-02", actors=["USA", "JPN", "KOR"])
    held = _told(date="2023-08-02", actors=["USA", "JPN"])
    assert [actor.country for actor in event(planned, planned, held).actors] == ["USA", "JPN"]


def test_nameless_group_stands_back(event):
    """A nameless group of a country is left out where a named party stands for it; one of no country stays."""
    ours = Actor(id="group:sailors", name="sailors", kind="group", country="USA")
    others = Actor(id="group:pirates", name="pirates", kind="group")
    assert [actor.name for actor in event(_told(actors=["USA", "JPN", ours, others])).actors] == [
        "United States", "Japan", "pirates",
    ]  # fmt: skip


def test_most_exact_day(event):
    """A day stands before a month, and the day of most claims before another day."""
    month, day, other = (_told(date=days) for days in ("2023-08", "2023-08-02", "2023-08-01"))
    assert str(event(month, day).date.start) == "2023-08-02"
    assert event(month, month, day).date.interval.is_day
    assert str(event(day, other, day).date.start) == "2023-08-02"


def test_day_of_the_outcome_not_of_the_plan(event):
    """What happened has the day that it is reported for; if none is reported, that of the plan."""
    planned, held = _told(status="planned", date="2023-08-03"), _told(date="2023-08-02")
    assert str(event(planned, planned, held).date.start) == "2023-08-02"
    assert str(event(planned, _told()).date.start) == "2023-08-03"


def test_moved_act_has_its_new_day(event):
    """What was moved and is not yet held has the day that was named last, however many named the old one."""
    old, new = (_told(status="planned", date=day) for day in ("2023-08-18", "2023-08-25"))
    found = event(old, old, new)
    assert (found.status, str(found.date.start)) == ("planned", "2023-08-25")


def test_called_off_keeps_its_day(event):
    """What was called off has the day on which it was due."""
    found = event(_told(status="planned", date="2023-08-18"), _told(status="denied", shown="cancelled"))
    assert (found.status, str(found.date.start)) == ("denied", "2023-08-18")


def test_unknown_day_is_null(event):
    """A date of which nothing is known is null, of which one end is known it is open at the other."""
    assert event(_told()).date is None
    found = event(_told(date="2023-08-01/"))
    assert (str(found.date.start), found.date.end) == ("2023-08-01", None)


def test_place_of_most_claims(event):
    """The place that most claims name, with the words of all of them."""
    here, there = _told(place="Suwon", country="KOR"), _told(place="Osan", country="KOR")
    found = event(here, there, here)
    assert (found.place.name, found.place.country) == ("Suwon", "KOR")
    assert event(_told(), here).place.name == "Suwon"
    assert event(_told()).place is None


def test_evidence_names_its_report(make):
    """The words behind an event's parties and day say in which report they stand."""
    text = "The United States and Japan held a summit on Friday."
    reports = [
        make.report(
            id_, make.act("summit", actors=["USA", "JPN"], date="2023-08-04", on="on Friday"), text=text, day=day
        )
        for id_, day in (("r1", "2023-08-04"), ("r2", "2023-08-05"))
    ]
    (found,) = make.situation(*reports).events
    assert {(span.report_id, span.text) for span in found.actors[0].evidence} == {
        ("r1", "United States"), ("r2", "United States"),
    }  # fmt: skip
    assert {(span.report_id, span.text) for span in found.date.evidence} == {("r1", "on Friday"), ("r2", "on Friday")}


def test_confidence(make):
    """The doubt about the surest claim shrinks by a tenth with each further origin."""
    for ids, expected in (
        (["agency:kcna"], 0.6),
        (["agency:kcna", "agency:kcna"], 0.6),
        (["agency:kcna", "official:kor-jcs"], 0.64),
        (["agency:kcna", "official:kor-jcs", "official:jpn"], 0.676),
    ):
        reports = [
            make.report(
                f"r{n}",
                make.act(
                    "launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", sources=[id_],
                    confidence=0.6 - n / 10,
                ),
                day="2023-08-08",
            )
            for n, id_ in enumerate(ids)
        ]  # fmt: skip
        (found,) = make.situation(*reports).events
        assert found.confidence == pytest.approx(expected)


def test_narrators_negation_is_no_event(make):
    """That something did not occur, by nobody but the narrator, is no event; somebody's denial is one."""
    no = make.act("came", "CONSULT", "visit", status="denied", shown="not", actors=["KOR"])
    denied = make.act("came", "CONSULT", "visit", status="denied", shown="denied", actors=["KOR"])
    sourced = make.act(
        "came", "CONSULT", "visit", status="denied", shown="not", actors=["KOR"], sources=["agency:yonhap"]
    )
    assert make.situation(make.report("r1", no)).events == ()
    assert [event.status for event in make.situation(make.report("r1", denied)).events] == ["denied"]
    assert [event.status for event in make.situation(make.report("r1", sourced)).events] == ["denied"]


def test_negation_of_what_was_announced_is_an_event(make):
    """The narrator's word that an announced visit did not take place is its outcome."""
    planned = make.act("visit", "CONSULT", "visit", status="planned", actors=["KOR"], date="2023-08-08")
    no = make.act("visit", "CONSULT", "visit", status="denied", shown="no", actors=["KOR"], date="2023-08-08")
    (found,) = make.situation(
        make.report("r1", planned, day="2023-08-07"), make.report("r2", no, day="2023-08-09")
    ).events
    assert found.status == "denied"


def test_recipients_are_not_actors(make):
    """Who meets whom are all parties: nobody stands on both sides of an event."""
    ours = make.act("met", actors=["USA"], recipients=["JPN"], date="2023-08-07")
    theirs = make.act("met", actors=["JPN"], recipients=["USA"], date="2023-08-07")
    (found,) = make.situation(make.report("r1", ours), make.report("r2", theirs)).events
    assert not {actor.id for actor in found.actors} & {actor.id for actor in found.recipients}


def test_type_and_mode_of_most_claims(make):
    """A named drill that most reports know as two countries' is one of two countries."""
    name = ["exercise:amber-gate"]
    both = make.act("Amber Gate", "COOPERATE", actors=["USA", "KOR"], named=name, goldstein=6.0, quad=2)
    own = make.act("Amber Gate", "MOBILIZE", "troops", actors=["KOR"], named=name, goldstein=-7.0, quad=4)
    reports = [make.report(f"r{n}", one, day="2023-08-07") for n, one in enumerate((own, both, both))]
    (found,) = make.situation(*reports).events
    assert (found.event_type, found.mode, found.quad, found.goldstein) == ("COOPERATE", None, 2, 6.0)


def test_announced_day_within_the_days_told(event):
    """What is told to have happened within some days happened on the one of them that was announced."""
    announced = _told(status="planned", date="2023-08-18")
    roughly = _told(date="2023-08-14/2023-08-20")
    assert str(event(announced, roughly).date.start) == "2023-08-18"
