"""Which records a figure opens to, where they are shown, and who may see them."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse

from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.policy.permissions import Reach, reach
from aankoopwijzer.domain.records.measured import FILLED_BY
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.visitors import visitor_of

WORDS: Mapping[str, str] = {
    "publication": "aankopen",
    "spend": "uitgaven",
    "inventory": "inventaris",
    "contract": "contracten",
    "action": "acties",
}
"""The last word of the address of the records behind a figure, by the line of the table of permissions."""
_OTHERWISE = {"procurements": "publication", "promises": "contract"}
_PROCUREMENTS = "procurements"


def kind_of(indicator: Indicator) -> str:
    """The line of the table of permissions that the records behind an indicator stand on."""
    dataset = FILLED_BY.get(indicator.table)
    return REGISTERS[dataset].kind if dataset else _OTHERWISE[indicator.table]


def reached(request: HttpRequest, kind: str) -> Reach:
    """Of which authorities the reader may open figures to records of this kind."""
    return reach(visitor_of(request), Access.VIEW, kind, on=today())


def address_of_records(indicator: Indicator) -> str:
    """Where the records behind an indicator are listed."""
    return reverse(f"indicator-records-{kind_of(indicator)}", args=[indicator.id])


def address_of_record(dataset: str, number: int) -> str | None:
    """The page of one record; None when it has no page of its own."""
    if dataset == _PROCUREMENTS:
        return reverse("procurement", args=[number])
    return reverse(f"register-{REGISTERS[dataset].word}-one", args=[number]) if dataset in REGISTERS else None
