"""What happened to a record: on a page, and as a file."""

import csv
import io
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.policy.permissions import TABLE, Thing, Verdict, judge
from aankoopwijzer.domain.records.history import Change
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.register.accounts import queries as accounts
from aankoopwijzer.register.history import queries
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.telling import KINDS, tell
from aankoopwijzer.web.visitors import visitor_of

KIND_OF = {"grant": "account"}
"""Kinds in the history that stand in the table of permissions under another name."""
_COLUMNS = ("number", "at", "by", "kind", "record", "authority", "action", "field", "before", "after", "why")


@require_safe
def history(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """Everything that happened to one record, the latest first."""
    changes = _changes(request, kind, record)
    page = {"kind": kind, "record": record, "called": KINDS.get(kind, kind), "lines": tell(changes)}
    return render(request, "aankoopwijzer/history.html", page)


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
    """Whether the reader may see the record itself; the rule of the address asked for its history only."""
    table_kind = KIND_OF.get(kind, kind)
    if table_kind not in TABLE:
        return False
    if kind == "account":
        # A person belongs to the authorities where he has a role.
        account = accounts.account(int(record)) if record.isascii() and record.isdigit() else None
        places = {one.grant.authority for one in account.grants} if account else set()
    else:
        found = queries.authority_of(kind, record)
        places = set(found or ())
    judged = (judge(visitor_of(request), Access.VIEW, Thing(table_kind, one, record), on=today()) for one in places)
    return any(verdict is Verdict.ALLOWED for verdict in judged)


def _json(changes: tuple[Change, ...]) -> str:
    results = [one.model_dump(mode="json") | {"action": one.action} for one in changes]
    return json.dumps({"schema": "aankoopwijzer/history/1", "results": results}, ensure_ascii=False, indent=2)


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
