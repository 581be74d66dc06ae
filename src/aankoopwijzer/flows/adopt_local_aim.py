"""An authority, or the region, decides what it wants to reach for a target of the framework."""

import datetime as dt

from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.choices import commands


class AimRefused(Exception):
    """An aim that cannot be; `code` says why and `values` fill the message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code, self.values = code, values


def adopt_local_aim(aim: LocalAim, pack: PolicyPack, *, by: Actor, at: dt.datetime, is_fictitious: bool = False) -> int:
    """Keep the aim on top of earlier ones; returns its number.

    Raises `AimRefused`: no-such-target, no-such-authority, nothing-measures-it, or year-too-early.
    """
    if aim.target not in pack.targets:
        raise AimRefused("no-such-target", target=aim.target, known=", ".join(pack.targets))
    if aim.authority is not None and aim.authority not in pack.authorities:
        raise AimRefused("no-such-authority", authority=aim.authority, known=", ".join(pack.authorities))
    if not any(aim.target in each.answers for each in pack.indicators.values()):
        raise AimRefused("nothing-measures-it", target=aim.target)
    if aim.by is not None and aim.by < aim.decided_on.year:
        raise AimRefused("year-too-early", year=str(aim.by), decided=str(aim.decided_on.year))
    return commands.add_local_aim(aim, by=by, at=at, is_fictitious=is_fictitious)
