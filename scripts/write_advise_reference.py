"""Writes the reference of the advice's JSON and its JSON Schema from the types in the source."""

import json
from pathlib import Path

from aankoopwijzer.reports.advise_reference import advise_reference
from aankoopwijzer.reports.advise_schema import advise_schema

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"


def main() -> None:
    """Write both files."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    schema = json.dumps(advise_schema(), indent=2, ensure_ascii=False) + "\n"
    (REFERENCE / "advise-1.schema.json").write_text(schema, encoding="utf-8")
    (REFERENCE / "advise-json.md").write_text(advise_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
