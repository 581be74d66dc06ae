"""The schemas that editors use agree with the reader."""

import json
from pathlib import Path

import pytest

from aankoopwijzer.flows.export_schema import export_schema
from aankoopwijzer.packs.kinds import KINDS
from aankoopwijzer.packs.schema import schemas


def test_every_kind_of_file_has_a_schema() -> None:
    assert set(schemas()) == {f"{name}.schema.json" for name in (*KINDS, "pack", "retired")}


def test_the_schemas_are_written_as_files(tmp_path: Path) -> None:
    written = export_schema(tmp_path / "schemas")
    assert {path.name: json.loads(path.read_text("utf-8")) for path in written} == schemas()


@pytest.mark.parametrize("folder", KINDS)
def test_a_schema_knows_exactly_the_keys_that_the_reader_knows(folder: str) -> None:
    fields = KINDS[folder].model.model_fields
    schema = schemas()[f"{folder}.schema.json"]
    assert set(schema["properties"]) == {info.alias or name for name, info in fields.items()}
    assert set(schema["required"]) == {info.alias or name for name, info in fields.items() if info.is_required()}
    assert schema["additionalProperties"] is False


def test_a_figure_is_text_in_the_schema_as_it_is_in_the_file() -> None:
    value = schemas()["targets.schema.json"]["properties"]["value"]
    assert value["type"] == "string"
    assert '"type": "number"' not in json.dumps(schemas())


def test_an_editor_is_told_what_a_key_is_for() -> None:
    rows = schemas()["rows.schema.json"]["properties"]
    assert rows["reading"]["description"] == "What we count in and out; ours, and users can change it."


def test_no_schema_offers_an_empty_value() -> None:
    assert '"null"' not in json.dumps(schemas())
