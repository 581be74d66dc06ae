"""Names in the spend of which a person says who they are."""

import re
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.records.name_question import Candidate, NameQuestion
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.find_suppliers import find_suppliers
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.register.suppliers.commands import NoSuchName
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.visitors import actor_of

_NUMBER = re.compile(r"[0-9]{1,15}")
_LONGEST = 200


@require_http_methods(["GET", "HEAD", "POST"])
def supplier_names(request: HttpRequest, authority: str) -> HttpResponse:
    """The names in the spend of this authority that nobody answered for; an answer is for one of those only.

    Without an answer, or with one that is no supplier, the page says so beside the name; a supplier of the register can
    be looked for by name or number.
    """
    place = None if authority == REGION else authority
    questions = list_name_questions(place)
    key, problem, wanted = "", "", ""
    if request.method == "POST":
        key, said = request.POST.get("key", ""), request.POST.get("who", "")
        if key not in {each.key for each in questions}:
            raise Http404
        if "find" in request.POST:
            wanted = request.POST.get("wanted", "").strip()[:_LONGEST]
            found = find_suppliers(wanted) if wanted else ()
            questions = tuple(_with(each, found) if each.key == key else each for each in questions)
            problem = "" if found else gettext("No supplier of the register looks like that. Try a part of the name.")
        elif not (said in ("new", "nobody") or _NUMBER.fullmatch(said)):
            problem = gettext("Choose who this is.")
        else:
            answer: Any = said if said in ("new", "nobody") else int(said)
            try:
                answer_name_question(key, answer, by=actor_of(request), at=timezone.now())
            except NoSuchName:
                problem = gettext("That supplier is not in the register any more: choose another one.")
            else:
                return redirect("supplier-names", authority=authority)
    named = organization(authority)
    page = {
        "authority": authority,
        "place": named.name if named else gettext("the whole region"),
        "questions": questions,
        "asked_of": key,
        "problem": problem,
        "wanted": wanted,
    }
    return render(request, "aankoopwijzer/imports/names.html", page, status=422 if problem else 200)


def _with(question: NameQuestion, found: Sequence[Candidate]) -> NameQuestion:
    """The question with the suppliers that were found before those that we thought of."""
    numbers = {each.supplier for each in found}
    others = [each for each in question.candidates if each.supplier not in numbers]
    return question.model_copy(update={"candidates": (*found, *others)})
