"""The programs of an authority: accounts without a person, their roles, and the tokens that they ask with."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.account import Account
from aankoopwijzer.domain.records.visitor import Access, Grant, Role
from aankoopwijzer.flows.create_program_account import create_program_account
from aankoopwijzer.flows.create_token import create_token
from aankoopwijzer.flows.disable_account import disable_account
from aankoopwijzer.flows.revoke_token import revoke_token
from aankoopwijzer.register.accounts import queries
from aankoopwijzer.register.accounts.problems import AccountProblem
from aankoopwijzer.register.accounts.tokens import tokens
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.forms.accounts import NumberForm, ProgramForm, TokenForm
from aankoopwijzer.web.problems import said
from aankoopwijzer.web.visitors import actor_of, visitor_of
from aankoopwijzer.web.who import held


@require_safe
def programs_of(request: HttpRequest, authority: str) -> HttpResponse:
    """Every program with a role at one authority, or in the region."""
    return _page(request, authority)


@require_POST
def new(request: HttpRequest, authority: str) -> HttpResponse:
    """Make a program known, with a role here."""
    form = ProgramForm(request.POST, on=today())
    if not form.is_valid():
        return _page(request, authority, new=form)
    grant = Grant(
        role=Role(form.cleaned_data["role"]),
        authority=_place(authority),
        valid_from=today(),
        valid_until=form.cleaned_data["valid_until"],
    )
    try:
        create_program_account(form.cleaned_data["name"], [grant], by=actor_of(request), at=timezone.now(), on=today())
    except AccountProblem as problem:
        form.add_error(None, said(problem))
        return _page(request, authority, new=form)
    return redirect("programs-of", authority=authority)


@never_cache
@require_POST
def token(request: HttpRequest, authority: str) -> HttpResponse:
    """Give a program a token; its secret stands on the page that follows, and nowhere else."""
    account = _mine(request, authority, _number(request))
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, authority, asked=(account.number, form))
    try:
        secret = create_token(
            account.number,
            account.name,
            most=Access[form.cleaned_data["most"].upper()],
            days=form.cleaned_data["days"],
            by=actor_of(request),
            at=timezone.now(),
            on=today(),
        )
    except AccountProblem as problem:
        form.add_error(None, said(problem))
        return _page(request, authority, asked=(account.number, form))
    return _page(request, authority, secret=secret, called=account.name)


@require_POST
def revoke(request: HttpRequest, authority: str) -> HttpResponse:
    """Take a token away from a program."""
    number = _number(request)
    for account in _programs(authority):
        if any(one.number == number and one.revoked_at is None for one in tokens(account=account.number)):
            _mine(request, authority, account.number)
            revoke_token(number, by=actor_of(request), at=timezone.now())
            return redirect("programs-of", authority=authority)
    raise Http404


@require_POST
def close(request: HttpRequest, authority: str) -> HttpResponse:
    """Close a program: none of its tokens opens anything any more."""
    account = _mine(request, authority, _number(request))
    disable_account(account.number, by=actor_of(request), at=timezone.now(), on=today())
    return redirect("programs-of", authority=authority)


def _page(
    request: HttpRequest,
    authority: str,
    *,
    new: ProgramForm | None = None,
    asked: tuple[int, TokenForm] | None = None,
    secret: str = "",
    called: str = "",
) -> HttpResponse:
    rows = []
    for account in _programs(authority):
        is_asked = asked is not None and asked[0] == account.number
        rows.append(
            {
                "account": account,
                "roles": held(account),
                "tokens": [(one, _is_over(one.expires_on)) for one in tokens(account=account.number)],
                "may": _may_manage_all(request, account),
                "form": asked[1] if asked and is_asked else TokenForm(auto_id=f"id_{account.number}_%s"),
                "is_asked": is_asked,
            }
        )
    found = organization(authority)
    page = {
        "authority": authority,
        "place": found.name if found else gettext("the whole region"),
        "rows": rows,
        "may": _may_manage(request, _place(authority)),
        "new": new or ProgramForm(on=today(), auto_id="id_new_%s"),
        "secret": secret,
        "called": called,
    }
    is_wrong = (new is not None and bool(new.errors)) or asked is not None
    return render(request, "aankoopwijzer/people/programs.html", page, status=422 if is_wrong else 200)


def _programs(authority: str) -> list[Account]:
    found = queries.accounts(authorities=None if authority == REGION else {authority})
    return [one for one in found if one.is_program]


def _mine(request: HttpRequest, authority: str, number: int) -> Account:
    """The program, if the reader administers every place where it has a role: a token opens them all."""
    found = next((one for one in _programs(authority) if one.number == number), None)
    if found is None or not _may_manage_all(request, found):
        raise Http404
    return found


def _may_manage_all(request: HttpRequest, account: Account) -> bool:
    return all(_may_manage(request, one.grant.authority) for one in account.grants)


def _may_manage(request: HttpRequest, authority: str | None) -> bool:
    return judge(visitor_of(request), Access.MANAGE, Thing("account", authority), on=today()) is Verdict.ALLOWED


def _is_over(expires_on: object) -> bool:
    return str(expires_on) <= today().isoformat()


def _number(request: HttpRequest) -> int:
    form = NumberForm(request.POST)
    if not form.is_valid():
        raise Http404
    number: int = form.cleaned_data["number"]
    return number


def _place(authority: str) -> str | None:
    return None if authority == REGION else authority
