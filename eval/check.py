"""Checks the evaluation reports: every trigger, sentence and quotation stands in the text, every code is one of the contract's.

python eval/check.py FILE...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from corpus import MODES, STATUSES

SPANS = {
    "statements": ("words",),
    "times": ("text",),
    "places": ("text",),
    "not_events": ("sentence",),
    "offices": ("person",),
}


def problems(path: Path) -> list[str]:
    """What is wrong with one file."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        return [f"{path.name}: {error}"]
    text = found.get("report", {}).get("text", "")
    wrong = [] if text and found["report"].get("id") == path.stem else ["report.id or report.text is missing or wrong"]
    for number, event in enumerate(found.get("events", [])):
        kind, mode, sentence = event.get("type"), event.get("mode"), event.get("sentence") or ""
        where = f"events[{number}]"
        if kind not in MODES or (mode is not None and mode not in MODES[kind]):
            wrong.append(f"{where}: unknown type or mode {kind}/{mode}")
        if event.get("status") not in STATUSES:
            wrong.append(f"{where}: unknown status {event.get('status')!r}")
        if not sentence or sentence not in text:
            wrong.append(f"{where}: the sentence is not in the text: {sentence[:60]!r}")
        elif not event.get("trigger") or event["trigger"] not in sentence:
            wrong.append(f"{where}: the trigger {event.get('trigger')!r} is not in the sentence")
        for party in [*event.get("actors", []), *event.get("recipients", [])]:
            country = party.get("country")
            if not party.get("name") or (country is not None and len(country) != 3):
                wrong.append(f"{where}: a party needs a name and an alpha-3 country or null: {party}")
    for key, fields in SPANS.items():
        for number, item in enumerate(found.get(key, [])):
            wrong += [
                f"{key}[{number}].{name}: {item.get(name)!r} is not in the text"
                for name in fields
                if not item.get(name) or item[name] not in text
            ]
    return [f"{path.name}: {line}" for line in wrong]


def main(paths: list[str]) -> int:
    """Checks files; the number of problems decides the exit status."""
    wrong = [line for path in paths for line in problems(Path(path))]
    for line in wrong:
        print(line)
    print(f"{len(paths)} files, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
