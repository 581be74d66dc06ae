"""What is kept of a change: who, when, what record, what was, what is, and why."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

ActorKind = Literal["account", "supplier_link", "import", "system"]


class Actor(BaseModel):
    """Who changed something: never a name, so that history holds no person.

    `id` is the number of the account, of the supplier link or of the import batch, or the name of the part of the
    system that acted by itself.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ActorKind
    id: str = Field(min_length=1, max_length=120)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def actor(text: str) -> Actor:
    """The actor whose `str` this is, as `account:3`."""
    kind, _, id = text.partition(":")
    return Actor.model_validate({"kind": kind, "id": id})


def system(part: str) -> Actor:
    """The actor of what no person did, as `system("load_organisations")`."""
    return Actor(kind="system", id=part)


class RecordChange(BaseModel):
    """One record before and after, as its command hands it to the history; only what differs is kept.

    `before` is None for a new record, `after` for one that was removed. Values are plain JSON. `authority` is the id of
    the authority whose record it is, None for one of the whole region. The fields named in `personal` are about a
    person and can be forgotten later, together with everything else about the same record.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = Field(min_length=1, max_length=60)
    record: str = Field(min_length=1, max_length=120)
    authority: str | None = None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    personal: frozenset[str] = frozenset()

    def differing(self) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """What was and what is, of the fields that differ; both empty when nothing does."""
        if self.before is None or self.after is None:
            return _plain(self.before), _plain(self.after)
        names = [
            name
            for name in dict.fromkeys([*self.before, *self.after])
            if self.before.get(name) != self.after.get(name) or (name in self.before) != (name in self.after)
        ]
        return (
            {name: self.before[name] for name in names if name in self.before},
            {name: self.after[name] for name in names if name in self.after},
        )


class Change(BaseModel):
    """One line of the history, as it is read back; a personal value that was forgotten reads as `FORGOTTEN`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    at: dt.datetime
    by: Actor
    kind: str
    record: str
    authority: str | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    why: str

    @property
    def action(self) -> Literal["created", "changed", "removed"]:
        """What happened to the record."""
        return "created" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ, by name: not every database keeps the order of a record."""
        return tuple(sorted({*(self.before or {}), *(self.after or {})}))


FORGOTTEN = "[forgotten]"


def _plain(fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if fields is None else dict(fields)
