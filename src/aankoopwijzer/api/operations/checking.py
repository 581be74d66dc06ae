"""A draft tender, or loose passages of one, held against the policy."""

from functools import cache
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Schema
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from aankoopwijzer.api.problems import Refusal, reader_speech
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.documents.reading import format_of
from aankoopwijzer.domain.records.passage import Passage
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.prepare_passage_checker import PassageChecker, prepare_passage_checker
from aankoopwijzer.flows.read_draft import read_draft
from aankoopwijzer.flows.review_draft import review_draft
from aankoopwijzer.flows.review_notice import review_notice
from aankoopwijzer.reports.advise_schema import LevelName
from aankoopwijzer.reports.api_problems import BETWEEN_BYTES
from aankoopwijzer.reports.draft_check.as_json import check_as_json
from aankoopwijzer.reports.draft_check.wording import CheckWording
from aankoopwijzer.reports.passages_json import passages_as_json
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.policy import checker, policy

_MEGABYTE = 1024 * 1024
PASSAGES = [
    {"id": "p1", "text": "De broodjes zijn biologisch. De inschrijver voegt het label of een gelijkwaardig bij."}
]


class CheckJson(TypedDict):
    """The report on a draft, `aankoopwijzer/check/1`; docs/reference/document-reading.md tells more."""

    schema: str
    language: str
    file: str
    on: str
    pack: dict[str, str]
    level: LevelName
    summary: str
    purchase: dict[str, Any]
    matches: list[dict[str, Any]]
    objectives: list[dict[str, Any]]
    risks: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    remarks: list[str]


class Options(Schema):
    """What to hold a draft against."""

    level: LevelName = "basis"


class PassageIn(Schema):
    """One loose passage."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(min_length=1, max_length=200)]
    text: Annotated[str, Field(max_length=20_000)]


class PassageJson(TypedDict):
    """What one passage carries out, and what is risky in it."""

    id: str
    fulfils: list[str]
    unsure: list[str]
    kind: str
    has_proof: bool
    has_sanction: bool
    risks: list[dict[str, Any]]
    because: dict[str, list[str]]


class PassagesJson(TypedDict):
    """What the passages carry out, in their order."""

    schema: str
    results: list[PassageJson]


@operation("POST", "/check", "check", CheckJson, example={"file": "draft.txt"})
def check(request: HttpRequest, file: File[UploadedFile], options: Form[Options]) -> HttpResponse:
    """What a draft tender covers, lacks and risks: docx, odt, pdf, txt, or a notice in XML.

    The file is read and forgotten.
    """
    content, name = content_of(file), str(file.name)
    wanted: dict[str, Any] = {"on": today(), "level": Level(options.level)}
    words = CheckWording(reader_speech().asked, policy())
    if format_of(content, name) == "xml":
        found = review_notice(content, name, checker(), **wanted)
        return as_json(check_as_json(found, words, file=name, remarks=words.remarks(found, ())))
    draft = read_draft(content, name)
    found = review_draft(draft.passages, checker(), title=draft.title, **wanted)
    return as_json(check_as_json(found, words, file=name, remarks=words.remarks(found, draft.remarks)))


class PassagesIn(Schema):
    """Loose passages of a tender."""

    model_config = ConfigDict(extra="forbid")

    passages: Annotated[list[PassageIn], Field(min_length=1, max_length=500)]


@operation("POST", "/check/passages", "check-passages", PassagesJson, example={"json": {"passages": PASSAGES}})
def check_passages(request: HttpRequest, given: PassagesIn) -> HttpResponse:
    """What loose passages carry out, whether they hold proof and sanction, and what is risky in them."""
    found = (_passages().check(Passage(id=each.id, text=each.text)) for each in given.passages)
    return as_json(passages_as_json(found, policy(), reader_speech()))


@cache
def _passages() -> PassageChecker:
    return prepare_passage_checker(policy())


def content_of(file: UploadedFile) -> bytes:
    """The bytes of a file that was handed over; raises `Refusal` when they are too many."""
    if (file.size or 0) > settings.UPLOAD_BYTES:
        raise Refusal(413, reader_speech().say(BETWEEN_BYTES, megabytes=settings.UPLOAD_BYTES // _MEGABYTE))
    return file.read()
