"""JSON Schema of every kind of file in a pack, so that an editor completes keys and underlines mistakes."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from aankoopwijzer.packs.ids import Retired
from aankoopwijzer.packs.kinds import KINDS, Manifest

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FIGURE = r"^-?\d+(\.\d+)?$"
HINT = "# yaml-language-server: $schema="
"""Begins the first line of a file that tells an editor which schema to use; the schema's path follows."""


class _AsWritten(GenerateJsonSchema):
    """What may stand in the file: figures are text, so no bare number is offered beside it."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": FIGURE, "description": 'A figure in quotes, as "12.5".'}


def schemas() -> Mapping[str, dict[str, Any]]:
    """The schema of one file of each kind, by the name of its schema file: `rows.schema.json` for `rows/`."""
    found: dict[str, dict[str, Any]] = {}
    for folder, kind in KINDS.items():
        found[f"{folder}.schema.json"] = _schema(kind.model)
        found[f"{folder}.schema.json"]["properties"]["id"]["pattern"] = f"^{kind.id_form.pattern.pattern}$"
    found["pack.schema.json"] = _schema(Manifest)
    found["retired.schema.json"] = _schema(Retired)
    return found


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True, schema_generator=_AsWritten)
    _describe(schema, {each.__name__: each for each in _models(model)}, model)
    cleaned: dict[str, Any] = _cleaned(schema)
    return {"$schema": DIALECT} | cleaned


def _describe(schema: dict[str, Any], models: Mapping[str, type[BaseModel]], root: type[BaseModel]) -> None:
    """Puts what the source says of a key into its schema."""
    for definition, model in [(schema, root), *((schema.get("$defs", {}).get(name), models[name]) for name in models)]:
        if not definition:
            continue
        said = attribute_texts(model)
        for name, info in model.model_fields.items():
            key = info.alias or name
            if name in said and key in definition.get("properties", {}):
                definition["properties"][key]["description"] = said[name]


def attribute_texts(model: type[BaseModel]) -> dict[str, str]:
    """The sentences that stand under a model's fields in the source, its bases' included."""
    texts: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if not issubclass(cls, BaseModel) or cls is BaseModel:
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, below in pairwise(body.body):
            if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
                continue
            if (
                isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
                and isinstance(below.value.value, str)
            ):
                texts[field.target.id] = inspect.cleandoc(below.value.value)
    return texts


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model and every model inside it, each once."""
    seen: dict[type[BaseModel], None] = {}
    waiting = [model]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen[here] = None
        for info in here.model_fields.values():
            waiting += _inside(info.annotation)
    yield from seen


def _inside(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _inside(part)]


def _cleaned(schema: Any) -> Any:
    """Without what only Python needs: titles, and the empty value that a file never writes."""
    if isinstance(schema, list):
        return [_cleaned(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _cleaned_named(value) if key in ("properties", "$defs") else _cleaned(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, [], {}))
    }
    choices = kept.get("anyOf")
    if isinstance(choices, list):
        choices = [choice for choice in choices if choice != {"type": "null"}]
        if len(choices) == 1:
            kept.pop("anyOf")
            kept = {**choices[0], **kept}
        else:
            kept["anyOf"] = choices
    return kept


def _cleaned_named(named: dict[str, Any]) -> dict[str, Any]:
    return {name: _cleaned(schema) for name, schema in named.items()}
