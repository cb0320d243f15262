"""The evaluation gate: the program's own gold, field by field, with floors that only rise.

    python eval/score.py                     # codes the reports of eval/reports and prints every figure
    python eval/score.py --write PAGE.md     # and writes confusion tables and the worst twenty reports

A claim is matched with a gold event of the same sentence: the same trigger first, then the same type. Shares are
between 0 and 1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from polybius.fuse.same import SPEECH, TWO_SIDED

FOLDER = Path(__file__).resolve().parent
Record = dict[str, Any]
DAY = "2023-08-10"
"""The day of the sentences with contexts, which need none."""
FLOORS: dict[str, float] = {
    "events_f1": 0.75,
    "events_precision": 0.77,
    "events_recall": 0.70,
    "type": 0.92,
    "mode": 0.77,
    "status": 0.93,
    "cameo_root": 0.81,
    "actors": 0.78,
    "recipients": 0.60,
    "date_inside": 0.73,
    "place_country": 0.70,
    "sources": 0.64,
    "contexts_f1": 0.60,
    "statements_recall": 0.71,
    "times_f1": 0.94,
    "times_value_f1": 0.80,
    "places_f1": 0.74,
    "places_country": 0.92,
    "not_events": 0.81,
}
"""What a figure must not fall below; raised when it has risen, and never lowered."""


class Pair(NamedTuple):
    """A gold event with the claim that was matched with it."""

    report: str
    gold: Record
    claim: Record


def lines(path: Path) -> list[Record]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def code(golds: Iterable[Record], sentences: Iterable[Record], work: Path) -> None:
    """Code the reports, and the sentences with contexts, with the program as it is installed."""
    reports = work / "reports.in.jsonl"
    lines_ = [gold["report"] for gold in golds]
    lines_ += [{"id": f"context-{i}", "text": row["text"], "published": DAY} for i, row in enumerate(sentences)]
    reports.write_text("".join(json.dumps(line) + "\n" for line in lines_), encoding="utf-8")
    command = [sys.executable, "-m", "polybius", "code", str(reports), "--out", str(work)]
    status = subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode
    if status not in (0, 1):
        raise SystemExit(f"polybius code: status {status}")


def matched(gold: Record, claims: list[Record]) -> tuple[list[Pair], list[Record], list[Record]]:
    """Pairs of gold events and claims, the gold events that were not found, and the claims that are no gold event."""
    text, name = gold["report"]["text"], gold["report"]["id"]
    left, free, pairs = list(gold["events"]), [c for c in claims if c["event_type"] != "STATEMENT"], []
    for same in (_same_trigger_and_type, _same_trigger, _same_type):
        for event in list(left):
            start = text.index(event["sentence"])
            claim = next((c for c in free if same(event, c, start)), None)
            if claim is not None:
                pairs.append(Pair(name, event, claim))
                left.remove(event)
                free.remove(claim)
    return pairs, left, free


def _in_sentence(event: Record, claim: Record, start: int) -> bool:
    return bool(start <= claim["trigger"]["start"] < start + len(event["sentence"]))


def _same_trigger(event: Record, claim: Record, start: int) -> bool:
    at = event["sentence"].index(event["trigger"]) + start
    trigger = claim["trigger"]
    return bool(trigger["start"] < at + len(event["trigger"]) and trigger["end"] > at)


def _same_type(event: Record, claim: Record, start: int) -> bool:
    return _in_sentence(event, claim, start) and event["type"] == claim["event_type"]


def _same_trigger_and_type(event: Record, claim: Record, start: int) -> bool:
    return _same_trigger(event, claim, start) and _same_type(event, claim, start)


def contexts_f1(sentences: Iterable[Record], work: Path) -> float:
    """F1 of the contexts of the acts that are found, each at its trigger in a sentence of its own."""
    claims: dict[str, list[Record]] = defaultdict(list)
    for claim in lines(work / "claims.jsonl"):
        claims[claim["report_id"]].append(claim)
    right = said = true = 0
    for i, row in enumerate(sentences):
        at = row["text"].index(row["trigger"])
        over = [
            c
            for c in claims[f"context-{i}"]
            if c["trigger"]["start"] < at + len(row["trigger"]) and c["trigger"]["end"] > at
        ]
        if over:
            found = set(max(over, key=lambda c: c["confidence"])["contexts"])
            right, said, true = (
                right + len(found & set(row["contexts"])),
                said + len(found),
                true + len(row["contexts"]),
            )
    return f1(right, said, true)


def f1(right: float, said: float, true: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (said + true) if said + true else 0.0


def share(values: Iterable[bool]) -> float:
    """The share of what holds."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def parties(pairs: Iterable[Pair], key: str) -> float:
    """F1 of actors or recipients over matched events: the same country, or where there is none the same last word of a name."""
    right = said = true = 0
    for _, event, claim in pairs:
        gold, found = [*event[key]], [*claim[key]]
        if event["type"] in TWO_SIDED:
            gold, found = [*event["actors"], *event["recipients"]], [*claim["actors"], *claim["recipients"]]
        wanted, got = ({_party(one) for one in group} for group in (gold, found))
        right, said, true = right + len(wanted & got), said + len(got), true + len(wanted)
    return f1(right, said, true)


def _party(party: Record) -> str:
    return party.get("country") or party["name"].casefold().split()[-1]


def measure(golds: list[Record], work: Path) -> tuple[dict[str, float], list[Pair], dict[str, tuple[int, int, int]]]:
    """Every figure, the matched pairs, and for each report how many events are right, missed and false."""
    claims: dict[str, list[Record]] = defaultdict(list)
    for claim in lines(work / "claims.jsonl"):
        claims[claim["report_id"]].append(claim)
    layers = {layer["report_id"]: layer for layer in lines(work / "layers.jsonl")}
    pairs: list[Pair] = []
    by_report: dict[str, tuple[int, int, int]] = {}
    counts: Counter[str] = Counter()
    for gold in golds:
        name = gold["report"]["id"]
        found, missed, false = matched(gold, claims[name])
        pairs += found
        by_report[name] = (len(found), len(missed), len(false))
        _count_layers(gold, layers[name], counts)
        said = [c for c in claims[name] if c["event_type"] == "STATEMENT" and c["quote"]]
        for statement in gold["statements"]:
            counts["statements true"] += 1
            counts["statements right"] += any(_overlap(statement["words"], c["quote"]["text"]) for c in said)
        counts["statements said"] += sum(c["quote"]["direct"] for c in said)
        for item in gold.get("not_events", []):
            start = gold["report"]["text"].index(item["sentence"])
            inside = [c for c in claims[name] if start <= c["trigger"]["start"] < start + len(item["sentence"])]
            counts["not_events true"] += 1
            wanted = [e for e in gold["events"] if e["sentence"] == item["sentence"] and e["status"] == "happened"]
            done = [c for c in inside if c["status"] == "happened" and c["event_type"] != "STATEMENT"]
            counts["not_events right"] += len(done) <= len(wanted)
    right, missed_, false_ = (sum(row[k] for row in by_report.values()) for k in range(3))
    dated = [pair for pair in pairs if pair.gold["date"]]
    placed = [pair for pair in pairs if pair.gold["place"]]
    figures = {
        "events_f1": f1(right, right + false_, right + missed_),
        "events_precision": right / max(1, right + false_),
        "events_recall": right / max(1, right + missed_),
        "type": share(p.gold["type"] == p.claim["event_type"] for p in pairs),
        "mode": share(p.gold["mode"] == p.claim["mode"] for p in pairs if p.gold["type"] == p.claim["event_type"]),
        "status": share(p.gold["status"] == p.claim["status"] for p in pairs),
        "cameo_root": share(
            (p.gold["cameo"] or "")[:2] == (p.claim["cameo"] or "")[:2] for p in pairs if p.claim["cameo"]
        ),
        "actors": parties(pairs, "actors"),
        "recipients": parties(pairs, "recipients"),
        "date_inside": share(_inside(p.gold["date"], p.claim["date"]) for p in dated),
        "place_country": share((p.claim["place"] or {}).get("country") == p.gold["place"]["country"] for p in placed),
        "sources": share(_source(p.gold) == _source_of(p.claim) for p in pairs if p.gold["sources"]),
        "statements_recall": counts["statements right"] / max(1, counts["statements true"]),
        "times_f1": f1(counts["times right"], counts["times said"], counts["times true"]),
        "times_value_f1": f1(counts["values right"], counts["times said"], counts["times true"]),
        "places_f1": f1(counts["places right"], counts["places said"], counts["places true"]),
        "places_country": counts["countries right"] / max(1, counts["places right"]),
        "not_events": counts["not_events right"] / max(1, counts["not_events true"]),
    }
    return figures, pairs, by_report


def _count_layers(gold: Record, layers: Record, counts: Counter[str]) -> None:
    """Times and places, as multisets of words; values and countries of those found."""
    times = list(gold["times"])
    counts["times true"] += len(times)
    counts["times said"] += len(layers["times"])
    for found in layers["times"]:
        hit = next((one for one in times if one["text"] == found["text"]), None) or next(
            (one for one in times if _overlap(one["text"], found["text"])), None
        )
        if hit is not None:
            times.remove(hit)
            counts["times right"] += 1
            counts["values right"] += hit["value"] == found["value"]
    places = list(gold["places"])
    said = {(place["text"], place["use"]): place for place in layers["places"]}
    counts["places true"] += len({(one["text"], one["use"]) for one in places})
    counts["places said"] += len(said)
    for key, place in said.items():
        hit = next((one for one in places if (one["text"], one["use"]) == key), None)
        if hit is not None:
            counts["places right"] += 1
            counts["countries right"] += hit["country"] == place["country"]


def _overlap(a: str, b: str) -> bool:
    return a in b or b in a


def _inside(gold: Record, said: Record | None) -> bool:
    """Whether the days that were said lie within the gold ones, as the situation scorer asks."""
    if said is None or not (said["start"] or said["end"]):
        return False
    low, high = said["start"] or "0", said["end"] or "9"
    return bool(low >= (gold["start"] or "0") and high <= (gold["end"] or "9"))


def _source(gold: Record) -> str:
    return _same_source(str(gold["sources"][-1]))


def _source_of(claim: Record) -> str | None:
    """The origin of a claim: the end of its chain, of a public speech act without one the speaker's state."""
    if not claim["attribution"]:
        speaker = next(iter(claim["actors"]), None) if claim["event_type"] in SPEECH else None
        return f"official:{speaker['country'].lower()}" if speaker and speaker["country"] else None
    last = claim["attribution"][-1]
    if last["kind"] in {"official", "anonymous"} and last.get("country"):
        return f"{last['kind']}:{last['country'].lower()}"
    return _same_source(last["id"])


def _same_source(name: str) -> str:
    """An origin, where the gold may name an office more or less closely: officials and unnamed sources by their country."""
    kind, _, rest = name.partition(":")
    return f"{kind}:{rest[:3]}" if kind in {"official", "anonymous"} else name


def page(figures: dict[str, float], pairs: list[Pair], by_report: dict[str, tuple[int, int, int]]) -> str:
    """The figures, the confusion tables and the worst twenty reports, as Markdown."""
    out = ["# The evaluation gate", "", f"{len(by_report)} reports of `eval/`, {len(pairs)} matched events.", ""]
    out += ["| figure | value | floor |", "| --- | --- | --- |"]
    out += [f"| {name} | {value:.3f} | {FLOORS.get(name, 0):.2f} |" for name, value in figures.items()]
    for field, key in (("type", "event_type"), ("status", "status")):
        wrong = Counter((p.gold[field], p.claim[key]) for p in pairs if p.gold[field] != p.claim[key])
        out += [
            "",
            f"## {field.capitalize()}: what is taken for what",
            "",
            "| gold | said | n |",
            "| --- | --- | --- |",
        ]
        out += [f"| {gold} | {said} | {n} |" for (gold, said), n in wrong.most_common(20)]
    out += [
        "",
        "## The worst twenty reports",
        "",
        "| report | right | missed | false | F1 |",
        "| --- | --- | --- | --- | --- |",
    ]
    ranked = sorted(by_report.items(), key=lambda row: f1(row[1][0], row[1][0] + row[1][2], row[1][0] + row[1][1]))
    for name, (right, missed, false) in ranked[:20]:
        out.append(f"| {name} | {right} | {missed} | {false} | {f1(right, right + false, right + missed):.2f} |")
    return "\n".join(out) + "\n"


def main(say: Callable[[str], None] = print) -> int:
    """Code, measure and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, help="the page to write")
    parser.add_argument("--keep", type=Path, help="keep the program's output here")
    options = parser.parse_args()
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / "reports").glob("*.json"))]
    with tempfile.TemporaryDirectory() as folder:
        work = options.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        sentences = list(lines(FOLDER / "contexts.jsonl"))
        code(golds, sentences, work)
        figures, pairs, by_report = measure(golds, work)
        figures["contexts_f1"] = contexts_f1(sentences, work)
    say(f"eval       {len(golds)} reports   " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    if options.write:
        options.write.write_text(page(figures, pairs, by_report), encoding="utf-8")
    fallen = [name for name, floor in FLOORS.items() if figures[name] < floor]
    for name in fallen:
        say(f"eval: {name} {figures[name]:.3f} is below its floor of {FLOORS[name]}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
