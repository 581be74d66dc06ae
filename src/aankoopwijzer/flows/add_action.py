"""Somebody plans an action."""

import datetime as dt

from aankoopwijzer.domain.records.action import Action
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.actions import commands


def add_action(action: Action, *, by: Actor, at: dt.datetime) -> int:
    """Keep a new action; returns its number."""
    (number,) = commands.add_actions([action], by=by, at=at)
    return number
