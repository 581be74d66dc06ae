"""Promises on the pages: whose contract an address is of, what stands on its page."""

from typing import Any

from django.http import HttpRequest

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.domain.records.promise import PromiseRefused
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.register.promises import queries
from aankoopwijzer.reports.promise_words import PROMISE_REFUSED, TASK_SIGN
from aankoopwijzer.reports.speech import speech
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.page_language import reader_language
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.visitors import visitor_of


def promises_on(contract: Procurement) -> list[dict[str, Any]]:
    """The promises of a contract with their criterion, their proof and what has to be done."""
    number = contract.number or 0
    evidence = queries.evidence_of(number)
    found = []
    for one in queries.promises_of(number):
        task = queries.task_of(one, today())
        found.append(
            {
                "promise": one,
                "criterion": policy().criteria.get(one.criterion),
                "task": task,
                "sign": TASK_SIGN[task],
                "evidence": evidence.get(one.number or 0, ()),
            }
        )
    return found


def may(request: HttpRequest, access: Access, kind: str, contract: Procurement) -> bool:
    """Whether the reader may do this with what belongs to the contract."""
    thing = Thing(kind, contract.authority, str(contract.number), within=("contract", str(contract.number)))
    return judge(visitor_of(request), access, thing, on=today()) is Verdict.ALLOWED


def in_words(refused: PromiseRefused, request: HttpRequest) -> str:
    """Why something was refused, for the reader."""
    return speech(reader_language(request)).say(PROMISE_REFUSED[refused.code], **refused.values)
