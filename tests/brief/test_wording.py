"""Events as English sentences: who did what, where and when, and what became of it."""

from __future__ import annotations

import pytest

from polybius.brief.english import called, capital, counted, day_words, listed, parties, place_words
from polybius.brief.wording import Wording
from polybius.model import Place

PAK = "person:pak-so-rim"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("happened", "Iran seized the tanker"),
        ("planned", "Iran is to seize the tanker"),
        ("called_for", "Iran is asked to seize the tanker (asked for, not reported as done)"),
        ("threatened", "Iran threatened to seize the tanker (not reported as done)"),
        ("hypothetical", "Iran may seize the tanker"),
        ("denied", "Iran did not seize the tanker"),
    ],
)
def test_verb_of_each_status(make, wording, status, sentence):
    """The status is told by the form of the verb."""
    act = make.act(
        "seized", "COERCE", "seize", actors=["IRN"], status=status, shown="denied", told=("seize", None, "the tanker")
    )
    assert wording(act) == sentence


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("happened", "The tanker was taken"),
        ("planned", "The tanker is to be taken"),
        ("called_for", "The tanker should be taken (asked for, not reported as done)"),
        ("threatened", "The tanker may be taken (not reported as done)"),
        ("hypothetical", "The tanker may be taken"),
        ("denied", "The tanker was not taken"),
    ],
)
def test_passive_without_an_actor(make, wording, status, sentence):
    """An act of which nobody says whose it is stands in the passive."""
    act = make.act("taken", "COERCE", "seize", status=status, shown="denied", told=("take", "the tanker", ""))
    assert wording(act) == sentence


def test_passive_of_many(make, wording):
    """Several things were taken; several parties were hit."""
    assert wording(make.act("shot", "ASSAULT", told=("shoot", "two pilots", ""), plural=True)) == "Two pilots were shot"
    hit = make.act("shot", "ASSAULT", recipients=["KOR", "JPN"], told=("shoot", None, "at sea"))
    assert wording(hit) == "South Korea and Japan were shot at sea"


def test_nobody_and_nothing_named(make, wording):
    """Where neither side is named, the sentence says so."""
    act = make.act("shot", "ASSAULT", told=("shoot", None, "over the wall"))
    assert wording(act) == "Somebody whom the reports do not name shot over the wall"


@pytest.mark.parametrize(
    ("status", "verb"), [("planned", "is to shoot"), ("threatened", "threatened to shoot"), ("denied", "did not shoot")]
)
def test_nobody_named_and_nothing_done(make, wording, status, verb):
    """What did not happen is not told as done, though neither side is named."""
    act = make.act("shot", "ASSAULT", status=status, shown="denied", told=("shoot", None, "over the wall"))
    assert f"do not name {verb} over the wall" in wording(act)


def test_several_actors(make, wording):
    """Several actors are to do what one is to do."""
    act = make.act("patrol", "COOPERATE", actors=["USA", "KOR"], status="planned", told=("patrol", None, "the strait"))
    assert wording(act) == "The United States and South Korea are to patrol the strait"


def test_partner_in_the_words_is_not_named_twice(make, wording):
    """Who was met stands where the report has him, not beside who met him."""
    act = make.act("met", actors=["USA", "JPN"], told=("meet", None, "the guests from Japan"))
    assert wording(act) == "The United States met the guests from Japan"


@pytest.mark.parametrize(
    ("noun", "sentence"),
    [
        ("talks", "South Korea held talks"),
        ("drill at sea", "South Korea held a drill at sea"),
        ("exercise", "South Korea held an exercise"),
        ("visit to Suwon", "South Korea made a visit to Suwon"),
        ("attack", "South Korea carried out an attack"),
        ("Amber Gate", "There was Amber Gate by South Korea"),
        ("12-day drill", "South Korea held a 12-day drill"),
        ("8-day drill", "South Korea held an 8-day drill"),
        ("11-day drill", "South Korea held an 11-day drill"),
        ("3 drills", "South Korea held 3 drills"),
        ("blunder", "There was a blunder by South Korea"),
        ("drill of the South Korea army", "South Korea held a drill"),
        ("drill of the marines", "South Korea held a drill of the marines"),
    ],
)
def test_nouns_with_their_verbs(make, wording, noun, sentence):
    """A noun has the verb and the article that go with it, and does not name its actor twice."""
    assert wording(make.act("it", "MOBILIZE", "troops", actors=["KOR"], told=noun)) == sentence


def test_named_exercise_is_held(make, wording):
    """An exercise with a name is held, whatever it is called."""
    act = make.act("Amber Gate", "COOPERATE", actors=["USA", "KOR"], told="Amber Gate", rule="named.exercise")
    assert wording(act) == "The United States and South Korea held Amber Gate"


@pytest.mark.parametrize(
    ("status", "actors", "sentence"),
    [
        ("planned", ["KOR"], "South Korea plans a drill"),
        ("planned", ["KOR", "USA"], "South Korea and the United States plan a drill"),
        ("planned", [], "A drill is planned"),
        ("denied", ["KOR"], "A drill of South Korea was called off, refused or denied"),
        ("hypothetical", ["KOR"], "A drill by South Korea"),
        ("called_for", [], "A drill (asked for, not reported as done)"),
        ("happened", [], "There was a drill"),
    ],
)
def test_nouns_of_each_status(make, wording, status, actors, sentence):
    """A noun tells its status, with and without an actor."""
    assert (
        wording(make.act("it", "MOBILIZE", "troops", actors=actors, status=status, told="drill", shown="denied"))
        == sentence
    )


def test_plural_nouns(make, wording):
    """Several acts have no article, and were."""
    assert wording(make.act("it", "ASSAULT", told="attacks", plural=True)) == "There were attacks"
    assert wording(make.act("it", "ASSAULT", status="planned", told="attacks", plural=True)) == "Attacks are planned"


def test_act_without_words(make, wording):
    """An act without words of its own is called by its type."""
    assert wording(make.act("it", "ASSAULT", actors=["PRK"])) == "North Korea carried out an attack"
    assert wording(make.act("it", "AID", actors=["PRK"])) == "There was an act by North Korea"


def test_day_and_place(make, wording):
    """Place and day stand behind a short act, the day before a long one; a place in its words is not told again."""
    act = {"actors": ["PRK"], "date": "2023-08-07", "place": "Wonsan", "country": "PRK"}
    short = make.act("launched", "MOBILIZE", told=("launch", None, "a missile"), **act)
    assert wording(short) == "North Korea launched a missile in Wonsan on 7 August 2023"
    long = make.act(
        "launched", "MOBILIZE", told=("launch", None, "two of the missiles that it had shown in May"), **act
    )
    assert wording(long) == (
        "On 7 August 2023 North Korea launched two of the missiles that it had shown in May in Wonsan"
    )
    said = make.act("launched", "MOBILIZE", told=("launch", None, "a missile from Wonsan"), **act)
    assert wording(said) == "North Korea launched a missile from Wonsan on 7 August 2023"


@pytest.mark.parametrize(
    ("change", "actor", "sentence"),
    [
        ("appoint", True, "The Supreme Assembly appointed Pak So Rim Minister of Defence"),
        ("appoint", False, "Pak So Rim was appointed Minister of Defence"),
        ("remove", True, "The Supreme Assembly removed Pak So Rim as Minister of Defence"),
        ("remove", False, "Pak So Rim was removed as Minister of Defence"),
        ("resign", False, "Pak So Rim resigned as Minister of Defence"),
        ("elect", False, "Pak So Rim was elected Minister of Defence"),
        ("die", False, "Pak So Rim, Minister of Defence, died"),
    ],
)
def test_office_with_its_title(make, wording, change, actor, sentence):
    """A change of office names the person and the post, and who decided where that is known."""
    act = make.act(
        "it", "OFFICE", change, actors=["organisation:prk-assembly"] if actor else [],
        change=make.office("Minister of Defence", PAK, change),
    )  # fmt: skip
    assert wording(act) == sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("appoint", "Pak So Rim was appointed to a post"),
        ("remove", "Pak So Rim was removed"),
        ("resign", "Pak So Rim resigned"),
        ("elect", "Pak So Rim was elected to a post"),
        ("die", "Pak So Rim died"),
    ],
)
def test_office_without_a_title(make, wording, change, sentence):
    """Where the post is not known the sentence does without it."""
    side = "recipients" if change in {"appoint", "remove"} else "actors"
    assert wording(make.act("it", "OFFICE", change, **{side: [PAK]})) == sentence


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("planned", "Pak So Rim is to be removed as Minister of Defence"),
        ("called_for", "Pak So Rim should be removed as Minister of Defence (asked for, not reported as done)"),
        ("hypothetical", "Pak So Rim may be removed as Minister of Defence"),
        ("denied", "Pak So Rim was not removed as Minister of Defence"),
    ],
)
def test_office_that_was_not_changed(make, wording, status, sentence):
    """A change of office that did not happen is never told as done."""
    act = make.act(
        "it",
        "OFFICE",
        "remove",
        status=status,
        shown="denied",
        change=make.office("Minister of Defence", PAK, "remove"),
    )
    assert wording(act) == sentence


def test_what_a_demand_speaks_of(make, wording):
    """The act that a speech act speaks of is added, unless its words have it already."""
    outer = make.act("urged", "REQUEST", actors=["KOR"], told=("urge", None, "calm"), what="urged calm")
    told = make.claim(
        "talks",
        actors=["KOR"],
        status="called_for",
        what="talks at sea",
        report="r0",
        within=outer(report="r0").claim_id,
    )
    claims = {claim.claim_id: claim for claim in (outer(report="r0"), told)}
    (event,) = make.situation(make.report("r0", outer, day="2023-08-10")).events
    assert Wording(claims, make.knowledge).act(event) == "South Korea urged calm (talks at sea)"


def test_further_demands(make):
    """What else was asked for on the same occasion follows in sentences of two each."""
    acts = [
        make.act("urged", "REQUEST", actors=["KOR"], told=(verb, None, rest), confidence=sure, what="order of the day")
        for verb, rest, sure in (
            ("urge", "calm", 0.9), ("ask", "for help", 0.5), ("demand", "a word", 0.5), ("call", "a vote", 0.5),
        )
    ]  # fmt: skip
    report = make.report("r1", *acts, text="urged urged urged urged", day="2023-08-10")
    claims = {claim.claim_id: claim for claim in report.claims}
    (event,) = make.situation(report).events
    words = Wording(claims, make.knowledge)
    assert words.act(event) == "South Korea urged calm"
    assert words.also(event) == [
        "South Korea also asked for help; and demanded a word",
        "South Korea also called a vote",
    ]


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ([["agency:kcna"]], ", according to KCNA"),
        ([["agency:kcna"], ["official:kor-jcs"]], ", according to KCNA and the Joint Chiefs of Staff"),
        ([["agency:kcna"], []], ", according to KCNA"),
        ([[]], ", Outlet 0 reported"),
    ],
)
def test_on_whose_word(make, sources, words):
    """A sentence ends with the origins of its event, or with the outlet that reports it on its own."""
    reports = [
        make.report(
            f"r{n}", make.act("launch", "MOBILIZE", actors=["PRK"], date="2023-08-07", sources=chain), day="2023-08-08",
            outlet=f"Outlet {n}",
        )
        for n, chain in enumerate(sources)
    ]  # fmt: skip
    (event,) = make.situation(*reports).events
    assert Wording({}, make.knowledge).sources(event) == words


def test_who_speaks_needs_no_source(make):
    """Who speaks himself is not named again as the source of it."""
    act = make.act("urged", "REQUEST", actors=["KOR"])
    (event,) = make.situation(make.report("r1", act, day="2023-08-08")).events
    assert [origin.id for origin in event.origins] == ["official:kor"]
    assert Wording({}, make.knowledge).sources(event) == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2023-08-09", "on 9 August 2023"),
        ("2023-08-21/2023-08-31", "from 21 to 31 August 2023"),
        ("2023-08", "in August 2023"),
        ("2023-02", "in February 2023"),
        ("2023-08-30/2023-09-02", "between 30 August 2023 and 2 September 2023"),
        ("2023-08-09/", "from 9 August 2023 on"),
        ("/2023-08-09", "by 9 August 2023"),
        ("/", ""),
    ],
)
def test_days(make, days, words):
    """Days as a brief tells them, no more exact than they are known."""
    assert day_words(make.days(days)) == words


def test_no_day():
    """Of no day there is nothing to say."""
    assert day_words(None) == ""


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("United States", "state", "the United States"),
        ("Iran", "state", "Iran"),
        ("Supreme Assembly", "organisation", "the Supreme Assembly"),
        ("the two sides", "group", "the two sides"),
        ("sailors", "group", "the sailors"),
        ("12 sailors", "group", "12 sailors"),
        ("Iran's navy", "organisation", "Iran's navy"),
        ("General Guard", "person", "General Guard"),
    ],
)
def test_articles_of_names(name, kind, words):
    """Bodies, nameless groups and plural states have an article, persons never."""
    assert called(name, kind) == words


def test_lists_and_numbers(make):
    """Names in a row, each once; numbers with their nouns; capitals and places."""
    assert listed([]) == ""
    assert listed(["Iran"]) == "Iran"
    assert parties([make.party("USA"), make.party("IRN"), make.party("USA")]) == "the United States and Iran"
    assert (counted(0, "report"), counted(1, "report")) == ("0 reports", "1 report")
    assert (capital("iran's"), capital("")) == ("Iran's", "")
    assert place_words(Place(name="Wonsan", precision="city")) == "in Wonsan"
    assert place_words(Place(name="Panmunjom", precision="site")) == "at Panmunjom"
