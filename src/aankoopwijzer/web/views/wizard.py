"""Three short screens: what, its facts, and only the questions that change the advice."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aankoopwijzer.domain.guidance.sanity import PurchaseError
from aankoopwijzer.domain.guidance.situation import ROW_QUESTION
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.web.advising import advise, seen_in, with_amount_named
from aankoopwijzer.web.asking import questions_for
from aankoopwijzer.web.carrying import KEY, draft_in, go_to
from aankoopwijzer.web.codes import codes_like, known_codes, named
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.forms.purchase import AnswersForm, FactsForm, WhatForm, facts_of
from aankoopwijzer.web.groups import every_group
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.procuring import within
from aankoopwijzer.web.unfolding import unfold, wording
from aankoopwijzer.web.views.broken import answers_broken_drafts

STEPS = ("what", "facts", "questions")
FIELD_OF = {"date-before-first-period": "date", "negative-value": "value_eur", "unknown-authority": "authority"}
"""Beside which field a problem of the flow is shown; the others stand above the form."""


@answers_broken_drafts
@require_http_methods(["GET", "HEAD", "POST"])
def what(request: HttpRequest) -> HttpResponse:
    """The description, and the product groups that we see in it: take out what is wrong, add what is missing."""
    draft = draft_in(request)
    form = WhatForm(request.POST or None, initial={"title": draft.title, "description": draft.description})
    if request.method == "POST" and form.is_valid():
        told = draft.with_(**form.cleaned_data)
        if not told.is_too_long:
            return go_to("facts", with_amount_named(_with_groups(told, request.POST)))
        form.add_error("description", _("The description is too long. The main thing is enough."))
    page = {"form": form, "every_group": every_group(policy())}
    if draft.title:
        page["found"] = seen_in(draft)
        page["refused"] = _rows_answered(draft, answer=False)
        page["added"] = _rows_answered(draft, answer=True)
    return _step(request, "what", page, draft, invalid=bool(form.errors))


@answers_broken_drafts
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest) -> HttpResponse:
    """Type, value, day, authority: what thresholds hang on."""
    draft = draft_in(request)
    form = _facts_form(request.POST or None, _of_the_reader(request, draft))
    if request.method == "POST" and form.is_valid():
        told = draft.with_(**form.cleaned_data)
        if request.POST.get("to") == "what":
            return go_to("what", told)
        try:
            return go_to("questions" if questions_for(advise(told), told) else "advice", told)
        except PurchaseError as refused:
            for problem in refused.problems:
                form.add_error(FIELD_OF.get(problem.code), wording().warning(problem))
    return _step(request, "facts", {"form": form}, draft, invalid=bool(form.errors))


@answers_broken_drafts
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """What only the buyer knows. A question that comes up through an answer is asked in a second round."""
    draft = draft_in(request)
    asked = questions_for(advise(draft), draft)
    form = AnswersForm(request.POST or None, asked=[each.id for each in asked], given=draft.answers)
    if request.method == "POST" and form.is_valid():
        shown = {each.id for each in asked}
        kept = {id: given for id, given in draft.answers.items() if id not in shown}
        told = draft.with_(answers=kept | form.answers())
        if request.POST.get("to") in ("what", "facts"):
            return go_to(request.POST["to"], told)
        new = {each.id for each in questions_for(advise(told), told)} - shown
        return go_to("questions" if new else "advice", told)
    rounds = [(each, form[f"q-{each.id}"]) for each in asked]
    return _step(request, "questions", {"form": form, "asked": rounds}, draft, invalid=bool(form.errors))


@answers_broken_drafts
@require_POST
def growing(request: HttpRequest) -> HttpResponse:
    """The advice as far as it stands with what is in the form now, as a piece of a page."""
    draft = draft_in(request)
    form = _facts_form(request.POST, draft)
    form.is_valid()
    if "value_eur" in request.POST:
        draft = draft.with_(**form.cleaned_data)
    answers = {
        name.removeprefix("q-"): value == "yes"
        for name, value in request.POST.items()
        if name.startswith("q-") and value in ("yes", "no")
    }
    draft = draft.with_(answers=draft.answers | answers)
    return render(request, "aankoopwijzer/parts/growing.html", {"advice": unfold(advise(draft), draft)})


@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """The CPV codes that begin as the one being typed, as a piece of a page."""
    typed = re.split(r"[\s,;]+", request.GET.get("cpv", "")[-80:])[-1].partition("-")[0]
    found = named(codes_like(typed), reader_language(request)) if len(typed) > 1 else ()
    page = {"typed": typed, "codes": found} if len(typed) > 1 else {}
    return render(request, "aankoopwijzer/parts/codes.html", page)


def _step(request: HttpRequest, name: str, page: dict[str, Any], draft: Draft, *, invalid: bool) -> HttpResponse:
    page |= {
        "steps": STEPS,
        "step": name,
        "step_number": STEPS.index(name) + 1,
        "draft": draft,
        "key": KEY,
        "packed": draft.packed(),
        "advice": unfold(advise(draft), draft) if draft.title else None,
    }
    return render(request, f"aankoopwijzer/wizard/{name}.html", page, status=422 if invalid else 200)


def _of_the_reader(request: HttpRequest, draft: Draft) -> Draft:
    """Who buys for one authority buys for that one, until he says otherwise."""
    buys = within(request, Access.CHANGE)
    if draft.authority is not None or buys.whole_region or len(buys.authorities) != 1:
        return draft
    return draft.with_(authority=next(iter(buys.authorities)))


def _facts_form(data: QueryDict | None, draft: Draft) -> FactsForm:
    names = {id: each.name for id, each in policy().authorities.items()}
    return FactsForm(data, initial=facts_of(draft), authorities=names, known_codes=known_codes())


def _without_rows(draft: Draft) -> dict[str, bool | str]:
    return {id: given for id, given in draft.answers.items() if not id.startswith(ROW_QUESTION)}


def _rows_answered(draft: Draft, *, answer: bool) -> frozenset[str]:
    return frozenset(
        id.removeprefix(ROW_QUESTION)
        for id, given in draft.answers.items()
        if id.startswith(ROW_QUESTION) and given is answer
    )


def _with_groups(draft: Draft, data: QueryDict) -> Draft:
    """The draft with the buyer's own yes and no to product groups, as far as they differ from what we see ourselves."""
    bare = draft.with_(answers=_without_rows(draft))
    certain = {row for group in seen_in(bare).certain for row in group.rows}
    shown = {row for key in data.getlist("shown") for row in key.split(",")}
    ticked = {row for key in data.getlist("group") for row in key.split(",")} & policy().rows.keys()
    corrections: dict[str, bool | str] = {f"{ROW_QUESTION}{row}": True for row in sorted(ticked - certain)}
    corrections |= {f"{ROW_QUESTION}{row}": False for row in sorted((shown & certain) - ticked)}
    return bare.with_(answers=bare.answers | corrections)
