"""Every value of every claim rests on words of its report, and coding is a function of the report."""

from __future__ import annotations

import pytest

from polybius.model import Report, check_evidence
from polybius.run import code_reports

TEXTS = [
    "Two fishermen were detained by the Indonesian navy off Batam on Monday, Antara reported.",
    "The Emir of Qatar met the Turkish president in Doha on 3 May.",
    "Kenya and Ethiopia held talks in Addis Ababa. The talks lasted two hours.",
    "Chile will expel two Bolivian diplomats next week, its foreign ministry said.",
    "Ghana urged Togo to release the sailors and to return the ship.",
    "Ulchi Freedom Shield ended on Thursday.",
    "Iran threatened to close the Strait of Hormuz if its tankers were seized.",
    "Morocco accused Algeria of arming the rebels; Algiers denied it.",
    "At least 20 people died when a rocket hit a market in Aden, a Yemeni official said.",
    "Peru rejected Chile's demand for an apology.",
    "President Daniel Noboa sacked his defence minister, Gian Carlo Loffredo. The decision was taken on Monday.",
    'Kim Jong Un called the allies "a gang of thugs", KCNA reported on Sunday.',
    '"We will not yield," said Kenyan President William Ruto. "We have the means and the will to do it."',
    "Xinhua, citing the Chinese foreign ministry, said China had expelled two Canadian diplomats.",
    "KCNA quoted an official as saying the army had fired two missiles into the sea.",
    "Jakarta called off the joint exercise with Canberra, planned for September.",
    "Ali Reza Tangsiri was named commander of the Guards' navy in 2018.",
    "Haiti's prime minister, Ariel Henry, resigned, and Michel Boisvert succeeded him.",
    "Hundreds of workers marched in Buenos Aires against the government of Argentina.",
    "Turkish jets bombed positions in northern Iraq overnight, killing between 10 and 15 fighters.",
    "Ships that had been seized by the Houthis were released by Oman on Friday.",
    "Zambia vowed to attack the rebels unless they left Lusaka by Sunday.",
    "The planned visit of the Turkish president to Cairo was put off, two diplomats told Reuters.",
    "Estonia, Latvia and Lithuania signed a pact with Japan worth $1.5 billion.",
    "Police in Minsk fired tear gas at the crowd; dozens were arrested, witnesses said.",
    "The UN said militants had attacked a camp in Chad, in which 300 families had been living since May.",
    "Serbia will ask NATO to deploy troops in Kosovo, the Serbian president told state television.",
    "In 1994, Jordan and Israel signed a treaty; in 2023 the two sides met again in Aqaba.",
    "“Our patience is over,” Ankara warned, adding that “the door for talks stays open”.",
    "Sri Lanka's president appointed General Shavendra Silva as chief of the defence staff.",
    "MANILA, Aug. 9 (Reuters) - Chinese ships rammed a Filipino boat near a shoal, the coast guard said.",
    "Japan Lodges Protest After Launch\n\nJapan protested on Monday. It said the launch had been a threat.",
]
STORY = "\n\n".join(TEXTS[:12])


@pytest.mark.parametrize("text", [*TEXTS, STORY])
def test_spans_match(read, text):
    """Every span of document, layers and claims is the text between its offsets."""
    coded = read.coded(text)
    assert coded.claims
    check_evidence(coded)


@pytest.mark.parametrize("text", [*TEXTS, STORY])
def test_every_value_has_a_span(read, text):
    """Each actor, recipient, date, place, source, number, office and status is shown by words of the report."""
    for claim in read.coded(text).claims:
        held = [*claim.actors, *claim.recipients, *claim.attribution, *claim.quantities]
        held += [value for value in (claim.date, claim.place, claim.office) if value is not None]
        assert all(value.evidence for value in held)
        assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end
        assert bool(claim.status_evidence) == (claim.status != "happened")


@pytest.mark.parametrize("text", [*TEXTS, STORY])
def test_links(read, text):
    """Ids are unique in a report; what a claim stands within, or takes up, is another claim of the same report."""
    claims = read.coded(text).claims
    ids = [claim.claim_id for claim in claims]
    assert len(ids) == len(set(ids))
    for claim in claims:
        assert claim.report_id == "r"
        for link in (claim.within, claim.same_as):
            assert link is None or (link in ids and link != claim.claim_id)
        assert 0 < claim.confidence < 1
        assert "polybius" in claim.coder
        assert "rule" in claim.coder


def test_coding_twice(tools):
    """The same reports give equal claims, in whatever company and order they are read."""
    reports = [Report(id=f"r{n}", text=text, published="2023-08-10") for n, text in enumerate(TEXTS)]
    first = {coded.document.report.id: coded.claims for coded in code_reports(reports, tools)}
    again = {coded.document.report.id: coded.claims for coded in code_reports(reversed(reports), tools)}
    assert first == again
    assert len({claim.claim_id for claims in first.values() for claim in claims}) == sum(map(len, first.values()))


def test_claims_are_in_the_order_of_the_text(read):
    """Claims come as their triggers do."""
    triggers = [claim.trigger for claim in read.coded(STORY).claims]
    assert len(triggers) > 15
    assert triggers == sorted(triggers)
