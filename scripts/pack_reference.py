"""Writes the page on what stands in a pack, from the types that read it."""

import inspect
from collections.abc import Mapping
from typing import Any

from aankoopwijzer.packs.comparison import SENTENCES
from aankoopwijzer.packs.facts import natures
from aankoopwijzer.packs.ids import Retired
from aankoopwijzer.packs.kinds import COMPANIONS, KINDS, LOOSE_FILES, MAX_FILE_BYTES, MAX_FILES, Manifest
from aankoopwijzer.packs.problems import WORDINGS
from aankoopwijzer.packs.schema import schemas
from aankoopwijzer.packs.strict_yaml import MAX_DEPTH, MAX_PARTS


def pack(note: str) -> str:
    """Every folder and key of a pack, every fact of a condition, every error and every sentence of a comparison."""
    found = schemas()
    lines = ["# What stands in a pack", "", note, INTRODUCTION, ""]
    lines += ["## `pack.yaml`", "", *_about(Manifest), *_keys(found["pack.schema.json"])]
    parts: dict[str, dict[str, Any]] = {}
    for folder, kind in KINDS.items():
        schema = found[f"{folder}.schema.json"]
        parts |= schema.get("$defs", {})
        lines += [f"## `{folder}/`", "", *_about(kind.model), f"Ids look like {kind.id_form.example}.", ""]
        lines += _keys(schema, kind.points_to)
    lines += ["## `retired.yaml`", "", *_about(Retired), *_keys(found["retired.schema.json"])]
    parts |= found["retired.schema.json"]["$defs"]
    lines += ["## Parts that come back", ""]
    for name, schema in sorted(parts.items()):
        lines += [f"### {name}", "", _first(schema.get("description", "")), ""] if schema.get("description") else []
        lines += [f"### {name}", ""] if not schema.get("description") else []
        lines += _keys(schema) if "properties" in schema else [f"One of {_choices(schema)}.", ""]
    return "\n".join([*lines, *_facts(), *_errors(), *_changes()])


INTRODUCTION = f"""A pack is a folder. It holds `pack.yaml`, one folder for each kind of thing, and in it one file for
each thing. The file's stem is the id, with `/` written as `-`: row `K1/2` is `rows/K1-2.yaml`.
[How to write a pack](../how-to/write-a-pack.md) goes through it step by step.

Beside the folders below stand `{"`, `".join(COMPANIONS)}` (read by others) and the files
`{"`, `".join(LOOSE_FILES)}`.
A file is at most {MAX_FILE_BYTES // 1000} kB, {MAX_DEPTH} levels deep and {MAX_PARTS} parts long; a pack has at most
{MAX_FILES} files.
Figures and codes stand in quotes; days do not; a text is a group of keys `nl`, `en`, `fr`, `de`."""


def _about(model: type[Any]) -> list[str]:
    return [_first(inspect.getdoc(model) or ""), ""]


def _first(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _keys(schema: dict[str, Any], points_to: Mapping[str, str] | None = None) -> list[str]:
    """A table of the keys of one schema, with the folders that their names lead to."""
    required = schema.get("required", ())
    rows = ["| key | holds | must |", "|---|---|---|"]
    for key, value in schema["properties"].items():
        said = " ".join(str(value.get("description", "")).split()).replace("|", "\\|")
        holds = _holds(value)
        leads = sorted({to for place, to in (points_to or {}).items() if place.partition(".")[0] == key})
        holds += f", names in {' and '.join(f'`{to}/`' for to in leads)}" if leads else ""
        holds += f": {said}" if said and not said.startswith("A figure in quotes") else ""
        rows.append(f"| `{key}` | {holds} | {'yes' if key in required else 'no'} |")
    return [*rows, ""]


def _holds(value: dict[str, Any]) -> str:
    """What may stand there, in words."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in value:
        return f"`{str(value['const']).lower()}`"
    if "enum" in value:
        return _choices(value)
    if "anyOf" in value or "oneOf" in value:
        return " or ".join(dict.fromkeys(_holds(one) for one in value.get("anyOf", value.get("oneOf", ()))))
    match value.get("type"):
        case "array":
            return f"list of {_holds(value.get('items', {}))}"
        case "object":
            return f"keys with {_holds(value['additionalProperties'])}" if value.get("additionalProperties") else "keys"
        case "boolean":
            return "`true` or `false`"
        case "integer":
            return "whole number"
        case "string" if value.get("format") == "date":
            return "day"
        case "string" if "figure" in value.get("description", ""):
            return "figure in quotes"
        case "string" if "pattern" in value:
            return f"text like `{value['pattern']}`".replace("|", "\\|")
        case _:
            return "text"


def _choices(schema: dict[str, Any]) -> str:
    return ", ".join(f"`{one}`" for one in schema.get("enum", ()))


def _facts() -> list[str]:
    empty: dict[str, Any] = {folder: {} for folder in KINDS}
    example = empty | {
        "questions": {"QUESTION": {}},
        "branches": {"BRANCH": {"below": "…", "at_least": "…"}},
        "vocabulary": {"sign": {"signals": ["SIGNAL"]}},
    }
    rows = [
        f"| `{name}` | {', '.join(f'`{one}`' for one in nature.operators)} |"
        for name, nature in natures(example).items()
    ]
    return ["## Facts that conditions may look at", "", "| fact | operators |", "|---|---|", *rows, ""]


def _errors() -> list[str]:
    rows = [f"| `{code}` | {_blanks(one.problem)} | {_blanks(one.remedy)} |" for code, one in WORDINGS.items()]
    return ["## Errors", "", "| code | what is wrong | what to do |", "|---|---|---|", *rows, ""]


def _changes() -> list[str]:
    rows = [f"| `{code}` | {_blanks(sentence)} |" for code, sentence in SENTENCES.items()]
    return ["## Sentences of a comparison", "", "| code | sentence |", "|---|---|", *rows, ""]


def _blanks(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}").replace("|", "\\|")
