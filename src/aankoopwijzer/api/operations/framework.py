"""The framework as the policy pack holds it."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from typing_extensions import TypedDict

from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.domain.policy.framework import Ambition, Objective, Pillar, Row, Target
from aankoopwijzer.packs.framework_json import framework_as_json
from aankoopwijzer.web.policy import policy


class PackIn(TypedDict):
    """Which policy pack, and which version of it."""

    id: str
    version: str


class AmbitionOut(Ambition):
    """An ambition with what hangs on it."""

    objectives: list[Objective]
    rows: list[Row]
    targets: list[Target]


class PillarOut(Pillar):
    """A pillar with its ambitions."""

    ambitions: list[AmbitionOut]


class FrameworkJson(TypedDict):
    """The whole framework, in printed order."""

    schema: Literal["aankoopwijzer/framework-show/1"]
    pack: PackIn
    results: list[PillarOut]


@operation("GET", "/framework", "framework", FrameworkJson, example={})
def framework(request: HttpRequest) -> HttpResponse:
    """Ambitions, objectives, product-group rows and targets, in every language that the pack has."""
    return as_json(framework_as_json(policy()))
