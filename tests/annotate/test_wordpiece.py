"""Words cut into the tagger's pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.annotate.wordpiece import WordPieces

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "un", "##usual", "##s", "u", ".", "s", "cafe", "'"]
PIECES = WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unusual", ("un", "##usual")),
        ("UNUSUALS", ("un", "##usual", "##s")),
        ("Café", ("cafe",)),
        ("U.S.", ("u", ".", "s", ".")),
        ("'s", ("'", "s")),
        ("xyz", ("[UNK]",)),
        ("un" * 40, ("[UNK]",)),
        (" ", ("[UNK]",)),
    ],
)
def test_pieces(word, pieces):
    """The longest known piece first; lower case, without accents; punctuation apart; else unknown."""
    assert tuple(VOCABULARY[i] for i in PIECES.of(word)) == pieces


@given(st.text(max_size=80))
def test_every_word_has_pieces(word):
    """Whatever stands in a text has at least one piece."""
    found = PIECES.of(word)
    assert found
    assert all(0 <= i < len(VOCABULARY) for i in found)
