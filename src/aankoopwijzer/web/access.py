"""Who may see what: every address of the pages, with its rule. An address without a rule does not start."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from aankoopwijzer.web.pace import is_too_fast

View = Callable[..., HttpResponse]


class Rule(Enum):
    """What a visitor needs."""

    PUBLIC = "anybody; nothing personal is shown"
    LINK = "anybody who was given the address: it holds a secret that cannot be guessed"

    def lets_in(self, request: HttpRequest) -> bool:
        """Whether this visitor may go on. Nobody has to log in for an advice."""
        return True


RULES: dict[str, Rule] = {
    "start": Rule.PUBLIC,
    "recognise": Rule.PUBLIC,
    "codes": Rule.PUBLIC,
    "what": Rule.PUBLIC,
    "facts": Rule.PUBLIC,
    "questions": Rule.PUBLIC,
    "growing": Rule.PUBLIC,
    "advice": Rule.PUBLIC,
    "choose": Rule.PUBLIC,
    "download": Rule.PUBLIC,
    "share": Rule.PUBLIC,
    "shared": Rule.LINK,
    "batch": Rule.PUBLIC,
    "overview": Rule.PUBLIC,
    "criteria": Rule.PUBLIC,
    "criterion": Rule.PUBLIC,
    "basket": Rule.PUBLIC,
    "basket-change": Rule.PUBLIC,
    "basket-download": Rule.PUBLIC,
    "basket-reopen": Rule.PUBLIC,
    "framework": Rule.PUBLIC,
    "framework-entry": Rule.PUBLIC,
}

PACED = frozenset({"share", "batch", "overview", "basket-reopen"})
"""Addresses that write or that cost much: what is posted there has a bound per visitor and minute."""


def route(address: str, view: View, name: str) -> URLPattern:
    """A `path` whose view first asks the rule of its name; raises `KeyError` when there is none."""
    rule = RULES[name]

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rule.lets_in(request):
            raise PermissionDenied
        if request.method == "POST" and name in PACED and is_too_fast(request, name):
            return render(request, "aankoopwijzer/too_fast.html", status=429)
        return view(request, *args, **kwargs)

    guarded.rule = rule  # type: ignore[attr-defined]
    return path(address, guarded, name=name)
