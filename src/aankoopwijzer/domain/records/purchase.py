"""The need that someone describes, before it is published."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from aankoopwijzer.domain.values.cpv import Cpv

ContractType = Literal["works", "supplies", "services"]


class Purchase(BaseModel):
    """A planned purchase as its buyer describes it; what is not known is None, never a default.

    `value_eur` is the estimate excluding VAT over the full term, options and lots included (art. 7 KB Plaatsing,
    unverified). `date` is the day of publication or invitation. `answers` holds what the buyer answered to the
    questions of an earlier advice, by question id.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    description: str = ""
    contract_type: ContractType | None = None
    value_eur: Decimal | None = None
    date: dt.date | None = None
    authority: str | None = None
    cpv: tuple[Cpv, ...] = ()
    framework_agreement: bool | None = None
    answers: Mapping[str, bool | str] = Field(default_factory=dict)
