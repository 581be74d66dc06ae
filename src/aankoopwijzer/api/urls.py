"""The addresses of the API."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_safe

from aankoopwijzer.api.description import openapi
from aankoopwijzer.api.examples import shown
from aankoopwijzer.api.problems import problem
from aankoopwijzer.api.service import answered, api, as_json
from aankoopwijzer.reports.api_problems import TITLES, title_of
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording


def description(request: HttpRequest) -> HttpResponse:
    """The API described in OpenAPI 3.1."""
    return as_json(openapi())


def docs(request: HttpRequest) -> HttpResponse:
    """The API as a page to read: each operation with its example, each kind of problem."""
    site = f"{request.scheme}://{request.get_host()}"
    page = {
        "operations": list(shown(site, criterion=next(iter(policy().criteria)))),
        "problems": [(code, title_of(code, wording().speech)) for code in TITLES],
    }
    return render(request, "aankoopwijzer/api.html", page)


def nowhere(request: HttpRequest) -> HttpResponse:
    """There is nothing here."""
    return problem(404)


def _operations() -> list[URLPattern]:
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    for one in found:
        one.callback = answered(one.callback)
    return found


app_name = "api"
urlpatterns = [
    path("docs", require_safe(docs), name="docs"),
    path("v1/openapi.json", answered(description), name="description"),
    *(path(f"v1/{one.pattern}", one.callback, name=one.name) for one in _operations()),
    re_path("", answered(nowhere), name="nowhere"),
]
