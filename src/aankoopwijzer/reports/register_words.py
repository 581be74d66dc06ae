"""The registers in words: what each is, what a column is called and counts in, what a code means."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.reports.register_codes import CHOICE
from aankoopwijzer.reports.speech import NO_BREAK, Speech, marked

TITLE: Mapping[str, str] = {
    "suppliers": marked("Suppliers"),
    "social_recognitions": marked("Recognitions in the social economy"),
    "chain_disclosures": marked("Chains of suppliers"),
    "spend_lines": marked("Spend"),
    "vehicles": marked("Vehicles"),
    "duty_trips": marked("Duty trips"),
    "light_circuits": marked("Public lighting"),
    "luminaires": marked("Luminaires"),
    "appliances": marked("Appliances, machines and ICT"),
    "buildings": marked("Buildings"),
    "material_flows": marked("Materials"),
    "works": marked("Works in the public domain"),
    "plantings": marked("Plantings"),
    "product_lives": marked("Lives of products and buildings"),
    "shared_assets": marked("What is shared"),
    "deliveries": marked("Deliveries"),
    "social_performances": marked("Social performance"),
    "behaviour_projects": marked("Projects on behaviour"),
}
HOLDS: Mapping[str, str] = {
    "suppliers": marked("Enterprises as the books of the authorities know them."),
    "social_recognitions": marked("Which enterprise is recognised, as what, from when and until when."),
    "chain_disclosures": marked("What suppliers say of the sites where their goods are made."),
    "spend_lines": marked("Lines of the ledger and of invoices."),
    "vehicles": marked("Vehicles in use and out of use, with their energy and CO2."),
    "duty_trips": marked("Trips for work: how far and by what."),
    "light_circuits": marked("Circuits of light points with their lamps and use."),
    "luminaires": marked("Luminaires on those circuits: their type, power and light source."),
    "appliances": marked("What was bought, what it uses, and what the one before it used."),
    "buildings": marked("Buildings with their surface and use of energy."),
    "material_flows": marked("Materials that were bought or delivered in a year."),
    "works": marked("Delivered works: paving, green and rainwater, before and after."),
    "plantings": marked("What was planted where, and what the plant list says of it."),
    "product_lives": marked("From when until when products and buildings were in use."),
    "shared_assets": marked("Cars, bikes and machines that several share."),
    "deliveries": marked("Goods with their origin, label and chain."),
    "social_performances": marked("What contractors promised and did for people far from work."),
    "behaviour_projects": marked("Projects that change how people use things."),
}
LABEL: Mapping[str, str] = {
    "authority": marked("Authority"),
    "number": marked("Number"),
    "name": marked("Name"),
    "enterprise_number": marked("Enterprise number"),
    "vat_number": marked("VAT number"),
    "street": marked("Street"),
    "postal_code": marked("Postal code"),
    "municipality": marked("Municipality"),
    "country": marked("Country"),
    "activity": marked("Activity"),
    "is_small": marked("SME: micro, small or medium"),
    "size": marked("Size"),
    "size_source": marked("Source of the size"),
    "size_on": marked("Size as of"),
    "kind": marked("Kind"),
    "recognised_from": marked("Recognised from"),
    "recognised_until": marked("Recognised until and including"),
    "target_group_share": marked("Share of the target group"),
    "activities": marked("Activities"),
    "supplier_key": marked("Key of the supplier"),
    "tier": marked("Link in the chain"),
    "site": marked("Site"),
    "address": marked("Address"),
    "share": marked("Share of this link"),
    "evidence": marked("Evidence"),
    "disclosed_on": marked("Disclosed on"),
    "ledger_number": marked("Number in the ledger"),
    "invoice_number": marked("Invoice number"),
    "date": marked("Date"),
    "supplier_number": marked("Supplier number"),
    "supplier_name": marked("Supplier"),
    "supplier_enterprise_number": marked("Enterprise number of the supplier"),
    "topic_key": marked("Key of the kind of spend"),
    "amount_excl_vat": marked("Amount excluding VAT"),
    "vat_rate": marked("VAT rate"),
    "vat_amount": marked("VAT"),
    "amount_incl_vat": marked("Amount including VAT"),
    "currency": marked("Currency"),
    "account_code": marked("Account"),
    "account_name": marked("Name of the account"),
    "department": marked("Department"),
    "cpv": marked("CPV code"),
    "description": marked("Description"),
    "is_credit_note": marked("Credit note"),
    "credits_invoice": marked("Credits invoice"),
    "contract_reference": marked("Contract"),
    "matched_supplier": marked("Number of the supplier in the register"),
    "matched_supplier_name": marked("Supplier in the register"),
    "matched_enterprise_number": marked("Its enterprise number"),
    "supplier_found_by": marked("How the supplier was found"),
    "supplier_answered_on": marked("Supplier said on"),
    "product_groups": marked("Product groups"),
    "product_groups_found_by": marked("How the product groups were found"),
    "product_groups_confidence": marked("How sure the product groups are"),
    "product_groups_answered_on": marked("Product groups said on"),
    "make": marked("Make"),
    "model": marked("Model"),
    "vehicle_class": marked("Vehicle class"),
    "energy": marked("Energy"),
    "co2_g_per_km": marked("CO2"),
    "co2_method": marked("Test of the CO2"),
    "emission_class": marked("Emission class"),
    "first_use": marked("In use since"),
    "last_use": marked("In use until"),
    "km_per_year": marked("Distance a year"),
    "is_in_use": marked("In use"),
    "remark": marked("Remark"),
    "mode": marked("By"),
    "distance_km": marked("Distance one way"),
    "purpose": marked("Purpose"),
    "place": marked("Place"),
    "technology": marked("Lamps"),
    "points": marked("Light points"),
    "watt_per_point": marked("Power per point"),
    "kwh_per_year": marked("Use a year"),
    "installed_in": marked("Installed in"),
    "circuit": marked("Circuit"),
    "light_source": marked("Light source"),
    "pieces": marked("Pieces"),
    "watt": marked("Power each"),
    "is_dimmable": marked("Dimmable"),
    "bought_in": marked("Bought in"),
    "energy_label": marked("Energy label"),
    "replaced_kwh_per_year": marked("Use a year of the one before"),
    "has_spare_parts": marked("Spare parts can be had"),
    "built_in": marked("Built in"),
    "renovated_in": marked("Renovated in"),
    "area_m2": marked("Floor area"),
    "gas_kwh": marked("Gas a year"),
    "electricity_kwh": marked("Electricity a year"),
    "roof_m2": marked("Roof"),
    "rainwater_tank_m3": marked("Rainwater tank"),
    "has_gro": marked("GRO asked"),
    "has_tco": marked("Total cost of ownership compared"),
    "totem_score": marked("TOTEM score"),
    "year": marked("Year"),
    "material": marked("Material"),
    "unit": marked("Unit"),
    "weight_kg": marked("Weight"),
    "packaging_kg": marked("Packaging"),
    "reused_share": marked("Reused"),
    "recycled_share": marked("Recycled"),
    "origin": marked("Origin"),
    "replaces": marked("Replaces"),
    "functional_units": marked("Functional units"),
    "functional_unit": marked("Functional unit"),
    "is_locally_recycled": marked("Recycled nearby"),
    "energy_scale_top": marked("Best class then"),
    "label_name": marked("Other label"),
    "row": marked("Product group"),
    "delivered_on": marked("Delivered on"),
    "total_area_m2": marked("Area of the work"),
    "paving_removed_m2": marked("Paving removed"),
    "paving_added_m2": marked("Paving added"),
    "green_before_m2": marked("Green before"),
    "green_after_m2": marked("Green after"),
    "rainwater_storage_m3": marked("Rainwater storage"),
    "infiltration_m3": marked("Infiltration"),
    "rainwater_is_reused": marked("Rainwater reused"),
    "work_number": marked("Number of the work"),
    "planted_on": marked("Planted on"),
    "taxon": marked("Plant as written"),
    "standing": marked("On the plant list"),
    "specimens": marked("Plants"),
    "provenance_label": marked("Label of provenance"),
    "product_class": marked("Class of product"),
    "in_use_from": marked("In use from"),
    "out_of_use_on": marked("Out of use on"),
    "times_repaired": marked("Times repaired"),
    "out_of_use_reason": marked("Why out of use"),
    "available_from": marked("Available from"),
    "available_until": marked("Available until"),
    "is_instead_of_purchase": marked("Instead of a purchase"),
    "uses_per_year": marked("Uses a year"),
    "provider": marked("Provider"),
    "product": marked("Product"),
    "category": marked("Category"),
    "country_of_origin": marked("Country of origin"),
    "label": marked("Label"),
    "has_fair_trade_label": marked("Fair-trade label"),
    "is_fresh": marked("Fresh"),
    "chain_links": marked("Links in the chain"),
    "promised_hours": marked("Hours promised"),
    "delivered_hours": marked("Hours delivered"),
    "promised_eur": marked("Value promised"),
    "delivered_eur": marked("Value delivered"),
    "objective": marked("Objective"),
    "started_on": marked("Started on"),
    "ended_on": marked("Ended on"),
    "people_reached": marked("People reached"),
    "effect": marked("Effect"),
    "batch": marked("Import"),
    "line": marked("Line in the file"),
    "flags": marked("To check"),
}
UNIT: Mapping[str, str] = {
    "co2_g_per_km": "g/km",
    "km_per_year": "km",
    "distance_km": "km",
    "watt_per_point": "W",
    "watt": "W",
    "kwh_per_year": "kWh",
    "replaced_kwh_per_year": "kWh",
    "area_m2": "m²",
    "roof_m2": "m²",
    "gas_kwh": "kWh",
    "electricity_kwh": "kWh",
    "rainwater_tank_m3": "m³",
    "totem_score": "mPt/m²",
    "weight_kg": "kg",
    "packaging_kg": "kg",
    "total_area_m2": "m²",
    "paving_removed_m2": "m²",
    "paving_added_m2": "m²",
    "green_before_m2": "m²",
    "green_after_m2": "m²",
    "rainwater_storage_m3": "m³",
    "infiltration_m3": "m³",
}
"""What a number counts in: the same in every language."""
SHARES = frozenset(
    {"target_group_share", "share", "vat_rate", "reused_share", "recycled_share", "product_groups_confidence"}
)
AMOUNTS = frozenset({"amount_excl_vat", "vat_amount", "amount_incl_vat", "promised_eur", "delivered_eur"})
YEARS = frozenset({"installed_in", "bought_in", "built_in", "renovated_in", "year"})
_ENTERPRISE_NUMBERS = frozenset({"enterprise_number", "supplier_enterprise_number", "matched_enterprise_number"})
NOT_KNOWN = "–"


def label(column: str, speech: Speech, *, with_unit: bool = True) -> str:
    """What a column is called, with what it counts in."""
    said = speech.say(LABEL[column])
    unit = UNIT.get(column)
    return f"{said} ({unit})" if unit and with_unit else said


def in_words(dataset: str, column: str, value: Any, speech: Speech, *, currency: str | None = None) -> str:
    """A value as a person reads it, with its unit; what is not known is a dash, never zero or no.

    Amounts are in euro unless `currency` says otherwise.
    """
    unit = UNIT.get(column)
    match value:
        case None:
            return NOT_KNOWN
        case bool():
            return speech.say(marked("yes")) if value else speech.say(marked("no"))
        case dt.date():
            return speech.date(value)
        case tuple():
            return ", ".join(value) or speech.say(marked("in no product group"))
        case int() if column in YEARS:
            return str(value)
        case Decimal() if column in SHARES:
            return speech.percent((value * 100).quantize(Decimal("0.01")).normalize() + 0)
        case Decimal() if column in AMOUNTS and currency in (None, "EUR"):
            return speech.money(value)
        case Decimal() if column in AMOUNTS:
            return f"{speech.number(value)}{NO_BREAK}{currency}"
        case Decimal() | int():
            shown = speech.number(Decimal(value))
            return f"{shown}{NO_BREAK}{unit}" if unit else shown
        case _ if column in _ENTERPRISE_NUMBERS and len(value) == 10:
            return f"{value[:4]}.{value[4:7]}.{value[7:]}"
        case _:
            return code_in_words(dataset, column, str(value), speech)


def code_in_words(dataset: str, column: str, code: str, speech: Speech) -> str:
    """The words for a code; what is no code stands as it is."""
    words = CHOICE.get((dataset, column), {}).get(code)
    return speech.say(words) if words else code
