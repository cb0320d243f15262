"""Where places lie, and whether a place or its government is meant."""

from __future__ import annotations

import pytest


def _place(read, text, words):
    return next(place for place in read(text).layers.places if place.text == words)


@pytest.mark.parametrize(
    ("text", "words", "country", "lat", "lon"),
    [
        ("Shells fell on Tripoli, Lebanon, at dawn.", "Tripoli", "LBN", 34.4, 35.8),
        ("Shells fell on Tripoli, Libya, at dawn.", "Tripoli", "LBY", 32.9, 13.2),
        ("The blast hit Hyderabad, Pakistan.", "Hyderabad", "PAK", 25.4, 68.4),
        ("A Spanish frigate docked in Cartagena, Colombia.", "Cartagena", "COL", 10.4, -75.5),
        ("Two people died near Córdoba, Argentina.", "Córdoba", "ARG", -31.4, -64.2),
        ("Libyan troops moved into Tripoli. Libya was calm.", "Tripoli", "LBY", 32.9, 13.2),
        ("The envoys met in Geneva.", "Geneva", "CHE", 46.2, 6.1),
    ],
)
def test_towns(read, text, words, country, lat, lon):
    """A town lies in the country named beside it, else in one of the report, else where the largest of that name is."""
    place = _place(read, text, words)
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.1)
    assert place.lon == pytest.approx(lon, abs=0.1)
    assert place.precision == "city"
    assert place.geonameid


@pytest.mark.parametrize(
    ("text", "words", "use"),
    [
        ("Pyongyang said it was ready.", "Pyongyang", "associative"),
        ("Ankara condemned the raid.", "Ankara", "associative"),
        ("An agreement with Paris was signed.", "Paris", "associative"),
        ("The minister flew to Pyongyang.", "Pyongyang", "literal"),
        ("Shots were heard in Ankara.", "Ankara", "literal"),
        ("Ankara is quiet at night.", "Ankara", "literal"),
        ("Troops crossed from Sudan into Chad.", "Chad", "literal"),
    ],
)
def test_use(read, text, words, use):
    """A capital that speaks, or with whom one agrees, is its government; where something lies or goes, the place."""
    assert _place(read, text, words).use == use


def test_adjectives_are_no_places(read):
    """ "French" says nothing of where."""
    assert read("French troops left the base.").layers.places == ()


def test_country(read):
    """A country is a place with its code, and no more exact than that."""
    place = _place(read, "Troops crossed from Sudan into Chad.", "Chad")
    assert (place.name, place.country, place.precision) == ("Chad", "TCD", "country")


def test_there_are_known_places(tools):
    """The supplement of seas, straits, islands and bases has rows, each on the map."""
    assert len(tools.knowledge.places) > 100
    assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 for place in tools.knowledge.places)


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon"),
    [
        ("Ships passed through the Strait of Hormuz.", "Strait of Hormuz", 26.5, 56.5),
        ("The frigate sank in the Black Sea.", "Black Sea", 43.5, 34.5),
        ("Divers worked in the Baltic Sea.", "Baltic Sea", 58.5, 20.0),
    ],
)
def test_seas(read, text, words, lat, lon):
    """Seas and straits lie on the water, within three degrees of their middle."""
    place = next(place for place in read(text).layers.places if words in place.text)
    assert place.precision == "sea"
    assert place.lat == pytest.approx(lat, abs=3)
    assert place.lon == pytest.approx(lon, abs=3)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # a state's name that is a region's of a state that the report names
        (
            "Floods hit Georgia. The United States sent help to Georgia's towns; the US army flew in food.",
            "Georgia",
            "USA",
        ),
        ("Floods hit Georgia. Georgian troops flew in food.", "Georgia", "GEO"),
        ("Floods hit Georgia.", "Georgia", "GEO"),
        # the capital of a small state
        ("Fires burnt in Victoria. Australia sent help.", "Victoria", "AUS"),
        ("Fires burnt in Victoria. The Seychelles sent help.", "Victoria", "SYC"),
        # not a small town that bears a capital's name
        ("The United States sent an envoy to Cairo.", "Cairo", "EGY"),
    ],
)
def test_name_of_a_state_or_of_a_region(read, text, words, country):
    """A name that two countries share means the one that the report speaks of."""
    assert _place(read, text, words).country == country


def test_a_place_that_is_not_known(read):
    """A place that is in no table lies, for all that is known, in the middle of the region named beside it."""
    place = _place(read, "A barn burnt in Quimby Hollow, Texas.", "Quimby Hollow")
    assert (place.country, place.precision) == ("USA", "admin")
    assert place.lat is not None
