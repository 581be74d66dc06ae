"""Invented procurements: from plan to last payment, ever better advised as the years go by."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from aankoopwijzer.domain.demonstration.market import Supplier, invented_suppliers
from aankoopwijzer.domain.demonstration.marking import IN_WORDS
from aankoopwijzer.domain.records.procurement import (
    PUBLISHED,
    Procedure,
    Procurement,
    ProcurementCriterion,
    ProcurementDeviation,
    ProcurementDocument,
    ProcurementLot,
    ProcurementRow,
    Stage,
    with_rows_of_lots,
)
from aankoopwijzer.domain.records.purchase import ContractType, Purchase
from aankoopwijzer.domain.values.cpv import Cpv
from aankoopwijzer.domain.values.level import Level

_PER_YEAR = 12
_SMALL, _LARGE = Decimal(30_000), Decimal(143_000)
"""Which invented purchases go by accepted invoice and which have an open procedure; no statement of law."""
_KINDS: tuple[tuple[str, str, ContractType, int, int], ...] = (
    ("Heraanleg van een straat met ontharding en groen", "45233140", "works", 150_000, 1_400_000),
    ("Ontwerp van een plein met waterbuffering", "71222000", "services", 20_000, 120_000),
    ("Aanplanten van bomen en hagen", "77211600", "works", 8_000, 90_000),
    ("Onderhoud van het openbaar groen", "77310000", "services", 15_000, 220_000),
    ("Aankoop van personenwagens", "34110000", "supplies", 25_000, 190_000),
    ("Aankoop van bestelwagens", "34136000", "supplies", 30_000, 240_000),
    ("Leasing van dienstfietsen", "34430000", "supplies", 5_000, 60_000),
    ("Openbare verlichting vervangen", "34993000", "supplies", 20_000, 400_000),
    ("Laptops en beeldschermen", "30213100", "supplies", 10_000, 250_000),
    ("Grasmaaiers en veegmachines", "16311000", "supplies", 8_000, 160_000),
    ("Schoonmaak van gebouwen", "90910000", "services", 20_000, 450_000),
    ("Catering en broodjes", "55520000", "services", 3_000, 60_000),
    ("Koffie, thee en fruit", "15860000", "supplies", 2_000, 25_000),
    ("Werkkledij en veiligheidsschoenen", "18110000", "supplies", 5_000, 90_000),
    ("Drukwerk en mailings", "79800000", "services", 2_000, 70_000),
    ("Kantoormeubilair", "39130000", "supplies", 4_000, 120_000),
    ("Renovatie van een gemeentelijk gebouw", "45210000", "works", 200_000, 3_200_000),
    ("Nieuwbouw van een buitenschoolse opvang", "45214000", "works", 700_000, 4_800_000),
    ("Papier en kantoorbenodigdheden", "30192000", "supplies", 1_500, 30_000),
    ("Relatiegeschenken", "18530000", "supplies", 1_000, 12_000),
    ("Herinrichting van een beek en haar oevers", "45246000", "works", 30_000, 420_000),
    ("Kleine renovatiewerken en klusopdrachten", "45453000", "works", 5_000, 260_000),
    ("Schilderwerken en vloeren in gebouwen", "45442100", "works", 8_000, 180_000),
    ("Verwarming en ventilatie vernieuwen", "45331000", "works", 30_000, 480_000),
    ("Verpakkingen, zakken en wegwerpbekers", "19640000", "supplies", 1_500, 40_000),
    ("Deelfietsen en deelwagens", "60170000", "services", 20_000, 320_000),
    ("Drukken en verzenden van het infoblad", "79810000", "services", 30_000, 340_000),
    ("Maaltijden aan huis", "55521100", "services", 60_000, 520_000),
    ("Onderhoud en herstel van dienstfietsen", "50110000", "services", 2_000, 40_000),
    ("Levering van klinkers en andere bouwmaterialen", "44110000", "supplies", 10_000, 200_000),
)
_BESIDE = {
    "Heraanleg van een straat met ontharding en groen": "Openbare verlichting vervangen",
    "Renovatie van een gemeentelijk gebouw": "Verwarming en ventilatie vernieuwen",
}
"""What is bought along as the last lot, where there are lots."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of purchase with what a policy makes of it: product groups, criteria, objectives of those criteria."""

    title: str
    cpv: str
    contract_type: ContractType
    least: int
    most: int
    rows: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What the invented buyers know of a policy: its version, the reasons to leave something out."""

    version: str
    reasons: tuple[str, ...]


def purchases_to_match() -> tuple[Purchase, ...]:
    """The kinds of purchase, as a policy can be asked about them."""
    return tuple(
        Purchase(title=title, cpv=(Cpv(cpv),), contract_type=contract_type) for title, cpv, contract_type, *_ in _KINDS
    )


def kinds_with(found: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]) -> tuple[Kind, ...]:
    """The kinds with what a policy makes of each: by title its rows, criteria and objectives."""
    return tuple(Kind(*each, *found.get(each[0], ((), (), ()))) for each in _KINDS)


def invented_procurements(
    random: Random,
    authorities: Sequence[tuple[str, float]],
    kinds: Sequence[Kind],
    policy: Policy,
    years: Sequence[int],
    until: dt.date,
) -> Iterator[Procurement]:
    """Procurements per authority (with its size, 1 for a usual one) and year; each kind in its turn."""
    suppliers, by_title = invented_suppliers(), {each.title: each for each in kinds}
    number = 0
    for authority, size in authorities:
        for year in years:
            for _ in range(max(3, round(_PER_YEAR * size))):
                number += 1
                planned = dt.date(year, 1, 1) + dt.timedelta(days=random.randrange(330))
                kind = kinds[number % len(kinds)]
                one = _invented(random, authority, kind, policy, number, planned, until, suppliers)
                yield _with_beside(one, by_title.get(_BESIDE.get(kind.title, "")))


def _invented(
    random: Random,
    authority: str,
    kind: Kind,
    policy: Policy,
    number: int,
    planned: dt.date,
    until: dt.date,
    suppliers: Sequence[Supplier],
) -> Procurement:
    estimate = Decimal(round(random.triangular(kind.least, kind.most, kind.least * 2), -2))
    published = planned + dt.timedelta(days=random.randrange(10, 50))
    awarded = published + dt.timedelta(days=random.randrange(40, 120))
    starts = awarded + dt.timedelta(days=30)
    ends = starts + dt.timedelta(days=random.choice((180, 365, 730, 1460)))
    stage = _stage(random, until, published, awarded, starts, ends)
    is_public, is_awarded = stage in PUBLISHED, stage in ("awarded", "running", "completed")
    value = (estimate * Decimal(f"{random.uniform(0.82, 1.08):.3f}")).quantize(Decimal("0.01"))
    supplier = _supplier(random, kind, suppliers)
    criteria, deviations = _decided(random, kind, policy, planned)
    return Procurement(
        authority=authority,
        reference=f"{IN_WORDS}-{planned.year}-{number:04}",
        title=f"{kind.title} ({IN_WORDS})",
        description="Verzonnen gegevens: deze aankoop bestaat niet.",
        contract_type=kind.contract_type,
        procedure=_procedure(estimate),
        stage=stage,
        is_framework_agreement=random.random() < 0.2,
        cpv=(Cpv(kind.cpv),),
        value_estimated=estimate,
        value_awarded=value if is_awarded else None,
        value_paid=_paid(random, value, stage),
        planned_on=planned,
        published_on=published if is_public else None,
        tender_deadline=published + dt.timedelta(days=35) if is_public and estimate >= _SMALL else None,
        awarded_on=awarded if is_awarded else None,
        starts_on=starts if is_awarded else None,
        ends_on=ends if is_awarded else None,
        tenders_received=random.randrange(1, 8) if is_awarded else None,
        supplier_name=supplier.name if is_awarded else None,
        supplier_enterprise_number=supplier.enterprise_number if is_awarded else None,
        contract_reference=f"{IN_WORDS}-C{number:04}" if is_awarded else None,
        pack_version=policy.version if criteria else None,
        advice_level=random.choice((Level.BASIS, Level.BASIS, Level.GEVORDERD, Level.AMBITIEUS)) if criteria else None,
        advised_on=planned if criteria else None,
        origin="demo",
        is_fictitious=True,
        lots=_lots(random, kind, estimate),
        rows=tuple(ProcurementRow(row=row, found_by="demo") for row in kind.rows),
        criteria=criteria,
        deviations=deviations,
        documents=(ProcurementDocument(name=f"bestek-{IN_WORDS}-{number:04}.docx", kind="specifications"),),
    )


def _stage(
    random: Random, until: dt.date, published: dt.date, awarded: dt.date, starts: dt.date, ends: dt.date
) -> Stage:
    if published > until:
        return "planned" if (published - until).days > 20 else "preparing"
    if random.random() < 0.03:
        return "withdrawn"
    if awarded > until:
        return "published"
    if starts > until:
        return "awarded"
    return "running" if ends > until else "completed"


def _procedure(estimate: Decimal) -> Procedure:
    if estimate < _SMALL:
        return "low-value"
    return "neg-wo-call" if estimate < _LARGE else "open"


def _paid(random: Random, value: Decimal, stage: Stage) -> Decimal | None:
    if stage == "completed":
        return (value * Decimal(f"{random.uniform(0.95, 1.06):.3f}")).quantize(Decimal("0.01"))
    return (
        (value * Decimal(f"{random.uniform(0.1, 0.8):.3f}")).quantize(Decimal("0.01")) if stage == "running" else None
    )


def _supplier(random: Random, kind: Kind, suppliers: Sequence[Supplier]) -> Supplier:
    same = [each for each in suppliers if each.cpv[:2] == kind.cpv[:2]]
    return random.choice(same or list(suppliers))


def _decided(
    random: Random, kind: Kind, policy: Policy, planned: dt.date
) -> tuple[tuple[ProcurementCriterion, ...], tuple[ProcurementDeviation, ...]]:
    """What the buyers asked and left out; more are advised, and more is asked, every year."""
    passed = planned.year - 2019
    if not kind.criteria or random.random() > 0.2 + 0.09 * passed:
        return (), ()
    asked, deviations = [], []
    for criterion in random.sample(kind.criteria, min(len(kind.criteria), random.randrange(2, 6))):
        if random.random() < 0.55 + 0.05 * passed:
            level = random.choice((Level.BASIS, Level.BASIS, Level.GEVORDERD))
            asked.append(ProcurementCriterion(criterion=criterion, is_chosen=True, level=level))
        else:
            reason = random.choice(policy.reasons) if policy.reasons else None
            words = "Verzonnen reden."
            asked.append(ProcurementCriterion(criterion=criterion, is_chosen=False, reason=reason, words=words))
    if kind.objectives and random.random() < 0.12:
        deviations.append(
            ProcurementDeviation(
                objective=random.choice(kind.objectives),
                reason="Verzonnen reden: de markt bood geen oplossing binnen het budget.",
                decided_by="college van burgemeester en schepenen (verzonnen beslissing)",
                decided_on=planned,
            )
        )
    return tuple(asked), tuple(deviations)


def _lots(random: Random, kind: Kind, estimate: Decimal) -> tuple[ProcurementLot, ...]:
    count = random.choice((0, 0, 2, 3)) if estimate >= _SMALL else 0
    return tuple(
        ProcurementLot(
            code=str(at),
            title=f"Deel {at} ({IN_WORDS})",
            cpv=(kind.cpv,),
            rows=kind.rows or None,
            value_estimated=(estimate / count).quantize(Decimal("0.01")),
            is_reserved=random.random() < 0.15,
        )
        for at in range(1, count + 1)
    )


def _with_beside(one: Procurement, beside: Kind | None) -> Procurement:
    """The procurement with its last lot of another kind, and the product groups of that kind."""
    if beside is None or not one.lots:
        return one
    last = one.lots[-1].model_copy(update={"cpv": (beside.cpv,), "rows": beside.rows or None})
    cpv = tuple(dict.fromkeys((*one.cpv, Cpv(beside.cpv))))
    known = [ProcurementRow(row=row, found_by="demo") for row in beside.rows]
    return with_rows_of_lots(one.model_copy(update={"lots": (*one.lots[:-1], last), "cpv": cpv}), known)
