"""The places of the shipped pack: where they are, by what anybody can look up on a map."""

import pytest

from aankoopwijzer.domain.calculators.great_circle import great_circle_km
from aankoopwijzer.domain.policy.places import Place
from aankoopwijzer.flows.load_pack import load_pack


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    return {code: place for table in load_pack().places.values() for code, place in table.places.items()}


def test_every_place_lies_in_the_country(places: dict[str, Place]) -> None:
    # Belgium lies between 49.50 and 51.51 degrees north and between 2.55 and 6.41 degrees east.
    assert all(49.5 <= each.latitude <= 51.51 and 2.54 <= each.longitude <= 6.41 for each in places.values())


def test_no_postal_code_stands_in_two_tables() -> None:
    tables = load_pack().places.values()
    assert len({code for each in tables for code in each.places}) == sum(len(each.places) for each in tables)


def test_every_authority_has_a_place(places: dict[str, Place]) -> None:
    assert all(set(one.postal_codes) & places.keys() for one in load_pack().authorities.values())


def test_places_with_nearly_the_same_code_lie_near_each_other(places: dict[str, Place]) -> None:
    # A code of 8xxx that ends in another digit than 0 is of a part of the same municipality, or of a neighbour.
    for code, place in places.items():
        main = places.get(f"{code[:3]}0")
        if code.startswith("8") and main is not None:
            assert distance(place, main) <= 13, code


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        # Measured on a map, from market place to market place.
        ("8000", "8340", 6),
        ("8000", "8370", 13),
        ("8000", "8820", 18),
        ("8000", "9000", 40),
        ("8000", "1000", 89),
        ("8300", "8820", 34),
    ],
)
def test_distances_are_those_of_the_map(places: dict[str, Place], one: str, other: str, km: int) -> None:
    assert abs(distance(places[one], places[other]) - km) <= 2


def distance(one: Place, other: Place) -> int:
    return great_circle_km((one.latitude, one.longitude), (other.latitude, other.longitude))
