"""A purchase that somebody chose to keep, so that others can open the same advice."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.values.level import Level


class AdviceOptions(BaseModel):
    """What a reader chose beside the purchase; `pack_version` is that of the policy when it was saved."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: Literal["legal", "nominal"] = "legal"
    level: Level = Level.BASIS
    levels: Mapping[str, Level] = Field(default_factory=dict)
    """The level of single criteria, by id, where it differs from `level`."""
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
