"""How far a supplier is from each authority: known for certain, or not known."""

import pytest

from aankoopwijzer.domain.guidance.distances import Distance, distances
from aankoopwijzer.domain.policy.framework import Authority
from aankoopwijzer.domain.policy.places import PlaceTable
from aankoopwijzer.domain.records.registered_supplier import RegisteredSupplier


def table(id, countries, **places):
    made = {code: {"name": name, "latitude": north, "longitude": "3"} for code, (name, north) in places.items()}
    return PlaceTable.model_validate(
        {
            "id": id,
            "name": {"nl": id, "en": id},
            "countries": countries,
            "precision_km": 5,
            "source": {"document": "x", "locator": "x", "verified": "no"},
            "places": {code.lstrip("_"): place for code, place in made.items()},
        }
    )


TABLES = {
    "here": table("here", ["BE", "België"], _1000=("Duinkant", "51"), _1001=("Kerkwijk", "51.09"), _2000=("Ver", "52")),
    "there": table("there", ["NL"], _1000=("Overzee", "53"), _5000=("Polder", "52")),
}
AUTHORITIES = [
    Authority(id="a", name="Duinkant", nis="00001", postal_codes=("1000", "1001")),
    Authority(id="b", name="Ver", nis="00002", postal_codes=("9999", "2000")),
    Authority(id="c", name="Nergens", nis="00003", postal_codes=("9999",)),
]


def found(**supplier):
    return distances(RegisteredSupplier(**supplier), AUTHORITIES, TABLES)


def test_the_nearest_comes_first_and_what_no_table_has_is_unknown():
    told = found(postal_code="1001", country="BE")
    assert told.of == (Distance("a", 0, True), Distance("b", 101, False), Distance("c", None, False))
    assert (told.lacking, told.sited.place.name, told.source.verified) == (None, "Kerkwijk", "no")


@pytest.mark.parametrize("code", ["BE-2000", "be-2000", " 2000 ", "2000"])
@pytest.mark.parametrize("country", ["BE", "belgië", None])
def test_a_postal_code_is_read_as_people_write_it(code, country):
    assert found(postal_code=code, country=country).of[0] == Distance("b", 0, True)


@pytest.mark.parametrize(
    ("supplier", "why"),
    [
        ({}, "no-place"),
        ({"postal_code": "  ", "municipality": " "}, "no-place"),
        ({"postal_code": "1001", "country": "FR"}, "abroad"),
        ({"postal_code": "8888", "country": "BE"}, "not-in-table"),
        ({"postal_code": "8888", "municipality": "Duinkant"}, "not-in-table"),  # the code says otherwise
        ({"postal_code": "1000"}, "not-in-table"),  # two countries have it, and nobody says which
        ({"postal_code": "postbus 12"}, "not-in-table"),
        ({"municipality": "Nergenshuizen"}, "not-in-table"),
    ],
)
def test_where_nobody_can_tell_the_place_nothing_is_near(supplier, why):
    told = found(**supplier)
    assert (told.lacking, told.of, told.sited, told.source) == (why, (), None, None)


def test_without_a_postal_code_the_municipality_tells():
    assert found(municipality="duinkant").of[:2] == (Distance("a", 0, True), Distance("b", 111, False))


def test_the_country_tells_which_of_two_codes_is_meant():
    assert found(postal_code="1000", country="NL").of[0].km == 111  # from 53 to 52 degrees north


def test_without_tables_nothing_is_known():
    assert distances(RegisteredSupplier(postal_code="1000"), AUTHORITIES, {}).lacking == "not-in-table"
