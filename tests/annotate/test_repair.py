"""Heads that grammar rules out are put right; nothing else is touched."""

from __future__ import annotations

import pytest

from polybius.annotate.repair import repaired
from polybius.model import Token


def _tokens(*rows):
    """Tokens from (text, tag, dep, head)."""
    found, at = [], 0
    for i, (text, tag, dep, head) in enumerate(rows):
        found.append(Token(i, at, at + len(text), text, text.lower(), "VERB", tag, dep, head, ""))
        at += len(text) + 1
    return found


def _urged(last_tag, *, to="TO", form="VB"):
    return _tokens(
        ("urged", "VBD", "ROOT", 0),
        ("them", "PRP", "dobj", 0),
        ("to", to, "aux", 3),
        ("leave", form, "xcomp", 0),
        ("and", "CC", "cc", 3),
        ("praised", last_tag, "conj", 3),
        ("Lima", "NNP", "dobj", 5),
    )


def test_past_tense_after_an_infinitive():
    """A past tense is coordinated with the finite verb above, not with the infinitive."""
    mended = repaired(_urged("VBD"))
    assert mended[5].head == 0


@pytest.mark.parametrize(
    "tokens",
    [_urged("VB"), _urged("VBN"), _urged("VBD", to="RB"), _urged("VBD", form="VBD")],
    ids=["infinitive", "participle", "no to", "two past tenses"],
)
def test_what_may_stand_is_left(tokens):
    """What grammar allows is not touched."""
    assert repaired(tokens) == tokens


def test_only_heads_change():
    """Offsets, words, tags and relations stay as they are."""
    tokens = _urged("VBD")
    mended = repaired(tokens)
    assert mended != tokens
    assert [token._replace(head=0) for token in mended] == [token._replace(head=0) for token in tokens]


def test_no_finite_verb_above():
    """Without a finite verb above nothing changes."""
    tokens = _tokens(("to", "TO", "aux", 1), ("leave", "VB", "xcomp", 1), ("praised", "VBD", "conj", 1))
    assert repaired(tokens) == tokens
