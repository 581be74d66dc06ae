"""What a supplier promised in a contract, the proof that is due of it, and what came."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.values.level import Level

PromiseStatus = Literal["open", "submitted", "accepted", "refused"]
"""No proof came yet; it came and waits for a judgement; it was accepted; it was refused, and proof is due again."""
STATUSES: tuple[PromiseStatus, ...] = get_args(PromiseStatus)
ProofBy = Literal["tenderer", "contractor", "third_party", "authority"]
ProofWhen = Literal["with-tender", "before-award", "at-start", "at-delivery", "yearly", "at-acceptance", "on-request"]


class Promise(BaseModel):
    """A criterion of the tender that became a promise of the contract.

    `procurement` is the number of the procurement. `proof` is what shows that it is kept, in the words of the policy on
    the day of the award. `due_on` is the last day for it, None when nobody knows that day yet. `occasion` counts proofs
    that come back every year, from 1. `refusal` is why the last proof was refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int | None = None
    procurement: int
    authority: str
    criterion: str
    level: Level | None = None
    objectives: tuple[str, ...] = ()
    occasion: int = 1
    proof: str
    proof_by: ProofBy
    proof_when: ProofWhen
    due_on: dt.date | None = None
    status: PromiseStatus = "open"
    submitted_on: dt.date | None = None
    accepted_on: dt.date | None = None
    refusal: str | None = None
    is_fictitious: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be done for it any more."""
        return self.status == "accepted"

    def is_overdue(self, on: dt.date) -> bool:
        """Whether proof had to be there before this day and is not. What waits for a judgement is not late."""
        return self.status in ("open", "refused") and self.due_on is not None and self.due_on < on


class Evidence(BaseModel):
    """A file that proves a promise, without its bytes. `kind` is what its bytes say it is; `by` is who sent it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    promise: int
    procurement: int
    name: str
    kind: str
    size: int
    sha256: str
    note: str | None
    by: str
    at: dt.datetime


class PromiseRefused(Exception):
    """Something that cannot be done with a promise; `code` says why, `values` fill the message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code = code
        self.values: Mapping[str, str] = MappingProxyType(values)
