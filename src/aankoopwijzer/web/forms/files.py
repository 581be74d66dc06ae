"""Files that a visitor hands over: few, small, of a kind that we read."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.documents.kept_set import MAX_BYTES as MAX_SET_BYTES

MOST_FILES = 20
LISTS = (".csv", ".xlsx")
NOTICES = (".xml",)
DRAFTS = (".docx", ".odt", ".pdf", ".txt")


class SeveralFiles(forms.FileInput):
    """Where one or more files are chosen."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, each within bounds; `is_known` tells by its name whether we read a file here."""

    def __init__(self, *, is_known: Callable[[str], bool], refuse: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._is_known, self._refuse = is_known, refuse

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data]
        if not files:
            raise forms.ValidationError(self.error_messages["required"])
        if len(files) > MOST_FILES:
            raise forms.ValidationError(gettext("At most %(count)d files at once.") % {"count": MOST_FILES})
        cleaned = [super(FilesField, self).clean(each, initial) for each in files]
        megabytes = settings.UPLOAD_BYTES // (1024 * 1024)
        wrong = [
            gettext("“%(name)s” is too large: at most %(megabytes)d MB.") % {"name": each.name, "megabytes": megabytes}
            for each in cleaned
            if (each.size or 0) > settings.UPLOAD_BYTES
        ]
        wrong += [self._refuse(str(each.name)) for each in cleaned if not self._is_known(str(each.name).lower())]
        if wrong:
            raise forms.ValidationError(wrong)
        return cleaned


def _unreadable(name: str) -> str:
    """Why this file is not for this page; a draft tender is sent to the page that does read it."""
    if name.lower().endswith(DRAFTS):
        return gettext(
            "“%(name)s” looks like a draft tender. Hand it over on the page “Check a draft”: we read .docx, .odt, .pdf "
            "and .txt there."
        ) % {"name": name}
    return gettext("“%(name)s” is of a kind that we cannot read. We read .xml, .csv and .xlsx.") % {"name": name}


class _SetField(forms.FileField):
    """One file of ours, small."""

    def clean(self, data: Any, initial: Any = None) -> UploadedFile:
        file: UploadedFile = super().clean(data, initial)
        if (file.size or 0) > MAX_SET_BYTES:
            megabytes = MAX_SET_BYTES // 1_000_000
            raise forms.ValidationError(
                gettext("“%(name)s” is too large: at most %(megabytes)d MB.")
                % {"name": file.name, "megabytes": megabytes}
            )
        return file


class SetForm(forms.Form):
    """A set of criteria that was kept as JSON."""

    upload = _SetField(
        label=_("Set of criteria (.json)"),
        widget=forms.FileInput(attrs={"accept": ".json,application/json", "class": "aw-input"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "missing": _("Choose a file first."),
        },
    )


class FilesForm(forms.Form):
    """Notices, or lists of purchases."""

    upload = FilesField(
        is_known=lambda name: name.endswith((*LISTS, *NOTICES)),
        refuse=_unreadable,
        label=_("Files"),
        widget=SeveralFiles(attrs={"accept": ".xml,.csv,.xlsx"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "missing": _("Choose a file first."),
        },
    )
