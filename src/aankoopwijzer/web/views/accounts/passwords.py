"""Choosing a password by a link: the first one, or a new one for who forgot his."""

from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows.change_password import change_password
from aankoopwijzer.register.accounts import password_keys, queries
from aankoopwijzer.web.forms.accounts import ChoosePasswordForm, EmailForm
from aankoopwijzer.web.letters import FORGOTTEN, send_letter

NOBODY = 0


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Send a link to the address, if it has an account; the page and the work are the same when it has none."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = queries.account_by_email(form.cleaned_data["email"])
        number = account.number if account and account.is_active and not account.is_demo else NOBODY
        send_letter.enqueue(FORGOTTEN, number, request.build_absolute_uri("/"), get_language() or "nl")
        return render(request, "aankoopwijzer/accounts/forgotten_sent.html")
    return render(request, "aankoopwijzer/accounts/forgotten.html", {"form": form}, status=422 if form.errors else 200)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """The password that belongs to the key; signing in is a step of its own, with the second factor in it."""
    number = password_keys.account_of(key)
    if number is None:
        return render(request, "aankoopwijzer/accounts/key_ended.html", status=404)
    user = get_user_model().objects.filter(pk=number).first()
    if user is None:
        raise Http404
    form = ChoosePasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_password(
            number, form.cleaned_data["new_password1"], by=Actor(kind="account", id=str(number)), at=timezone.now()
        )
        return redirect(f"{reverse('account_login')}?chosen")
    page = {"form": form, "email": user.get_username()}
    return render(request, "aankoopwijzer/accounts/choose_password.html", page, status=422 if form.errors else 200)
