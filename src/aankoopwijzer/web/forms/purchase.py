"""The forms of the wizard: what you buy, its facts, and the questions that are left."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.intake.procurement_faults import EARLIEST, LATEST
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.typed import parse_amount
from aankoopwijzer.web import amounts
from aankoopwijzer.web.draft import DESCRIPTION_LENGTH, TITLE_LENGTH, Draft

MOST_CODES = 20
UNKNOWN = ""
CONTRACT_TYPES = (
    ("supplies", _("supplies: you buy, rent or lease goods")),
    ("services", _("services: somebody does something for you")),
    ("works", _("works: something is built, laid or renovated")),
    (UNKNOWN, _("I do not know yet")),
)
YES_NO = (("yes", _("yes")), ("no", _("no")), (UNKNOWN, _("I do not know yet")))


class _Form(forms.Form):
    """A form whose fields wear our classes; Django itself ties hints and errors to the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.RadioSelect | forms.CheckboxInput):
                field.widget.attrs["class"] = f"aw-input {field.widget.attrs.get('class', '')}".strip()


class TitleForm(_Form):
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

    description = forms.CharField(
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


class FactsForm(_Form):
    """What decides on thresholds and duties; everything may stay open, and then the advice says what depends on it."""

    contract_type = forms.ChoiceField(
        label=_("What type of contract is it?"), choices=CONTRACT_TYPES, required=False, widget=forms.RadioSelect
    )
    value_eur = forms.CharField(
        label=_("Estimate excluding VAT"),
        help_text=_("Over the whole term, with options and lots. For example 24 000."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "aw-input--money"}),
    )
    date = forms.DateField(
        label=_("When do you publish it or invite tenderers?"),
        help_text=_("The thresholds of that day count. A guess will do."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "aw-input--date"}),
        error_messages={"invalid": _("This is not a date. Write day, month and year, for example 2/03/2026.")},
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
        field = self.fields["authority"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(UNKNOWN, gettext("another, or not known yet")), *authorities.items()]

    def clean_value_eur(self) -> Decimal | None:
        """The amount, None when left open."""
        text = self.cleaned_data["value_eur"].strip()
        if not text:
            return None
        try:
            amount = parse_amount(text)
        except ValueError as problem:
            raise forms.ValidationError(
                gettext("“%(text)s” is not an amount. Write figures only, for example 24 000."), params={"text": text}
            ) from problem
        if amount <= 0:
            raise forms.ValidationError(gettext("An estimate is more than 0 euro. Leave it open if you do not know."))
        if amount > amounts.LARGEST:
            raise forms.ValidationError(gettext("This amount is too large to be true. Check the number of zeros."))
        return amount

    def clean_date(self) -> dt.date | None:
        """The day, within a century that makes sense."""
        day: dt.date | None = self.cleaned_data["date"]
        if day is not None and not EARLIEST <= day < LATEST:
            raise forms.ValidationError(gettext("Check the year of this date."))
        return day

    def clean_cpv(self) -> tuple[Cpv, ...]:
        """The codes, each once; every wrong one is named."""
        codes: list[Cpv] = []
        wrong: list[str] = []
        for text in re.split(r"[\s,;]+", self.cleaned_data["cpv"].strip()):
            if not text:
                continue
            try:
                code = Cpv(text)
            except ValueError:
                wrong.append(gettext("“%(code)s” is not a CPV code: a CPV code has eight digits.") % {"code": text})
                continue
            if code not in self.known_codes:
                wrong.append(gettext("“%(code)s” is not in the list of CPV codes (version of 2008).") % {"code": text})
            elif code not in codes:
                codes.append(code)
        if len(codes) > MOST_CODES:
            wrong.append(gettext("At most %(count)d CPV codes: keep the main ones.") % {"count": MOST_CODES})
        if wrong:
            raise forms.ValidationError(wrong)
        return tuple(codes)

    def clean_contract_type(self) -> str | None:
        """The type, None when not known."""
        return self.cleaned_data["contract_type"] or None

    def clean_authority(self) -> str | None:
        """The authority, None when not known."""
        return self.cleaned_data["authority"] or None

    def clean_framework_agreement(self) -> bool | None:
        """Yes, no, or not known."""
        return {"yes": True, "no": False}.get(self.cleaned_data["framework_agreement"])


def facts_of(draft: Draft) -> dict[str, Any]:
    """The facts of a draft as the form shows them."""
    agreement = {True: "yes", False: "no", None: UNKNOWN}[draft.framework_agreement]
    return {
        "contract_type": draft.contract_type or UNKNOWN,
        "value_eur": amounts.as_typed(draft.value_eur),
        "date": draft.date,
        "authority": draft.authority or UNKNOWN,
        "framework_agreement": agreement,
        "cpv": ", ".join(draft.cpv),
    }


class AnswersForm(_Form):
    """Yes, no or not known for each question that is asked; `given` are the answers of before."""

    def __init__(self, *args: Any, asked: Iterable[str], given: Mapping[str, bool | str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for id in asked:
            initial = {True: "yes", False: "no"}.get(given.get(id), UNKNOWN)  # type: ignore[arg-type]
            self.fields[f"q-{id}"] = forms.ChoiceField(
                choices=YES_NO, required=False, initial=initial, widget=forms.RadioSelect
            )

    def answers(self) -> dict[str, bool]:
        """What was answered, by question id; "not known" is no answer."""
        given = {name.removeprefix("q-"): value for name, value in self.cleaned_data.items()}
        return {id: value == "yes" for id, value in given.items() if value}
