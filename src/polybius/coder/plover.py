"""A claim as PLOVER and CAMEO coders write it, after PLOVER's own rules on what is announced, threatened or refused."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from polybius.knowledge import Knowledge
from polybius.knowledge.rows import Cameo
from polybius.model import PloverCode
from polybius.model.claim import Status

COOPERATIVE = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
EXTENSIONS = frozenset({"OFFICE", "STATEMENT", "ACTIVITY"})
THREATS = {"ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "restrict", "SANCTION": "restrict", "PROTEST": None}
REFUSED = {"CONSULT": PloverCode("REJECT", "meet"), "AGREE": PloverCode("REJECT")}
"""Types that a PLOVER coder writes as a refusal where they are called off or not reached."""
PROMISES = {
    "AID": "033",
    "CONCEDE": "035",
    "CONSULT": "036",
    "COOPERATE": "030",
    "OFFICE": "0341",
    "RETREAT": "035",
    "SUPPORT": "032",
}
THREAT_CODES = {"ASSAULT": "138", "MOBILIZE": "138", "COERCE": "130", "SANCTION": "131", "PROTEST": "133"}


class Coding(NamedTuple):
    """The codes of a claim: as PLOVER writes it, in CAMEO, its Goldstein value and quad class."""

    plover: PloverCode | None
    cameo: str | None
    goldstein: float | None
    quad: int | None


@lru_cache(maxsize=8)
def _cameo(knowledge: Knowledge) -> dict[str, Cameo]:
    return {row.code: row for row in knowledge.cameo}


@lru_cache(maxsize=8)
def _quads(knowledge: Knowledge) -> dict[str, int | None]:
    return {row.id: row.quad for row in knowledge.types}


def rewritten(
    event_type: str, mode: str | None, status: Status, cameo: str | None = None, *, promised: bool = False
) -> PloverCode | None:
    """The PLOVER type of an act of that status; ``None`` where PLOVER has none.

    ``promised`` is said of a sentence whose news is a promise: there what is given way to is agreed (CAMEO 035), where it
    else would be conceded. Sanctions and embargoes (CAMEO 163) are COERCE in PLOVER's table of CAMEO codes.

    >>> rewritten("CONSULT", "visit", "planned")
    PloverCode(event_type='AGREE', mode=None)
    >>> rewritten("ASSAULT", None, "planned").event_type
    'THREATEN'
    >>> rewritten("CONSULT", None, "denied").event_type
    'REJECT'
    """
    if event_type == "OFFICE" and mode == "resign" and status in {"happened", "planned"}:
        return PloverCode("RETREAT", "resign") if status == "happened" else PloverCode("AGREE")
    if event_type in EXTENSIONS:
        return None
    if event_type == "SANCTION" and status == "happened" and cameo == "163":
        return PloverCode("COERCE", "restrict")
    if status == "denied" and event_type in REFUSED:
        return REFUSED[event_type]
    if status == "happened" or event_type in VERBAL:
        return PloverCode(event_type, mode) if status in {"happened", "planned"} else None
    if status in {"planned", "threatened"}:
        if event_type in HOSTILE:
            return PloverCode("THREATEN", THREATS[event_type])
        if event_type in COOPERATIVE and status == "planned":
            return PloverCode("AGREE")
        if event_type == "RETREAT":
            return PloverCode("AGREE") if promised else PloverCode("CONCEDE")
    return None


def coding(
    knowledge: Knowledge,
    event_type: str,
    mode: str | None,
    status: Status,
    cameo: str | None,
    *,
    inner: bool,
    promised: bool = False,
) -> Coding:
    """All codes of a claim. An act within a speech act has no PLOVER code of its own."""
    plover = None if inner else rewritten(event_type, mode, status, cameo, promised=promised)
    code = cameo
    if status != "happened":
        code = _code_of(event_type, plover)
    row = _cameo(knowledge).get(code or "")
    if inner or status in {"hypothetical", "called_for"}:
        code = None if inner or plover is None else code
    quad = _quads(knowledge).get(plover.event_type if plover is not None else event_type)
    return Coding(plover, code, row.goldstein if row is not None and code is not None else None, quad)


def recoded(knowledge: Knowledge, codes: Coding, code: str) -> Coding:
    """The codes with another CAMEO code and the Goldstein value of that."""
    row = _cameo(knowledge).get(code)
    return codes._replace(cameo=code, goldstein=row.goldstein if row is not None else None)


def _code_of(event_type: str, plover: PloverCode | None) -> str | None:
    """The CAMEO code of an act that is announced, threatened or called off."""
    if plover is None:
        return None
    if plover.event_type == "AGREE":
        return PROMISES.get(event_type, "030")
    if plover.event_type == "THREATEN":
        return THREAT_CODES.get(event_type, "130")
    return {"CONCEDE": "080", "REJECT": "120"}.get(plover.event_type)
