"""The situation is a pure function of what is known: no order, no later report, no count out of step."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybius import Situation
from polybius.fuse import fuse

ACTS = st.tuples(
    st.sampled_from(
        [("summit", "CONSULT", None), ("launched", "MOBILIZE", "weapons"), ("drill", "MOBILIZE", "troops"),
         ("drill", "COOPERATE", None), ("seized", "COERCE", "seize"), ("urged", "REQUEST", None),
         ("said", "STATEMENT", None), ("removed", "OFFICE", "remove")]
    ),
    st.sampled_from(["happened", "planned", "called_for", "hypothetical", "denied"]),
    st.lists(st.sampled_from(["USA", "KOR", "PRK", "IRN"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["PRK", "JPN"]), max_size=1),
    st.sampled_from([None, "2023-08-07", "2023-08-10", "2023-08", "2022-08-10", "2023-08-18/"]),
    st.sampled_from([[], ["agency:kcna"], ["agency:yonhap", "official:kor-jcs"], ["anonymous:unknown"]]),
    st.sampled_from([None, 3, 7]),
    st.sampled_from([(), ("exercise:amber-gate",), ("exercise:iron-heron",)]),
    st.sampled_from([None, "not", "denied", "cancelled"]),
)  # fmt: skip
REPORTS = st.lists(
    st.tuples(
        st.sampled_from([None, *(f"2023-08-{day:02}" for day in range(6, 14))]),
        st.sampled_from([None, "Quay Gazette", "Harbour Post"]),
        st.lists(ACTS, max_size=4),
    ),
    min_size=1,
    max_size=6,
)
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _reports(make, rows):
    """The reports that hypothesis has thought up."""
    return [
        make.report(
            f"r{number}",
            *(
                make.act(
                    *what, status=status, actors=actors, recipients=recipients, date=days, sources=sources,
                    named=names if what[0] == "drill" else (), shown=shown if status == "denied" else None,
                    **({} if killed is None else {"killed": killed}),
                )
                for what, status, actors, recipients, days, sources, killed, names, shown in acts
            ),
            day=day,
            outlet=outlet,
        )
        for number, (day, outlet, acts) in enumerate(rows)
    ]  # fmt: skip


@SLOW
@given(rows=REPORTS, data=st.data())
def test_order_changes_nothing(make, rows, data):
    """Reports in any order give the same situation."""
    reports = _reports(make, rows)
    shuffled = data.draw(st.permutations(reports))
    assert fuse(shuffled, make.knowledge) == fuse(reports, make.knowledge)


@SLOW
@given(rows=REPORTS, day=st.integers(6, 14))
def test_as_of_is_never_having_had_later_reports(make, rows, day):
    """As of a day is what would be known had the later reports never come."""
    reports = _reports(make, rows)
    as_of = date(2023, 8, day)
    early = [
        one
        for one in reports
        if one.document.published is None or one.document.published.start <= as_of
    ]  # fmt: skip
    assert fuse(reports, make.knowledge, as_of=as_of) == fuse(early, make.knowledge, as_of=as_of)


@SLOW
@given(rows=REPORTS)
def test_claims_are_parted_among_events(make, rows):
    """No claim is of two events, and one that is of none was a narrator's negation."""
    reports = _reports(make, rows)
    found = fuse(reports, make.knowledge)
    listed = [claim for event in found.events for claim in event.claims]
    assert len(listed) == len(set(listed))
    claims = {claim.claim_id: claim for one in reports for claim in one.claims}
    assert set(listed) <= claims.keys()
    assert {claims[id_].status for id_ in claims.keys() - set(listed)} <= {"denied"}


@SLOW
@given(rows=REPORTS)
def test_numbers_are_lengths(make, rows):
    """Reports, outlets and origins of an event are counted as they are listed, each once, and every event has an origin."""
    for event in fuse(_reports(make, rows), make.knowledge).events:
        for listed, number in (
            (event.reports, event.n_reports),
            (event.outlets, event.n_outlets),
            ([origin.id for origin in event.origins], event.n_origins),
        ):
            assert len(set(listed)) == len(listed) == number
        assert 1 <= event.n_outlets <= event.n_reports
        assert event.n_origins >= 1
        assert all(set(origin.reports) <= set(event.reports) for origin in event.origins)


@SLOW
@given(rows=REPORTS)
def test_what_is_built_on_events_refers_to_them(make, rows):
    """Every event has one story, every story its reports, and every plan the claims of one event."""
    reports = _reports(make, rows)
    found = fuse(reports, make.knowledge)
    stories = {story.story_id: story for story in found.stories}
    assert sorted(report for story in found.stories for report in story.reports) == sorted(
        report.report_id for report in found.reports
    )
    for event in found.events:
        assert event.event_id in stories[event.story_id].events
        assert 0 < event.confidence <= 1
    events = {event.event_id: set(event.claims) for event in found.events}
    for plan in found.plans:
        told = {claim for step in plan.history for claim in step.claims}
        assert any(told <= claims for claims in events.values())
        assert (plan.outcome_event is not None) == (plan.state == "happened")


def test_nothing(make):
    """No reports, no situation."""
    found = make.situation()
    assert (found.reports, found.events, found.plans, found.tenures, found.stories) == ((), (), (), (), ())


def test_report_record(make):
    """A report is written with its outlet, title, day and origins, and the hash of its text."""
    coded = make.report(
        "r1", make.act("met", sources=["agency:kcna"]), day="2023-08-07", outlet="Quay Gazette", title="Talks",
        retrieved="2023-08-09",
    )  # fmt: skip
    (record,) = make.situation(coded).reports
    assert (record.report_id, record.outlet, record.title, record.language) == ("r1", "Quay Gazette", "Talks", "en")
    assert (record.published.start, record.retrieved) == (date(2023, 8, 7), "2023-08-09")
    assert (record.copy_of, record.origins) == (None, ("agency:kcna",))
    assert record.text_sha256 == coded.document.report.text_sha256


def test_later_report_changes_the_past_only_when_known(make):
    """What was a plan as of one day has happened as of a later one; the earlier view does not change."""
    plan = make.act("summit", actors=["USA", "JPN"], date="2023-08-10", status="planned")
    held = make.act("summit", actors=["USA", "JPN"], date="2023-08-10")
    first, second = make.report("r1", plan, day="2023-08-07"), make.report("r2", held, day="2023-08-11")
    before = make.situation(first, as_of="2023-08-09")
    assert make.situation(first, second, as_of="2023-08-09") == before
    assert [event.status for event in before.events] == ["planned"]
    assert [event.status for event in make.situation(first, second).events] == ["happened"]


def test_end_to_end(tools):
    """Two outlets on one agency's word are one origin, an official of the other side a second."""
    reports = [
        {"id": "r1", "outlet": "Quay Gazette", "published": "2023-05-03",
         "text": "North Korea fired two missiles from Wonsan on Tuesday, KCNA reported."},
        {"id": "r2", "outlet": "Harbour Post", "published": "2023-05-03",
         "text": "According to KCNA, North Korea fired two missiles on Tuesday."},
        {"id": "r3", "outlet": "Evening Mail", "published": "2023-05-04",
         "text": "North Korea fired two missiles on Tuesday, South Korea's Joint Chiefs of Staff said."},
    ]  # fmt: skip
    with Situation(tools=tools) as situation:
        situation.add(reports)
        (event,) = [event for event in situation.events if event.event_type == "MOBILIZE"]
    assert (event.n_reports, event.n_outlets, event.n_origins) == (3, 3, 2)
    assert event.origins[0].id == "agency:kcna"
    assert (event.date.start, event.status) == (date(2023, 5, 2), "happened")
