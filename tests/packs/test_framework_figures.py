"""Every name and figure of the regional framework, once, as the framework prints it.

The expected values were retyped from the framework of December 2020 (codes, forces, product groups, targets).
"""

from decimal import Decimal

import pytest

from aankoopwijzer.domain.policy.pack import PolicyPack

PILLARS = {"climate": "Klimaatefficiënt aankopen", "social": "Sociaal aankopen", "circular": "Circulair aankopen"}

# code: pillar, name, title in the overview, primary targets of the SDG proposal
AMBITIONS = {
    "K1": ("climate", "klimaatneutrale en -bestendige regio", "een klimaatefficiënte en -bestendige regio zijn"),
    "K2": (
        "climate",
        "co2-efficiënte mobiliteit en logistiek",
        "co2-reductie door een klimaatefficiënte vloot en logistiek",
    ),
    "K3": ("climate", "energie-efficiënte oplossingen", "co2-reductie door energie-efficiënte oplossingen"),
    "S1": ("social", "meer samenwerken met sociale leveranciers", "meer samenwerken met sociale leveranciers"),
    "S2": (
        "social",
        "korte, faire en sociaal verantwoorde ketens",
        "meer korte, faire en sociaal verantwoorde ketens stimuleren",
    ),
    "C1": ("circular", "minder nieuwe materialen", "minder nieuwe materialen gebruiken"),
    "C2": (
        "circular",
        "langere levensduur van producten en gebouwen",
        "langere levensduur van producten en gebouwen nastreven",
    ),
}

SDG_PRIMARY = {
    "K1": {"11.6", "11.7", "13.1", "15.5"},
    "K2": {"11.2", "11.6", "13.2"},
    "K3": {"7.3", "12.7"},
    "S1": {"8.5", "10.2"},
    "S2": {"8.7", "8.8", "12.7"},
    "C1": {"12.2", "12.5"},
    "C2": {"12.2", "12.5"},
}

# code: printed code where it differs, force; there is no C2.3
OBJECTIVES = {
    "K1.1": (None, "mandatory"),
    "K1.2": ("K.2.2", "mandatory"),
    "K1.3": ("K.2.3", "instrument"),
    "K2.1": (None, "mandatory"),
    "K2.2": (None, "instrument"),
    "K2.3": (None, "promote"),
    "K2.4": (None, "mandatory"),
    "K3.1": (None, "mandatory"),
    "K3.2": (None, "mandatory"),
    "S1.1": (None, "portfolio"),
    "S1.2": (None, "instrument"),
    "S1.3": (None, "mandatory"),
    "S2.1": (None, "prefer"),
    "S2.2": (None, "mandatory"),
    "S2.3": (None, "mandatory"),
    "C1.1": (None, "portfolio"),
    "C1.2": (None, "mandatory"),
    "C1.3": (None, "promote"),
    "C1.4": (None, "instrument"),
    "C1.5": (None, "prefer"),
    "C2.1": (None, "portfolio"),
    "C2.2": (None, "promote"),
    "C2.4": (None, "mandatory"),
    "C2.5": (None, "mandatory"),
    "C2.6": (None, "mandatory"),
}

# A figure of an objective that its own words must hold.
FIGURES_IN_WORDS = {
    "K2.1": ("2030",),
    "K2.2": ("3 km",),
    "S2.2": ("2025", "textiel", "bouwmaterialen", "ICT"),
    "S2.3": ("2025", "buiten de EU"),
    "C1.1": ("20 %", "GRO"),
    "C2.1": ("10 %", "2025", "30 %", "2030"),
    "C2.5": ("GRO",),
    "C2.6": ("TCO",),
}

ROWS = {
    "K1/1": "Openbare infrastructuur (gebouwen, faciliteiten, ...)",
    "K1/2": "Buitenaanleg",
    "K1/3": "Waterwegen",
    "K1/4": "Planten en gewassen (groen)",
    "K1/5": "Wegen",
    "K1/6": "Studies (ontwerp)",
    "K2/1": "Bestelwagens en vrachtwagens",
    "K2/2": "Personenwagens",
    "K2/3": "Fietsen (incl. elektrisch)",
    "K2/4": "Deelsystemen",
    "K2/5": "Alle leveringen van raamcontracten",
    "K3/1": "Verlichting",
    "K3/2": "ICT",
    "K3/3": "Machines (klein)",
    "K3/4": "Machines (groot)",
    "K3/5": "Witgoed (keukenapparatuur, ...)",
    "S1/1": "Groenonderhoud",
    "S1/2": "Catering",
    "S1/3": "Bouw en renovatie",
    "S1/4": "Mobiliteit",
    "S1/5": "Schoonmaak en onderhoud",
    "S1/6": "Drukwerk",
    "S2/1": "Bouwmaterialen",
    "S2/2": "Catering",
    "S2/3": "Textiel",
    "S2/4": "ICT",
    "S2/5": "Relatiegeschenken en gadgets",
    "C1/1": "Basisafwerking gebouwen",
    "C1/2": "Bouw (nieuw)",
    "C1/3": "Bouw (renovatie)",
    "C1/4": "Verpakkingen",
    "C1/5": "Deelsystemen (machines en mobiliteit)",
    "C1/6": "Technische installaties",
    "C1/7": "Kantoorinrichting",
    "C2/1": "Kantoorinrichting",
    "C2/2": "Bouw (nieuw)",
    "C2/3": "Bouw (renovatie)",
    "C2/4": "Machines",
    "C2/5": "Technische installaties",
    "C2/6": "Gebruiksmaterialen",
}

# rows, (base year, target year, value, unit, direction)
LOCAL = (None, None, None, None, "none")
FLEET_SHARE = (2020, 2030, "60", "%", "up")
FLEET_GAIN = (2020, 2030, "30", "%", "up")
SOCIAL_SPEND = (2020, 2025, "30", "%", "up")
SOCIAL_MENU = (None, None, "100", "%", "present")
RESPONSIBLE = (None, None, None, None, "present")
LESS_MATERIAL = (2020, 2030, "20", "%", "down")
LIFE_2025 = (None, 2025, "10", "%", "up")
LIFE_2030 = (None, 2030, "30", "%", "up")
BETTER_MACHINE = (None, None, "30", "%", "up")
BEST_LABEL = (None, None, None, "label_class", "present")
TARGETS = {
    **{f"K1/{number}": {LOCAL} for number in range(1, 7)},
    **{f"K2/{number}": {FLEET_SHARE, FLEET_GAIN} for number in range(1, 5)},
    "K2/5": {(None, None, "100", "%", "present")},
    "K3/1": {(None, None, "100", "%", "up")},
    "K3/2": {BEST_LABEL},
    "K3/3": {BETTER_MACHINE},
    "K3/4": {BETTER_MACHINE},
    "K3/5": {BEST_LABEL},
    **{f"S1/{number}": {SOCIAL_SPEND, SOCIAL_MENU} for number in range(1, 7)},
    "S2/1": {(None, 2030, "50", "%", "up")},  # "larger than the share through global chains": more than half
    "S2/2": {(None, None, "100", "%", "up")},
    **{f"S2/{number}": {RESPONSIBLE} for number in range(3, 6)},
    **{f"C1/{number}": {LESS_MATERIAL} for number in range(1, 8)},
    **{f"C2/{number}": {LIFE_2025, LIFE_2030} for number in range(1, 7)},
}

AUTHORITIES = {
    "beernem": ("Beernem", "31003", ("8730",)),
    "blankenberge": ("Blankenberge", "31004", ("8370",)),
    "brugge": ("Brugge", "31005", ("8000", "8200", "8310", "8380")),
    "damme": ("Damme", "31006", ("8340",)),
    "jabbeke": ("Jabbeke", "31012", ("8490",)),
    "knokke-heist": ("Knokke-Heist", "31043", ("8300", "8301")),
    "oostkamp": ("Oostkamp", "31022", ("8020",)),
    "torhout": ("Torhout", "31033", ("8820",)),
    "zedelgem": ("Zedelgem", "31040", ("8210", "8211")),
    "zuienkerke": ("Zuienkerke", "31042", ("8377",)),
}


def test_there_are_three_pillars(bruges: PolicyPack) -> None:
    assert {id: pillar.name.nl for id, pillar in bruges.pillars.items()} == PILLARS


def test_there_are_seven_ambitions_in_their_order_with_both_titles(bruges: PolicyPack) -> None:
    found = {
        id: (one.pillar, one.name.nl.lower(), one.overview_title.nl.lower() if one.overview_title else None)
        for id, one in bruges.ambitions.items()
    }
    assert list(found.items()) == list(AMBITIONS.items())


def test_the_development_goals_of_an_ambition_are_a_proposal(bruges: PolicyPack) -> None:
    assert {id: set(one.sdg.primary) for id, one in bruges.ambitions.items()} == SDG_PRIMARY
    assert all(one.sdg.is_proposal for one in bruges.ambitions.values())
    for one in bruges.ambitions.values():
        assert {"12.7", "17.17", "16.6"} <= {*one.sdg.primary, *one.sdg.secondary}


@pytest.mark.parametrize("ambition", AMBITIONS)
def test_civil_society_is_named_for_every_ambition_but_k3_and_s1(bruges: PolicyPack, ambition: str) -> None:
    roles = {involved.role for involved in bruges.ambitions[ambition].stakeholders}
    assert ("civil-society" in roles) == (ambition not in ("K3", "S1"))
    assert roles | {"civil-society"} == set(bruges.stakeholders)


def test_there_are_twenty_five_objectives_with_their_printed_codes_and_force(bruges: PolicyPack) -> None:
    found = {id: (one.printed, one.force) for id, one in bruges.objectives.items()}
    assert list(found.items()) == list(OBJECTIVES.items())


@pytest.mark.parametrize(("code", "figures"), FIGURES_IN_WORDS.items())
def test_an_objective_says_its_own_figures(bruges: PolicyPack, code: str, figures: tuple[str, ...]) -> None:
    assert [figure for figure in figures if figure not in bruges.objectives[code].text.nl] == []


def test_a_printed_code_that_occurs_twice_is_located_by_its_ambition_too(bruges: PolicyPack) -> None:
    assert bruges.objectives["K1.2"].source.locator == "K1, K.2.2"
    assert bruges.objectives["K2.2"].source.locator == "K2, K.2.2"
    assert bruges.objectives["K1.3"].source.locator == "K1, K.2.3"


def test_there_are_forty_rows_in_their_order(bruges: PolicyPack) -> None:
    assert list(bruges.rows) == list(ROWS)
    assert len(bruges.rows) == 40
    found = {id: row.printed.nl for id, row in bruges.rows.items()}
    assert {id: name for id, name in found.items() if not name.startswith(ROWS[id])} == {}


def test_a_row_that_returns_in_another_ambition_is_the_same_product_group(bruges: PolicyPack) -> None:
    for one, other in [
        ("K3/2", "S2/4"),
        ("S1/2", "S2/2"),
        ("C1/2", "C2/2"),
        ("C1/3", "C2/3"),
        ("C1/6", "C2/5"),
        ("C1/7", "C2/1"),
    ]:
        assert bruges.rows[one].product_group == bruges.rows[other].product_group
    assert len(bruges.product_groups) == 40 - 6
    assert {row.product_group for row in bruges.rows.values()} == set(bruges.product_groups)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_has_exactly_the_targets_of_the_framework(bruges: PolicyPack, row: str) -> None:
    found = {
        (one.base_year, one.target_year, None if one.value is None else str(one.value), one.unit, one.direction)
        for one in bruges.targets.values()
        if row in one.rows
    }
    assert found == TARGETS[row]
    assert all(one.set_locally == (row[:2] == "K1") for one in bruges.targets.values() if row in one.rows)


def test_the_social_targets_name_the_adopted_amount(bruges: PolicyPack) -> None:
    for id in ("social-spend-below-threshold", "social-menu-above-threshold"):
        assert "139 000" in bruges.targets[id].statement.nl
    assert bruges.parameters["adopted-social-threshold"].values[0].value == Decimal(139_000)


def test_ten_authorities_have_their_codes(bruges: PolicyPack) -> None:
    found = {id: (one.name, one.nis, one.postal_codes) for id, one in bruges.authorities.items()}
    assert found == AUTHORITIES
    assert not any(one.nis_verified for one in bruges.authorities.values())
