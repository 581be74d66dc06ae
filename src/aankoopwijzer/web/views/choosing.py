"""The buyer's own choice of what goes into the tender."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from aankoopwijzer.web.advising import advise
from aankoopwijzer.web.carrying import address_of, draft_in, go_to
from aankoopwijzer.web.choices import choice_in
from aankoopwijzer.web.unfolding import unfold
from aankoopwijzer.web.views.advice import page_of
from aankoopwijzer.web.views.broken import answers_broken_drafts


@answers_broken_drafts
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Change levels, blanks or demands, and go to the advice with them; or say beside the field what is wrong."""
    draft = draft_in(request)
    if not draft.title:
        return go_to("what", draft)
    choice = choice_in(request.POST.dict(), draft)
    if not choice.problems:
        return redirect(f"{address_of('advice', choice.draft)}#{choice.anchor}")
    page = page_of(unfold(advise(choice.draft), choice.draft))
    page |= {"problems": choice.problems, "typed": request.POST.dict()}
    # What a script fetched is put in the page whatever is wrong with it; the address of a form is no page.
    is_fetched = "HX-Request" in request.headers
    response = render(request, "aankoopwijzer/advice.html", page, status=200 if is_fetched else 422)
    response["HX-Push-Url"] = "false"
    return response
