"""A planting list that a visitor hands over: pasted, or as a file."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 100_000
KINDS = (".csv", ".xlsx", ".txt")


class PlantingForm(forms.Form):
    """Text or a file; the file goes first when both are given."""

    text = forms.CharField(
        label=_("Paste your list"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"class": "aw-input", "rows": 8, "spellcheck": "false"}),
        help_text=_("One plant on each line, with or without sizes and numbers."),
    )
    upload = forms.FileField(
        label=_("Or hand over a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
        help_text=_("Excel (.xlsx), .csv or .txt. We read it and keep nothing."),
    )

    def clean_upload(self) -> UploadedFile | None:
        """A file within bounds, of a kind that we read."""
        file: UploadedFile | None = self.cleaned_data["upload"]
        if file is None:
            return None
        if (file.size or 0) > settings.UPLOAD_BYTES:
            megabytes = settings.UPLOAD_BYTES // (1024 * 1024)
            text = gettext("“%(name)s” is too large: at most %(megabytes)d MB.")
            raise forms.ValidationError(text % {"name": file.name, "megabytes": megabytes})
        if not str(file.name).lower().endswith(KINDS):
            text = gettext("“%(name)s” is of a kind that we cannot read. We read .xlsx, .csv and .txt.")
            raise forms.ValidationError(text % {"name": file.name})
        return file

    def clean(self) -> dict[str, Any]:
        """At least one of the two."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("upload") and not cleaned.get("text", "").strip():
            self.add_error("text", gettext("Paste a list, or choose a file."))
        return cleaned

    def content(self) -> bytes:
        """What was handed over, as bytes. Only after `is_valid`."""
        file: UploadedFile | None = self.cleaned_data["upload"]
        return file.read() if file is not None else self.cleaned_data["text"].encode()
