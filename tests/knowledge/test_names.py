"""Names are found however they are written; ids are made from them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.knowledge.names import fold, name_index, slug

ASCII = st.text(st.characters(max_codepoint=127), max_size=30)
EUROPEAN = st.text(st.characters(max_codepoint=0x24F), max_size=30)


@given(st.text(max_size=30))
def test_fold_is_idempotent(text):
    """Folding what is folded changes nothing; no spaces, stops or combining marks are left."""
    folded = fold(text)
    assert fold(folded) == folded
    assert all(letter.isalnum() and not unicodedata.combining(letter) for letter in folded)


@given(ASCII, ASCII)
def test_fold_of_parts(one, other):
    """Parts may be folded apart: what stands between them does not matter."""
    assert fold(f"{one} - {other}.") == fold(one) + fold(other)


@given(ASCII)
def test_fold_is_blind_to_case(text):
    """Case does not matter."""
    assert fold(text.upper()) == fold(text.lower()) == fold(text.title())


@given(EUROPEAN)
def test_fold_is_blind_to_the_form_of_accents(text):
    """An accent written as one character with its letter, or after it, or left out, makes one key."""
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    assert fold(composed) == fold(apart) == fold(bare)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "KIM JONG UN"),
        ("Erdoğan", "Erdogan"),
        ("U.S.", "US"),
        ("São Tomé", "Sao Tome"),
        ("Xi’an", "Xi'an"),
        ("WEISS", "Weiß"),
    ],
)
def test_one_name_written_twice(one, other):
    """Spellings that readers take for the same fold to the same key."""
    assert fold(one) == fold(other)


def test_other_names_stay_apart():
    """Different letters and digits stay different."""
    assert len({fold(name) for name in ("Kim Jong Un", "Kim Jong Il", "Su-27", "Su-30", "김정은", "金正恩")}) == 6


@given(st.text(max_size=30))
def test_slug_is_an_id(text):
    """Any text makes an id: lower case, digits and single hyphens; an id makes itself."""
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", made)
    assert slug(made) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Hanbit Daily", "hanbit-daily"),
        ("People's Army", "peoples-army"),
        ("Le Monde – Été", "le-monde-ete"),
        ("  --  ", "unnamed"),
        ("金正恩", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_slugs(text, made):
    """Apostrophes join, accents go, what has no Latin letter is unnamed."""
    assert slug(text) == made


@pytest.mark.parametrize(
    ("surface", "kind", "id_", "form"),
    [
        ("North Korea", "state", "state:prk", "name"),
        ("north-korea", "state", "state:prk", "name"),
        ("North Korean", "state", "state:prk", "adjective"),
        ("Americans", "state", "state:usa", "demonym"),
        ("Pyongyang", "state", "state:prk", "capital"),
        ("Kim Jong-Eun", "person", "person:kim-jong-un", "name"),
        ("united nations", "organisation", "organisation:un", "name"),
        ("Kalvan Liberation Army", "group", "organisation:kla", "name"),
        ("Naval Forces", "body", "navy", "body"),
    ],
)
def test_known_names(knowledge, surface, kind, id_, form):
    """Every way of writing a known thing leads to it, and says in which form."""
    (found,) = name_index(knowledge)[fold(surface)]
    assert (found.kind, found.id, found.form) == (kind, id_, form)


def test_acronyms_are_exact(knowledge):
    """Letters that are also a word are met only as they are written; long names in any case."""
    index = name_index(knowledge)
    assert [name.exact for name in index["us"]] == ["US"]
    assert [name.exact for name in index["un"]] == ["UN"]
    assert [name.exact for name in index["unitednations"]] == [None]


def test_a_spelling_is_listed_once(knowledge):
    """Two spellings with one key are one entry; a single letter is no name."""
    index = name_index(knowledge)
    assert len(index["kimjongun"]) == 1
    assert "x" not in index
    assert name_index(knowledge) is index
