"""A planting list in, each plant with its answer out. Nothing is kept."""

from typing import cast, get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.planting.checked import CheckedPlant, PlantingCheck
from aankoopwijzer.domain.planting.judging import PlantStatus
from aankoopwijzer.domain.records.planting import PlantingLine
from aankoopwijzer.flows.check_planting import check_planting
from aankoopwijzer.flows.export_planting import PlantingFormat, export_planting
from aankoopwijzer.flows.read_planting_list import read_planting_list
from aankoopwijzer.reports.planting_words import PlantingWords
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.forms.planting import PlantingForm
from aankoopwijzer.web.planting import (
    MOST_LINES,
    MOST_SEARCHES,
    SIGNS,
    UnreadableList,
    carried,
    carried_back,
    plant_adviser,
    plant_words,
)

FORM = "aankoopwijzer/plants/check.html"


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a list; with one, say of each plant whether it may be planted."""
    if request.method != "POST":
        return render(request, FORM, {"form": PlantingForm(), "most_lines": MOST_LINES})
    form, words = PlantingForm(request.POST, request.FILES), plant_words()
    if not form.is_valid():
        return render(request, FORM, {"form": form, "most_lines": MOST_LINES}, status=422)
    file = form.cleaned_data["upload"]
    name = str(file.name) if file is not None else ""
    try:
        lines, problems = read_planting_list(form.content())
    except TableError as error:
        form.add_error("upload" if file is not None else "text", problem_line(error.problem, name, words.speech))
        return render(request, FORM, {"form": form, "most_lines": MOST_LINES}, status=422)
    kept = lines[:MOST_LINES]
    page = {
        "form": PlantingForm(initial={"text": form.cleaned_data["text"]}),
        "most_lines": MOST_LINES,
        "too_many": len(lines) > MOST_LINES or bool(problems),
        "carried": carried(kept),
        **_result(_checked(kept), words),
    }
    return render(request, FORM, page)


@require_POST
def file(request: HttpRequest, kind: str) -> HttpResponse:
    """The checked list as a file, made again from the lines in the form."""
    if kind not in get_args(PlantingFormat):
        raise Http404
    try:
        lines = carried_back(request.POST.get("list", ""))
    except UnreadableList:
        return redirect("planting-check")
    found = export_planting(_checked(lines), plant_words(), cast(PlantingFormat, kind), on=today())
    response = HttpResponse(found.content, content_type=found.media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response


def _checked(lines: tuple[PlantingLine, ...]) -> PlantingCheck:
    return check_planting(lines, plant_adviser(), most_searches=MOST_SEARCHES)


def _result(check: PlantingCheck, words: PlantingWords) -> dict[str, object]:
    counts = [
        {"status": words.status(status), "meaning": words.meaning(status), "sign": SIGNS[status], "count": count}
        for status in PlantStatus
        if (count := sum(each.verdict.status is status for each in check.plants))
    ]
    return {
        "check": check,
        "refused": sum(each.verdict.status.is_refused for each in check.plants),
        "counts": counts,
        "share": words.share(check.share),
        "rows": [_row(each, words) for each in check.plants],
        "lists": plant_adviser().flora.checklists,
    }


def _row(each: CheckedPlant, words: PlantingWords) -> dict[str, object]:
    return {
        "line": each.line,
        "text": each.text,
        "quantity": words.quantity(each),
        "plant": each.plant,
        "common": words.common(each.plant) if each.plant is not None else "",
        "sign": SIGNS[each.verdict.status],
        "status": words.status(each.verdict.status),
        "reason": words.reason(each),
        "source": words.source(each.verdict),
        "is_plain": each.verdict.status is PlantStatus.NATIVE and each.certainty == "exact",
        "alternatives": [
            {"plant": other.plant, "common": words.common(other.plant), "why": words.better(other)}
            for other in each.alternatives
        ],
    }
