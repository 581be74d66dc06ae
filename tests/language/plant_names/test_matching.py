"""Names in planting lists as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_plants import PlantAdviser, prepare_plants
from aankoopwijzer.language.plant_names.matching import NameMatch
from aankoopwijzer.language.plant_names.writing import parts_of, take_apart


@pytest.fixture(scope="module")
def adviser() -> PlantAdviser:
    """The plants of the shipped pack."""
    return prepare_plants(load_pack())


def match(adviser: PlantAdviser, text: str) -> NameMatch:
    """What a line names."""
    return adviser.matcher.match(take_apart(text))


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Acer campestre", "acer-campestre"),
        ("ACER CAMPESTRE", "acer-campestre"),
        ("Acer campestre L.", "acer-campestre"),
        ("25 st. Acer campestre 14/16 kluit", "acer-campestre"),
        ("3 x verplant Tilia cordata HO 18-20", "tilia-cordata"),
        ("veldesdoorn", "acer-campestre"),
        ("Spaanse aak (Acer campestre)", "acer-campestre"),
        ("Sint Janskruid", "hypericum-perforatum"),
        ("Vogelkers, Amerikaanse", "prunus-serotina"),
        ("gewone haagbeuk", "carpinus-betulus"),
        ("Platanus acerifolia", "platanus-x-hispanica"),
        ("Platanus ×acerifolia", "platanus-x-hispanica"),
        ("Platanus X acerifolia", "platanus-x-hispanica"),
        ("Fallopia japonica", "reynoutria-japonica"),
        ("Hydrocotyle ranunculoïdes", "hydrocotyle-ranunculoides"),
        ("Lamium galeobdolon 'Argentatum'", "lamium-galeobdolon-subsp-argentatum"),
        ("Lamium galeobdolon ssp. argentatum", "lamium-galeobdolon-subsp-argentatum"),
        ("Sosnowsky's berenklauw", "heracleum-sosnowskyi"),
        ("Alisma plantago-aquatica", "alisma-plantago-aquatica"),
        ("Alisma plantago aquatica L.", "alisma-plantago-aquatica"),
    ],
)
def test_a_known_name_is_found_whatever_stands_around_it(adviser: PlantAdviser, text: str, id: str) -> None:
    found = match(adviser, text)
    assert (found.certainty, found.ids, found.cultivar) == ("exact", (id,), None)


@pytest.mark.parametrize(
    ("text", "cultivar"),
    [
        ("Carpinus betulus 'Fastigiata'", "Fastigiata"),
        ("Carpinus betulus ‘Fastigiata’ 200/250", "Fastigiata"),
        ("Carpinus betulus Fastigiata", "Fastigiata"),
        ("carpinus betulus fastigiata", "Fastigiata"),
        ("10 Carpinus betulus 'Frans Fontaine' HO", "Frans Fontaine"),
    ],
)
def test_a_garden_form_is_told_from_its_species(adviser: PlantAdviser, text: str, cultivar: str) -> None:
    found = match(adviser, text)
    assert (found.ids, found.cultivar) == (("carpinus-betulus",), cultivar)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Carpinus betullus", "carpinus-betulus"),
        ("Heracleum mantegazianum", "heracleum-mantegazzianum"),
        ("Symphytum officinalis", "symphytum-officinale"),
        ("Reuzenbereklauw", "heracleum-mantegazzianum"),
        ("haagbuek", "carpinus-betulus"),
    ],
)
def test_a_typing_error_is_mended_and_the_mending_is_told(adviser: PlantAdviser, text: str, id: str) -> None:
    found = match(adviser, text)
    if text == "haagbuek":  # one error in eight letters is too many to take
        assert (found.certainty, found.ids[0]) == ("doubtful", id)
    else:
        assert (found.certainty, found.ids) == ("corrected", (id,))
    assert 0.8 <= found.confidence < 1


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Prunus serrula", "prunus-serrulata"),
        ("meidoorn", "crataegus-laevigata"),
        ("eik", "quercus-petraea"),
        ("rode beuk", "fagus-sylvatica"),
        ("Veldesdoorn (Acer platanoides)", "acer-platanoides"),
        ("Salix alba x fragilis", "salix-alba"),
    ],
)
def test_what_is_doubtful_is_asked_and_never_taken(adviser: PlantAdviser, text: str, first: str) -> None:
    found = match(adviser, text)
    assert (found.certainty, found.ids[0]) == ("doubtful", first)


def test_two_near_names_are_both_asked(adviser: PlantAdviser) -> None:
    found = match(adviser, "vogelkers")
    assert found.certainty == "doubtful"
    assert found.ids == ("prunus-padus", "prunus-serotina")


@pytest.mark.parametrize("text", ["Quercus sp.", "Quercus spp", "Quercus", "5 Quercus species"])
def test_a_genus_alone_is_no_species(adviser: PlantAdviser, text: str) -> None:
    found = match(adviser, text)
    assert found.certainty == "genus"
    assert found.ids[:2] == ("quercus-petraea", "quercus-robur"), "natives first"


def test_a_garden_form_without_species_is_no_species(adviser: PlantAdviser) -> None:
    found = match(adviser, "Prunus 'Okame'")
    assert (found.certainty, found.cultivar) == ("genus", "Okame")


def test_a_subspecies_that_is_not_listed_is_not_its_species(adviser: PlantAdviser) -> None:
    assert match(adviser, "Cornus sanguinea subsp. australis").is_lower_taxon


@pytest.mark.parametrize("text", ["qwerty asdf", "Quercus nigra", "Zonnebloempitten", "", "12345", "…", "'''''"])
def test_what_is_no_name_we_know_is_not_found(adviser: PlantAdviser, text: str) -> None:
    assert match(adviser, text).certainty == "none"


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("25 st. Acer campestre 14/16", "25", "pieces"),
        ("100 x Ligustrum vulgare 60/80", "100", "pieces"),
        ("Ligustrum vulgare: 1.250", "1250", "pieces"),
        ("Tilia cordata (12 stuks)", "12", "pieces"),
        ("1,5 kg Festuca rubra", "1.5", "kg"),
        ("20% Festuca rubra", "20", "percent"),
        ("30 m² Hedera helix", "30", "m2"),
        ("Hedera helix 30 m2", "30", "m2"),
    ],
)
def test_the_count_is_read_from_the_line(text: str, quantity: str, unit: str) -> None:
    written = take_apart(text)
    assert (written.quantity, written.unit) == (Decimal(quantity), unit)


@pytest.mark.parametrize(
    "text", ["Acer campestre 14/16", "Acer campestre 80-100", "3xv Tilia cordata", "Betula pendula"]
)
def test_a_size_is_no_count(text: str) -> None:
    assert take_apart(text).quantity is None


def test_a_line_may_name_several_plants() -> None:
    assert parts_of("haagbeuk, beuk en veldesdoorn") == ("haagbeuk", "beuk", "veldesdoorn")


@given(st.text(max_size=500))
def test_nothing_that_is_typed_breaks_it(adviser_text: str) -> None:
    written = take_apart(adviser_text)
    assert len(written.words) <= 16
    assert parts_of(adviser_text)
