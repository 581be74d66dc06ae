"""An import that a background worker does, or did."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

Stage = Literal["reading", "writing", "committing"]
"""Committing: from here on it is read in, and stopping comes too late."""
Stopping = Literal["stopped", "too-late", "nothing"]
"""What came of the wish to stop: nothing is written; it is or will be read in; there was nothing to stop."""
JobState = Literal["waiting", "running", "interrupted", "done", "stopped", "failed"]
"""Interrupted: it was running, and nobody works on it any more. Stopped: a person did not want it after all."""


class ImportJob(BaseModel):
    """The import of the held file of that number, or (`is_look`) only a look at what it would bring.

    `lines` are those that it is done with in this `stage`. `of_lines` is how many lines the file has, None when that is
    not known before it is read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: int
    kind: str
    authority: str | None
    name: str
    by: str
    at: dt.datetime
    state: JobState
    is_stopping: bool = False
    stage: Stage | None = None
    lines: int = 0
    of_lines: int | None = None
    batch: int | None = None
    is_look: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, or being done."""
        return self.state in ("waiting", "running", "interrupted")
