"""The advice page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.asking import FACT_QUESTIONS
from aankoopwijzer.web.carrying import KEY, address_of, draft_in, go_to
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.procuring import within
from aankoopwijzer.web.standing_template import WITHOUT, is_used
from aankoopwijzer.web.unfolding import Unfolded, unfold
from aankoopwijzer.web.views.broken import answers_broken_drafts

KINDS = ("docx", "pdf", "xlsx", "json")


@answers_broken_drafts
@require_safe
def advice(request: HttpRequest) -> HttpResponse:
    """What the framework and the law ask of this purchase."""
    draft = draft_in(request)
    if not draft.title:
        return go_to("what", draft)
    page = page_of(unfold(advise(draft), draft))
    # Without an authority the button leads to where it is chosen.
    buys = within(request, Access.CHANGE)
    page["may_keep"] = bool(buys) if draft.authority is None else buys.holds(draft.authority)
    if draft.authority is not None and is_used(request, draft.authority):
        page["standing"] = {"authority": draft.authority, "plain": f"{address_of('download', draft, 'docx')}&{WITHOUT}"}
    return render(request, "aankoopwijzer/advice.html", page)


def page_of(advice: Unfolded) -> dict[str, Any]:
    """What the template of an advice needs."""
    draft = advice.draft
    asks_facts = any(question.id in FACT_QUESTIONS for question in advice.guidance.questions)
    names = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "json": "JSON"}
    return {
        "advice": advice,
        "key": KEY,
        "packed": draft.packed(),
        "addresses": {"what": address_of("what", draft), "facts": address_of("facts", draft)},
        "answer_address": address_of("facts" if asks_facts else "questions", draft),
        "downloads": [(kind, names[kind], address_of("download", draft, kind)) for kind in KINDS],
        "other_modes": _other_modes(advice, draft),
    }


def _other_modes(advice: Unfolded, draft: Draft) -> list[tuple[str, str, str]]:
    branch = advice.social
    if branch is None:
        return []
    return [
        (mode, advice.wording.text(words), address_of("advice", draft.with_(mode=mode)))
        for mode, words in branch.modes.items()
        if mode != branch.mode
    ]
