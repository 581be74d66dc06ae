"""The form of an action."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.intake.procurement_faults import EARLIEST, LATEST
from aankoopwijzer.domain.records.action import ACTION_STATES, Action
from aankoopwijzer.reports.promise_words import ACTION_STATE
from aankoopwijzer.reports.wording import Wording
from aankoopwijzer.web.forms.fields import story


class ActionForm(forms.Form):
    """What is done, for which objectives, by whom, by when, how far."""

    name = forms.CharField(
        label=_("What do you do?"), max_length=200, error_messages={"required": _("Write in a few words what you do.")}
    )
    authority = forms.ChoiceField(label=_("For whom?"))
    objectives = forms.MultipleChoiceField(
        label=_("For which objectives?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    responsible = forms.CharField(
        label=_("Who sees to it?"),
        help_text=_("A service or a function, not a person: the green service, the head of purchasing."),
        max_length=200,
        required=False,
    )
    due_on = forms.DateField(
        label=_("By when?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "aw-input--date"}),
        error_messages={"invalid": _("This is not a date. Write day, month and year, for example 2/03/2026.")},
    )
    state = forms.ChoiceField(label=_("How far is it?"))
    remark = story(_("Remark"), 1000)

    def __init__(
        self, *args: Any, places: Mapping[str, str], objectives: Mapping[str, Any], wording: Wording, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        word = wording.speech.word
        choices: dict[str, list[tuple[str, str]]] = {
            "authority": list(places.items()),
            "objectives": [(id, f"{id} {wording.text(each.name)}") for id, each in objectives.items()],
            "state": [(each, word(ACTION_STATE, each)) for each in ACTION_STATES],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxSelectMultiple):
                field.widget.attrs["class"] = f"aw-input {field.widget.attrs.get('class', '')}".strip()

    def clean_due_on(self) -> dt.date | None:
        """A day that somebody can mean."""
        day: dt.date | None = self.cleaned_data["due_on"]
        if day is not None and not EARLIEST <= day < LATEST:
            raise forms.ValidationError(gettext("Check the year of this date."))
        return day

    def clean(self) -> dict[str, Any]:
        """A dropped action says why."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("state") == "dropped" and not found.get("remark", "").strip():
            self.add_error("remark", gettext("Say why it was dropped."))
        return found

    def action(self, before: Action | None, *, region: str) -> Action:
        """What the form says."""
        said = self.cleaned_data
        place = said["authority"]
        return Action(
            number=before.number if before else None,
            authority=None if place == region else place,
            name=said["name"].strip(),
            objectives=tuple(said["objectives"]),
            responsible=said["responsible"].strip() or None,
            due_on=said["due_on"],
            state=said["state"],
            remark=said["remark"].strip() or None,
        )
