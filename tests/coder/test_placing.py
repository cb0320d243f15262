"""Where an act took place that names no place."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "country"),
    [
        # the one place of the sentence
        ("Soldiers shot dead two students; Lima was quiet again by nightfall.", "ASSAULT", "PER"),
        # where the report is set
        ("Troops entered Lima on Monday. In Lima shops were closed. Soldiers arrested 12 students.", "COERCE", "PER"),
        # what stays within a state
        ("North Korea held a military parade on Monday.", "ACTIVITY", "PRK"),
        # what the same party did in the same breath
        ("Soldiers entered Lima and demanded that Ghana leave.", "REQUEST", "PER"),
        # a change of office
        ("Kenya's president sacked the interior minister of Kenya.", "OFFICE", "KEN"),
        # an ambassador is summoned at home
        ("Peru summoned the ambassador of Chile.", "ACCUSE", "PER"),
        # not where somebody comes from
        ("In Lima shops were closed. Soldiers beat two students while a guest from Quito looked on.", "ASSAULT", "PER"),
        # what is to come, too
        ("Troops entered Lima on Monday. In Lima shops were closed. Soldiers may arrest 12 students.", "COERCE", "PER"),
        # written from the capital of a party
        ("ATHENS, Aug. 9 (Reuters) - Greece promised on Tuesday to send food to Yemen.", "AGREE", "GRC"),
    ],
)
def test_assumed_place(read, text, event_type, country):
    """The place is assumed and says so, on words of the report."""
    place = next(claim.place for claim in read.acts(text) if claim.event_type == event_type)
    assert place is not None
    assert (place.country, place.assumed) == (country, True)
    assert place.how
    assert place.evidence


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Soldiers shot dead two students.", "ASSAULT"),
        # written from elsewhere
        ("ATHENS, Aug. 9 (Reuters) - Ghana promised on Tuesday to send food to Yemen.", "AGREE"),
        # words are said nowhere
        ("Troops entered Lima on Monday. In Lima shops were closed. Ghana condemned Togo.", "ACCUSE"),
    ],
)
def test_no_place(read, text, event_type):
    """Where nothing makes a place likely, there is none."""
    assert next(claim.place for claim in read.acts(text) if claim.event_type == event_type) is None


def test_named_place_stands(read):
    """A place that the report names is not assumed."""
    place = read.act("Soldiers shot dead two students in Lima.", "ASSAULT").place
    assert (place.name, place.assumed, place.how) == ("Lima", False, None)


def test_at_sea(read):
    """What ships do takes place in the waters that were named last."""
    text = "Two frigates entered the Yellow Sea on Monday. On Tuesday a trawler was rammed by a Chinese cutter."
    place = next(claim.place for claim in read.acts(text) if claim.trigger.text == "rammed")
    assert (place.name, place.assumed) == ("Yellow Sea", True)


def test_here(read):
    """ "Here" is where the report is written."""
    text = "ATHENS, Aug. 9 (Reuters) - Students stormed the embassy here on Sunday and flew to Oslo."
    place = next(claim.place for claim in read.acts(text) if claim.trigger.text == "stormed")
    assert (place.country, place.assumed) == ("GRC", False)


def test_where_a_journey_leads(read):
    """Of several places a journey has that to which it leads."""
    text = "The Greek president flew to Oslo three days after a stop in Bern."
    place = next(claim.place for claim in read.acts(text) if claim.trigger.text == "flew")
    assert place.country == "NOR"


def test_there(read):
    """ "There" is the place that was named last, and not where somebody is from."""
    text = "Leaders will gather at Camp David. Joe Biden will receive Yoon Suk-yeol of South Korea there on Friday."
    place = next(claim.place for claim in read.acts(text) if claim.trigger.text == "receive")
    assert (place.name, place.assumed) == ("Camp David", False)
