"""Invented notices of purchases that were planned before: two records of one purchase, for a person to join."""

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random

from aankoopwijzer.domain.demonstration.marking import IN_WORDS
from aankoopwijzer.domain.intake.pairing import may_be_noticed
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementDocument

_WAITING = frozenset({"planned", "preparing"})
_WORDS = ("Raamovereenkomst", "Perceel 1", "Fase 1", "Meerjarig")


def invented_notices(random: Random, bought: Sequence[Procurement], until: dt.date) -> Iterator[Procurement]:
    """Of the last plan of each authority that waits for its publication, a notice in the days before `until`."""
    last = {one.authority: one for one in bought if one.stage in _WAITING and may_be_noticed(one)}
    for number, plan in enumerate(last.values(), start=1):
        id, published = f"{IN_WORDS}-aankondiging-{number:04}", until - dt.timedelta(days=random.randrange(1, 10))
        title = f"{random.choice(_WORDS)}: {plan.title}"
        estimate = plan.value_estimated
        yield Procurement(
            authority=plan.authority,
            reference=f"{IN_WORDS}-procedure-{number:04}",
            title=title,
            description=plan.description,
            contract_type=plan.contract_type,
            procedure=plan.procedure,
            stage="published",
            is_framework_agreement=plan.is_framework_agreement,
            cpv=plan.cpv,
            value_estimated=None if estimate is None else round(estimate * random.randrange(94, 107) / 100, -2),
            published_on=published,
            tender_deadline=published + dt.timedelta(days=35),
            origin="demo",
            notice_id=id,
            notice_version="01",
            is_fictitious=True,
            rows=plan.rows,
            documents=(ProcurementDocument(name=f"{id} 01", kind="notice"),),
        )
