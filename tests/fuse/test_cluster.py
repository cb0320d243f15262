"""Claims join what they agree with best, what they reprint and what they point back to, and say why."""

from __future__ import annotations

from datetime import date

from polybius.fuse.cluster import first_told

DISPATCH = (
    "North Korea launched two missiles from Wonsan on Monday morning, and a third one failed over the sea, the army "
    "of the South said in a short statement. It gave no more than that, and the ministry in the capital did not "
    "answer the telephone all day long."
)


def _launch(make, **more):
    return make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", **more)


def test_two_reports_of_one_act(make):
    """Two reports of the same act are one event, and the second gives its reasons."""
    (cluster,) = make.grouped(
        make.report("r1", _launch(make), day="2023-08-07"), make.report("r2", _launch(make), day="2023-08-08")
    )
    assert [claim.report_id for claim in cluster.claims] == ["r1", "r2"]
    (reason,) = cluster.reasons
    assert reason.startswith(f"{cluster.claims[1].claim_id} joined because: ")
    assert "the same day" in reason


def test_two_acts_of_one_report(make):
    """Two acts of one report that have nothing in common are two events."""
    found = make.grouped(
        make.report("r1", _launch(make), make.act("expelled", "SANCTION", "expel", actors=["KOR"]), day="2023-08-07")
    )
    assert [len(cluster.claims) for cluster in found] == [1, 1]


def test_reprints_join(make):
    """The same sentence in a reprint tells the same act, though nobody in it could be told there."""
    first = make.report("r1", _launch(make), text=DISPATCH, day="2023-08-07")
    copy = make.report(
        "r2", make.act("launched", "MOBILIZE", "weapons"), text=DISPATCH.replace("all day long", "all day"),
        day="2023-08-08",
    )  # fmt: skip
    (cluster,) = make.grouped(first, copy)
    assert cluster.reasons == [f"{cluster.claims[1].claim_id} joined because: the same sentence, reprinted"]


def test_reprint_of_another_sentence_does_not_join(make):
    """The same word in another sentence of a reprint is not the same act."""
    more = DISPATCH + "\nYears before, somebody launched a rubber boat."
    first = make.report("r1", _launch(make), text=DISPATCH, day="2023-08-07")
    copy = make.report(
        "r2",
        make.act("launched a rubber", "MOBILIZE", "weapons", date="2010-05-05"),
        text=more,
        day="2023-08-08",
    )
    assert [len(cluster.claims) for cluster in make.grouped(first, copy)] == [1, 1]


def test_pointing_back_joins(make):
    """ "The meeting" is the act that it points back to, though nothing else of it is told."""
    first = make.act("met", "CONSULT", actors=["USA", "JPN"], date="2023-08-07")
    target = first(report="r1", text="met; meeting").claim_id
    (cluster,) = make.grouped(make.report("r1", first, make.act("meeting", "CONSULT", same_as=target)))
    assert [claim.trigger.text for claim in cluster.claims] == ["met", "meeting"]
    assert cluster.reasons[0].endswith("the same report speaks of it again")


def test_same_words_quoted_join(make):
    """The same words of the same speaker are one statement; what others say is another."""
    reports = [
        make.report(
            f"r{n}",
            make.act("said", "STATEMENT", actors=[who], quote="We shall not yield,"),
            text=f"“We shall not yield,” said {by}.",
        )
        for n, (who, by) in enumerate(
            [
                ("person:pak-so-rim", "Pak So Rim"),
                ("person:pak-so-rim", "the minister"),
                ("person:im-ga-on", "Im Ga On"),
            ]
        )
    ]
    assert [len(cluster.claims) for cluster in make.grouped(*reports)] == [2, 1]


def test_statements_without_words_stay_apart(make):
    """Statements of which no words are quoted are never the same."""
    said = make.act("said", "STATEMENT", actors=["person:pak-so-rim"])
    assert len(make.grouped(make.report("r1", said), make.report("r2", said))) == 2


def test_best_event_wins(make):
    """A claim that could tell of two acts joins the one with which it shares more."""
    monday = make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", place="Wonsan")
    thursday = make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-10", place="Sinpo")
    third = make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08/2023-08", place="Sinpo")
    found = make.grouped(
        *(make.report(f"r{n}", one, day="2023-08-11") for n, one in enumerate((monday, thursday, third)))
    )
    assert [[claim.report_id for claim in cluster.claims] for cluster in found] == [["r0"], ["r1", "r2"]]


def test_consensus(make):
    """An event is of the parties that a third of its claims name, and of its most exact days."""
    reports = [
        make.report(f"r{n}", make.act("summit", actors=["USA", "JPN"], status="planned", date=days), day="2023-08-07")
        for n, days in enumerate(["2023-08", "2023-08-18", "2023-08"])
    ]
    odd = make.report("r9", make.act("summit", actors=["USA", "JPN", "KOR"], status="planned"), day="2023-08-07")
    (cluster,) = make.grouped(*reports, odd)
    agreed = cluster.consensus()
    assert agreed.countries == {"USA", "JPN"}
    assert agreed.days == make.days("2023-08-18")


def test_consensus_on_the_day(make):
    """Of several exact days the one that most claims name is the event's."""
    reports = [
        make.report(f"r{n}", make.act("summit", actors=["USA", "JPN"], status="planned", date=days), day="2023-08-07")
        for n, days in enumerate(["2023-08-18", "2023-08-19", "2023-08-18"])
    ]
    (cluster,) = make.grouped(*reports)
    assert cluster.consensus().days == make.days("2023-08-18")


def test_first_told(make):
    """An event was first told on the day of its oldest report; without any day, last of all."""
    (cluster,) = make.grouped(
        make.report("r1", _launch(make), day="2023-08-09"), make.report("r2", _launch(make), day="2023-08-08")
    )
    assert first_told(cluster) == date(2023, 8, 8)
    (undated,) = make.grouped(make.report("r1", _launch(make)))
    assert first_told(undated) == date.max
