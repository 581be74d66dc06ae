"""What goes wrong, as problem details (RFC 9457) in the reader's language; every error of the API is one."""

import json
import logging
from collections.abc import Collection, Iterable
from http import HTTPStatus
from json import JSONDecodeError
from typing import Any, NotRequired

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import translation
from ninja.errors import HttpError, ValidationError
from typing_extensions import TypedDict

from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.values.text import FALLBACK
from aankoopwijzer.reports.api_problems import field_problem, no_such_parameter, not_json, title_of
from aankoopwijzer.reports.document_problems import file_problem
from aankoopwijzer.reports.import_refusals import refusal_sentence
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.reports.table_problems import problem_text
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.web.unfolding import wording

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("aankoopwijzer.api")
CODES = {
    400: "bad-request",
    401: "sign-in",
    403: "forbidden",
    404: "not-found",
    405: "not-allowed",
    409: "conflict",
    412: "changed",
    413: "too-large",
    422: "invalid",
    428: "which-version",
    429: "too-fast",
    500: "broken",
}


class FieldProblem(TypedDict):
    """What is wrong with one field."""

    pointer: str
    detail: str


class ProblemJson(TypedDict):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: NotRequired[str]
    errors: NotRequired[list[FieldProblem]]


class Refusal(Exception):
    """A request that is refused: with which status, and in which words."""

    def __init__(self, status: int, detail: str = "", *, errors: Iterable[FieldProblem] = ()) -> None:
        super().__init__(status, detail)
        self.status, self.detail, self.errors = status, detail, tuple(errors)


def reader_speech() -> Speech:
    """The sentences in the language of this answer."""
    return speech(translation.get_language() or FALLBACK)


def problem(
    status: int, detail: str = "", *, code: str | None = None, errors: Iterable[FieldProblem] = ()
) -> HttpResponse:
    """The answer to a request that fails."""
    kind = code or CODES[status]
    found: dict[str, Any] = {
        "type": f"/api/docs#{kind}",
        "title": title_of(kind, reader_speech()),
        "status": status,
    }
    if detail:
        found["detail"] = detail
    if listed := list(errors):
        found["errors"] = listed
    response = HttpResponse(
        json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"), status=status, content_type=MEDIA_TYPE
    )
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = "60"
    return response


def unknown_parameter(name: str, known: Collection[str]) -> FieldProblem:
    """What is wrong with a parameter of the query that an operation does not have."""
    return {"pointer": f"/{name[:60]}", "detail": no_such_parameter(sorted(known), reader_speech())}


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse:
    """The problem that an error is to the one who asked."""
    says = reader_speech()
    match error:
        case Refusal(status=status, detail=detail, errors=errors):
            return problem(status, detail, errors=errors)
        case ValidationError():
            return problem(422, errors=[_field(each, says) for each in error.errors])
        case PurchaseError():
            return problem(422, " ".join(wording().warning(each) for each in error.problems))
        case DocumentError() | NoticeError():
            return problem(422, file_problem(error, says), code="unreadable")
        case ImportRefused():
            return problem(422, refusal_sentence(error, says), code="unreadable")
        case TableError():
            return problem(422, problem_text(error.problem, says), code="unreadable")
        case Http404():
            return problem(404)
        case RequestDataTooBig():
            return problem(413)
        case HttpError(__cause__=JSONDecodeError() as where):
            return problem(400, not_json(where.lineno, where.colno, says))
        case HttpError() if error.status_code in CODES:
            return problem(error.status_code)
        case BadRequest() | SuspiciousOperation() | MultiPartParserError():
            return problem(400)
    _log.error("an operation of the API failed", exc_info=error)
    return problem(500)


def _field(error: dict[str, Any], says: Speech) -> FieldProblem:
    # The first two places are where it stood (body, query) and the name of our own argument.
    places = [str(each) for each in error.get("loc", ())]
    pointer = "/".join(places[2:] if places[:1] == ["body"] else places[-1:])
    return {"pointer": f"/{pointer}", "detail": field_problem(str(error.get("type")), error.get("ctx") or {}, says)}
