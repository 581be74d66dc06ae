"""The Word template in which an authority wants its clause documents."""

import datetime as dt

from pydantic import BaseModel, ConfigDict


class WordTemplate(BaseModel):
    """What is known of it without its content: its file name, its size in bytes, the SHA-256 of what is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authority: str
    file_name: str
    size: int
    sha256: str
    kept_at: dt.datetime
