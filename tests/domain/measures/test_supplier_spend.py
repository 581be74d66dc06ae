"""Spend per supplier: who, by what kind of contract, and nothing left out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.measures.supplier_spend import Spent, YearlySpend, basis_of, spend_by_supplier
from aankoopwijzer.domain.records.supplier_spend import BASES, SpendGroup


@pytest.mark.parametrize(
    ("procedure", "is_framework", "basis"),
    [
        ("low-value", False, "low-value"),
        ("low-value", None, "low-value"),
        ("open", True, "call-off"),
        ("low-value", True, "call-off"),
        ("open", False, "other"),
        ("open", None, "unknown"),
        (None, False, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_a_contract_counts_for_what_is_known_of_it(procedure, is_framework, basis):
    assert basis_of(procedure, is_framework) == basis


def group(key="k1", contract="", amount="100", lines=1, name="Een", number="", without=0):
    return SpendGroup(key, contract, name, number, lines, Decimal(amount), without)


def test_names_of_one_supplier_are_one_row_with_its_name_in_the_register():
    known = {"k1": (7, "Groen NV", "0999123457"), "k2": (7, "Groen NV", "0999123457")}
    (row,) = spend_by_supplier([group("k1"), group("k2", "c", "50")], known=known, contracts={"c": "call-off"})
    assert (row.name, row.enterprise_number, row.reported) == ("Groen NV", "0999123457", 50)
    assert (row.by["unknown"].amount, row.whole.amount, row.whole.lines) == (100, 150, 2)


def test_who_is_not_known_has_the_last_row_however_much_it_is():
    rows = spend_by_supplier([group("", name="", amount="9999"), group("k1")], known={}, contracts={})
    assert [(row.name, row.whole.amount) for row in rows] == [("Een", 100), (None, 9999)]


def test_a_credit_note_is_taken_off_and_a_line_without_an_amount_is_told():
    (row,) = spend_by_supplier([group(), group(contract="c", amount="-30", without=1)], known={}, contracts={})
    assert (row.whole.amount, row.whole.without_amount) == (70, 1)


def test_what_is_to_be_reported_most_comes_first():
    groups = [group("a", amount="500", name="A"), group("b", "c", "10", name="B")]
    rows = spend_by_supplier(groups, known={}, contracts={"c": "low-value"})
    assert [row.name for row in rows] == ["B", "A"]


@given(
    st.lists(
        st.builds(
            group,
            key=st.sampled_from(["", "k1", "k2", "k3"]),
            contract=st.sampled_from(["", "c1", "c2"]),
            amount=st.decimals(-10_000, 10_000, places=4).map(str),
            lines=st.integers(1, 9),
        )
    )
)
def test_the_rows_are_all_that_came_in_whoever_and_whatever(groups):
    rows = spend_by_supplier(groups, known={"k1": (1, "X", None)}, contracts={"c1": "low-value", "c2": "other"})
    report = YearlySpend(
        "brugge",
        2025,
        rows,
        Spent(sum(each.lines for each in groups), sum((each.amount for each in groups), Decimal(0))),
    )
    assert report.adds_up
    assert sum(report.total.by[basis].lines for basis in BASES) == sum(each.lines for each in groups)


def test_a_row_too_few_does_not_add_up():
    rows = spend_by_supplier([group()], known={}, contracts={})
    assert not YearlySpend("brugge", 2025, rows, Spent(2, Decimal(200))).adds_up
