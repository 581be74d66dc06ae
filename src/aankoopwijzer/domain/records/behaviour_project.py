"""Projects that change how people use things, so that less is needed."""

import datetime as dt

from aankoopwijzer.domain.records.imported import ImportedRecord


class BehaviourProject(ImportedRecord):
    """One project; without `ended_on` it still runs. `objective` is the id of the objective that it serves.

    `effect` says in words what came of it.
    """

    number: str | None = None
    name: str | None = None
    objective: str | None = None
    started_on: dt.date | None = None
    ended_on: dt.date | None = None
    people_reached: int | None = None
    effect: str | None = None
