"""Names in the spend of which a person says who they are."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.register.suppliers.commands import NoSuchName
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.visitors import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def supplier_names(request: HttpRequest, authority: str) -> HttpResponse:
    """The names in the spend of this authority that nobody answered for; an answer is for one of those only."""
    place = None if authority == REGION else authority
    questions = list_name_questions(place)
    if request.method == "POST":
        key, said = request.POST.get("key", ""), request.POST.get("who", "")
        asked = next((each for each in questions if each.key == key), None)
        offered = {str(each.supplier) for each in asked.candidates} if asked else set()
        if asked is None or said not in {"new", "nobody", *offered}:
            raise Http404
        answer: Any = said if said in ("new", "nobody") else int(said)
        try:
            answer_name_question(key, answer, by=actor_of(request), at=timezone.now())
        except NoSuchName:
            raise Http404 from None
        return redirect("supplier-names", authority=authority)
    found = organization(authority)
    page = {
        "authority": authority,
        "place": found.name if found else gettext("the whole region"),
        "questions": questions,
    }
    return render(request, "aankoopwijzer/imports/names.html", page)
