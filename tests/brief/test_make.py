"""What the brief of a situation tells, in which order, and from which events."""

from __future__ import annotations

from datetime import date

import pytest

from polybius.brief import make_brief


@pytest.fixture
def section(make):
    """The groups of a section of the brief of some reports: titles, and the texts of their sentences."""

    def section(heading, *reports, since=None, as_of=None):
        claims = [claim for one in reports for claim in one.claims]
        brief = make_brief(
            make.situation(*reports, as_of=as_of), claims, make.knowledge,
            since=date.fromisoformat(since) if since else None,
        )  # fmt: skip
        return [
            (group.title, [sentence.text for sentence in group.sentences])
            for part in brief.sections
            if part.heading == heading
            for group in part.groups
        ]

    return section


def _sentences(brief, heading):
    return [
        sentence
        for section in brief.sections
        if section.heading == heading
        for group in section.groups
        for sentence in group.sentences
    ]


def test_sections_in_order(brief):
    """A brief has its six sections in the order in which a reader asks."""
    assert [section.heading for section in brief.sections] == [
        "What occurred", "Why it matters", "What is next", "Who is who", "Disputed", "On whose word",
    ]  # fmt: skip


def test_empty_sections_are_left_out(make):
    """A section with nothing to say is left out; of nothing there is nothing to say."""
    act = make.act(
        "launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", told=("launch", None, "a missile")
    )
    one = make.report("r1", act, day="2023-08-08")
    headings = [s.heading for s in make_brief(make.situation(one), one.claims, make.knowledge).sections]
    assert headings == ["What occurred", "On whose word"]
    nothing = make_brief(make.situation(), [], make.knowledge)
    assert (nothing.sections, nothing.title, nothing.n_reports) == ((), "Situation", 0)


def test_head(brief, fused):
    """The head names the states that act most and the days, and counts reports, outlets and independent origins."""
    assert brief.title == "North Korea, South Korea, Japan and the United States, from 8 to 12 August 2023"
    assert (brief.n_reports, brief.n_outlets) == (4, 3)
    assert brief.n_origins == len({origin.id for event in fused.events for origin in event.origins})


def test_every_sentence_names_known_events(brief, fused):
    """No sentence names an event that is not there."""
    known = {event.event_id for event in fused.events}
    cited = [
        event
        for section in brief.sections
        for group in section.groups
        for sentence in group.sentences
        for event in sentence.events
    ]
    assert cited
    assert set(cited) <= known


def test_occurred_by_story_newest_first(brief):
    """What occurred is told story by story, the newest first."""
    groups = brief.sections[0].groups
    assert [group.title for group in groups] == [
        "New minister in the North", "Missiles from Wonsan", "Earlier, as the reports recall",
    ]  # fmt: skip
    assert groups[1].sentences[0].text == (
        "North Korea launched two missiles in Wonsan on 7 August 2023, according to the Joint Chiefs of Staff and KCNA."
    )


def test_only_what_happened_occurred(section, make):
    """Plans, demands, threats, suppositions and denials did not occur, nor did words."""
    acts = [
        make.act(f"attack {status}", "ASSAULT", actors=["PRK"], status=status, told="attack", shown="denied")
        for status in ("planned", "called_for", "threatened", "hypothetical", "denied")
    ]
    acts.append(make.act("said", "STATEMENT", actors=["PRK"]))
    assert section("What occurred", *(make.report(f"r{n}", act, day="2023-08-08") for n, act in enumerate(acts))) == []


def test_background_stands_apart(section, make):
    """What was over long before the first report stands at the end, the oldest first."""
    old = [
        make.act("shelled", "ASSAULT", actors=["PRK"], date=day, told=("shell", None, "an island"))
        for day in ("2010-11-23", "2001-03-01")
    ]
    new = make.act("launched", "MOBILIZE", actors=["PRK"], date="2023-08-07", told=("launch", None, "a missile"))
    found = section("What occurred", make.report("r1", *old, new, day="2023-08-08", outlet="Quay Gazette", title="Now"))
    assert [title for title, _ in found] == ["Now", "Earlier, as the reports recall"]
    assert [text.partition(" on ")[2] for text in found[1][1]] == [
        "1 March 2001, Quay Gazette reported.", "23 November 2010, Quay Gazette reported.",
    ]  # fmt: skip


def test_since(section, make):
    """What ended before the day is left out, and so is what has no day; the day itself counts."""
    acts = [
        make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date=day, told=("launch", None, "a missile"))
        for day in ("2023-08-01", "2023-08-07", "2023-08-09")
    ]
    acts.append(make.act("shelled", "ASSAULT", actors=["IRN"], told=("shell", None, "a town")))
    report = make.report("r1", *acts, day="2023-08-10")
    assert sum(len(texts) for _, texts in section("What occurred", report)) == 4
    ((_, texts),) = section("What occurred", report, since="2023-08-07")
    assert [" ".join(text.split()[5:9]) for text in texts] == ["on 9 August 2023,", "on 7 August 2023,"]


def test_doubtful_events_are_left_out(section, make):
    """What one report tells weakly, without saying who acts, is left out."""
    for confidence, told in ((0.3, 0), (0.6, 1)):
        act = make.act("attack", "ASSAULT", told="attack", confidence=confidence)
        assert len(section("What occurred", make.report("r1", act, day="2023-08-08"))) == told


@pytest.mark.parametrize(("told", "shown"), [("every unit ready to move", 0), ("attack on a convoy", 1)])
def test_a_phrase_that_names_no_act_is_left_out(section, make, told, shown):
    """ "Every unit ready to move" names no one act that a sentence could tell of."""
    act = make.act("ready", "MOBILIZE", actors=["PRK"], told=told)
    assert len(section("What occurred", make.report("r1", act, day="2023-08-08"))) == shown


def test_why_it_matters(brief):
    """A judgement stands in the words and under the name of him whose it is."""
    (sentence,) = _sentences(brief, "Why it matters")
    assert sentence.text == "Im Ga On: “It is a grave threat to all of us”."


def test_plans_overdue_first(section, make):
    """The overdue come first, then what is planned, moved and called off, by due day; what happened is no longer next."""

    def plan(what, who, due, **more):
        return make.act(what, "MOBILIZE", "troops", actors=[who], date=due, what=what, **{"status": "planned", **more})

    first = [
        plan("march", "JPN", "2023-08-30"),
        plan("parade", "PRK", "2023-08-09"),
        plan("drill", "KOR", "2023-08-20"),
        plan("patrol", "IRN", "2023-08-15"),
        plan("sortie", "USA", "2023-08-16"),
    ]
    later = [
        plan("patrol", "IRN", None, status="denied", shown="cancelled"),
        plan("sortie", "USA", "2023-08-10", status="happened"),
    ]
    reports = [
        make.report("r1", *first, day="2023-08-08"),
        make.report("r2", *later, day="2023-08-11"),
        make.report("r3", plan("drill", "KOR", "2023-08-25"), day="2023-08-12"),
    ]
    ((_, texts),) = section("What is next", *reports)
    assert texts == [
        "Parade (North Korea): OVERDUE: was due on 9 August 2023, and no report says what became of it.",
        "March (Japan): due on 30 August 2023.",
        "Drill (South Korea): moved; now due on 25 August 2023.",
        "Patrol (Iran): called off (was due on 15 August 2023).",
    ]


def test_plan_without_a_day(section, make):
    """A plan for which no day is named says so."""
    act = make.act("drill", "MOBILIZE", "troops", actors=["KOR"], status="planned")
    assert section("What is next", make.report("r1", act, day="2023-08-08")) == [
        (None, ["Drill (South Korea): no day is named."])
    ]


def test_plans_since(section, make):
    """A plan whose day was before the day asked for is left out."""
    act = make.act("drill", "MOBILIZE", "troops", actors=["KOR"], status="planned", date="2023-08-09")
    report = make.report("r1", act, day="2023-08-08")
    assert section("What is next", report, since="2023-08-09") != []
    assert section("What is next", report, since="2023-08-10") == []


def test_who_is_who(brief, fused):
    """Who took and who left an office, of which state, after and before whom, from the events of the change."""
    took, left = _sentences(brief, "Who is who")
    assert took.text == "Han Du Ri, Minister of Defence of North Korea: took office on 9 August 2023, after Pak So Rim."
    assert (
        left.text
        == "Pak So Rim, Minister of Defence of North Korea: left office on 9 August 2023, followed by Han Du Ri."
    )
    modes = {event.event_id: event.mode for event in fused.events}
    assert ([modes[id_] for id_ in took.events], [modes[id_] for id_ in left.events]) == (["appoint"], ["remove"])


def test_disputed(brief, fused):
    """What the origins disagree on, each value with those who say so."""
    (sentence,) = _sentences(brief, "Disputed")
    assert sentence.text == (
        "North Korea launched two missiles in Wonsan on 7 August 2023: killed 3 according to the Joint Chiefs of Staff; "
        "7 according to KCNA."
    )
    (event,) = [event for event in fused.events if event.conflicts]
    assert sentence.events == (event.event_id,)


def test_disputed_by_a_state(section, make):
    """Who denies is called by his name, though he is no origin of what happened."""
    acts = [
        make.act("attack", "ASSAULT", actors=["PRK"], recipients=["KOR"], date="2023-08-07", told="attack", **more)
        for more in (
            {"sources": ["official:kor-jcs"]},
            {"status": "denied", "shown": "denied"},
        )
    ]
    ((_, (text,)),) = section("Disputed", *(make.report(f"r{n}", act, day="2023-08-08") for n, act in enumerate(acts)))
    assert text.endswith("status denied according to North Korea; happened according to the Joint Chiefs of Staff.")


def test_on_whose_word(section, make):
    """Each origin with its events, how many stand on its word alone, and through how many reports and outlets."""
    launch, drill = (
        make.act(word, "MOBILIZE", mode, actors=["PRK"], date="2023-08-07", sources=["agency:kcna"], told=word)
        for word, mode in (("launch", "weapons"), ("drill", "troops"))
    )
    seen = make.act(
        "launch", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", sources=["official:kor-jcs"], told="launch"
    )
    found = section(
        "On whose word",
        make.report("r1", launch, drill, day="2023-08-08", outlet="Quay Gazette"),
        make.report("r2", launch, day="2023-08-08", outlet="Harbour Post"),
        make.report("r3", seen, day="2023-08-08", outlet="Harbour Post"),
    )
    assert found == [
        (
            None,
            [
                "KCNA: 2 events (1 on its word alone), through 2 reports of 2 outlets.",
                "Joint Chiefs of Staff: 1 event (0 on its word alone), through 1 report of 1 outlet.",
            ],
        )
    ]


def test_request_with_what_is_asked_for(make):
    """A demand names the event of what it asks for, and says that this is not done."""
    outer = make.act(
        "urged",
        "REQUEST",
        actors=["KOR"],
        recipients=["IRN"],
        date="2023-08-07",
        told=("urge", None, "Iran to let the ship go"),
    )
    inner = make.act(
        "let", "RETREAT", "release", actors=["IRN"], status="called_for", told=("let", None, "the ship go"),
        within=outer(report="r1").claim_id,
    )  # fmt: skip
    report = make.report("r1", outer, inner, day="2023-08-08")
    fused = make.situation(report)
    brief = make_brief(fused, report.claims, make.knowledge)
    (sentence,) = _sentences(brief, "What occurred")
    assert sentence.text.startswith("South Korea urged Iran to let the ship go")
    assert "(asked for, not reported as done)" in sentence.text
    assert sentence.events == tuple(event.event_id for event in fused.events)


def test_head_of_the_brief_as_of(make, fused, claims):
    """The day as of which, and since which, the brief is told are kept with it."""
    brief = make_brief(fused, claims, make.knowledge, since=date(2023, 8, 9), as_of=date(2023, 8, 12))
    assert (brief.since, brief.as_of) == (date(2023, 8, 9), date(2023, 8, 12))
    assert [group.title for group in brief.sections[0].groups] == ["New minister in the North"]
