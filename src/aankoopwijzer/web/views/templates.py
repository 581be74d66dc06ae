"""The Word template of an authority: looked at, handed over, replaced, taken away."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aankoopwijzer.documents.document_error import REMARKS, DocumentError, DocumentErrors
from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge, reach
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.drop_template import drop_template
from aankoopwijzer.flows.keep_template import keep_template
from aankoopwijzer.register.choices import word_templates
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.reports.document_problems import file_problem
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.procuring import authority_names
from aankoopwijzer.web.telling import tell
from aankoopwijzer.web.unfolding import wording
from aankoopwijzer.web.views.own_word import WORD
from aankoopwijzer.web.visitors import actor_of, visitor_of

KIND = "word_template"
LATEST = 5


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """The authorities whose template the reader may see; straight on when there is one."""
    reached = reach(visitor_of(request), Access.VIEW, KIND, on=today())
    found = {id: name for id, name in authority_names().items() if reached.holds(id)}
    if len(found) == 1:
        return redirect("template-of", authority=next(iter(found)))
    kept = {one.authority: one for one in word_templates.templates()}
    page = {"found": [(id, name, kept.get(id)) for id, name in found.items()]}
    return render(request, "aankoopwijzer/word_templates.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def template_of(request: HttpRequest, authority: str) -> HttpResponse:
    """The template of one authority, and a new one handed over in its place."""
    if authority == REGION:
        return redirect("templates")
    if request.method != "POST":
        return _page(request, authority)
    if not _may_change(request, authority):
        raise PermissionDenied
    handed = request.FILES.get("document")
    if handed is None:
        return _page(request, authority, problems=[_("Choose a file first.")])
    if (handed.size or 0) > settings.UPLOAD_BYTES:
        return _page(request, authority, problems=[_("This file is too large.")])
    name = str(handed.name)
    try:
        remarks = keep_template(
            handed.read(), file_name=name, authority=authority, by=actor_of(request), at=timezone.now()
        )
    except DocumentErrors as errors:
        return _page(request, authority, problems=[_said(each) for each in errors.errors])
    except DocumentError as error:
        return _page(request, authority, problems=[_said(error)])
    speech = wording().speech
    return _page(request, authority, remarks=[speech.say(REMARKS[each.code], **each.parameters) for each in remarks])


@require_safe
def template_file(request: HttpRequest, authority: str) -> HttpResponse:
    """The template as it is kept; the page that says so when there is none."""
    kept, content = word_templates.template_of(authority), word_templates.content_of(authority)
    if kept is None or content is None:
        return redirect("template-of", authority=authority)
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="sjabloon-{authority}.docx"'
    return response


@require_POST
def template_drop(request: HttpRequest, authority: str) -> HttpResponse:
    """Take the template away."""
    drop_template(authority, by=actor_of(request), at=timezone.now())
    return redirect("template-of", authority=authority)


def _page(
    request: HttpRequest, authority: str, *, problems: list[str] | None = None, remarks: list[str] | None = None
) -> HttpResponse:
    place = organization(authority)
    assert place is not None
    page = {
        "place": place,
        "kept": word_templates.template_of(authority),
        "may_change": _may_change(request, authority),
        "problems": problems or [],
        "is_kept_now": remarks is not None,
        "remarks": remarks or [],
        "lines": tell(changes_of(KIND, authority, most=LATEST)),
    }
    return render(request, "aankoopwijzer/word_template.html", page, status=422 if problems else 200)


def _may_change(request: HttpRequest, authority: str) -> bool:
    return judge(visitor_of(request), Access.CHANGE, Thing(KIND, authority), on=today()) is Verdict.ALLOWED


def _said(error: DocumentError) -> str:
    return file_problem(error, wording().speech)
