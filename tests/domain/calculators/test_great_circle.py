"""Distances over the surface of the earth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.calculators.great_circle import great_circle_km

DEGREES = st.tuples(st.decimals(-90, 90, places=2, allow_nan=False), st.decimals(-180, 180, places=2, allow_nan=False))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (("0", "0"), ("1", "0"), 111),  # a degree of latitude: 6371.0088 km * pi / 180 = 111.2
        (("0", "0"), ("90", "0"), 10_008),  # a quarter of a meridian of that ball: 10 007.6
        (("60", "0"), ("60", "1"), 56),  # half of that of the equator, because cos 60 is a half: 55.6
        (("0", "179.5"), ("0", "-179.5"), 111),  # over the line of the date
        (("0", "0"), ("0", "180"), 20_015),  # half around: 6371.0088 * pi
        (("51.21", "3.22"), ("51.21", "3.22"), 0),
    ],
)
def test_a_distance_that_can_be_reckoned_by_hand(one, other, km):
    assert great_circle_km(tuple(map(Decimal, one)), tuple(map(Decimal, other))) == km


@given(DEGREES, DEGREES)
def test_it_is_as_far_there_as_back_and_never_farther_than_half_around(one, other):
    assert great_circle_km(one, other) == great_circle_km(other, one)
    assert 0 <= great_circle_km(one, other) <= 20_015
