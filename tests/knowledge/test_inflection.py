"""The past of English verbs, by table and by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.knowledge.inflection import participle, past, regular


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("fire", "fired"),
        ("agree", "agreed"),
        ("deny", "denied"),
        ("play", "played"),
        ("attack", "attacked"),
        ("ban", "banned"),
        ("meet", "meeted"),
        ("open", "opened"),
        ("fix", "fixed"),
        ("vow", "vowed"),
        ("launch", "launched"),
    ],
)
def test_regular_verbs(lemma, form):
    """The rule adds -ed, -d, -ied, or doubles the last letter of a short word."""
    assert regular(lemma) == form


def test_irregular_verbs(knowledge):
    """A verb of the table has the forms that stand there."""
    assert (past("take", knowledge), participle("take", knowledge)) == ("took", "taken")
    assert (past("hold", knowledge), participle("hold", knowledge)) == ("held", "held")


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_other_verbs_follow_the_rule(knowledge, lemma):
    """A verb that is not in the table has one form for both, which ends in -ed and begins as the verb."""
    if lemma not in {"take", "hold"}:
        assert past(lemma, knowledge) == participle(lemma, knowledge) == regular(lemma)
        assert regular(lemma).endswith("ed")
        assert regular(lemma).startswith(lemma[:-1])
