"""Names in the spend of which a person says who they are."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.records.name_question import Candidate, NameQuestion
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.find_suppliers import find_suppliers
from aankoopwijzer.flows.list_name_questions import list_name_questions
from aankoopwijzer.register.suppliers.commands import NoSuchName
from aankoopwijzer.web import queue_forms
from aankoopwijzer.web.answering import NEW, NOBODY
from aankoopwijzer.web.importing import around, place_of
from aankoopwijzer.web.policy import adviser
from aankoopwijzer.web.queue_forms import KEPT, WHO, Filled
from aankoopwijzer.web.visitors import actor_of

_NUMBER = re.compile(r"[0-9]{1,15}")


@require_http_methods(["GET", "HEAD", "POST"])
def supplier_names(request: HttpRequest, authority: str) -> HttpResponse:
    """The names in the spend of this authority that nobody answered for; all answers filled in are kept at once.

    What is no answer is told beside its name, and what else was filled in stays; a supplier of the register can be
    looked for by name or number.
    """
    place, form = place_of(authority), Filled(kept=queue_forms.kept_before(request))
    finding, wanted = queue_forms.wanted_of(request)
    found: Sequence[Candidate] = ()
    if request.method == "POST":
        form = queue_forms.filled(request, WHO)
        if finding is not None:
            found = find_suppliers(wanted) if wanted else ()
            if not found and finding:
                form.problems[finding] = gettext("No supplier of the register looks like that. Try a part of the name.")
        else:
            _keep(request, form, place)
            if not form.problem and not form.problems:
                return redirect(f"{reverse('supplier-names', args=[authority])}?{KEPT}={form.kept}")
    questions = list_name_questions(place)
    page = {
        **around(authority),
        "questions": [_with(each, found) if each.record == finding else each for each in questions],
        "finding": finding,
        "wanted": wanted,
        **queue_forms.shown(form),
    }
    is_wrong = bool(form.problem or form.problems)
    return render(request, "aankoopwijzer/imports/names.html", page, status=422 if is_wrong else 200)


def _keep(request: HttpRequest, form: Filled, place: str | None) -> None:
    asked = {each.record: each for each in list_name_questions(place, among=form.numbers)}
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now()}

    def save(number: int, said: str, why: str) -> str:
        if said not in (NEW, NOBODY) and not _NUMBER.fullmatch(said):
            return gettext("Choose who this is.")
        answer: Any = said if said in (NEW, NOBODY) else int(said)
        try:
            answer_name_question(asked[number].key, answer, adviser(), why=why, **who)
        except NoSuchName:
            return gettext("That supplier is not in the register any more: choose another one.")
        return ""

    queue_forms.keep(form, asked, save, choose=gettext("Choose who this is: a reason alone is no answer."))
    queue_forms.nothing_chosen(form, next((each.record for each in list_name_questions(place, most=1)), None))


def _with(question: NameQuestion, found: Collection[Candidate]) -> NameQuestion:
    """The question with the suppliers that were found before those that we thought of."""
    numbers = {each.supplier for each in found}
    others = [each for each in question.candidates if each.supplier not in numbers]
    return question.model_copy(update={"candidates": (*found, *others)})
