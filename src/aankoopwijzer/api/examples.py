"""The example of each operation, as somebody types it: on the page of the API and in the reference, run in a test."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from shlex import quote
from typing import Any
from urllib.parse import urlencode

from aankoopwijzer.api.description import openapi
from aankoopwijzer.api.rules import RULES
from aankoopwijzer.api.service import is_open
from aankoopwijzer.web.access import Needs


@dataclass(frozen=True, slots=True)
class Shown:
    """An operation as a reader sees it; `needs` is the access that it asks, empty when anybody may."""

    id: str
    method: str
    path: str
    summary: str
    more: str
    needs: str
    curl: str
    fails: tuple[str, ...]


def shown(site: str, *, criterion: str) -> Iterator[Shown]:
    """Every operation with its example for the site at this address; `criterion` is the id of any criterion."""
    for path, methods in openapi()["paths"].items():
        for method, told in methods.items():
            example = json.loads(json.dumps(told["x-example"]).replace("{criterion}", criterion))
            rule = RULES[told["operationId"]]
            yield Shown(
                id=told["operationId"],
                method=method.upper(),
                path=path,
                summary=told["summary"],
                more=" ".join(told["description"].split("\n\n", 1)[1:]).strip(),
                needs=f"{rule.access.name.lower()} {rule.kind}"
                if isinstance(rule, Needs) and not is_open(rule)
                else "",
                curl=_curl(site, method.upper(), path, example, has_token=not is_open(rule)),
                fails=tuple(str(status) for status in told["responses"] if not str(status).startswith("2")),
            )


def _curl(site: str, method: str, path: str, example: dict[str, Any], *, has_token: bool) -> str:
    for name, value in example.get("path", {}).items():
        path = path.replace(f"{{{name}}}", value)
    query = f"?{urlencode(example['query'])}" if example.get("query") else ""
    is_plain = method == ("POST" if {"file", "json"} & example.keys() else "GET")
    parts = ["curl", *([] if is_plain else ["-X", method]), quote(f"{site}{path}{query}")]
    if has_token:
        parts += ["-H", '"Authorization: Bearer $TOKEN"']
    parts += [part for name, value in example.get("headers", {}).items() for part in ("-H", quote(f"{name}: {value}"))]
    if "file" in example:
        parts += ["-F", f"file=@{example['file']}"]
    parts += [part for name, value in example.get("form", {}).items() for part in ("-F", quote(f"{name}={value}"))]
    if "json" in example:
        parts += ["-H", "'Content-Type: application/json'", "-d", quote(json.dumps(example["json"]))]
    return " ".join(parts)
