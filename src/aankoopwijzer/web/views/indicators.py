"""Indicators: all of them, each with its chart, table and definition, and the same as a file."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aankoopwijzer.documents.csv_file import csv_file
from aankoopwijzer.domain.measures.measuring import Course
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.quarters import quarters_of
from aankoopwijzer.domain.policy.permissions import Reach
from aankoopwijzer.reports.charts.drawing import png, svg
from aankoopwijzer.reports.indicator_sheet import indicator_sheet
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.web.charting import Asked, address, asked, chart, drawing, place_name
from aankoopwijzer.web.measured import Seen, seen
from aankoopwijzer.web.opening import kind_of, reached
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.views.progress import around, counting

_MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "svg": "image/svg+xml", "png": "image/png"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every indicator by ambition, with how the region stands."""
    found = seen()
    if found.progress is None:
        return counting(request)
    pack, measured = policy(), found.progress.measured
    groups = []
    for code in (*pack.ambitions, None):
        mine = sorted((each for each in pack.indicators.values() if each.ambition == code), key=lambda each: each.order)
        if mine:
            groups.append((pack.ambitions.get(code or ""), [(each, measured.course(each.id)) for each in mine]))
    return render(request, "aankoopwijzer/indicators/index.html", {**around(found), "groups": groups})


@require_safe
def one(request: HttpRequest, id: str) -> HttpResponse:
    """One indicator of the region or an authority: the figure, the chart, the table, what it means and rests on."""
    wish = asked(request, id)
    found = seen()
    if found.progress is None:
        return counting(request)
    reach, pack = reached(request, kind_of(wish.indicator)), policy()
    measured = _for_reader(wish, reach, found)
    course = wish.course(measured)
    page = {
        **around(found),
        "indicator": wish.indicator,
        "asked": wish,
        "course": course,
        "drawing": drawing(request, course, "grafiek"),
        "place": place_name(wish.authority),
        "group": pack.rows.get(wish.row or ""),
        "groups": [pack.rows[row] for row in wish.indicator.product_groups],
        "target": pack.targets.get(wish.target or ""),
        "targets": [pack.targets[id] for id in wish.indicator.answers],
        "objectives": [pack.objectives[code] for code in wish.indicator.objectives],
        "forms": [("csv", _("Figures (csv)")), ("svg", _("Chart (svg)")), ("png", _("Chart (png)"))],
        "permanent": request.build_absolute_uri(address(course)),
        # The records behind the figure, or some of them.
        "may_open": reach.holds(wish.authority) if wish.authority else bool(reach),
        "records_query": f"{wish.query}&" if wish.query else "",
        # The latest first: who looks at quarters looks at the last ones.
        "quarters": quarters_of(
            measured, wish.indicator, authority=wish.authority, product_group=wish.row, by=course.by
        )[::-1],
        "others": _others(wish, reach, found),
    }
    return render(request, "aankoopwijzer/indicators/one.html", page)


def _others(wish: Asked, reach: Reach, found: Seen) -> list[tuple[str, Course]]:
    """The same figure of every authority, beside that of the region."""
    assert found.progress is not None
    if wish.authority:
        return []
    each = [replace(wish, authority=id) for id in found.progress.authorities]
    return [(one.authority or "", one.course(_for_reader(one, reach, found))) for one in each]


def _for_reader(wish: Asked, reach: Reach, found: Seen) -> Measured:
    """The full figures for who may see every record behind them; for everybody else those that tell of nobody."""
    assert found.progress is not None
    may_see_all = reach.holds(wish.authority) if wish.authority else reach.whole_region
    return found.full if may_see_all and found.full is not None else found.progress.measured


@require_safe
def file(request: HttpRequest, id: str, form: str) -> HttpResponse:
    """The figures as csv, the chart as svg or png."""
    wish = asked(request, id)
    found = seen()
    if form not in _MEDIA_TYPES:
        raise Http404
    if found.progress is None:
        return counting(request)
    measured = _for_reader(wish, reached(request, kind_of(wish.indicator)), found)
    course = wish.course(measured)
    if form == "csv":
        told = speech(reader_language(request))
        sheet = indicator_sheet(
            course, wish.indicator, told, place=place_name(wish.authority), snapshot=measured.snapshot
        )
        made = csv_file(sheet)
    else:
        drawn = chart(request, course)
        made = svg(drawn).encode() if form == "svg" else png(drawn)
    response = HttpResponse(made, content_type=_MEDIA_TYPES[form])
    name = "-".join(
        filter(None, (id, wish.authority, (wish.row or "").replace("/", "-"), wish.by, measured.on.isoformat()))
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
