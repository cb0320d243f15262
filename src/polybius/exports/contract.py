"""The record contract: JSON Lines of reports, layers, claims, events, plans, offices and stories (``docs/formats.md``)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from polybius.model import Coded, Fused, InputError, check_evidence

FILES = ("reports", "layers", "claims", "events", "plans", "offices", "stories")


def write_contract(fused: Fused, coded: Sequence[Coded], folder: Path) -> None:
    """Write every file of the contract into a folder, which is made when it is not there.

    Layers and claims are those of the reports that the situation has, in its order. Each file is written beside its
    place and moved there whole.

    Raises:
        EvidenceError: a span does not match its report.
        InputError: the folder cannot be written.
    """
    by_id = {one.document.report.id: one for one in coded}
    counted = [by_id[report.report_id] for report in fused.reports]
    for one in counted:
        check_evidence(one)
    values: dict[str, Iterable[Any]] = {
        "reports": fused.reports,
        "layers": (one.layers for one in counted),
        "claims": (claim for one in counted for claim in one.claims),
        "events": fused.events,
        "plans": fused.plans,
        "offices": fused.tenures,
        "stories": fused.stories,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            _write(folder / f"{name}.jsonl", values[name])
    except OSError as error:
        raise InputError(str(folder), f"cannot be written ({error.strerror})") from error


def _write(path: Path, values: Iterable[Any]) -> None:
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as target:
            for value in values:
                target.write(msgspec.json.encode(value) + b"\n")
        Path(part).chmod(0o644)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
