"""Numbers and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.coder.quantities import SCALES, UNITS, parse_number

COUNTS = [
    ("Police detained 45 people in Tunis.", [("detained", 45, 45, None)]),
    ("The rebels killed three policemen.", [("killed", 3, 3, None)]),
    ("Two gunmen killed five people in Oslo.", [("killed", 5, 5, None)]),
    ("The bomb killed five soldiers and wounded nine.", [("killed", 5, 5, None), ("injured", 9, 9, None)]),
    ("Three people were shot and killed in Oslo.", [("killed", 3, 3, None)]),
    ("Two hundred and fifty civilians were killed.", [("killed", 250, 250, None)]),
    ("Twenty-five rebels were arrested.", [("detained", 25, 25, None)]),
    ("Nigeria sent 1,200 troops to Niger.", [("troops", 1200, 1200, None)]),
    ("India deployed two destroyers and twelve jets.", [("vehicles", 2, 2, "destroyer"), ("vehicles", 12, 12, "jet")]),
    ("North Korea fired three missiles into the sea.", [("weapons", 3, 3, "missile")]),
    ("Japan pledged $1.5 billion in aid to Laos.", [("money", 1.5e9, 1.5e9, None)]),
    ("Oman released one of the sailors.", [("detained", 1, 1, None)]),
    # ranges
    ("The raid killed 10 to 15 soldiers.", [("killed", 10, 15, None)]),
    ("Between 200 and 300 soldiers crossed the border.", [("troops", 200, 300, None)]),
    ("The clash left 10-15 soldiers dead.", [("killed", 10, 15, None)]),
    ("Police detained six or seven people.", [("detained", 6, 7, None)]),
    ("The rebels killed at least 20 people.", [("killed", 20, None, None)]),
    ("The rebels killed more than 20 people.", [("killed", 20, None, None)]),
    ("Kenya deployed up to 300 soldiers.", [("troops", None, 300, None)]),
    ("Dozens of protesters were arrested in Minsk.", [("detained", 24, None, None)]),
    ("Tens of thousands marched through Minsk.", [("count", 20_000, None, None)]),
    ("Two dozen rebels were arrested in Minsk.", [("detained", 24, 24, None)]),
    ("Half a dozen rebels were arrested in Minsk.", [("detained", 6, 6, None)]),
    ("Between 10 and 15 fighters were killed in Goma.", [("killed", 10, 15, None)]),
    (
        "The attack left four soldiers dead and seven wounded, one of them badly.",
        [("killed", 4, 4, None), ("injured", 7, 7, None)],
    ),
    ("The gunmen killed two bodyguards.", [("killed", 2, 2, None)]),
    # measures
    ("Chad withdrew its troops 25 kilometres.", [("distance", 25, 25, "kilometre")]),
    ("Japan donated 400 tonnes of rice to Laos.", [("count", 400, 400, "tonne")]),
    # not another clause's
    ("Chad withdrew 300 troops, and Niger sent two ships.", [("troops", 300, 300, None)]),
    # what is no number of the act
    ("Two officials said the navy had seized a tanker.", []),
    ("Police detained a man on 9 May.", []),
    ("Police detained a man for the third time.", []),
    ("Police detained a man aged 45.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(read, text, expected):
    """Each number of the clause with its kind, its ends and, for things, its noun; one range is one quantity."""
    claim = read.acts(text)[0]
    assert [(q.kind, q.low, q.high, q.unit) for q in claim.quantities] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police detained 45 people in Tunis.", "45 people"),
        ("The raid killed 10 to 15 soldiers.", "10 to 15 soldiers"),
        ("The rebels killed at least 20 people.", "at least 20 people"),
        ("Dozens of protesters were arrested in Minsk.", "Dozens of protesters"),
        ("Two hundred and fifty civilians were killed.", "Two hundred and fifty civilians"),
    ],
)
def test_evidence(read, text, words):
    """The evidence is the number with its hedge and its noun."""
    (quantity,) = read.acts(text)[0].quantities
    assert [span.text for span in quantity.evidence] == [words]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero", 0),
        ("twenty-one", 21),
        ("one hundred and five", 105),
        ("three thousand two hundred", 3200),
        ("two million", 2_000_000),
        ("1.5 million", 1_500_000),
        ("12,500", 12_500),
        ("a few", None),
        ("and", None),
        ("", None),
    ],
)
def test_parse_number(text, value):
    """Words and figures stand for their number; anything else for none."""
    assert parse_number(text) == value


@given(st.integers(0, 10**12))
def test_figures(number):
    """Figures are read whole, with or without commas."""
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.integers(2, 99), st.sampled_from(sorted(SCALES)))
def test_words(number, scale):
    """A number in words before a scale is multiplied by it."""
    names = {value: word for word, value in UNITS.items()}
    words = names.get(number) or f"{names[number // 10 * 10]}-{names[number % 10]}"
    assert parse_number(f"{words} {scale}") == number * SCALES[scale]
