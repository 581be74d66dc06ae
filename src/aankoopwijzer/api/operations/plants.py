"""Plants of the list, and planting lists checked."""

from itertools import islice
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Query
from ninja.files import UploadedFile
from pydantic import Field
from typing_extensions import TypedDict

from aankoopwijzer.api.operations.checking import content_of
from aankoopwijzer.api.paging import Paged, PageOf, on_page, page_of
from aankoopwijzer.api.problems import reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.domain.planting.alternatives import alternatives_for
from aankoopwijzer.domain.planting.judging import PlantStatus
from aankoopwijzer.domain.planting.searching import PlantOrder, PlantWish, find_plants
from aankoopwijzer.domain.policy.plants import Form, Grade, Light, Moisture, Soil, Use
from aankoopwijzer.flows.check_planting import check_planting
from aankoopwijzer.flows.read_planting_list import read_planting_list
from aankoopwijzer.reports.planting_json import LIST_SCHEMA, plant_in_short, planting_as_json, whole_plant_as_json
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


class PlantWanted(Paged):
    """What narrows the list; the same choices as the page of the plants has."""

    q: Annotated[str, Field(max_length=100, description="Words that all must occur.")] = ""
    status: Annotated[PlantStatus | None, Field(description="Left out: any.")] = None
    use: Use | None = None
    form: Form | None = None
    light: Light | None = None
    soil: Soil | None = None
    moisture: Moisture | None = None
    highest_cm: Annotated[int | None, Field(ge=1, le=10_000)] = None
    drought: Grade = 0
    heat: Grade = 0
    waterlogging: Grade = 0
    salt: Grade = 0
    pollinators: Grade = 0
    hosts: Grade = 0
    birds: Grade = 0
    without_poison: bool = False
    order: PlantOrder = "name"


class PlantInShort(TypedDict):
    """A plant as the list has it; `status` says whether it may be planted in public space."""

    id: str
    taxon: str
    name: str | None
    status: PlantStatus
    form: str | None
    uses: list[str]
    height_cm: list[int] | None


class OtherPlant(TypedDict):
    """A plant of equal use that may be planted."""

    id: str
    taxon: str
    name: str | None


class PlantJson(TypedDict):
    """A plant with everything that is known of it."""

    schema: str
    id: str
    taxon: str
    name: str | None
    status: PlantStatus
    allowed: Literal["yes", "with_motivation", "ask", "no"]
    source: str | None
    red_list: str | None
    alien_degree: str | None
    union_list: str | None
    facts: dict[str, Any] | None
    alternatives: list[OtherPlant]


@operation("GET", "/plants", "plants", PageOf[PlantInShort], example={"query": {"q": "eik", "size": 5}})
def plants(request: HttpRequest, wanted: Query[PlantWanted]) -> HttpResponse:
    """The plants of the list that fit, a page at a time."""
    asked = wanted.model_dump(exclude={"page", "size", "q"})
    words = plant_words()
    found = find_plants(
        PlantWish(words=wanted.q, **asked), plant_adviser().flora, language=words.speech.language
    ).plants
    shown = [plant_in_short(each, words) for each in on_page(found, wanted)]
    return page_of(request, LIST_SCHEMA, shown, wanted, total=len(found))


@operation("POST", "/plants/check", "plants-check", PlantingJson, example={"file": "planting.csv"})
def check(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Say of each plant on a list (xlsx, csv, text) whether it may be planted, why, and what instead."""
    name = str(file.name)
    lines, problems = read_planting_list(content_of(file))
    found = check_planting(islice(lines, MOST_LINES), plant_adviser(), most_searches=MOST_SEARCHES)
    said = [problem_line(each, name, reader_speech()) for each in problems]
    lists = kept_checklists(settings.CHECKLIST_FOLDER)
    return as_json(planting_as_json(found, plant_words(), lists, said))


@operation("GET", "/plants/{id}", "plant", PlantJson, example={"path": {"id": "quercus-robur"}}, fails=(404,))
def plant(request: HttpRequest, id: str) -> HttpResponse:
    """One plant with everything that is known of it, and what to plant instead where it may not be planted."""
    flora = plant_adviser().flora
    found = flora.plants.get(id)
    if found is None:
        raise Http404
    return as_json(whole_plant_as_json(found, alternatives_for(found, flora), plant_words()))
