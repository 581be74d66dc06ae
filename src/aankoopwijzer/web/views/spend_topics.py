"""Spend of which a person says what it was for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.list_topic_questions import list_topic_questions
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.codes import named
from aankoopwijzer.web.groups import grouped
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.visitors import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def spend_topics(request: HttpRequest, authority: str) -> HttpResponse:
    """The doubtful spend of this authority; an answer is one of the groups that were offered, or none of them."""
    pack = policy()
    asked = [
        (topic, grouped([(each.row, each.because) for each in topic.doubts if each.row in pack.rows], pack))
        for topic in list_topic_questions(None if authority == REGION else authority)
    ]
    if request.method == "POST":
        offered = {topic.key: {group.key: group.rows for group in groups} for topic, groups in asked}
        key, said = request.POST.get("key", ""), request.POST.get("what", "")
        if key not in offered or (said != "none" and said not in offered[key]):
            raise Http404
        answer_topic_question(key, offered[key].get(said, ()), by=actor_of(request), at=timezone.now())
        return redirect("spend-topics", authority=authority)
    found = organization(authority)
    place = found.name if found else gettext("the whole region")
    codes = dict(named({topic.cpv for topic, _groups in asked if topic.cpv}, reader_language(request)))
    page = {"authority": authority, "place": place, "asked": asked, "codes": codes}
    return render(request, "aankoopwijzer/imports/topics.html", page)
