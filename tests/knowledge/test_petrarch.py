"""PETRARCH's actor and agent dictionaries, good, odd and bad. The entries are invented."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.knowledge.petrarch import read_petrarch
from polybius.model import KnowledgeError, PolybiusError


@pytest.fixture
def read(tmp_path):
    """Read some text as a dictionary."""

    def reader(text, *, encoding="utf-8"):
        path = tmp_path / "mine.actors.txt"
        path.write_bytes(text.encode(encoding))
        return read_petrarch(path)

    return reader


def actors(found):
    """The organisations as (name, aliases, country, sector)."""
    return [(row.name, row.aliases, row.country, row.sector) for row in found["organisations"]]


def agents(found):
    """The bodies as (ways of writing, sector)."""
    return [(row.alias, row.sector) for row in found["bodies"]]


def test_actors(read):
    """A name with a code behind it: country and sector are its letters, spaces are underscores."""
    found = read("KALVAN_COAST_GUARD_ [KLVMIL]\nKALVANIA [KLV]\nISTRIA TELEVISION [ISTMED]\n")
    assert actors(found) == [
        ("Kalvan Coast Guard", (), "KLV", "MIL"),
        ("Kalvania", (), "KLV", None),
        ("Istria Television", (), "IST", "MED"),
    ]
    assert found["organisations"][0].id == "organisation:kalvan-coast-guard"
    assert found["bodies"] == ()


def test_synonyms(read):
    """Lines with a plus are further names of the entry, wherever its codes stand."""
    text = "KALVANIA_  [KLV]\n+KALVAN_REPUBLIC_\n+ PORT_KALVA\nISTRIA\n+ISTRIAN_\n\t[IST]\n"
    assert actors(read(text)) == [
        ("Kalvania", ("Kalvan Republic", "Port Kalva"), "KLV", None),
        ("Istria", ("Istrian",), "IST", None),
    ]


@pytest.mark.parametrize(
    "dates",
    ["940708-111217", "940708 - 111217", ">111217", "> 20111217", "<940708", "19940708-20111217", "301231", "000229"],
)
def test_dated_codes(read, dates):
    """A code may have a span of days in any of the forms; the last code of an entry counts."""
    found = read(f"MARA_VENN_ ; from a list\n\t[KLVELI <940708]\n\t[KLVGOV {dates}]\n")
    assert actors(found) == [("Mara Venn", (), "KLV", "GOV")]


@pytest.mark.parametrize(
    "dates",
    ["940231", "941301-950101", "9407", "yesterday", "940708-", "-940708", "<", "940708-11121", "20110229"],
)
def test_impossible_dates(read, dates):
    """A span that is not of days is refused with its line; an open last day is not."""
    text = f"KALVANIA [KLV]\n\nMARA_VENN_\n\t[KLVGOV {dates}]\n"
    if dates == "940708-":
        assert len(actors(read(text))) == 2
        return
    with pytest.raises(KnowledgeError, match=r"mine\.actors\.txt:4: "):
        read(text)


def test_no_code(read):
    """A code of dashes or crosses means no actor: the one before it counts, and an entry with no other is left out."""
    found = read("MARA_VENN [KLVGOV 991201-010114] [---]\nVENUS [---]\nBOREAL [###]\nOLD_KALVA [### <890101] [KLV]\n")
    assert actors(found) == [("Mara Venn", (), "KLV", "GOV"), ("Old Kalva", (), "KLV", None)]


def test_agents(read):
    """A code that begins or ends with a tilde makes a body that every state may have."""
    found = read(
        "COAST_GUARD [~MIL] # a remark\nHARBOUR_POLICE {} [ ~COP]\nGOOSE {GEESE} [~CVLOPP]\nAID_GROUP [NGO~]\n"
        "COURT [~JUD]\n+TRIBUNAL\n"
    )
    assert agents(found) == [
        (("COAST GUARD",), "MIL"),
        (("HARBOUR POLICE",), "COP"),
        (("GOOSE",), "CVL"),
        (("AID GROUP",), "NGO"),
        (("COURT", "TRIBUNAL"), "JUD"),
    ]
    assert found["organisations"] == ()
    assert found["bodies"][0].slug == "coast-guard"


def test_sets_of_words(read):
    """A set stands for each of its words, alone or twice, at the beginning or the end of a name."""
    found = read(
        "!PERSON! = MAN, WOMAN\n!MIN! = MINISTER, MINISTRY\nCONGRESS!PERSON! [~LEG]\n!MIN!_OF_TIDES [~GOV]\n"
        "!MIN!_!PERSON! [~GOV]\n"
    )
    assert agents(found) == [
        (("CONGRESSMAN", "CONGRESSWOMAN"), "LEG"),
        (("MINISTER OF TIDES", "MINISTRY OF TIDES"), "GOV"),
        (("MINISTER MAN", "MINISTRY MAN", "MINISTER WOMAN", "MINISTRY WOMAN"), "GOV"),
    ]


def test_a_set_that_names_itself(read):
    """A set among its own words does not run on for ever."""
    assert len(agents(read("!A! = X!A!, Y\nTOWN_!A! [~GOV]\n"))) == 1


@pytest.mark.parametrize(
    "remark",
    [
        "# KALVA [XXX]",
        "##### KALVA [XXX] #####",
        "; KALVA [XXX]",
        "<!-- KALVA [XXX] -->",
        "<! -- KALVA [XXX] -->",
        "<!-- KALVA\n[XXX]\n+BROKEN [\n-->",
    ],
)
def test_remarks(read, remark):
    """What stands in a remark is not read, whatever it looks like."""
    assert actors(read(f"{remark}\nKALVANIA [KLV]\n{remark}\n\nISTRIA [IST]\n{remark}")) == [
        ("Kalvania", (), "KLV", None),
        ("Istria", (), "IST", None),
    ]


def test_remarks_behind_an_entry(read):
    """A remark behind an entry ends it, also where it has brackets of its own."""
    found = read(
        "KALVANIA [KLV] # was [XXX]\nISTRIA [IST];jw [YYY]\nVENN ; see [ZZZ]\n\t[KLVGOV]\nA <!-- B --> C [KLV]\n"
    )
    assert [(name, country) for name, _, country, _ in actors(found)] == [
        ("Kalvania", "KLV"),
        ("Istria", "IST"),
        ("Venn", "KLV"),
        ("A C", "KLV"),
    ]


def test_lines_after_a_long_remark(read):
    """Lines are counted as the file has them."""
    with pytest.raises(KnowledgeError, match=r"mine\.actors\.txt:5: an entry without a code"):
        read("<!--\none\ntwo\n-->\nKALVANIA\n")


def test_byte_order_mark_and_windows_line_ends(read):
    """A byte order mark and Windows' line ends change nothing."""
    text = "KALVANIA [KLV]\n+KALVAN\nISTRIA [IST]\n"
    assert read(text.replace("\n", "\r\n"), encoding="utf-8-sig") == read(text)


def test_an_empty_dictionary(read):
    """A dictionary without entries gives no rows."""
    assert read("# nothing yet\n") == {"organisations": (), "bodies": ()}


def test_names_in_other_letters(read):
    """Names without a Latin letter have ids of their own."""
    found = read("金正恩 [PRKGOV]\nКИМ_ЧЕН_ЫН [PRKGOV]\n")
    assert len({row.id for row in found["organisations"]}) == 2


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("KALVANIA\n", 1, "an entry without a code"),
        ("KALVANIA [KLV]\nISTRIA\n+ISTRIAN\nVENN [KLV]\n", 2, "an entry without a code"),
        ("\n+KALVAN [KLV]\n", 2, "a synonym before any name"),
        ("# x\n\t[KLV]\nKALVANIA [KLV]\n", 2, "a code before any name"),
        ("KALVANIA [KLV\n", 1, "not a code in brackets"),
        ("KALVANIA KLV]\n", 1, "not a code in brackets"),
        ("KALVANIA [KLV]\n+KALVAN []\n", 2, "not a code in brackets"),
        ("KALVANIA [KLV]\n+\n", 2, "neither a name nor a code"),
        ("KALVANIA [KLV]\n{}\n", 2, "neither a name nor a code"),
    ],
)
def test_bad_lines(read, text, line, reason):
    """A line that is none of the forms is refused, with file and line."""
    with pytest.raises(KnowledgeError, match=rf"mine\.actors\.txt:{line}: {reason}") as caught:
        read(text)
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_unreadable_files(read, tmp_path):
    """A file that is not UTF-8, or is not there, is refused by name."""
    with pytest.raises(KnowledgeError, match=r"mine\.actors\.txt: cannot be read"):
        read("KÁLVANIA [KLV]", encoding="latin-1")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_petrarch(tmp_path / "none.actors")


LINES = st.lists(
    st.sampled_from(("KALVANIA", "+ISTRIA", "[KLV]", "[KLVGOV 940708-111217]", "[~COP]", "# x", "; [", "!A! = B, C",
                     "!A!", "<!--", "-->", "{", "}", "[", "[---]", " ", "\t", "\n", "_", "=")), max_size=20,
).map("".join)  # fmt: skip


@given(LINES | st.text(max_size=60))
def test_any_text(tmp_path_factory, text):
    """Whatever the text, rows with names come, or an error of ours."""
    path = tmp_path_factory.getbasetemp() / "any.actors"
    path.write_text(text, encoding="utf-8", errors="replace")
    with suppress(PolybiusError):
        found = read_petrarch(path)
        assert all(row.name.strip() for row in found["organisations"])
        assert all(row.alias and all(row.alias) for row in found["bodies"])
