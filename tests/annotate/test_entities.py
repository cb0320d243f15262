"""Who and what is named: known names, office holders of the day, parts of names, bodies, new names."""

from __future__ import annotations

from itertools import pairwise

import pytest


def _entities(read, text, published="2023-08-10"):
    return {entity.text: entity for entity in read(text, published).layers.entities}


def _ids(read, text, words, published="2023-08-10"):
    """The ids of every mention with those words."""
    return [entity.id for entity in read(text, published).layers.entities if entity.text == words]


@pytest.mark.parametrize(
    ("text", "words", "published", "identity"),
    [
        ("The French president flew to Berlin.", "president", "2010-05-02", "person:nicolas-sarkozy"),
        ("The French president flew to Berlin.", "president", "2016-05-02", "person:francois-hollande"),
        ("The French president flew to Berlin.", "president", "2023-05-02", "person:emmanuel-macron"),
        ("Japan's prime minister flew to Hanoi.", "prime minister", "2016-05-02", "person:shinzo-abe"),
        ("The president of Kenya flew to Juba.", "president", "2023-05-02", "person:william-ruto"),
        ("The North Korean leader toured a shipyard.", "leader", "2009-05-02", "person:kim-jong-il"),
        ("The North Korean leader toured a shipyard.", "leader", "2019-05-02", "person:kim-jong-un"),
    ],
)
def test_holder_at_the_date(read, text, words, published, identity):
    """An office alone stands for who held it when the report was published."""
    entity = _entities(read, text, published)[words]
    assert (entity.kind, entity.id) == ("person", identity)


def test_former_holder(read):
    """A former president is not the one in office."""
    entity = _entities(read, "The former Brazilian president visited Lisbon.")["president"]
    assert (entity.kind, entity.id, entity.country) == ("person", "official:bra-president", "BRA")


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Kenyan President William Ruto praised the deal.", "William Ruto", "President", "KEN"),
        ("Hakan Fidan, the Turkish foreign minister, arrived in Baghdad.", "Hakan Fidan", "Foreign Minister", "TUR"),
        ("The Turkish foreign minister, Hakan Fidan, arrived in Baghdad.", "Hakan Fidan", "Foreign Minister", "TUR"),
        ("Amina Okello, the interior minister of Uganda, resigned.", "Amina Okello", "Interior Minister", "UGA"),
        ("Defence Minister Yoav Gallant flew to Washington.", "Yoav Gallant", "Defence Minister", "ISR"),
        ("Rear Admiral Paul Dekker said the ship was Dutch.", "Paul Dekker", "Admiral", "NLD"),
        ("General Tomas Herrera led the column in Peru.", "Tomas Herrera", "General", "PER"),
    ],
)
def test_titles_and_appositions(read, text, name, role, country):
    """A title before a name, or in apposition to it, is the role of the person and no second one."""
    found = _entities(read, text)
    assert (found[name].kind, found[name].role, found[name].country) == ("person", role, country)
    assert [entity.text for entity in found.values() if entity.kind == "person"] == [name]


@pytest.mark.parametrize(
    ("text", "words", "identity"),
    [
        ("Kenyan President William Ruto praised the deal. Ruto said it was fair.", "Ruto", "person:william-ruto"),
        ("Park Jin met Wang Yi. Park said the talks were good.", "Park", "person:park-jin"),
        ("Park Jin met Wang Yi. The talks were good, and Wang agreed.", "Wang", "person:wang-yi"),
        ("Amina Okello, the interior minister of Uganda, resigned. Okello was ill.", "Okello", "person:amina-okello"),
        ("Rear Admiral Paul Dekker spoke. Dekker said it was late.", "Dekker", "person:paul-dekker"),
        ("Moscow was quiet. President Putin spoke on television.", "Putin", "person:vladimir-putin"),
    ],
)
def test_family_names(read, text, words, identity):
    """A family name, first or last as the country has it, stands for the person named in full or known by title."""
    assert _ids(read, text, words) == [identity]


@pytest.mark.parametrize(
    ("text", "words", "identity", "role"),
    [
        ("Peru closed a port.", "Peru", "state:per", None),
        ("Peruvian divers left.", "Peruvian", "state:per", "adjective"),
        ("Filipinos marched.", "Filipinos", "state:phl", "demonym"),
        ("The Kremlin kept silent.", "Kremlin", "state:rus", "seat"),
        ("The White House rejected the plan.", "White House", "state:usa", "seat"),
        ("The Philippines and Palau signed a pact.", "Philippines", "state:phl", None),
        ("The Netherlands sent a ship.", "Netherlands", "state:nld", None),
    ],
)
def test_states(read, text, words, identity, role):
    """A state is known by its name, adjective, people and seat of government."""
    entity = next(entity for entity in read(text).layers.entities if words in entity.text)
    assert (entity.kind, entity.id, entity.role) == ("state", identity, role)


def test_capital(read):
    """A capital is a place that may stand for its state."""
    entity = _entities(read, "Ankara condemned the raid.")["Ankara"]
    assert (entity.kind, entity.role, entity.country) == ("place", "capital", "TUR")


def test_north_and_south_of_korea(read):
    """ "The North" and "the South" are the Koreas where Korea is spoken of."""
    text = "Seoul and Pyongyang traded accusations. The North said it was ready. The South called for calm."
    assert _ids(read, text, "North") == ["state:prk"]
    assert _ids(read, text, "South") == ["state:kor"]


@pytest.mark.parametrize(
    "text",
    ["The North of Italy was hit by floods. The South was spared.", "Mali fears for the North. The South votes."],
)
def test_north_and_south_elsewhere(read, text):
    """Elsewhere they are no Koreas."""
    assert not {"PRK", "KOR"} & {entity.country for entity in read(text).layers.entities}


@pytest.mark.parametrize(
    ("text", "words", "identity"),
    [
        ("Anadolu said a ship had sunk.", "Anadolu", "agency:anadolu"),
        ("A Xinhua reporter said the bridge was open.", "Xinhua", "agency:xinhua"),
        ("The ship had sunk, the Yonhap News Agency reported.", "Yonhap News Agency", "agency:yonhap"),
    ],
)
def test_agencies(read, text, words, identity):
    """A known agency is an outlet, whatever the model takes it for."""
    entity = _entities(read, text)[words]
    assert (entity.kind, entity.id) == ("outlet", identity)


@pytest.mark.parametrize(
    ("text", "words", "identity", "name"),
    [
        ("Peru said its navy had seized a trawler.", "navy", "official:per-navy", "Peruvian navy"),
        ("Ecuador's army and its police left.", "army", "official:ecu-army", "Ecuadorian army"),
        ("Ecuador's army and its police left.", "police", "official:ecu-police", "Ecuadorian police"),
        ("The Nigerian navy freed the crew.", "navy", "official:nga-navy", "Nigerian navy"),
        ("Yemen warned that the army would strike.", "army", "official:yem-army", "Yemeni army"),
        ("Nepal was calm. The army was in its barracks.", "army", "official:npl-army", "Nepalese army"),
    ],
)
def test_bodies(read, text, words, identity, name):
    """An army, a navy or a police is that of the state that owns it or of which is spoken."""
    entity = _entities(read, text)[words]
    assert (entity.kind, entity.id, entity.name) == ("organisation", identity, name)


@pytest.mark.parametrize("text", ["An army chief was seen.", "One minister spoke of a coup.", "No president came."])
def test_indefinite_titles(read, text):
    """A title of no one in particular is nobody."""
    assert [entity for entity in read(text).layers.entities if entity.kind == "person"] == []


def test_office_without_a_known_holder(read):
    """An office whose holder is not known stands for itself, in its country."""
    entity = _entities(read, "The Zambian navy chief resigned.")["navy chief"]
    assert (entity.kind, entity.id, entity.country) == ("person", "official:zmb-navy-chief", "ZMB")


def test_capital_letter_of_a_sentence(read):
    """A common noun is no name because it opens the sentence."""
    assert read("Rebels shelled the airport.").layers.entities == ()


def test_mentions_do_not_overlap(read):
    """No two mentions share a word, and each is in the order of the text with its own words."""
    text = (
        "South Korean Foreign Minister Park Jin and U.S. Secretary of State Antony Blinken met NATO officials in New York. "
        "The Ulchi Freedom Shield exercise of the South Korean army was named."
    )
    found = read(text).layers.entities
    assert len(found) >= 7
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[entity.start : entity.end] == entity.text for entity in found)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # an acronym in brackets, explained by the report
        ("Police raided the Lagos Farmers Union (LFU) on Monday. The LFU complained.", "LFU", "Lagos Farmers Union"),
        ("Horses died in New South Wales (NSW). Vets went to NSW.", "NSW", "New South Wales"),
        # a noun with a capital, for the body whose name ends in it
        ("The African Rivers Commission met in Juba. On Monday the Commission spoke of floods.", "Commission", None),
        ("On Monday the Coalition said that it had struck a depot.", "Coalition", "Coalition"),
    ],
)
def test_short_names(read, text, words, name):
    """A short name stands for the long one that the report gives."""
    found = [entity for entity in read(text).layers.entities if entity.text == words]
    assert found
    if name is None:
        long = next(entity for entity in read(text).layers.entities if words in entity.text and entity.text != words)
        assert {entity.id for entity in found} == {long.id}
    else:
        assert {entity.name for entity in found} == {name}


@pytest.mark.parametrize("words", ["the Coalition of the willing", "a coalition", "the coalition"])
def test_common_noun_is_no_name(read, words):
    """A noun without a capital, or within a longer name, is no short name."""
    entities = read(f"In Juba {words} was formed.").layers.entities
    assert all(entity.id != "organisation:coalition" for entity in entities)


@pytest.mark.parametrize("words", ["the US", "the U.S.", "the UK", "the UAE"])
def test_state_by_its_letters(read, words):
    """An acronym of a state needs no other name of it in the report."""
    entities = read(f"Hunters came from other parts of {words} in May.").layers.entities
    assert [entity.kind for entity in entities if entity.text in words] == ["state"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("North Korea and South Korea traded fire. A Northern boat was sunk.", "Northern", "PRK"),
        ("North and South Korean boats traded fire.", "North", "PRK"),
        ("North Korea freed a man. A Southerner was held on.", "Southerner", "KOR"),
    ],
)
def test_halves_of_a_country(read, text, words, country):
    """The halves of a divided country are named by their point of the compass."""
    entity = _entities(read, text)[words]
    assert (entity.kind, entity.country) == ("state", country)


def test_no_half_of_an_undivided_country(read):
    """Elsewhere the north is only a direction."""
    assert "Northern" not in _entities(read, "Peru sent troops to the border. Northern towns were quiet.")


@pytest.mark.parametrize(
    ("text", "words", "identity"),
    [
        ("The crew are held at Jask, the news agency Fars reported.", "Fars", "agency:fars"),
        ("Ukraine declared a truce, the RIA agency reported.", "RIA", "agency:ria-novosti"),
    ],
)
def test_agencies_by_one_word(read, text, words, identity):
    """What another thing is called, too, is an agency beside that word."""
    assert _entities(read, text)[words].id == identity


def test_title_and_one_name(read):
    """A person whom the report only calls by title and one name is a person, later names and pronouns included."""
    found = _ids(read, "General Karvani took over the Iranian navy. On Monday Karvani vowed to close it.", "Karvani")
    assert found == ["person:karvani", "person:karvani"]
    assert "Staff" not in _entities(read, "The General Staff of Iran's army said on Wednesday that it would wait.")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Chinese Foreign Ministry spokesman Shen Guofang threatened Japan.", "Shen Guofang", "CHN"),
        ("Charles Jenkins, an American who is married to a Dane, left Oslo.", "Charles Jenkins", "USA"),
        ("Israel struck Gaza. The head of the southern command, Yaron Finkelman, resigned.", "Yaron Finkelman", "ISR"),
    ],
)
def test_country_of_a_new_person(read, text, name, country):
    """The words beside a name tell whose he is."""
    assert _entities(read, text)[name].country == country


def test_office_of_a_body_named_before(read):
    """An office without a state is of the body that the report named before."""
    text = (
        "SEOUL, Aug. 9 - The General Staff of the North Korean army denied it. The Joint Chiefs of Staff in Seoul did not. "
        "The statement was signed by the Chief of the General Staff."
    )
    found = _entities(read, text)
    assert found["Chief of the General Staff"].country == "PRK"
