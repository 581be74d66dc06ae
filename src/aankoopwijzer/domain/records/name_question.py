"""A name in the spend of which only a person can say who it is."""

from collections.abc import Mapping
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
    """The name with how much hangs on it: its lines and their sums excluding VAT.

    `record` is the number of the question, `number` that of the supplier in the books; `key` is how the lines refer to
    it. `amounts` are by currency, none where no line says how much. `candidates` are best first, and may be none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    record: int
    key: str
    name: str
    number: str | None
    lines: int
    amounts: Mapping[str, Decimal]
    candidates: tuple[Candidate, ...] = ()
