"""The records behind a figure: which count, which do not, and which nobody can tell, with why."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.measures.explaining import Part
from aankoopwijzer.flows.list_measured_records import MeasuredRecord, list_measured_records
from aankoopwijzer.reports.measured_columns import COUNTING_ONES, title, value
from aankoopwijzer.reports.register_words import TITLE
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.warehouse.opening import Cell
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.charting import AUTHORITY, MEASURE, ROW, YEAR, Asked, asked, place_name
from aankoopwijzer.web.opening import address_of_record, kind_of, reached
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import adviser, policy

PART, PAGE = "deel", "blad"
PER_PAGE = 50
FARTHEST = 10_000
"""Records further on are not paged to: the register itself is the place to search them."""


def records_of(kind: str) -> Callable[..., HttpResponse]:
    """The page with the records behind indicators about records of this kind."""

    @require_safe
    def shown(request: HttpRequest, id: str) -> HttpResponse:
        """The records of a cell, as far as the reader may see them, a page at a time."""
        wish = asked(request, id)
        if kind_of(wish.indicator) != kind:
            raise Http404
        reach = reached(request, kind)
        if wish.authority and not reach.holds(wish.authority):
            raise Http404
        year, part, page = _year(request), _part(request), _page(request)
        within = None if reach.whole_region else reach.authorities
        cell = Cell(authority=wish.authority, year=year, group=wish.row, within=within)
        found = list_measured_records(
            adviser(),
            settings.MEASURED_DIR,
            wish.indicator,
            wish.by,
            cell,
            on=today(),
            part=part,
            start=(page - 1) * PER_PAGE,
            most=PER_PAGE,
        )
        told = speech(reader_language(request))
        inside = sum(number for each, number in found.counts.items() if each is not Part.OUTSIDE)
        total = inside if part is None else found.counts[part]
        last = max(1, -(-min(total, FARTHEST) // PER_PAGE))
        if page > last:
            raise Http404
        context = {
            "indicator": wish.indicator,
            "asked": wish,
            "year": year,
            "place": place_name(wish.authority),
            "group": policy().rows.get(wish.row or ""),
            "is_part_of_region": within is not None and wish.authority is None,
            "tabs": [(each, found.counts[each], _query(wish, year, each)) for each in Part],
            "everything": (inside, _query(wish, year, None)),
            "part": part,
            "lines": [_line(each, wish, told) for each in found.records],
            "page": page,
            "pages": last,
            "previous": f"?{_query(wish, year, part, page - 1)}" if page > 1 else "",
            "next": f"?{_query(wish, year, part, page + 1)}" if page < last else "",
        }
        return render(request, "aankoopwijzer/indicators/records.html", context)

    return shown


def _line(record: MeasuredRecord, wish: Asked, told: Speech) -> dict[str, Any]:
    kept_in = told.say(TITLE[record.dataset]) if record.dataset in TITLE else gettext("Purchase")
    table, columns = wish.indicator.table, [each for each in record.explained.facts if each not in COUNTING_ONES]
    return {
        "name": f"{kept_in} {record.number}",
        "number": record.number,
        "address": address_of_record(record.dataset, record.number),
        "place": place_name(record.authority),
        "year": record.year,
        "part": record.explained.part,
        "facts": [(title(each, told), value(table, each, record.values[each], told)) for each in columns],
        "missing": [title(each, told) for each in record.explained.missing if each not in COUNTING_ONES],
    }


def _year(request: HttpRequest) -> int | None:
    text = request.GET.get(YEAR, "")
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _part(request: HttpRequest) -> Part | None:
    text = request.GET.get(PART, "")
    return Part(text) if text in set(Part) else None


def _page(request: HttpRequest) -> int:
    text = request.GET.get(PAGE, "1")
    page = int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
    if not 1 <= page <= FARTHEST // PER_PAGE:
        raise Http404
    return page


def _query(wish: Asked, year: int | None, part: Part | None, page: int = 1) -> str:
    by = wish.by if wish.by != wish.indicator.main else None
    parameters = {
        AUTHORITY: wish.authority,
        ROW: wish.row,
        MEASURE: by,
        YEAR: year,
        PART: part.value if part else None,
        PAGE: page if page > 1 else None,
    }
    return urlencode({name: found for name, found in parameters.items() if found})
