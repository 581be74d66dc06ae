"""Asking what an operation's own example says, and holding the answer against its description."""

from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aankoopwijzer.api.description import openapi
from aankoopwijzer.web.policy import policy

FILES = {
    "draft.txt": b"Bestek broodjes\n\nDe broodjes zijn biologisch. De inschrijver voegt het label toe.",
    "planting.csv": b"naam;aantal\nQuercus robur;3\nFallopia japonica;2\n",
    "suppliers.csv": b"nummer;naam;gemeente\nL1;Bakkerij De Korrel;Brugge\n",
    "notice.json": b'{"ocid":"ocds-x-1","id":"1","date":"2026-03-02T00:00:00Z","tag":["tender"],'
    b'"initiationType":"tender","tender":{"id":"1","title":"Broodjes"}}',
}


def operations() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Each operation: its id, method, path and description."""
    for path, methods in openapi()["paths"].items():
        for method, described in methods.items():
            yield described["operationId"], method.upper(), path, described


def by_example(
    client: Client, method: str, path: str, example: dict[str, Any], *, known: Mapping[str, str] = {}, **headers: str
) -> Any:
    """The answer to the example of an operation; `known` are parts of the path that the example cannot know."""
    headers |= example.get("headers", {})
    for name, value in {**example.get("path", {}), **known}.items():
        path = path.replace(f"{{{name}}}", value.replace("{criterion}", next(iter(policy().criteria))))
    if "file" in example:
        name = example["file"].replace("notice.xml", "notice.json")
        body = {"file": SimpleUploadedFile(name, FILES[name]), **example.get("form", {})}
        return client.post(path, body, headers=headers)
    if "json" in example:
        return client.generic(method, path, _text(example["json"]), content_type="application/json", headers=headers)
    if method != "GET":
        return client.generic(method, path, headers=headers)
    return client.get(path, example.get("query", {}), headers=headers)


def faults(described: dict[str, Any], status: int, answer: Any) -> list[str]:
    """What the description of an operation does not say of an answer with this status."""
    content = described["responses"][status if status in described["responses"] else str(status)].get("content")
    if content is None:
        return [] if answer is None else ["an answer where none is described"]
    (shape,) = (each["schema"] for each in content.values())
    whole = {**shape, "components": openapi()["components"]}
    return [error.message for error in jsonschema_rs.Draft202012Validator(whole).iter_errors(answer)]


def _text(data: Any) -> str:
    import json

    return json.dumps(data)
