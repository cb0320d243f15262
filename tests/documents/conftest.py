"""A small knowledge of the world, so that these tests do not hang on the data files."""

from __future__ import annotations

import pytest

from polybius.knowledge import TABLES, Knowledge, rows
from polybius.model import Interval


def _state(iso3, name, adjective, capital):
    return rows.State(
        id=f"state:{iso3.lower()}", iso3=iso3, name=name, kind="state", aliases=(), adjectives=(adjective,),
        demonyms=(), capital=(capital,), seats=(), leader=None,
    )  # fmt: skip


def _person(id_, name, country, *variants):
    return rows.Person(id=id_, name=name, variants=variants, country=country, sector="GOV")


def _tenure(person, office, polity, start, end):
    return rows.KnownTenure(
        person=person, office=office, polity=polity, start=Interval.parse(start), end=Interval.parse(end)
    )


def _day(id_, name, country, *, month=None, day=None, founding=None, start="", end="", kind="national-day", aliases=()):
    return rows.CalendarDay(
        id=id_, name=name, aliases=aliases, country=country, month=month, day=day, founding_year=founding,
        start=Interval.parse(start), end=Interval.parse(end), kind=kind,
    )  # fmt: skip


def _outlet(id_, name):
    return rows.Outlet(id=id_, name=name, aliases=(), country=None, kind="agency", control="private", domain=None)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Two Koreas, a few persons, offices and days."""
    tables = dict.fromkeys(TABLES, ())
    tables["states"] = (
        _state("PRK", "North Korea", "North Korean", "Pyongyang"),
        _state("KOR", "South Korea", "South Korean", "Seoul"),
        _state("USA", "United States", "American", "Washington"),
        _state("JPN", "Japan", "Japanese", "Tokyo"),
        _state("IRN", "Iran", "Iranian", "Tehran"),
    )
    tables["persons"] = (
        _person("person:pak-su-il", "Pak Su Il", "PRK"),
        _person("person:ri-yong-gil", "Ri Yong Gil", "PRK"),
        _person("person:joe-biden", "Joe Biden", "USA"),
    )
    tables["offices"] = (
        rows.Office(
            id="chief-of-general-staff", title="Chief of the General Staff", aliases=(), sector="MIL", kind="military"
        ),
        rows.Office(id="president", title="President", aliases=(), sector="GOV", kind="head-of-state"),
    )
    tables["tenures"] = (
        _tenure("person:pak-su-il", "chief-of-general-staff", "PRK", "2022-12-30", "2023-08-09"),
        _tenure("person:ri-yong-gil", "chief-of-general-staff", "PRK", "2023-08-09", ""),
        _tenure("person:joe-biden", "president", "USA", "2021-01-20", "2025-01-20"),
    )
    tables["outlets"] = (_outlet("agency:yonhap", "Yonhap"), _outlet("agency:afp", "AFP"))
    tables["calendar"] = (
        _day("prk-national-day", "Day of the Foundation of the Republic", "PRK", month=9, day=9, founding=1948),
        _day("armistice", "Korean War armistice", "PRK", month=7, day=27, founding=1953, kind="anniversary"),
        _day("gulf", "Persian Gulf Day", "IRN", month=4, day=29, founding=1622, kind="memorial"),
        *(
            _day(f"ufs-{year}", "Ulchi Freedom Shield", "KOR", start=start, end=end, kind="edition")
            for year, start, end in (
                (2022, "2022-08-22", "2022-09-01"),
                (2023, "2023-08-21", "2023-08-31"),
                (2024, "2024-08-19", "2024-08-29"),
            )
        ),
        _day("camp-david", "Camp David trilateral summit", "USA", start="2023-08-18", end="2023-08-18", kind="edition"),
    )  # fmt: skip
    return Knowledge(**tables)
