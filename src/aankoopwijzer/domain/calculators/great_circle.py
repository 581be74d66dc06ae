"""How far apart two places are, as the crow flies."""

from decimal import ROUND_HALF_UP, Decimal
from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0088
"""The mean radius of the earth (IUGG, 1980)."""
Degrees = tuple[Decimal, Decimal]
"""North and east."""


def great_circle_km(one: Degrees, other: Degrees) -> int:
    """Kilometres along the surface between two places, to the nearest whole one (haversine; the earth as a ball)."""
    north, other_north = radians(one[0]), radians(other[0])
    east = radians(other[1] - one[1])
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(east / 2) ** 2
    return int(Decimal(2 * _EARTH_KM * asin(min(1.0, sqrt(half)))).quantize(Decimal(1), ROUND_HALF_UP))
