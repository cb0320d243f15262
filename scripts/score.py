"""Scores the program against the development gold, and writes ``docs/accuracy.md`` from the figures.

The gold and its scorers are not part of the repository: ``--shared`` names the folder that holds them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

TASKS: dict[str, tuple[str, str, str]] = {
    "situation": ("gold/situations", "composite", "whole situations, mean of ten figures"),
    "plover": ("gold/plv_train.jsonl", "first", "PLOVER root of single sentences"),
    "realnews": ("gold/cameo_realnews_A.jsonl", "cameo_all", "CAMEO root against every human coder"),
    "times": ("gold/meantime_apple_airbus.jsonl", "value_f1", "TIMEX3 expressions, found and the value right"),
    "factuality": ("gold/meantime_apple_airbus.jsonl", "macro_f1", "what became of an event, four classes"),
    "geo": ("gold/geo_geovirus.jsonl", "e2e_f1", "place names found and within 161 km"),
    "coref": ("gold/ecbplus_dev.jsonl", "conll", "event coreference within and across reports"),
    "entities": ("gold/re3d_centcom_state_ukgov.jsonl", "f1", "persons, organisations, places, weapons"),
    "extract": ("gold/extract_pages.jsonl", "f1", "text of web pages"),
}
SHOWN: dict[str, tuple[str, ...]] = {
    "situation": (
        "gold_events", "events_f1", "type", "mode", "status", "actors", "recipients", "date_inside", "place",
        "place_country", "uniqueness",
        "origins_exact", "naive_exact", "plans_state_f1", "offices_f1", "dates_overlap", "dates_contain",
        "dates_width", "copies_f1", "conflicts_f1", "statements", "not_events",
    ),
    "plover": ("n", "coded", "hit", "first", "first_macro_f1", "precision", "quad_hit", "quad_first", "spans_accuracy"),
    "realnews": ("n", "relevant_f1", "cameo_all", "human_cameo_all", "cameo_both", "penta_all", "penta_both"),
    "times": ("n", "strict_f1", "relaxed_f1", "type_f1", "value_f1"),
    "factuality": ("n", "coverage", "accuracy", "macro_f1", "coarse_accuracy"),
    "geo": ("n", "f1", "accuracy_161", "median_km", "e2e_f1"),
    "coref": ("n", "coverage", "muc_f1", "b3_f1", "ceafe_f1", "conll"),
    "entities": ("n", "f1", "person_f1", "organisation_f1", "location_f1", "weapon_f1"),
    "extract": ("pages", "p", "r", "f1", "title", "published"),
}  # fmt: skip
FLOORS = {
    "situation": 0.66,
    "plover": 0.79,
    "realnews": 0.53,
    "times": 0.85,
    "factuality": 0.68,
    "geo": 0.80,
    "coref": 0.60,
    "entities": 0.63,
    "extract": 0.95,
}
"""What the main figure of each task must not fall below; a floor is raised when a figure has risen, and never lowered."""
GOALS: dict[str, dict[str, float]] = {
    "situation": {
        "events_f1": 0.60, "type": 0.80, "status": 0.85, "actors": 0.85, "recipients": 0.75, "date_inside": 0.75,
        "place_country": 0.75, "statements": 0.75, "not_events": 0.90,
    },
    "plover": {"first": 0.73, "first_macro_f1": 0.69, "precision": 0.72, "quad_first": 0.84},
    "realnews": {"relevant_f1": 0.80, "cameo_all": 0.55},
    "times": {"value_f1": 0.75},
    "factuality": {"macro_f1": 0.50},
    "geo": {"f1": 0.90, "e2e_f1": 0.78},
    "entities": {"f1": 0.62},
}  # fmt: skip
"""What a figure has to reach; the page says which do not."""
OTHERS = {
    "plover": "UniversalPetrarch first .456, PETRARCH-2 .325, NLI told the spans .760 (spans_accuracy)",
    "realnews": "people among themselves .652; UniversalPetrarch .359",
    "times": "spaCy alone: spans only, no values",
    "factuality": "always *happened*: .216",
    "coref": "same lemma, gold mentions: .653",
    "entities": "spaCy en_core_web_sm .484",
    "extract": "trafilatura 2.3.1 .951",
    "situation": "one origin an outlet: origins .55 to .59 exact",
    "geo": "spaCy finds places at f1 .883 and resolves none",
}


def run(command: list[str], *, folder: Path | None = None, stdout: Path | None = None) -> str:
    """Run a command; its output, or nothing when it goes to a file."""
    if stdout is not None:
        with stdout.open("wb") as target:
            subprocess.run(command, cwd=folder, check=True, stdout=target)
        return ""
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def polybius(*arguments: str, stdout: Path | None = None) -> None:
    """Run the program; what it refuses is said by itself and does not stop the round."""
    command = [sys.executable, "-m", "polybius", *arguments]
    if stdout is not None:
        with stdout.open("wb") as target:
            status = subprocess.run(command, check=False, stdout=target).returncode
    else:
        status = subprocess.run(command, check=False).returncode
    if status not in (0, 1):
        raise SystemExit(f"polybius {' '.join(arguments)}: status {status}")


def score_task(task: str, shared: Path, work: Path) -> dict[str, Any]:
    """The figures of one task."""
    gold = shared / TASKS[task][0]
    scorer = [sys.executable, "-m", "score"]
    system = work / task
    system.mkdir(parents=True, exist_ok=True)
    if task == "situation":
        for folder in sorted(path for path in gold.iterdir() if (path / "gold.json").exists()):
            polybius("code", str(folder / "reports.jsonl"), "--out", str(system / folder.name))
    elif task == "extract":
        pages = work / "pages"
        run([*scorer, "prepare", task, "--gold", str(gold), "--pages", str(pages)], folder=shared, stdout=work / "ids")
        polybius("extract", *map(str, sorted(pages.glob("*.html"))), stdout=system / "extracted.jsonl")
    else:
        reports = work / f"{task}.jsonl"
        run([*scorer, "prepare", task, "--gold", str(gold)], folder=shared, stdout=reports)
        polybius("code", str(reports), "--out", str(system))
    printed = run([*scorer, task, "--gold", str(gold), "--system", str(system)], folder=shared)
    figures: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return figures


def page(figures: dict[str, dict[str, Any]]) -> str:
    """The accuracy page."""
    lines = [
        "# Accuracy",
        "",
        "Made by `make score` from the development gold, which is not part of the repository. Shares are between 0 and 1;",
        "`n` is the number of scored items, `goal` what a figure has to reach. Gold of the same kinds from other sources is",
        "kept back, so read these as upper bounds. Nothing here was trained on gold. The commonest errors, and the figures of",
        "every field on reports of the project's own, are in [evaluation.md](evaluation.md).",
        "",
        "| task | what | figure | Polybius | others |",
        "| --- | --- | --- | --- | --- |",
    ]
    for task, found in figures.items():
        main = TASKS[task][1]
        lines.append(f"| {task} | {TASKS[task][2]} | {main} | {shown(found['main'])} | {OTHERS.get(task, '')} |")
    for task, found in figures.items():
        names = [name for name in SHOWN[task] if name in found]
        lines += ["", f"## {task}", "", "| figure | value | goal |", "| --- | --- | --- |"]
        lines += [f"| {name} | {shown(found[name])} | {_goal(task, name, found[name])} |" for name in names]
    return "\n".join(lines) + "\n"


def _goal(task: str, name: str, value: object) -> str:
    """The goal of a figure, marked where it is missed; nothing where there is none."""
    goal = GOALS.get(task, {}).get(name)
    if goal is None:
        return ""
    missed = not isinstance(value, float) or round(value, 3) < goal
    return f"{goal:.2f}, **missed**" if missed else f"{goal:.2f}"


def shown(value: object) -> str:
    """A figure as the page shows it."""
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def main(say: Callable[[str], None] = print) -> int:
    """Score the tasks that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--write", type=Path, help="the page to write")
    parser.add_argument("--task", action="append", choices=list(TASKS), help="only this one (may be repeated)")
    parser.add_argument("--keep", type=Path, help="keep the program's output here")
    options = parser.parse_args()
    shared = options.shared.resolve()
    if not (shared / "score").is_dir():
        say(f"{options.shared}: no development gold here; nothing was scored")
        return 0
    work = options.keep.resolve() if options.keep else Path(tempfile.mkdtemp(prefix="polybius-score-"))
    work.mkdir(parents=True, exist_ok=True)
    figures = {}
    for task in options.task or TASKS:
        figures[task] = score_task(task, shared, work)
        cells = "  ".join(f"{name} {shown(figures[task][name])}" for name in SHOWN[task] if name in figures[task])
        say(f"{task:<10} {TASKS[task][1]} {shown(figures[task]['main'])}   ({cells})")
    if options.write and not options.task:
        options.write.write_text(page(figures), encoding="utf-8")
    if not options.keep:
        shutil.rmtree(work)
    fallen = [task for task, found in figures.items() if (found["main"] or 0.0) < FLOORS[task]]
    for task in fallen:
        say(f"{task}: {shown(figures[task]['main'])} is below its floor of {FLOORS[task]}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
