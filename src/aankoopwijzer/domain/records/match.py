"""Which product-group rows a purchase belongs to, and what made us think so."""

from pydantic import BaseModel, ConfigDict


class RowMatch(BaseModel):
    """One row of the policy pack with the strength of the evidence.

    `score` is in [0, 1]; `because` lists the words of the purchase and the CPV prefixes (as "CPV 5552") that decided,
    strongest first; it is never empty.
    """

    model_config = ConfigDict(frozen=True)

    row: str
    score: float
    because: tuple[str, ...]


class Matches(BaseModel):
    """The rows that we stand for, and the doubtful ones that only a person can settle.

    No row is in both. Both empty means: this purchase lies outside every product group.
    """

    model_config = ConfigDict(frozen=True)

    certain: tuple[RowMatch, ...] = ()
    doubtful: tuple[RowMatch, ...] = ()
    signals: frozenset[str] = frozenset()
    """What else the words say, by the vocabulary's own names (maintenance, planting); absent means: not said."""
