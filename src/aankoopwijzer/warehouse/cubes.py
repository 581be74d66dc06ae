"""What was counted, kept beside the rows it was counted from: the same rows are never counted twice."""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.functions import Lived
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.records.measured import LIVES
from aankoopwijzer.warehouse.aggregating import Tallies, plain_rows


def write_cube(path: Path, tallies: Tallies) -> None:
    """Write tallies as one file that appears whole or not at all."""
    rows = [[indicator, by, *place, *tally] for (indicator, by), of in tallies.items() for place, tally in of.items()]
    _write(path, rows)


def read_cubes(paths: Iterable[Path]) -> Tallies:
    """The tallies of all files together; no two files hold the same place."""
    found: Tallies = {}
    for path in paths:
        for indicator, by, authority, year, group, is_planned, quarter, *numbers in json.loads(path.read_bytes()):
            found.setdefault((indicator, by), {})[Place(authority, year, group, is_planned, quarter)] = Tally(*numbers)
    return found


def count_lives(frame: Any) -> list[Lived]:
    """How many products there are of each first and last day in use."""
    keys = ("authority", "rows", "from_day", "until_day")
    grouped = nw.from_native(frame).lazy().group_by(*keys).agg(nw.len().alias("n"))
    rows = LIVES.column("rows")
    found = []
    for row in plain_rows(grouped):
        groups = rows.known(row["rows"])
        assert groups is None or isinstance(groups, frozenset)
        found.append(Lived(row["authority"], groups, row["from_day"], row["until_day"], row["n"]))
    return found


def split_by_authority(tallies: Tallies, authorities: Sequence[str | None]) -> Mapping[str | None, Tallies]:
    """The tallies of each authority apart, an empty one for who has none."""
    parts: dict[str | None, Tallies] = {authority: {} for authority in authorities}
    for key, of in tallies.items():
        for place, tally in of.items():
            parts.setdefault(place.authority, {}).setdefault(key, {})[place] = tally
    return parts


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file, separators=(",", ":"))
    os.replace(name, path)
