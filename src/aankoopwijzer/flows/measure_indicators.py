"""Every indicator is measured on the register as it is now; what did not change is not counted again."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.measured import LIVES, TABLES
from aankoopwijzer.flows._measured_parts import Part, parameters_of, parts_of, write_missing
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.choices import queries as choices
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.cubes import count_lives, read_cubes, split_by_authority, write_cube
from aankoopwijzer.warehouse.engines import Engine, EngineName, started

_LEFT_OVER_SECONDS = 3600


def measure_indicators(
    adviser: Adviser,
    folder: Path,
    *,
    on: dt.date,
    engine: EngineName = "duckdb",
    again: bool = False,
    by_quarter: bool = False,
) -> Measured:
    """All figures up to a day, from snapshots in `folder`, which is made when it is not there.

    `again` counts on this engine even what was counted before; `by_quarter` counts the quarters of each year too.
    Raises `EngineMissing`.
    """
    parts = parts_of(adviser.pack, folder, on)
    write_missing(parts, adviser, on)
    with started(engine) as running:
        _count(running, [part for part in parts if again or not part.cube.exists()], adviser.pack, on)
        if by_quarter:
            to_part = [part for part in parts if again or not part.quarters.exists()]
            _count(running, to_part, adviser.pack, on, by_quarter=True)
        lived = count_lives(running.scan([part.rows for part in parts if part.table is LIVES]))
    tallies = read_cubes(part.cube for part in parts)
    quarters = read_cubes(part.quarters for part in parts) if by_quarter else {}
    _tidy(folder, parts)
    return Measured(
        adviser.pack,
        tallies,
        lived,
        on=on,
        quarters=quarters,
        snapshot=_name(parts),
        set_baselines=choices.baselines(),
        local_aims=choices.local_aims(),
    )


def _count(engine: Engine, parts: Sequence[Part], pack: PolicyPack, on: dt.date, *, by_quarter: bool = False) -> None:
    parameters = parameters_of(pack, on)
    for table in TABLES.values():
        mine = [part for part in parts if part.table is table]
        if not mine:
            continue
        indicators = [each for each in pack.indicators.values() if each.table == table.name]
        scanned = engine.scan([part.rows for part in mine])
        found = tallied(scanned, table, indicators, parameters, by_quarter=by_quarter)
        apart = split_by_authority(found, [part.authority or None for part in mine])
        for part in mine:
            own = found if part.authority is None else apart[part.authority or None]
            write_cube(part.quarters if by_quarter else part.cube, own)


def _name(parts: Sequence[Part]) -> str:
    return hashlib.sha256("".join(part.cube.name for part in parts).encode()).hexdigest()[:12]


def _tidy(folder: Path, parts: Sequence[Part]) -> None:
    """Remove what is older than everything in the present state by an hour: nobody reads that any more."""
    wanted = {path.name for part in parts for path in (part.rows, part.cube, part.quarters)}
    newest = max((part.cube.stat().st_mtime for part in parts), default=0.0)
    for path in folder.iterdir():
        if path.name not in wanted and path.is_file() and newest - path.stat().st_mtime > _LEFT_OVER_SECONDS:
            path.unlink(missing_ok=True)
