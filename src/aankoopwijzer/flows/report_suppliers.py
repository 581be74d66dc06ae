"""What an authority spent per supplier in a year, on what, for the report that the law asks."""

from aankoopwijzer.domain.measures.supplier_spend import Spent, YearlySpend, basis_of, spend_by_supplier
from aankoopwijzer.domain.records.supplier_spend import ContractBasis
from aankoopwijzer.register.procurements.queries import contracts_of
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import queries as suppliers


def report_suppliers(authority: str, year: int) -> YearlySpend:
    """The report on the spend lines that are in the register now."""
    named, registered = suppliers.supplier_of_names(), suppliers.known_suppliers()
    known = {
        key: (number, registered[number].name, registered[number].enterprise_number)
        for key, number in named.items()
        if number in registered
    }
    rows = spend_by_supplier(spend.groups_of_year(authority, year), known=known, contracts=_bases(authority))
    in_register = Spent(*spend.total_of_year(authority, year))
    return YearlySpend(authority, year, rows, in_register, spend.beside_year(authority, year))


def _bases(authority: str) -> dict[str, ContractBasis]:
    """The basis by reference; not known when contracts that share a reference differ in it."""
    found: dict[str, ContractBasis] = {}
    for reference, contracts in contracts_of(authority).items():
        bases = {basis_of(procedure, is_framework) for procedure, is_framework in contracts}
        found[reference] = bases.pop() if len(bases) == 1 else "unknown"
    return found
