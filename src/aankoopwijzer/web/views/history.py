"""What happened to a record: on a page, and as a file."""

import csv
import io
import json

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.flows.export_history import export_history
from aankoopwijzer.flows.export_register import TooManyRows
from aankoopwijzer.register.accounts import queries as accounts
from aankoopwijzer.register.history import queries
from aankoopwijzer.reports.history_json import SCHEMA, history_json
from aankoopwijzer.reports.history_terms import KIND
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.web import remembered
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.procuring import authority_names
from aankoopwijzer.web.telling import tell
from aankoopwijzer.web.visitors import visitor_of

_COLUMNS = ("number", "at", "by", "kind", "record", "authority", "action", "field", "before", "after", "why")


@require_safe
def history(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """Everything that happened to one record, the latest first."""
    changes = _changes(request, kind, record)
    lines = tell(changes)
    page = {"kind": kind, "record": record, "called": lines[0].called if lines else kind, "lines": lines}
    return render(request, "aankoopwijzer/history.html", page)


@require_safe
def all_history(request: HttpRequest) -> HttpResponse:
    """What happened to everything that the reader may see, filtered, a page at a time."""
    asked = remembered.wanted(request)
    found = remembered.found(request, asked)
    told = speech(reader_language(request))
    reached = remembered.places(asked.within or {})
    names = {id: name for id, name in authority_names().items() if reached is None or id in reached}
    page = {
        "asked": asked,
        "found": found,
        "lines": tell(found.changes),
        "show_record": True,
        "names": {**names, REGION: gettext("the whole region")},
        "place": REGION if asked.authority == "" else asked.authority,
        "kinds": sorted(((kind, told.word(KIND, kind)) for kind in asked.within or ()), key=lambda each: each[1]),
        "people": remembered.people(asked.within or {}),
        "who": remembered.asked_who(asked),
    }
    return render(request, "aankoopwijzer/all_history.html", page)


@require_safe
def all_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """The whole list as filtered, as csv in pieces or as a workbook."""
    if form not in ("csv", "xlsx"):
        raise Http404
    try:
        made = export_history(
            remembered.wanted(request),
            authorities=authority_names(),
            form="csv" if form == "csv" else "xlsx",
            speech=speech(reader_language(request)),
            zone=timezone.get_current_timezone(),
            on=today(),
        )
    except TooManyRows as many:
        page = {
            "title": gettext("What changed"),
            "list_address": "all-history",
            "file_address": "all-history-file",
            "limit": many.limit,
            "query": request.GET.urlencode(),
        }
        return render(request, "aankoopwijzer/registers/too_many.html", page, status=422)
    response = StreamingHttpResponse(made.pieces, content_type=made.media_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


@require_safe
def file(request: HttpRequest, kind: str, record: str, form: str) -> HttpResponse:
    """The same as csv (a line per field) or json."""
    changes = _changes(request, kind, record, most=None)
    match form:
        case "json":
            response = HttpResponse(_json(changes), content_type="application/json")
        case "csv":
            response = HttpResponse(_csv(changes), content_type="text/csv; charset=utf-8")
        case _:
            raise Http404
    response["Content-Disposition"] = f'attachment; filename="geschiedenis.{form}"'
    return response


def _changes(request: HttpRequest, kind: str, record: str, most: int | None = queries.MOST) -> tuple[Change, ...]:
    if not _sees_record(request, kind, record):
        raise Http404
    return queries.changes_of(kind, record, most=most)


def _sees_record(request: HttpRequest, kind: str, record: str) -> bool:
    """Whether the reader may see the record itself; the rule is that of the list."""
    if kind == remembered.ACCOUNT:
        # A person belongs to the authorities where he has a role.
        account = accounts.account(int(record)) if record.isascii() and record.isdigit() else None
        places = {one.grant.authority for one in account.grants} if account else set()
    else:
        places = set(queries.authority_of(kind, record) or ())
    return remembered.sees(visitor_of(request), kind, places, on=today())


def _json(changes: tuple[Change, ...]) -> str:
    return json.dumps({"schema": SCHEMA, "results": history_json(changes)}, ensure_ascii=False, indent=2)


def _csv(changes: tuple[Change, ...]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for one in changes:
        for field in one.fields:
            before, after = ((side or {}).get(field) for side in (one.before, one.after))
            cells = (one.number, one.at.isoformat(), str(one.by), one.kind, one.record, one.authority or "", one.action)
            writer.writerow([_plain(cell) for cell in (*cells, field, before, after, one.why)])
    return file.getvalue()


def _plain(value: object) -> str:
    """A cell as text; one that a spreadsheet would run as a formula is kept from running."""
    text = (
        "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    )
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
