"""The whole program behind one class: the same in memory and in a file, in any order, and as of any day."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polybius.model import InputError, Report, StoreError
from polybius.run import Situation

KINDS = ("reports", "claims", "events", "plans", "offices", "stories")
PROPERTY = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def everything(situation):
    """All that a situation has; claims by their ids, for they come in the order of the reports."""
    return situation.fused, sorted(situation.claims, key=lambda claim: claim.claim_id)


def situation_of(tools, reports, **options):
    situation = Situation(tools=tools, **options)
    situation.add(reports)
    return situation


def test_memory_and_file_are_the_same(tools, reports, tmp_path):
    """A database changes nothing, neither at once nor when it is opened again."""
    memory = situation_of(tools, reports)
    with Situation(tmp_path / "s.db", tools=tools) as situation:
        situation.add(reports)
        assert everything(situation) == everything(memory)
    with Situation(tmp_path / "s.db", tools=tools, create=False) as situation:
        assert everything(situation) == everything(memory)
        assert tuple(situation.coded) == tuple(memory.coded)


@pytest.mark.parametrize("words", ["tanker", "Gulf OMAN", "exercise August", "tank", "U.S. Navy", "", "!", "Ran"])
def test_search_is_the_same(tools, reports, tmp_path, words):
    """Memory and file find the same reports by their words."""
    memory = situation_of(tools, reports)
    with Situation(tmp_path / "s.db", tools=tools) as situation:
        situation.add(reports)
        assert set(situation.search(words)) == set(memory.search(words))
        assert (situation.search(words) != ()) == (words in {"tanker", "Gulf OMAN", "exercise August", "U.S. Navy"})


def test_dicts_and_reports(tools, reports):
    """Reports may be given as dictionaries of the contract or as values."""
    values = [Report(**report) for report in reports]
    assert everything(situation_of(tools, reports)) == everything(situation_of(tools, values))


def test_what_a_reading_did(tools, reports):
    """The result tells what was added, what was known, and what was refused."""
    situation = situation_of(tools, reports[:2])
    changed = reports[0] | {"text": "Iran released the tanker."}
    german = {"id": "g", "text": "Der Minister sagte am Donnerstag, dass die Armee die Stadt verlassen habe." * 2}
    result = situation.add([*reports[:3], changed, german])
    assert (result.added, result.known) == (("r3",), 2)
    assert [error.field for error in result.refused] == ["id", "language"]
    assert [report.report_id for report in situation.reports] == ["r1", "r2", "r3"]


def test_adding_changes_the_situation(tools, reports, tmp_path):
    """What was asked before new reports came does not hide them."""
    for path in (None, tmp_path / "s.db"):
        with Situation(path, tools=tools) as situation:
            situation.add(reports[:1])
            assert len(situation.reports) == 1
            situation.add(reports[1:])
            assert everything(situation) == everything(situation_of(tools, reports))


def test_a_wrong_dictionary(tools):
    """A dictionary that is no report is an input error that names the field."""
    with pytest.raises(InputError, match="text"):
        situation_of(tools, [{"id": "a"}])


def test_nothing(tools):
    """A situation without reports has nothing, and no error."""
    situation = Situation(tools=tools)
    assert all(getattr(situation, kind) == () for kind in KINDS)


def test_a_missing_database(tools, tmp_path):
    """With ``create=False`` a missing file is an error, and none is made."""
    with pytest.raises(StoreError, match="polybius read"):
        Situation(tmp_path / "no.db", tools=tools, create=False)
    assert not (tmp_path / "no.db").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_to_pandas(tools, reports, kind):
    """A table has one row a record, and the record's fields as columns."""
    situation = situation_of(tools, reports)
    frame = situation.to_pandas(kind)
    assert len(frame) == len(getattr(situation, kind)) > 0
    key = {"reports": "report_id", "claims": "claim_id", "events": "event_id", "plans": "plan_id",
           "offices": "tenure_id", "stories": "story_id"}[kind]  # fmt: skip
    assert list(frame[key]) == [getattr(row, key) for row in getattr(situation, kind)]


def test_reading_files_is_adding_their_reports(tools, reports, tmp_path):
    """Paths and values give the same situation."""
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    situation = Situation(tools=tools)
    situation.read([tmp_path / "r.jsonl"])
    assert everything(situation) == everything(situation_of(tools, reports))


@given(data=st.data())
@PROPERTY
def test_the_order_of_the_reports_does_not_matter(tools, reports, data):
    """Any order of the reports gives the same records, with the same ids."""
    order = data.draw(st.permutations(reports))
    assert everything(situation_of(tools, order)) == everything(situation_of(tools, reports))


@given(data=st.data())
@PROPERTY
def test_reports_may_come_in_parts(tools, reports, data):
    """Reports added one after another, looked at in between, give what they give together."""
    situation = Situation(tools=tools)
    for report in data.draw(st.permutations(reports)):
        situation.add([report])
        if data.draw(st.booleans()):
            assert situation.fused
    assert everything(situation) == everything(situation_of(tools, reports))


@given(day=st.dates(date(2023, 4, 27), date(2023, 8, 22)))
@PROPERTY
def test_as_of_is_never_having_got_the_later_reports(tools, reports, tmp_path_factory, day):
    """The situation of a day is that of the reports published by then, in memory and in a file."""
    early = [report for report in reports if report["published"] is None or report["published"] <= str(day)]
    known, wanted = situation_of(tools, reports, as_of=day), situation_of(tools, early, as_of=day)
    assert everything(known) == everything(wanted)
    assert {report.report_id for report in known.reports} == {report["id"] for report in early}
    path = tmp_path_factory.mktemp("asof") / "s.db"
    with Situation(path, tools=tools) as situation:
        situation.add(reports)
    with Situation(path, tools=tools, as_of=day) as situation:
        assert everything(situation) == everything(wanted)


@given(days=st.lists(st.integers(0, 120), min_size=6, max_size=6), day=st.integers(0, 120))
@PROPERTY
def test_as_of_goes_by_when_a_report_was_retrieved(tools, reports, days, day):
    """Where it is known when a report was retrieved, that day counts, whenever it was published."""
    first = date(2023, 4, 27)
    given_reports = [
        report | {"retrieved": str(first + timedelta(days=days[number]))} for number, report in enumerate(reports)
    ]
    as_of = first + timedelta(days=day)
    early = [report for report in given_reports if report["retrieved"] <= str(as_of)]
    known, wanted = situation_of(tools, given_reports, as_of=as_of), situation_of(tools, early, as_of=as_of)
    assert everything(known) == everything(wanted)


def test_two_open_at_once(tools, reports, tmp_path):
    """Who opened the database earlier never leaves a situation in it that lacks what another has added since."""
    path = tmp_path / "s.db"
    with Situation(path, tools=tools) as one, Situation(path, tools=tools) as two:
        one.add(reports[:2])
        assert len(one.coded) == 2
        two.add(reports[2:])
        assert one.fused
    with Situation(path, tools=tools) as later:
        assert everything(later) == everything(situation_of(tools, reports))
