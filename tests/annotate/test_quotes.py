"""What was said, by whom, and by which word that is told."""

from __future__ import annotations

import pytest


def _quotes(read, text):
    return [
        (quote.content.text, quote.cue and quote.cue.text, quote.direct, quote.speaker)
        for quote in read(text).layers.quotes
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"We will not yield," President William Ruto said.',
        'President William Ruto said: "We will not yield."',
        '"We will not yield," said President William Ruto.',
        "“We will not yield,” President William Ruto said on Monday.",
        'President William Ruto said, "We will not yield."',
    ],
)
def test_direct(read, text):
    """Words in marks are those of the subject of the verb before or after them."""
    ((content, cue, direct, speaker),) = _quotes(read, text)
    assert content.strip(",.") == "We will not yield"
    assert (cue, direct, speaker) == ("said", True, "person:william-ruto")


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker"),
    [
        ('Ankara called the raid "an act of piracy" on Monday.', "an act of piracy", "called", "place:ankara"),
        (
            'Kim Jong Un called them "a gang of thugs", KCNA reported.',
            "a gang of thugs",
            "called",
            "person:kim-jong-un",
        ),
        ('Peru said the door to talks "stays wide open".', "stays wide open", "said", "state:per"),
    ],
)
def test_partial(read, text, content, cue, speaker):
    """A few words in marks within a clause are the speaker's, and not those of who passed them on."""
    assert (content, cue, True, speaker) in _quotes(read, text)


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Peru said its navy would guard the port.", "its navy would guard the port", "state:per"),
        ("The navy would guard the port, Peru said.", "The navy would guard the port", "state:per"),
        ("Narendra Modi denied that troops had fired.", "troops had fired", "person:narendra-modi"),
        ("Qatar warned that the gas would run out.", "the gas would run out", "state:qat"),
    ],
)
def test_indirect(read, text, content, speaker):
    """A clause under a verb of speech is indirect speech, without the verb and its subject."""
    ((words, _, direct, who),) = _quotes(read, text)
    assert (words, direct, who) == (content, False, speaker)


def test_continued(read):
    """A second quotation of the paragraph without a verb of its own is the same speaker's."""
    text = (
        '"We will not yield," said Kenyan President William Ruto. '
        '"We have the means to defend our coast and the will to do it."'
    )
    assert [(cue, direct, speaker) for _, cue, direct, speaker in _quotes(read, text)] == [
        ("said", True, "person:william-ruto")
    ] * 2


def test_not_continued_over_paragraphs(read):
    """In another paragraph it is nobody's."""
    text = '"We will not yield," said William Ruto of Kenya.\n\n"Fresh fish and warm bread on sale today for all"'
    assert _quotes(read, text)[1][1:] == (None, True, None)


def test_two_verbs(read):
    """Each quotation of a sentence has the verb beside it."""
    text = "“Our patience is over,” Ankara warned, adding that “the door for talks stays open”."
    assert [(cue, speaker) for _, cue, _, speaker in _quotes(read, text)] == [
        ("warned", "place:ankara"),
        ("adding", "place:ankara"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "KCNA quoted Kim Jong Un as saying the army was ready.",
        "Kim Jong Un was quoted by KCNA as saying the army was ready.",
        "KCNA cited Kim Jong Un as saying that the army was ready.",
    ],
)
def test_quoted_as_saying(read, text):
    """Who is quoted speaks, not the agency."""
    ((content, cue, direct, speaker),) = _quotes(read, text)
    assert (content.removeprefix("that "), cue, direct, speaker) == (
        "the army was ready",
        "saying",
        False,
        "person:kim-jong-un",
    )


def test_speaker_by_pronoun(read):
    """ "He said" has the speaker whom the pronoun stands for."""
    text = 'Prime Minister Narendra Modi spoke in Delhi. "India will keep its word to all," he said.'
    quote = next(quote for quote in read(text).layers.quotes if quote.direct)
    assert (quote.source.text, quote.speaker) == ("he", "person:narendra-modi")


def test_unnamed_speaker(read):
    """A speaker without a name has his words, and no id."""
    (quote,) = read('"Nobody asked us about it," a fisherman in Manta told Reuters.').layers.quotes
    assert (quote.source.text, quote.cue.text, quote.speaker) == ("a fisherman in Manta", "told", None)


def test_the_same_words_once(read):
    """A direct quotation is not read again as indirect speech through its clause."""
    assert [direct for *_, direct, _ in _quotes(read, '"The port is open to all ships," Peru said.')] == [True]
