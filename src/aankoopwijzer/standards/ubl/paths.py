"""Where things stand in a UBL invoice and credit note (EN 16931-3-2, Peppol BIS Billing 3)."""

from collections.abc import Mapping
from typing import Final

from aankoopwijzer.standards.path_trie import Shape, Trie, coded, compile_shape, group, text, texts

_UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd:"
_PREFIXES: Final = {
    "cac": f"{{{_UBL}CommonAggregateComponents-2}}",
    "cbc": f"{{{_UBL}CommonBasicComponents-2}}",
}
INVOICE: Final = f"{{{_UBL}Invoice-2}}Invoice"
CREDIT_NOTE: Final = f"{{{_UBL}CreditNote-2}}CreditNote"

_PARTY: Final[Shape] = {
    "cac:Party/cac:PartyName/cbc:Name": text("name"),
    "cac:Party/cac:PartyLegalEntity/cbc:RegistrationName": text("legal_name"),
    "cac:Party/cac:PartyLegalEntity/cbc:CompanyID": coded("legal_numbers", "schemeID"),
    "cac:Party/cac:PartyTaxScheme/cbc:CompanyID": texts("tax_numbers"),
    "cac:Party/cac:PostalAddress/cbc:StreetName": text("street"),
    "cac:Party/cac:PostalAddress/cbc:PostalZone": text("postal_code"),
    "cac:Party/cac:PostalAddress/cbc:CityName": text("town"),
    "cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode": text("country"),
}
_LINE: Final[Shape] = {
    "cbc:ID": text("number"),
    "cbc:LineExtensionAmount": text("amount"),
    "cbc:AccountingCost": text("account"),
    "cac:Item/cbc:Name": text("name"),
    "cac:Item/cbc:Description": text("description"),
    "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode": coded("codes", "listID"),
    "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent": text("percent"),
}
_DOCUMENT: Final[Shape] = {
    "cbc:ID": text("number"),
    "cbc:IssueDate": text("date"),
    "cbc:InvoiceTypeCode": text("type"),
    "cbc:CreditNoteTypeCode": text("type_of_credit"),
    "cbc:DocumentCurrencyCode": text("currency"),
    "cbc:AccountingCost": text("account"),
    "cac:OrderReference/cbc:ID": text("order"),
    "cac:ContractDocumentReference/cbc:ID": text("contract"),
    "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID": text("credits"),
    "cac:AccountingSupplierParty": group("sellers", _PARTY),
    "cac:AccountingCustomerParty": group("buyers", _PARTY),
    "cac:AllowanceCharge": group(
        "charges",
        {
            "cbc:ChargeIndicator": text("is_charge"),
            "cbc:AllowanceChargeReason": text("reason"),
            "cbc:Amount": text("amount"),
            "cac:TaxCategory/cbc:Percent": text("percent"),
        },
    ),
    "cac:TaxTotal/cbc:TaxAmount": coded("vat", "currencyID"),
    "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount": text("total_excl_vat"),
    "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount": text("total_incl_vat"),
    "cac:InvoiceLine": group("lines", _LINE),
    "cac:CreditNoteLine": group("credit_lines", _LINE),
}


def _names(step: str) -> tuple[str, ...]:
    prefix, _, name = step.partition(":")
    return (f"{_PREFIXES[prefix]}{name}",)


TRIE: Final[Trie] = compile_shape(_DOCUMENT, _names)
DOCUMENTS: Final[Mapping[str, bool]] = {INVOICE: False, CREDIT_NOTE: True}
"""The outermost elements that we read, and whether it is a credit note."""
