"""The API itself: its operations, each behind its rule, and what is the same for all answers."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from ninja import NinjaAPI, params
from ninja.errors import HttpError, ValidationError

from aankoopwijzer.api.problems import CODES, MEDIA_TYPE, Refusal, answer_to, problem, unknown_parameter
from aankoopwijzer.api.rules import RULES
from aankoopwijzer.api.visitors import visitor_of
from aankoopwijzer.domain.policy.permissions import PUBLIC, TABLE, Verdict
from aankoopwijzer.domain.records.visitor import Anonymous, TokenHolder, Visitor
from aankoopwijzer.web.access import Needs, Rule, verdict
from aankoopwijzer.web.pace import PER_MINUTE, is_too_fast, visitor_address
from aankoopwijzer.web.page_language import COMPLETE, FALLBACK

VERSION = "1"
api = NinjaAPI(
    title="Aankoopwijzer",
    version=VERSION,
    description="What a planned purchase has to ask for, and the registers behind it. Amounts are strings, days are "
    "ISO 8601, what is not known is null; sentences follow Accept-Language.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
for _kind in (Exception, Http404, HttpError, ValidationError):
    api.add_exception_handler(_kind, answer_to)  # type: ignore[arg-type] # it is given errors only
View = TypeVar("View", bound=Callable[..., Any])
_REFUSED = {
    Verdict.SIGN_IN: 401,
    Verdict.SECOND_FACTOR: 401,
    Verdict.FORBIDDEN: 403,
    Verdict.HIDDEN: 404,
}
_LARGEST_JSON = 1024 * 1024
READS_PER_MINUTE = 300
"""All operations of one asker together that only read."""
PROGRAM_PER_MINUTE = 120
"""One operation of one token that writes or that costs much."""


class Door:
    """Lets an operation be asked by whom its rule allows, as fast as a person could; raises `Refusal`."""

    def __init__(self, name: str) -> None:
        self.name, self.rule = name, RULES[name]

    def __call__(self, request: HttpRequest) -> object:
        visitor = visitor_of(request)
        match = request.resolver_match
        found = verdict(visitor, self.rule, match.kwargs if match else {}, on=timezone.localdate())
        if found is not Verdict.ALLOWED:
            raise Refusal(_REFUSED[found])
        if is_too_fast(request, *self._pace(request, visitor)):
            raise Refusal(429)
        is_json = request.method != "GET" and request.content_type == "application/json"
        if is_json and int(request.headers.get("Content-Length") or 0) > _LARGEST_JSON:
            raise Refusal(413)
        return visitor

    def _pace(self, request: HttpRequest, visitor: Visitor) -> tuple[str, str, int]:
        """What is counted, whose it is, and how often in a minute: a program counts for itself, not its address."""
        who = f"token-{visitor.token}" if isinstance(visitor, TokenHolder) else visitor_address(request)
        if request.method == "GET":
            return "api", who, READS_PER_MINUTE
        return f"api:{self.name}", who, PROGRAM_PER_MINUTE if isinstance(visitor, TokenHolder) else PER_MINUTE


class BearerDoor(Door):
    """A door that only a token opens."""

    openapi_security_schema: Mapping[str, str] = {"type": "http", "scheme": "bearer"}


def door(name: str) -> Door:
    """The door of an operation; raises `KeyError` when it has no rule."""
    return Door(name) if is_open(RULES[name]) else BearerDoor(name)


def is_open(rule: Rule | Needs) -> bool:
    """Whether anybody may ask; a token may show more."""
    return rule is Rule.PUBLIC or (isinstance(rule, Needs) and TABLE[rule.kind][PUBLIC] >= rule.access)


def operation(
    method: str,
    path: str,
    name: str,
    answer: Any,
    *,
    example: Any = None,
    fails: tuple[int, ...] = (),
    status: int = 200,
) -> Callable[[View], View]:
    """Makes a function an operation of the API; its docstring is the description. Raises `KeyError` without a rule.

    `fails` are the problems that it may answer with beside those of every operation of its kind; `status` is that of
    an answer when all is well.
    """
    guard = door(name)
    always = {401, 405, 429, 500} | ({304, 412, 422} if method == "GET" else {400, 413, 422})
    always |= {403, 404} if isinstance(guard.rule, Needs) else set()
    statuses = sorted({*always, *fails})
    responses: dict[str, Any] = {str(each): _documented(each) for each in statuses}
    extra: dict[str, Any] = {"responses": responses}
    if example is not None:
        extra["x-example"] = example

    def made(view: View) -> View:
        return api.api_operation(
            [method],
            path,
            auth=guard,
            response={status: answer},
            operation_id=name,
            summary=(view.__doc__ or "").split("\n")[0].rstrip("."),
            url_name=name,
            by_alias=True,
            openapi_extra=extra,
        )(_only_known(view))

    return made


def _only_known(view: View) -> View:
    """The operation, which refuses a question with a parameter that it has not: to pass over a slip answers another."""
    known = query_names(view)

    @wraps(view)
    def strict(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if unknown := sorted(request.GET.keys() - known):
            raise Refusal(422, errors=[unknown_parameter(each, known) for each in unknown])
        return view(request, *args, **kwargs)

    return strict  # type: ignore[return-value] # it takes and gives what the view does


def query_names(view: Callable[..., Any]) -> frozenset[str]:
    """The parameters in the query of an operation: the fields of what it takes as `Query`."""
    asked = [get_args(each) for each in get_type_hints(view, include_extras=True).values() if get_origin(each)]
    schemas = [kind for kind, *marks in asked if any(isinstance(mark, type(params.Query())) for mark in marks)]
    return frozenset(field.alias or name for schema in schemas for name, field in schema.model_fields.items())


def _documented(status: int) -> dict[str, Any]:
    if status == 304:
        return {"description": "not changed since the ETag that was sent"}
    return {
        "description": CODES[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemJson"}}},
    }


def answered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is the same for every answer: no cookies, the reader's language, ETags, problems for all that fails."""

    @wraps(view)
    def one(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A browser that is signed in is nobody here: only a token says who asks, so that no other site can use it.
        request.COOKIES.clear()
        wanted = translation.get_language_from_request(request).split("-")[0]
        language = wanted if wanted in COMPLETE else FALLBACK
        asked = request.method
        if asked == "HEAD":
            # Answered as GET; the server leaves the content out.
            request.method = "GET"
        with translation.override(language):
            try:
                response = view(request, *args, **kwargs)
            except Exception as error:
                response = answer_to(request, error)
            if response.status_code == 405 and response.get("Content-Type") != MEDIA_TYPE:
                allowed = response["Allow"]
                response = problem(405)
                response["Allow"] = allowed
            if request.method == "GET" and response.status_code == 200:
                response = _conditional(request, response)
        request.method = asked
        response["Content-Language"] = language
        response.setdefault("Cache-Control", _caching(request))
        patch_vary_headers(response, ("Accept-Language", "Authorization"))
        return response

    one.csrf_exempt = True  # type: ignore[attr-defined]
    return one


def _caching(request: HttpRequest) -> str:
    return "no-cache" if isinstance(getattr(request, "auth", None), Anonymous) else "private, no-cache"


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    found = get_conditional_response(request, etag=etag_of(response.content), response=response)
    assert isinstance(found, HttpResponse)
    return problem(412) if found.status_code == 412 else found


def etag_of(content: bytes) -> str:
    """The strong tag of a content."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def as_json(found: object, *, status: int = 200) -> HttpResponse:
    """The answer, in UTF-8."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(text.encode("utf-8", "replace"), status=status, content_type="application/json")
    if status in (200, 201):
        response["ETag"] = etag_of(response.content)
    return response
