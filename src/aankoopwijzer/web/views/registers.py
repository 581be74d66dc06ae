"""The registers: what there is, the list of each, one record, the list as a file."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.demonstration.marking import FLAG
from aankoopwijzer.domain.policy.permissions import reach
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.matched_spend import MatchedSpendLine
from aankoopwijzer.domain.records.registered_supplier import RegisteredSupplier
from aankoopwijzer.domain.records.registers import REGISTERS, Register
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.export_register import MOST_IN_A_WORKBOOK, TooManyRows, export_register
from aankoopwijzer.register.imports import rows
from aankoopwijzer.register.imports.queries import batch as batch_of
from aankoopwijzer.reports.flag_words import flag_in_words
from aankoopwijzer.reports.register_sheet import shown_columns
from aankoopwijzer.reports.register_words import HOLDS, TITLE, in_words, label
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.web import registers as reading
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.spend_found import found_of
from aankoopwijzer.web.supplier_distances import distances_of
from aankoopwijzer.web.telling import who_did
from aankoopwijzer.web.views.saved_views import views_on
from aankoopwijzer.web.visitors import visitor_of

View = Callable[..., HttpResponseBase]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every register that the reader may see: how much of each authority, and when it was filled last."""
    told, names = _speech(request), reading.authority_names()
    imports = reach(visitor_of(request), Access.CHANGE, "import", on=today())
    found = []
    for register in REGISTERS.values():
        reached = reading.within(request, register)
        if not reached:
            continue
        within = None if reached.whole_region else reached.authorities
        filled = rows.filled(register.name, within)
        found.append(
            {
                "register": register,
                "address": f"register-{register.word}",
                "title": told.say(TITLE[register.name]),
                "holds": told.say(HOLDS[register.name]),
                "total": sum(each.rows for each in filled),
                "filled": [(each, names.get(each.authority or "", "")) for each in filled],
                "at": rows.last_filled(register.name, within),
            }
        )
    page = {"found": found, "may_import": bool(imports)}
    return render(request, "aankoopwijzer/registers/index.html", page)


def list_of(name: str) -> View:
    """The page with the list of one register."""
    register = REGISTERS[name]

    @require_safe
    def shown(request: HttpRequest) -> HttpResponse:
        """The records that the reader may see, filtered, sorted, a page at a time."""
        told = _speech(request)
        asked = reading.wanted(request, register)
        found = reading.found(request, asked, told)
        reached = reading.within(request, register)
        page = {
            **_around(register, told),
            "asked": asked,
            "found": found,
            "choices": reading.choices(asked, told),
            "names": {id: each for id, each in reading.authority_names().items() if reached.holds(id)},
            "years": rows.years(register.name, asked.within),
            "is_spend": register.name == "spend_lines",
            "most_in_a_workbook": MOST_IN_A_WORKBOOK,
            "too_large": found.is_more or found.total > MOST_IN_A_WORKBOOK,
            "may_import": bool(reach(visitor_of(request), Access.CHANGE, "import", on=today())),
            **views_on(request, register.name, found.query),
        }
        return render(request, "aankoopwijzer/registers/list.html", page)

    return shown


def file_of(name: str) -> View:
    """The list of one register as a file."""
    register = REGISTERS[name]

    @require_safe
    def sent(request: HttpRequest, form: str) -> HttpResponseBase:
        """The whole list as filtered, as csv in pieces or as a workbook."""
        if form not in ("csv", "xlsx"):
            raise Http404
        told = _speech(request)
        try:
            made = export_register(
                reading.wanted(request, register),
                authorities=reading.authority_names(),
                form="csv" if form == "csv" else "xlsx",
                speech=told,
                on=today(),
            )
        except TooManyRows as many:
            page = {**_around(register, told), "limit": many.limit, "query": request.GET.urlencode()}
            return render(request, "aankoopwijzer/registers/too_many.html", page, status=422)
        response = StreamingHttpResponse(made.pieces, content_type=made.media_type)
        response["Content-Disposition"] = f'attachment; filename="{made.name}"'
        return response

    return sent


def one_of(name: str) -> View:
    """The page of one record of a register."""
    register = REGISTERS[name]

    @require_safe
    def shown(request: HttpRequest, number: int) -> HttpResponse:
        """All that is known of one record, where it comes from and what it was before."""
        row = rows.row_by_number(name, number)
        reached = reading.within(request, register)
        if row is None or not reached.holds(row.authority):
            raise Http404
        told = _speech(request)
        currency = getattr(row, "currency", None)

        def say(column: str, value: object) -> str:
            return in_words(name, column, value, told, currency=currency)

        columns, naming = shown_columns(name), register.refers and register.refers[0]
        imports = reach(visitor_of(request), Access.VIEW, "import", on=today())
        page = {
            **_around(register, told),
            "row": row,
            "number": number,
            "name": say(register.listed[0], getattr(row, register.listed[0])),
            "authority": reading.authority_names().get(row.authority or "", row.authority or ""),
            "facts": [
                (label(each, told, with_unit=False), say(each, getattr(row, each)), each == naming) for each in columns
            ],
            "refers_to": _leads(rows.record_named(name, row)),
            "named_by": _named_by(name, row, told),
            "distances": distances_of(row, policy(), told) if isinstance(row, RegisteredSupplier) else None,
            "unknown": [label(each, told, with_unit=False) for each in columns if getattr(row, each) is None],
            "found": found_of(request, row, policy(), told) if isinstance(row, MatchedSpendLine) else None,
            "is_fictitious": FLAG in row.flags,
            "flags": [flag_in_words(each, told) for each in row.flags if each != FLAG],
            "batch": batch_of(row.batch) if row.batch else None,
            "sees_import": imports.holds(row.authority),
            "earlier": [
                (
                    each.changed_by,
                    who_did(each.changed_by.by if each.changed_by else "", told),
                    who_did(each.changed_by.undone_by if each.changed_by else "", told),
                    [
                        (label(column, told, with_unit=False), say(column, before), say(column, after))
                        for column, (before, after) in each.differing.items()
                        if column in columns
                    ],
                )
                for each in rows.row_history(name, number)
            ],
        }
        return render(request, "aankoopwijzer/registers/one.html", page)

    return shown


def _leads(link: rows.Linked | None) -> str:
    """The address of a record; empty when there is none."""
    return reverse(f"register-{REGISTERS[link.register].word}-one", args=[link.id]) if link else ""


def _named_by(name: str, row: ImportedRecord, told: Speech) -> list[tuple[str, list[tuple[str, str]]]]:
    """The records that name this one, under what they are to it: each with its address and number."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in rows.records_naming(name, row):
        title = gettext("Replaced by") if each.register == name else told.say(TITLE[each.register])
        found.setdefault(title, []).append((_leads(each), each.number))
    return list(found.items())


def _around(register: Register, told: Speech) -> dict[str, object]:
    return {
        "register": register,
        "title": told.say(TITLE[register.name]),
        "holds": told.say(HOLDS[register.name]),
        "list_address": f"register-{register.word}",
        "file_address": f"register-{register.word}-file",
        "one_address": f"register-{register.word}-one",
    }


def _speech(request: HttpRequest) -> Speech:
    return speech(reader_language(request))
