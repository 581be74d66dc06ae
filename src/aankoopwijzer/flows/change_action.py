"""An action goes on, ends, or turns out otherwise."""

import datetime as dt

from aankoopwijzer.domain.records.action import Action
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.actions import commands


def change_action(action: Action, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Make the action of that number say this; the history keeps `why`. Raises `NoSuchAction`."""
    commands.change_action(action, by=by, at=at, why=why)
