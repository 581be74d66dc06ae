"""Answers about spend: the list of them, changing one, taking one back."""

import re
from collections.abc import Callable
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from aankoopwijzer.domain.records.given_answer import AnswerKind, GivenAnswer, NoSuchAnswer
from aankoopwijzer.flows.answer_name_question import answer_name_question
from aankoopwijzer.flows.answer_topic_question import answer_topic_question
from aankoopwijzer.flows.change_spend_rule import change_spend_rule
from aankoopwijzer.flows.find_suppliers import find_suppliers
from aankoopwijzer.flows.foresee_take_back import foresee_take_back
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.flows.take_back_answer import take_back_answer
from aankoopwijzer.register.spend.commands import NoSuchTopic
from aankoopwijzer.register.suppliers.commands import NoSuchName
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.web import answering
from aankoopwijzer.web.answering import ADDRESSES, QUEUES
from aankoopwijzer.web.importing import around, place_of
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import adviser, policy
from aankoopwijzer.web.queue_forms import KEPT, kept_before
from aankoopwijzer.web.reasons import reason_in
from aankoopwijzer.web.visitors import actor_of

View = Callable[..., HttpResponse]
_DIGITS = 15
_NUMBER = re.compile(rf"[0-9]{{1,{_DIGITS}}}")


def answers_of(kind: AnswerKind) -> View:
    """The page with the answers of a kind."""

    @require_safe
    def shown(request: HttpRequest, authority: str) -> HttpResponse:
        """Those that decide lines of this authority: filtered, a page at a time."""
        found = answering.shown_answers(request, kind, authority, policy(), _speech(request))
        number = kept_before(request, digits=_DIGITS) if kind == "rules" else 0
        kept = next((each for each in found.answers if each.given.number == number), None)
        page = {
            **_around(kind, authority),
            "found": found,
            "kept": kept.given if kept else None,
            "kept_words": f"{kept.asked}: {kept.said}" if kept else "",
            "may": answering.may_answer(request, authority),
        }
        return render(request, "aankoopwijzer/imports/answers.html", page)

    return shown


def change_of(kind: AnswerKind) -> View:
    """The page where one answer of a kind becomes another."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def changed(request: HttpRequest, authority: str, number: int) -> HttpResponse:
        """What may be said instead; with a post, say it."""
        given = _answer(kind, authority, number)
        wanted = request.GET.get("zoek", "").replace("\x00", "")[: answering.LONGEST_WORDS].strip()
        choices = _choices(given, wanted, _speech(request))
        problem = ""
        if request.method == "POST":
            what = request.POST.get("wat", "")
            problem = _change(given, what, choices, request)
            if not problem:
                kept = f"?{KEPT}={number}" if kind == "rules" else ""
                return redirect(reverse(f"{ADDRESSES[kind]}-answers", args=[authority]) + kept)
        page = {
            **_around(kind, authority),
            **choices,
            "answer": answering.shown_answer(request, given, authority, policy(), _speech(request)),
            "chosen": request.POST.get("wat", _now(given)),
            "problem": problem,
            "wanted": wanted,
            "nobody_found": bool(wanted) and not find_suppliers(wanted),
            "why": reason_in(request),
        }
        return render(request, "aankoopwijzer/imports/answer.html", page, status=422 if problem else 200)

    return changed


def take_back_of(kind: AnswerKind) -> View:
    """The page where one answer of a kind is taken back."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def taken(request: HttpRequest, authority: str, number: int) -> HttpResponse:
        """What follows; with a post, do it."""
        given = _answer(kind, authority, number)
        try:
            if request.method == "POST":
                why = reason_in(request)
                take_back_answer(kind, number, adviser(), by=actor_of(request), at=timezone.now(), why=why)
                return redirect(f"{ADDRESSES[kind]}-answers", authority=authority)
            foreseen = foresee_take_back(kind, number, adviser(), authority=place_of(authority))
        except NoSuchAnswer:
            raise Http404 from None
        told = _speech(request)
        page = {
            **_around(kind, authority),
            "answer": answering.shown_answer(request, given, authority, policy(), told),
            "foreseen": foreseen,
            "then": foreseen.supplier_name
            if kind == "names"
            else answering.group_names(foreseen.rows, policy(), told)
            if foreseen.rows
            else gettext("in no product group"),
        }
        return render(request, "aankoopwijzer/imports/take_back.html", page)

    return taken


def _change(given: GivenAnswer, what: str, choices: dict[str, Any], request: HttpRequest) -> str:
    """Say it; returns what is wrong with it, nothing when it is kept."""
    who: dict[str, Any] = {"by": actor_of(request), "at": timezone.now(), "why": reason_in(request)}
    try:
        if given.kind != "names":
            if what not in {answering.NONE, *(key for key, _name in choices["groups"])}:
                return gettext("Choose what this was for.")
            rows = () if what == answering.NONE else tuple(what.split(","))
            if given.kind == "rules":
                change_spend_rule(given.number, rows, adviser(), **who)
            else:
                answer_topic_question(given.key, rows, **who)
        elif what in (answering.NEW, answering.NOBODY):
            answer: Literal["new", "nobody"] = "new" if what == answering.NEW else "nobody"
            answer_name_question(given.key, answer, adviser(), **who)
        elif _NUMBER.fullmatch(what):
            answer_name_question(given.key, int(what), adviser(), **who)
        else:
            return gettext("Choose who this is.")
    except NoSuchName:
        return gettext("That supplier is not in the register any more: choose another one.")
    except (NoSuchTopic, NoSuchAnswer):
        raise Http404 from None
    return ""


def _choices(given: GivenAnswer, wanted: str, told: Speech) -> dict[str, Any]:
    if given.kind != "names":
        return {"groups": answering.group_choices(given, policy(), told)}
    return {"suppliers": answering.supplier_choices(given, wanted)}


def _now(given: GivenAnswer) -> str:
    """The answer as the form says it."""
    if given.kind != "names":
        return ",".join(given.rows or ()) or answering.NONE
    return answering.NOBODY if given.supplier is None else str(given.supplier)


def _answer(kind: AnswerKind, authority: str, number: int) -> GivenAnswer:
    """The answer that may be changed here."""
    found = (each for each in list_given_answers(kind, place_of(authority)) if each.number == number)
    given = next(found, None)
    if given is None or not answering.is_own(given, authority):
        raise Http404
    return given


def _around(kind: AnswerKind, authority: str) -> dict[str, Any]:
    return {
        **around(authority),
        "kind": kind,
        "queue": QUEUES[kind],
        "list_address": f"{ADDRESSES[kind]}-answers",
        "change_address": f"{ADDRESSES[kind]}-answer",
        "take_back_address": f"{ADDRESSES[kind]}-take-back",
    }


def _speech(request: HttpRequest) -> Speech:
    return speech(reader_language(request))
