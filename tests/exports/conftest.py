"""A situation of several reports with something in every file of the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from polybius.exports import write_contract
from polybius.run import Situation

REPORTS = (
    {"id": "a", "outlet": "Gulf Post", "published": "2023-04-28", "title": "Tanker seized", "text":
     "MANAMA, April 28 (Reuters) - Iran seized a tanker in the Gulf of Oman on Thursday, killing three sailors, "
     "the U.S. Navy said."},
    {"id": "b", "outlet": "Hormuz Times", "published": "2023-04-28", "text":
     "Iran seized a tanker in the Gulf of Oman on Thursday, killing seven sailors, Iran's foreign ministry said. "
     "“The ship broke the law,” Foreign Minister Hossein Amir-Abdollahian said."},
    {"id": "c", "outlet": "Hanbit Daily", "published": "2023-08-10", "desk": "Asia", "extra": {"page": 3}, "text":
     "Kim Jong Un dismissed Pak Su Il as chief of the General Staff and named Ri Yong Gil to the post, KCNA said. "
     "He urged the army to get ready for war."},
    {"id": "d", "outlet": "Hanbit Daily", "published": "2023-08-07", "text":
     "South Korea and the United States will hold a joint military exercise on August 21, the defense ministry said."},
    {"id": "e", "outlet": "Hanbit Daily", "published": "2023-08-21", "text":
     "South Korea and the United States began a joint military exercise on Monday, the Joint Chiefs of Staff said."},
    {"id": "f", "text": "Kim Jong Un — 김정은 — met President Vladimir Putin in Vladivostok 🚢 on Wednesday, KCNA said."},
    {"id": "g", "outlet": "Hormuz Times", "published": "2023-04-29", "text": "Nothing."},
)  # fmt: skip


class Written(NamedTuple):
    """The reports given, and the rows of each file as they were written."""

    folder: Path
    texts: dict[str, str]
    rows: dict[str, list[dict]]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The situation of the reports, written once."""
    folder = tmp_path_factory.mktemp("contract")
    with Situation() as situation:
        situation.add(dict(report) for report in REPORTS)
        write_contract(situation.fused, situation.coded, folder)
    rows = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in folder.iterdir()
    }
    return Written(folder, {str(report["id"]): str(report["text"]) for report in REPORTS}, rows)
