"""The form of a procurement: what a person may tell of it."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.intake.procurement_faults import DAYS, day_faults
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import (
    PROCEDURES,
    STAGES,
    Procurement,
    ProcurementRow,
    with_lots_in_rows,
)
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.procurement_problems import fault_sentence
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.wording import Wording
from aankoopwijzer.web import amounts
from aankoopwijzer.web.draft import DESCRIPTION_LENGTH, TITLE_LENGTH
from aankoopwijzer.web.forms import fields
from aankoopwijzer.web.forms.fields import UNKNOWN
from aankoopwijzer.web.forms.purchase import FactsForm

_TEXTS = ("reference", "supplier_name", "contract_reference", "internal_note", "description")


class ProcurementForm(FactsForm):
    """What is asked of a procurement; all but the title, the authority and the stage may stay open."""

    title = forms.CharField(
        label=_("What is bought?"),
        max_length=TITLE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write in a few words what you are going to buy.")},
    )
    description = fields.story(_("Description"), DESCRIPTION_LENGTH, lines=4)
    reference = fields.text(_("Reference"), 120, _("The number that your authority gives it."))
    stage = forms.ChoiceField(label=_("Stage"), help_text=_("From publication on, everybody sees this purchase."))
    procedure = forms.ChoiceField(label=_("Procedure"), required=False)
    rows = forms.MultipleChoiceField(
        label=_("Product groups of the framework"), required=False, widget=forms.CheckboxSelectMultiple
    )
    value_awarded = fields.money(_("Awarded excluding VAT"))
    value_paid = fields.money(_("Paid so far excluding VAT"))
    planned_on = fields.day(_("Planned for"))
    published_on = fields.day(_("Published on"))
    tender_deadline = fields.day(_("Last day to tender"))
    awarded_on = fields.day(_("Awarded on"))
    starts_on = fields.day(_("Contract starts on"))
    ends_on = fields.day(_("Contract ends on"))
    supplier_name = fields.text(_("Supplier"), 500)
    supplier_enterprise_number = fields.text(_("Enterprise number of the supplier"), 20, _("For example 0999.123.457."))
    contract_reference = fields.text(_("Number of the contract"), 120)
    tenders_received = forms.IntegerField(
        label=_("Tenders received"), required=False, min_value=0, max_value=10_000, widget=forms.NumberInput
    )
    internal_note = fields.story(_("Internal note"), DESCRIPTION_LENGTH, _("Only people of the authorities see it."))

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
        self.choose_from("authority", list(authorities.items()))
        self.fields["authority"].required = True
        self.choose_from("stage", [(each, sentence_case(word(terms.STAGE, each))) for each in STAGES])
        self.choose_from("procedure", [unknown, *((each, word(terms.PROCEDURE, each)) for each in PROCEDURES)])
        rows = [(id, f"{id} {wording.text(row.printed)}") for id, row in pack.rows.items()]
        self.choose_from("rows", rows)

    def clean_value_awarded(self) -> Decimal | None:
        """What it was awarded for, None when not known."""
        return fields.read_amount(self.cleaned_data["value_awarded"])

    def clean_value_paid(self) -> Decimal | None:
        """What was paid, None when not known."""
        return fields.read_amount(self.cleaned_data["value_paid"])

    def clean_supplier_enterprise_number(self) -> str | None:
        """Ten digits with right check digits, None when not known."""
        return fields.read_number_of_enterprise(self.cleaned_data["supplier_enterprise_number"], self.speech)

    def clean(self) -> dict[str, Any]:
        """What goes together: days in their order."""
        found: dict[str, Any] = super().clean() or {}
        for fault in day_faults(found):
            self.add_error(fault.place, fault_sentence(fault.code, self.speech))
        return found

    def on_top_of(self, now: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed where it differs from what the form showed, and elsewhere what is there `now` (as `shown`)."""
        typed = {
            name: self.fields[name].widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            for name in self.changed_data
        }
        return {**now, **typed}

    def procurement(self, before: Procurement | None) -> Procurement:
        """What the form says, on top of what was known; what the form does not ask stays."""
        given = self.cleaned_data
        said = {name: given[name] for name in (*DAYS, "contract_type", "cpv", "value_awarded", "value_paid")}
        said |= {name: fields.read_text(given[name]) for name in _TEXTS}
        said |= {name: given[name] for name in ("title", "authority", "stage", "tenders_received")}
        said["supplier_enterprise_number"] = given["supplier_enterprise_number"]
        said["value_estimated"] = given["value_eur"]
        said["procedure"] = given["procedure"] or None
        said["is_framework_agreement"] = given["framework_agreement"]
        known = {each.row: each for each in before.rows} if before else {}
        said["rows"] = [known.get(row) or ProcurementRow(row=row, found_by="person") for row in given["rows"]]
        kept = before.model_dump() if before else {}
        return with_lots_in_rows(Procurement.model_validate({**kept, **said}))


def shown(one: Procurement) -> dict[str, Any]:
    """A procurement as the form shows it."""
    return {
        **{name: getattr(one, name) for name in (*DAYS, *_TEXTS, "title", "authority", "stage", "tenders_received")},
        "contract_type": one.contract_type or UNKNOWN,
        "procedure": one.procedure or UNKNOWN,
        "framework_agreement": fields.SHOWN[one.is_framework_agreement],
        "supplier_enterprise_number": one.supplier_enterprise_number or "",
        "cpv": ", ".join(one.cpv),
        "known_before": one.cpv,
        "rows": [each.row for each in one.rows],
        "value_eur": amounts.as_typed(one.value_estimated),
        "value_awarded": amounts.as_typed(one.value_awarded),
        "value_paid": amounts.as_typed(one.value_paid),
    }
