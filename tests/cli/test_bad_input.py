"""Bad input, end to end: each is said in one line with file, line and field; the good beside it is read; nothing is left."""

from __future__ import annotations

import json
import random
import time

import pytest

FILES = {f"{name}.jsonl" for name in "reports layers claims events plans offices stories".split()}
GOOD = {"id": "good", "text": "Iran seized a tanker in the Gulf of Oman on Thursday, the U.S. Navy said."}
WORDS = "“Iran seized a tanker”, the U.S. Navy’s spokesman José said on Thursday – in São Paulo. "
GERMAN = (
    "Der Minister sagte am Donnerstag, dass die Armee die Stadt verlassen habe und nicht zurückkehren werde. "
    "Die Regierung bestritt das am Freitag."
)
LONG = "Iran seized a tanker in the Gulf of Oman on Thursday, the U.S. Navy said. "
FIFTY_MEGABYTES = LONG * (50_000_000 // len(LONG) + 1)
BAD_LINES = {
    "broken JSON": (b'{"id": "bad", "text": "Iran sei', "not JSON"),
    "no object": (b'["Iran seized a tanker."]', "an object is needed"),
    "deep nesting": (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not JSON"),
    "no text": (b'{"id": "bad"}', "text: missing"),
    "null text": (b'{"id": "bad", "text": null}', "text: missing"),
    "blank text": (b'{"id": "bad", "text": " "}', "text: empty"),
    "text of another type": (b'{"id": "bad", "text": 5}', "text: a string is needed"),
    "title of another type": (b'{"id": "bad", "text": "Iran seized it.", "title": ["a"]}', "title: a string or null"),
    "day of another type": (b'{"id": "bad", "text": "Iran seized it.", "published": 2023}', "published: a string or null"),
    "id of another type": (b'{"id": [1], "text": "Iran seized it."}', "id: a string is needed"),
    "empty id": (b'{"id": "", "text": "Iran seized it."}', "id: empty"),
    "extra of another type": (b'{"id": "bad", "text": "Iran seized it.", "extra": 1}', "extra: an object is needed"),
    "no such day": (b'{"id": "bad", "text": "Iran seized it.", "published": "2023-02-30"}', "published: not a day"),
    "no day": (b'{"id": "bad", "text": "Iran seized it.", "retrieved": "soon"}', "retrieved: not a day"),
    "German": (json.dumps({"id": "bad", "text": GERMAN}).encode(), "language: written in 'de'"),
    "said to be French": (b'{"id": "bad", "text": "Iran seized it.", "language": "fr"}', "language: written in 'fr'"),
    "rubbish": (bytes(n for n in range(256) if n != 10) * 4, "binary data"),
    "a zero byte": (b'{"id": "bad", "text": "Iran\\u0000"}', "text: binary data"),
    "50 MB": (json.dumps({"id": "bad", "text": FIFTY_MEGABYTES}).encode(), ""),
}  # fmt: skip
BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "empty.jsonl": (b"", "empty"),
    "empty.csv": (b"", "empty"),
    "empty.html": (b"", "empty"),
    "no-text.html": (b"<html><body></body></html>", "text: no text in the page"),
    "rubbish.txt": (random.Random(1).randbytes(50_000), "binary data"),
    "rubbish.html": (random.Random(2).randbytes(50_000), "binary data"),
    "rubbish.csv": (random.Random(3).randbytes(50_000), "binary data"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + random.Random(4).randbytes(500), "no kind of file that is read here"),
    "german.txt": (GERMAN.encode(), "language: written in 'de'"),
    "long.txt": (FIFTY_MEGABYTES.encode(), ""),
    "long.html": (f"<html><body><article><p>{FIFTY_MEGABYTES}</p></article></body></html>".encode(), ""),
}


def only_good(folder):
    """Whether a folder has the seven files alone, each line of them whole, and the good report in them."""
    assert {path.name for path in folder.iterdir()} == FILES
    rows = {name: [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()] for name in FILES}
    assert [row["report_id"] for row in rows["reports.jsonl"]] == ["good"]
    assert [claim["event_type"] for claim in rows["claims.jsonl"]] == ["COERCE"]
    return True


@pytest.mark.parametrize("bad", BAD_LINES.values(), ids=list(BAD_LINES))
def test_a_bad_line(run, tmp_path, bad):
    """A bad line is named with its number; the good one after it is coded and read."""
    line, reason = bad
    path = tmp_path / "r.jsonl"
    path.write_bytes(line + b"\n" + json.dumps(GOOD).encode() + b"\n")
    begun = time.monotonic()
    coded = run("code", path, "--out", tmp_path / "out")
    kept = run("read", path, "--db", tmp_path / "s.db")
    assert time.monotonic() - begun < 20
    for result in (coded, kept):
        assert result.status == 1
        (complaint,) = result.complaints
        assert complaint.startswith(f"error: {path}:1: {reason}")
    assert len(coded.err.splitlines()) == 1
    assert only_good(tmp_path / "out")
    assert [row["report_id"] for row in run("reports", "--db", tmp_path / "s.db", "--json").rows] == ["good"]


def test_a_bad_row_of_csv(run, tmp_path):
    """A bad row is named with its line; the good ones are read."""
    path = tmp_path / "r.csv"
    bad, good, long = (
        "bad,Iran seized it.,2023-02-30",
        f'good,"{GOOD["text"]}",2023-04-28',
        f'long,"{FIFTY_MEGABYTES}",',
    )
    path.write_text(f"id,text,published\n{bad}\n{good}\n{long}\n", encoding="utf-8")
    result = run("read", path, "--db", tmp_path / "s.db")
    assert result.status == 1
    assert [line.split(": ")[1:3] for line in result.complaints] == [[f"{path}:2", "published"], [f"{path}:4", "text"]]
    assert [row["report_id"] for row in run("reports", "--db", tmp_path / "s.db", "--json").rows] == ["good"]


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file(run, tmp_path, name):
    """A bad file is named; the good ones beside it in the folder are read."""
    data, reason = BAD_FILES[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(data)
    (folder / "zz.jsonl").write_text(json.dumps(GOOD))
    begun = time.monotonic()
    result = run("read", folder, "--db", tmp_path / "s.db")
    assert time.monotonic() - begun < 20
    assert result.status == 1
    (complaint,) = result.complaints
    assert complaint.startswith(f"error: {folder / name}: {reason}")
    assert [row["report_id"] for row in run("reports", "--db", tmp_path / "s.db", "--json").rows] == ["good"]


def test_rubbish_named_jsonl(run, tmp_path):
    """A program or picture with the wrong name is refused; no line of it is taken for a report."""
    (tmp_path / "r.jsonl").write_bytes(random.Random(5).randbytes(3_000))
    result = run("read", tmp_path / "r.jsonl", "--db", tmp_path / "s.db")
    assert result.status == 1
    assert all(line.startswith(f"error: {tmp_path / 'r.jsonl'}:") for line in result.complaints)
    assert run("reports", "--db", tmp_path / "s.db", "--json").rows == []


@pytest.mark.parametrize("command", ["code", "read", "extract"])
def test_a_missing_file(run, tmp_path, command):
    """A file that is not there is said in one line, and nothing is written for it."""
    path = tmp_path / "no.jsonl"
    target = {"code": ("--out", tmp_path / "out"), "read": ("--db", tmp_path / "s.db"), "extract": ()}[command]
    result = run(command, path, *target)
    assert result.status == 1
    assert result.complaints == [f"error: {path}: cannot be read (No such file or directory)"]
    assert not (tmp_path / "out").exists()


def test_a_folder_in_place_of_a_file(run, tmp_path):
    """A folder given to ``code`` is said in one line."""
    result = run("code", tmp_path, "--out", tmp_path / "out")
    assert result.status == 1
    assert result.err.splitlines() == [f"error: {tmp_path}: cannot be read (Is a directory)"]


def test_a_missing_file_does_not_stop_the_others(run, reports, tmp_path):
    """Of several files, those that are there are read."""
    result = run("read", tmp_path / "no.txt", reports, tmp_path / "no.html", "--db", tmp_path / "s.db")
    assert result.status == 1
    assert len(result.complaints) == 2
    assert "4 reports read, 2 refused" in result.err


def test_an_empty_file_is_said(run, tmp_path):
    """An empty file is an error; the files are whole and empty."""
    (tmp_path / "r.jsonl").write_bytes(b"")
    result = run("code", tmp_path / "r.jsonl", "--out", tmp_path / "out")
    assert result.status == 1
    assert result.err.splitlines() == [f"error: {tmp_path / 'r.jsonl'}: empty: no report in it"]
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == dict.fromkeys(FILES, b"")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("suffix", ["txt", "jsonl", "csv"])
def test_encodings_are_found_out(run, tmp_path, encoding, suffix):
    """The text of a file is the same whatever encoding it came in."""
    mark = "\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else ""
    content = {
        "txt": WORDS * 3,
        "jsonl": json.dumps({"id": "a", "text": WORDS * 3}, ensure_ascii=False) + "\n" + json.dumps(GOOD),
        "csv": f'id,text\na,"{WORDS * 3}"\n',
    }[suffix]
    (tmp_path / f"r.{suffix}").write_bytes((mark + content).encode(encoding))
    result = run("read", tmp_path / f"r.{suffix}", "--db", tmp_path / "s.db")
    assert (result.status, result.complaints) == (0, [])
    quotes = [claim["trigger"]["text"] for claim in run("claims", "--db", tmp_path / "s.db", "--json").rows]
    assert "seized" in quotes
    assert len(run("reports", "--db", tmp_path / "s.db", "--json", "--text", "José São").rows) == 1


@pytest.mark.parametrize("suffix", ["txt", "jsonl"])
def test_a_broken_encoding_is_replaced_and_said(run, tmp_path, suffix):
    """Bytes that are no text in any encoding are replaced; standard error says where, and the report is read."""
    broken = LONG.encode() + b"\xff\x81\x9d " + "金正恩 ".encode() * 60
    data = broken if suffix == "txt" else b'{"text": "' + broken + b'", "language": "en"}\n'
    path = tmp_path / f"r.{suffix}"
    path.write_bytes(data)
    result = run("read", path, "--db", tmp_path / "s.db")
    where = str(path) if suffix == "txt" else f"{path}:1"
    assert result.complaints == [f"warning: {where}: text: bytes that are no text were replaced by U+FFFD"]
    assert result.status == 0
    assert "1 reports read" in result.err


def test_half_a_character_is_no_harm(run, tmp_path):
    """Half of a surrogate pair in a JSON escape stops nothing, in whatever field it stands."""
    path = tmp_path / "r.jsonl"
    records = [
        {"id": f"{field}", "text": GOOD["text"]} | {field: "half \ud83d a character"}
        for field in ("text", "title", "outlet", "id", "desk")
    ]
    path.write_text("\n".join(map(json.dumps, records)))
    assert run("code", path, "--out", tmp_path / "out").status == 0
    assert run("read", path, "--db", tmp_path / "s.db").status == 0
    assert len((tmp_path / "out" / "reports.jsonl").read_text("utf-8").splitlines()) == 5


def test_an_error_is_one_line_whatever_it_names(run, tmp_path):
    """Line ends and escapes in an id are shown, not sent to the terminal."""
    path = tmp_path / "r.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": "a\n\x1b[31mb", "text": text}) for text in (GOOD["text"], "Iran fell."))
    )
    result = run("code", path, "--out", tmp_path / "out")
    assert result.status == 1
    assert len(result.err.splitlines()) == 1
    assert "\x1b" not in result.err


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(run, lines, tmp_path, published):
    """Relative times at the first and last days that there are stop nothing."""
    text = "Iran seized a tanker yesterday, last month and last year; it will release it tomorrow, next month or next year."
    given = lines(tmp_path / "r.jsonl", {"text": text, "published": published})
    assert run("code", given, "--out", tmp_path / "out").status == 0
