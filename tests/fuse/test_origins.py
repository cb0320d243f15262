"""Outlets, reports and origins counted apart: whose word it is at the end of the chain."""

from __future__ import annotations

import pytest

from polybius.fuse.known import known_reports
from polybius.fuse.origins import origin_of, report_origins
from polybius.model import Actor

DISPATCH = (
    "North Korea launched two missiles from Wonsan on Monday morning, and a third one failed over the sea, in what "
    "the ministry of the South called in a short statement one of the largest trials of the whole year."
)


@pytest.fixture
def launch(make):
    """The one event of a launch told by reports with the given chains of sources, each of an outlet of its own."""

    def launch(*chains, **more):
        reports = [
            make.report(
                f"r{n}",
                make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", sources=chain, **more),
                day="2023-08-08",
                outlet=f"Outlet {n}",
            )
            for n, chain in enumerate(chains)
        ]
        (found,) = make.situation(*reports).events
        return found

    return launch


def _ids(event):
    return [origin.id for origin in event.origins]


def test_ten_outlets_one_origin(launch):
    """Ten outlets that print what KCNA said are ten reports of ten outlets on one origin's word."""
    found = launch(*[["agency:kcna"]] * 10)
    assert (found.n_reports, found.n_outlets, found.n_origins) == (10, 10, 1)
    (origin,) = found.origins
    assert (origin.id, origin.kind, origin.name) == ("agency:kcna", "agency", "KCNA")
    assert origin.reports == found.reports


def test_relaying_agency_adds_none(launch):
    """An agency that passes on what another origin says is none; the end of the chain counts."""
    assert _ids(launch(["agency:kcna"], ["agency:yonhap", "agency:kcna"])) == ["agency:kcna"]
    assert _ids(launch(["agency:yonhap", "official:kor-jcs"])) == ["official:kor-jcs"]


def test_anonymous_official_counts_once_a_country(launch):
    """However many outlets quote one, an unnamed official is one origin of the country."""
    assert _ids(launch(["anonymous:kor"], ["anonymous:kor"], ["anonymous:usa"])) == ["anonymous:kor", "anonymous:usa"]


def test_unknown_source_adds_none(launch):
    """A source of which not even the country is known adds no independence."""
    assert _ids(launch(["agency:kcna"], ["anonymous:unknown"])) == ["agency:kcna"]
    assert _ids(launch(["agency:kcna", "anonymous:unknown"])) == ["agency:kcna"]


def test_two_governments_are_two(launch):
    """Two governments that confirm are two origins, though one agency passes both on."""
    found = launch(["agency:yonhap", "official:kor-jcs"], ["agency:yonhap", "official:jpn"])
    assert _ids(found) == ["official:kor-jcs", "official:jpn"]


def test_two_agencies_of_their_own_are_two(launch):
    """Two agencies' own reporting is two origins."""
    assert _ids(launch(["agency:yonhap"], ["agency:afp"])) == ["agency:yonhap", "agency:afp"]


def test_unsourced_mention_adds_none(launch):
    """A passing mention without a source adds nothing to what is news elsewhere."""
    assert _ids(launch(["agency:kcna"], [], [])) == ["agency:kcna"]


def test_outlet_that_names_no_source(launch):
    """An outlet's own reporting, with no source named, is an origin."""
    (origin,) = launch([]).origins
    assert (origin.id, origin.kind, origin.name) == ("outlet:outlet-0", "outlet", "Outlet 0")


def test_unknown_source_alone_leaves_the_outlet(launch):
    """Where only a source of an unknown country is named, the event stands on the outlet's word."""
    assert _ids(launch(["anonymous:unknown"])) == ["outlet:outlet-0"]


def test_state_and_its_agency_are_one(launch):
    """ "Pyongyang announced" adds nothing to the agency that Pyongyang runs; Seoul's agency is not its government."""
    assert _ids(launch(["agency:kcna"], ["official:prk"])) == ["agency:kcna"]
    assert _ids(launch(["official:prk"], ["agency:kcna"])) == ["agency:kcna"]
    assert _ids(launch(["agency:yonhap"], ["official:kor"])) == ["agency:yonhap", "official:kor"]
    assert _ids(launch(["agency:kcna"], ["official:kor"])) == ["agency:kcna", "official:kor"]


def test_credit_is_the_origin_of_what_it_tells(make):
    """The agency that signs a dispatch is the origin of what it tells without a source."""
    act = make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07")
    (found,) = make.situation(
        make.report("r1", act, day="2023-08-08", outlet="Morning Post", credit="agency:yonhap")
    ).events
    assert [(origin.id, origin.name) for origin in found.origins] == [("agency:yonhap", "Yonhap")]


def test_old_background_has_the_outlets(make):
    """An old act retold without a source has the outlets that retell it; a source that is named stands before them."""
    old = make.act("shelled", "ASSAULT", "heavy-weapons", actors=["PRK"], recipients=["KOR"], date="2010-11-23")
    news = make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07", sources=["agency:kcna"])
    reports = [make.report(f"r{n}", news, old, day="2023-08-08", outlet=f"Outlet {n}") for n in range(2)]
    retold = next(event for event in make.situation(*reports).events if event.event_type == "ASSAULT")
    assert _ids(retold) == ["outlet:outlet-0", "outlet:outlet-1"]


def test_only_the_final_status_counts(make):
    """Who only announced or denied it is no origin of what happened."""
    reports = [
        make.report(
            f"r{n}", make.act("summit", actors=["USA", "JPN"], date="2023-08-18", sources=[id_], status=status, shown="denied"),
            day=day,
        )
        for n, (id_, status, day) in enumerate(
            [("official:usa", "planned", "2023-08-10"), ("agency:yonhap", "happened", "2023-08-18"),
             ("agency:kcna", "denied", "2023-08-19")]
        )
    ]  # fmt: skip
    (found,) = make.situation(*reports).events
    assert (found.status, _ids(found)) == ("happened", ["agency:yonhap"])


def test_reprint_adds_none(make):
    """A reprint of an outlet's own report is a further report and outlet, and no further origin."""
    act = make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07")
    reports = [
        make.report(f"r{n}", act, text=DISPATCH, day=f"2023-08-0{8 + n}", outlet=f"Outlet {n}") for n in range(2)
    ]
    (found,) = make.situation(*reports).events
    assert (found.n_outlets, _ids(found)) == (2, ["outlet:outlet-0"])


def test_what_only_a_reprint_tells_has_an_origin(make):
    """What a reprint adds without a source stands on somebody's word, too."""
    more = f"{DISPATCH} It expelled an envoy."
    first = make.act("launched", "MOBILIZE", "weapons", actors=["PRK"], date="2023-08-07")
    added = make.act("expelled", "SANCTION", "expel", actors=["PRK"])
    found = make.situation(
        make.report("r0", first, text=DISPATCH, day="2023-08-08", outlet="Outlet 0"),
        make.report("r1", first, added, text=more, day="2023-08-09", outlet="Outlet 1"),
    )
    assert found.reports[1].copy_of == "r0"
    assert [event.n_origins for event in found.events] == [1, 1]


def test_speech_act_has_the_speaker(make):
    """A public speech act has the speaker's office as its origin, not each outlet that quotes it."""
    demand = make.act(
        "demanded", "REQUEST", actors=["person:im-ga-on"], recipients=["IRN"], date="2023-08-07", what="release"
    )
    reports = [make.report(f"r{n}", demand, day="2023-08-08", outlet=f"Outlet {n}") for n in range(2)]
    (found,) = make.situation(*reports).events
    assert _ids(found) == ["official:kor"]


def test_speech_act_has_the_agency_that_passes_it_on(make):
    """A speech act, and the act that it speaks of, has the agency that passes it on; a second one that relays is none."""
    for chain in (["agency:kcna"], ["agency:yonhap", "agency:kcna"], ["agency:kcna", "official:prk"]):
        outer = make.claim("urged", "REQUEST", actors=["person:pak-so-rim"], sources=chain)
        inner = make.claim("drill", "MOBILIZE", "troops", status="called_for", sources=chain, within=outer.claim_id)
        assert origin_of(outer)[1] == origin_of(inner)[1] == "agency:kcna"


def test_speech_of_a_body_is_its_own(make):
    """A body that speaks is the origin itself; of a nameless group of no country nothing is known."""
    body = make.claim("urged", "REQUEST", actors=["organisation:prk-assembly"])
    assert origin_of(body) == ("official", "organisation:prk-assembly", "Supreme Assembly")
    families = Actor(id="group:families", name="families", kind="group")
    assert origin_of(make.claim("urged", "REQUEST", actors=[families])) is None
    assert origin_of(make.claim("urged", "REQUEST", actors=[families], sources=["agency:afp"]))[1] == "agency:afp"


def test_report_rests_on_its_first_sources(make):
    """A report rests on the origins of its first sourced claims, else on its credit, else on its outlet."""
    kcna = make.act("launched", "MOBILIZE", "weapons", sources=["agency:yonhap", "agency:kcna"])
    jcs = make.act("fired", "MOBILIZE", "weapons", sources=["official:kor-jcs"])
    plain = make.act("met", "CONSULT")
    for acts, credit, expected in (
        ((kcna, jcs, kcna), None, ("agency:kcna",)),
        ((kcna, jcs), "agency:yonhap", ("agency:kcna", "official:kor-jcs")),
        ((plain,), "agency:yonhap", ("agency:yonhap",)),
        ((plain,), None, ("outlet:morning-post",)),
    ):
        (known,) = known_reports([make.report("r1", *acts, outlet="Morning Post", credit=credit)], make.knowledge, None)
        assert report_origins(known) == expected


def test_reprint_rests_on_what_its_dispatch_rests_on(make):
    """A reprint has the origins of the report that it reprints."""
    kcna = make.act("launched", "MOBILIZE", "weapons", sources=["agency:kcna"])
    bare = make.act("launched", "MOBILIZE", "weapons")
    found = make.situation(
        make.report("r0", kcna, text=DISPATCH, day="2023-08-08"),
        make.report("r1", bare, text=DISPATCH, day="2023-08-09"),
    )
    assert [(report.copy_of, report.origins) for report in found.reports] == [
        (None, ("agency:kcna",)), ("r0", ("agency:kcna",)),
    ]  # fmt: skip
