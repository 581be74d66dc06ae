"""The shape of a pack's files is written down as JSON Schema, for editors."""

import json
from pathlib import Path

from aankoopwijzer.packs.schema import schemas


def export_schema(folder: Path) -> tuple[Path, ...]:
    """Writes one schema file for each kind of file in a pack into `folder`, and says which."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / name
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return tuple(written)
