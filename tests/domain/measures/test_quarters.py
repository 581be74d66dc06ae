"""Quarters: which is the last one that is over, what each shows, and what moved."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.domain.measures.cases import PARAMETERS
from tests.warehouse.test_evaluators_agree import spend_of_every_kind

from aankoopwijzer.domain.measures.counting import count
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.quarters import (
    Quarter,
    can_be_parted,
    last_over,
    moves,
    quarters_of,
)
from aankoopwijzer.domain.measures.tally import together
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.measured import SPEND
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack

SHARE = "s1-social-share"


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_pack(shipped_pack())


def line(quarter: int | None, amount: str, *, social: bool | None, year: int = 2025) -> dict:
    (row,) = spend_of_every_kind()[:1]
    return row | {
        "authority": "brugge", "year": year, "quarter": quarter, "rows": frozenset({"S1/1"}),
        "is_social": social, "amount_eur": None if amount == "" else Decimal(amount),
    }  # fmt: skip


def measured(pack: PolicyPack, rows: list[dict], on: dt.date = dt.date(2025, 8, 15)) -> Measured:
    indicator = pack.indicators[SHARE]
    by_year = {(SHARE, by): count(indicator, by, SPEND, rows, PARAMETERS) for by in indicator.measures}
    parted = {(SHARE, by): count(indicator, by, SPEND, rows, PARAMETERS, by_quarter=True) for by in indicator.measures}
    return Measured(pack, by_year, [], on=on, snapshot="x", quarters=parted)


ROWS = [
    *(line(1, "100", social=social) for social in (True, False, False, False)),
    *(line(2, "100", social=social) for social in (True, True, False, None)),
    *(line(3, "100", social=True) for _ in range(3)),
    line(None, "900", social=False),
]


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (dt.date(2025, 8, 15), Quarter(2025, 2)),
        (dt.date(2025, 6, 30), Quarter(2025, 2)),
        (dt.date(2025, 6, 29), Quarter(2025, 1)),
        (dt.date(2025, 3, 31), Quarter(2025, 1)),
        (dt.date(2024, 2, 29), Quarter(2023, 4)),
        (dt.date(2025, 12, 31), Quarter(2025, 4)),
    ],
)
def test_a_quarter_is_over_on_its_last_day(pack: PolicyPack, on: dt.date, last: Quarter) -> None:
    assert last_over(measured(pack, ROWS, on)) == last


def test_each_quarter_shows_its_own_share_and_one_that_is_not_over_says_so(pack: PolicyPack) -> None:
    found = quarters_of(measured(pack, ROWS), pack.indicators[SHARE], authority="brugge")
    assert [(str(each.quarter), each.is_partial) for each in found] == [
        ("2025-Q1", False), ("2025-Q2", False), ("2025-Q3", True),
    ]  # fmt: skip
    assert [round(each.figure.value or 0, 1) for each in found] == [25, Decimal("66.7"), 100]
    assert found[1].figure.tally.unknown == 1


def test_the_quarters_and_what_is_in_none_add_up_to_the_year(pack: PolicyPack) -> None:
    indicator = pack.indicators[SHARE]
    for by in indicator.measures:
        year = count(indicator, by, SPEND, ROWS, PARAMETERS)
        parts = count(indicator, by, SPEND, ROWS, PARAMETERS, by_quarter=True)
        for place, tally in year.items():
            assert together(each for at, each in parts.items() if at._replace(quarter=None) == place) == tally


def test_what_moved_is_the_last_full_quarter_against_the_one_before(pack: PolicyPack) -> None:
    (move,) = moves(measured(pack, ROWS), "brugge")
    assert (move.indicator, str(move.quarter), move.before, round(move.after), move.is_better) == (
        SHARE, "2025-Q2", 25, 67, True,
    )  # fmt: skip
    assert [each.is_better for each in moves(measured(pack, ROWS))] == [True]


def test_a_quarter_on_two_records_tells_of_no_move(pack: PolicyPack) -> None:
    assert moves(measured(pack, [*ROWS[:4], *ROWS[4:6]]), "brugge") == ()


def test_quarters_of_spend_are_not_for_everybody(pack: PolicyPack) -> None:
    public = measured(pack, ROWS).public()
    assert quarters_of(public, pack.indicators[SHARE], authority="brugge") == ()
    assert moves(public) == ()


def test_a_figure_against_a_baseline_or_over_a_life_has_no_quarters(pack: PolicyPack) -> None:
    held = [each for each in pack.indicators.values() if not can_be_parted(each, each.main)]
    assert {"k2-fleet-co2", "c2-lifetime"} <= {each.id for each in held}
    assert all(quarters_of(measured(pack, ROWS), each) == () for each in held)
