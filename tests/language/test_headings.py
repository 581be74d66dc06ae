"""Which heading of a draft is which section of a tender."""

import pytest

from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.language.headings import HeadingReader


@pytest.fixture(scope="module")
def reader():
    return HeadingReader({id: section.headings for id, section in load_pack().sections.items()})


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Gunningscriteria", "award"),
        ("Beoordeling van de offertes", "award"),
        ("Kwalitatieve selectie", "selection"),
        ("Technische en beroepsbekwaamheid", "selection"),
        ("Technische bepalingen", "technical"),
        ("DEEL II. TECHNISCHE VOORSCHRIFTEN", "technical"),
        ("Uitvoeringsvoorwaarden", "performance"),
        ("Sociale uitvoering", "performance"),
        ("Voorwerp van de opdracht", "subject"),
        ("Voorbehouden opdracht", "subject"),
    ],
)
def test_a_usual_heading_is_found(reader, heading, section):
    assert section in reader.find([heading])


def test_the_surest_words_decide_whatever_the_order(reader):
    assert reader.find(["Gunning", "Wijze van gunnen", "Gunningscriteria perceel 1"])["award"] == 2


def test_the_heading_that_says_least_beside_its_words_is_taken(reader):
    assert reader.find(["Technische eisen van de haak", "Technische eisen"])["technical"] == 1


@pytest.mark.parametrize("heading", ["", "Prijs", "Betaling en facturatie", "Bijlagen", "x" * 10_000])
def test_another_heading_is_no_section(reader, heading):
    assert reader.find([heading]) == {}
