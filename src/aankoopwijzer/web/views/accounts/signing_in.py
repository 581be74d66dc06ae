"""Signing in and out, in one step or two: django-allauth's views with pages of our own."""

from typing import Any

from allauth.account.views._login import LoginView
from allauth.account.views._logout import LogoutView
from allauth.account.views._reauthenticate import ReauthenticateView
from allauth.mfa.base import views as codes
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from requests import RequestException

from aankoopwijzer.domain.policy.permissions import needs_second_factor
from aankoopwijzer.flows.end_sessions import end_sessions
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.forms.accounts import dressed
from aankoopwijzer.web.signing_in import provider_failed
from aankoopwijzer.web.visitors import visitor_of

_PAGES = "aankoopwijzer/accounts/"


class _Dressed:
    """Lets the form of a view wear our classes and labels."""

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """The form."""
        return dressed(super().get_form(*args, **kwargs))  # type: ignore[misc]


class SignIn(LoginView):
    """E-mail address and password, or one of the providers."""

    template_name = _PAGES + "sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The providers beside the form."""
        chosen = "chosen" in self.request.GET
        return super().get_context_data(**kwargs) | {"providers": settings.SIGN_IN_PROVIDERS, "chosen": chosen}


class SecondStep(codes.AuthenticateView):
    """The code of the second factor."""

    template_name = _PAGES + "code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, dressed."""
        found = super().get_context_data(**kwargs)
        return found | {"form": dressed(found["form"])}


class ConfirmByPassword(_Dressed, ReauthenticateView):
    """The password once more, before something that must not be left to an open browser."""

    template_name = _PAGES + "confirm.html"


class ConfirmByCode(_Dressed, codes.ReauthenticateView):
    """A code, before something that must not be left to an open browser."""

    template_name = _PAGES + "confirm.html"


class MakeSecondFactor(_Dressed, totp.ActivateTOTPView):
    """The square and the secret of a new second factor, and the code that proves that it works."""

    template_name = _PAGES + "second_factor.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it; browsers that signed in without it are signed out."""
        response: HttpResponse = super().form_valid(form)
        end_sessions(self.request.user.pk, keep=self.request.session.session_key)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether it is a must, so that the page can say why."""
        found = super().get_context_data(**kwargs)
        return found | {"is_needed": needs_second_factor(visitor_of(self.request), on=today())}


class DropSecondFactor(totp.DeactivateTOTPView):
    """Away with the second factor; whoever needs one makes another."""

    template_name = _PAGES + "second_factor_off.html"
    success_url = reverse_lazy("my-account")


class RecoveryCodes(recovery.ViewRecoveryCodesView):
    """The codes for when the telephone is gone, shown once."""

    template_name = _PAGES + "recovery_codes.html"


class NewRecoveryCodes(recovery.GenerateRecoveryCodesView):
    """New codes; the old ones end."""

    template_name = _PAGES + "recovery_codes_new.html"


class SignOut(LogoutView):
    """The end of this session."""

    template_name = _PAGES + "sign_out.html"


def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider, which sends the reader back with an answer."""
    try:
        response: HttpResponse = openid_connect.login(request, provider_id)
    except RequestException:
        return provider_failed(request, provider_id)
    return response


def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The answer of the provider."""
    try:
        response: HttpResponse = openid_connect.callback(request, provider_id)
    except RequestException:
        return provider_failed(request, provider_id)
    return response


sign_in = SignIn.as_view()
second_step = SecondStep.as_view()
confirm_by_password = ConfirmByPassword.as_view()
confirm_by_code = ConfirmByCode.as_view()
make_second_factor = MakeSecondFactor.as_view()
drop_second_factor = DropSecondFactor.as_view()
recovery_codes = RecoveryCodes.as_view()
new_recovery_codes = NewRecoveryCodes.as_view()
sign_out = SignOut.as_view()
