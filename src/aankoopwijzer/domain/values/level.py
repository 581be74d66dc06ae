"""How far a buyer wants to go with a criterion."""

from enum import StrEnum


class Level(StrEnum):
    """A threshold on one criterion, from easiest to strictest."""

    BASIS = "basis"
    GEVORDERD = "gevorderd"
    AMBITIEUS = "ambitieus"

    @property
    def rank(self) -> int:
        """0 for basis, 2 for ambitieus: a higher rank is never easier."""
        return list(Level).index(self)
