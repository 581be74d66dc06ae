"""The people of an authority: who has which role, and for how long."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from aankoopwijzer.domain.policy.permissions import Reach, Thing, Verdict, judge, reach
from aankoopwijzer.domain.records.account import Account
from aankoopwijzer.domain.records.visitor import Access, Grant, Role
from aankoopwijzer.flows.create_account import create_account
from aankoopwijzer.flows.grant_role import grant_role
from aankoopwijzer.flows.revoke_role import revoke_role
from aankoopwijzer.register.accounts import password_keys, queries
from aankoopwijzer.register.accounts.problems import AccountProblem
from aankoopwijzer.register.organisations.queries import organization, organizations
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.forms.accounts import InviteForm, NumberForm, RoleForm
from aankoopwijzer.web.letters import INVITATION, send_letter
from aankoopwijzer.web.problems import said
from aankoopwijzer.web.visitors import actor_of, visitor_of
from aankoopwijzer.web.who import held


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The authorities whose people the reader may see; when it is one, its people at once."""
    within = _reach(request)
    found = [one for one in organizations() if within.holds(one.id)]
    if len(found) == 1 and not within.whole_region:
        return redirect("people-of", authority=found[0].id)
    return render(request, "aankoopwijzer/people/index.html", {"found": found, "region": within.whole_region})


@require_safe
def people_of(request: HttpRequest, authority: str) -> HttpResponse:
    """Everybody with a role at one authority, or in the region."""
    return _page(request, authority)


@require_POST
def invite(request: HttpRequest, authority: str) -> HttpResponse:
    """Give somebody a first role; whoever has an account already gets the role, and no letter."""
    form = InviteForm(request.POST, on=today())
    if not form.is_valid():
        return _page(request, authority, invite=form)
    email = form.cleaned_data["email"]
    grant = _grant(form, authority)
    by, at = actor_of(request), timezone.now()
    try:
        if known := queries.account_by_email(email):
            grant_role(known.number, grant, by=by, at=at)
            return _page(request, authority, done=gettext("This person had an account already, and now has the role."))
        made = create_account(email, form.cleaned_data["name"], [grant], by=by, at=at, on=today())
    except AccountProblem as problem:
        form.add_error(None, said(problem))
        return _page(request, authority, invite=form)
    send_letter.enqueue(INVITATION, made.account, request.build_absolute_uri("/"), get_language() or "nl")
    if settings.EMAIL_HOST:
        return _page(request, authority, done=gettext("The invitation is on its way to %(email)s.") % {"email": email})
    # Without a mail server the letter only becomes a file: then the one who invites hands the link over.
    key = password_keys.key_for(made.account)
    link = request.build_absolute_uri(reverse("set-password", args=[key]))
    return _page(request, authority, done=gettext("The account is made. Hand this link over:"), link=link)


@require_POST
def grant(request: HttpRequest, authority: str) -> HttpResponse:
    """Give another role to somebody who has one here."""
    form = RoleForm(request.POST, on=today())
    which = NumberForm(request.POST)
    if not which.is_valid():
        raise Http404
    account = _here(authority, which.cleaned_data["number"])
    if not form.is_valid():
        return _page(request, authority, asked=(account.number, form))
    try:
        grant_role(account.number, _grant(form, authority), by=actor_of(request), at=timezone.now())
    except AccountProblem as problem:
        form.add_error(None, said(problem))
        return _page(request, authority, asked=(account.number, form))
    return redirect("people-of", authority=authority)


@require_POST
def revoke(request: HttpRequest, authority: str) -> HttpResponse:
    """Take a role away that was given here."""
    which = NumberForm(request.POST)
    number = which.cleaned_data["number"] if which.is_valid() else None
    for account in _accounts(authority):
        for one in account.grants:
            if one.number == number and _may_manage(request, one.grant.authority):
                revoke_role(one.number, by=actor_of(request), at=timezone.now())
                return redirect("people-of", authority=authority)
    raise Http404


def _page(
    request: HttpRequest,
    authority: str,
    *,
    invite: InviteForm | None = None,
    asked: tuple[int, RoleForm] | None = None,
    done: str = "",
    link: str = "",
) -> HttpResponse:
    may = _may_manage(request, _place(authority))
    rows: list[dict[str, Any]] = []
    for account in (one for one in _accounts(authority) if not one.is_program):
        roles = [(one, _may_manage(request, one.grant.grant.authority)) for one in held(account)]
        if authority != REGION:
            roles = [pair for pair in roles if pair[0].grant.grant.authority == authority]
        is_asked = asked is not None and asked[0] == account.number
        form = asked[1] if asked and is_asked else RoleForm(on=today(), auto_id=f"id_{account.number}_%s")
        rows.append({"account": account, "roles": roles, "form": form, "is_asked": is_asked})
    found = organization(authority)
    page = {
        "authority": authority,
        "place": found.name if found else gettext("the whole region"),
        "rows": rows,
        "may": may,
        "invite": invite or InviteForm(on=today(), auto_id="id_invite_%s"),
        "done": done,
        "link": link,
    }
    wrong = (invite is not None and bool(invite.errors)) or asked is not None
    return render(request, "aankoopwijzer/people/of.html", page, status=422 if wrong else 200)


def _accounts(authority: str) -> tuple[Account, ...]:
    return queries.accounts(authorities=None if authority == REGION else {authority})


def _here(authority: str, number: int) -> Account:
    """The account, if it has a role here; whoever has none here is invited, not looked up by number."""
    found = next((one for one in _accounts(authority) if one.number == number), None)
    if found is None:
        raise Http404
    return found


def _grant(form: RoleForm, authority: str) -> Grant:
    return Grant(
        role=Role(form.cleaned_data["role"]),
        authority=_place(authority),
        valid_from=today(),
        valid_until=form.cleaned_data["valid_until"],
    )


def _place(authority: str) -> str | None:
    return None if authority == REGION else authority


def _reach(request: HttpRequest) -> Reach:
    return reach(visitor_of(request), Access.VIEW, "account", on=today())


def _may_manage(request: HttpRequest, authority: str | None) -> bool:
    return judge(visitor_of(request), Access.MANAGE, Thing("account", authority), on=today()) is Verdict.ALLOWED
