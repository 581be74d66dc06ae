"""What a procurement holds several of, each as a small form: lots, criteria, deviations, documents.

A form that is left empty is no part; a part whose form is emptied, or ticked to be taken away, goes.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.procurement import (
    DOCUMENT_KINDS,
    NOTICE,
    Procurement,
    ProcurementCriterion,
    ProcurementDeviation,
    ProcurementDocument,
    ProcurementLot,
    ProcurementPart,
    ProcurementRow,
    with_rows_of_lots,
)
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.wording import Wording
from aankoopwijzer.web import amounts
from aankoopwijzer.web.forms import fields
from aankoopwijzer.web.forms.fields import YES_NO, StyledForm

_REASON_LENGTH = 1000
NO_GROUP = "-"
"""What a form says of a lot that is of no product group."""
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the forms of parts choose from, worked out once for all of them, by the field that is chosen in.

    `there` are the words that the parts that a person may change hold already, known or not.
    """

    pack: PolicyPack
    wording: Wording
    codes: Collection[str]
    choices: Mapping[str, Choices]
    there: Mapping[str, Collection[str]] = field(default_factory=dict)
    own_groups: Choices = ()
    """The product groups of the procurement, by code and name."""
    other_groups: Choices = ()


class PartForm(StyledForm):
    """One part, which `record` makes; its fields are called as those of the part."""

    makes: ClassVar[type[ProcurementPart]]
    key: ClassVar[str]
    """The field that no two parts may share, empty when they may."""
    says_nothing: ClassVar[frozenset[str]] = frozenset({"away"})
    """Fields that are filled before anybody types."""
    away = forms.BooleanField(label=_("Take this away"), required=False)

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)
        self.known = known
        self.order_fields([name for name in self.fields if name != "away"])

    @staticmethod
    def choices(pack: PolicyPack, wording: Wording) -> Mapping[str, Choices]:
        """What is chosen from in the fields that know their choices only then."""
        return {}

    @staticmethod
    def shown(part: Any) -> dict[str, Any]:
        """A part as the form shows it."""
        shown: dict[str, Any] = part.model_dump()
        return shown

    def record(self) -> ProcurementPart | None:
        """What the form says, None when it says nothing or takes the part away; after `is_valid`."""
        found = self.cleaned_data
        return self._record(found) if found else None

    def _record(self, found: Mapping[str, Any]) -> ProcurementPart:
        said = ((name, found[name]) for name in self.makes.model_fields)
        return self.makes(**{name: fields.read_text(each) if isinstance(each, str) else each for name, each in said})

    def typed(self) -> dict[str, Any]:
        """What was handed in, as it was typed."""
        return {
            name: field.widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            for name, field in self.fields.items()
        }

    def has_changed(self) -> bool:
        """Whether the form says anything that must be right; one that is emptied does not, nor one that goes."""
        typed = self.typed()
        return not typed["away"] and any(
            str(value or "").strip() for name, value in typed.items() if name not in self.says_nothing
        )

    def _offer(self, name: str, nothing: str) -> None:
        """Let it be chosen from what is known, and from what the register holds that is no longer among that."""
        choices = self.known.choices[name]
        value = str(self[name].value() or "")
        is_gone = self._is_there(name) and all(value != id for id, _words in choices)
        self.choose_from(name, [("", nothing), *([(value, value)] if is_gone else []), *choices])

    def _is_there(self, name: str) -> bool:
        """Whether the register holds already what the field of that name holds."""
        return str(self[name].value() or "") in self.known.there.get(name, ())


class LotForm(PartForm):
    """A lot: what it is, what it is worth, who got it."""

    makes = ProcurementLot
    key = "code"
    code = fields.text(_("Number of the lot"), 120)
    title = fields.text(_("What it is"), 500)
    cpv = fields.text(_("CPV codes"), 400, _("Several codes: put a comma between them."), spellcheck="false")
    rows = forms.MultipleChoiceField(
        label=_("Product groups of this lot"),
        help_text=_("Tick nothing when you do not know."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = fields.text(
        _("Other product groups"),
        300,
        _("Their codes, as S1/5, with a comma between them. The purchase gets them too."),
        spellcheck="false",
        list="productgroepen",
    )
    value_estimated = fields.money(_("Estimate excluding VAT"))
    value_awarded = fields.money(_("Awarded excluding VAT"))
    is_reserved = forms.ChoiceField(
        label=_("Reserved for social enterprises"), choices=YES_NO, required=False, widget=forms.Select
    )
    supplier_name = fields.text(_("Supplier"), 500)
    supplier_enterprise_number = fields.text(_("Enterprise number of the supplier"), 20, _("For example 0999.123.457."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Somebody may have taken a group of the purchase away since this form was opened.
        ticked = self["rows"].value() or ()
        gone = [each for each in self.known.other_groups if each[0] in ticked]
        none = (NO_GROUP, gettext("none of the product groups of the framework"))
        self.choose_from("rows", [*self.known.own_groups, *gone, none])

    @staticmethod
    def shown(part: ProcurementLot) -> dict[str, Any]:
        """A lot as the form shows it."""
        return {
            **part.model_dump(),
            "cpv": ", ".join(part.cpv),
            "rows": [NO_GROUP] if part.rows == () else list(part.rows or ()),
            "value_estimated": amounts.as_typed(part.value_estimated),
            "value_awarded": amounts.as_typed(part.value_awarded),
            "is_reserved": fields.SHOWN[part.is_reserved],
        }

    def clean_cpv(self) -> tuple[str, ...]:
        """The codes, each once."""
        return fields.read_codes(self.cleaned_data["cpv"], self.known.codes)

    def clean_others(self) -> tuple[str, ...]:
        """Codes of product groups that the framework has."""
        codes = tuple(code.upper() for code in re.split(r"[\s,;]+", self.cleaned_data["others"]) if code)
        if wrong := [code for code in codes if code not in self.known.pack.rows]:
            said = gettext("“%(code)s” is no product group of the framework: choose one of the list.")
            raise forms.ValidationError([said % {"code": code} for code in wrong])
        return codes

    def clean_value_estimated(self) -> Decimal | None:
        """What it is thought to cost, None when not known."""
        return fields.read_amount(self.cleaned_data["value_estimated"])

    def clean_value_awarded(self) -> Decimal | None:
        """What it was awarded for, None when not known."""
        return fields.read_amount(self.cleaned_data["value_awarded"])

    def clean_supplier_enterprise_number(self) -> str | None:
        """Ten digits with right check digits, None when not known."""
        speech = self.known.wording.speech
        return fields.read_number_of_enterprise(self.cleaned_data["supplier_enterprise_number"], speech)

    def clean_is_reserved(self) -> bool | None:
        """Yes, no, or not known."""
        return fields.SAID.get(self.cleaned_data["is_reserved"])

    def clean(self) -> dict[str, Any]:
        """A lot has a number or a name; it is of some product groups, of none, or nobody said."""
        found: dict[str, Any] = super().clean() or {}
        rows = list(dict.fromkeys([*found.get("rows", ()), *found.get("others", ())]))
        if NO_GROUP in rows and len(rows) > 1:
            self.add_error("rows", gettext("This lot cannot be of a product group and of none: take one of both away."))
        found["rows"] = () if rows == [NO_GROUP] else tuple(rows) or None
        if not (found.get("code") or found.get("title")):
            self.add_error("title", gettext("Say what this lot is, or give its number."))
        return found


class CriterionForm(PartForm):
    """A criterion of the library: asked at a level, or left out for a reason."""

    makes = ProcurementCriterion
    key = "criterion"
    says_nothing = frozenset({"away", "is_chosen"})
    criterion = forms.ChoiceField(label=_("Criterion"), error_messages={"required": _("Choose a criterion.")})
    is_chosen = forms.ChoiceField(
        label=_("Asked in the tender?"),
        choices=(("yes", _("yes, it is asked")), ("no", _("no, it was left out"))),
        required=False,
    )
    level = forms.ChoiceField(label=_("At which level"), required=False)
    reason = forms.ChoiceField(label=_("Why it was left out"), required=False)
    words = fields.text(_("In your own words"), 500, _("Only people of the authorities see it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = str(self[self.key].value() or "")
        self.called = ""
        if self._is_there(self.key):
            # What is in the register already is not chosen again from hundreds.
            self.called = dict(self.known.choices[self.key]).get(there, there)
            self.fields[self.key].widget = forms.HiddenInput()
            self.choose_from(self.key, [(there, self.called)])
        else:
            self._offer(self.key, gettext("none"))
        self._offer("level", gettext("not known"))
        self._offer("reason", gettext("none"))

    @staticmethod
    def choices(pack: PolicyPack, wording: Wording) -> Mapping[str, Choices]:
        """The criteria of the library by title, the levels, and the reasons to leave one out."""
        titles = sorted((wording.text(each.title), id) for id, each in pack.criteria.items())
        reasons = sorted(pack.drop_reasons.values(), key=lambda each: each.order)
        return {
            "criterion": [(id, title) for title, id in titles],
            "level": [(each.value, wording.speech.word(terms.LEVEL, each)) for each in Level],
            "reason": [(each.id, wording.text(each.text)) for each in reasons],
        }

    @staticmethod
    def shown(part: ProcurementCriterion) -> dict[str, Any]:
        """A criterion as the form shows it."""
        return {**part.model_dump(), "is_chosen": fields.SHOWN[part.is_chosen]}

    def clean(self) -> dict[str, Any]:
        """What was left out says why; what is asked, at a level that the criterion has."""
        found: dict[str, Any] = super().clean() or {}
        criterion = self.known.pack.criteria.get(found.get("criterion", ""))
        if found.get("is_chosen") == "no":
            reason = self.known.pack.drop_reasons.get(found.get("reason", ""))
            words = found.get("words", "").strip()
            if reason is None and not words:
                self.add_error("reason", gettext("Say why it was left out."))
            elif reason is not None and reason.needs_words and not words:
                self.add_error("words", gettext("Say it in your own words: this reason alone says nothing."))
        elif criterion and found.get("level") and Level(found["level"]) not in criterion.levels:
            there = self.known.wording.speech.alternatives(
                self.known.wording.speech.word(terms.LEVEL, each) for each in criterion.levels
            )
            self.add_error("level", gettext("This criterion has only the level %(levels)s.") % {"levels": there})
        return found

    def _record(self, found: Mapping[str, Any]) -> ProcurementCriterion:
        is_chosen = found["is_chosen"] != "no"
        return ProcurementCriterion(
            criterion=found["criterion"],
            is_chosen=is_chosen,
            level=Level(found["level"]) if found["level"] and is_chosen else None,
            reason=None if is_chosen else found["reason"] or None,
            words=None if is_chosen else fields.read_text(found["words"]),
        )


class DeviationForm(PartForm):
    """An objective that is departed from: why, and which organ decided so."""

    makes = ProcurementDeviation
    key = "objective"
    objective = forms.ChoiceField(
        label=_("Objective that is departed from"),
        error_messages={"required": _("Say which objective this is about.")},
    )
    reason = fields.Story(
        label=_("Why"),
        help_text=_("From publication on, everybody may read it."),
        max_length=_REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why you depart from it: everybody may read the reason.")},
    )
    decided_by = fields.text(_("Which organ decided so"), 200, _("An organ, not a person: the college, the council."))
    decided_on = fields.day(_("Decided on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("objective", gettext("none"))

    @staticmethod
    def choices(pack: PolicyPack, wording: Wording) -> Mapping[str, Choices]:
        """The objectives of the framework."""
        return {"objective": [(id, f"{id} {wording.text(each.name)}") for id, each in pack.objectives.items()]}

    def clean_decided_on(self) -> Any:
        """A day that somebody can mean."""
        return fields.read_day(self.cleaned_data["decided_on"])


class DocumentForm(PartForm):
    """A document: what it is called, what it is, where it lies."""

    makes = ProcurementDocument
    key = ""
    says_nothing = frozenset({"away", "sha256"})
    name = forms.CharField(
        label=_("Name of the document"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the document a name.")},
    )
    kind = forms.ChoiceField(label=_("What it is"), required=False)
    link = fields.text(
        _("Where it lies"), 1000, _("An address that begins with https://, in your own document system for example.")
    )
    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("kind", gettext("not known"))

    @staticmethod
    def choices(pack: PolicyPack, wording: Wording) -> Mapping[str, Choices]:
        """What a document may be."""
        word = wording.speech.word
        return {"kind": [(each, sentence_case(word(terms.DOCUMENT_KIND, each))) for each in DOCUMENT_KINDS]}

    def clean_link(self) -> str | None:
        """An address of the web, None when not known: another kind could run something where it is clicked."""
        link = fields.read_text(self.cleaned_data["link"])
        if link is None:
            return None
        try:
            parts = urlsplit(link)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or not parts.netloc or any(each.isspace() for each in link):
            raise forms.ValidationError(gettext("This is not an address of the web. It begins with https://."))
        return link


FORMS: Mapping[str, type[PartForm]] = {
    "lots": LotForm,
    "criteria": CriterionForm,
    "deviations": DeviationForm,
    "documents": DocumentForm,
}
"""The form of each kind of part, by the field of the procurement that holds them."""


def known_parts(one: Procurement, name: str, *, pack: PolicyPack, wording: Wording, codes: Collection[str]) -> Known:
    """What the forms of these parts of a procurement choose from."""
    parts = by_hand(one, name)
    choices = FORMS[name].choices(pack, wording)
    there = {field: {str(getattr(part, field) or "") for part in parts} - {""} for field in choices}
    used = {code for part in parts for code in getattr(part, "cpv", ())}
    own = {each.row for each in one.rows}
    groups = {
        is_own: [(id, f"{id} {wording.text(row.printed)}") for id, row in pack.rows.items() if (id in own) == is_own]
        for is_own in (True, False)
    }
    gone = [(id, id) for id in sorted(own - pack.rows.keys())]  # The policy no longer knows it; it stays all the same.
    return Known(pack, wording, {*codes, *used}, choices, there, [*groups[True], *gone], groups[False])


def by_hand(one: Procurement, name: str) -> tuple[ProcurementPart, ...]:
    """The parts that a person may change: not the notices, which say themselves what they are."""
    return tuple(part for part in getattr(one, name) if getattr(part, "kind", None) != NOTICE)


def with_parts(one: Procurement, name: str, said: Collection[ProcurementPart]) -> Procurement:
    """The procurement with these parts in place of those a person may change; it has the groups of its lots too."""
    changeable = by_hand(one, name)
    kept = tuple(part for part in getattr(one, name) if part not in changeable)
    after = one.model_copy(update={name: (*kept, *said)})
    known = [ProcurementRow(row=row, found_by="person") for lot in after.lots for row in lot.rows or ()]
    return with_rows_of_lots(after, known)
