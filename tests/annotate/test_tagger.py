"""The trained tagger: what it says of plain sentences, and that it says the same in any company."""

from __future__ import annotations

import pytest

from polybius.annotate import load_model, load_tagger, parse_document
from polybius.documents import make_document
from polybius.model import Report


@pytest.fixture(scope="module")
def tag(tools):
    """The parse and the tags of a text."""

    def of(text: str):
        parse = parse_document(make_document(Report(id="r", text=text), tools.knowledge), load_model(tools.model))
        return parse, load_tagger().tags(parse)

    return of


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Norway's parliament condemned the arrest of two reporters in Minsk, a spokesman said on Monday.", "ACCUSE"),
        ("Chile and Peru will hold talks on their border next week, the foreign ministry said.", "AGREE"),
        ("Gunmen on motorcycles killed nine villagers in northern Mali on Friday.", "ASSAULT"),
        ("Kenya rejected Somalia's request to withdraw its troops from the border town.", "REJECT"),
        ("A court in Tunis freed three opposition politicians who had been jailed for a year.", "YIELD"),
        ("The kitchen fire started after a kettle was left on the stove, the owner of the bakery said.", "NONE"),
    ],
)
def test_what_a_sentence_is_news_of(tag, text, root):
    """Plain sentences have the root that a reader gives them."""
    _, tags = tag(text)
    assert tags.sentences[0].likeliest == root
    assert sum(tags.sentences[0].roots.values()) == pytest.approx(1, abs=1e-4)


def test_the_word_that_names_the_event(tag):
    """The verb of an act is tagged with type, status and the words of its parties."""
    parse, tags = tag("Rebels shelled the town of Bria on Sunday, killing six people.")
    word = tags.words[1]
    assert word.likeliest == "ASSAULT"
    assert max(word.statuses, key=word.statuses.get) == "happened"
    assert 0 in word.actors
    assert all(0 <= i < len(parse.tokens) for i in (*word.actors, *word.recipients))


def test_a_report_is_read_the_same_alone_and_among_others(tag):
    """Reading another report in between changes no number."""
    text = "Ghana expelled two envoys. Togo protested. The two ministers are to meet in Lome on Friday."
    before = tag(text)[1]
    tag("A very long and quite different report about the harvest in the north of the country. It rained.")
    assert tag(text)[1] == before


def test_nothing_and_very_much_are_read(tag):
    """An empty sentence list and a sentence of many words are no errors."""
    assert tag("1 2 3.")[1].sentences
    parse, tags = tag("Norway " + "and Chile " * 300 + "signed a pact.")
    assert set(tags.sentences) == {sentence.number for sentence in parse.sentences}
