"""Every indicator is measured on the register as it is now; what did not change is not counted again."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from aankoopwijzer import domain, warehouse
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod
from aankoopwijzer.domain.records.measured import LIVES, SPEND, TABLES, Table
from aankoopwijzer.domain.rules.evaluation import Parameters
from aankoopwijzer.flows._measured_rows import MeasuredRows
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register import given as register
from aankoopwijzer.register.choices import queries as choices
from aankoopwijzer.warehouse.aggregating import tallied
from aankoopwijzer.warehouse.cubes import count_lives, read_cubes, split_by_authority, write_cube
from aankoopwijzer.warehouse.engines import Engine, EngineName, started
from aankoopwijzer.warehouse.snapshots import write_snapshot

_BY_AUTHORITY = (SPEND.name,)
"""Tables large enough to be kept per authority, so that one import counts only its own again."""
_LEFT_OVER_SECONDS = 3600


class _Part(NamedTuple):
    """A piece of a table that is written and counted as one: of one authority ("" for none), or all of it (None)."""

    table: Table
    authority: str | None
    rows: Path
    cube: Path


def measure_indicators(
    adviser: Adviser, folder: Path, *, on: dt.date, engine: EngineName = "duckdb", again: bool = False
) -> Measured:
    """All figures up to a day, from snapshots in `folder`, which is made when it is not there.

    `again` counts on this engine even what was counted before. Raises `EngineMissing`.
    """
    parts = _parts(adviser.pack, folder, on)
    rows = MeasuredRows(adviser, on)
    for part in parts:
        if not part.rows.exists():
            write_snapshot(rows.of(part.table, part.authority), part.table, part.rows)
    to_count = [part for part in parts if again or not part.cube.exists()]
    with started(engine) as running:
        _count(running, to_count, adviser.pack, on)
        lived = count_lives(running.scan([part.rows for part in parts if part.table is LIVES]))
    tallies = read_cubes(part.cube for part in parts)
    _tidy(folder, parts)
    return Measured(
        adviser.pack,
        tallies,
        lived,
        on=on,
        snapshot=_name(parts),
        set_baselines=choices.baselines(),
        local_aims=choices.local_aims(),
    )


def _count(engine: Engine, parts: Sequence[_Part], pack: PolicyPack, on: dt.date) -> None:
    parameters = _parameters(pack, on)
    for table in TABLES.values():
        mine = [part for part in parts if part.table is table]
        if not mine:
            continue
        indicators = [each for each in pack.indicators.values() if each.table == table.name]
        found = tallied(engine.scan([part.rows for part in mine]), table, indicators, parameters)
        if mine[0].authority is None:
            write_cube(mine[0].cube, found)
            continue
        apart = split_by_authority(found, [part.authority or None for part in mine])
        for part in mine:
            write_cube(part.cube, apart[part.authority or None])


def _parts(pack: PolicyPack, folder: Path, on: dt.date) -> list[_Part]:
    fresh = register.freshness()
    rules = _digest_of_rules(pack, on)
    found = []
    for table in TABLES.values():
        if table.name in _BY_AUTHORITY:
            names: Sequence[str | None] = register.authorities_in("spend_lines") or ("",)
        else:
            names = (None,)
        for name in names:
            state = max(fresh.values()) if name is None else max(fresh.get(name, 0), fresh.get("", 0))
            key = hashlib.sha256(f"{table.name}|{name}|{state}|{rules}".encode()).hexdigest()[:24]
            found.append(
                _Part(table, name, folder / f"{table.name}-{key}.parquet", folder / f"{table.name}-{key}.json")
            )
    return found


def _digest_of_rules(pack: PolicyPack, on: dt.date) -> str:
    return f"{on.year}|{_digest_of_pack(pack)}|{_digest_of_program()}"


def _digest_of_pack(pack: PolicyPack) -> str:
    """Of everything in the pack that figures follow from."""
    digest = hashlib.sha256(f"{pack.id} {pack.version}".encode())
    kinds = (pack.indicators, pack.tables, pack.parameters, pack.criteria, pack.branches, pack.obligations, pack.rows)
    for kind in kinds:
        for id, entry in kind.items():
            digest.update(id.encode())
            digest.update(entry.model_dump_json().encode())
    for each in pack.rule_sets.values():
        digest.update(each.model_dump_json().encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _digest_of_program() -> str:
    """Of the code that counts: figures of another version are never taken for ours."""
    digest = hashlib.sha256()
    for package, names in ((domain, ("measures", "rules")), (warehouse, (".",))):
        root = Path(next(iter(package.__path__)))
        for file in sorted(each for name in names for each in (root / name).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _parameters(pack: PolicyPack, on: dt.date) -> Parameters:
    """Every number of the pack that holds on the day."""
    found = {}
    for id in pack.parameters:
        try:
            found[id] = pack.value(id, on=on).amount
        except (BeforeFirstPeriod, TypeError):
            continue
    return found


def _name(parts: Sequence[_Part]) -> str:
    return hashlib.sha256("".join(part.cube.name for part in parts).encode()).hexdigest()[:12]


def _tidy(folder: Path, parts: Sequence[_Part]) -> None:
    """Remove what is older than everything in the present state by an hour: nobody reads that any more."""
    wanted = {path.name for part in parts for path in (part.rows, part.cube)}
    newest = max((part.cube.stat().st_mtime for part in parts), default=0.0)
    for path in folder.iterdir():
        if path.name not in wanted and path.is_file() and newest - path.stat().st_mtime > _LEFT_OVER_SECONDS:
            path.unlink(missing_ok=True)
