"""A value taken apart: every field, and the very words that it was read from."""

from __future__ import annotations

import pytest

from polybius.brief import explain
from polybius.brief.passages import sentence_around
from polybius.model import InputError, Span

PAK, HAN = "person:pak-so-rim", "person:han-du-ri"


@pytest.fixture
def explained(make, fused, reports):
    """The explanation of an id in the small situation."""

    def explained(identity):
        return explain(identity, fused, reports, make.knowledge)

    return explained


def _fields(explanation, name):
    return [field for field in explanation.fields if field.name == name]


def _marked(field):
    return [(p.report_id, [p.text[start:end] for start, end in p.marked]) for p in field.passages]


def _value(explanation, name):
    (field,) = _fields(explanation, name)
    return field.value


@pytest.fixture
def launch(fused):
    """The launch, told by two reports."""
    return next(event for event in fused.events if event.mode == "weapons")


def test_event(explained, launch):
    """An event has type, status, parties, setting, origins, chains, conflicts, reasons, story, claims, confidence."""
    found = explained(launch.event_id)
    assert (found.id, found.kind) == (launch.event_id, "event")
    assert found.title == "North Korea launched two missiles in Wonsan on 7 August 2023."
    assert [field.name for field in found.fields] == [
        "type", "status", "actor", "date", "place", "on whose word", "origin", "origin", "chain of sources",
        "chain of sources", "disputed: killed", "disputed: killed", "joined", "story", "claim", "claim", "confidence",
    ]  # fmt: skip
    assert _value(found, "type") == "MOBILIZE/weapons"
    assert _value(found, "on whose word") == "2 reports, 2 outlets, 2 independent origins"
    assert _value(found, "confidence").startswith("0.64")
    assert [field.value for field in _fields(found, "origin")] == [
        "Joint Chiefs of Staff (official:kor-jcs), through r1", "KCNA (agency:kcna), through r2",
    ]  # fmt: skip


def test_event_passages(explained, launch):
    """The passages of an event mark the words of each report."""
    found = explained(launch.event_id)
    marked = {name: _marked(_fields(found, name)[0]) for name in ("status", "actor", "date", "place")}
    assert marked == {
        "status": [("r1", ["launched"]), ("r2", ["launch"])],
        "actor": [("r1", ["North Korea"]), ("r2", ["North Korea"])],
        "date": [("r1", ["on Monday"]), ("r2", ["on Monday"])],
        "place": [("r1", ["Wonsan"])],
    }
    assert [_marked(field) for field in _fields(found, "disputed: killed")] == [[("r1", ["3"])], [("r2", ["7"])]]
    (passage,) = _fields(found, "place")[0].passages
    assert passage.outlet == "Quay Gazette"
    assert passage.text == "North Korea launched two missiles from Wonsan on Monday, the Joint Chiefs of Staff said."


def test_event_of_a_plan(explained, fused):
    """An event that was announced names its plan."""
    plan = next(plan for plan in fused.plans if plan.state == "moved")
    event = next(event for event in fused.events if event.event_type == "CONSULT")
    assert _value(explained(event.event_id), "plan") == f"{plan.plan_id}: moved"


def test_claim(explained, claims, launch):
    """A claim has its report, type, status, parties, setting, numbers, chain, codes, rule, coder, confidence, event."""
    found = explained(claims[0].claim_id)
    assert (found.kind, found.title) == ("claim", "MOBILIZE/weapons: “launched”")
    assert [field.name for field in found.fields] == [
        "report", "type", "status", "actor", "date", "place", "quantity", "chain of sources", "codes", "rule", "coder",
        "confidence", "event",
    ]  # fmt: skip
    assert _value(found, "report") == "r1 (Quay Gazette)"
    assert _value(found, "quantity") == "killed: 3"
    assert _value(found, "chain of sources") == "Joint Chiefs of Staff [official:kor-jcs] “said”"
    assert _value(found, "rule") == "test"
    assert _value(found, "event").startswith(launch.event_id)
    assert {name: _marked(_fields(found, name)[0]) for name in ("type", "actor", "quantity", "chain of sources")} == {
        "type": [("r1", ["launched"])],
        "actor": [("r1", ["North Korea"])],
        "quantity": [("r1", ["3"])],
        "chain of sources": [("r1", ["Joint Chiefs of Staff"])],
    }


def test_claim_of_words(explained, claims):
    """A statement shows the words quoted where they stand."""
    (said,) = [claim for claim in claims if claim.quote]
    found = explained(said.claim_id)
    assert _value(found, "quote") == "It is a grave threat to all of us,"
    assert _marked(_fields(found, "quote")[0]) == [("r2", ["It is a grave threat to all of us,"])]


def test_claim_within_a_speech_act(make):
    """The act that a demand speaks of names the demand; the word for its status is marked, its codes and context told."""
    text = "South Korea urged Iran to release the ship."
    outer = make.act("urged", "REQUEST", actors=["KOR"], recipients=["IRN"])
    inner = make.act(
        "release", "RETREAT", "release", actors=["IRN"], status="called_for", shown="urged", contexts=("maritime",),
        within=outer(report="r1", text=text).claim_id, cameo="0256", goldstein=-1.5,
    )  # fmt: skip
    report = make.report("r1", outer, inner, text=text, day="2023-08-08")
    found = explain(report.claims[1].claim_id, make.situation(report), [report], make.knowledge)
    assert _value(found, "spoken of in") == f"{report.claims[0].claim_id}: REQUEST"
    assert _marked(_fields(found, "spoken of in")[0]) == [("r1", ["urged"])]
    assert _value(found, "status") == "called for"
    assert _marked(_fields(found, "status")[0]) == [("r1", ["urged"])]
    assert _value(found, "context") == "maritime"
    assert _value(found, "codes") == "no PLOVER code; CAMEO 0256; Goldstein -1.5"


def test_plan(explained, fused):
    """A plan has its state, days, parties and history, each step with its words."""
    plan = next(plan for plan in fused.plans if plan.state == "moved")
    found = explained(plan.plan_id)
    assert (found.kind, found.title) == ("plan", "Summit at the lake")
    assert [(field.name, field.value) for field in found.fields] == [
        ("state", "moved"),
        ("announced", "on 10 August 2023"),
        ("due", "on 25 August 2023"),
        ("actor", "United States [state:usa] USA"),
        ("actor", "Japan [state:jpn] JPN"),
        ("history", "On 10 August 2023: planned, due on 18 August 2023"),
        ("history", "On 12 August 2023: moved, due on 25 August 2023"),
    ]
    assert [_marked(field) for field in _fields(found, "history")] == [
        [("r3", ["summit", "on 18 August"])], [("r4", ["summit", "to 25 August"])],
    ]  # fmt: skip


def test_plan_that_happened(make):
    """A plan that was carried out names its event, and an undated one says what is not known."""
    acts = [make.act("summit", actors=["USA", "JPN"], status=status) for status in ("planned", "happened")]
    report = make.report("r1", *acts)
    fused = make.situation(report)
    found = explain(fused.plans[0].plan_id, fused, [report], make.knowledge)
    assert _value(found, "outcome") == fused.events[0].event_id
    assert (_value(found, "announced"), _value(found, "due")) == ("on a day not known", "no day is named")


def test_tenure(explained, fused):
    """A tenure has its office, days and neighbours, and the claims with the words for the day."""
    old, new = (next(t for t in fused.tenures if t.person_id == person) for person in (PAK, HAN))
    found = explained(new.tenure_id)
    assert (found.kind, found.title) == ("tenure", "Han Du Ri, Minister of Defence")
    assert [(field.name, field.value) for field in found.fields[:4]] == [
        ("office", "Minister of Defence (PRK)"),
        ("from", "on 9 August 2023"),
        ("to", "not known"),
        ("predecessor", "Pak So Rim"),
    ]
    assert _value(found, "claim") == f"{new.claims[0]}: appoint"
    assert _marked(_fields(found, "claim")[0]) == [("r3", ["on Wednesday"])]
    assert _value(explained(old.tenure_id), "successor") == "Han Du Ri"


def test_story(explained, fused):
    """A story has its days, reports and events."""
    story = next(story for story in fused.stories if story.title == "Missiles from Wonsan")
    found = explained(story.story_id)
    assert (found.kind, found.title) == ("story", "Missiles from Wonsan")
    assert _value(found, "days") == "from 8 to 9 August 2023"
    assert [field.value for field in _fields(found, "report")] == ["r1 (Quay Gazette)", "r2 (Harbour Post)"]
    assert [field.value.partition(":")[0] for field in _fields(found, "event")] == list(story.events)


def test_report(explained):
    """A report has its outlet, its date and how that is known, its origins and the number of its claims."""
    found = explained("r3")
    assert (found.kind, found.title) == ("report", "New minister in the North")
    assert [(field.name, field.value) for field in found.fields] == [
        ("outlet", "Harbour Post"),
        ("published", "on 10 August 2023"),
        ("how the date is known", "stated"),
        ("origin", "agency:kcna"),
        ("claims", "3"),
    ]


def test_reprint(make):
    """A reprint names what it reprints; a report without a date says so."""
    text = "Two missiles flew from Wonsan on Monday morning, the ministry said."
    reports = [make.report("r1", text=text, day="2023-08-08", outlet="Quay Gazette"), make.report("r2", text=text)]
    found = explain("r2", make.situation(*reports), reports, make.knowledge)
    assert _value(found, "reprints") == "r1 (Quay Gazette)"
    assert found.title == "r2"


def test_beginning_of_an_id(explained, launch):
    """The beginning of an id is enough where it tells; less than four characters never are."""
    assert explained(launch.event_id[:8]) == explained(launch.event_id)
    assert explained(launch.event_id[:3]) is None
    assert explained("e-no-such") is None
    assert explained("") is None


def test_ambiguous_beginning(make):
    """The beginning of two ids is refused with both, but an id that is the beginning of another is found."""
    reports = [make.report(id_, text=f"Nothing on {id_}.") for id_ in ("report-1", "report-12", "report-2")]
    fused = make.situation(*reports)
    with pytest.raises(InputError, match="3 ids begin so: report-1, report-12, report-2"):
        explain("report-", fused, reports, make.knowledge)
    assert explain("report-1", fused, reports, make.knowledge).id == "report-1"
    assert explain("report-12", fused, reports, make.knowledge).id == "report-12"


def test_marks_do_not_overlap(make):
    """Where one party's name holds another's, the passage marks the longer stretch once."""
    text = "The South Korea army fired."
    inner = make.party("KOR", text)
    act = make.act("fired", "MOBILIZE", "weapons", actors=[inner], on="army fired", date="2023-08-07")
    report = make.report("r1", act, text=text, day="2023-08-08")
    fused = make.situation(report)
    plan = explain(report.claims[0].claim_id, fused, [report], make.knowledge)
    assert _marked(_fields(plan, "actor")[0]) == [("r1", ["South Korea"])]
    announced = make.report(
        "r1",
        make.act("fired", "MOBILIZE", "weapons", actors=["KOR"], on="army fired", date="2023-08-09", status="planned"),
        text=text,
        day="2023-08-08",
    )
    fused = make.situation(announced)
    (step,) = _fields(explain(fused.plans[0].plan_id, fused, [announced], make.knowledge), "history")
    assert _marked(step) == [("r1", ["army fired"])]


def test_sentence_around():
    """The sentence of a span ends at its full stop or line; a span over two sentences has both."""
    text = "They met. “We agree,” he said.\nNobody else spoke."
    for words, sentence in (
        ("met", "They met."),
        ("agree", "“We agree,” he said."),
        ("else", "Nobody else spoke."),
        ("met. “We", "They met. “We agree,” he said."),
    ):
        at = text.index(words)
        start, end = sentence_around(text, Span.of(text, at, at + len(words)))
        assert text[start:end] == sentence
