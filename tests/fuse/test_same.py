"""Which claims tell of the same act, and which do not however alike they are."""

from __future__ import annotations

from datetime import date

import pytest

from polybius.fuse.same import JOIN_AT, compare, denies, facts_of, same_kind


@pytest.fixture
def one(make):
    """Whether two claims told on the given days are of one act, in either order."""

    def one(a, b, *, told="2023-08-10", later=None):
        first, second = (facts_of(c, date.fromisoformat(day)) for c, day in ((a, told), (b, later or told)))
        verdicts = [compare(second, first), compare(first, second)]
        found = {verdict.weight is not None and verdict.weight >= JOIN_AT for verdict in verdicts}
        assert len(found) == 1, verdicts
        return found.pop()

    return one


def test_seized_and_released_stay_apart(make, one):
    """The seizure of a ship and its release are two acts of the same parties on the same day."""
    seized = make.claim("seized", "COERCE", "seize", actors=["IRN"], recipients=["KOR"], date="2023-08-09")
    released = make.claim("released", "RETREAT", "release", actors=["IRN"], recipients=["KOR"], date="2023-08-09")
    assert not one(seized, released)


def test_two_modes_of_one_type_stay_apart(make, one):
    """The seizure of a ship and the arrest of its crew are two."""
    seized = make.claim("seized", "COERCE", "seize", actors=["IRN"], recipients=["KOR"], date="2023-08-09")
    held = make.claim("detained", "COERCE", "arrest", actors=["IRN"], recipients=["KOR"], date="2023-08-09")
    assert not one(seized, held)


@pytest.mark.parametrize(("day", "same"), [("2023-08-07", True), ("2023-08-10", False)])
def test_days_of_launches(make, one, day, same):
    """Monday's launch is Monday's in another report, and not Thursday's."""
    monday = make.claim("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07")
    other = make.claim("launched", "MOBILIZE", "weapons", report="r2", actors=["PRK"], date=day)
    assert one(monday, other) is same


def test_demand_and_refusal_stay_apart(make, one):
    """A demand and its refusal are two acts of speech."""
    demand = make.claim("demanded", "REQUEST", actors=["KOR"], recipients=["IRN"], what="the release of the ship")
    refusal = make.claim("rejected", "REJECT", actors=["IRN"], recipients=["KOR"], what="the release of the ship")
    assert not one(demand, refusal)


def test_demand_repeated_weeks_later_is_another(make, one):
    """Every occasion of speech is an event of its own."""
    first = make.claim("demanded", "REQUEST", actors=["KOR"], recipients=["IRN"], date="2023-08-01", what="release")
    again = make.claim(
        "demanded", "REQUEST", report="r2", actors=["KOR"], recipients=["IRN"], date="2023-08-22", what="release"
    )
    assert not one(first, again, told="2023-08-01", later="2023-08-22")


@pytest.mark.parametrize("status", ["planned", "called_for", "denied"])
def test_announced_and_held_are_one(make, one, status):
    """A meeting is the same whether announced, asked for, called off or held on its day."""
    before = make.claim("summit", actors=["USA", "JPN"], status=status, date="2023-08-18", what="summit")
    after = make.claim("summit", report="r2", actors=["USA", "JPN"], date="2023-08-18", what="summit")
    assert one(before, after, told="2023-08-10", later="2023-08-18")


def test_drills_of_different_names_stay_apart(make, one):
    """Two drills of the same two countries in the same week are two if their names differ."""
    first = make.claim("Amber Gate", "COOPERATE", actors=["USA", "KOR"], named=["exercise:amber-gate"])
    other = make.claim("Iron Heron", "COOPERATE", actors=["USA", "KOR"], named=["exercise:iron-heron"])
    assert not one(first, other)


def test_same_name_of_two_types_is_one(make, one):
    """A named drill is one though one report has both countries and the other but one."""
    joint = make.claim("Amber Gate", "COOPERATE", actors=["USA", "KOR"], named=["exercise:amber-gate"])
    own = make.claim(
        "Amber Gate", "MOBILIZE", "troops", report="r2", actors=["KOR"], named=["exercise:amber-gate"], status="planned"
    )
    assert one(joint, own)


def test_nameless_drill_can_be_the_named_one(make, one):
    """A drill that one report names and the other only describes is one if all else agrees."""
    name = ["exercise:amber-gate"]
    named = make.claim("Amber Gate", "COOPERATE", actors=["USA", "KOR"], date="2023-08-07", named=name)
    bare = make.claim("exercise", "COOPERATE", report="r2", actors=["USA", "KOR"], date="2023-08-07")
    assert one(named, bare)


def test_edition_of_last_year_is_another(make, one):
    """Last year's drill of the name, retold, is not this year's, whether that was held or is to come."""
    name = ["exercise:amber-gate"]
    last = make.claim("Amber Gate", "COOPERATE", actors=["USA", "KOR"], named=name, date="2022-08-22/2022-09-01")
    held = make.claim(
        "Amber Gate", "COOPERATE", report="r2", actors=["USA", "KOR"], named=name, date="2023-08-21/2023-08-31"
    )
    coming = make.claim(
        "Amber Gate", "COOPERATE", report="r2", actors=["USA", "KOR"], named=name, date="2023-08-21/2023-08-31",
        status="planned",
    )  # fmt: skip
    assert not one(last, held)
    assert not one(last, coming)


def test_old_act_retold_is_not_the_news(make, one):
    """An attack of years ago is not the one that is told without a day."""
    old = make.claim("shelled", "ASSAULT", "heavy-weapons", actors=["PRK"], recipients=["KOR"], date="2010-11-23")
    new = make.claim("shelled", "ASSAULT", "heavy-weapons", report="r2", actors=["PRK"], recipients=["KOR"])
    assert not one(old, new)


def test_old_act_retold_twice_is_one(make, one):
    """Two reports that retell the act of the same old day retell one."""
    old = make.claim("shelled", "ASSAULT", "heavy-weapons", actors=["PRK"], recipients=["KOR"], date="2010-11-23")
    again = make.claim(
        "shelled", "ASSAULT", "heavy-weapons", report="r2", actors=["PRK"], recipients=["KOR"], date="2010-11-23"
    )
    assert one(old, again)


def test_other_countries_stay_apart(make, one):
    """What two states do on the same day is two acts."""
    ours = make.claim("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07")
    theirs = make.claim("launched", "MOBILIZE", "weapons", actors=["KOR"], date="2023-08-07")
    assert not one(ours, theirs)


def test_talks_of_other_pairs_stay_apart(make, one):
    """Talks of three states share one state with talks of two others."""
    first = make.claim("talks", actors=["USA", "KOR"], date="2023-08-07")
    other = make.claim("talks", actors=["JPN", "KOR"], date="2023-08-07")
    assert not one(first, other)


def test_talks_are_one_from_either_side(make, one):
    """Who met whom does not matter."""
    ours = make.claim("met", actors=["USA"], recipients=["KOR"], date="2023-08-07")
    theirs = make.claim("met", report="r2", actors=["KOR"], recipients=["USA"], date="2023-08-07")
    assert one(ours, theirs)


def test_removals_of_two_persons_stay_apart(make, one):
    """Two persons removed by one decision are two changes of office, and so are a removal and an appointment."""
    pak = make.office("Minister", "person:pak-so-rim", "remove")
    han = make.office("Minister", "person:han-du-ri", "remove")
    new = make.office("Minister", "person:pak-so-rim", "appoint")
    removed = make.claim("removed", "OFFICE", "remove", actors=["PRK"], change=pak)
    assert not one(removed, make.claim("removed", "OFFICE", "remove", actors=["PRK"], change=han, n=1))
    assert not one(removed, make.claim("appointed", "OFFICE", "appoint", actors=["PRK"], change=new))
    assert one(removed, make.claim("dismissal", "OFFICE", "remove", report="r2", change=pak))


def test_what_was_over_cannot_be_called_off(make, one):
    """A meeting called off weeks after one was held is another meeting."""
    held = make.claim("talks", actors=["USA", "KOR"], date="2023-08-07", what="talks")
    off = make.claim("talks", report="r2", actors=["USA", "KOR"], status="denied", shown="cancelled", what="talks")
    assert compare(facts_of(off, date(2023, 8, 12)), facts_of(held, date(2023, 8, 8))).weight is None


def test_denying_is_not_calling_off(make):
    """Words of denial and negations deny; a word of calling off does not, nor does any word about a done act."""
    for word, denied in (("denied", True), ("not", True), ("refuted", True), ("cancelled", False)):
        assert denies(make.claim("attack", "ASSAULT", status="denied", shown=word)) is denied
    assert not denies(make.claim("attack", "ASSAULT", shown="denied"))


def test_kinds():
    """A drill may be named as one country's or as two countries'; other types are what they are."""
    assert same_kind("COOPERATE", "MOBILIZE")
    assert same_kind("AID", "AID")
    assert not same_kind("AID", "COOPERATE")


def test_reasons_are_given(make):
    """A verdict says what agreed."""
    claims = [
        make.claim("launched", "MOBILIZE", "weapons", report=r, actors=["PRK"], date="2023-08-07", place="Wonsan")
        for r in ("r1", "r2")
    ]
    verdict = compare(*(facts_of(claim, date(2023, 8, 8)) for claim in claims))
    assert verdict.reasons == ("the same parties", "the same day", "the same place", "the same words (launched)")
