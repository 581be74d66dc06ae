"""The basket: criteria that a visitor chose from the library, to take along as a file and to read in again."""

from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.guidance.choosing import burden_of
from aankoopwijzer.domain.policy.criteria import Burden
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.export_criteria_set import SetFormat, export_criteria_set
from aankoopwijzer.flows.reopen_criteria_set import ReopenedSet, reopen_criteria_set
from aankoopwijzer.reports.criteria_set import burden_sentence, set_warnings
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.reports.tender_guide.building_blocks import in_document_order
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.basket import KEPT_DAYS, MOST, Basket, UnreadableBasket, basket_in, keep
from aankoopwijzer.web.carrying import address_of
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.forms.files import SetForm
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import pack_folder, policy
from aankoopwijzer.web.unfolding import wording

LEVEL_OF = "n-"
_NAMES = {"docx": "Word", "xlsx": "Excel", "json": "JSON", "ocds": "OCDS"}


@require_safe
def basket(request: HttpRequest) -> HttpResponse:
    """What is in it, each at its level, and what it asks in all."""
    own, pack, words = basket_in(request), policy(), wording()
    chosen = own.chosen(pack)
    burden = burden_of(chosen, on=today())
    page = {
        "numbered": in_document_order(chosen),
        "burden": burden,
        "by_weight": [(kind, burden.by_weight[kind]) for kind in get_args(Burden) if burden.by_weight[kind]],
        "said": burden_sentence(burden, words),
        "warnings": set_warnings(burden, words),
        "gone": own.gone(pack),
        "is_full": own.is_full,
        "most": MOST,
        "kept_days": KEPT_DAYS,
        "downloads": [(name, reverse("basket-download", args=[kind])) for kind, name in _NAMES.items()],
        "advice_address": address_of("what", Draft(added=tuple(own.levels), levels=own.levels)),
        "form": SetForm(),
    }
    return render(request, "aankoopwijzer/basket/index.html", page)


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Put a criterion in, take one out, change levels or empty the basket; then back to where the visitor was."""
    own, given = basket_in(request), request.POST
    known = {level.value: level for level in Level}
    for name, value in given.items():
        id = name.removeprefix(LEVEL_OF)
        if name.startswith(LEVEL_OF) and id in own.levels and value in known:
            own = own.with_(id, known[value])
    if add := given.get("add"):
        criterion = policy().criteria.get(add)
        if criterion is None:
            raise Http404
        wanted = known.get(given.get("level", ""))
        easiest = next(level for level in Level if level in criterion.levels)
        own = own.with_(add, wanted if wanted in criterion.levels else easiest)
    if remove := given.get("remove"):
        own = own.without(remove)
    if "empty" in given:
        own = Basket()
    if packed := given.get("take"):
        try:
            own = Basket.of((*own.lines, *Basket.unpacked(packed).lines))
        except UnreadableBasket:
            raise Http404 from None
    return keep(redirect(_back(request)), own)


@require_safe
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The basket as Word, spreadsheet, JSON or OCDS."""
    chosen = basket_in(request).chosen(policy())
    if kind not in get_args(SetFormat) or not chosen:
        raise Http404
    file = export_criteria_set(chosen, policy(), kind, language=reader_language(request), on=today())  # type: ignore[arg-type]
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest) -> HttpResponse:
    """Read a set that was kept as JSON, and show what became of each line before it goes into the basket."""
    form = SetForm(request.POST, request.FILES) if request.method == "POST" else SetForm()
    found: ReopenedSet | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["upload"]
        try:
            found = reopen_criteria_set(file.read(), policy(), folder=pack_folder())
        except TableError as error:
            form.add_error("upload", problem_line(error.problem, str(file.name), wording().speech))
    page: dict[str, object] = {"form": form, "found": found}
    if found is not None:
        usable = Basket.of((each.kept.id, each.now.level) for each in found.lines if each.now is not None)
        page |= {
            "packed": usable.packed(),
            "usable": len(usable.lines),
            "problems": [problem_line(each, str(file.name), wording().speech) for each in found.problems],
            "is_older": found.kept.pack_version not in ("", policy().version),
            "pack": policy(),
        }
    return render(request, "aankoopwijzer/basket/reopen.html", page, status=422 if form.errors else 200)


def _back(request: HttpRequest) -> str:
    """Where the visitor came from, when that is a page of ours; else the basket."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours and wanted.startswith("/") else reverse("basket")
