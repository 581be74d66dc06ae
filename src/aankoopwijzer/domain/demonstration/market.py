"""Invented suppliers, their recognitions, and what authorities spent with them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from aankoopwijzer.domain.demonstration.marking import IN_WORDS, cents, invented_row
from aankoopwijzer.domain.intake.deriving import supplier_key, topic_key
from aankoopwijzer.domain.intake.rows import Row
from aankoopwijzer.domain.records.supplier import SupplierKind

_LINES_PER_YEAR = 55
_VAT = Decimal("0.21")
_WITH_CONTRACT = 0.93
_RISE_PER_YEAR = 1.09
"""Social spend grows faster than the rest: about half more in 2025 than in 2020."""
_REGULAR = (
    ("Wegenwerken Voorbeeld", "wegenwerken", "45233140", "610200", "Onderhoud wegen", 9000),
    ("Drukkerij Proefdruk", "drukwerk", "79800000", "613300", "Drukwerk", 700),
    ("Kantoor en Co", "kantoormateriaal", "30192000", "612200", "Kantoorbenodigdheden", 350),
    ("Elektro Testbeeld", "elektriciteit", "45311000", "610300", "Onderhoud gebouwen", 2600),
    ("Garage Fictie", "voertuigen", "50112000", "611500", "Onderhoud wagenpark", 900),
    ("Broodjes Nergens", "catering", "55520000", "614100", "Recepties", 280),
    ("Meubelen Denkbeeld", "meubilair", "39130000", "612400", "Meubilair", 1800),
    ("Kledij Schijn", "werkkledij", "18110000", "612600", "Werkkledij", 950),
    ("ICT Luchtkasteel", "informatica", "30213100", "613600", "Informatica", 3400),
    ("Bouwbedrijf Zandloper", "bouwwerken", "45210000", "610100", "Bouwwerken", 14000),
    ("Koffie Overzee", "voeding", "15860000", "614200", "Koffie en thee", 190),
    ("Verf en Was", "schilderwerken", "45442100", "610300", "Schilderwerken", 1700),
    ("Bouwmaterialen Mirage", "bouwmaterialen", "44111000", "610150", "Bouwmaterialen", 1600),
)
_SOCIAL: tuple[tuple[str, SupplierKind, str, str, str, str, float], ...] = (
    ("Maatwerk De Verzonnen Tuin", "sheltered", "groenonderhoud", "77310000", "610500", "Groenonderhoud", 2100),
    ("Maatwerk Poetsbeeld", "sheltered", "schoonmaak", "90910000", "610600", "Schoonmaak", 1500),
    ("Buurtdienst Nergenshuizen", "local_services", "catering", "55520000", "614100", "Catering", 420),
    ("Fietspunt Fictief", "social_integration", "fietsherstel", "50110000", "611600", "Fietsherstel", 330),
    ("Klusploeg De Verzonnen Hamer", "sheltered", "klussen", "45453000", "610300", "Kleine renovatie en klussen", 900),
    ("Drukatelier De Letter", "sheltered", "drukwerk", "79800000", "613300", "Drukwerk en verzending", 450),
    ("Kringloop Hersenspinsel", "social_integration", "hergebruik", "39130000", "612400", "Tweedehands meubilair", 600),
)


@dataclass(frozen=True, slots=True)
class Supplier:
    """An invented enterprise and what it is paid for."""

    number: str
    name: str
    enterprise_number: str
    activity: str
    cpv: str
    account: str
    description: str
    usual_amount: float
    kind: SupplierKind | None = None


_SIZES = ("micro", "small", "medium")
Places = Sequence[tuple[str, str]]
"""Postal codes with what they are called."""


def invented_suppliers() -> tuple[Supplier, ...]:
    """The market: always the same, under enterprise numbers from a range that is not given out (0999)."""
    regular = [
        Supplier(f"L{at:03}", f"{each[0]} ({IN_WORDS})", _number(at), *each[1:]) for at, each in _count(_REGULAR)
    ]
    social = [
        Supplier(
            f"L{at:03}",
            f"{name} ({IN_WORDS})",
            _number(at),
            activity,
            cpv,
            account,
            description,
            amount,
            kind,
        )
        for at, (name, kind, activity, cpv, account, description, amount) in enumerate(_SOCIAL, len(_REGULAR) + 1)
    ]
    return (*regular, *social)


def supplier_rows(suppliers: Sequence[Supplier], places: Places, until: dt.date) -> Iterator[Row]:
    """The suppliers as rows: most in one of these places, of some nobody knows where; of most the size is known."""
    for at, each in enumerate(suppliers, 1):
        place = places[at * 7 % len(places)] if places and at % 5 else None
        size = None if at % 7 == 0 else "large" if at % 4 == 0 else _SIZES[at % 3]
        values = {
            "number": each.number,
            "name": each.name,
            "enterprise_number": each.enterprise_number,
            "vat_number": f"BE{each.enterprise_number}",
            "postal_code": place and place[0],
            "municipality": place[1] if place else "Nergenshuizen",
            "country": "BE",
            "activity": each.activity,
            "is_small": at % 4 != 0,
            "size": size,
            "size_source": size and "verzonnen jaarrekening",
            "size_on": size and dt.date(until.year - 1, 12, 31),
        }
        yield invented_row("suppliers", at, "", values)


def recognition_rows(suppliers: Sequence[Supplier]) -> Iterator[Row]:
    """The recognitions of those that are recognised; the last one only since 2022."""
    recognised = [each for each in suppliers if each.kind]
    for at, each in enumerate(recognised, 1):
        values = {
            "enterprise_number": each.enterprise_number,
            "name": each.name,
            "kind": each.kind,
            "recognised_from": dt.date(2022 if at == len(recognised) else 2019, 1, 1),
            "target_group_share": Decimal("0.65"),
            "activities": each.activity,
            "municipality": "Nergenshuizen",
            "supplier_key": supplier_key(each.enterprise_number, None, None),
        }
        yield invented_row("social_recognitions", at, "", values)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Under which contract a line was ordered: by authority and division of the CPV, with chance of its own."""

    random: Random
    contracts: Mapping[tuple[str, str], Sequence[str]]

    def contract(self, authority: str, cpv: str) -> str | None:
        """A contract of that authority for such things; of some lines nobody wrote it down."""
        known = self.contracts.get((authority, cpv[:2]), ())
        return self.random.choice(known) if known and self.random.random() < _WITH_CONTRACT else None


def spend_rows(
    random: Random,
    authorities: Sequence[tuple[str, float]],
    years: Sequence[int],
    until: dt.date,
    ordered: Ordered,
) -> Iterator[Row]:
    """Spend lines per authority (with its size, 1 for a usual one) and year; a part of a year up to `until`."""
    suppliers = invented_suppliers()
    line = 0
    for authority, size in authorities:
        for year in years:
            weights = [_weight(each, year) for each in suppliers]
            for _ in range(round(_LINES_PER_YEAR * size)):
                day = dt.date(year, 1, 1) + dt.timedelta(days=random.randrange(364))
                each = random.choices(suppliers, weights)[0]
                amount = cents(each.usual_amount * random.lognormvariate(0, 0.5) * 1.025 ** (year - 2019))
                if day > until:
                    continue
                line += 1
                yield invented_row(
                    "spend_lines",
                    line,
                    authority,
                    _spent(each, line, day, amount, ordered.contract(authority, each.cpv)),
                )


def _spent(each: Supplier, line: int, day: dt.date, amount: Decimal, contract: str | None) -> dict[str, object]:
    vat = (amount * _VAT).quantize(Decimal("0.01"))
    return {
        "ledger_number": f"{day.year}-{IN_WORDS}-{line}",
        "invoice_number": f"F{line:06}",
        "date": day,
        "supplier_number": each.number,
        "supplier_name": each.name,
        "supplier_enterprise_number": each.enterprise_number,
        "supplier_key": supplier_key(each.enterprise_number, None, None),
        "topic_key": topic_key(each.cpv, each.account, each.description, None),
        "amount_excl_vat": amount,
        "vat_rate": _VAT,
        "vat_amount": vat,
        "amount_incl_vat": amount + vat,
        "currency": "EUR",
        "account_code": each.account,
        "cpv": each.cpv,
        "description": each.description,
        "is_credit_note": False,
        "contract_reference": contract,
    }


def _weight(each: Supplier, year: int) -> float:
    return 0.5 * _RISE_PER_YEAR ** (year - 2019) if each.kind else 1.0


def _number(at: int) -> str:
    digits = f"0999{at * 37:04}"
    return f"{digits}{97 - int(digits) % 97:02}"


def _count(
    given: Sequence[tuple[str, str, str, str, str, float]],
) -> Iterator[tuple[int, tuple[str, str, str, str, str, float]]]:
    return enumerate(given, 1)
