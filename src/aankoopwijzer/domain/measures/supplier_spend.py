"""The yearly report of spend per supplier, on low-value contracts and on orders under framework agreements.

The law of 8 February 2023 asks it since 2025; the day is a parameter of the policy pack. What is not known stands in a
row or a column of its own, so that the rows add up to what the register holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from aankoopwijzer.domain.records.supplier_spend import BASES, ContractBasis, OtherSpend, SpendGroup

REPORTED: tuple[ContractBasis, ...] = ("low-value", "call-off")
"""What the law asks to report."""
_NOTHING = Decimal(0)


@dataclass(slots=True)
class Spent:
    """How many lines, and how much excluding VAT in euro; `without_amount` of them say no amount."""

    lines: int = 0
    amount: Decimal = _NOTHING
    without_amount: int = 0

    def add(self, other: "Spent | SpendGroup") -> None:
        """Count these lines too."""
        self.lines += other.lines
        self.amount += other.amount
        self.without_amount += other.without_amount


@dataclass(slots=True)
class SupplierSpend:
    """What one supplier was paid, by what for. `name` None is the supplier that the lines do not name."""

    name: str | None
    enterprise_number: str | None
    by: dict[ContractBasis, Spent] = field(default_factory=lambda: {basis: Spent() for basis in BASES})

    @property
    def reported(self) -> Decimal:
        """What the law asks of it, as far as it is known."""
        return sum((self.by[basis].amount for basis in REPORTED), _NOTHING)

    @property
    def whole(self) -> Spent:
        """All of it."""
        found = Spent()
        for each in self.by.values():
            found.add(each)
        return found


@dataclass(frozen=True, slots=True)
class YearlySpend:
    """The report of one authority on one year. `in_register` is what the register holds, counted on its own.

    `beside` are lines that no sum in euro of a year can hold: other currencies, and lines without a day.
    """

    authority: str
    year: int
    suppliers: tuple[SupplierSpend, ...]
    in_register: Spent
    beside: tuple[OtherSpend, ...] = ()

    @property
    def total(self) -> SupplierSpend:
        """All suppliers together."""
        found = SupplierSpend(None, None)
        for one in self.suppliers:
            for basis in BASES:
                found.by[basis].add(one.by[basis])
        return found

    @property
    def adds_up(self) -> bool:
        """Whether the rows are all that the register holds of that year, to the cent."""
        whole = self.total.whole
        return whole.lines == self.in_register.lines and abs(whole.amount - self.in_register.amount) < Decimal("0.01")


def basis_of(procedure: str | None, is_framework_agreement: bool | None) -> ContractBasis:
    """By what a contract with these facts pays; a framework agreement goes first, whatever its procedure was."""
    if is_framework_agreement:
        return "call-off"
    if procedure == "low-value":
        return "low-value"
    return "unknown" if procedure is None or is_framework_agreement is None else "other"


def spend_by_supplier(
    groups: Iterable[SpendGroup],
    *,
    known: Mapping[str, tuple[int, str | None, str | None]],
    contracts: Mapping[str, ContractBasis],
) -> tuple[SupplierSpend, ...]:
    """One row for each supplier, what is to be reported most first, and who is not named last.

    `known` gives for the key of a line who it is in the register: number, name and enterprise number. `contracts` gives
    the basis by the reference that lines carry.
    """
    found: dict[int | str, SupplierSpend] = {}
    for group in groups:
        number, name, enterprise = known.get(group.supplier_key, (None, None, None))
        identity = number if number is not None else group.supplier_key
        if identity not in found:
            own_name = (name or group.name or enterprise or group.enterprise_number or None) if identity != "" else None
            found[identity] = SupplierSpend(own_name, enterprise or group.enterprise_number or None)
        found[identity].by[contracts.get(group.contract, "unknown")].add(group)
    nameless = found.pop("", None)
    rows = sorted(found.values(), key=lambda one: (-one.reported, -one.whole.amount, one.name or ""))
    return (*rows, *((nameless,) if nameless else ()))
