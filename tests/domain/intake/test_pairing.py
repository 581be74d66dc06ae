"""Plans and notices that may be one purchase: proposed by what both say, never decided."""

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from aankoopwijzer.domain.intake.pairing import PROPOSED_FROM, is_noticed, likeness, pairs_among, weights_of_words
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementDocument, ProcurementRow
from aankoopwijzer.domain.values.cpv import Cpv


def plan(**more: Any) -> Procurement:
    said: dict[str, Any] = {
        "number": 1,
        "authority": "brugge",
        "title": "Heraanleg Kerkstraat met wadi's",
        "contract_type": "works",
        "cpv": (Cpv("45233140"),),
        "value_estimated": Decimal(400_000),
        "planned_on": dt.date(2026, 1, 15),
    }
    return Procurement(**said | more)


def notice(**more: Any) -> Procurement:
    said: dict[str, Any] = {
        "number": 2,
        "authority": "brugge",
        "reference": "1f0c-22",
        "title": "Heraanleg van de Kerkstraat",
        "stage": "published",
        "contract_type": "works",
        "cpv": (Cpv("45233140"),),
        "value_estimated": Decimal(415_000),
        "published_on": dt.date(2026, 3, 1),
        "documents": (ProcurementDocument(name="n-1 01", kind="notice"),),
    }
    return Procurement(**said | more)


OTHERS = (
    notice(number=3, title="Levering van laptops", cpv=(Cpv("30213100"),), contract_type="supplies"),
    notice(number=4, title="Schoonmaak van gebouwen", cpv=(Cpv("90910000"),), contract_type="services"),
    plan(number=5, title="Aankoop van bestelwagens", cpv=(Cpv("34136000"),), contract_type="supplies"),
)


def proposed(*procurements: Procurement, **more: Any) -> list[tuple[int | None, int | None]]:
    return [(each.plan.number, each.notice.number) for each in pairs_among((*procurements, *OTHERS), **more)]


def test_a_plan_and_its_notice_are_proposed_with_what_speaks_for_it() -> None:
    (pair,) = pairs_among((plan(), notice(), *OTHERS))
    agrees = {each.kind: each.agrees for each in pair.signs}
    assert pair.confidence >= PROPOSED_FROM
    assert agrees["cpv"] == agrees["value"] == agrees["dates"] == agrees["contract_type"] == 1
    assert next(each.shown for each in pair.signs if each.kind == "title") == "heraanleg, kerkstraat"
    assert next(each.shown for each in pair.signs if each.kind == "dates") == "45"


def test_words_that_say_little_are_not_shown_as_what_speaks_for_a_pair() -> None:
    ours, theirs = plan(title="Heraanleg van een straat met groen"), notice(title="Heraanleg van een straat met bomen")
    (pair,) = pairs_among((ours, theirs, *OTHERS))
    assert next(each.shown for each in pair.signs if each.kind == "title") == "heraanleg, straat"


def test_another_purchase_of_the_same_authority_is_not() -> None:
    assert proposed(plan(title="Nieuwe daken", cpv=(Cpv("45261210"),)), notice()) == []


def test_what_is_not_known_counts_neither_for_nor_against() -> None:
    bare = plan(cpv=(), value_estimated=None, planned_on=None, contract_type=None)
    found = likeness(bare, notice(), weights_of_words([bare.title, notice().title]))
    assert [each.kind for each in found.signs] == ["title"]


def test_one_sign_alone_is_never_certain() -> None:
    bare = plan(title="Kerkstraat", cpv=(), value_estimated=None, planned_on=None, contract_type=None)
    assert likeness(bare, notice(title="Kerkstraat"), {}).confidence < 0.9


def test_the_same_reference_outweighs_another_title() -> None:
    bare = plan(title="Dossier twaalf", reference="2026/104", cpv=(), value_estimated=None)
    assert proposed(bare, notice(reference="2026-104")) == [(1, 2)]


def test_what_comes_back_every_few_years_is_not_the_notice_of_years_ago() -> None:
    assert proposed(plan(), notice(published_on=dt.date(2022, 3, 1))) == []
    same = plan(reference="1f0c-22")
    assert proposed(same, notice(published_on=dt.date(2022, 3, 1))) == [(1, 2)]


def test_a_notice_of_another_authority_is_never_proposed() -> None:
    assert proposed(plan(), notice(authority="damme")) == []


def test_made_up_goes_with_made_up_only() -> None:
    assert proposed(plan(is_fictitious=True), notice()) == []
    assert proposed(plan(is_fictitious=True), notice(is_fictitious=True)) == [(1, 2)]


@pytest.mark.parametrize("away", [{"stage": "withdrawn"}, {"procedure": "low-value"}, {"notice_id": "n-7"}])
def test_what_gets_no_notice_any_more_is_not_asked_about(away: dict[str, Any]) -> None:
    assert proposed(plan(**away), notice()) == []


@pytest.mark.parametrize("apart", [(1, 2), (1, "1f0c-22")])
def test_what_somebody_said_are_two_is_not_asked_again(apart: tuple[int, int | str]) -> None:
    assert proposed(plan(), notice(), apart={apart}) == []


def test_the_surest_comes_first_and_no_more_than_three_of_one_plan() -> None:
    others = [notice(number=10 + at, title=f"Heraanleg Kerkstraat fase {at}") for at in range(5)]
    found = pairs_among((plan(), notice(title=plan().title), *others))
    assert found[0].notice.number == 2
    assert len(found) == 3


def test_the_product_groups_speak_too() -> None:
    rows = (ProcurementRow(row="K1/1"),)
    found = likeness(plan(rows=rows), notice(rows=(*rows, ProcurementRow(row="K1/2"))), {})
    assert [each.agrees for each in found.signs if each.kind == "product_groups"] == [1]


def test_of_however_many_no_more_than_three_of_each_are_proposed() -> None:
    plans = [plan(number=at, title=f"Aankoop {at % 97} van goed {at}") for at in range(1, 400)]
    notices = [notice(number=1000 + at, title=f"Levering {at % 89} van goed {at}") for at in range(1, 400)]
    found = pairs_among((*plans, *notices))
    assert found
    for side in ("plan", "notice"):
        assert max(Counter(getattr(each, side).number for each in found).values()) <= 3


def test_a_notice_is_known_by_its_id_or_its_document() -> None:
    assert [is_noticed(each) for each in (plan(), plan(notice_id="n"), notice())] == [False, True, True]
