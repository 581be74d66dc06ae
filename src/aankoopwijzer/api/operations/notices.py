"""Procurement notices read: eForms, TED exports and OCDS releases."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File
from ninja.files import UploadedFile
from typing_extensions import TypedDict

from aankoopwijzer.api.operations.checking import content_of
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.flows.compare_aspects import compare_aspects
from aankoopwijzer.reports.aspects_json import notice_aspects_as_json
from aankoopwijzer.reports.notice_json import notice_as_json
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.web.policy import aspect_reader


class NoticeJson(TypedDict):
    """A notice as a record; docs/reference/notices.md tells what is in it."""

    schema: str
    file: str
    notice: dict[str, Any]


class AspectsJson(TypedDict):
    """What a notice declares of its green, social and other aspects against what stands in it."""

    schema: str
    file: str
    standard: str
    notice_schema: str | None
    notice_id: str | None
    publication_number: str | None
    form: str | None
    notice_type: str | None
    subtype: str | None
    language: str | None
    buyers: list[str]
    read: list[str]
    aspects: list[dict[str, Any]]
    lots: list[dict[str, Any]]


@operation("POST", "/notices/read", "notices-read", NoticeJson, example={"file": "notice.xml"})
def read(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """A notice as a record: buyer, lots, codes, values, dates, criteria, strategic fields."""
    name = str(file.name)
    return as_json(notice_as_json(read_notice(content_of(file), name=name), name))


@operation("POST", "/notices/aspects", "notices-aspects", AspectsJson, example={"file": "notice.xml"})
def aspects(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Which green, circular, social, accessible and innovative aspects a notice declares, and which it has."""
    name = str(file.name)
    notice = read_notice(content_of(file), name=name)
    return as_json(notice_aspects_as_json(notice, compare_aspects(notice, aspect_reader()), name))
