"""Reports that tell of the same events are one storyline."""

from __future__ import annotations

from datetime import date

DISPATCH = (
    "Two missiles flew from Wonsan on Monday morning, and a third one failed over the sea, in what the ministry of "
    "the South called in a short statement one of the largest trials of the whole year."
)


def _launch(make):
    return make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07")


def _summit(make):
    return make.act("summit", actors=["USA", "JPN"], date="2023-08-08")


def _told(found):
    return [story.reports for story in found.stories]


def test_shared_events_make_one_story(make):
    """Two reports of one launch are one story, a report of a summit another."""
    found = make.situation(
        make.report("r1", _launch(make), day="2023-08-07"),
        make.report("r2", _summit(make), day="2023-08-08"),
        make.report("r3", _launch(make), day="2023-08-09"),
    )
    assert _told(found) == [("r1", "r3"), ("r2",)]
    assert (found.stories[0].start, found.stories[0].end) == (date(2023, 8, 7), date(2023, 8, 9))


def test_an_event_is_of_the_story_that_told_it_first(make):
    """An event that two stories tell belongs to the first, and each event to one story only."""
    many = [make.act(f"visit {n}", "CONSULT", "visit", actors=[who]) for n, who in enumerate(("IRN", "USA", "JPN"))]
    more = [make.act(f"parade {n}", "ACTIVITY", "parade", actors=[who]) for n, who in enumerate(("IRN", "USA", "JPN"))]
    others = [make.act(f"aid {n}", "AID", actors=[who]) for n, who in enumerate(("IRN", "USA", "KOR"))]
    wide = [*many, *more, *others]
    apart = [
        make.act(f"expelled {n}", "SANCTION", "expel", actors=[who]) for n, who in enumerate(("IRN", "USA", "KOR"))
    ]
    apart += [make.act(f"marched {n}", "PROTEST", actors=[who]) for n, who in enumerate(("IRN", "USA", "JPN"))]
    apart += [make.act(f"bombed {n}", "ASSAULT", actors=[who]) for n, who in enumerate(("IRN", "USA", "JPN"))]
    found = make.situation(
        make.report("r1", _launch(make), *wide, day="2023-08-07"),
        make.report("r2", _launch(make), *apart, day="2023-08-08"),
    )
    assert _told(found) == [("r1",), ("r2",)]
    launch = next(event for event in found.events if event.event_type == "MOBILIZE")
    assert launch.reports == ("r1", "r2")
    assert launch.story_id == found.stories[0].story_id
    listed = [event for story in found.stories for event in story.events]
    assert sorted(listed) == sorted(event.event_id for event in found.events)


def test_reprints_are_of_the_story_of_their_dispatch(make):
    """A reprint joins its dispatch, though no act could be read in it."""
    found = make.situation(
        make.report("r1", make.act("flew", "MOBILIZE", "weapons", actors=["PRK"]), text=DISPATCH, day="2023-08-07"),
        make.report("r2", text=DISPATCH, day="2023-08-08"),
    )
    assert _told(found) == [("r1", "r2")]


def test_statements_bind_nothing(make):
    """The same words quoted in two reports do not make one story of them."""
    reports = [
        make.report(id_, make.act("said", "STATEMENT", actors=["PRK"], quote="“No.”"), act, text=text, day="2023-08-07")
        for id_, act, text in (
            ("r1", _launch(make), "“No.” it said. It launched."),
            ("r2", _summit(make), "“No.” it said. The summit."),
        )
    ]
    found = make.situation(*reports)
    assert [event.n_reports for event in found.events if event.event_type == "STATEMENT"] == [2]
    assert _told(found) == [("r1",), ("r2",)]


def test_title(make):
    """A story has the headline of its first report that has one, in ordinary letters, else its first words."""
    plain = make.report("r1", _launch(make), day="2023-08-07", text="It launched. " + "Nobody knows why. " * 9)
    (story,) = make.situation(plain).stories
    assert story.title.startswith("It launched. Nobody knows why.")
    assert story.title.endswith(" ...")
    assert len(story.title) <= 84
    titled = make.report("r2", _launch(make), day="2023-08-08", title="MISSILES OVER THE SEA")
    (story,) = make.situation(plain, titled).stories
    assert story.title == "Missiles over the sea"


def test_report_without_events(make):
    """A report of which nothing is coded is a story of its own, and one without a date has no days."""
    (story,) = make.situation(make.report("r1", text="Bread is dear.")).stories
    assert (story.events, story.start, story.end, story.title) == ((), None, None, "Bread is dear.")
