"""The forms of what an authority decides itself: a figure to reach, and where it started."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.measures.baselines import Baseline, Method
from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.register.choices.lengths import MOST_OF_ORGAN, MOST_OF_SOURCE, MOST_OF_WHY
from aankoopwijzer.reports.wording import Wording
from aankoopwijzer.web.forms.fields import StyledForm, day, figure, read_figure, story, text, year

METHODS: tuple[tuple[Method, Any], ...] = (
    ("counted", _("counted")),
    ("estimated", _("estimated")),
    ("copied", _("taken from a publication")),
)


def _must(form: forms.Form, *names: str) -> None:
    """Whatever else is wrong, each of these needs something."""
    for name in names:
        if form.cleaned_data.get(name) in (None, "") and name not in form.errors:
            form.add_error(name, gettext("Fill this in."))


class AimForm(StyledForm):
    """What has to be reached, by when, and who decided it."""

    target = forms.ChoiceField(label=_("Which target?"))
    value = figure(_("What do you want to reach?"), _("In the unit of the target: 50 for 50 %."))
    by = year(_("By which year?"), _("Leave this open for what must always be so."))
    base_year = year(_("Counted from which year?"), _("Only for a gain on an earlier year."))
    decided_by = text(_("Who decided it?"), MOST_OF_ORGAN, _("An organ, not a person: the council, the executive."))
    decided_on = day(_("When was it decided?"))
    why = story(_("Why?"), MOST_OF_WHY)

    def __init__(self, *args: Any, pack: PolicyPack, wording: Wording, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        names: dict[str, list[str]] = {}
        for indicator in pack.indicators.values():
            for target in indicator.answers:
                names.setdefault(target, []).append(wording.text(indicator.name))
        choices = [
            (id, f"{', '.join(names[id])}: {wording.text(each.statement)}")
            for id, each in pack.targets.items()
            if id in names
        ]
        self.choose_from("target", choices)

    def clean_value(self) -> Decimal | None:
        """The figure to reach."""
        return read_figure(self.cleaned_data["value"])

    def clean(self) -> dict[str, Any]:
        """What is decided lies in the past, and what is to be reached does not."""
        found: dict[str, Any] = super().clean() or {}
        _must(self, "value", "decided_by", "decided_on")
        decided, by = found.get("decided_on"), found.get("by")
        if decided and decided > self._today:
            self.add_error("decided_on", gettext("This day is still to come."))
        elif decided and by and by < decided.year:
            self.add_error("by", gettext("This year lies before the decision."))
        if by and (found.get("base_year") or 0) > by:
            self.add_error("base_year", gettext("This year lies after the one by which it must be reached."))
        return found

    def aim(self, authority: str | None) -> LocalAim:
        """What the form says."""
        said = self.cleaned_data
        return LocalAim(
            said["target"],
            authority,
            said["value"],
            said["by"],
            said["decided_by"].strip(),
            said["decided_on"],
            said["base_year"],
            said["why"].strip(),
        )


class BaselineForm(StyledForm):
    """Where an authority started, and where that comes from."""

    measure = forms.ChoiceField(label=_("Of which figure?"))
    year = year(_("Of which year?"))
    value = figure(_("What was it?"), _("In the unit that is measured, before any comparison: gram per kilometre."))
    uncertainty = figure(_("Plus or minus how much?"), _("Leave this open when nobody knows."))
    method = forms.ChoiceField(label=_("How was it found?"), choices=METHODS)
    source = text(_("Where does it come from?"), MOST_OF_SOURCE, _("The count, the report, the publication."))

    def __init__(self, *args: Any, pack: PolicyPack, wording: Wording, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        choices = []
        for id, each in pack.indicators.items():
            name = wording.text(each.name)
            choices.append((id, name))
            choices += [(f"{id} {row}", f"{name}: {row}") for row in each.product_groups]
        self.choose_from("measure", choices)

    def clean_value(self) -> Decimal | None:
        """The starting value."""
        return read_figure(self.cleaned_data["value"])

    def clean_uncertainty(self) -> Decimal | None:
        """Plus or minus so much, never less than nothing."""
        found = read_figure(self.cleaned_data["uncertainty"])
        if found is not None and found < 0:
            raise forms.ValidationError(gettext("Write how much, without a sign."))
        return found

    def clean(self) -> dict[str, Any]:
        """A baseline lies in the past and says where it comes from."""
        found: dict[str, Any] = super().clean() or {}
        _must(self, "year", "value", "source")
        if (found.get("year") or 0) > self._today.year:
            self.add_error("year", gettext("This year is still to come."))
        return found

    def baseline(self, authority: str | None) -> Baseline:
        """What the form says."""
        said = self.cleaned_data
        indicator, _space, row = said["measure"].partition(" ")
        return Baseline(
            indicator,
            authority,
            said["year"],
            said["value"],
            said["method"],
            said["source"].strip(),
            row or None,
            said["uncertainty"],
        )
