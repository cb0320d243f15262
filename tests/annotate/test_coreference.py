"""Which words speak of the same one."""

from __future__ import annotations

import pytest


def _chains(read, text):
    return [[span.text for span in chain] for chain in read(text).layers.mentions]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Amina Okello resigned in Kampala. She had led the ministry for years.", ["Amina Okello", "She"]),
        ("Kenya sent police to Haiti. It said its force was ready.", ["Kenya", "It", "its"]),
        ("Hezbollah fired rockets. The group said it had hit a base.", ["Hezbollah", "The group", "it"]),
        ("Reuters spoke to the crew. The agency said all were well.", ["Reuters", "The agency"]),
        ("Chile closed its border. The country has had unrest.", ["Chile", "its", "The country"]),
        ("Emmanuel Macron flew home. The politician was tired.", ["Emmanuel Macron", "The politician"]),
        ("Joe Biden said Emmanuel Macron had called him.", ["Joe Biden", "him"]),
        ("Kenyan President William Ruto spoke. Ruto said he was glad.", ["William Ruto", "Ruto", "he"]),
    ],
)
def test_chains(read, text, chain):
    """Pronouns and descriptions that point back belong to the name they stand for, in the order of the text."""
    assert chain in _chains(read, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya and Ethiopia signed a pact. They will trade more.", "They"),
        ("Peru seized a tanker. They were pleased.", "They"),
        ("A country is more than its land. Chile knows it.", "country"),
        ("William Ruto spoke. It rained.", "It"),
        ("Chile was calm. A group of hikers was lost.", "group"),
    ],
)
def test_no_chain(read, text, word):
    """ "They" of two states is neither, "it" is no man, and an indefinite noun points to nobody."""
    assert not any(word in span for chain in _chains(read, text) for span in chain)


def test_too_far(read):
    """A pronoun is not looked up more than three sentences back."""
    near = "Amina Okello resigned. It rained. Birds sang. She left."
    far = "Amina Okello resigned. It rained. Birds sang. Dogs barked. Cats slept. She left."
    assert ["Amina Okello", "She"] in _chains(read, near)
    assert _chains(read, far) == []


def test_a_name_alone_is_no_chain(read):
    """A chain has two links at least, and no link twice."""
    chains = read("Peru and Chile met. Peru spoke, and Peru left. Bolivia slept.").layers.mentions
    assert [[span.text for span in chain] for chain in chains] == [["Peru", "Peru", "Peru"]]
    assert len(set(chains[0])) == 3


def test_a_speaker_is_not_named_in_his_own_words(read):
    """Who is named in what "he" says is not "he"."""
    text = "Amina Okello resigned in Kampala. He said that Okello had been tired."
    assert all("He" not in chain for chain in _chains(read, text))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("General Abdel Fattah al-Burhan sacked a governor. The general left Khartoum.", "Burhan", "The general"),
        (
            "Rebels of the Rapid Support Forces took Nyala. The paramilitaries denied it.",
            "Rapid Support",
            "The paramilitaries",
        ),
        ("Saudi Arabia offered to host talks. The kingdom sent invitations.", "Saudi Arabia", "The kingdom"),
        ("Qatar spoke with Oman. The sultanate offered to host talks.", "Oman", "The sultanate"),
        ("Saudi Arabia held talks. He fled to Chad. The country has taken in refugees.", "Chad", "The country"),
    ],
)
def test_descriptions(read, text, name, words):
    """Titles, forms of state and nouns for armed groups point back to those whom they fit."""
    chain = next(chain for chain in read(text).layers.mentions if any(name in span.text for span in chain))
    assert words in [span.text for span in chain]


def test_a_kingdom_is_no_republic(read):
    """A form of state points back to no state of another form."""
    chains = read("France offered to host talks. The kingdom declined.").layers.mentions
    assert all("The kingdom" not in [span.text for span in chain] for chain in chains)


def test_a_namesake_is_another(read):
    """A known person of long ago and of a state that nobody names only shares the name."""
    entities = read("Ahmed Osman, the governor of Darfur, fled to Chad.").layers.entities
    assert next(entity for entity in entities if entity.kind == "person").country != "MAR"
