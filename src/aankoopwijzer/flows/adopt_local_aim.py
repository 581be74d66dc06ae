"""An authority, or the region, decides what it wants to reach for a target of the framework."""

import datetime as dt

from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.register.choices import commands
from aankoopwijzer.register.choices.lengths import MOST_OF_ORGAN, MOST_OF_WHY


class AimRefused(Exception):
    """An aim that cannot be; `code` says why and `values` fill the message."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code, self.values = code, values


def adopt_local_aim(aim: LocalAim, pack: PolicyPack, *, by: Actor, at: dt.datetime, is_fictitious: bool = False) -> int:
    """Keep the aim on top of earlier ones; returns its number.

    Raises `AimRefused`: no-such-target, no-such-authority, nothing-measures-it, year-too-early,
    base-year-too-late, or too-long.
    """
    if aim.target not in pack.targets:
        raise AimRefused("no-such-target", target=aim.target, known=", ".join(pack.targets))
    if aim.authority is not None and aim.authority not in pack.authorities:
        raise AimRefused("no-such-authority", authority=aim.authority, known=", ".join(pack.authorities))
    if not any(aim.target in each.answers for each in pack.indicators.values()):
        raise AimRefused("nothing-measures-it", target=aim.target)
    if aim.by is not None and aim.by < aim.decided_on.year:
        raise AimRefused("year-too-early", year=str(aim.by), decided=str(aim.decided_on.year))
    if aim.by is not None and aim.base_year is not None and aim.base_year > aim.by:
        raise AimRefused("base-year-too-late", year=str(aim.base_year), by=str(aim.by))
    for field, words, most in (("decided_by", aim.decided_by, MOST_OF_ORGAN), ("why", aim.why, MOST_OF_WHY)):
        if len(words) > most:
            raise AimRefused("too-long", field=field, most=str(most))
    return commands.add_local_aim(aim, by=by, at=at, is_fictitious=is_fictitious)
