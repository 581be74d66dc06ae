"""Somebody says by which day a proof is due."""

import datetime as dt

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.promises import commands


def set_proof_due(promise: int, due_on: dt.date | None, *, by: Actor, at: dt.datetime, why: str = "") -> None:
    """Make this the last day for the proof. Raises `PromiseRefused`: no-such-promise, accepted-already."""
    commands.set_due(promise, due_on, by=by, at=at, why=why)
