"""Files for the register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.flows.import_cpv import KIND as CPV
from aankoopwijzer.flows.import_invoices import KIND as INVOICES
from aankoopwijzer.flows.import_notices import KIND as NOTICES
from aankoopwijzer.flows.import_plant_lists import KIND as PLANT_LISTS
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.web.forms.files import FilesField, SeveralFiles

_ENDINGS = (".csv", ".txt", ".xlsx", ".ods", ".xml", ".json", ".zip", ".gc")


def kinds() -> list[tuple[str, str]]:
    """The kinds of file, named for this reader."""
    language = "nl" if (get_language() or "nl").startswith("nl") else "en"
    named = [(kind.id, kind.title[language]) for kind in import_kinds().values()]
    named += [(INVOICES, gettext("Electronic invoice (UBL)")), (NOTICES, gettext("Published notices"))]
    named += [(CPV, gettext("Official list of CPV codes")), (PLANT_LISTS, gettext("Official lists of plants"))]
    return sorted(named, key=lambda kind: kind[1])


def _refused(name: str) -> str:
    return gettext(
        "“%(name)s” is of a kind that we cannot read. We read .csv, .xlsx, .ods, .xml; notices also as .json and .zip."
    ) % {"name": name}


class ImportForm(forms.Form):
    """One file and what kind it is; of notices, electronic invoices and lists of plants, several."""

    kind = forms.ChoiceField(
        label=_("What is in the file"), error_messages={"required": _("Choose what is in the file.")}
    )
    upload = FilesField(
        is_known=lambda name: name.endswith(_ENDINGS),
        refuse=_refused,
        label=_("File"),
        widget=SeveralFiles(attrs={"accept": ",".join(_ENDINGS)}),
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

    def clean(self) -> dict[str, Any]:
        """Several files at once make sense for notices and invoices, and for lists of plants, which belong together."""
        cleaned: dict[str, Any] = super().clean() or {}
        if len(cleaned.get("upload") or ()) > 1 and cleaned.get("kind") not in (NOTICES, PLANT_LISTS, INVOICES):
            self.add_error(
                "upload",
                gettext("Hand these files over one by one; only notices, e-invoices and lists of plants go together."),
            )
        return cleaned
