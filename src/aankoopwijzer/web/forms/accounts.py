"""The forms of signing in, of one's own account, and of the people of an authority."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.records.visitor import Role
from aankoopwijzer.web.roles import ROLE_NAMES

_LABELS = {
    "login": _("E-mail address"),
    "password": _("Password"),
    "code": _("Code"),
    "old_password": _("Your password now"),
    "new_password1": _("New password"),
    "new_password2": _("The same once more"),
}
_HINTS = {
    "new_password1": _("At least 12 characters. A short sentence is easy to remember and hard to guess."),
    "new_password2": "",
    "password": "",
}
_REQUIRED = {
    "login": _("Write your e-mail address."),
    "password": _("Type your password."),
    "old_password": _("Type your password."),
    "new_password1": _("Type a new password."),
    "new_password2": _("Type the new password once more."),
    "code": _("Type the code."),
}
_FILL = {"code": {"autocomplete": "one-time-code", "inputmode": "numeric"}, "login": {"autocomplete": "username"}}


def dressed(form: Any) -> Any:
    """The form with our labels, hints and classes; example texts that vanish on typing are left out."""
    for name, field in form.fields.items():
        field.label = _LABELS.get(name, field.label)
        field.help_text = _HINTS.get(name, field.help_text)
        if name in _REQUIRED:
            field.error_messages = field.error_messages | {"required": _REQUIRED[name]}
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs.pop("autofocus", None)
        field.widget.attrs |= {"class": "aw-input"} | _FILL.get(name, {})
    return form


class SignInForm(LoginForm):
    """An e-mail address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self)


class ChoosePasswordForm(SetPasswordForm):
    """A new password, twice."""

    error_messages = SetPasswordForm.error_messages | {"password_mismatch": _("These two are not the same.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self)


class ChangePasswordForm(PasswordChangeForm):
    """The password now, and a new one twice."""

    error_messages = PasswordChangeForm.error_messages | {
        "password_mismatch": _("These two are not the same."),
        "password_incorrect": _("This is not your password."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dressed(self)


class EmailForm(forms.Form):
    """One address."""

    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={
            "required": _("Write an e-mail address."),
            "invalid": _("This is not an e-mail address. An example: an@gemeente.be"),
        },
        widget=forms.EmailInput(attrs={"class": "aw-input", "autocomplete": "email"}),
    )


class NameForm(forms.Form):
    """How somebody is called."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        error_messages={
            "required": _("Write a name."),
            "max_length": _("The name is too long: keep it under %(limit_value)d characters."),
        },
        widget=forms.TextInput(attrs={"class": "aw-input", "autocomplete": "name"}),
    )


class RoleForm(forms.Form):
    """A role, and until when."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.Select(attrs={"class": "aw-input"}))
    valid_until = forms.DateField(
        label=_("Until and including"),
        help_text=_("Leave it open when there is no end."),
        required=False,
        error_messages={"invalid": _("This is not a date. Write day, month and year, for example 2/03/2026.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"class": "aw-input aw-input--date", "type": "date"}),
    )

    def __init__(self, *args: Any, on: dt.date, roles: Iterable[Role] = Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(role.value, ROLE_NAMES[role]) for role in roles]

    def clean_valid_until(self) -> dt.date | None:
        """The last day, today or later."""
        day: dt.date | None = self.cleaned_data["valid_until"]
        if day is not None and day < self.on:
            raise forms.ValidationError(_("This day has passed."))
        return day


class InviteForm(RoleForm, NameForm, EmailForm):
    """Somebody new, with a first role."""

    field_order = ("email", "name", "role", "valid_until")


class ProgramForm(RoleForm, NameForm):
    """A program, with a first role; it cannot administer accounts."""

    field_order = ("name", "role", "valid_until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, roles=[role for role in Role if role is not Role.ADMINISTRATOR], **kwargs)
        self.fields["name"].label = _("Name of the program")
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class TokenForm(forms.Form):
    """How far a token goes, and for how long."""

    most = forms.ChoiceField(
        label=_("What it may do, within the role"),
        choices=[("view", _("may read")), ("change", _("may read and change"))],
        widget=forms.Select(attrs={"class": "aw-input"}),
    )
    days = forms.IntegerField(
        label=_("For how many days"),
        min_value=1,
        max_value=3650,
        initial=365,
        widget=forms.NumberInput(attrs={"class": "aw-input"}),
        error_messages={"required": _("Say for how many days."), "invalid": _("Write a number of days.")},
    )


class NumberForm(forms.Form):
    """The number of a role or a session that is to end."""

    number = forms.IntegerField(min_value=1)
