"""The reference of `aankoopwijzer/advise/1` as Markdown, made from the schema so that the two cannot part."""

from collections.abc import Iterator
from typing import Any

from aankoopwijzer.reports.advise_schema import SCHEMA, advise_schema

_TOP = f"""# The JSON of an advice: `{SCHEMA}`

`aankoopwijzer advise --json` writes one object like this for each purchase; with `--batch` or several notices one on
each line. The web page offers the same object for download. `advise-1.schema.json` beside this page is its JSON
Schema (draft 2020-12).

- Every key is always there. What is not known is `null`, never zero and never left out.
- Exact numbers are strings; days are written `2026-03-02`.
- Codes (`status`, `rule`, `branch` ...) never change with the language; sentences do. `--lang` chooses it.
- Within version 1 keys may be added, never removed or given another meaning.

This page is written by `scripts/write_advise_reference.py`.
"""


def advise_reference() -> str:
    """The whole page."""
    schema = advise_schema()
    parts = [_TOP, *_object("the advice", schema)]
    for name, part in sorted(schema["$defs"].items()):
        parts += _object(_called(name), part)
    return "\n".join(parts)


def _object(name: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{schema['description']}\n"
    yield "| key | value | meaning |\n| --- | --- | --- |"
    for key, value in schema["properties"].items():
        yield f"| `{key}` | {_kind(value)} | {value.get('description', '')} |"
    yield ""


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = _called(value["$ref"].rpartition("/")[2])
        return f"[{name}](#{name.replace(' ', '-')})"
    if "anyOf" in value:
        return " or ".join(_kind(each) for each in value["anyOf"])
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    if value["type"] == "array":
        return f"list of {_kind(value['items'])}"
    if value["type"] == "object":
        return f"object of {_kind(value['additionalProperties'])}"
    return str(value["type"])


def _called(name: str) -> str:
    return name.removesuffix("Json").lower()
