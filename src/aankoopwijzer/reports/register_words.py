"""The registers in words: what each is, what a column is called and counts in, what a code means."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.demonstration.marking import FLAG
from aankoopwijzer.reports.import_problems import MESSAGES
from aankoopwijzer.reports.speech import NO_BREAK, Speech, marked

TITLE: Mapping[str, str] = {
    "suppliers": marked("Suppliers"),
    "social_recognitions": marked("Recognitions in the social economy"),
    "chain_disclosures": marked("Chains of suppliers"),
    "spend_lines": marked("Spend"),
    "vehicles": marked("Vehicles"),
    "duty_trips": marked("Duty trips"),
    "light_circuits": marked("Public lighting"),
    "appliances": marked("Appliances, machines and ICT"),
    "buildings": marked("Buildings"),
    "material_flows": marked("Materials"),
}
HOLDS: Mapping[str, str] = {
    "suppliers": marked("Enterprises as the books of the authorities know them."),
    "social_recognitions": marked("Which enterprise is recognised, as what, from when and until when."),
    "chain_disclosures": marked("What suppliers say of the sites where their goods are made."),
    "spend_lines": marked("Lines of the ledger and of invoices."),
    "vehicles": marked("Vehicles in use and out of use, with their energy and CO2."),
    "duty_trips": marked("Trips for work: how far and by what."),
    "light_circuits": marked("Circuits of light points with their lamps and use."),
    "appliances": marked("What was bought, what it uses, and what the one before it used."),
    "buildings": marked("Buildings with their surface and use of energy."),
    "material_flows": marked("Materials that were bought or delivered in a year."),
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
    "is_small": marked("Small enterprise"),
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
    "make": marked("Make"),
    "model": marked("Model"),
    "vehicle_class": marked("Vehicle class"),
    "energy": marked("Energy"),
    "co2_g_per_km": marked("CO2"),
    "co2_method": marked("Test of the CO2"),
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
    "batch": marked("Import"),
    "line": marked("Line in the file"),
    "flags": marked("To check"),
}
UNIT: Mapping[str, str] = {
    "co2_g_per_km": "g/km",
    "km_per_year": "km",
    "distance_km": "km",
    "watt_per_point": "W",
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
}
"""What a number counts in: the same in every language."""
SHARES = frozenset({"target_group_share", "share", "vat_rate", "reused_share", "recycled_share"})
AMOUNTS = frozenset({"amount_excl_vat", "vat_amount", "amount_incl_vat"})
YEARS = frozenset({"installed_in", "bought_in", "built_in", "renovated_in", "year"})
_ENTERPRISE_NUMBERS = frozenset({"enterprise_number", "supplier_enterprise_number"})
CHOICE: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("social_recognitions", "kind"): {
        "sheltered": marked("sheltered enterprise (maatwerkbedrijf)"),
        "local_services": marked("local services economy"),
        "social_integration": marked("social integration enterprise"),
        "department": marked("sheltered department (maatwerkafdeling)"),
        "individual": marked("individual sheltered work"),
        "foreign_equivalent": marked("foreign equivalent"),
        "other": marked("ordinary enterprise"),
    },
    ("chain_disclosures", "evidence"): {
        "declared": marked("declared"),
        "documented": marked("documented"),
        "audited": marked("audited"),
        "monitored": marked("monitored independently"),
    },
    ("vehicles", "vehicle_class"): {
        "m1": marked("car (M1)"),
        "m2": marked("small bus (M2)"),
        "m3": marked("bus (M3)"),
        "n1": marked("van (N1)"),
        "n2": marked("lorry up to 12 tonnes (N2)"),
        "n3": marked("heavy lorry (N3)"),
        "l": marked("moped or bike (L)"),
        "t": marked("tractor (T)"),
    },
    ("vehicles", "energy"): {
        "diesel": marked("diesel"),
        "petrol": marked("petrol"),
        "electric": marked("electric"),
        "cng": marked("natural gas (CNG)"),
        "lpg": marked("LPG"),
        "hybrid_petrol": marked("petrol hybrid"),
        "hybrid_diesel": marked("diesel hybrid"),
        "plug_in_petrol": marked("petrol plug-in hybrid"),
        "plug_in_diesel": marked("diesel plug-in hybrid"),
        "hydrogen": marked("hydrogen"),
    },
    ("vehicles", "co2_method"): {"wltp": "WLTP", "nedc": "NEDC"},
    ("duty_trips", "mode"): {
        "foot": marked("on foot"),
        "bike": marked("bike"),
        "e_bike": marked("electric bike"),
        "cargo_bike": marked("cargo bike"),
        "train": marked("train"),
        "bus": marked("bus or tram"),
        "duty_car": marked("car of the authority"),
        "shared_car": marked("shared car"),
        "own_car": marked("own car"),
    },
    ("light_circuits", "technology"): {
        "led": "LED",
        "sodium_high": marked("high-pressure sodium"),
        "sodium_low": marked("low-pressure sodium"),
        "metal_halide": marked("metal halide"),
        "fluorescent": marked("fluorescent"),
        "mercury": marked("mercury"),
        "halogen": marked("halogen"),
    },
    ("appliances", "kind"): {
        "tumble_dryer": marked("tumble dryer"),
        "refrigerator": marked("refrigerator"),
        "freezer": marked("freezer"),
        "dishwasher": marked("dishwasher"),
        "washing_machine": marked("washing machine"),
        "oven": marked("oven"),
        "monitor": marked("monitor"),
        "laptop": marked("laptop"),
        "desktop": marked("desktop computer"),
        "printer": marked("printer"),
        "server": marked("server"),
        "leaf_blower": marked("leaf blower"),
        "sweeper": marked("sweeper"),
        "mower": marked("mower"),
    },
    ("appliances", "energy_label"): {
        **{label: label for label in ("A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")},
        "energy_star": "Energy Star",
        "tco_certified": "TCO Certified",
        "epeat": "EPEAT",
    },
    ("material_flows", "origin"): {
        "local": marked("local"),
        "eu": marked("European Union"),
        "outside_eu": marked("outside the European Union"),
        "unknown": marked("not known"),
    },
}
"""The words for the codes of a column; a code that is not here was written so in the file, and stands as it is."""
NOT_KNOWN = "–"
_INVENTED = marked("invented for the demonstration")


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


def flag_in_words(flag: str, speech: Speech) -> str:
    """What was odd about a line, without the values that only the file had."""
    if flag == FLAG:
        return speech.say(_INVENTED)
    what, _remedy = MESSAGES.get(flag, (flag, ""))
    return speech.say(what).format_map(defaultdict(lambda: "…"))
