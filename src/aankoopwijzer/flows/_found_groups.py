"""The product groups that words, CPV codes or a person's answers show of a purchase, as a procurement keeps them."""

from collections.abc import Sequence

from aankoopwijzer.domain.records.procurement import FoundBy, ProcurementRow
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.prepare_adviser import Adviser

_WORDS_KEPT = 200


def found_groups(purchase: Purchase, adviser: Adviser) -> tuple[ProcurementRow, ...]:
    """Each group once, with how it was found and by what; what is in doubt is left out."""
    return tuple(found_group(match.row, match.because) for match in adviser.matcher.match(purchase).certain)


def found_group(row: str, because: Sequence[str]) -> ProcurementRow:
    """One group as it is kept; `because` are the words, the code, or that somebody answered so."""
    return ProcurementRow(row=row, found_by=_found_by(because), because=" ".join(because)[:_WORDS_KEPT] or None)


def _found_by(because: Sequence[str]) -> FoundBy:
    first = because[0] if because else ""
    if first == "answer":
        return "person"
    return "cpv" if first.startswith("CPV ") else "words"
