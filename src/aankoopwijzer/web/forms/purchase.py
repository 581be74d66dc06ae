"""The forms of the wizard: what you buy, its facts, and the questions that are left."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.web import amounts
from aankoopwijzer.web.draft import DESCRIPTION_LENGTH, TITLE_LENGTH, Draft
from aankoopwijzer.web.forms.fields import (
    SAID,
    SHOWN,
    UNKNOWN,
    YES_NO,
    Story,
    StyledForm,
    day,
    money,
    read_amount,
    read_codes,
    read_day,
)

CONTRACT_TYPES = (
    ("supplies", _("supplies: you buy, rent or lease goods")),
    ("services", _("services: somebody does something for you")),
    ("works", _("works: something is built, laid or renovated")),
    (UNKNOWN, _("I do not know yet")),
)


class TitleForm(StyledForm):
    """The one question that everything starts with."""

    title = forms.CharField(
        label=_("What are you going to buy?"),
        max_length=TITLE_LENGTH,
        error_messages={
            "required": _("Write in a few words what you are going to buy."),
            "max_length": _("The title is too long: keep it under %(limit_value)d characters."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WhatForm(TitleForm):
    """The title, and the description that may tell more."""

    description = Story(
        label=_("Anything to add?"),
        help_text=_("What is in it, for what, where, with what maintenance. One or two sentences are enough."),
        required=False,
        max_length=DESCRIPTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "max_length": _(
                "The description is too long: keep it under %(limit_value)d characters. The main thing is enough."
            )
        },
    )


class FactsForm(StyledForm):
    """What decides on thresholds and duties; everything may stay open, and then the advice says what depends on it."""

    contract_type = forms.ChoiceField(
        label=_("What type of contract is it?"), choices=CONTRACT_TYPES, required=False, widget=forms.RadioSelect
    )
    value_eur = money(_("Estimate excluding VAT"), _("Over the whole term, with options and lots. For example 24 000."))
    date = day(
        _("When do you publish it or invite tenderers?"), _("The thresholds of that day count. A guess will do.")
    )
    authority = forms.ChoiceField(label=_("For which authority?"), required=False)
    framework_agreement = forms.ChoiceField(
        label=_("Is it a framework agreement?"),
        help_text=_("One contract under which you order several times."),
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    cpv = forms.CharField(
        label=_("CPV codes"),
        help_text=_("If you already have them. Several codes: put a comma between them."),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, authorities: Mapping[str, str], known_codes: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_codes = known_codes
        self.choose_from("authority", [(UNKNOWN, gettext("another, or not known yet")), *authorities.items()])

    def clean_value_eur(self) -> Decimal | None:
        """The amount, None when left open."""
        amount = read_amount(self.cleaned_data["value_eur"], least=None)
        if amount is not None and amount <= 0:
            raise forms.ValidationError(gettext("An estimate is more than 0 euro. Leave it open if you do not know."))
        return amount

    def clean_date(self) -> dt.date | None:
        """The day, within a century that makes sense."""
        return read_day(self.cleaned_data["date"])

    def clean_cpv(self) -> tuple[Cpv, ...]:
        """The codes, each once; every wrong one is named."""
        return read_codes(self.cleaned_data["cpv"], self.known_codes)

    def clean_contract_type(self) -> str | None:
        """The type, None when not known."""
        return self.cleaned_data["contract_type"] or None

    def clean_authority(self) -> str | None:
        """The authority, None when not known."""
        return self.cleaned_data["authority"] or None

    def clean_framework_agreement(self) -> bool | None:
        """Yes, no, or not known."""
        return SAID.get(self.cleaned_data["framework_agreement"])


def facts_of(draft: Draft) -> dict[str, Any]:
    """The facts of a draft as the form shows them."""
    return {
        "contract_type": draft.contract_type or UNKNOWN,
        "value_eur": amounts.as_typed(draft.value_eur),
        "date": draft.date,
        "authority": draft.authority or UNKNOWN,
        "framework_agreement": SHOWN[draft.framework_agreement],
        "cpv": ", ".join(draft.cpv),
    }


class AnswersForm(StyledForm):
    """Yes, no or not known for each question that is asked; `given` are the answers of before."""

    def __init__(self, *args: Any, asked: Iterable[str], given: Mapping[str, bool | str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for id in asked:
            initial = SHOWN.get(given.get(id), UNKNOWN)  # type: ignore[arg-type]
            self.fields[f"q-{id}"] = forms.ChoiceField(
                choices=YES_NO, required=False, initial=initial, widget=forms.RadioSelect
            )

    def answers(self) -> dict[str, bool]:
        """What was answered, by question id; "not known" is no answer."""
        given = {name.removeprefix("q-"): value for name, value in self.cleaned_data.items()}
        return {id: value == "yes" for id, value in given.items() if value}
