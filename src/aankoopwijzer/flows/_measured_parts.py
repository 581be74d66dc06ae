"""The snapshots of the register as it is now: which files they are, and the numbers that hold on the day."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from aankoopwijzer import domain, warehouse
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod
from aankoopwijzer.domain.records.measured import SPEND, TABLES, Table
from aankoopwijzer.domain.rules.evaluation import Parameters
from aankoopwijzer.flows._measured_rows import ONLY_FROM, MeasuredRows
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register import given as register
from aankoopwijzer.warehouse.snapshots import connected, write_snapshot

_BY_AUTHORITY = (SPEND.name,)
"""Tables large enough to be kept per authority, so that one import counts only its own again."""

_ENDINGS = (".parquet", ".json", "-quarters.json", "-days.json")


class Part(NamedTuple):
    """A piece of a table that is written and counted as one: of one authority ("" for none), or all of it (None).

    `days`, of lives alone: how many began and ended on which day.
    """

    table: Table
    authority: str | None
    rows: Path
    cube: Path
    quarters: Path
    days: Path


def write_missing(parts: Iterable[Part], adviser: Adviser, on: dt.date) -> list[Part]:
    """Write the rows of the parts that are not there yet; returns those of them that hold none."""
    missing = [part for part in parts if not part.rows.exists()]
    if not missing:
        return []
    rows = MeasuredRows(adviser, on)
    with connected() as connection:
        return [
            part
            for part in missing
            if not write_snapshot(rows.of(part.table, part.authority), part.table, part.rows, through=connection)
        ]


def parts_of(pack: PolicyPack, folder: Path, on: dt.date) -> list[Part]:
    """Every part of every table, as it is now."""
    fresh = register.freshness()
    rules = _digest_of_rules(pack, on)
    found = []
    for table in TABLES.values():
        if table.name in _BY_AUTHORITY:
            there = {pack.successors.get(name, name) for name in register.authorities_in("spend_lines")}
            names: Sequence[str | None] = sorted(there) or ("",)
        else:
            names = (None,)
        for name in names:
            if name is not None:
                state = str(max(fresh.get(one, 0) for one in _named(name, pack)))
            elif table.name in ONLY_FROM:
                state = register.state_of(ONLY_FROM[table.name])
            else:
                # These look across registers, and at what is due on the very day.
                state = f"{max(fresh.values())} {on}"
            key = hashlib.sha256(f"{table.name}|{name}|{state}|{rules}".encode()).hexdigest()[:24]
            files = (folder / f"{table.name}-{key}{ending}" for ending in _ENDINGS)
            found.append(Part(table, name, *files))
    return found


def _named(authority: str, pack: PolicyPack) -> Sequence[str]:
    """Every name under which records of an authority stand, and that of what counts for all."""
    merged = pack.authorities[authority].merged_from if authority in pack.authorities else ()
    return (authority, *merged, "")


def _digest_of_rules(pack: PolicyPack, on: dt.date) -> str:
    return f"{on.year}|{sorted(parameters_of(pack, on).items())}|{_digest_of_pack(pack)}|{digest_of_program()}"


def snapshot_name(parts: Iterable[Part], pack: PolicyPack) -> str:
    """A name for everything that figures and their standing follow from: the counts, the aims and the authorities."""
    digest = hashlib.sha256("".join(part.cube.name for part in parts).encode())
    _add(digest, pack.targets, pack.authorities)
    return digest.hexdigest()[:12]


def _digest_of_pack(pack: PolicyPack) -> str:
    """Of everything in the pack that figures follow from."""
    digest = hashlib.sha256(f"{pack.id} {pack.version} {sorted(pack.successors.items())}".encode())
    _add(
        digest, pack.indicators, pack.tables, pack.parameters, pack.criteria, pack.branches, pack.obligations, pack.rows
    )
    for each in pack.rule_sets.values():
        digest.update(each.model_dump_json().encode())
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", *kinds: Mapping[str, BaseModel]) -> None:
    for kind in kinds:
        for id, entry in kind.items():
            digest.update(id.encode())
            digest.update(entry.model_dump_json().encode())


@lru_cache(maxsize=1)
def digest_of_program() -> str:
    """Of the code that counts: figures of another version are never taken for ours."""
    digest = hashlib.sha256()
    for package, names in ((domain, ("measures", "rules")), (warehouse, (".",))):
        root = Path(next(iter(package.__path__)))
        for file in sorted(each for name in names for each in (root / name).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def parameters_of(pack: PolicyPack, on: dt.date) -> Parameters:
    """Every number of the pack that holds on the day."""
    found = {}
    for id in pack.parameters:
        try:
            found[id] = pack.value(id, on=on).amount
        except (BeforeFirstPeriod, TypeError):
            continue
    return found
