"""The listings: tables and JSON Lines of what is in the database, and the filters."""

from __future__ import annotations

import pytest

KINDS = ("events", "claims", "plans", "offices", "actors", "reports", "stories")
KEY = {
    "events": "event_id", "claims": "claim_id", "plans": "plan_id", "offices": "tenure_id", "actors": "id",
    "reports": "report_id", "stories": "story_id",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_table_and_json_show_the_same(run, db, kind):
    """Every row of the JSON Lines stands in the table by its id."""
    table, rows = run(kind, "--db", db), run(kind, "--db", db, "--json").rows
    assert (table.status, table.err) == (0, "")
    assert rows
    assert all(str(row[KEY[kind]]) in table.out for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_found_is_said(run, db, kind):
    """A filter that takes nothing gives a table that says so, and no JSON line."""
    assert run(kind, "--db", db, "--country", "ZZZ").out == f"{kind}: none\n"
    result = run(kind, "--db", db, "--country", "ZZZ", "--json")
    assert (result.status, result.out) == (0, "")


@pytest.mark.parametrize(
    ("options", "takes", "leaves"),
    [
        (("--actor", "iran"), "r1", "r2"),
        (("--actor", "kim jong-un"), "r2", "r1"),
        (("--actor", "person:vladimir-putin"), "r2", "r1"),
        (("--country", "IRN"), "r1", "r2"),
        (("--country", "irn"), "r1", "r2"),
        (("--type", "COERCE"), "r1", "r2"),
        (("--type", "coerce/seize"), "r1", "r2"),
        (("--type", "CONSULT"), "r2", "r1"),
        (("--status", "planned"), "r3", "r1"),
        (("--place", "Vladivostok"), "r2", "r1"),
        (("--place", "RUS"), "r2", "r1"),
        (("--text", "tanker"), "r1", "r2"),
        (("--text", "OMAN tanker"), "r1", "r2"),
        (("--since", "2023-09-01"), "r2", "r1"),
        (("--until", "2023-05-01"), "r1", "r2"),
        (("--as-of", "2023-05-01"), "r1", "r2"),
        (("--since", "2023-04-01", "--until", "2023-04-30", "--country", "IRN"), "r1", "r2"),
    ],
)
def test_filters(run, db, options, takes, leaves):
    """Each filter takes the claims and events that it names, and leaves the others."""
    found = {claim["report_id"] for claim in run("claims", "--db", db, "--json", *options).rows}
    assert takes in found
    assert leaves not in found
    events = run("events", "--db", db, "--json", *options).rows
    assert {report for event in events for report in event["reports"]} & {takes, leaves} == {takes}


def test_filters_that_contradict(run, db):
    """All filters count at once."""
    assert run("claims", "--db", db, "--json", "--country", "IRN", "--type", "CONSULT").rows == []


def test_plans_by_state(run, db):
    """A plan is found by its state."""
    every = run("plans", "--db", db, "--json").rows
    states = {plan["state"] for plan in every}
    for state in states:
        found = run("plans", "--db", db, "--json", "--status", state).rows
        assert found == [plan for plan in every if plan["state"] == state]


def test_offices_by_holder(run, db):
    """A tenure is found by the person who holds it, and by the polity."""
    (tenure,) = run("offices", "--db", db, "--json", "--actor", "Ri Yong Gil").rows
    assert tenure["person"] == "Ri Yong Gil"
    assert tenure in run("offices", "--db", db, "--json", "--country", "PRK").rows


def test_reports_by_text(run, db):
    """The words may stand anywhere in the text or title; quotation marks and signs are no query language."""
    assert [row["report_id"] for row in run("reports", "--db", db, "--json", "--text", "update").rows] == ["r1"]
    for words in ('"', "tanker OR Putin", "NEAR(", "Oman AND", "!!!", "", "title:tanker", "'"):
        result = run("reports", "--db", db, "--json", "--text", words)
        assert (result.status, result.rows) == (0, []), words


def test_brackets_in_a_title_are_shown(run, db):
    """What looks like markup in a report is plain text."""
    assert "Iran seizes tanker [update]" in run("reports", "--db", db).out


@pytest.mark.parametrize("title", ["[red]", r"\[bold]x[/bold]", ":smile:", "[/]", "\\", "[link=http://a]b"])
def test_markup_in_a_title_is_shown_as_it_is(run, lines, tmp_path, title):
    """No title can break or colour the table."""
    given = lines(tmp_path / "r.jsonl", {"id": "r1", "text": "Iran seized a tanker.", "title": title})
    run("read", given, "--db", tmp_path / "s.db")
    assert title in run("reports", "--db", tmp_path / "s.db").out
