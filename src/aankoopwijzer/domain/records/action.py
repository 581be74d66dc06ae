"""What an authority does for an objective or a target: who, by when, how far."""

import datetime as dt
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

ActionState = Literal["planned", "running", "done", "dropped"]
ACTION_STATES: tuple[ActionState, ...] = get_args(ActionState)


class Action(BaseModel):
    """One action of one authority (None: of the region). `objectives` are codes of the framework.

    `responsible` is a service or a function, never a person's name. A dropped action says why in `remark`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int | None = None
    authority: str | None = None
    name: str = Field(min_length=1, max_length=200)
    objectives: tuple[str, ...] = ()
    responsible: str | None = None
    due_on: dt.date | None = None
    state: ActionState = "planned"
    remark: str | None = None
    is_fictitious: bool = False

    def is_overdue(self, on: dt.date) -> bool:
        """Whether it had to be done before this day and is not."""
        return self.state in ("planned", "running") and self.due_on is not None and self.due_on < on
