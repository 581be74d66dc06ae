"""Works, plantings, lives, what is shared, deliveries, social performance and projects come into the register.

Every file holds odd lines on purpose; the expected codes are those of reports/import_problems.py.
"""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from aankoopwijzer.domain.records.history import system
from aankoopwijzer.flows.import_register import import_register
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.packs.shipped import shipped_pack
from aankoopwijzer.register.equipment.queries import appliances
from aankoopwijzer.register.materials.queries import deliveries, material_flows
from aankoopwijzer.register.plants.queries import plantings
from aankoopwijzer.register.products.queries import product_lives, shared_assets
from aankoopwijzer.register.projects.queries import behaviour_projects
from aankoopwijzer.register.social.queries import social_performances
from aankoopwijzer.register.works.queries import works

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[1] / "data" / "registers"
AT = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def adviser():
    return prepare_adviser(shipped_pack())


@pytest.fixture
def bring(adviser):
    def bring(kind, *lines):
        content = "\n".join(lines).encode()
        return import_register(kind, content, adviser, name="file.csv", authority=None, by=system("test"), at=AT)

    return bring


def told(report):
    return {(problem.line, problem.outcome, problem.code) for problem in report.problems}


def test_a_work_keeps_its_areas_and_its_row_of_the_framework(bring):
    report = bring(
        "works",
        "werknummer;bestuur;naam;rij kader;datum oplevering;totale oppervlakte (m2);onthard (m2);verharding bij (m2);"
        "groen voor (m2);groen na (m2);hemelwaterbuffer (m3);infiltratie (m3);hemelwater hergebruikt?",
        "W1;Brugge;Marktplein;K1/2;12/11/2024;1.200,5;300;20;100;350;12;4,5;ja",
        "W2;Damme;Kerkstraat;k1-5;13/11/2024;800;900;0;;;;;",
        "W3;Damme;Dorp;K9/9;31/12/2026;500;;;;;;;nee",
    )
    assert told(report) == {
        (3, "noted", "spelled-otherwise"),
        (3, "flagged", "part-over-whole"),
        (4, "flagged", "not-in-framework"),
        (4, "flagged", "day-to-come"),
    }
    first, second, third = works()
    assert (first.total_area_m2, first.paving_removed_m2, first.row) == (Decimal("1200.5"), Decimal(300), "K1/2")
    assert (first.infiltration_m3, first.rainwater_is_reused) == (Decimal("4.5"), True)
    assert (second.row, second.green_before_m2, second.rainwater_is_reused) == ("K1/5", None, None)
    assert (third.row, third.delivered_on, third.rainwater_is_reused) == (None, None, False)


def test_each_planted_plant_gets_its_name_and_standing_from_the_plant_list(adviser):
    content = (FOLDER / "plantings.csv").read_bytes()
    report = import_register(
        "plantings", content, adviser, name="plantings.csv", authority=None, by=system("test"), at=AT
    )
    assert told(report) == {
        (5, "flagged", "plant-refused"),
        (6, "flagged", "plant-refused"),
        (7, "flagged", "plant-not-found"),
        (8, "flagged", "no-such-day"),
        (8, "flagged", "below-least"),
    }
    assert [(each.taxon, each.name, each.standing) for each in plantings()] == [
        ("Quercus robur", "Quercus robur", "allowed"),
        ("zomereik", "Quercus robur", "allowed"),
        ("Acer campestre 'Elsrijk'", "Acer campestre", "not_native"),
        ("Prunus laurocerasus", "Prunus laurocerasus", "not_allowed"),
        ("Reynoutria japonica", "Reynoutria japonica", "forbidden"),
        ("sierheester gemengd", None, None),
        ("Acer pseudoplatanus", "Acer pseudoplatanus", "disputed"),
    ]
    *_, mixed, last = plantings()
    assert (mixed.specimens, mixed.area_m2) == (None, Decimal("35.5"))
    assert (last.specimens, last.planted_on) == (None, None)


def test_two_plants_on_one_line_have_no_standing(bring):
    report = bring("plantings", "nr;bestuur;plant;aantal", "1;Brugge;Quercus robur, Tilia cordata;10")
    assert told(report) == {(2, "flagged", "plant-not-found")}
    assert [(each.name, each.standing) for each in plantings()] == [(None, None)]


def test_a_file_cannot_say_itself_that_a_plant_is_allowed(bring):
    bring("plantings", "nr;bestuur;plant;aantal;standing;name", "1;Brugge;Reynoutria japonica;10;allowed;x")
    assert [(each.name, each.standing) for each in plantings()] == [("Reynoutria japonica", "forbidden")]


def test_the_life_of_a_product_gets_its_row_from_its_class(bring):
    report = bring(
        "product-lives",
        "inventarisnummer;bestuur;klasse;naam;in gebruik sinds;uit gebruik op;herstellingen;reden",
        "I1;Brugge;meubilair;bureau;01/03/2010;15/06/2021;2;versleten",
        "I2;Brugge;machine;maaier;01/03/2015;nog in gebruik;;",
        "I3;Damme;machine;maaier;01/03/2015;01/02/2014;;stuk",
        "I4;Damme;ruimteschip;x;;;;aan de kringwinkel",
    )
    assert told(report) == {
        (3, "noted", "without-end"),
        (4, "flagged", "ends-before-it-starts"),
        (5, "flagged", "not-a-choice"),
        (5, "flagged", "empty-value"),
    }
    desk, mower, _, other = product_lives()
    assert (desk.product_class, desk.row, desk.times_repaired, desk.out_of_use_reason) == (
        "furniture",
        "C2/1",
        2,
        "worn",
    )
    assert (mower.row, mower.out_of_use_on, mower.times_repaired) == ("C2/4", None, None)
    assert (other.product_class, other.row, other.out_of_use_reason) == (None, None, "aan de kringwinkel")


def test_the_row_that_a_file_gives_a_life_goes_before_that_of_its_class(bring):
    bring("product-lives", "nr;bestuur;klasse;rij", "1;Brugge;machine;C2/5")
    assert [each.row for each in product_lives()] == ["C2/5"]


def test_what_is_shared_comes_in(bring):
    report = bring(
        "shared-assets",
        "nr;bestuur;soort;beschikbaar vanaf;beschikbaar tot;in plaats van aankoop?;gebruik per jaar;aanbieder",
        "1;Brugge;deelwagen;01/01/2023;onbepaald;ja;140;Delen cv",
        "2;Damme;bakfiets;01/01/2023;01/01/2022;;-5;",
        "3;Damme;duikboot;01/01/2023;;;;",
    )
    assert told(report) == {
        (2, "noted", "without-end"),
        (3, "flagged", "ends-before-it-starts"),
        (3, "flagged", "below-least"),
        (4, "rejected", "not-a-choice"),
    }
    car, bike = shared_assets()
    assert (car.kind, car.is_instead_of_purchase, car.uses_per_year) == ("car", True, Decimal(140))
    assert (bike.kind, bike.is_instead_of_purchase, bike.uses_per_year) == ("cargo_bike", None, None)


def test_a_delivery_gets_its_origin_from_its_country_and_fair_trade_from_its_label(bring):
    report = bring(
        "deliveries",
        "lijn;bestuur;datum;artikel;categorie;land van oorsprong;label;schakels;afstand (km);bedrag excl. btw",
        "1;Brugge;01/02/2025;Koffiebonen;koffie;Colombia;Max Havelaar;4;9100;250,00",
        "2;Brugge;01/02/2025;Thee;thee;IN;Rainforest Alliance;5;8000;80",
        "3;Damme;01/02/2025;Appelsap;sap;België;;1;12;40",
        "4;Damme;01/02/2025;Rozen;bloemen;Nederland;;2;250;40",
        "5;Damme;01/02/2025;Rijst;rijst;Schateiland;;0;99000;40",
    )
    assert told(report) == {
        (6, "flagged", "not-in-list"),
        (6, "flagged", "below-least"),
        (6, "flagged", "above-most"),
    }
    coffee, tea, juice, roses, rice = deliveries()
    assert (coffee.country_of_origin, coffee.origin, coffee.has_fair_trade_label) == ("CO", "outside_eu", True)
    assert (tea.origin, tea.has_fair_trade_label, tea.is_fresh) == ("outside_eu", False, None)
    assert (juice.country_of_origin, juice.origin, juice.has_fair_trade_label) == ("BE", None, None)
    assert (roses.origin, roses.chain_links, roses.distance_km) == ("eu", 2, Decimal(250))
    assert (rice.country_of_origin, rice.origin, rice.chain_links, rice.distance_km) == (None, None, None, None)


def test_an_origin_that_cannot_be_is_told(bring):
    report = bring(
        "deliveries",
        "lijn;bestuur;datum;artikel;categorie;land;herkomst;afstand",
        "1;Brugge;01/02/2025;Koffie;koffie;BE;lokaal;10",
        "2;Brugge;01/02/2025;Klinkers;bouwmaterialen;CN;EU;10",
        "3;Brugge;01/02/2025;Klinkers;bouwmaterialen;FR;buiten EU;10",
        "4;Brugge;01/02/2025;Klinkers;bouwmaterialen;;lokaal;900",
        "5;Brugge;01/02/2025;Klinkers;bouwmaterialen;BE;lokaal;500",
    )
    assert told(report) == {
        (2, "flagged", "does-not-grow-here"),
        (3, "flagged", "origin-differs"),
        (4, "flagged", "origin-differs"),
        (5, "flagged", "too-far-to-be-local"),
    }


def test_social_performance_keeps_what_is_promised_apart_from_what_is_delivered(bring):
    report = bring(
        "social-performances",
        "lijn;bestuur;contract;jaar;beloofde uren;geleverde uren;beloofd bedrag;geleverd bedrag;soort",
        "1;Brugge;C-1;2024;400;380,5;;;werkervaring",
        "2;Damme;;2024;;;10.000;0;onderaanneming",
        "3;Damme;C-2;2031;1;1;;;",
    )
    assert told(report) == {(3, "flagged", "empty-value"), (4, "rejected", "year-to-come")}
    first, second = social_performances()
    assert (first.promised_hours, first.delivered_hours, first.promised_eur) == (Decimal(400), Decimal("380.5"), None)
    assert (second.kind, second.promised_eur, second.delivered_eur) == ("subcontracting", Decimal(10000), Decimal(0))


def test_a_project_serves_an_objective_of_the_framework(bring):
    report = bring(
        "behaviour-projects",
        "projectnummer;bestuur;naam;doelstelling;startdatum;einddatum;aantal bereikt;resultaat",
        "1;Brugge;Minder printen;C1.4;01/01/2024;loopt nog;250;12 % minder papier",
        "2;Damme;Iets;X9.9;01/01/2024;01/01/2023;veel;",
    )
    assert told(report) == {
        (2, "noted", "without-end"),
        (3, "flagged", "not-in-framework"),
        (3, "flagged", "ends-before-it-starts"),
        (3, "flagged", "not-a-number"),
    }
    first, second = behaviour_projects()
    assert (first.objective, first.people_reached, first.ended_on) == ("C1.4", 250, None)
    assert (second.objective, second.people_reached) == (None, None)


def test_a_label_above_the_best_class_that_could_be_had_is_told(bring):
    report = bring(
        "appliances",
        "nummer;bestuur;soort toestel;jaar aankoop;energielabel;beste klasse bij aankoop;naam label",
        "1;Brugge;koelkast;2024;A;B;",
        "2;Brugge;koelkast;2024;C;B;Blauer Engel",
        "3;Brugge;laptop;2024;Energy Star;;TCO",
    )
    assert told(report) == {(2, "flagged", "label-above-scale")}
    assert [each.label_name for each in appliances()] == [None, "blue_angel", "tco_certified"]


def test_a_material_is_held_against_what_it_was_for(bring):
    report = bring(
        "materials",
        "lijn;bestuur;jaar;materiaal;eenheid;gewicht (kg);rij kader;functionele eenheid;"
        "aantal functionele eenheden;lokaal gerecycleerd?",
        "1;Brugge;2024;beton;m3;24000;C1/2;m2;80;ja",
    )
    assert told(report) == set()
    (one,) = material_flows()
    assert (one.unit, one.row, one.functional_unit, one.functional_units) == ("m3", "C1/2", "m2", Decimal(80))
    assert one.is_locally_recycled is True
