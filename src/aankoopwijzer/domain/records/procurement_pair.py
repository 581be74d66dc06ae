"""A planned purchase and a published notice that may be one and the same purchase."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.records.procurement import Procurement

SignKind = Literal["reference", "title", "cpv", "value", "dates", "product_groups", "contract_type"]
SIGN_KINDS: tuple[SignKind, ...] = get_args(SignKind)
PairAnswer = Literal["same", "apart", "open"]
PAIR_ANSWERS: tuple[PairAnswer, ...] = get_args(PairAnswer)
"""What a person says of a pair: one purchase, two purchases, or: ask me again."""
Stands = Literal["plan", "notice", "both"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PairSign(_Frozen):
    """One thing that two procurements can be held against each other by.

    `agrees` is 1 for the very same and 0 for what contradicts. `shown` is what was compared: the words in common, the
    code as far as it is the same, the difference as a share of the larger value, the days between.
    """

    kind: SignKind
    agrees: float
    shown: str = ""


class PairDifference(_Frozen):
    """A field that both know and say otherwise, as plain data, and whose word stands once they are one."""

    field: str
    plan: Any
    notice: Any
    stands: Stands


class ProcurementPair(_Frozen):
    """Two procurements that may be one; `confidence` is from 0 to 1, and `signs` say why. For a person to decide."""

    plan: Procurement
    notice: Procurement
    confidence: float
    signs: tuple[PairSign, ...]


class PairQuestion(_Frozen):
    """A pair that nobody decided on, with what both say otherwise.

    `version` says what was seen of both: an answer carries it, so that nobody decides on what changed meanwhile.
    """

    pair: ProcurementPair
    differs: tuple[PairDifference, ...]
    version: str


class AnsweredPair(_Frozen):
    """What somebody said of a plan and the procurement of a notice, which goes by `reference`.

    Of what was joined, `plan_was` and `notice_was` are the two as they were, and `joined` what became of them; the
    procurement of the notice is then no record of its own.
    """

    plan: int
    notice: int
    authority: str
    reference: str
    is_same: bool
    by: str
    at: dt.datetime
    plan_was: Procurement | None = None
    notice_was: Procurement | None = None
    joined: Procurement | None = None


class JoinRefused(Exception):
    """Two procurements that cannot be joined, or parted; `code` says why, `values` fill the message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code: str = code
        self.values: Mapping[str, str] = values

    @property
    def is_nothing(self) -> bool:
        """Whether what was asked for is not there at all, rather than that it cannot be."""
        return self.code.startswith("no-such-")
