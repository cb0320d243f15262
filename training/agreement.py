"""How far two annotations of the same sentences agree: the tenth of the corpus in ``twice/`` against the rest.

    python training/agreement.py

Kappa is Cohen's (1960). An event is the same in both where the triggers overlap.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus import FOLDER, Mark, Row, rows


def both() -> list[tuple[Row, Row]]:
    """The sentences that were annotated twice."""
    paths = [path for folder in ("sentences", "reports") for path in sorted((FOLDER / folder).glob("*.txt"))]
    first = {row.text: row for path in paths for row in rows(path, [])}
    second = [row for path in sorted((FOLDER / "twice").glob("*.txt")) for row in rows(path, [])]
    return [(first[row.text], row) for row in second if row.text in first]


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement beyond chance of two series of labels."""
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[label] * right[label] for label in left) / n**2
    return (observed - expected) / (1 - expected)


def same_events(a: Iterable[Mark], b: Iterable[Mark]) -> list[tuple[Mark, Mark]]:
    """Events of both annotations whose triggers overlap, one to one."""
    left, found = list(b), []
    for mark in a:
        other = next((o for o in left if o.trigger[0] < mark.trigger[1] and mark.trigger[0] < o.trigger[1]), None)
        if other is not None:
            left.remove(other)
            found.append((mark, other))
    return found


def overlap_f1(pairs: Iterable[tuple[Iterable[tuple[int, int]], Iterable[tuple[int, int]]]]) -> float:
    """F1 of spans that overlap."""
    hits = total = 0
    for a, b in ((list(a), list(b)) for a, b in pairs):
        hits += sum(any(x[0] < y[1] and y[0] < x[1] for y in b) for x in a)
        hits += sum(any(x[0] < y[1] and y[0] < x[1] for y in a) for x in b)
        total += len(a) + len(b)
    return hits / total if total else 1.0


def main() -> int:
    """Print the agreement."""
    pairs = both()
    roots = [(a.root, b.root) for a, b in pairs]
    events = [pair for a, b in pairs for pair in same_events(a.events or (), b.events or ())]
    count = sum(len(a.events or ()) + len(b.events or ()) for a, b in pairs)
    types = [(a.event_type, b.event_type) for a, b in events]
    statuses = [(a.status, b.status) for a, b in events]
    modes = [(str(a.mode), str(b.mode)) for a, b in events if a.event_type == b.event_type]
    print(f"{len(pairs)} sentences, {count} events in both annotations")
    print(f"root    {sum(a == b for a, b in roots) / len(roots):.3f}  kappa {kappa(roots):.3f}")
    print(f"trigger {2 * len(events) / count:.3f}  (F1 of events)")
    for name, labels in (("type", types), ("mode", modes), ("status", statuses)):
        print(f"{name:<7} {sum(a == b for a, b in labels) / len(labels):.3f}  kappa {kappa(labels):.3f}")
    print(f"CAMEO   {sum(a.cameo[:2] == b.cameo[:2] for a, b in events) / len(events):.3f}  (2-digit root)")
    print(f"actors  {overlap_f1((a.actors, b.actors) for a, b in events):.3f}  (F1 of spans)")
    print(f"recipients {overlap_f1((a.recipients, b.recipients) for a, b in events):.3f}  (F1 of spans)")
    wrong = Counter(tuple(sorted(pair)) for pair in roots if pair[0] != pair[1])
    print("roots that differ:", "  ".join(f"{a}/{b} {n}" for (a, b), n in wrong.most_common(12)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
