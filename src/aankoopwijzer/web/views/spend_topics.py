"""Spend of which a person says what it was for."""

from collections import Counter
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.spend_topic import SpendTopic
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.keep_spend_rules import keep_spend_rules
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.register.spend.alike import rows_with_same_suppliers
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.web import queue_forms
from aankoopwijzer.web.answering import NONE
from aankoopwijzer.web.codes import named
from aankoopwijzer.web.groups import Group, every_group, grouped
from aankoopwijzer.web.importing import around, place_of
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import adviser, policy
from aankoopwijzer.web.queue_forms import KEPT, WHAT, Filled
from aankoopwijzer.web.rule_scopes import wider_scopes
from aankoopwijzer.web.visitors import actor_of

_MOST_BESIDE = 3


@require_http_methods(["GET", "HEAD", "POST"])
def spend_topics(request: HttpRequest, authority: str) -> HttpResponse:
    """The doubtful spend of this authority; an answer is one of the product groups, those in doubt first, or none.

    All answers filled in are kept at once; what is no answer is told beside its question, and what else was filled in
    stays.
    """
    place, pack, form = place_of(authority), policy(), Filled(kept=queue_forms.kept_before(request))
    if request.method == "POST":
        form = queue_forms.filled(request, WHAT)
        _keep(request, form, place, pack)
        if not form.problem and not form.problems:
            return redirect(f"{reverse('spend-topics', args=[authority])}?{KEPT}={form.kept}")
    topics = list_topic_questions(place)
    beside = rows_with_same_suppliers([topic.key for topic in topics], authority=place)
    asked = [
        (topic, _offered(topic, pack), _with_same_suppliers(beside.get(topic.key, Counter()), pack), more)
        for topic, more in wider_scopes(topics, place)
    ]
    told = speech(reader_language(request))
    page = {
        **around(authority),
        "asked": asked,
        "every_group": sorted(((each.key, told.text(each.name)) for each in every_group(pack)), key=lambda one: one[1]),
        "codes": dict(named({topic.cpv for topic in topics if topic.cpv}, reader_language(request))),
        **queue_forms.shown(form),
    }
    is_wrong = bool(form.problem or form.problems)
    return render(request, "aankoopwijzer/imports/topics.html", page, status=422 if is_wrong else 200)


def _keep(request: HttpRequest, form: Filled, place: str | None, pack: PolicyPack) -> None:
    topics = list_topic_questions(place, among=form.numbers)
    asked = {each.number: each for each in topics}
    scopes = {each.number: {scope.key: scope for scope in more} for each, more in wider_scopes(topics, place)}
    groups = {group.key: group.rows for group in every_group(pack)}
    rules: list[SpendRule] = []
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now()}

    def save(number: int, said: str, why: str) -> str:
        topic = asked[number]
        offered = groups | {group.key: group.rows for group in _offered(topic, pack)}
        if said != NONE and said not in offered:
            return gettext("Choose one of the product groups, or none of these.")
        scope = scopes[number].get(form.scope.get(number, ""))
        rows = offered.get(said, ())
        if scope is not None:
            rules.append(replace(scope.rule, number=number, rows=rows))
        answer_topic_question(topic.key, rows, why=why, **who)
        return ""

    queue_forms.keep(form, asked, save, choose=gettext("Choose what this was for: a reason alone is no answer."))
    if rules:
        keep_spend_rules(rules, adviser(), **who)
    queue_forms.nothing_chosen(form, next((each.number for each in list_topic_questions(place, most=1)), None))


def _with_same_suppliers(lines: Counter[str], pack: PolicyPack) -> list[tuple[Group, int]]:
    """The product groups that most other spend with the same suppliers was for, with the number of lines of each."""
    groups = grouped([(row, ()) for row in lines if row in pack.rows], pack)
    counted = [(group, max(lines[row] for row in group.rows)) for group in groups]
    return sorted(counted, key=lambda each: -each[1])[:_MOST_BESIDE]


def _offered(topic: SpendTopic, pack: PolicyPack) -> tuple[Group, ...]:
    return grouped([(each.row, each.because) for each in topic.doubts if each.row in pack.rows], pack)
