"""The factory functions of the fuse tests, and a small invented situation."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

FUSE = runpy.run_path(str(Path(__file__).parent.parent / "fuse" / "conftest.py"))
PAK, HAN = "person:pak-so-rim", "person:han-du-ri"
LAUNCH = "North Korea launched two missiles from Wonsan on Monday, the Joint Chiefs of Staff said. "


@pytest.fixture(scope="session")
def make():
    """Claims and reports as values."""
    return FUSE["factories"]()


@pytest.fixture(scope="session")
def wording(make):
    """The sentence of the event of one claim, or of the claims of several reports."""
    from polybius.brief.wording import Wording

    def wording(*acts, pick=0, **more):
        reports = [make.report(f"r{n}", act, day="2023-08-10", **more) for n, act in enumerate(acts)]
        claims = {claim.claim_id: claim for one in reports for claim in one.claims}
        return Wording(claims, make.knowledge).event(make.situation(*reports).events[pick])

    return wording


@pytest.fixture(scope="session")
def reports(make):
    """Four reports: a launch with two tolls, a shake-up, a summit that is moved, a drill not heard of again."""
    launch = make.act(
        "launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", on="on Monday", place="Wonsan",
        country="PRK", sources=["official:kor-jcs"], told=("launch", None, "two missiles"), killed=3,
        what="launched two missiles",
    )  # fmt: skip
    again = make.act(
        "launch", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", on="on Monday", sources=["agency:kcna"],
        told="launch of two missiles", killed=7, confidence=0.5,
    )  # fmt: skip
    shelled = make.act(
        "shelled", "ASSAULT", "heavy-weapons", actors=["PRK"], recipients=["KOR"], date="2010-11-23",
        on="on 23 November 2010", told=("shell", None, "an island"),
    )  # fmt: skip
    summit = {
        "actors": ["USA", "JPN"], "status": "planned", "told": "summit at the lake", "what": "summit at the lake",
    }  # fmt: skip
    announced = make.act("summit", "CONSULT", date="2023-08-18", on="on 18 August", **summit)
    moved = make.act("summit", "CONSULT", date="2023-08-25", on="to 25 August", **summit)
    drill = make.act(
        "drill", "MOBILIZE", "troops", actors=["KOR"], status="planned", date="2023-08-09", on="on Wednesday",
        told="drill", what="drill of the marines",
    )  # fmt: skip
    removed = make.act(
        "removed", "OFFICE", "remove", actors=["organisation:prk-assembly"], recipients=[PAK], date="2023-08-09",
        on="on Wednesday", sources=["agency:kcna"], change=make.office("Minister of Defence", PAK, "remove"),
    )  # fmt: skip
    appointed = make.act(
        "appointed", "OFFICE", "appoint", actors=["organisation:prk-assembly"], recipients=[HAN], date="2023-08-09",
        on="on Wednesday", sources=["agency:kcna"], change=make.office("Minister of Defence", HAN, "appoint"),
    )  # fmt: skip
    said = make.act("said", "STATEMENT", actors=["person:im-ga-on"], quote="It is a grave threat to all of us,")
    texts = {
        "r1": LAUNCH + "It killed 3 on a boat. A drill of the marines is to start on Wednesday. The North shelled an "
        "island of South Korea on 23 November 2010.",
        "r2": "KCNA spoke of a launch on Monday in which 7 died, all of North Korea. “It is a grave threat to all of "
        "us,” said Im Ga On.",
        "r3": "The Supreme Assembly removed Pak So Rim as minister on Wednesday and appointed Han Du Ri, KCNA said. The "
        "United States and Japan plan a summit at the lake on 18 August.",
        "r4": "The summit at the lake of the United States and Japan was moved to 25 August.",
    }
    return [
        make.report("r1", launch, drill, shelled, text=texts["r1"], day="2023-08-08", outlet="Quay Gazette",
                    title="Missiles from Wonsan"),
        make.report("r2", again, said, text=texts["r2"], day="2023-08-09", outlet="Harbour Post"),
        make.report("r3", removed, appointed, announced, text=texts["r3"], day="2023-08-10", outlet="Harbour Post",
                    title="New minister in the North"),
        make.report("r4", moved, text=texts["r4"], day="2023-08-12", outlet="Evening Mail"),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def claims(reports):
    """Every claim of the four reports."""
    return [claim for one in reports for claim in one.claims]


@pytest.fixture(scope="session")
def fused(make, reports):
    """The four reports fused."""
    return make.situation(*reports)


@pytest.fixture(scope="session")
def brief(make, fused, claims):
    """The brief of the four reports."""
    from polybius.brief import make_brief

    return make_brief(fused, claims, make.knowledge)
