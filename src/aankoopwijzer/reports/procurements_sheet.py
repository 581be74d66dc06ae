"""Procurements as one table: a line for each."""

from collections.abc import Iterable, Mapping
from functools import cache

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementLot, own_columns
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording

_SHEET = marked("Procurements")
_UNKNOWN, _NONE = marked("not known"), marked("none")
_HEADER = (
    marked("Number"),
    marked("Authority"),
    marked("Reference"),
    marked("Title"),
    marked("Stage"),
    marked("Type of contract"),
    marked("Procedure"),
    marked("CPV codes"),
    marked("Product groups"),
    marked("Lots"),
    marked("Product groups of the lots"),
    marked("Estimate excluding VAT (EUR)"),
    marked("Awarded excluding VAT (EUR)"),
    marked("Paid excluding VAT (EUR)"),
    marked("Planned for"),
    marked("Published on"),
    marked("Awarded on"),
    marked("Supplier"),
    marked("Enterprise number"),
    marked("Criteria chosen"),
    marked("Criteria left out"),
    marked("Deviations"),
    marked("Fields typed by a person"),
    marked("Made-up data"),
)
_WIDTHS = (10, 16, 16, 44, 16, 16, 24, 24, 24, 8, 30, 16, 16, 16, 14, 14, 14, 30, 16, 40, 40, 24, 12, 12)


_INTERNAL = frozenset({"internal_note", "draft"})
_CODES: dict[str, type] = {
    "lots": int, "rows": str, "criteria_chosen": str, "criteria_left_out": str, "deviations": str,
}  # fmt: skip


def procurements_sheet(procurements: Iterable[Procurement], wording: Wording, authorities: Mapping[str, str]) -> Sheet:
    """What each procurement is; several things in one cell have a semicolon between them."""
    rows = [line(one, wording, authorities) for one in procurements]
    return Sheet(wording.speech.say(_SHEET), header(wording), rows, _WIDTHS)


def header(wording: Wording) -> tuple[str, ...]:
    """The titles of the columns."""
    return tuple(wording.speech.say(each) for each in _HEADER)


@cache
def plain_columns() -> Mapping[str, type]:
    """The columns for a program, each with its type: the fields of the record that are no internal matter, and the
    codes of what a procurement holds several of, with spaces between them."""
    own = {name: kind for name, kind in own_columns(Procurement).items() if name not in _INTERNAL}
    return {**own, **_CODES}


def plain_line(one: Procurement) -> tuple[object, ...]:
    """One procurement for a program: codes as they are."""
    held = {
        "lots": len(one.lots),
        "rows": " ".join(each.row for each in one.rows),
        "criteria_chosen": " ".join(each.criterion for each in one.criteria if each.is_chosen),
        "criteria_left_out": " ".join(each.criterion for each in one.criteria if not each.is_chosen),
        "deviations": " ".join(each.objective for each in one.deviations),
    }
    values = (held[name] if name in held else getattr(one, name) for name in plain_columns())
    return tuple((" ".join(each) if isinstance(each, tuple) else each) if each != "" else None for each in values)


def line(one: Procurement, wording: Wording, authorities: Mapping[str, str]) -> tuple[Value, ...]:
    """What one procurement is, as it stands under the titles."""
    word = wording.speech.word
    return (
        one.number,
        authorities.get(one.authority, one.authority),
        one.reference,
        one.title,
        word(terms.STAGE, one.stage),
        wording.contract_type(one.contract_type) if one.contract_type else None,
        word(terms.PROCEDURE, one.procedure) if one.procedure else None,
        "; ".join(one.cpv),
        "; ".join(each.row for each in one.rows),
        len(one.lots),
        "; ".join(_groups_of(lot, at, wording) for at, lot in enumerate(one.lots, 1)) if _are_apart(one) else None,
        one.value_estimated,
        one.value_awarded,
        one.value_paid,
        one.planned_on,
        one.published_on,
        one.awarded_on,
        one.supplier_name,
        one.supplier_enterprise_number,
        "; ".join(each.criterion for each in one.criteria if each.is_chosen),
        "; ".join(each.criterion for each in one.criteria if not each.is_chosen),
        "; ".join(each.objective for each in one.deviations),
        len(one.typed),
        wording.yes_or_no(one.is_fictitious),
    )


def _are_apart(one: Procurement) -> bool:
    return any(lot.rows is not None for lot in one.lots)


def _groups_of(lot: ProcurementLot, at: int, wording: Wording) -> str:
    """The lot by its number and its product groups, as “2: S1/2, S2/2”."""
    unsaid = wording.speech.say(_UNKNOWN if lot.rows is None else _NONE)
    return f"{lot.code or at}: {', '.join(lot.rows or ()) or unsaid}"
