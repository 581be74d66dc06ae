"""How much a person types for one purchase, from the first advice to the award: each fact once, all else comes in."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.flows.test_import_notices import RESULT, bring, notice
from tests.register.people import AT, TESTER, load_authorities

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.flows.answer_notice_pair import answer_notice_pair
from aankoopwijzer.flows.guide_purchase import guide_purchase
from aankoopwijzer.flows.list_notice_pairs import list_notice_pairs
from aankoopwijzer.flows.plan_purchase import plan_purchase
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.register.procurements import queries

pytestmark = pytest.mark.django_db


def test_from_advice_to_award_a_person_types_four_facts_and_the_rest_comes_by_itself() -> None:
    load_authorities()
    adviser = prepare_adviser()
    purchase = Purchase(
        title="Straat met groen heraanleggen",
        contract_type="works",
        value_eur=Decimal(380_000),
        date=dt.date(2026, 1, 10),
        authority="brugge",
    )
    typed = ("title", "contract_type", "value_eur", "date")
    advice = guide_purchase(purchase, adviser, on=dt.date(2026, 1, 5))
    plan = plan_purchase(advice, authority="brugge", draft="{}", typed=typed, by=TESTER, at=AT)

    bring(adviser, notice())
    (question,) = list_notice_pairs("brugge", plan=plan)
    answer_notice_pair(plan, question.pair.notice.number or 0, "same", adviser.pack, by=TESTER, at=AT)
    bring(adviser, RESULT)

    (one,) = queries.procurements(queries.Wanted(within=None))
    assert (one.number, one.stage, one.value_awarded) == (plan, "awarded", Decimal(380_000))
    assert one.typed == ("contract_type", "planned_on", "title", "value_estimated")
    assert {
        "awarded_on", "cpv", "criteria", "documents", "lots", "notice_id", "procedure", "published_on", "reference",
        "rows", "supplier_name", "supplier_enterprise_number", "tenders_received", "value_awarded",
    } <= set(one.imported)  # fmt: skip
