"""What is added up: five whole numbers that stay true when parts are put together."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Tally(NamedTuple):
    """A count that never loses what it does not know.

    `n` records are in scope or may be; of `known` everything is known. `numerator` and `denominator` are sums over
    the known ones, in the smallest part of their column; a total has no denominator and keeps 0. `beyond` is the part
    of the numerator that goes beyond what law and market ask anyway. `doubt` is the weight of the records in doubt, as
    far as it is known. Tallies of parts that do not overlap add up to that of the whole.
    """

    n: int = 0
    known: int = 0
    numerator: int = 0
    denominator: int = 0
    beyond: int = 0
    doubt: int = 0

    @property
    def unknown(self) -> int:
        """Records of which something that decides is not known."""
        return self.n - self.known

    @property
    def coverage(self) -> Decimal | None:
        """The share of the records of which all is known, from 0 to 1; None without records."""
        return Decimal(self.known) / self.n if self.n else None

    def plus(self, other: "Tally") -> "Tally":
        """The tally of both together."""
        return Tally(
            self.n + other.n,
            self.known + other.known,
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.beyond + other.beyond,
            self.doubt + other.doubt,
        )

    def in_doubt(self) -> "Tally":
        """The same records when it is not known whether they belong here: all of them unknown."""
        return Tally(n=self.n, doubt=self.doubt + self.denominator)


NOTHING = Tally()


def together(tallies: Iterable[Tally]) -> Tally:
    """The tally of all parts."""
    whole = NOTHING
    for each in tallies:
        whole = whole.plus(each)
    return whole
