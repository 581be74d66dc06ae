"""A purchase that somebody chose to keep, so that others can open the same advice."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.selection import Selection
from aankoopwijzer.domain.values.level import Level


class AdviceOptions(Selection):
    """What a reader chose beside the purchase; `pack_version` is that of the policy when it was saved.

    `levels` holds what differs from `level`.
    """

    threshold: Literal["legal", "nominal"] = "legal"
    level: Level = Level.BASIS
    pack_version: str = ""


class SavedPurchase(BaseModel):
    """The purchase and options at one moment; the advice is made anew from them whenever it is opened.

    `token` is the unguessable part of its address (for an example: its name). `expires_on` is the first day on
    which it can no longer be opened, None for an example.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    token: str
    purchase: Purchase
    options: AdviceOptions
    created_on: dt.date
    expires_on: dt.date | None
    is_example: bool = False
