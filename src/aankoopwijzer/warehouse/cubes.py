"""What was counted, kept beside the rows it was counted from: the same rows are never counted twice."""

import datetime as dt
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.functions import Lived
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.records.measured import LIVES
from aankoopwijzer.warehouse.engines import Engine
from aankoopwijzer.warehouse.filing import Tallies
from aankoopwijzer.warehouse.questions import Kept, Question

_QUARTER = Place._fields.index("quarter")
"""Where the quarter stands in a place: last."""


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


def whole_years(tallies: Tallies) -> Tallies:
    """The tallies of years, from those of quarters: each record is of one quarter, or of none that is known."""
    found: Tallies = {}
    for key, of in tallies.items():
        years: dict[tuple[Any, ...], Tally] = {}
        for place, tally in of.items():
            year = place[:_QUARTER]
            before = years.get(year)
            years[year] = tally if before is None else before.plus(tally)
        found[key] = {Place(*year): tally for year, tally in years.items()}
    return found


def write_lives(path: Path, lived: Iterable[Lived]) -> None:
    """Write how many products there are of each first and last day in use."""
    _write(
        path,
        [
            [
                each.authority,
                None if each.rows is None else sorted(each.rows),
                each.start and each.start.isoformat(),
                each.end and each.end.isoformat(),
                each.how_many,
            ]
            for each in lived
        ],
    )


def read_lives(path: Path) -> list[Lived]:
    """The same again."""
    return [
        Lived(authority, None if rows is None else frozenset(rows), _day(start), _day(end), n)
        for authority, rows, start, end, n in json.loads(path.read_bytes())
    ]


def count_lives(engine: Engine, files: Sequence[Path], *, kept: Kept | None = None) -> list[Lived]:
    """How many products there are of each first and last day in use."""
    keys = ("authority", "rows", "from_day", "until_day")

    def build(lazy: Any) -> Any:
        from aankoopwijzer.warehouse.expressing import lives_of

        return lives_of(lazy, keys)

    rows = LIVES.column("rows")
    found = []
    for row in engine.ask(files, Question.of("lives-days", [repr(LIVES)], build, kept)).rows:
        authority, stored, first, last, n = row
        groups = rows.known(stored)
        assert groups is None or isinstance(groups, frozenset)
        found.append(Lived(authority, groups, first, last, n))
    return found


def split_by_authority(tallies: Tallies, authorities: Sequence[str | None]) -> Mapping[str | None, Tallies]:
    """The tallies of each authority apart, an empty one for who has none."""
    parts: dict[str | None, Tallies] = {authority: {} for authority in authorities}
    for key, of in tallies.items():
        for place, tally in of.items():
            parts.setdefault(place.authority, {}).setdefault(key, {})[place] = tally
    return parts


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file, separators=(",", ":"))
    os.replace(name, path)
