"""Every indicator is measured on the register as it is now; what did not change is not counted again."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.measured import LIVES, TABLES
from aankoopwijzer.flows._measured_parts import (
    Part,
    digest_of_program,
    parameters_of,
    parts_of,
    snapshot_name,
    write_missing,
)
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.choices import queries as choices
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.cubes import (
    count_lives,
    read_cubes,
    read_lives,
    split_by_authority,
    whole_years,
    write_cube,
    write_lives,
)
from aankoopwijzer.warehouse.engines import Engine, EngineName, started
from aankoopwijzer.warehouse.filing import Tallies
from aankoopwijzer.warehouse.questions import Kept

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

    `again` counts on this engine even what was counted before; `by_quarter` counts the quarters of each year too, in
    the same walk. Raises `EngineMissing` where there is something to count.
    """
    parts = parts_of(adviser.pack, folder, on)
    for part in write_missing(parts, adviser, on):
        # It holds nothing, so it has no figures: no engine has to start to find that out.
        _file(part, {}, by_quarter=True)
        if part.table is LIVES:
            write_lives(part.days, ())
    kept = Kept(folder, digest_of_program())
    missing = [part for part in parts if again or not (part.quarters if by_quarter else part.cube).exists()]
    lives = next(part for part in parts if part.table is LIVES)
    if missing or not lives.days.exists():
        with started(engine) as running:
            _count(running, missing, adviser.pack, on, kept, by_quarter=by_quarter)
            if again or not lives.days.exists():
                write_lives(lives.days, count_lives(running, [lives.rows], kept=kept))
    tallies = read_cubes(part.cube for part in parts)
    quarters = read_cubes(part.quarters for part in parts) if by_quarter else {}
    _tidy(folder, parts)
    return Measured(
        adviser.pack,
        tallies,
        read_lives(lives.days),
        on=on,
        quarters=quarters,
        snapshot=snapshot_name(parts, adviser.pack),
        set_baselines=choices.baselines(),
        local_aims=choices.local_aims(),
    )


def _count(
    engine: Engine, parts: Sequence[Part], pack: PolicyPack, on: dt.date, kept: Kept, *, by_quarter: bool
) -> None:
    parameters = parameters_of(pack, on)
    for table in TABLES.values():
        mine = [part for part in parts if part.table is table]
        if not mine:
            continue
        indicators = [each for each in pack.indicators.values() if each.table == table.name]
        files = [part.rows for part in mine]
        found = tallied(engine, files, table, indicators, parameters, by_quarter=by_quarter, kept=kept)
        apart = split_by_authority(found, [part.authority or None for part in mine])
        for part in mine:
            own = found if part.authority is None else apart[part.authority or None]
            _file(part, own, by_quarter=by_quarter)


def _file(part: Part, figures: Tallies, *, by_quarter: bool) -> None:
    """Keep the figures of a part, those of its quarters too where they were counted apart."""
    if by_quarter:
        write_cube(part.quarters, figures)
    write_cube(part.cube, whole_years(figures) if by_quarter else figures)


def _tidy(folder: Path, parts: Sequence[Part]) -> None:
    """Remove what is older than everything in the present state by an hour: nobody reads that any more."""
    wanted = {path.name for part in parts for path in (part.rows, part.cube, part.quarters, part.days)}
    newest = max((part.cube.stat().st_mtime for part in parts), default=0.0)
    for path in folder.iterdir():
        is_left_over = path.name not in wanted and path.suffix != ".sql" and path.is_file()
        if is_left_over and newest - path.stat().st_mtime > _LEFT_OVER_SECONDS:
            path.unlink(missing_ok=True)
