"""What a visitor sees when an address or a date leads nowhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.web.draft import UnreadableDraft
from aankoopwijzer.web.unfolding import wording

View = Callable[..., HttpResponse]


def answers_broken_drafts(view: View) -> View:
    """Turns an unreadable address, or a purchase that cannot be advised on, into a page that says what to do."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnreadableDraft:
            return render(request, "aankoopwijzer/problem.html", {"is_draft": True}, status=400)
        except PurchaseError as refused:
            said = [wording().warning(problem) for problem in refused.problems]
            return render(request, "aankoopwijzer/problem.html", {"said": said}, status=422)

    return answered
