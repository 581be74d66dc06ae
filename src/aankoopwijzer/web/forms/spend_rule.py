"""The form of a rule: which spend is for which product group."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.intake.spend_rules import SpendRule
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.reports.procurement_problems import fault_sentence
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.web.answering import NONE
from aankoopwijzer.web.forms.fields import StyledForm, read_text, text

CONDITIONS = ("account_code", "cpv", "supplier", "description")
_LONGEST = 200


class SpendRuleForm(StyledForm):
    """What spend must have, and what it is then for; `groups` are the product groups by key."""

    account_code = text(_("Account"), 120, _("As in your books, for example 614000; 614* is every account under 614."))
    cpv = text(_("CPV code"), 20, _("It holds for the codes below it too: 55000000 is all catering."))
    supplier = text(_("Supplier"), _LONGEST, _("Enterprise number or name; Zonnehoek* is every name that begins so."))
    description = text(_("Description of the line"), _LONGEST, _("Numbers say nothing; maaien* is all that begins so."))
    what = forms.ChoiceField(
        label=_("What this spend is for"),
        choices=[],
        error_messages={"required": _("Choose what this was for."), "invalid_choice": _("Choose what this was for.")},
    )

    def __init__(self, *args: Any, groups: list[tuple[str, Any]], speech: Speech, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._speech = speech
        self.choose_from("what", [("", _("Choose")), *groups, (NONE, _("In no product group"))])

    def clean_cpv(self) -> Cpv | None:
        """The code; a known stem of the list, or eight digits."""
        typed = read_text(self.cleaned_data["cpv"])
        try:
            return None if typed is None else Cpv(typed)
        except ValueError:
            raise forms.ValidationError(
                gettext("“%(code)s” is not a CPV code: a CPV code has eight digits."), params={"code": typed}
            ) from None

    def clean_supplier(self) -> str | None:
        """The name, or a number whose check digits are right."""
        typed = read_text(self.cleaned_data["supplier"])
        try:
            read_enterprise_number(typed or "")
        except WrongEnterpriseNumber as wrong:
            if wrong.reason == "check":
                raise forms.ValidationError(
                    fault_sentence(f"enterprise-number-{wrong.reason}", self._speech)
                ) from wrong
        return typed

    def clean(self) -> dict[str, Any]:
        """At least one condition, of which something is left when numbers and marks are gone."""
        found = super().clean() or self.cleaned_data
        if not any(self.data.get(self.add_prefix(name), "").strip() for name in CONDITIONS):
            raise forms.ValidationError(gettext("Say which spend: an account, a code, a supplier or a description."))
        if not self.errors and self.rule(None).has_empty_words:
            raise forms.ValidationError(gettext("Write words beside numbers and marks, or * alone for everything."))
        return found

    def rule(self, authority: str | None) -> SpendRule:
        """What was filled in, for the spend of an authority (None: of all)."""
        said = self.cleaned_data
        rows = () if said["what"] == NONE else tuple(said["what"].split(","))
        return SpendRule(
            1,
            rows,
            said["cpv"],
            account_code=read_text(said["account_code"]),
            supplier=said["supplier"],
            description=read_text(said["description"]),
            authority=authority,
        )
