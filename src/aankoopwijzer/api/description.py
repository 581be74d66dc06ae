"""The API described in OpenAPI 3.1. Importing the subjects is what fills it."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from aankoopwijzer.api.operations import (
    advising,
    answers,
    checking,
    criteria,
    framework,
    imports,
    notices,
    pairs,
    plants,
    procurements,
    registers,
    releases,
    rows,
)
from aankoopwijzer.api.problems import ProblemJson
from aankoopwijzer.api.service import api

SUBJECTS = (
    advising,
    checking,
    framework,
    criteria,
    notices,
    plants,
    procurements,
    releases,
    pairs,
    registers,
    rows,
    imports,
    answers,
)


@cache
def openapi() -> dict[str, Any]:
    """The description of the API in OpenAPI 3.1; whoever changes it copies it first."""
    found: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    shape = TypeAdapter(ProblemJson).json_schema(ref_template="#/components/schemas/{model}")
    found["components"]["schemas"] |= {**shape.pop("$defs", {}), "ProblemJson": shape}
    # In the order of their addresses, whichever subject was imported first.
    found["paths"] = dict(sorted(found["paths"].items()))
    found["servers"] = [{"url": "/"}]
    return found
