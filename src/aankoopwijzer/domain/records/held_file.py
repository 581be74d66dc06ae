"""A file that somebody handed over and that waits for his word."""

import datetime as dt
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class HeldFile(BaseModel):
    """The file with what was said of it. `columns` is our column by title, None as long as nobody said anything.

    `batch` is the import that it became. `look` is what the background worker found in a long file, as text of
    `flows/_kept_look.py`; empty as long as it did not look. `expires_at` is when it is thrown away, imported or not.
    `keeps_doubles`: invoices that the register has from another source come in all the same.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    kind: str
    authority: str | None
    name: str
    content: bytes
    columns: Mapping[str, str] | None
    by: str
    expires_at: dt.datetime
    batch: int | None = None
    look: str = ""
    keeps_doubles: bool = False
