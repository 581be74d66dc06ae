"""Invented deliveries and chains of suppliers: ever more fair, near and open."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from aankoopwijzer.domain.demonstration.market import Supplier
from aankoopwijzer.domain.demonstration.marking import IN_WORDS, Sized, cents, invented_row, perhaps
from aankoopwijzer.domain.intake.deriving import supplier_key
from aankoopwijzer.domain.intake.rows import Row

Contracts = Mapping[str, Sequence[str]]
"""The references of the contracts of each authority."""
_DELIVERIES = 11
_FAR, _EU, _NEAR = ("CO", "PE", "ET", "CI", "IN", "BD", "CN", "VN", "KE"), ("FR", "NL", "DE", "ES", "IT", "PL"), "BE"
_LABELS = ("Fairtrade", "WFTO", "Fairtrade Max Havelaar")
_OTHER_LABELS = ("Rainforest Alliance", "EU-bio", None, None)
_PRODUCTS: tuple[tuple[str, str, float, float, bool], ...] = (
    ("koffie", "coffee", 1.0, 11.0, False),
    ("thee", "tea", 1.0, 14.0, False),
    ("chocolade", "cocoa", 1.0, 9.0, False),
    ("bananen", "bananas", 1.0, 1.6, True),
    ("rietsuiker", "sugar", 0.8, 2.2, False),
    ("rijst", "rice", 0.9, 2.0, False),
    ("rozen", "flowers", 0.7, 12.0, True),
    ("wijn", "wine", 0.3, 7.0, False),
    ("appelsap", "juice", 0.2, 1.9, False),
    ("groenten", "other_food", 0.1, 2.4, True),
    ("werkkledij", "textiles", 0.8, 38.0, False),
    ("katoenen tassen", "cotton", 0.9, 17.0, False),
    ("laptops", "ict", 0.95, 420.0, False),
    ("relatiegeschenken", "gifts", 0.6, 22.0, False),
    ("klinkers", "building_materials", 0.2, 0.3, False),
    ("betontegels", "building_materials", 0.1, 0.2, False),
)
"""What it is, its category, how often it comes from afar, euros for a kilogram, whether it spoils."""
_LABELLED = frozenset({"coffee", "tea", "cocoa", "bananas", "sugar", "rice", "flowers", "wine", "cotton", "gifts"})
_CAN_BE_NEAR = frozenset({"juice", "other_food", "flowers", "building_materials", "gifts", "textiles"})


def delivery_rows(
    random: Random,
    authorities: Sized,
    years: Sequence[int],
    until: dt.date,
    suppliers: Sequence[Supplier],
    contracts: Contracts,
) -> Iterator[Row]:
    """Deliveries per authority and year; some under a contract of that authority."""
    line = 0
    for authority, size in authorities:
        known = contracts.get(authority, ())
        for year in years:
            for _ in range(round(_DELIVERIES * size)):
                day = dt.date(year, 1, 1) + dt.timedelta(days=random.randrange(364))
                values = _delivery(random, year)
                if day > until:
                    continue
                line += 1
                values |= {
                    "number": f"{IN_WORDS}-B{line:05}",
                    "date": day,
                    "supplier_enterprise_number": random.choice(suppliers).enterprise_number,
                    "contract_reference": random.choice(known) if known and random.random() < 0.6 else None,
                }
                yield invented_row("deliveries", line, authority, values)


def _delivery(random: Random, year: int) -> dict[str, object]:
    passed = year - 2019
    product, category, far, price, is_fresh = random.choice(_PRODUCTS)
    is_far = random.random() < far * (0.97**passed if category not in _LABELLED else 1)
    is_near = not is_far and category in _CAN_BE_NEAR and random.random() < 0.4 + 0.05 * passed
    country = random.choice(_FAR) if is_far else _NEAR if is_near else random.choice(_EU)
    is_fair = is_far and category in _LABELLED and random.random() < 0.3 + 0.07 * passed
    distance = random.randrange(3_000, 11_000) if is_far else random.randrange(5, 90) if is_near else 350 + 40 * passed
    links = max(1, (2 if is_near else 3 if not is_far else 5) + random.randrange(-1, 2) - passed // 4)
    weight = random.lognormvariate(4, 0.7) * (30 if category == "building_materials" else 1)
    origin = "outside_eu" if is_far else "local" if is_near else "eu"
    is_known = random.random() > 0.08
    return {
        "product": f"verzonnen {product}",
        "category": category,
        "country_of_origin": country if is_known else None,
        "origin": origin if is_known else None,
        "label": random.choice(_LABELS) if is_fair else random.choice(_OTHER_LABELS),
        "has_fair_trade_label": perhaps(random, 0.06, is_fair),
        "is_fresh": is_fresh,
        "chain_links": perhaps(random, 0.3, links),
        "distance_km": perhaps(random, 0.15, cents(distance)),
        "weight_kg": perhaps(random, 0.1, cents(weight)),
        "amount_excl_vat": cents(weight * price * random.uniform(0.8, 1.25) * 1.03**passed),
    }


_SITES = (
    ("assemblage", "NL"),
    ("weverij", "BD"),
    ("spinnerij", "IN"),
    ("grondstof", "CD"),
)
_SHARES = (1, 0.85)
"""How much of the first and the second site of a chain is known; of what lies further away nobody says."""
_OPEN = {"werkkledij": 4, "informatica": 3, "bouwmaterialen": 1, "bouwwerken": 2, "wegenwerken": 1, "meubilair": 2}
"""How many sites of its chain a supplier discloses, from its own one on, by what it sells; of others none."""


def chain_rows(random: Random, suppliers: Sequence[Supplier], years: Sequence[int], until: dt.date) -> Iterator[Row]:
    """What some suppliers disclosed of their chain: the nearer to the buyer, the surer."""
    line = 0
    for each in suppliers:
        if each.activity not in _OPEN:
            continue
        day = dt.date(random.choice(years[1:-1] or years), random.randrange(1, 13), 1)
        if day > until:
            continue
        for tier, (activity, country) in enumerate(_SITES[: _OPEN[each.activity]], 1):
            line += 1
            values = {
                "enterprise_number": each.enterprise_number,
                "name": each.name,
                "tier": tier,
                "site": f"Verzonnen {activity} {line}",
                "country": perhaps(random, 0.1, country),
                "activity": activity,
                "share": cents(_SHARES[tier - 1]) if tier <= len(_SHARES) else None,
                "evidence": ("audited", "documented", "declared", "declared")[tier - 1],
                "disclosed_on": day,
                "supplier_key": supplier_key(each.enterprise_number, None, None),
            }
            yield invented_row("chain_disclosures", line, "", values)
