"""Fields that several forms ask alike, and how what is typed in them is read."""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.intake.numbers import NotANumber, read_number
from aankoopwijzer.domain.intake.procurement_faults import EARLIEST, LATEST
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.typed import parse_amount
from aankoopwijzer.reports.procurement_problems import fault_sentence
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.web import amounts

MOST_CODES = 20
UNKNOWN = ""
YES_NO = (("yes", _("yes")), ("no", _("no")), (UNKNOWN, _("I do not know yet")))
SAID: Mapping[str, bool] = {"yes": True, "no": False}
"""What a choice of `YES_NO` means; what is not in it is not known."""
SHOWN: Mapping[bool | None, str] = {True: "yes", False: "no", None: UNKNOWN}
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LARGEST_FIGURE = Decimal(10) ** 12
_NO_CLASS = forms.RadioSelect | forms.CheckboxInput | forms.HiddenInput


class StyledForm(forms.Form):
    """A form whose fields wear our classes; Django itself ties hints and errors to the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, _NO_CLASS):
                field.widget.attrs["class"] = f"aw-input {field.widget.attrs.get('class', '')}".strip()

    def choose_from(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Offer these choices in the field of that name."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)
        field.choices = choices


def text(label: Any, most: int, hint: Any = "", **attrs: str) -> forms.CharField:
    """A line of text that may stay open."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=False, widget=widget)


class Story(forms.CharField):
    """Several lines of text, which end as they do in a file: a browser ends them in another way."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        """The text as it is kept, so that what nobody changed is not taken for a change."""
        found = super().to_python(value)
        return found.replace("\r\n", "\n").replace("\r", "\n") if isinstance(found, str) else found


def story(label: Any, most: int, hint: Any = "", lines: int = 3) -> Story:
    """Several lines of text that may stay open."""
    widget = forms.Textarea(attrs={"rows": lines})
    return Story(label=label, help_text=hint, max_length=most, required=False, widget=widget)


def money(label: Any, hint: Any = "") -> forms.CharField:
    """An amount in euro that may stay open."""
    return text(label, 40, hint, inputmode="decimal", **{"class": "aw-input--money"})


def figure(label: Any, hint: Any = "") -> forms.CharField:
    """A number in a unit that the hint tells; it may stay open."""
    return money(label, hint)


def year(label: Any, hint: Any = "") -> forms.IntegerField:
    """A year that may stay open."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "aw-input--date", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Write a year, for example 2030."),
            "min_value": _("Check the year."),
            "max_value": _("Check the year."),
        },
    )


def day(label: Any, hint: Any = "") -> forms.DateField:
    """A day that may stay open."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "aw-input--date"}),
        error_messages={"invalid": _("This is not a date. Write day, month and year, for example 2/03/2026.")},
    )


def read_text(typed: str) -> str | None:
    """The text as it is kept, None when nothing was typed. A browser ends lines in another way than a file does."""
    return typed.strip().replace("\r\n", "\n") or None


def read_amount(typed: str, *, least: Decimal | None = Decimal(0)) -> Decimal | None:
    """The amount, None when nothing was typed; raises `ValidationError` for what is none, too small or too large."""
    if not typed.strip():
        return None
    try:
        amount = parse_amount(typed.strip())
    except ValueError as problem:
        raise forms.ValidationError(
            gettext("“%(text)s” is not an amount. Write figures only, for example 24 000."), params={"text": typed}
        ) from problem
    if amount > amounts.LARGEST or (least is not None and amount < least):
        raise forms.ValidationError(gettext("This amount is too large to be true. Check the number of zeros."))
    return amount


def read_figure(typed: str) -> Decimal | None:
    """The figure, None when nothing was typed; a decimal comma, as people write it here, or a point.

    Raises `ValidationError` for what is no number, or too large.
    """
    if not typed.strip():
        return None
    try:
        found = read_number(typed.strip().removesuffix("%").strip(), mark=",").value
    except NotANumber as problem:
        raise forms.ValidationError(
            gettext("“%(text)s” is not a number. Write figures only, for example 12,5."), params={"text": typed[:40]}
        ) from problem
    if abs(found) > _LARGEST_FIGURE:
        raise forms.ValidationError(gettext("This figure is too large to be true."))
    return found


def read_day(found: dt.date | None) -> dt.date | None:
    """The day; raises `ValidationError` when it lies in a year that nobody means."""
    if found is not None and not EARLIEST <= found < LATEST:
        raise forms.ValidationError(gettext("Check the year of this date."))
    return found


def read_codes(typed: str, known: Collection[str]) -> tuple[Cpv, ...]:
    """The CPV codes, each once; raises `ValidationError` that names every wrong one."""
    codes: list[Cpv] = []
    wrong: list[str] = []
    for word in re.split(r"[\s,;]+", typed.strip()):
        if not word:
            continue
        try:
            code = Cpv(word)
        except ValueError:
            wrong.append(gettext("“%(code)s” is not a CPV code: a CPV code has eight digits.") % {"code": word})
            continue
        if code not in known:
            wrong.append(gettext("“%(code)s” is not in the list of CPV codes (version of 2008).") % {"code": word})
        elif code not in codes:
            codes.append(code)
    if len(codes) > MOST_CODES:
        wrong.append(gettext("At most %(count)d CPV codes: keep the main ones.") % {"count": MOST_CODES})
    if wrong:
        raise forms.ValidationError(wrong)
    return tuple(codes)


def read_number_of_enterprise(typed: str, speech: Speech) -> str | None:
    """Ten digits with right check digits, None when nothing was typed; raises `ValidationError`."""
    if not typed.strip():
        return None
    try:
        return read_enterprise_number(typed.strip())[0]
    except WrongEnterpriseNumber as wrong:
        raise forms.ValidationError(fault_sentence(f"enterprise-number-{wrong.reason}", speech)) from wrong


def displayed(field: forms.BoundField) -> str:
    """What a field holds as a reader sees it, empty when it holds nothing."""
    value = field.value()
    values = value if isinstance(value, list | tuple) else [value]
    choices = {str(key): str(words) for key, words in getattr(field.field, "choices", ())}
    words = [choices.get(str(each), str(each)) for each in values if each not in (None, "", False)]
    if words and isinstance(value, dt.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return ", ".join(words)
