"""The record contract: seven files, their keys in order, their evidence, ids and references."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from polybius.exports import write_contract
from polybius.model import EvidenceError, InputError
from polybius.run import Situation

KEYS = {
    "reports": "report_id outlet title language published dateline copy_of origins text_sha256",
    "layers": "report_id times places entities mentions quotes",
    "claims": "claim_id report_id event_type mode contexts status plover cameo goldstein quad within trigger actors "
    "recipients date place attribution quote quantities office sentence confidence coder",
    "events": "event_id event_type mode contexts quad goldstein actors recipients status date place claims reports "
    "outlets origins n_reports n_outlets n_origins conflicts story_id confidence",
    "plans": "plan_id event_type actors recipients what announced due state outcome_event history",
    "offices": "office polity person person_id from to predecessor successor claims",
    "stories": "story_id title start end reports events",
}
INNER = {
    ("reports", "published"): "start end method evidence",
    ("reports", "dateline"): "place evidence",
    ("layers", "times"): "start end text type value interval",
    ("layers", "places"): "start end text name country lat lon geonameid use",
    ("layers", "entities"): "start end text kind id name country sector",
    ("layers", "quotes"): "source cue content direct speaker",
    ("claims", "plover"): "event_type mode",
    ("claims", "trigger"): "start end text",
    ("claims", "actors"): "id name kind country sector role evidence",
    ("claims", "recipients"): "id name kind country sector role evidence",
    ("claims", "date"): "start end evidence",
    ("claims", "place"): "name country lat lon geonameid precision evidence",
    ("claims", "attribution"): "kind id name cue evidence",
    ("claims", "quote"): "start end text direct",
    ("claims", "quantities"): "kind low high unit evidence",
    ("claims", "office"): "title polity person change replaces",
    ("claims", "sentence"): "start end",
    ("events", "actors"): "id name kind country sector role evidence",
    ("events", "origins"): "id kind name reports",
    ("events", "conflicts"): "field values",
    ("events", "date"): "start end",
    ("plans", "due"): "start end",
    ("plans", "history"): "date state due claims",
    ("offices", "from"): "start end",
    ("offices", "to"): "start end",
}
STATUSES = {"happened", "planned", "called_for", "threatened", "hypothetical", "denied"}
STATES = {"planned", "happened", "moved", "cancelled", "overdue"}
PLOVER = set(
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT".split()
)
IDS = {"reports": "report_id", "layers": "report_id", "claims": "claim_id", "events": "event_id", "plans": "plan_id",
       "stories": "story_id"}  # fmt: skip


def in_order(keys: str, value: dict) -> bool:
    """Whether a value has the keys of the contract in its order; more may stand among or after them."""
    wanted = keys.split()
    return [key for key in value if key in wanted] == wanted


def pieces(value) -> list:
    """A value, the members of a list, or nothing."""
    return value if isinstance(value, list) else [] if value is None else [value]


def spans_in(value, report_id: str | None) -> Iterator[tuple[str | None, dict]]:
    """Every span within a value, with the report that it stands in."""
    if isinstance(value, list):
        for part in value:
            yield from spans_in(part, report_id)
    elif isinstance(value, dict):
        report_id = value.get("report_id", report_id)
        if {"start", "end", "text"} <= value.keys():
            yield report_id, value
        for part in value.values():
            yield from spans_in(part, report_id)


def test_seven_files(written):
    """Every file of the contract is there, none besides, and each has something in it."""
    assert set(written.rows) == set(KEYS)
    assert {path.suffix for path in written.folder.iterdir()} == {".jsonl"}
    assert all(written.rows.values())


@pytest.mark.parametrize("name", KEYS)
def test_keys_begin_every_record(written, name):
    """Each record begins with the keys of the contract, in its order."""
    wanted = KEYS[name].split()
    for row in written.rows[name]:
        assert list(row)[: len(wanted)] == wanted


@pytest.mark.parametrize(("name", "field"), INNER)
def test_keys_of_inner_records(written, name, field):
    """What stands within a record has the keys of the contract, in its order."""
    found = [value for row in written.rows[name] for value in pieces(row[field])]
    assert all(in_order(INNER[name, field], value) for value in found)


def test_all_text_matches_its_offsets(written):
    """Every span of every file is the text at its offsets in its report, counted in code points."""
    count = 0
    for name, rows in written.rows.items():
        for row in rows:
            for report_id, span in spans_in(row, None):
                assert report_id is not None, (name, span)
                assert written.texts[report_id][span["start"] : span["end"]] == span["text"], (name, span)
                count += 1
    assert count > 100


def test_sentences_hold_their_triggers(written):
    """A claim's sentence is within its report and has the trigger in it."""
    for claim in written.rows["claims"]:
        sentence, trigger = claim["sentence"], claim["trigger"]
        assert 0 <= sentence["start"] <= trigger["start"] < trigger["end"] <= sentence["end"]
        assert sentence["end"] <= len(written.texts[claim["report_id"]])


def test_ids_are_unique(written):
    """No two records of a file have one id."""
    for name, key in IDS.items():
        ids = [row[key] for row in written.rows[name]]
        assert len(ids) == len(set(ids)), name


def test_every_report_is_there(written):
    """Every report has its record and its layers, also one in which nothing was found."""
    for name in ("reports", "layers"):
        assert {row["report_id"] for row in written.rows[name]} == set(written.texts)
    for row in written.rows["reports"]:
        assert row["text_sha256"] == hashlib.sha256(written.texts[row["report_id"]].encode()).hexdigest()


def test_references_exist(written):
    """Whatever one record says of another by its id is there."""
    rows = written.rows
    have = {name: {row[key] for row in rows[name]} for name, key in IDS.items()}
    for claim in rows["claims"]:
        assert claim["report_id"] in have["reports"]
        assert claim["within"] is None or claim["within"] in have["claims"]
    for event in rows["events"]:
        assert event["claims"]
        assert set(event["claims"]) <= have["claims"]
        assert set(event["reports"]) <= have["reports"]
        assert event["story_id"] in have["stories"]
        assert {report for origin in event["origins"] for report in origin["reports"]} <= set(event["reports"])
        for conflict in event["conflicts"]:
            assert {claim for value in conflict["values"] for claim in value["claims"]} <= have["claims"]
    for plan in rows["plans"]:
        assert plan["outcome_event"] is None or plan["outcome_event"] in have["events"]
        assert {claim for step in plan["history"] for claim in step["claims"]} <= have["claims"]
    for tenure in rows["offices"]:
        assert set(tenure["claims"]) <= have["claims"]
    for story in rows["stories"]:
        assert set(story["reports"]) <= have["reports"]
        assert set(story["events"]) <= have["events"]
    for report in rows["reports"]:
        assert report["copy_of"] is None or report["copy_of"] in have["reports"]


def test_a_claim_belongs_to_one_event(written):
    """No claim is counted for two events, and an event's story has the event."""
    claims = [claim for event in written.rows["events"] for claim in event["claims"]]
    assert len(claims) == len(set(claims))
    stories = {story["story_id"]: story for story in written.rows["stories"]}
    for event in written.rows["events"]:
        assert event["event_id"] in stories[event["story_id"]]["events"]


def test_counts_are_those_of_the_lists(written):
    """Reports, outlets and origins are counted as they are listed."""
    for event in written.rows["events"]:
        assert (event["n_reports"], event["n_outlets"], event["n_origins"]) == tuple(
            len(event[key]) for key in ("reports", "outlets", "origins")
        )


def test_values_are_those_of_the_contract(written):
    """Types, statuses, states and numbers are such as the contract has."""
    for claim in written.rows["claims"]:
        assert claim["event_type"] in PLOVER | {"OFFICE", "STATEMENT", "ACTIVITY"}
        assert claim["status"] in STATUSES
        assert claim["plover"] is None or claim["plover"]["event_type"] in PLOVER
        assert claim["quad"] in {None, 1, 2, 3, 4}
        assert 0 <= claim["confidence"] <= 1
        assert claim["within"] is None or claim["plover"] is None
    for event in written.rows["events"]:
        assert event["status"] in STATUSES
        assert 0 <= event["confidence"] <= 1
    assert {plan["state"] for plan in written.rows["plans"]} <= STATES


def test_days_are_iso(written):
    """Days are written YYYY-MM-DD, and an interval does not end before it begins."""
    days = [row["published"] for row in written.rows["reports"]]
    days += [row["date"] for name in ("claims", "events") for row in written.rows[name]]
    days += [row["due"] for row in written.rows["plans"]]
    found = [interval for interval in days if interval is not None]
    assert found
    for interval in found:
        start, end = (date.fromisoformat(day) if day else None for day in (interval["start"], interval["end"]))
        assert start is None or end is None or start <= end


def test_unknown_is_null(written):
    """What is not known is null, never an empty string or a missing key; nothing found is an empty list."""
    undated = next(row for row in written.rows["reports"] if row["report_id"] == "f")
    assert undated["outlet"] is None
    assert undated["copy_of"] is None
    nothing = next(row for row in written.rows["layers"] if row["report_id"] == "g")
    assert nothing["times"] == nothing["quotes"] == nothing["mentions"] == []

    def empty(value) -> bool:
        if isinstance(value, dict):
            return any(map(empty, value.values()))
        return any(map(empty, value)) if isinstance(value, list) else value == ""

    for name, rows in written.rows.items():
        for row in rows:
            kept = {key: value for key, value in row.items() if key != "extra"}
            assert not empty(kept), (name, row)


def test_extra_keys_pass_through(written):
    """What a report had more is kept under ``extra``."""
    (row,) = (row for row in written.rows["reports"] if row["report_id"] == "c")
    assert row["extra"] == {"desk": "Asia", "page": 3}


def test_plain_codings(written):
    """The tanker was seized once, by two accounts; the drill that was announced took place."""
    seized = [event for event in written.rows["events"] if event["event_type"] == "COERCE"]
    assert [(event["status"], event["reports"]) for event in seized] == [("happened", ["a", "b"])]
    assert {tenure["person"] for tenure in written.rows["offices"]} == {"Pak Su Il", "Ri Yong Gil"}


def test_writing_twice_gives_the_same_bytes(written, tmp_path):
    """The files are a function of the situation."""
    with Situation() as situation:
        situation.add({"id": id_, "text": text} for id_, text in written.texts.items())
        for folder in ("one", "two"):
            write_contract(situation.fused, situation.coded, tmp_path / folder)
    for name in KEYS:
        one, two = (tmp_path / folder / f"{name}.jsonl" for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_a_span_that_does_not_match_is_refused(written, tmp_path):
    """Evidence that is not in the text stops the writing before a file is made."""
    with Situation() as situation:
        situation.add([{"id": "a", "text": written.texts["a"]}])
        (coded,) = situation.coded
        report = msgspec.structs.replace(coded.document.report, text=coded.document.report.text.upper())
        document = msgspec.structs.replace(coded.document, report=report)
        with pytest.raises(EvidenceError):
            write_contract(situation.fused, [msgspec.structs.replace(coded, document=document)], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made(tmp_path):
    """A file in the place of the folder is an input error."""
    (tmp_path / "out").write_text("")
    with Situation() as situation, pytest.raises(InputError):
        write_contract(situation.fused, situation.coded, tmp_path / "out")


def test_an_interrupted_writing_leaves_the_old_file(tmp_path, monkeypatch):
    """When writing stops halfway, the file of before is whole and nothing else is left in the folder."""
    with Situation() as situation:
        situation.add([{"id": "a", "text": "Iran seized a tanker."}])
        write_contract(situation.fused, situation.coded, tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        calls = iter(range(3))

        def failing(value: object) -> bytes:
            if next(calls, None) is None:
                raise KeyboardInterrupt
            return b"{}"

        monkeypatch.setattr("polybius.exports.contract.msgspec.json.encode", failing)
        with pytest.raises(KeyboardInterrupt):
            write_contract(situation.fused, situation.coded, tmp_path)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert after.keys() == before.keys()
    assert any(after[name] == before[name] for name in before)
