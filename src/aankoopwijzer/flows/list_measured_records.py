"""A figure opens to the records that it was counted from, each with what it does in it and why."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aankoopwijzer.domain.measures.explaining import Explained, Part, explain
from aankoopwijzer.domain.policy.indicators import By, Indicator
from aankoopwijzer.domain.records.measured import TABLES, Known, Table
from aankoopwijzer.flows._measured_parts import parameters_of, parts_of, write_missing
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.warehouse.engines import started
from aankoopwijzer.warehouse.opening import Cell, opened


@dataclass(frozen=True, slots=True)
class MeasuredRecord:
    """One record behind a figure. `dataset` and `number` name it in the register; `values` are its columns."""

    dataset: str
    number: int
    authority: str | None
    year: int | None
    values: Mapping[str, Known]
    explained: Explained


@dataclass(frozen=True, slots=True)
class MeasuredRecords:
    """Some of the records behind a figure, and how many there are of each kind."""

    counts: Mapping[Part, int]
    records: tuple[MeasuredRecord, ...]


def list_measured_records(
    adviser: Adviser,
    folder: Path,
    indicator: Indicator,
    by: By,
    cell: Cell,
    *,
    on: dt.date,
    part: Part | None = None,
    start: int = 0,
    most: int = 50,
) -> MeasuredRecords:
    """The records of a cell, read from the snapshots in `folder` that the figures of the day were counted from."""
    table = TABLES[indicator.table]
    parts = [each for each in parts_of(adviser.pack, folder, on) if each.table is table]
    write_missing(parts, adviser, on)
    wanted = [each for each in parts if cell.authority is None or each.authority in (None, cell.authority)]
    parameters = parameters_of(adviser.pack, on)
    if not wanted:
        return MeasuredRecords(dict.fromkeys(Part, 0), ())
    with started("duckdb") as engine:
        files = [each.rows for each in wanted]
        found = opened(engine.scan(files), table, indicator, by, parameters, cell, part=part, start=start, most=most)
    records = []
    for row in found.rows:
        values = {each.name: each.known(row[each.name]) for each in table.columns}
        records.append(_record(values, explain(indicator, by, values, cell.group, parameters), table))
    return MeasuredRecords(found.counts, tuple(records))


def _record(values: Mapping[str, Known], explained: Explained, table: Table) -> MeasuredRecord:
    dataset, _, number = str(values["record"]).partition(":")
    authority, year = values["authority"], values["year"]
    return MeasuredRecord(
        dataset or table.name,
        int(number),
        None if authority is None else str(authority),
        None if year is None else int(str(year)),
        values,
        explained,
    )
