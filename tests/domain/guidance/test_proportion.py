"""Not more than the value can bear, and no criterion that does not fit."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.guidance.conftest import ON, Advise, matched

from aankoopwijzer.domain.guidance.guide import Guide
from aankoopwijzer.domain.records.match import Matches
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.load_pack import load_pack

GUIDE = Guide(load_pack())
ROWS = tuple(GUIDE.pack.rows)


@given(
    st.sets(st.sampled_from(ROWS), min_size=1, max_size=4),
    st.sampled_from(list(Level)),
    st.decimals(min_value=100, max_value=8_000_000, places=2),
)
@settings(max_examples=80)
def test_a_proposed_criterion_serves_an_objective_that_applies_and_fits_a_row(
    rows: set[str], level: Level, value: Decimal
) -> None:
    purchase = Purchase(title="x", value_eur=value, date=ON, contract_type="supplies")
    guidance = GUIDE.advise(purchase, Matches(certain=matched(rows)), on=ON, level=level)
    applying = {verdict.code for verdict in guidance.with_status(Status.APPLIES)}
    for chosen in guidance.criteria:
        assert chosen.objectives
        assert set(chosen.objectives) <= applying
        assert rows & set(chosen.criterion.rows)
        assert chosen.level in chosen.criterion.levels
        assert "{" not in chosen.clause.nl, (chosen.criterion.id, chosen.clause.nl)
    ids = [chosen.criterion.id for chosen in guidance.criteria]
    assert len(ids) == len(set(ids))
    assert not set(ids) & set(guidance.proportionality.left_out)
    assert guidance.proportionality.asked == len(ids)


@pytest.mark.parametrize("row", ROWS)
def test_every_row_gets_at_least_one_criterion(row: str, advise: Advise) -> None:
    guidance = advise(row, value_eur=Decimal(120_000), contract_type="supplies")
    assert guidance.criteria, [verdict.code for verdict in guidance.with_status(Status.APPLIES)]


@pytest.mark.parametrize(("value", "size"), [("29999.99", "light"), ("30000", "medium"), ("216000", "full")])
def test_the_size_follows_the_value(advise: Advise, value: str, size: str) -> None:
    proportionality = advise("C1/7", value_eur=Decimal(value), contract_type="supplies").proportionality
    assert proportionality.size == size
    assert proportionality.fits is not None


def test_without_a_value_the_size_is_unknown_and_nothing_is_left_out(advise: Advise) -> None:
    proportionality = advise("C1/7", "C2/1", value_eur=None).proportionality
    assert (proportionality.size, proportionality.fits, proportionality.left_out) == ("unknown", None, ())


def test_a_small_purchase_is_asked_less_than_a_large_one(advise: Advise) -> None:
    rows = ("C1/2", "C2/2", "K1/1", "K1/2")
    small, large = (advise(*rows, value_eur=Decimal(v), contract_type="works") for v in (20_000, 6_000_000))
    assert small.proportionality.asked < large.proportionality.asked
    assert small.proportionality.left_out or small.proportionality.is_too_much


def test_a_higher_level_never_asks_an_easier_threshold(advise: Advise) -> None:
    chosen = {
        level: {
            each.criterion.id: each.level for each in advise("K2/2", contract_type="supplies", level=level).criteria
        }
        for level in Level
    }
    for id, easy in chosen[Level.BASIS].items():
        assert chosen[Level.AMBITIEUS][id].rank >= easy.rank


def test_every_notice_field_belongs_to_an_objective_that_applies(advise: Advise) -> None:
    guidance = advise("K2/1", contract_type="supplies", value_eur=Decimal(300_000))
    applying = {verdict.code for verdict in guidance.with_status(Status.APPLIES)}
    assert guidance.notice_fields
    assert {each.objective for each in guidance.notice_fields} <= applying


def test_outside_every_group_nothing_is_asked(advise: Advise) -> None:
    guidance = advise()
    assert not guidance.criteria
    assert not guidance.notice_fields
    assert not guidance.questions
    assert "no-product-group" in {warning.code for warning in guidance.warnings}
