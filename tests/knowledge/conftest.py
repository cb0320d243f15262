"""A few rows of knowledge, so that these tests do not hang on the data files."""

from __future__ import annotations

import pytest

from polybius.knowledge import TABLES, Knowledge, rows


def _state(iso3: str, name: str, adjective: str, capital: str, *aliases: str) -> rows.State:
    return rows.State(
        id=f"state:{iso3.lower()}", iso3=iso3, name=name, kind="state", aliases=aliases, adjectives=(adjective,),
        demonyms=(f"{adjective}s",), capital=(capital,), seats=(), leader=None,
    )  # fmt: skip


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Two states, a person, an organisation, an armed group, a common body and two irregular verbs."""
    tables = dict.fromkeys(TABLES, ())
    tables["states"] = (
        _state("PRK", "North Korea", "North Korean", "Pyongyang", "DPRK"),
        _state("USA", "United States", "American", "Washington", "US", "U.S."),
    )
    tables["persons"] = (
        rows.Person(
            id="person:kim-jong-un", name="Kim Jong Un", variants=("Kim Jong-un", "Kim Jong Eun"), country="PRK",
            sector="GOV",
        ),
    )  # fmt: skip
    tables["organisations"] = (
        rows.Organisation(
            id="organisation:un", name="United Nations", aliases=("UN",), country=None, sector="IGO", kind="igo",
            origin=None,
        ),
        rows.Organisation(
            id="organisation:kla", name="Kalvan Liberation Army", aliases=("X",), country="KLV", sector="REB",
            kind="armed-group", origin=None,
        ),
    )  # fmt: skip
    tables["bodies"] = (rows.Body(alias=("navy", "naval forces"), slug="navy", sector="MIL", kind="service"),)
    tables["verbs"] = (
        rows.Verb(lemma="hold", past="held", participle="held"),
        rows.Verb(lemma="take", past="took", participle="taken"),
    )
    return Knowledge(**tables)
