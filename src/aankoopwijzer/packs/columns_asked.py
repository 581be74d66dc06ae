"""What an indicator asks of its table: the table is there, its columns are there, and numbers are added up."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from aankoopwijzer.domain.policy.indicators import RECORDS
from aankoopwijzer.domain.records.measured import TABLES, Table
from aankoopwijzer.packs.entries import Located
from aankoopwijzer.packs.facts import Nature, natures_of_columns
from aankoopwijzer.packs.problems import Problem


def asked_of(located: Located[BaseModel]) -> Mapping[str, Nature]:
    """The facts that the conditions of an indicator may look at; none when its table is not there."""
    table = _table(located)
    return natures_of_columns(table) if table else {}


def columns_of(located: Located[BaseModel]) -> Iterator[Problem]:
    """Everything that is wrong with the table and columns of an indicator."""
    data = located.tree.data
    table = _table(located)
    if table is None:
        if isinstance(data.get("table"), str):
            yield located.problem("unknown-table", ("table",), table=data["table"], known=", ".join(TABLES))
        return
    if data.get("rows") and not table.product_groups:
        yield located.problem("no-product-groups", ("rows",), table=table.name)
    measures = data.get("measures")
    numbers = [each.name for each in table.columns if each.kind == "number"]
    for by, measure in measures.items() if isinstance(measures, dict) else ():
        for path, name in _added(measure):
            inside = ("measures", by, *path)
            if name not in {each.name for each in table.columns}:
                known = ", ".join(each.name for each in table.columns)
                yield located.problem("unknown-column", inside, table=table.name, column=name, known=known)
            elif name not in numbers:
                yield located.problem(
                    "column-not-added", inside, table=table.name, column=name, known=", ".join(numbers)
                )


def _added(measure: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(measure, dict):
        return
    for key in ("share", "total"):
        if isinstance(measure.get(key), str) and measure[key] != RECORDS:
            yield (key,), measure[key]
    ratio = measure.get("ratio")
    for key in ("of", "to"):
        if isinstance(ratio, dict) and isinstance(ratio.get(key), str):
            yield ("ratio", key), ratio[key]


def _table(located: Located[BaseModel]) -> Table | None:
    name = located.tree.data.get("table")
    return TABLES.get(name) if isinstance(name, str) else None
