"""Where a statement comes from, and whether somebody checked it."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

Verified = Literal["yes", "no"] | dt.date


class Source(BaseModel):
    """A place that a reader can look up.

    `document` is the id of a file in the pack's `sources/`; `locator` is the article, page or table in it.
    `verified` says whether the statement was read there: `yes`, `no` (shown as unverified, never as fact) or the day
    on which somebody checked it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    locator: str = ""
    verified: Verified = "no"

    @property
    def is_verified(self) -> bool:
        """Whether the statement may be shown as fact."""
        return self.verified != "no"
