"""The knowledge files: each loads, refers to what is there, and holds what the program promises to know."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from polybius.coder.match import ENTITY_CLASSES
from polybius.knowledge import TABLES, Knowledge, data_path, load_knowledge
from polybius.knowledge.names import fold
from polybius.knowledge.table import read_table
from polybius.model import STATUSES

UN_MEMBERS = frozenset(
    """
    AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV
    KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH
    FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ
    KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG
    MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA
    LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO
    TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE
    """.split()
)
"""The 193 members of the United Nations, ISO 3166-1 alpha-3."""
PLOVER_TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT".split()
)
EXTENSIONS = frozenset({"OFFICE", "STATEMENT", "ACTIVITY"})
DERIVED = {
    ("CONSULT", "multilateral"): "three or more sides: coder/refine.py",
    ("THREATEN", "restrict"): "an announced COERCE or SANCTION: coder/plover.py",
    ("RETREAT", "resign"): "coded as OFFICE/resign, which says who and from which post",
}
"""PLOVER modes that no predicate gives, since the coder makes them otherwise."""
NOT_CODED = (
    {("REQUEST", mode): "what is asked for is the inner claim" for mode in ("assist", "change", "meet", "yield")}
    | {("REJECT", mode): "what is refused is the inner claim" for mode in ("assist", "change", "yield")}
    | {
        ("THREATEN", mode): "what is threatened is the inner claim"
        for mode in ("arrest", "expel", "relations", "territory")
    }
)
"""PLOVER modes that the coder does not give: the speech act has no mode, its inner claim says what it is about."""
ROLES = frozenset(
    "subj obj iobj poss amod both none inner.subj about against at behind between by for from in into near of on outside "
    "over through to toward towards under upon with among involving".split()
)
OTHER_CLASSES = frozenset({"@act", "@number", *ENTITY_CLASSES})


@cache
def known() -> Knowledge:
    return load_knowledge()


@cache
def countries() -> frozenset[str]:
    return frozenset(state.iso3 for state in known().states)


@cache
def international() -> frozenset[str]:
    """The folded names of bodies of no state, by which a tenure may call its polity."""
    bodies = [row for row in known().organisations if row.country is None]
    return frozenset(fold(name) for row in bodies for name in (row.name, *row.aliases))


@cache
def named(table: str) -> dict[str, Any]:
    """Every folded name and alias of a table, with its row."""
    return {fold(name): row for row in getattr(known(), table) for name in (row.name, *row.aliases)}


def repeated(values: list[Any]) -> list[Any]:
    return sorted(value for value, count in Counter(values).items() if count > 1)


@pytest.mark.parametrize("name", list(TABLES))
def test_table_loads_and_is_not_empty(name: str) -> None:
    assert read_table(data_path() / f"{name}.csv", TABLES[name])


@pytest.mark.parametrize("name", [name for name, kind in TABLES.items() if "id" in kind.__struct_fields__])
def test_ids_are_unique(name: str) -> None:
    ids = [row.id for row in getattr(known(), name)]
    assert repeated(ids) == []
    assert all(ids)


@pytest.mark.parametrize("name", ["states", "organisations", "persons", "outlets", "named", "places", "weapons"])
def test_ids_are_lower_case_with_hyphens(name: str) -> None:
    wrong = [row.id for row in getattr(known(), name) if not re.fullmatch(r"[a-z-]+:[a-z0-9]+(?:-[a-z0-9]+)*", row.id)]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        (name, column)
        for name, kind in TABLES.items()
        for column in ("country", "participants")
        if column in kind.__struct_fields__
    ],
)
def test_countries_are_states(name: str, column: str) -> None:
    """A country is that of a row of ``states.csv``, or empty."""
    values = [getattr(row, column) for row in getattr(known(), name)]
    codes = {code for value in values for code in ((value,) if isinstance(value, str) else value or ())}
    assert codes - countries() == set()


def test_every_member_of_the_united_nations_is_there() -> None:
    assert len(UN_MEMBERS) == 193
    assert UN_MEMBERS - countries() == set()
    assert repeated([state.iso3 for state in known().states]) == []
    kinds = {state.iso3: state.kind for state in known().states}
    assert {code: kinds[code] for code in UN_MEMBERS & countries() if kinds[code] != "state"} == {}


def test_states_have_names() -> None:
    """A state has a name of its own, and its code in its id."""
    for state in known().states:
        assert state.name, state.id
        assert state.id == f"state:{state.iso3.lower()}"
    assert repeated([state.name for state in known().states]) == []


def test_sizes() -> None:
    """As many as the program promises to know."""
    assert len({tenure.person for tenure in known().tenures}) >= 400
    assert len(known().organisations) >= 200
    assert len(known().outlets) >= 120


def test_tenures_refer_to_persons_offices_and_polities() -> None:
    assert {tenure.person for tenure in known().tenures} - {person.id for person in known().persons} == set()
    assert {tenure.office for tenure in known().tenures} - {office.id for office in known().offices} == set()
    others = {tenure.polity for tenure in known().tenures} - countries()
    assert {polity for polity in others if fold(polity) not in international()} == set()


def test_tenures_begin_before_they_end() -> None:
    for tenure in known().tenures:
        if tenure.start is not None and tenure.end is not None:
            assert tenure.start.start is not None
            assert tenure.end.end is not None
            assert tenure.start.start <= tenure.end.end, tenure


def test_tenures_are_told_once() -> None:
    assert repeated([(t.person, t.office, t.polity, str(t.start)) for t in known().tenures]) == []


def test_coordinates_are_on_earth() -> None:
    for place in known().places:
        assert -90 <= place.lat <= 90, place.id
        assert -180 <= place.lon <= 180, place.id
        assert (place.lat, place.lon) != (0, 0), place.id


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Panmunjom", 37.96, 126.68),
        ("Camp David", 39.65, -77.46),
        ("Strait of Hormuz", 26.6, 56.5),
        ("Taiwan Strait", 24.5, 119.5),
        ("Bab el-Mandeb", 12.6, 43.3),
        ("Strait of Malacca", 3.0, 100.8),
        ("Kerch Strait", 45.3, 36.5),
        ("Bosphorus", 41.1, 29.1),
        ("Scarborough Shoal", 15.15, 117.76),
    ],
)
def test_places_that_gazetteers_of_towns_lack(name: str, lat: float, lon: float) -> None:
    place = named("places").get(fold(name))
    assert place is not None
    assert abs(place.lat - lat) < 2.5
    assert abs(place.lon - lon) < 2.5


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("exercise", "Ulchi Freedom Shield"),
        ("exercise", "Freedom Shield"),
        ("exercise", "Malabar"),
        ("exercise", "Zapad"),
        ("treaty", "New START"),
        ("treaty", "Joint Comprehensive Plan of Action"),
        ("treaty", "Indus Waters Treaty"),
        ("line", "Line of Control"),
        ("line", "Line of Actual Control"),
        ("line", "Northern Limit Line"),
        ("line", "Military Demarcation Line"),
        ("line", "Blue Line"),
    ],
)
def test_named_things(kind: str, name: str) -> None:
    row = named("named").get(fold(name))
    assert row is not None
    assert row.kind == kind


@pytest.mark.parametrize("kind", ["exercise", "treaty", "line", "operation", "summit", "war"])
def test_kinds_of_named_things(kind: str) -> None:
    assert any(row.kind == kind for row in known().named)


def test_named_things_begin_before_they_end() -> None:
    for row in (*known().named, *known().calendar):
        if row.start is not None and row.end is not None:
            assert row.start.start is not None
            assert row.end.end is not None
            assert row.start.start <= row.end.end, row.id


@pytest.mark.parametrize(
    ("country", "month", "day", "year"),
    [
        ("PRK", 9, 9, 1948),
        ("CHN", 10, 1, 1949),
        ("USA", 7, 4, 1776),
        ("IND", 8, 15, 1947),
        ("PAK", 8, 14, 1947),
    ],
)
def test_national_days(country: str, month: int, day: int, year: int) -> None:
    rows = [row for row in known().calendar if row.country == country and (row.month, row.day) == (month, day)]
    assert year in {row.founding_year for row in rows}


def test_calendar() -> None:
    """A row is a fixed day that exists, or a dated edition; enough national days have a founding year."""
    for row in known().calendar:
        fixed = row.month is not None and row.day is not None
        assert fixed or row.start is not None, row.id
        assert (row.month is None) == (row.day is None), row.id
        if fixed:
            assert 1 <= row.day <= calendar.monthrange(2024, row.month)[1], row.id
    founded = [row for row in known().calendar if row.kind == "national-day" and row.founding_year is not None]
    assert len(founded) >= 60


def test_codebook_is_that_of_plover() -> None:
    """16 types, 67 modes and 37 contexts, and our extensions."""
    assert {row.id for row in known().types} == PLOVER_TYPES | EXTENSIONS
    modes = [(row.event_type, row.mode) for row in known().modes]
    assert repeated(modes) == []
    assert sum(event_type in PLOVER_TYPES for event_type, _ in modes) == 67
    assert {event_type for event_type, _ in modes} <= PLOVER_TYPES | EXTENSIONS
    assert len(known().contexts) == 37
    assert {row.quad for row in known().types if row.id in PLOVER_TYPES} == {1, 2, 3, 4}


def test_cameo_maps_to_plover() -> None:
    types, modes = {row.id for row in known().types}, {(row.event_type, row.mode) for row in known().modes}
    contexts = {row.id for row in known().contexts}
    assert repeated([row.code for row in known().cameo]) == []
    for row in known().cameo:
        assert row.code.startswith(row.root), row.code
        assert row.event_type in types, row.code
        assert row.mode is None or (row.event_type, row.mode) in modes, row.code
        assert set(row.contexts) <= contexts, row.code
        assert row.goldstein is None or -10 <= row.goldstein <= 10, row.code
    assert {row.root for row in known().cameo} == {f"{number:02d}" for number in range(1, 21)}


def test_predicates_use_the_codebook() -> None:
    types, modes = {row.id for row in known().types}, {(row.event_type, row.mode) for row in known().modes}
    contexts, codes = {row.id for row in known().contexts}, {row.code for row in known().cameo}
    for row in known().predicates:
        assert row.lemma, row.id
        assert row.pos in {"verb", "noun", "adj"}, row.id
        assert row.event_type is None or row.event_type in types, row.id
        assert row.mode is None or (row.event_type, row.mode) in modes, row.id
        assert set(row.contexts) <= contexts, row.id
        assert row.cameo is None or row.cameo in codes, row.id
        assert row.inner is None or row.inner in STATUSES, row.id
        acts = bool(row.event_type or row.inner)
        assert acts != row.id.startswith("none."), f"{row.id}: a rule codes or carries an act, or is called none.*"
        assert 0 < row.confidence <= 1, row.id


def test_predicates_ask_for_classes_and_roles_that_are_there() -> None:
    classes = {f"@{row.class_}" for row in known().classes} | OTHER_CLASSES
    for row in known().predicates:
        for cell in (row.object, row.subject, row.prep):
            assert set(re.findall(r"@\w+", cell or "")) <= classes, row.id
        for cell in (row.actor, row.recipient):
            assert set((cell or "subj").split(">")) <= ROLES, row.id


def test_every_type_and_mode_of_plover_is_coded() -> None:
    """Each has a predicate, or is made by the coder, or stands among the exceptions; no exception is out of date."""
    coded = {(row.event_type, row.mode) for row in known().predicates}
    assert {event_type for event_type, _ in coded if event_type} == PLOVER_TYPES | EXTENSIONS
    missing = {
        (row.event_type, row.mode)
        for row in known().modes
        if row.event_type in PLOVER_TYPES and (row.event_type, row.mode) not in coded
    }
    assert missing == DERIVED.keys() | NOT_CODED.keys()


def test_classes_and_cues_have_words() -> None:
    assert repeated([row.class_ for row in known().classes]) == []
    assert [row.class_ for row in known().classes if not row.words] == []
    assert all(row.lemma and row.lemma == row.lemma.casefold() for row in known().cues)
    assert {row.kind for row in known().cues} >= {"say", "deny"}


def test_bodies_outlets_and_verbs_have_words() -> None:
    assert all(row.alias and row.slug for row in known().bodies)
    assert {row.control for row in known().outlets} <= {"state", "party", "public", "private"}
    assert all((row.id.startswith("agency:")) == (row.kind == "agency") for row in known().outlets)
    assert repeated([row.lemma for row in known().verbs]) == []


def test_wording_is_of_types_that_are_there() -> None:
    types = {row.id for row in known().types} | {""}
    assert {row.event_type for row in known().wording} <= types
    assert all(row.verb or row.noun for row in known().wording)
