"""Notices become procurements: once each, a later one on top of an earlier one, never over what a person typed."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.records.notice import Award, LocalText, Lot, Notice, Organization, Value
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows.import_notices import import_notices
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.register.history.queries import changes_of
from aankoopwijzer.register.procurements import commands, queries

pytestmark = pytest.mark.django_db


def notice(**more: Any) -> Notice:
    said: dict[str, Any] = {
        "standard": "eforms",
        "document": "cn.xml",
        "notice_id": "n-1",
        "version": "01",
        "procedure_id": "p-1",
        "form": "competition",
        "procedure_type": "open",
        "published_on": dt.date(2026, 2, 2),
        "buyers": (Organization("Stad Brugge"),),
        "titles": (LocalText("Heraanleg van een straat met groen", "nl"),),
        "main_procurement_category": "works",
        "cpv_main": "45233140",
        "values": (Value(Decimal(400000), "EUR", "estimated"),),
        "lots": (
            Lot(id="LOT-0001", cpv_main="45233140", values=(Value(Decimal(300000), "EUR", "estimated"),)),
            Lot(id="LOT-0002", cpv_main="77310000", reserved_participation=("res-ws",)),
        ),
    }
    return Notice(**said | more)


RESULT = notice(
    document="can.xml",
    notice_id="n-2",
    form="result",
    published_on=dt.date(2026, 6, 1),
    values=(Value(Decimal(380000), "EUR", "total"),),
    awards=(
        Award(
            id="1",
            lot_ids=("LOT-0001",),
            status="selec-w",
            date=dt.date(2026, 5, 20),
            values=(Value(Decimal(290000), "EUR", "total"),),
            suppliers=(Organization("Wegenbouw NV", "0999123457"),),
            tenders_received=Decimal(4),
        ),
    ),
)


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


def one_kept() -> Procurement:
    (found,) = queries.procurements(queries.Wanted(within=None))
    return found


def run(adviser: Adviser, *notices: Notice) -> list[str]:
    return [each.became for each in import_notices(notices, adviser, by=TESTER, at=AT)]


def test_a_notice_is_kept_with_what_it_says_and_nobody_typed(adviser: Adviser) -> None:
    assert run(adviser, notice()) == ["new"]
    found = one_kept()
    assert (found.authority, found.reference, found.stage) == ("brugge", "p-1", "published")
    assert (found.value_estimated, found.value_awarded, found.procedure) == (400000, None, "open")
    assert [(lot.value_estimated, lot.is_reserved) for lot in found.lots] == [(300000, None), (None, True)]
    assert any(row.row.startswith("K1/") for row in found.rows)
    assert found.typed == ()


def test_the_same_notices_again_change_nothing(adviser: Adviser) -> None:
    assert run(adviser, RESULT, notice()) == ["new", "changed"]
    before = one_kept()
    assert run(adviser, notice(), RESULT) == ["unchanged", "unchanged"]
    assert run(adviser, notice()) == ["unchanged"]
    assert one_kept() == before
    assert len(changes_of("procurement", str(before.number))) == 2


def test_a_result_comes_on_top_of_its_competition(adviser: Adviser) -> None:
    run(adviser, notice())
    run(adviser, RESULT)
    found = one_kept()
    assert (found.stage, found.value_estimated, found.value_awarded) == ("awarded", 400000, 380000)
    assert (found.published_on, found.awarded_on) == (dt.date(2026, 2, 2), dt.date(2026, 5, 20))
    assert (found.supplier_name, found.supplier_enterprise_number) == ("Wegenbouw NV", "0999123457")
    assert found.lots[0].value_estimated == 300000
    assert found.lots[0].value_awarded == 290000
    assert [each.name for each in found.documents] == ["n-1 01", "n-2 01"]


def test_an_earlier_stage_that_comes_later_only_fills_what_was_not_known(adviser: Adviser) -> None:
    run(adviser, RESULT)
    run(adviser, notice())
    found = one_kept()
    assert (found.stage, found.value_estimated, found.value_awarded) == ("awarded", 400000, 380000)
    assert found.published_on == dt.date(2026, 2, 2)


def test_what_a_person_typed_stands(adviser: Adviser) -> None:
    run(adviser, notice())
    typed = one_kept().model_copy(update={"title": "Kerkstraat"})
    commands.change_procurement(typed, by=TESTER, at=AT, by_person=True)
    run(
        adviser,
        notice(version="02", titles=(LocalText("Iets anders", "nl"),), values=(Value(Decimal(1), "EUR", "estimated"),)),
    )
    assert (one_kept().title, one_kept().value_estimated) == ("Kerkstraat", 1)


def test_a_buyer_outside_the_policy_is_told_and_not_kept(adviser: Adviser) -> None:
    assert run(adviser, notice(buyers=(Organization("Stad Gent"),))) == ["not-ours"]
    assert queries.count(queries.Wanted(within=None)) == 0


def test_an_award_in_another_currency_stays_unknown(adviser: Adviser) -> None:
    run(
        adviser,
        notice(
            form="result",
            values=(),
            awards=(
                Award(
                    id="1",
                    lot_ids=("LOT-0001",),
                    status="selec-w",
                    suppliers=(Organization("X"),),
                    values=(Value(Decimal(5), "USD", "total"),),
                ),
            ),
        ),
    )
    assert one_kept().value_awarded is None


def test_a_notice_without_an_id_is_left_out_because_it_could_come_twice(adviser: Adviser) -> None:
    assert run(adviser, notice(procedure_id=None, notice_id=None)) == ["without-id"]
    assert queries.count(queries.Wanted(within=None)) == 0
