"""Sharing an advice: the purchase is kept behind a link that cannot be guessed."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from aankoopwijzer.domain.records.saved_purchase import AdviceOptions
from aankoopwijzer.domain.records.selection import Selection
from aankoopwijzer.flows.save_purchase import save_purchase
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.web.advising import advise, today
from aankoopwijzer.web.carrying import draft_in
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import unfold
from aankoopwijzer.web.views.advice import page_of
from aankoopwijzer.web.views.broken import answers_broken_drafts


@answers_broken_drafts
@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """Keep the purchase for its term, and go to the link that opens it."""
    draft = draft_in(request)
    advise(draft)
    options = AdviceOptions.model_validate(
        draft.selection().model_dump()
        | {"threshold": draft.mode, "level": draft.level, "pack_version": policy().version}
    )
    token = save_purchase(draft.purchase(), options=options, on=today(), keep_days=settings.KEEP_DAYS)
    return redirect("shared", token=token)


@answers_broken_drafts
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The advice on a kept purchase, made anew."""
    saved = queries.purchase_by_token(token, on=today())
    if saved is None:
        raise Http404
    options = saved.options
    chosen = options.model_dump(include=set(Selection.model_fields))
    draft = Draft.of(saved.purchase).with_(mode=options.threshold, level=options.level, **chosen)
    page = page_of(unfold(advise(draft), draft)) | {
        "shared": saved,
        "share_address": request.build_absolute_uri(request.path),
        "is_older_pack": options.pack_version not in ("", policy().version),
    }
    response = render(request, "aankoopwijzer/advice.html", page)
    response["X-Robots-Tag"] = "noindex"
    return response
