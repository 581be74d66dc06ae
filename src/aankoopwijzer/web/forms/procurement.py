"""The form of a procurement: what a person may tell of it."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.intake.enterprise_numbers import WrongEnterpriseNumber, read_enterprise_number
from aankoopwijzer.domain.intake.procurement_faults import DAYS, day_faults
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import (
    PROCEDURES,
    STAGES,
    Procurement,
    ProcurementDeviation,
    ProcurementRow,
)
from aankoopwijzer.domain.values.typed import parse_amount
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.procurement_problems import fault_sentence
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.wording import Wording
from aankoopwijzer.web import amounts
from aankoopwijzer.web.draft import DESCRIPTION_LENGTH, TITLE_LENGTH
from aankoopwijzer.web.forms.purchase import UNKNOWN, FactsForm

_TEXTS = ("reference", "supplier_name", "contract_reference", "internal_note", "description")
_REASON_LENGTH = 1000


def _text(label: Any, most: int, hint: Any = "", **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=False, widget=widget)


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "aw-input--date"}),
        error_messages={"invalid": _("This is not a date. Write day, month and year, for example 2/03/2026.")},
    )


class ProcurementForm(FactsForm):
    """What is asked of a procurement; all but the title, the authority and the stage may stay open."""

    title = forms.CharField(
        label=_("What are you going to buy?"),
        max_length=TITLE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write in a few words what you are going to buy.")},
    )
    description = forms.CharField(
        label=_("Description"),
        required=False,
        max_length=DESCRIPTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reference = _text(_("Reference"), 120, _("The number that your authority gives it."))
    stage = forms.ChoiceField(label=_("Stage"), help_text=_("From publication on, everybody sees this purchase."))
    procedure = forms.ChoiceField(label=_("Procedure"), required=False)
    rows = forms.MultipleChoiceField(
        label=_("Product groups of the framework"), required=False, widget=forms.CheckboxSelectMultiple
    )
    value_awarded = _text(_("Awarded excluding VAT"), 40, inputmode="decimal", **{"class": "aw-input--money"})
    value_paid = _text(_("Paid so far excluding VAT"), 40, inputmode="decimal", **{"class": "aw-input--money"})
    planned_on = _day(_("Planned for"))
    published_on = _day(_("Published on"))
    tender_deadline = _day(_("Last day to tender"))
    awarded_on = _day(_("Awarded on"))
    starts_on = _day(_("Contract starts on"))
    ends_on = _day(_("Contract ends on"))
    supplier_name = _text(_("Supplier"), 500)
    supplier_enterprise_number = _text(_("Enterprise number of the supplier"), 20, _("For example 0999.123.457."))
    contract_reference = _text(_("Number of the contract"), 120)
    tenders_received = forms.IntegerField(
        label=_("Tenders received"), required=False, min_value=0, max_value=10_000, widget=forms.NumberInput
    )
    deviation_objective = forms.ChoiceField(label=_("Objective that is departed from"), required=False)
    deviation_reason = forms.CharField(
        label=_("Why"), required=False, max_length=_REASON_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    deviation_decided_by = _text(
        _("Which organ decided so"), 200, _("An organ, not a person: the college, the council.")
    )
    deviation_decided_on = _day(_("Decided on"))
    internal_note = forms.CharField(
        label=_("Internal note"),
        help_text=_("Only people of the authorities see it."),
        required=False,
        max_length=DESCRIPTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        authorities: Mapping[str, str],
        known_codes: Collection[str],
        pack: PolicyPack,
        wording: Wording,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, authorities=authorities, known_codes=known_codes, **kwargs)
        self.speech = wording.speech
        word = self.speech.word
        unknown = (UNKNOWN, gettext("I do not know yet"))
        del self.fields["date"]
        self.known_codes = {*known_codes, *self.initial.get("known_before", ())}
        self._choices("authority", list(authorities.items()))
        self.fields["authority"].required = True
        self._choices("stage", [(each, sentence_case(word(terms.STAGE, each))) for each in STAGES])
        self._choices("procedure", [unknown, *((each, word(terms.PROCEDURE, each)) for each in PROCEDURES)])
        rows = [(id, f"{id} {wording.text(row.printed)}") for id, row in pack.rows.items()]
        self._choices("rows", rows)
        objectives = [(id, f"{id} {wording.text(each.name)}") for id, each in pack.objectives.items()]
        self._choices("deviation_objective", [("", gettext("none")), *objectives])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)
        field.choices = choices

    def clean_value_awarded(self) -> Decimal | None:
        """What it was awarded for, None when not known."""
        return self._amount("value_awarded")

    def clean_value_paid(self) -> Decimal | None:
        """What was paid, None when not known."""
        return self._amount("value_paid")

    def clean_supplier_enterprise_number(self) -> str | None:
        """Ten digits with right check digits, None when not known."""
        text = self.cleaned_data["supplier_enterprise_number"].strip()
        if not text:
            return None
        try:
            return read_enterprise_number(text)[0]
        except WrongEnterpriseNumber as wrong:
            said = fault_sentence(f"enterprise-number-{wrong.reason}", self.speech)
            raise forms.ValidationError(said) from wrong

    def clean(self) -> dict[str, Any]:
        """What goes together: days in their order, a deviation with its reason."""
        found: dict[str, Any] = super().clean() or {}
        for fault in day_faults(found):
            self.add_error(fault.place, fault_sentence(fault.code, self.speech))
        if found.get("deviation_objective") and not found.get("deviation_reason", "").strip():
            self.add_error("deviation_reason", gettext("Say why you depart from it: everybody may read the reason."))
        if found.get("deviation_reason", "").strip() and not found.get("deviation_objective"):
            self.add_error("deviation_objective", gettext("Say which objective this is about."))
        return found

    def _amount(self, name: str) -> Decimal | None:
        text = self.cleaned_data[name].strip()
        if not text:
            return None
        try:
            amount = parse_amount(text)
        except ValueError as problem:
            raise forms.ValidationError(
                gettext("“%(text)s” is not an amount. Write figures only, for example 24 000."), params={"text": text}
            ) from problem
        if not 0 <= amount <= amounts.LARGEST:
            raise forms.ValidationError(gettext("This amount is too large to be true. Check the number of zeros."))
        return amount

    def procurement(self, before: Procurement | None) -> Procurement:
        """What the form says, on top of what was known; what the form does not ask stays."""
        said = self.cleaned_data
        fields = {name: said[name] for name in (*DAYS, "contract_type", "cpv", "value_awarded", "value_paid")}
        fields |= {name: said[name].strip() or None for name in _TEXTS}
        fields |= {name: said[name] for name in ("title", "authority", "stage", "tenders_received")}
        fields["supplier_enterprise_number"] = said["supplier_enterprise_number"]
        fields["value_estimated"] = said["value_eur"]
        fields["procedure"] = said["procedure"] or None
        fields["is_framework_agreement"] = said["framework_agreement"]
        known = {each.row: each for each in before.rows} if before else {}
        fields["rows"] = [known.get(row) or ProcurementRow(row=row, found_by="person") for row in said["rows"]]
        deviations = before.deviations if before else ()
        if said["deviation_objective"]:
            new = ProcurementDeviation(
                objective=said["deviation_objective"],
                reason=said["deviation_reason"].strip(),
                decided_by=said["deviation_decided_by"].strip() or None,
                decided_on=said["deviation_decided_on"],
            )
            deviations = (*(each for each in deviations if each.objective != new.objective), new)
        fields["deviations"] = deviations
        kept = before.model_dump() if before else {}
        return Procurement.model_validate({**kept, **fields})


def shown(one: Procurement) -> dict[str, Any]:
    """A procurement as the form shows it."""
    agreement = {True: "yes", False: "no", None: UNKNOWN}[one.is_framework_agreement]
    return {
        **{name: getattr(one, name) for name in (*DAYS, *_TEXTS, "title", "authority", "stage", "tenders_received")},
        "contract_type": one.contract_type or UNKNOWN,
        "procedure": one.procedure or UNKNOWN,
        "framework_agreement": agreement,
        "supplier_enterprise_number": one.supplier_enterprise_number or "",
        "cpv": ", ".join(one.cpv),
        "known_before": one.cpv,
        "rows": [each.row for each in one.rows],
        "value_eur": amounts.as_typed(one.value_estimated),
        "value_awarded": amounts.as_typed(one.value_awarded),
        "value_paid": amounts.as_typed(one.value_paid),
    }
