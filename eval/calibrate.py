"""Fits how often claims of each weighed value are right, and prints the knots for ``coder/confidence.py``.

    python eval/calibrate.py

A claim is right where it is matched with a gold event of the same type and status; statements are left out. The knots come
from isotonic regression (Robertson, Wright and Dykstra 1988) on all reports. In the reliability table one half of them is
told with the knots of the other.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from score import FOLDER, Record, matched

from polybius.coder import confidence
from polybius.exports import write_contract
from polybius.fuse import fuse
from polybius.model import Report
from polybius.run import Tools, code_reports

Told = tuple[float, bool]
LEAST_IN_STEP = 40
"""Claims that a step of the fitted line rests on at least."""


def told(golds: Sequence[Record], work: Path) -> list[list[Told]]:
    """For each report its claims: weighed value, and whether right."""
    confidence.KNOTS = ((0.0, 0.0), (1.0, 1.0))
    tools = Tools.load()
    reports = [Report(**gold["report"]) for gold in golds]
    coded = list(code_reports(reports, tools))
    write_contract(fuse(coded, tools.knowledge), coded, work)
    claims: dict[str, list[Record]] = defaultdict(list)
    for line in (work / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        claims[claim["report_id"]].append(claim)
    found = []
    for gold in golds:
        pairs, _, false = matched(gold, claims[gold["report"]["id"]])
        right = [
            (
                pair.claim["confidence"],
                pair.gold["type"] == pair.claim["event_type"] and pair.gold["status"] == pair.claim["status"],
            )
            for pair in pairs
        ]
        found.append(right + [(claim["confidence"], False) for claim in false])
    return found


def isotonic(points: Sequence[Told]) -> list[tuple[float, float]]:
    """Knots of the best rising line through the points, by pooling adjacent violators."""
    blocks: list[list[float]] = []
    for value, right in sorted(points):
        blocks.append([value, float(right), 1.0])
        while len(blocks) > 1 and (
            blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2] or blocks[-2][2] < LEAST_IN_STEP
        ):
            value_sum, right_sum, count = blocks.pop()
            blocks[-1] = [blocks[-1][0] + value_sum, blocks[-1][1] + right_sum, blocks[-1][2] + count]
    middle = [(total / count, right / count) for total, right, count in blocks]
    rising = [middle[0]] + [b for a, b in pairwise(middle) if b[1] > a[1]]
    return [(0.0, 0.0), *((round(x, 3), round(y, 3)) for x, y in rising), (1.0, round(max(0.97, rising[-1][1]), 3))]


def main() -> int:
    """Print the knots and the reliability table."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / "reports").glob("*.json"))]
    with tempfile.TemporaryDirectory() as folder:
        reports = told(golds, Path(folder))
    halves = [[point for report in reports[k::2] for point in report] for k in (0, 1)]
    table: dict[int, list[Told]] = defaultdict(list)
    for fitted, kept in (halves, halves[::-1]):
        confidence.KNOTS = tuple(isotonic(fitted))
        for value, right in kept:
            said = confidence.calibrated(value)
            table[min(9, int(said * 10))].append((said, right))
    print("| confidence | claims | mean confidence | right |")
    print("| --- | --- | --- | --- |")
    for tenth in sorted(table):
        rows = table[tenth]
        said, right = (sum(row[k] for row in rows) / len(rows) for k in (0, 1))
        print(f"| {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f} | {len(rows)} | {said:.2f} | {right:.2f} |")
    error = sum(abs(sum(s - r for s, r in rows)) for rows in table.values()) / sum(map(len, table.values()))
    count = sum(map(len, table.values()))
    print(f"\nexpected calibration error {error:.3f} over {count} claims")
    print("KNOTS =", tuple(isotonic([point for report in reports for point in report])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
