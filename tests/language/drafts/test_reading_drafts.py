"""What a draft says beside its words: references, figures, days, product names, and the purchase itself."""

import datetime as dt
from decimal import Decimal
from functools import cache

import pytest

from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.prepare_checker import prepare_checker
from aankoopwijzer.language.drafts.days import days_in
from aankoopwijzer.language.drafts.facts import purchase_in
from aankoopwijzer.language.drafts.figures import figures_in, unit_key
from aankoopwijzer.language.drafts.references import articles_in
from aankoopwijzer.standards.cpv import is_known


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Het bewijs staat in artikel 4.2.", ("4.2",)),
        ("zie art. 12", ("12",)),
        ("Bij inbreuk op de artikelen 3 en 5 geldt een straf.", ("3", "5")),
        ("volgens de artikelen 2.1 tot 2.4", ("2.1", "2.2", "2.3", "2.4")),
        ("de eis in hoofdstuk 3", ("3",)),
        ("zoals bepaald in artikel 7 van de wet van 17 juni 2016", ()),
        ("overeenkomstig artikel 45 van het koninklijk besluit", ()),
        ("de wet overheidsopdrachten, artikel 15", ()),
        ("Er zijn 12 stoelen.", ()),
    ],
)
def test_references_lead_to_articles_of_the_draft_and_not_to_those_of_a_law(text, articles):
    assert articles_in(text) == articles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("minstens 150 lm/W", [("150", "lm/w")]),
        ("een put van 20 000 liter", [("20000", "l")]),
        ("1.640.000 euro", [("1640000", "euro")]),
        ("vijf jaar", [("5", "jaar")]),
        ("60 % wordt beplant", [("60", "%")]),
        ("4,5 m²", [("4.5", "m2")]),
        ("75 euro per dag", [("75", "euro/dag")]),
        ("geen cijfers", []),
    ],
)
def test_a_figure_is_a_number_with_its_unit(text, found):
    assert [(str(each.value), each.unit) for each in figures_in(text)] == found


def test_units_of_criteria_and_of_texts_meet():
    assert unit_key("m²") == unit_key("m2")
    assert unit_key("years") == unit_key("jaren") == "jaar"
    assert unit_key("W") != unit_key("kW")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("op 3 maart 2025", [dt.date(2025, 3, 3)]),
        ("voor 27/04/2026 om 14 uur", [dt.date(2026, 4, 27)]),
        ("2026-05-01 en 1 mei 2026", [dt.date(2026, 5, 1), dt.date(2026, 5, 1)]),
        ("31 februari 2026", []),
        ("in maart", []),
    ],
)
def test_days_are_read_and_impossible_ones_are_not(text, days):
    assert [each.day for each in days_in(text)] == days


@cache
def checker():
    return prepare_checker(prepare_adviser())


def read(*texts: str, heading: str | None = None):
    return checker().reader.read([Passage(f"p{n}", text, heading) for n, text in enumerate(texts)])


def names(text: str) -> list[str]:
    return [each.words for each in read(text).signs[0].names]


@pytest.mark.parametrize(
    "text",
    [
        "De laadruimte wordt ingericht met het rekkensysteem Laadvast Pro 3.",
        "De gevel wordt bekleed met panelen Lumaclad Serie 7.",
        "Het toestel is van het merk Zuiverklaar.",
    ],
)
def test_a_product_by_name_is_seen(text):
    assert names(text)


@pytest.mark.parametrize(
    "text",
    [
        "De offertes voor Perceel 2 worden apart beoordeeld.",
        "De levering gebeurt vanaf 3 Maart 2026.",
        "De inschrijver vult Bijlage 4 in.",
        "De kleur is RAL 6021.",
        "De stad Brugge keurt het type van armatuur goed.",
    ],
)
def test_an_annex_a_lot_a_month_or_a_code_is_no_product(text):
    assert names(text) == []


def facts(*texts: str, title: str = "", heading: str | None = None):
    return purchase_in(read(*texts, heading=heading), title=title, is_code=is_known, authorities={"Brugge": "brugge"})


def test_the_purchase_is_read_with_the_place_of_each_fact():
    found = facts(
        "Aankoop van vier bestelwagens – opdracht voor leveringen – onderhandelingsprocedure",
        "De stad Brugge vernieuwt haar vloot. CPV 34136000-9.",
        "De raming bedraagt 128 000 euro voor perceel 1 en 12 000 euro voor perceel 2, zonder btw.",
        "De uitnodiging wordt verstuurd op 3 maart 2025. Dit is geen raamovereenkomst.",
        title="Bestek nr. VLOOT-2025-009",
    )
    purchase = found.purchase
    assert purchase.title == "Aankoop van vier bestelwagens"
    assert (purchase.value_eur, purchase.date) == (Decimal(140000), dt.date(2025, 3, 3))
    assert (purchase.contract_type, purchase.framework_agreement) == ("supplies", False)
    assert (purchase.cpv, purchase.authority) == (("34136000",), "brugge")
    assert found.read_in == {
        "title": "p0",
        "contract_type": "p0",
        "framework_agreement": "p3",
        "value_eur": "p2",
        "date": "p3",
        "cpv": "p1",
        "authority": "p1",
    }


def test_the_total_estimate_goes_before_its_parts():
    found = facts(
        "De raming bedraagt 41 000 euro voor het onderhoud.", "De totale raming bedraagt dus 312 000 euro.", title="X"
    )
    assert found.purchase.value_eur == Decimal(312000)


def test_what_a_draft_does_not_tell_is_not_known():
    found = facts("Er wordt iets gekocht.", title="Stoelen")
    purchase = found.purchase
    assert (purchase.value_eur, purchase.date, purchase.contract_type, purchase.framework_agreement) == (None,) * 4
    assert found.read_in == {}


def test_parts_and_lots_are_told_apart():
    found = facts(
        "De opdracht bestaat uit drie delen: opbraak, aanleg van de speelplaats, en het groenonderhoud.",
        "Perceel 1: stoelen. Perceel 2: tafels.",
        title="X",
    )
    assert found.lots == ("1: stoelen", "2: tafels")
    assert "het groenonderhoud" in found.parts
