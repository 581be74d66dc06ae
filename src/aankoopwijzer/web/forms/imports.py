"""A file for the register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.flows.import_invoices import KIND
from aankoopwijzer.packs.import_kinds import import_kinds

INVOICES = KIND
ENDINGS = (".csv", ".txt", ".xlsx", ".ods", ".xml")


def kinds() -> list[tuple[str, str]]:
    """The kinds of file, named for this reader."""
    language = "nl" if (get_language() or "nl").startswith("nl") else "en"
    named = [(kind.id, kind.title[language]) for kind in import_kinds().values()]
    return sorted([*named, (INVOICES, gettext("Electronic invoice (UBL)"))], key=lambda kind: kind[1])


class ImportForm(forms.Form):
    """One file and what kind it is."""

    kind = forms.ChoiceField(label=_("What is in the file"))
    upload = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "missing": _("Choose a file first."),
        },
    )

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(kinds)

    def clean_upload(self) -> Any:
        """Within bounds, and of a kind that we read."""
        file: UploadedFile = self.cleaned_data["upload"]
        if (file.size or 0) > settings.UPLOAD_BYTES:
            megabytes = settings.UPLOAD_BYTES // (1024 * 1024)
            raise forms.ValidationError(
                gettext("“%(name)s” is too large: at most %(megabytes)d MB.")
                % {"name": file.name, "megabytes": megabytes}
            )
        if not str(file.name).lower().endswith(ENDINGS):
            raise forms.ValidationError(
                gettext("“%(name)s” is of a kind that we cannot read. We read .csv, .xlsx, .ods and .xml.")
                % {"name": file.name}
            )
        return file
