"""Rules of what spend is for: one that is filled in, or a table of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError
from aankoopwijzer.flows.keep_rules_from_file import keep_rules_from_file
from aankoopwijzer.flows.keep_spend_rules import keep_spend_rules
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.reports.table_problems import problem_text
from aankoopwijzer.web.forms.spend_rule import SpendRuleForm
from aankoopwijzer.web.groups import every_group
from aankoopwijzer.web.importing import around, place_of
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import adviser, policy
from aankoopwijzer.web.queue_forms import KEPT
from aankoopwijzer.web.reasons import reason_in
from aankoopwijzer.web.visitors import actor_of

_TABLE = "tabel"


@require_http_methods(["GET", "HEAD", "POST"])
def spend_rules(request: HttpRequest, authority: str) -> HttpResponse:
    """Say a rule for the spend of this authority, or hand over a table of rules."""
    told = speech(reader_language(request))
    groups = sorted(((each.key, told.text(each.name)) for each in every_group(policy())), key=lambda one: one[1])
    form = SpendRuleForm(groups=groups, speech=told)
    page: dict[str, Any] = {**around(authority), "why": reason_in(request)}
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now(), "why": page["why"]}
    is_wrong = False
    if request.method == "POST" and request.POST.get("do") == _TABLE:
        page |= _of_table(request, authority, who, told)
        is_wrong = "table_problem" in page
    elif request.method == "POST":
        form = SpendRuleForm(request.POST, groups=groups, speech=told)
        if form.is_valid():
            kept = keep_spend_rules([form.rule(place_of(authority))], adviser(), **who)
            return redirect(f"{reverse('spend-rule-answers', args=[authority])}?{KEPT}={kept.numbers[0]}")
        is_wrong = True
    page["form"] = form
    return render(request, "aankoopwijzer/imports/rules.html", page, status=422 if is_wrong else 200)


def _of_table(request: HttpRequest, authority: str, who: dict[str, Any], told: Speech) -> dict[str, Any]:
    """What became of the table, or why it is none."""
    upload = request.FILES.get(_TABLE)
    if upload is None:
        return {"table_problem": gettext("Choose a file first.")}
    try:
        found = keep_rules_from_file(upload.read(MAX_BYTES + 1), adviser(), authority=place_of(authority), **who)
    except TableError as error:
        return {"table_problem": problem_text(error.problem, told)}
    faults = [(each.line, problem_text(each, told)) for each in found.problems]
    unused = [(line, gettext("No spend is like this line yet; the rule waits for it.")) for line in found.kept.unused]
    return {"table": found.kept, "faults": faults, "unused": unused}
