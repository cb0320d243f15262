"""Speed as ratios within one run: machines differ and are noisy, so only quotients are printed as results.

- reports: reports a second of the whole way (documents to claims) over the parser alone on the same texts.
- fuse: seconds for each claim as the number of claims grows; a ratio near 1 means that the cost stays linear.
- store: reading a stored situation over coding it anew.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from polybius.annotate import load_model
from polybius.fuse import fuse
from polybius.model import Actor, Coded, Report
from polybius.run import Situation, Tools, code_reports
from polybius.sources import read_path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "peninsula-2023"


def example_reports(copies: int) -> list[Report]:
    """The reports of the example, so many times over under other ids."""
    reports = [item for item in read_path(EXAMPLE) if isinstance(item, Report)]
    return [
        msgspec.structs.replace(report, id=f"{report.id}-{number}") for number in range(copies) for report in reports
    ]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, in seconds by the clock: the tagger runs on a thread of its own."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bench_reports(tools: Tools, rounds: int) -> tuple[str, float]:
    """Reports a second end to end over those through the parser alone."""
    reports = example_reports(3)
    nlp = load_model(tools.model)
    texts = [part for report in reports for part in report.text.split("\n\n")]
    ratios = []
    for _ in range(rounds):
        alone = seconds(lambda: [len(doc) for doc in nlp.pipe(texts, batch_size=32)])
        whole = seconds(lambda: list(code_reports(reports, tools)))
        ratios.append(alone / whole)
    return "reports a second: whole way / parser alone", statistics.median(ratios)


def spread(coded: Sequence[Coded], copies: int) -> list[Coded]:
    """Coded reports so many times over, each copy a situation of its own years apart and in other countries."""
    found = []
    for number in range(copies):
        for one in coded:
            report = msgspec.structs.replace(
                one.document.report,
                id=f"{one.document.report.id}-{number}",
                text=f"{one.document.report.text} {number}",
            )
            found.append(
                Coded(
                    document=msgspec.structs.replace(one.document, report=report),
                    layers=msgspec.structs.replace(one.layers, report_id=report.id),
                    claims=tuple(
                        msgspec.structs.replace(
                            claim,
                            claim_id=f"{claim.claim_id}-{number}",
                            report_id=report.id,
                            within=f"{claim.within}-{number}" if claim.within else None,
                            same_as=f"{claim.same_as}-{number}" if claim.same_as else None,
                            actors=tuple(_elsewhere(actor, number) for actor in claim.actors),
                            recipients=tuple(_elsewhere(actor, number) for actor in claim.recipients),
                        )
                        for claim in one.claims
                    ),
                )
            )
    return found


def _elsewhere(actor: Actor, number: int) -> Actor:
    return msgspec.structs.replace(actor, id=f"{actor.id}-{number}", country=f"{actor.country or 'X'}{number}")


def bench_fuse(tools: Tools, rounds: int) -> tuple[str, float]:
    """Seconds a claim for eight times as many claims over those for one."""
    coded = list(code_reports(example_reports(1), tools))
    small, large = spread(coded, 2), spread(coded, 16)
    claims = [sum(len(one.claims) for one in group) for group in (small, large)]
    ratios = []
    for _ in range(rounds):
        few = seconds(lambda: fuse(small, tools.knowledge)) / claims[0]
        many = seconds(lambda: fuse(large, tools.knowledge)) / claims[1]
        ratios.append(many / few)
    return f"fuse: seconds a claim at {claims[1]:,} claims / at {claims[0]:,}", statistics.median(ratios)


def bench_store(tools: Tools, rounds: int) -> tuple[str, float]:
    """Opening and reading a stored situation over coding it."""
    ratios = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "situation.db"
            with Situation(path, tools=tools) as situation:
                coding = seconds(lambda: (situation.add(example_reports(2)), situation.fused))
            with Situation(path, tools=tools) as situation:
                reading = seconds(lambda: (situation.fused, list(situation.coded)))
        ratios.append(reading / coding)
    return "store: reading a situation / coding it", statistics.median(ratios)


def main(say: Callable[[str], None] = print) -> int:
    """Run every bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run; the median counts")
    options = parser.parse_args()
    tools = Tools.load()
    list(code_reports(example_reports(1), tools))
    for bench in (bench_reports, bench_fuse, bench_store):
        name, ratio = bench(tools, options.rounds)
        say(f"{ratio:8.3f}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
