"""A claim as PLOVER and CAMEO coders write it."""

from __future__ import annotations

import pytest

from polybius.coder.plover import EXTENSIONS, coding, rewritten
from polybius.model import STATUSES, PloverCode

REWRITTEN = [
    ("CONSULT", "visit", "happened", ("CONSULT", "visit")),
    ("CONSULT", "visit", "planned", ("AGREE", None)),
    ("AID", None, "planned", ("AGREE", None)),
    ("COOPERATE", None, "planned", ("AGREE", None)),
    ("RETREAT", "withdraw", "planned", ("CONCEDE", None)),
    ("ASSAULT", None, "planned", ("THREATEN", "violence")),
    ("ASSAULT", "aerial", "threatened", ("THREATEN", "violence")),
    ("SANCTION", "expel", "planned", ("THREATEN", "restrict")),
    ("COERCE", "seize", "threatened", ("THREATEN", "restrict")),
    ("CONSULT", None, "denied", ("REJECT", "meet")),
    ("ASSAULT", None, "denied", None),
    ("ASSAULT", None, "hypothetical", None),
    ("CONSULT", None, "called_for", None),
    ("OFFICE", "remove", "happened", None),
    ("OFFICE", "resign", "happened", ("RETREAT", "resign")),
    ("OFFICE", "resign", "planned", ("AGREE", None)),
    ("STATEMENT", None, "happened", None),
    ("ACTIVITY", "parade", "planned", None),
    ("REQUEST", None, "happened", ("REQUEST", None)),
]


@pytest.mark.parametrize(("event_type", "mode", "status", "code"), REWRITTEN)
def test_rewriting(event_type, mode, status, code):
    """Announced cooperation is AGREE, announced harm THREATEN, an announced withdrawal CONCEDE, a meeting off REJECT."""
    assert rewritten(event_type, mode, status) == (None if code is None else PloverCode(*code))


def test_every_type_and_status(tools):
    """PLOVER is written only in its own types; what is supposed or asked for has no code."""
    types = {row.id for row in tools.knowledge.types}
    for event_type in types:
        for status in STATUSES:
            code = rewritten(event_type, None, status)
            assert code is None or code.event_type in types - EXTENSIONS
            if status in {"hypothetical", "called_for"} or event_type in EXTENSIONS:
                assert code is None


def test_inner_acts_have_no_code(tools):
    """An act within a speech act is PLOVER's only through that."""
    codes = coding(tools.knowledge, "RETREAT", "release", "called_for", "0841", inner=True)
    assert (codes.plover, codes.cameo, codes.goldstein) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "event_type", "status", "plover", "root"),
    [
        ("The Omani foreign minister will visit Iran.", "CONSULT", "planned", ("AGREE", None), "03"),
        ("The summit between India and Nepal was called off.", "CONSULT", "denied", ("REJECT", "meet"), "12"),
        ("Uganda will attack Rwanda.", "ASSAULT", "planned", ("THREATEN", "violence"), "13"),
        ("Chile will expel two envoys.", "SANCTION", "planned", ("THREATEN", "restrict"), "13"),
        ("Kenya will withdraw its troops from Somalia.", "RETREAT", "planned", ("CONCEDE", None), "08"),
        ("Kenya has withdrawn its troops from Somalia.", "RETREAT", "happened", ("RETREAT", "withdraw"), "08"),
    ],
)
def test_claims(read, text, event_type, status, plover, root):
    """A claim names the act itself, its code what a PLOVER coder would write, and CAMEO the same."""
    claim = read.act(text)
    assert (claim.event_type, claim.status) == (event_type, status)
    assert claim.plover == PloverCode(*plover)
    assert claim.cameo.startswith(root)
    assert claim.goldstein is not None


@pytest.mark.parametrize(
    ("text", "quad"),
    [
        ("Uganda congratulated Rwanda.", 1),
        ("Uganda sent food to Rwanda.", 2),
        ("Uganda condemned Rwanda.", 3),
        ("Uganda attacked Rwanda.", 4),
    ],
)
def test_quads(read, text, quad):
    """Verbal and material, cooperation and conflict."""
    assert read.act(text).quad == quad


def test_cameo_codes_exist(tools):
    """Every code that a rule gives is in the codebook."""
    known = {row.code for row in tools.knowledge.cameo}
    assert {predicate.cameo for predicate in tools.knowledge.predicates if predicate.cameo} <= known
