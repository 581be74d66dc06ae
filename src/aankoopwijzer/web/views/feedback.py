"""Feedback on a criterion: a short form, without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aankoopwijzer.flows.give_feedback import give_feedback
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.forms.feedback import FeedbackForm
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording

THANKS = "bedankt"


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, id: str) -> HttpResponse:
    """Ask what a reader wants to say; back to the criterion once it is kept."""
    criterion = policy().criteria.get(id)
    if criterion is None:
        raise Http404
    form = FeedbackForm(request.POST if request.method == "POST" else None, speech=wording().speech)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        give_feedback(
            criterion,
            about=given["about"],
            text=given["text"],
            email=given["email"] or None,
            on=today(),
            at=timezone.now(),
        )
        return redirect(f"{reverse('criterion', args=[id])}?{THANKS}=1#reacties")
    page = {"criterion": criterion, "form": form}
    return render(request, "aankoopwijzer/criteria/feedback.html", page, status=422 if form.errors else 200)
