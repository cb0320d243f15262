"""Words stand where they stand in the text, sentences keep to their segments, headlines are read in plain case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.annotate import load_model, model_name, parse_document, parse_documents
from polybius.annotate.tokens import LONGEST_PIECE
from polybius.documents import make_document
from polybius.model import InputError, Report

TEXTS = (
    "Fishermen in Manta said the patrol had left.",
    "  Two  spaces ,\tand a tab.\n\nA second paragraph – with a dash — and “quotes”.",
    "Zürich’s mayor spoke of 1,5 Mio. francs; São Paulo's did not.",
    "Émigrés\u00a0marched in Bogotá.\r\n\r\nPolice looked on. 👍 Nobody was hurt.",
    "KAMPALA, Aug. 9 (Reuters) - The lake was calm.\nThe boats came back.",
    "Ghana Frees Sailors After Talks\n\nThe sailors were freed on Monday, officials in Accra said.",
)
WORDS = st.sampled_from(
    (
        "Kenya",
        "seized",
        "a",
        "tanker",
        ".",
        "“We",
        "will”",
        "—",
        "Córdoba",
        "\u00a0",
        "\n",
        "\n\n",
        "\t",
        "’s",
        "🚢",
        "(",
        ")",
    )
)


def _faults(parse):
    return [token for token in parse.tokens if parse.text[token.start : token.end] != token.text or not token.text]


@pytest.mark.parametrize("text", TEXTS)
def test_offsets(read, text):
    """Each word is the text between its offsets, in the order of the text, and lies in one sentence."""
    parse = read(text).parse
    assert parse.text == text
    assert len(parse.tokens) > 5
    assert _faults(parse) == []
    assert [token.i for token in parse.tokens] == list(range(len(parse.tokens)))
    assert all(one.end <= other.start for one, other in zip(parse.tokens, parse.tokens[1:], strict=False))
    assert [i for sentence in parse.sentences for i in range(sentence.first, sentence.last)] == [
        token.i for token in parse.tokens
    ]


@settings(max_examples=25, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=14))
def test_offsets_of_any_text(tools, words):
    """Odd spaces, marks and signs move no word."""
    document = make_document(Report(id="r", text=" ".join(words)), tools.knowledge)
    assert _faults(parse_document(document, load_model(tools.model))) == []


def test_offsets_of_a_long_paragraph(read):
    """A paragraph longer than the model is given at once keeps its offsets beyond the cut."""
    text = "The ferry from Piraeus was late again and nobody knew why. " * (LONGEST_PIECE // 58 + 10)
    parse = read(text).parse
    assert len(text) > LONGEST_PIECE
    assert parse.tokens[-1].end > LONGEST_PIECE
    assert _faults(parse) == []


def test_heads_and_sentences_keep_to_their_segment(read):
    """No sentence and no arc of a tree runs over the end of a segment."""
    read_ = read("Zambia and Angola\n\nopened a bridge. The mayor of Lusaka\n\nspoke. It rained")
    segments = read_.document.segments
    assert len({sentence.segment for sentence in read_.parse.sentences}) == 3
    for sentence in read_.parse.sentences:
        span = segments[sentence.segment].span
        assert span.start <= sentence.start
        assert sentence.end <= span.end
    for token in read_.parse.tokens:
        assert read_.parse.sentence_of(token.head) == read_.parse.sentence_of(token.i)


def test_furniture_is_not_read(read):
    """Site furniture has no words."""
    text = (
        "Togo closed its border on Monday.\n\nWe use cookies to improve your experience on this website.\n\n"
        "Lorries waited on the road to Lomé."
    )
    words = {token.text for token in read(text).parse.tokens}
    assert "cookies" in text
    assert {"Togo", "Lorries"} <= words
    assert not words & {"cookies", "website"}


def test_headline_in_plain_case(read):
    """A headline's words are read as the report writes them elsewhere; the words and offsets stay its own."""
    text = "Coast Guards Search Tanker Near Mombasa\n\nCoast guards search a tanker near Mombasa, the port said."
    parse = read(text).parse
    headline = parse.sentences[0]
    assert headline.headline
    assert not any(sentence.headline for sentence in parse.sentences[1:])
    tags = {token.text: token.tag for token in parse.words(headline)}
    assert tags["Search"] in {"VBP", "VB"}
    assert tags["Tanker"] == "NN"
    assert tags["Mombasa"] == "NNP"


def test_headline_all_in_capitals(read):
    """A shouted headline keeps the capitals of names that the report writes so."""
    text = "PERU FREES DIVERS\n\nPeru freed two divers on Monday. The divers were well."
    parse = read(text).parse
    tags = {token.text: token.pos for token in parse.words(parse.sentences[0])}
    assert tags["PERU"] == "PROPN"
    assert tags["DIVERS"] == "NOUN"


def test_batches_keep_the_order(tools):
    """Documents come back in the order given, each parsed as if it were alone."""
    nlp = load_model(tools.model)
    documents = [make_document(Report(id=str(n), text=text), tools.knowledge) for n, text in enumerate(TEXTS * 7)]
    found = list(parse_documents(documents, nlp))
    assert len(documents) > 32
    assert [document.report.id for document, _ in found] == [document.report.id for document in documents]
    alone = parse_document(documents[-1], nlp)
    assert found[-1][1].tokens == alone.tokens
    assert found[-1][1].sentences == alone.sentences


@pytest.mark.parametrize("name", ["no_such_pipeline", "no/such/folder"])
def test_no_such_model(name):
    """A pipeline that is not installed is an input error that names it."""
    with pytest.raises(InputError, match=name):
        load_model(name)


def test_model_name(tools):
    """Claims carry the name and version of the parser."""
    name, version = model_name(load_model(tools.model)).split()
    assert name == tools.model
    assert version[0].isdigit()
