"""The product groups that words and CPV codes of a purchase show for certain, as a procurement keeps them."""

from aankoopwijzer.domain.records.procurement import ProcurementRow
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.prepare_adviser import Adviser

_WORDS_KEPT = 200


def found_groups(purchase: Purchase, adviser: Adviser) -> tuple[ProcurementRow, ...]:
    """Each group once, with how it was found and by what; what is in doubt is left out."""
    return tuple(
        ProcurementRow(
            row=match.row,
            found_by="cpv" if match.because and match.because[0].startswith("CPV ") else "words",
            because=" ".join(match.because)[:_WORDS_KEPT] or None,
        )
        for match in adviser.matcher.match(purchase).certain
    )
