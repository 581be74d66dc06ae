"""A set of criteria that somebody chose and kept as a file, to open it again later."""

import datetime as dt

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.values.level import Level


class KeptCriterion(BaseModel):
    """One line of the set, as it was when it was kept. `clause` is in the language of the tender."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    level: Level
    version: dt.date | None = None
    clause: str | None = None


class KeptSet(BaseModel):
    """The set with the pack that it came from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pack: str = ""
    pack_version: str = ""
    made_on: dt.date | None = None
    criteria: tuple[KeptCriterion, ...]
