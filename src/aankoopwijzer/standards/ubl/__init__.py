"""UBL 2.1 invoices and credit notes: Peppol BIS Billing 3 and EN 16931."""

from aankoopwijzer.standards.ubl.reader import read

__all__ = ["read"]
