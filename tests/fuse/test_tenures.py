"""Who held which office from when to when, by the changes that happened."""

from __future__ import annotations

PAK, HAN = "person:pak-so-rim", "person:han-du-ri"


def _change(make, person, change, *, date=None, title="Minister of Defence", replaces=None, polity="PRK", **more):
    return make.act(
        more.pop("trigger", f"{change} {person[-3:]}"), "OFFICE", change, actors=["PRK"], recipients=[person], date=date,
        change=make.office(title, person, change, replaces=replaces, polity=polity), **more,
    )  # fmt: skip


def _tenures(make, *acts):
    reports = [make.report(f"r{n}", act, day="2023-08-10") for n, act in enumerate(acts)]
    return {tenure.person_id: tenure for tenure in make.situation(*reports).tenures}


def test_appointed(make):
    """Who is appointed holds the office from that day, with no end."""
    tenure = _tenures(make, _change(make, HAN, "appoint", date="2023-08-09"))[HAN]
    assert (tenure.office, tenure.polity, tenure.person) == ("Minister of Defence", "PRK", "Han Du Ri")
    assert (tenure.start, tenure.end) == (make.days("2023-08-09"), None)


def test_removed(make):
    """Who is removed, resigns or dies held it until that day."""
    for change in ("remove", "resign", "die"):
        tenure = _tenures(make, _change(make, PAK, change, date="2023-08-09"))[PAK]
        assert (tenure.start, tenure.end) == (None, make.days("2023-08-09"))


def test_elected(make):
    """An election begins a tenure as an appointment does."""
    assert _tenures(make, _change(make, HAN, "elect", date="2023-08"))[HAN].start == make.days("2023-08")


def test_one_office_handed_on(make):
    """Who left an office when another took it is the predecessor, the other the successor."""
    found = _tenures(
        make, _change(make, PAK, "remove", date="2023-08-09"), _change(make, HAN, "appoint", date="2023-08-09")
    )
    assert (found[PAK].predecessor, found[PAK].successor) == (None, "Han Du Ri")
    assert (found[HAN].predecessor, found[HAN].successor) == ("Pak So Rim", None)


def test_other_offices_are_not_handed_on(make):
    """Another office, or one taken long after, links nobody."""
    removed = _change(make, PAK, "remove", date="2023-08-09")
    for other in (
        _change(make, HAN, "appoint", date="2023-08-09", title="Foreign Minister"),
        _change(make, HAN, "appoint", date="2023-07-20"),
    ):
        found = _tenures(make, removed, other)
        assert (found[PAK].successor, found[HAN].predecessor) == (None, None)


def test_offices_of_other_states_are_others(make):
    """The same title in another state is another office, for the same person and for others."""
    here, there = (
        _change(make, HAN, "appoint", date=day, polity=polity, trigger=f"appointed {polity}")
        for day, polity in (("2023-05-02", "PRK"), ("2023-08-09", "KOR"))
    )
    reports = [make.report("r1", here, day="2023-05-03"), make.report("r2", there, day="2023-08-10")]
    found = make.situation(*reports).tenures
    assert sorted((tenure.polity, str(tenure.start.start)) for tenure in found) == [
        ("KOR", "2023-08-09"), ("PRK", "2023-05-02"),
    ]  # fmt: skip
    removed = _change(make, PAK, "remove", date="2023-08-09")
    assert (
        _tenures(make, removed, _change(make, HAN, "appoint", date="2023-08-09", polity="KOR"))[PAK].successor is None
    )


def test_named_predecessor(make):
    """A predecessor whom the report names needs no change of his own."""
    act = _change(make, HAN, "appoint", date="2023-08-09", replaces="Pak So Rim")
    assert _tenures(make, act)[HAN].predecessor == "Pak So Rim"


def test_beginning_and_end_of_one_tenure(make):
    """A tenure has its beginning from one event and its end from another, with the claims of both."""
    reports = [
        make.report("r1", _change(make, HAN, "appoint", date="2023-05-02"), day="2023-05-03"),
        make.report("r2", _change(make, HAN, "remove", date="2023-08-09"), day="2023-08-10"),
    ]
    found = make.situation(*reports)
    (tenure,) = found.tenures
    assert (tenure.start, tenure.end) == (make.days("2023-05-02"), make.days("2023-08-09"))
    assert tenure.claims == tuple(claim for event in found.events for claim in event.claims)


def test_title_in_other_letters(make):
    """A title is the same however it is spelt in capitals."""
    found = _tenures(
        make, _change(make, PAK, "remove", date="2023-08-09"),
        _change(make, HAN, "appoint", date="2023-08-09", title="minister of defence"),
    )  # fmt: skip
    assert found[PAK].successor == "Han Du Ri"


def test_changes_that_did_not_happen(make):
    """What is planned, asked for, supposed or denied changes no office."""
    for status in ("planned", "called_for", "hypothetical", "denied", "threatened"):
        act = _change(make, PAK, "remove", date="2023-08-09", status=status, shown="denied")
        assert _tenures(make, act) == {}


def test_change_without_a_known_office(make):
    """A removal of which the post is not known makes no tenure."""
    act = make.act("removed", "OFFICE", "remove", actors=["PRK"], recipients=[PAK], date="2023-08-09")
    assert _tenures(make, act) == {}


def test_change_without_a_day(make):
    """A change of which no day is known has neither beginning nor end."""
    tenure = _tenures(make, _change(make, HAN, "appoint"))[HAN]
    assert (tenure.start, tenure.end) == (None, None)


def test_two_reports_of_one_change(make):
    """The same change in two reports is one tenure with both claims, and its id does not hang on them."""
    act = _change(make, PAK, "remove", date="2023-08-09", trigger="removed")
    other = _change(make, PAK, "remove", date="2023-08-09", trigger="dismissed")
    one, both = _tenures(make, act)[PAK], _tenures(make, act, other)[PAK]
    assert (len(one.claims), len(both.claims)) == (1, 2)
    assert one.tenure_id == both.tenure_id
