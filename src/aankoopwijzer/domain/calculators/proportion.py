"""How sure a share is that was counted in a sample."""

from decimal import Decimal

_Z = Decimal("1.959964")
"""Of a normal distribution, 95 % lies within so many standard deviations."""


def wilson(part: int, whole: int) -> tuple[Decimal, Decimal] | None:
    """The 95 % interval of a share, from 0 to 1, by the score of Wilson (1927); None for an empty sample.

    It holds for small samples too: one of one says 0.21 to 1, not 1. It takes the sample for a random one.
    """
    if whole <= 0:
        return None
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share")
    share, n, square = Decimal(part) / whole, Decimal(whole), _Z * _Z
    middle = share + square / (2 * n)
    reach = _Z * ((share * (1 - share) + square / (4 * n)) / n).sqrt()
    scale = 1 + square / n
    low, high = (middle - reach) / scale, (middle + reach) / scale
    return Decimal(0) if part == 0 else low, Decimal(1) if part == whole else high
