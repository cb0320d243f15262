"""The two real reports, both undated: what an analyst must get out of them, with evidence and chains."""

from __future__ import annotations

from datetime import date

import pytest

from polybius import Situation
from polybius.brief import as_text, make_brief
from polybius.model import Interval


@pytest.fixture(scope="module")
def situation(shared, tools):
    """A situation made of the two reports alone."""
    with Situation(tools=tools) as situation:
        result = situation.read(sorted((shared / "reports").glob("*.txt")))
        assert len(result.added) == 2
        yield situation


def _events(situation, event_type, mode=None, status=None):
    return [
        event
        for event in situation.events
        if event.event_type == event_type and mode in (None, event.mode) and status in (None, event.status)
    ]


def _named(actors):
    return {actor.id for actor in actors}


def test_change_of_the_chief_of_staff(situation):
    """Pak Su Il is removed and Ri Yong Gil appointed Chief of the General Staff, on the Wednesday."""
    (removed,) = _events(situation, "OFFICE", "remove", "happened")
    (appointed,) = _events(situation, "OFFICE", "appoint", "happened")
    assert _named(removed.recipients) == {"person:pak-su-il"}
    assert _named(appointed.recipients) == {"person:ri-yong-gil"}
    tenures = {tenure.person_id: tenure for tenure in situation.offices}
    old, new = tenures["person:pak-su-il"], tenures["person:ri-yong-gil"]
    assert {old.office, new.office} == {"Chief of the General Staff"}
    assert old.successor == new.person
    assert new.predecessor == old.person
    assert old.end is not None
    assert Interval.day(date(2023, 8, 9)).within(old.end)


def test_commission_meets_on_the_wednesday(situation):
    """The Central Military Commission met on a Wednesday."""
    (meeting,) = _events(situation, "ACTIVITY", "meet-internal", "happened")
    assert any("Central Military Commission" in actor.name for actor in meeting.actors)
    claims = {claim.claim_id: claim for claim in situation.claims}
    assert any(claims[id_].date and claims[id_].date.evidence[0].text == "Wednesday" for id_ in meeting.claims)


def test_what_kim_asks_for_is_not_done(situation):
    """Calls on the military to prepare and on factories to speed up production: asked for, within a request."""
    asked = [claim for claim in situation.claims if claim.status == "called_for"]
    claims = {claim.claim_id: claim for claim in situation.claims}
    assert {("MOBILIZE", "troops"), ("ACTIVITY", "produce")} <= {(claim.event_type, claim.mode) for claim in asked}
    for claim in asked:
        outer = claims[claim.within]
        assert outer.event_type == "REQUEST"
        assert _named(outer.actors) == {"person:kim-jong-un"}
    assert not [event for event in _events(situation, "ACTIVITY", "produce") if event.status == "happened"]


def test_inspection(situation):
    """Kim inspected munitions factories."""
    inspected = _events(situation, "ACTIVITY", "inspect", "happened")
    assert inspected
    assert all(_named(event.actors) == {"person:kim-jong-un"} for event in inspected)


def test_one_exercise_from_both_reports(situation):
    """Ulchi Freedom Shield of the United States and South Korea is one plan of both reports, due later that month."""
    (plan,) = [plan for plan in situation.plans if plan.event_type == "COOPERATE"]
    assert _named(plan.actors) == {"state:usa", "state:kor"}
    assert plan.state == "planned"
    assert plan.due is not None
    assert plan.due.overlaps(Interval(date(2023, 8, 21), date(2023, 8, 31)))
    assert plan.due.within(Interval.month(2023, 8))
    (event,) = _events(situation, "COOPERATE")
    assert len(event.reports) == 2


def test_camp_david(situation):
    """The summit of three at Camp David is due on 18 August."""
    (plan,) = [plan for plan in situation.plans if plan.event_type == "CONSULT"]
    assert {actor.country for actor in plan.actors} == {"USA", "KOR", "JPN"}
    assert plan.due == Interval.day(date(2023, 8, 18))
    (event,) = [event for event in _events(situation, "CONSULT") if event.status == "planned"]
    assert event.place is not None
    assert event.place.name == "Camp David"


def test_parade(situation):
    """The parade is due on 9 September."""
    (plan,) = [plan for plan in situation.plans if plan.event_type == "ACTIVITY"]
    assert plan.due == Interval.day(date(2023, 9, 9))


def test_guests_at_the_anniversary(situation):
    """Delegations of Russia and China were there."""
    visits = [event for event in _events(situation, "CONSULT", status="happened") if len(event.actors) > 1]
    assert {"RUS", "CHN"} in [{actor.country for actor in event.actors} for event in visits]


def test_a_view_is_whose_it_is(situation):
    """That the exercises are a threat is Pyongyang's view, and nothing that happened."""
    views = [claim for claim in situation.claims if claim.trigger.text == "views"]
    assert views
    assert all(claim.event_type == "STATEMENT" for claim in views)
    assert all(_named(claim.actors) == {"state:prk"} for claim in views)


def test_all_of_it_rests_on_one_origin(situation):
    """Everything that Kim said rests on KCNA's word."""
    spoken = [event for event in situation.events if "person:kim-jong-un" in _named(event.actors)]
    assert len(spoken) > 5
    assert {origin.id for event in spoken for origin in event.origins} == {"agency:kcna"}


def test_dates_are_inferred(situation):
    """Both reports are of August 2023, within days, and the reasons are shown."""
    for report in situation.reports:
        assert report.published is not None
        assert report.published.method == "inferred"
        assert report.published.reasons
        days = Interval(report.published.start, report.published.end)
        assert days.within(Interval(date(2023, 8, 9), date(2023, 8, 18)))
        assert days.days is not None
        assert days.days <= 9
    by_title = {report.title: report for report in situation.reports}
    (dated,) = [r for title, r in by_title.items() if title and title.startswith("North Korean leader calls")]
    assert dated.published is not None
    assert any("75th" in span.text or "Thursday" in span.text for span in dated.published.evidence)


def test_furniture_and_agency_stay_out(situation):
    """Neither the comment policy nor the agency acts anywhere."""
    texts = {one.document.report.id: one.document.report.text for one in situation.coded}
    for claim in situation.claims:
        sentence = texts[claim.report_id][claim.sentence.start : claim.sentence.end]
        assert "comments posted here" not in sentence
        assert all(actor.kind != "outlet" for actor in (*claim.actors, *claim.recipients))


def test_brief(situation, tools):
    """The brief tells it, and each sentence names its events."""
    brief = make_brief(situation.fused, situation.claims, tools.knowledge)
    headings = [section.heading for section in brief.sections]
    assert headings[:3] == ["What occurred", "Why it matters", "What is next"]
    text = " ".join(as_text(brief).split())
    for words in (
        "Pak Su Il",
        "Ri Yong Gil",
        "Central Military Commission",
        "18 August 2023",
        "9 September 2023",
        "KCNA",
    ):
        assert words in text
    known = {event.event_id for event in situation.events}
    for section in brief.sections:
        for group in section.groups:
            for sentence in group.sentences:
                assert set(sentence.events) <= known
