"""The columns that figures are measured on, in words."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from aankoopwijzer.domain.records.measured import FILLED_BY, Known
from aankoopwijzer.reports.register_words import LABEL, NOT_KNOWN, in_words
from aankoopwijzer.reports.speech import Speech, marked

_LABEL: Mapping[str, str] = {
    "rows": marked("Product groups"),
    "tells_of": marked("Of the lots in"),
    "is_planned": marked("Only planned"),
    "contract_type": marked("Type of contract"),
    "is_framework_agreement": marked("Framework agreement"),
    "value_eur": marked("Value excluding VAT"),
    "is_at_threshold": marked("At the social threshold or above"),
    "is_reserved": marked("Reserved for social enterprises"),
    "criteria": marked("Criteria"),
    "objectives": marked("Objectives that are asked"),
    "award_objectives": marked("Objectives in award criteria"),
    "objectives_beyond": marked("Objectives beyond law and market"),
    "duties": marked("Mandatory objectives"),
    "has_all_duties": marked("Every mandatory objective is asked"),
    "has_advice": marked("An advice was kept"),
    "has_deviation": marked("A reasoned deviation"),
    "typed_fields": marked("Fields that a person typed"),
    "amount_eur": marked("Amount excluding VAT"),
    "is_social": marked("Supplier recognised in the social economy on that day"),
    "is_small_contract": marked("Contract under the social threshold"),
    "has_transparent_chain": marked("The supplier disclosed its chain"),
    "supplier": marked("Key of the supplier"),
    "is_motor_vehicle": marked("Motor vehicle"),
    "is_in_use_at_end": marked("In use on 31 December"),
    "km": marked("Kilometres in the year"),
    "co2_g": marked("CO2 in the year, in gram"),
    "wtw_g": marked("CO2 from well to wheel, in gram"),
    "is_greener": marked("Clean, or 30 % under its class in the base year"),
    "is_better_than_replaced": marked("Emits less than the vehicle it replaces"),
    "is_better_than_class": marked("Emits no more than its class in the base year"),
    "is_clean": marked("Clean vehicle by law"),
    "is_active": marked("By foot or by bike"),
    "is_by_car": marked("By car"),
    "family": marked("Family"),
    "is_large": marked("Large machine"),
    "has_best_label": marked("Highest class or label of its day"),
    "gain_percent": marked("Saved against the one it replaces, in percent"),
    "kwh_saved": marked("Saved against the one it replaces, in kWh a year"),
    "new_kg": marked("New material, in kg"),
    "expected_new_kg": marked("New material in the base year for the same, in kg"),
    "expected_packaging_kg": marked("Packaging in the base year for the same, in kg"),
    "units": marked("Functional units"),
    "is_local": marked("From nearby"),
    "is_from_outside_eu": marked("Made outside the European Union"),
    "can_be_fair_trade": marked("Can be had with a fair-trade label"),
    "is_fair_trade": marked("Bought with a fair-trade label"),
    "is_short_chain": marked("At most one link between producer and authority"),
    "unsealed_m2": marked("Paving removed minus paving added, in m²"),
    "green_gain_m2": marked("Green gained, in m²"),
    "total_m2": marked("Area of the project, in m²"),
    "water_m3": marked("Storage and infiltration added, in m³"),
    "is_allowed": marked("On the list of allowed plants"),
    "is_mobility": marked("Car or bike"),
    "uses": marked("Uses in the year"),
    "people": marked("People reached"),
    "from_day": marked("First day in use"),
    "until_day": marked("Day out of use"),
    "is_kept": marked("Proof was accepted"),
}
"""Titles of columns that no register has under the same name."""
_AMOUNTS = frozenset({"value_eur", "amount_eur"})
COUNTING_ONES = frozenset({"one"})
"""Columns that only count; nobody needs to see them."""


def title(column: str, speech: Speech) -> str:
    """What a column is called."""
    return speech.say(_LABEL.get(column) or LABEL[column])


def value(table: str, column: str, found: Known, speech: Speech) -> str:
    """A value as a person reads it; a dash for what is not known."""
    match found:
        case None:
            return NOT_KNOWN
        case frozenset():
            return ", ".join(sorted(found)) if found else speech.say("none of them")
        case Decimal() if column in _AMOUNTS:
            return speech.money(found)
        case Decimal() | bool() | dt.date() | str():
            return in_words(FILLED_BY.get(table, table), column, found, speech)
