"""Files into the register: hand over, look, say what the columns are, read in."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aankoopwijzer.documents.bundle import bundled
from aankoopwijzer.domain.intake.report import LookRefused
from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge, reach
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.domain.records.import_job import ImportJob
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.drop_file import drop_file
from aankoopwijzer.flows.guess_columns import guess_columns
from aankoopwijzer.flows.hold_file import hold_file
from aankoopwijzer.flows.import_held_file import import_held_file
from aankoopwijzer.flows.import_invoices import KIND as INVOICES
from aankoopwijzer.flows.keep_doubles import keep_doubles
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.flows.look_at_file import look_at_file
from aankoopwijzer.flows.queue_import import queue_import
from aankoopwijzer.flows.queue_look import queue_look
from aankoopwijzer.flows.say_columns import say_columns
from aankoopwijzer.flows.stop_import import stop_import
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.imports import jobs, queries
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.reports.import_json import rejected_csv
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.reports.unreadable_files import UNREADABLE, unreadable_sentence
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.forms.imports import ImportForm, kinds
from aankoopwijzer.web.importing import (
    TAKEN_BACK,
    WITHOUT_COLUMNS,
    around,
    demand_may_import,
    is_long,
    may_import,
    place_of,
    seen_at,
)
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import adviser
from aankoopwijzer.web.previewing import preview
from aankoopwijzer.web.saying_columns import UNUSED, choices, lacking, wrong_in
from aankoopwijzer.web.tasks import do_import
from aankoopwijzer.web.visitors import actor_of, visitor_of

_TOO_LATE, _READ_IN = "te-laat", "ingelezen"
"""In an address: somebody stopped what was read in already; the import that a file became."""
_NUMBER = re.compile(r"[0-9]{1,15}")
_ASKED = 50
_LONGEST_NAME = 240
_NOTHING_WRONG: Mapping[str, str] = MappingProxyType({})
_ASKS = frozenset({"spend", "suppliers", INVOICES})
"""Kinds of file after which a person may have to say who a name is or what a line was for."""


@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """The authorities whose imports the reader may see; when it is one, its imports at once."""
    within = reach(visitor_of(request), Access.VIEW, "import", on=today())
    found = [one for one in organizations() if within.holds(one.id)]
    if len(found) == 1 and not within.whole_region:
        return redirect("imports-of", authority=found[0].id)
    return render(request, "aankoopwijzer/imports/index.html", {"found": found, "region": within.whole_region})


@require_safe
def imports_of(request: HttpRequest, authority: str) -> HttpResponse:
    """What was read in for one authority, and the place to hand over more."""
    return _overview(request, authority, _form(request, authority))


@require_POST
def hand_over(request: HttpRequest, authority: str) -> HttpResponse:
    """Take a file; what it would bring is on the next page."""
    form = _form(request, authority, request.POST, request.FILES)
    if not form.is_valid():
        return _overview(request, authority, form, status=422)
    name, content = _together(form.cleaned_data["upload"])
    number = hold_file(
        content,
        kind=form.cleaned_data["kind"],
        name=name,
        authority=place_of(authority),
        by=actor_of(request),
        at=timezone.now(),
    )
    file = _held(authority, number)
    if is_long(file):
        _ask_to_look(request, file)
    return redirect("import-file", authority=authority, number=number)


def _together(files: Sequence[UploadedFile]) -> tuple[str, bytes]:
    """The file by name and content; several as one zip, named by the first."""
    name = str(files[0].name)[:_LONGEST_NAME]
    if len(files) == 1:
        return name, files[0].read()
    return f"{name} + {len(files) - 1}", bundled((str(each.name), each.read()) for each in files)


@require_http_methods(["GET", "HEAD", "POST"])
def held_file(request: HttpRequest, authority: str, number: int) -> HttpResponse:
    """Look at a file that waits; say what its columns are, read it in, or throw it away."""
    file = _held(authority, number)
    action = request.POST.get("do") if request.method == "POST" else None
    job = jobs.job(number)
    if "HX-Request" in request.headers and not (job and job.is_open and job.state != "interrupted"):
        # The page that waits is over: it gives way to what came of it, as a whole.
        return HttpResponse(headers={"HX-Redirect": request.get_full_path()})
    if job is not None and job.is_open:
        return _working(request, authority, file, job, action)
    if action == "stop":
        return _stopped(authority, file, by=actor_of(request))
    if job is not None and job.batch is not None and action is None:
        # To look at a long file again takes as long as it did; what became of it stands in the list.
        late = f"&{_TOO_LATE}=1" if _TOO_LATE in request.GET else ""
        return redirect(f"{reverse('imports-of', kwargs={'authority': authority})}?{_READ_IN}={job.batch}{late}")
    if action == "drop":
        drop_file(number)
        return redirect("imports-of", authority=authority)
    if action == "columns" and file.kind not in WITHOUT_COLUMNS:
        kind = import_kinds()[file.kind]
        said_of = list(zip(request.POST.getlist("title"), request.POST.getlist("column"), strict=False))
        if wrong := wrong_in(said_of, kind):
            problem = gettext("Two columns may not be the same thing.")
            return _unreadable(request, authority, file, problem, said_of=said_of, wrong=wrong)
        say_columns(number, {title: column if column in kind.columns else "" for title, column in said_of})
        if is_long(file):
            _ask_to_look(request, file)
        return redirect("import-file", authority=authority, number=number)
    if action == "doubles" and file.batch is None:
        keep_doubles(number)
        if is_long(file):
            _ask_to_look(request, file)
        return redirect("import-file", authority=authority, number=number)
    if action == "look":
        _ask_to_look(request, file)
        return redirect("import-file", authority=authority, number=number)
    told, at, by = speech(reader_language(request)), timezone.now(), actor_of(request)
    try:
        if action == "import" and file.batch is None:
            demand_may_import(request, file.kind, authority)
            if is_long(file):
                return _queue(request, authority, file)
            import_held_file(file, adviser(), by=by, at=at, dry_run=False)
            return redirect("import-file", authority=authority, number=number)
        report = look_at_file(file, adviser(), by=by, at=at, is_long=is_long(file))
    except UNREADABLE as error:
        return _unreadable(request, authority, file, unreadable_sentence(error, told))
    except LookRefused as refused:
        return _unreadable(request, authority, file, refused.said[reader_language(request)])
    if report is None:
        page = around(authority) | {"file": file, "job": job}
        return render(request, "aankoopwijzer/imports/working.html", page)
    read_in = queries.batch(file.batch) if file.batch is not None else None
    page = around(authority) | preview(file, report, read_in, told) | {"job": job}
    if read_in is not None:
        page |= _next(authority, read_in)
    return render(request, "aankoopwijzer/imports/preview.html", page)


def _unreadable(
    request: HttpRequest,
    authority: str,
    file: HeldFile,
    problem: str,
    *,
    said_of: Sequence[tuple[str, str]] = (),
    wrong: Mapping[str, str] = _NOTHING_WRONG,
) -> HttpResponse:
    """Why the file cannot be read in; of a table, with the place to say what its columns are."""
    page = around(authority) | {"file": file, "problem": problem}
    guessed = guess_columns(file, adviser().pack, on=today())
    if guessed is not None and guessed.columns:
        kind = import_kinds()[file.kind]
        said = dict(said_of)
        chosen = [(each.title, said.get(each.title) or each.column or UNUSED) for each in guessed.columns]
        page |= {
            "columns": [
                {
                    "title": title,
                    "example": " · ".join(each.examples),
                    "chosen": column,
                    "suggested": not said and bool(each.column) and each.by == "content",
                    "error": wrong.get(title, ""),
                }
                for each, (title, column) in zip(guessed.columns, chosen, strict=True)
            ],
            "choices": choices(kind),
            "lacking": lacking(chosen, kind),
            "header_line": guessed.header_line,
            "file_values": True,
        }
    return render(request, "aankoopwijzer/imports/unreadable.html", page, status=422)


def _ask_to_look(request: HttpRequest, file: HeldFile) -> None:
    queue_look(file, by=actor_of(request), at=timezone.now())
    do_import.enqueue(file.number)


def _queue(request: HttpRequest, authority: str, file: HeldFile) -> HttpResponse:
    """Hand the file to the background worker, and show how far that is."""
    queue_import(file, by=actor_of(request), at=timezone.now())
    do_import.enqueue(file.number)
    return redirect("import-file", authority=authority, number=file.number)


def _working(request: HttpRequest, authority: str, file: HeldFile, job: ImportJob, action: str | None) -> HttpResponse:
    """How far the worker is with the file; stop it, or let it start again after it was killed."""
    if action == "stop":
        return _stopped(authority, file, by=actor_of(request))
    elif action == "resume" and job.state != "running":
        if not job.is_look:
            return _queue(request, authority, file)
        _ask_to_look(request, file)
    if action is not None:
        return redirect("import-file", authority=authority, number=file.number)
    page = around(authority) | {"file": file, "job": job, "is_late": _TOO_LATE in request.GET}
    return render(request, "aankoopwijzer/imports/working.html", page)


def _stopped(authority: str, file: HeldFile, *, by: Actor) -> HttpResponse:
    """Stop; when that comes too late the next page says so."""
    is_late = stop_import(file.number, by=by, at=timezone.now()) == "too-late"
    address = reverse("import-file", kwargs={"authority": authority, "number": file.number})
    return redirect(f"{address}?{_TOO_LATE}=1" if is_late else address)


@require_safe
def rejected(request: HttpRequest, authority: str, number: int) -> HttpResponse:
    """The lines that are left out, to mend and hand over again."""
    file = _held(authority, number)
    told = speech(reader_language(request))
    try:
        report = look_at_file(file, adviser(), by=actor_of(request), at=timezone.now(), is_long=is_long(file))
    except (*UNREADABLE, LookRefused):
        raise Http404 from None
    if report is None:
        raise Http404
    response = HttpResponse(rejected_csv(report, told), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="aankoopwijzer-{number}-{today().isoformat()}.csv"'
    return response


def _overview(request: HttpRequest, authority: str, form: ImportForm, *, status: int = 200) -> HttpResponse:
    thing = Thing("import", place_of(authority))
    names = dict(kinds())
    joins = Thing("procurement", place_of(authority))
    read_in = _read_in(request, authority)
    page = (
        around(authority)
        | (_next(authority, read_in) if read_in else {})
        | {
            "form": form,
            "may": judge(visitor_of(request), Access.CHANGE, thing, on=today()) is Verdict.ALLOWED,
            "questions": len(list_name_questions(place_of(authority), most=_ASKED)),
            "doubts": len(list_topic_questions(place_of(authority), most=_ASKED)),
            "may_join": judge(visitor_of(request), Access.CHANGE, joins, on=today()) is Verdict.ALLOWED,
            "asked": _ASKED,
            "jobs": [job for job in jobs.jobs(place_of(authority) or "") if job.is_open],
            "is_late": _TOO_LATE in request.GET,
            "taken_back": _named(request, TAKEN_BACK, authority),
            "batches": [(one, names.get(one.kind, one.kind)) for one in queries.batches_of(place_of(authority))],
        }
    )
    return render(request, "aankoopwijzer/imports/of.html", page, status=status)


def _read_in(request: HttpRequest, authority: str) -> ImportBatch | None:
    """The import that was just done in the background, when the address names it."""
    return _named(request, _READ_IN, authority)


def _named(request: HttpRequest, name: str, authority: str) -> ImportBatch | None:
    """The import of this authority that a part of the address names, if it names one."""
    named = request.GET.get(name, "")
    found = queries.batch(int(named)) if _NUMBER.fullmatch(named) else None
    return found if found is not None and found.authority == place_of(authority) else None


def _next(authority: str, read_in: ImportBatch) -> dict[str, Any]:
    """An import that was read in, where its lines are seen, and what it leaves to answer."""
    is_asked = read_in.kind in _ASKS
    place = place_of(authority)
    return {
        "read_in": read_in,
        "is_table": read_in.kind not in WITHOUT_COLUMNS,
        "see": seen_at(read_in),
        "questions": len(list_name_questions(place, most=_ASKED)) if is_asked else 0,
        "doubts": len(list_topic_questions(place, most=_ASKED)) if is_asked else 0,
        "asked": _ASKED,
    }


def _held(authority: str, number: int) -> HeldFile:
    """The file, if it was handed over for this authority and is still there."""
    file = queries.held_file(number, at=timezone.now())
    if file is None or file.authority != place_of(authority):
        raise Http404
    return file


def _form(request: HttpRequest, authority: str, *given: Any) -> ImportForm:
    """The form with the kinds of file that this reader may bring in."""
    visitor, on = visitor_of(request), today()
    allowed = [(id, name) for id, name in kinds() if may_import(visitor, id, place_of(authority), on=on)]
    return ImportForm(*given, kinds=allowed)
