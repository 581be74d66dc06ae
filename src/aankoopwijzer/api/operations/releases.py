"""What is published of the procurements, as releases of the Open Contracting Data Standard."""

from typing import Annotated, Any, NotRequired

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query
from pydantic import Field
from typing_extensions import TypedDict

from aankoopwijzer.api.operations.procurements import Filters, wanted_by
from aankoopwijzer.api.paging import linked, neighbours
from aankoopwijzer.api.service import as_json, operation
from aankoopwijzer.flows.export_releases import export_releases
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.standards.ocds.package import package_head
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.procuring import PUBLISHER, authority_names


class ReleaseFilters(Filters):
    """Which procurements; of a stage before publication only where the token reaches, and only when it is named."""

    made_up: Annotated[
        bool, Field(description="Also what was made up for a demonstration, under an ocid that says so.")
    ] = False


class Publisher(TypedDict):
    """Whoever publishes."""

    name: str


class Neighbours(TypedDict):
    """The pages beside this one."""

    prev: NotRequired[str]
    next: NotRequired[str]


class ReleasePackageJson(TypedDict):
    """A release package of OCDS 1.1 with the eForms profile; docs/reference/notices.md tells which field goes where."""

    uri: str
    version: str
    extensions: list[str]
    publishedDate: str
    publisher: Publisher
    links: Neighbours
    releases: list[dict[str, Any]]


@operation("GET", "/releases", "releases", ReleasePackageJson, example={"query": {"year": 2026, "size": 10}})
def releases(request: HttpRequest, wanted: Query[ReleaseFilters]) -> HttpResponse:
    """The published procurements as a release package of the Open Contracting Data Standard, a page at a time.

    The ocid of a procurement is that of its notices, and never changes. What is not known is not there.
    """
    on = timezone.localdate()
    asked = wanted_by(request, wanted, is_fictitious=None if wanted.made_up else False).to_publish()
    made = export_releases(
        asked,
        policy(),
        authorities=authority_names(),
        on=on,
        prefix=settings.OCID_PREFIX,
        also_fictitious=wanted.made_up,
        start=(wanted.page - 1) * wanted.size,
        most=wanted.size,
    )
    found = [one.release for one in made if one.release is not None]
    head = package_head(uri=request.build_absolute_uri(), publisher=PUBLISHER, on=on)
    beside = neighbours(request, wanted, total=queries.count(asked))
    links = {name: request.build_absolute_uri(beside[name]) for name in ("prev", "next") if name in beside}
    return linked(as_json({**head, "links": links, "releases": found}), beside)
