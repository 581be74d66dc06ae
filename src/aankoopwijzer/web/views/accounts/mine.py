"""One's own account: name, password, second factor, and where one is signed in."""

import hashlib

from django.conf import settings
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from aankoopwijzer.domain.records.account import Session
from aankoopwijzer.domain.records.visitor import Person
from aankoopwijzer.flows.change_password import change_password
from aankoopwijzer.flows.end_sessions import end_sessions
from aankoopwijzer.flows.rename_account import rename_account
from aankoopwijzer.register.accounts import queries
from aankoopwijzer.web.forms.accounts import ChangePasswordForm, NameForm
from aankoopwijzer.web.visitors import actor_of, visitor_of
from aankoopwijzer.web.who import held

OTHERS = "others"


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """What we know of the reader, and his name to change."""
    person = _person(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        rename_account(person.account, form.cleaned_data["name"], by=actor_of(request), at=timezone.now())
        return redirect("my-account")
    account = queries.account(person.account)
    assert account is not None
    here = request.session.session_key
    sessions = [(_mark(one.key), one, one.key == here) for one in _sessions(person)]
    page = {"form": form, "account": account, "held": held(account), "sessions": sessions}
    page["months"] = settings.ACCOUNT_MONTHS
    return render(request, "aankoopwijzer/accounts/mine.html", page, status=422 if form.errors else 200)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Another password; every other browser is signed out."""
    person = _person(request)
    user = get_user_model().objects.get(pk=person.account)
    form = ChangePasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        secret = form.cleaned_data["new_password1"]
        change_password(
            person.account, secret, by=actor_of(request), at=timezone.now(), keep_session=request.session.session_key
        )
        user.refresh_from_db()
        # This browser stays signed in, under a new key.
        update_session_auth_hash(request, user)
        return redirect("my-account")
    page = {"form": form, "has_password": user.has_usable_password()}
    return render(request, "aankoopwijzer/accounts/password.html", page, status=422 if form.errors else 200)


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Sign out in one other browser, or in all others."""
    person = _person(request)
    wanted = request.POST.get("which", "")
    here = request.session.session_key
    if wanted == OTHERS:
        end_sessions(person.account, keep=here)
    for session in _sessions(person):
        if _mark(session.key) == wanted:
            end_sessions(person.account, keep=here, key=session.key)
    return redirect("my-account")


def _mark(key: str) -> str:
    """A session as the page names it: its key itself would let whoever reads the page in."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _sessions(person: Person) -> tuple[Session, ...]:
    return queries.sessions(person.account, at=timezone.now())


def _person(request: HttpRequest) -> Person:
    visitor = visitor_of(request)
    assert isinstance(visitor, Person)
    return visitor
