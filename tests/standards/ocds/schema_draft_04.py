"""The part of JSON Schema draft 04 that the OCDS schemas use, for a test that needs no library of its own."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),),
    "number": (int, float), "integer": (int,),
}  # fmt: skip


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Everything in which a value does not fit; a key that the schema does not know is a problem too."""
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from problems(value, target, root, at)
        return
    types = schema.get("type", [])
    allowed = [types] if isinstance(types, str) else types
    fits = any(
        isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in allowed
    )
    if allowed and not fits:
        yield f"{at}: {type(value).__name__} is not {allowed}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    match value:
        case dict():
            yield from _in_object(value, schema, root, at)
        case list():
            yield from _in_array(value, schema, root, at)
        case str():
            if len(value) < schema.get("minLength", 0):
                yield f"{at}: too short"
            if schema.get("format") == "date-time":
                dt.datetime.fromisoformat(value)


def _in_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if len(value) < schema.get("minProperties", 0):
        yield f"{at}: too few keys"
    yield from (f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    for name, inner in value.items():
        found = [schema["properties"][name]] if name in schema.get("properties", {}) else []
        found += [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        if not found:
            yield f"{at}: the schema knows no {name}"
        for one in found:
            yield from problems(inner, one, root, f"{at}/{name}")


def _in_array(value: list[Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if len(value) < schema.get("minItems", 0):
        yield f"{at}: too few items"
    if schema.get("uniqueItems") and any(value[place] in value[:place] for place in range(len(value))):
        yield f"{at}: an item stands there twice"
    for place, inner in enumerate(value):
        yield from problems(inner, schema.get("items", {}), root, f"{at}/{place}")
