"""Planting lists checked."""

from itertools import islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import File
from ninja.files import UploadedFile
from typing_extensions import TypedDict

from aankoopwijzer.api.operations.checking import content_of
from aankoopwijzer.api.problems import reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.flows.check_planting import check_planting
from aankoopwijzer.flows.read_planting_list import read_planting_list
from aankoopwijzer.reports.planting_json import planting_as_json
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.standards.darwin_core.keeping import kept_checklists
from aankoopwijzer.web.planting import MOST_LINES, MOST_SEARCHES, plant_adviser, plant_words


class PlantingJson(TypedDict):
    """Each plant of a list with its answer, and how native the list is."""

    schema: str
    results: list[dict[str, Any]]
    native_share: dict[str, Any]
    skipped: int
    checklists: list[dict[str, Any]]
    problems: list[str]


@operation("POST", "/plants/check", "plants-check", PlantingJson, example={"file": "planting.csv"})
def check(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Say of each plant on a list (xlsx, csv, text) whether it may be planted, why, and what instead."""
    name = str(file.name)
    lines, problems = read_planting_list(content_of(file))
    found = check_planting(islice(lines, MOST_LINES), plant_adviser(), most_searches=MOST_SEARCHES)
    said = [problem_line(each, name, reader_speech()) for each in problems]
    lists = kept_checklists(settings.CHECKLIST_FOLDER)
    return as_json(planting_as_json(found, plant_words(), lists, said))
