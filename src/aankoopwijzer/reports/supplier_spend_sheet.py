"""Spend per supplier as one table: a line for each supplier, the total, and what no total can hold."""

from collections.abc import Mapping

from aankoopwijzer.documents.spreadsheet import Sheet, Value
from aankoopwijzer.domain.measures.supplier_spend import SupplierSpend, YearlySpend
from aankoopwijzer.domain.records.supplier_spend import BASES, ContractBasis, OtherSpend
from aankoopwijzer.reports.speech import Speech, marked

BASIS: Mapping[ContractBasis, str] = {
    "low-value": marked("Low-value contracts"),
    "call-off": marked("Orders under framework agreements"),
    "other": marked("Other contracts"),
    "unknown": marked("Contract not known"),
}
NAMELESS = marked("supplier not known")
_SHEET = marked("Spend per supplier")
_AMOUNT, _LINES = marked("{what}, excluding VAT (EUR)"), marked("{what}, lines")
_WIDTHS = (40, 18, *(18, 10) * (len(BASES) + 1), 14)


def supplier_spend_sheet(report: YearlySpend, speech: Speech) -> Sheet:
    """The report as a table; amounts are to the cent."""
    say = speech.say
    columns = [*(say(BASIS[basis]) for basis in BASES), say(marked("All spend"))]
    header = (
        say(marked("Supplier")),
        say(marked("Enterprise number")),
        *(say(what, what=column) for column in columns for what in (_AMOUNT, _LINES)),
        say(marked("Lines without an amount")),
    )
    rows = [_row(one.name or say(NAMELESS), one) for one in report.suppliers]
    rows.append(_row(say(marked("Total")), report.total))
    rows += [_beside(each, speech, len(header)) for each in report.beside]
    return Sheet(f"{say(_SHEET)} {report.year}", header, rows, _WIDTHS)


def beside_in_words(other: OtherSpend, speech: Speech) -> str:
    """Why these lines stand beside the total."""
    if other.currency:
        amount = speech.number(round(other.amount, 2))
        return speech.say("not in the total: {amount} {currency}", amount=amount, currency=other.currency)
    return speech.say("not in the total: without a day")


def _row(name: str, one: SupplierSpend) -> tuple[Value, ...]:
    cells: list[Value] = [name, one.enterprise_number]
    whole = one.whole
    for spent in (*(one.by[basis] for basis in BASES), whole):
        cells += [round(spent.amount, 2), spent.lines]
    return (*cells, whole.without_amount)


def _beside(other: OtherSpend, speech: Speech, width: int) -> tuple[Value, ...]:
    empty: list[Value] = [None] * (width - 4)
    amount = None if other.currency else round(other.amount, 2)
    return (beside_in_words(other, speech), *empty, amount, other.lines, None)
