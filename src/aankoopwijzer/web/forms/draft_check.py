"""The form of the checker: a draft tender, the level to hold it against, and what is bought where the draft errs."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.typed import parse_amount
from aankoopwijzer.web.amounts import LARGEST
from aankoopwijzer.web.draft import TITLE_LENGTH
from aankoopwijzer.web.forms.fields import UNKNOWN, YES_NO
from aankoopwijzer.web.forms.purchase import CONTRACT_TYPES

ACCEPTED = ".docx,.odt,.pdf,.txt,.xml"
AS_READ = UNKNOWN
LEVELS = (
    (Level.BASIS.value, _("basic")),
    (Level.GEVORDERD.value, _("advanced")),
    (Level.AMBITIEUS.value, _("ambitious")),
)


class _DraftField(forms.FileField):
    """One document within bounds; what it is follows from its content."""

    def clean(self, data: Any, initial: Any = None) -> UploadedFile:
        file: UploadedFile = super().clean(data, initial)
        if (file.size or 0) > settings.UPLOAD_BYTES:
            megabytes = settings.UPLOAD_BYTES // (1024 * 1024)
            raise forms.ValidationError(
                gettext("“%(name)s” is too large: at most %(megabytes)d MB.")
                % {"name": file.name, "megabytes": megabytes}
            )
        return file


class DraftCheckForm(forms.Form):
    """A draft and what to hold it against. What is left open is taken as the draft says it."""

    upload = _DraftField(
        label=_("Draft tender"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "missing": _("Choose a file first."),
        },
    )
    level = forms.ChoiceField(label=_("Level that figures are held against"), choices=LEVELS, required=False)
    title = forms.CharField(label=_("What is bought"), required=False, max_length=TITLE_LENGTH)
    value_eur = forms.CharField(label=_("Estimate excluding VAT"), required=False, max_length=40)
    date = forms.DateField(
        label=_("Day of publication or invitation"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("This is not a date. Write day, month and year, for example 2/03/2026.")},
    )
    contract_type = forms.ChoiceField(
        label=_("Type of contract"), required=False, choices=((AS_READ, _("as in the draft")), *CONTRACT_TYPES[:-1])
    )
    framework_agreement = forms.ChoiceField(
        label=_("Framework agreement"), required=False, choices=((AS_READ, _("as in the draft")), *YES_NO[:-1])
    )

    def __init__(self, *args: Any, questions: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = frozenset(questions)
        for field in self.fields.values():
            field.widget.attrs["class"] = "aw-input"

    def clean_value_eur(self) -> Decimal | None:
        """The amount, None when left open."""
        text = self.cleaned_data["value_eur"].strip()
        if not text:
            return None
        try:
            amount = parse_amount(text)
        except ValueError:
            raise forms.ValidationError(gettext("This is not an amount. Write it in digits, as 24 000.")) from None
        if not 0 < amount <= LARGEST:
            raise forms.ValidationError(gettext("Give an amount above zero."))
        return amount

    @property
    def chosen_level(self) -> Level:
        """The level, basic when none was chosen."""
        return Level(self.cleaned_data.get("level") or Level.BASIS.value)

    @property
    def told(self) -> dict[str, Any]:
        """The facts that somebody filled in; they go before what the draft says."""
        cleaned = self.cleaned_data
        found = {name: cleaned[name] for name in ("title", "value_eur", "date", "contract_type") if cleaned.get(name)}
        if cleaned.get("framework_agreement"):
            found["framework_agreement"] = cleaned["framework_agreement"] == "yes"
        answers = {
            id: given == "yes"
            for id in self._questions
            if (given := self.data.get(f"answer:{id}", "")) in ("yes", "no")
        }
        return {**found, "answers": answers} if answers else found
