"""Who may see what: every address of the pages, with its rule. An address without a rule does not start.

A rule is either one word (`Rule`) or a line of the table of permissions (`Needs`). What a visitor may not see does not
exist for him (404); what he may see but not change is refused (403); whoever we do not know is asked to sign in.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge, judge_somewhere
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.domain.records.visitor import Access, Anonymous, Visitor
from aankoopwijzer.register.actions.queries import place_of
from aankoopwijzer.register.history.queries import authority_of
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.register.procurements.queries import standing_of
from aankoopwijzer.web.opening import WORDS
from aankoopwijzer.web.pace import is_too_fast
from aankoopwijzer.web.visitors import visitor_of

View = Callable[..., HttpResponseBase]
Arguments = Mapping[str, Any]


class Rule(Enum):
    """What a visitor needs, where no record is concerned."""

    PUBLIC = "anybody; nothing personal is shown"
    LINK = "anybody who was given the address: it holds a secret that cannot be guessed"
    SIGNED_IN = "anybody who signed in; only his own things are shown"


@dataclass(frozen=True, slots=True)
class Needs:
    """The access that an address needs to a kind of record, and whose record it is.

    `of` finds the thing from the arguments of the address, None when there is none; without it, anything of that kind
    is enough, and the view itself shows only what is within `reach`.
    """

    access: Access
    kind: str
    of: Callable[[str, Arguments], Thing | None] | None = None


def authority_in_address(kind: str, arguments: Arguments) -> Thing | None:
    """The thing of the authority that the address names; `regio` is the region itself."""
    named = str(arguments["authority"])
    if named == REGION:
        return Thing(kind, None)
    return Thing(kind, named) if organization(named) else None


def procurement_in_address(kind: str, arguments: Arguments) -> Thing | None:
    """The procurement whose number the address has. For a reader it is a publication as soon as it is published."""
    number = int(arguments["number"])
    found = standing_of(number)
    if found is None:
        return None
    authority, is_published = found
    is_open = kind == "publication" and is_published
    return Thing("publication" if is_open else "procurement", authority, str(number))


def contract_in_address(kind: str, arguments: Arguments) -> Thing | None:
    """The contract whose procurement has the number in the address, or what belongs to it."""
    number = int(arguments["number"])
    found = standing_of(number)
    return None if found is None else Thing(kind, found[0], str(number), within=("contract", str(number)))


def action_in_address(kind: str, arguments: Arguments) -> Thing | None:
    """The action whose number the address has."""
    found = place_of(int(arguments["number"]))
    return None if found is None else Thing(kind, found[0], str(arguments["number"]))


def record_with_history(kind: str, arguments: Arguments) -> Thing | None:
    """The record that the address names by kind and id, as its history knows it."""
    found = authority_of(str(arguments["kind"]), str(arguments["record"]))
    return None if found is None else Thing(kind, found[0], str(arguments["record"]))


REGION = "regio"

RULES: dict[str, Rule | Needs] = {
    "start": Rule.PUBLIC,
    "recognise": Rule.PUBLIC,
    "codes": Rule.PUBLIC,
    "what": Rule.PUBLIC,
    "facts": Rule.PUBLIC,
    "questions": Rule.PUBLIC,
    "growing": Rule.PUBLIC,
    "advice": Rule.PUBLIC,
    "choose": Rule.PUBLIC,
    "own-word": Rule.PUBLIC,
    "download": Rule.PUBLIC,
    "share": Rule.PUBLIC,
    "shared": Rule.LINK,
    "batch": Rule.PUBLIC,
    "overview": Rule.PUBLIC,
    "check": Rule.PUBLIC,
    "criteria": Rule.PUBLIC,
    "criterion": Rule.PUBLIC,
    "feedback": Rule.PUBLIC,
    "basket": Rule.PUBLIC,
    "basket-change": Rule.PUBLIC,
    "basket-download": Rule.PUBLIC,
    "basket-reopen": Rule.PUBLIC,
    "imports": Needs(Access.VIEW, "import"),
    "imports-of": Needs(Access.VIEW, "import", authority_in_address),
    "import-hand-over": Needs(Access.CHANGE, "import", authority_in_address),
    "import-file": Needs(Access.CHANGE, "import", authority_in_address),
    "import-rejected": Needs(Access.CHANGE, "import", authority_in_address),
    "import-undo": Needs(Access.CHANGE, "import", authority_in_address),
    "spend-topics": Needs(Access.CHANGE, "import", authority_in_address),
    "spend-rules": Needs(Access.CHANGE, "import", authority_in_address),
    "supplier-names": Needs(Access.CHANGE, "import", authority_in_address),
    **{
        f"{one}-{part}": Needs(access, "import", authority_in_address)
        for one in ("supplier-name", "spend-topic", "spend-rule")
        for part, access in (("answers", Access.VIEW), ("answer", Access.CHANGE), ("take-back", Access.CHANGE))
    },
    "progress": Needs(Access.VIEW, "progress"),
    "benchmark": Needs(Access.VIEW, "progress"),
    "progress-of": Needs(Access.VIEW, "progress", authority_in_address),
    "own-targets": Needs(Access.VIEW, "local_choice", authority_in_address),
    "own-target-new": Needs(Access.CHANGE, "local_choice", authority_in_address),
    "baseline-new": Needs(Access.CHANGE, "local_choice", authority_in_address),
    "indicators": Needs(Access.VIEW, "progress"),
    "indicator": Needs(Access.VIEW, "progress"),
    "indicator-file": Needs(Access.VIEW, "progress"),
    **{f"indicator-records-{kind}": Needs(Access.VIEW, kind) for kind in WORDS},
    "plants": Rule.PUBLIC,
    "plant": Rule.PUBLIC,
    "planting-check": Rule.PUBLIC,
    "planting-file": Rule.PUBLIC,
    "framework": Rule.PUBLIC,
    "framework-entry": Rule.PUBLIC,
    "account_login": Rule.PUBLIC,
    "account_logout": Rule.PUBLIC,
    "mfa_authenticate": Rule.PUBLIC,
    "openid_connect_login": Rule.PUBLIC,
    "openid_connect_callback": Rule.PUBLIC,
    "forgotten-password": Rule.PUBLIC,
    "set-password": Rule.LINK,
    "account_reauthenticate": Rule.SIGNED_IN,
    "mfa_reauthenticate": Rule.SIGNED_IN,
    "mfa_activate_totp": Rule.SIGNED_IN,
    "mfa_deactivate_totp": Rule.SIGNED_IN,
    "mfa_view_recovery_codes": Rule.SIGNED_IN,
    "mfa_generate_recovery_codes": Rule.SIGNED_IN,
    "my-account": Rule.SIGNED_IN,
    "change-password": Rule.SIGNED_IN,
    "end-sessions": Rule.SIGNED_IN,
    "people": Needs(Access.VIEW, "account"),
    "people-of": Needs(Access.VIEW, "account", authority_in_address),
    "invite": Needs(Access.MANAGE, "account", authority_in_address),
    "grant": Needs(Access.MANAGE, "account", authority_in_address),
    "revoke": Needs(Access.MANAGE, "account", authority_in_address),
    "supplier-spend": Needs(Access.VIEW, "spend", authority_in_address),
    "supplier-spend-file": Needs(Access.VIEW, "spend", authority_in_address),
    "report": Needs(Access.VIEW, "progress", authority_in_address),
    "report-file": Needs(Access.VIEW, "progress", authority_in_address),
    "open-data": Needs(Access.VIEW, "progress"),
    "open-data-file": Needs(Access.VIEW, "progress"),
    "open-data-of": Needs(Access.VIEW, "progress", authority_in_address),
    "open-data-catalogue": Needs(Access.VIEW, "progress"),
    "programs-of": Needs(Access.VIEW, "account", authority_in_address),
    "program-new": Needs(Access.MANAGE, "account", authority_in_address),
    "program-token": Needs(Access.MANAGE, "account", authority_in_address),
    "program-token-revoke": Needs(Access.MANAGE, "account", authority_in_address),
    "program-close": Needs(Access.MANAGE, "account", authority_in_address),
    "procurements": Needs(Access.VIEW, "publication"),
    "procurements-file": Needs(Access.VIEW, "publication"),
    "procurement": Needs(Access.VIEW, "publication", procurement_in_address),
    "procurement-pairs": Needs(Access.CHANGE, "procurement", authority_in_address),
    "procurement-new": Needs(Access.CHANGE, "procurement"),
    "procurement-change": Needs(Access.CHANGE, "procurement", procurement_in_address),
    "procurement-lots": Needs(Access.CHANGE, "procurement", procurement_in_address),
    "procurement-criteria": Needs(Access.CHANGE, "procurement", procurement_in_address),
    "procurement-deviations": Needs(Access.CHANGE, "deviation", contract_in_address),
    "procurement-documents": Needs(Access.CHANGE, "procurement", procurement_in_address),
    "procurement-keep": Needs(Access.CHANGE, "procurement"),
    "templates": Needs(Access.VIEW, "word_template"),
    "template-of": Needs(Access.VIEW, "word_template", authority_in_address),
    "template-file": Needs(Access.VIEW, "word_template", authority_in_address),
    "template-drop": Needs(Access.CHANGE, "word_template", authority_in_address),
    "all-history": Needs(Access.VIEW, "history"),
    "all-history-file": Needs(Access.VIEW, "history"),
    "history": Needs(Access.VIEW, "history", record_with_history),
    "history-file": Needs(Access.VIEW, "history", record_with_history),
    "follow-up": Needs(Access.VIEW, "contract"),
    "promises": Needs(Access.VIEW, "contract", contract_in_address),
    "promises-make": Needs(Access.CHANGE, "contract", contract_in_address),
    "promise-prove": Needs(Access.CHANGE, "evidence", contract_in_address),
    "promise-judge": Needs(Access.CHANGE, "contract", contract_in_address),
    "evidence-file": Needs(Access.VIEW, "evidence", contract_in_address),
    "link-give": Needs(Access.CHANGE, "supplier_link", contract_in_address),
    "link-take": Needs(Access.CHANGE, "supplier_link", contract_in_address),
    "supplier-contract": Rule.LINK,
    "actions": Needs(Access.VIEW, "action"),
    "action-new": Needs(Access.CHANGE, "action"),
    "action-change": Needs(Access.CHANGE, "action", action_in_address),
    "registers": Needs(Access.VIEW, "inventory"),
    **{
        f"register-{one.word}{part}": Needs(Access.VIEW, one.kind)
        for one in REGISTERS.values()
        for part in ("", "-file", "-one")
    },
    "view-keep": Rule.SIGNED_IN,
    "view-drop": Rule.SIGNED_IN,
}

PACED = frozenset(
    {
        "basket-reopen",
        "batch",
        "check",
        "feedback",
        "forgotten-password",
        "invite",
        "overview",
        "own-word",
        "planting-check",
        "planting-file",
        "share",
        "supplier-contract",
        "template-of",
    }
)
"""Addresses that write or that cost much: what is posted there has a bound per visitor and minute."""


def verdict(visitor: Visitor, rule: Rule | Needs, arguments: Arguments, *, on: dt.date) -> Verdict:
    """Whether the visitor may go on, by the rule and by what the address names; for pages and API alike."""
    match rule:
        case Rule.PUBLIC | Rule.LINK:
            return Verdict.ALLOWED
        case Rule.SIGNED_IN:
            return Verdict.SIGN_IN if isinstance(visitor, Anonymous) else Verdict.ALLOWED
        case Needs(access, kind, None):
            return judge_somewhere(visitor, access, kind, on=on)
        case Needs(access, kind, of):
            assert of is not None
            thing = of(kind, arguments)
            if thing is not None:
                return judge(visitor, access, thing, on=on)
            # Nobody we do not know learns what there is not.
            return Verdict.SIGN_IN if isinstance(visitor, Anonymous) else Verdict.HIDDEN


def route(address: str, view: View, name: str) -> URLPattern:
    """A `path` whose view first asks the rule of its name; raises `KeyError` when there is none."""
    rule = RULES[name]

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visitor = visitor_of(request)
        if refusal := _refusal(request, verdict(visitor, rule, kwargs, on=timezone.localdate())):
            return refusal
        if request.method == "POST" and name in PACED and is_too_fast(request, name):
            return render(request, "aankoopwijzer/too_fast.html", status=429)
        response = view(request, *args, **kwargs)
        if not isinstance(visitor, Anonymous):
            # What one person was shown is nobody else's, also not on the next user of this computer.
            add_never_cache_headers(response)
        return response

    guarded.rule = rule  # type: ignore[attr-defined]
    return path(address, guarded, name=name)


def _refusal(request: HttpRequest, found: Verdict) -> HttpResponse | None:
    match found:
        case Verdict.ALLOWED:
            return None
        case Verdict.SIGN_IN:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        case Verdict.SECOND_FACTOR:
            return redirect("mfa_activate_totp")
        case Verdict.FORBIDDEN:
            raise PermissionDenied
        case Verdict.HIDDEN:
            raise Http404
