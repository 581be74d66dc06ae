"""The kinds of file that can be imported: one table of columns each, in `columns/`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aankoopwijzer.domain.intake.kinds import ImportKind

FOLDER = Path(__file__).parent / "columns"


@cache
def import_kinds() -> Mapping[str, ImportKind]:
    """Every kind by its id. They are ours: a table that does not fit is a fault of the program, and raises."""
    kinds = (
        ImportKind.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))) for file in FOLDER.glob("*.toml")
    )
    return {kind.id: kind for kind in sorted(kinds, key=lambda kind: kind.id)}
