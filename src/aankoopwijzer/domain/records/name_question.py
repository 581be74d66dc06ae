"""A name in the spend of which only a person can say who it is."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class Candidate(BaseModel):
    """A supplier of the register that may be meant; `likeness` is from 0 to 1, 1 for the very same name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    supplier: int
    name: str
    enterprise_number: str | None
    likeness: float


class NameQuestion(BaseModel):
    """The name with how much hangs on it: its lines and their sum excluding VAT, in whatever currency they are.

    `key` is how the lines refer to it. `candidates` are best first, and may be none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    name: str
    number: str | None
    lines: int
    amount: Decimal
    candidates: tuple[Candidate, ...] = ()
