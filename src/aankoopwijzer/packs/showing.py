"""A pack as people look it up: an overview, or one code with everything that hangs on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.policy.framework import Ambition, Objective, Pillar, Row, Target
from aankoopwijzer.domain.policy.obligations import Obligation
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.packs.entries import nearest
from aankoopwijzer.packs.kinds import KEPT_PLAIN, KINDS

LOOKED_UP = tuple(folder for folder in KINDS if folder not in KEPT_PLAIN)


class NotInPack(LookupError):
    """A code that the pack does not know; `nearest` is what was probably meant."""

    def __init__(self, code: str, nearest: str | None) -> None:
        super().__init__(f"the pack has nothing called {code!r}" + (f"; did you mean {nearest!r}?" if nearest else ""))
        self.code, self.nearest = code, nearest


@dataclass(frozen=True, slots=True)
class AmbitionOverview:
    """One ambition with its objectives, rows and the targets on those."""

    ambition: Ambition
    objectives: tuple[Objective, ...]
    rows: tuple[Row, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class PillarOverview:
    """One pillar with its ambitions."""

    pillar: Pillar
    ambitions: tuple[AmbitionOverview, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One entry by its code, with what hangs on it; tuples are empty where nothing does."""

    folder: str
    entry: Entry
    objectives: tuple[Objective, ...] = ()
    rows: tuple[Row, ...] = ()
    targets: tuple[Target, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    criteria: tuple[str, ...] = ()
    """Ids of criteria that serve it."""


def overview(pack: PolicyPack) -> tuple[PillarOverview, ...]:
    """The whole framework, in its printed order."""
    return tuple(
        PillarOverview(pillar, tuple(_ambition(pack, one) for one in pack.ambitions.values() if one.pillar == id))
        for id, pillar in pack.pillars.items()
    )


def find(pack: PolicyPack, code: str) -> Found:
    """The entry with this code or id, in whatever letter case. Raises `NotInPack` when there is none.

    Codes of the framework go before ids of other kinds.
    """
    wanted = code.strip().casefold()
    for folder, id, entry in _entries(pack):
        if id.casefold() == wanted:
            return _found(pack, folder, id, entry)
    printed = next((one for one in pack.objectives.values() if (one.printed or "").casefold() == wanted), None)
    if printed is not None:
        return _found(pack, "objectives", printed.id, printed)
    raise NotInPack(code, nearest(code, tuple(id for _, id, _ in _entries(pack))))


def _entries(pack: PolicyPack) -> Iterator[tuple[str, str, Entry]]:
    for folder in ("ambitions", "objectives", "rows", *LOOKED_UP):
        for id, entry in getattr(pack, folder).items():
            yield folder, id, entry


def _ambition(pack: PolicyPack, ambition: Ambition) -> AmbitionOverview:
    rows = tuple(row for row in pack.rows.values() if row.ambition == ambition.id)
    objectives = pack.objectives_of(ambition.id)
    return AmbitionOverview(ambition, objectives, rows, _targets(pack, rows, objectives))


def _targets(pack: PolicyPack, rows: tuple[Row, ...], objectives: tuple[Objective, ...] = ()) -> tuple[Target, ...]:
    """The targets on these rows, and those that these objectives state without rows."""
    ids, codes = {row.id for row in rows}, {one.id for one in objectives}
    return tuple(
        target
        for target in pack.targets.values()
        if ids.intersection(target.rows) or (not target.rows and codes.intersection(target.objectives))
    )


def _found(pack: PolicyPack, folder: str, id: str, entry: Entry) -> Found:
    criteria = pack.criteria.items()
    match entry:
        case Ambition():
            seen = _ambition(pack, entry)
            return Found(folder, entry, seen.objectives, seen.rows, seen.targets)
        case Objective():
            return Found(
                folder,
                entry,
                targets=tuple(target for target in pack.targets.values() if id in target.objectives),
                obligations=tuple(duty for duty in pack.obligations.values() if duty.objective == id),
                criteria=tuple(name for name, one in criteria if id in one.objectives),
            )
        case Row():
            serving = tuple(name for name, one in criteria if id in one.rows)
            return Found(folder, entry, targets=_targets(pack, (entry,)), criteria=serving)
        case Target():
            rows = tuple(row for row in pack.rows.values() if row.id in entry.rows)
            objectives = tuple(one for one in pack.objectives.values() if one.id in entry.objectives)
            return Found(folder, entry, objectives=objectives, rows=rows)
        case _:
            return Found(folder, entry)
