"""Every indicator that ships: one small case by hand, and together they answer the whole framework."""

import datetime as dt

import pytest
from tests.domain.measures.cases import Case, all_of, expected, figures, shown
from tests.domain.measures.cases_circular import C1, C2, OVERALL
from tests.domain.measures.cases_climate import K1, K2, K3
from tests.domain.measures.cases_social import S1, S2

from aankoopwijzer.domain.measures.assessing import aim_of
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.figures import Lack
from aankoopwijzer.domain.measures.functions import Lived, lasting
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.rules.conditions import comparisons
from aankoopwijzer.packs.loading import load_pack
from aankoopwijzer.packs.shipped import shipped_pack

CASES = all_of(K1, K2, K3, S1, S2, C1, C2, OVERALL)
BY_FUNCTION = "c2-lifetime"
INSTRUMENTS = {"S1.2"}


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return load_pack(shipped_pack())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.indicator)
def test_an_indicator_comes_to_what_was_worked_out_by_hand(pack: PolicyPack, case: Case) -> None:
    found = {by: shown(figure) for by, figure in figures(pack, case).items()}
    assert found == {by: expected(each) for by, each in case.expected.items()}


def test_every_indicator_has_a_case(pack: PolicyPack) -> None:
    assert sorted([*(case.indicator for case in CASES), BY_FUNCTION]) == sorted(pack.indicators)


def test_lifetime_is_worked_out_by_hand(pack: PolicyPack) -> None:
    # Two of 1 January 2016; one ends after 731 days (2016 has 366), one goes on. The curve is 1 for 731 days and 1/2 from
    # there to 5 478 (15 times 365.25, cut): 731 + 4 747 / 2 = 3 104.5 days = 8.50 years.
    indicator = pack.indicators[BY_FUNCTION]
    measure = indicator.measures["number"].function
    assert measure is not None
    rows, start = frozenset({"C2/1"}), dt.date(2016, 1, 1)
    lived = [Lived("one", rows, start, dt.date(2018, 1, 1), 1), Lived("one", rows, start, None, 1)]
    found = lasting(indicator, measure, lived, [2020])[Place("one", 2020)]
    assert (f"{found.value:.2f}", found.tally.n, found.tally.unknown) == ("8.50", 2, 0)


def test_a_product_of_which_the_group_is_not_known_is_unknown_in_every_group(pack: PolicyPack) -> None:
    indicator = pack.indicators[BY_FUNCTION]
    measure = indicator.measures["number"].function
    assert measure is not None
    found = lasting(indicator, measure, [Lived("one", None, dt.date(2016, 1, 1), None, 3)], [2020])
    for group in (None, *indicator.rows):
        figure = found[Place("one", 2020, group)]
        assert (figure.value, figure.lack, figure.tally.n, figure.tally.known) == (None, Lack.ALL_UNKNOWN, 3, 0)


def _rows_told(indicator: Indicator, pack: PolicyPack) -> set[str]:
    targeted = {row for id in indicator.answers for row in pack.targets[id].rows}
    return {*indicator.product_groups, *indicator.supports, *targeted}


def test_every_row_is_told_by_an_indicator(pack: PolicyPack) -> None:
    assert {row for each in pack.indicators.values() for row in _rows_told(each, pack)} == set(pack.rows)


def test_every_target_is_answered(pack: PolicyPack) -> None:
    assert {id for each in pack.indicators.values() for id in each.answers} == set(pack.targets)


def test_every_objective_has_an_indicator(pack: PolicyPack) -> None:
    assert {code for each in pack.indicators.values() for code in each.objectives} == set(pack.objectives)


def test_an_indicator_tells_of_its_own_ambition(pack: PolicyPack) -> None:
    strange = {
        each.id: code
        for each in pack.indicators.values()
        for code in each.objectives
        if pack.objectives[code].ambition != each.ambition
    }
    assert strange == {}


def test_the_order_groups_by_ambition(pack: PolicyPack) -> None:
    hundreds = {"K1": 1, "K2": 2, "K3": 3, "S1": 4, "S2": 5, "C1": 6, "C2": 7, None: 9}
    assert {each.id for each in pack.indicators.values() if each.order // 100 != hundreds[each.ambition]} == set()
    assert len({each.order for each in pack.indicators.values()}) == len(pack.indicators)


def test_every_criterion_that_is_named_is_in_the_library(pack: PolicyPack) -> None:
    named = {
        word
        for each in pack.indicators.values()
        for condition in (each.scope, each.counting, each.additional)
        if condition is not None
        for one in comparisons(condition)
        if one.fact == "criteria"
        for word in one.against
    }
    assert named
    assert named <= set(pack.criteria)


@pytest.mark.parametrize(
    ("indicator", "target", "value", "by", "is_up"),
    [
        ("k2-fleet-efficiency", "fleet-efficiency", "30", 2030, True),
        ("k2-fleet-greener", "fleet-greener", "60", 2030, True),
        ("k3-machine-gain", "machines-thirty-percent-better", "100", None, True),
        ("k3-ict-label", "ict-highest-label", "100", None, True),
        ("s1-social-spend", "social-spend-below-threshold", "30", 2025, True),
        ("s2-transparent", "transparent-chains", "100", 2025, True),
        ("c1-new-material", "less-new-material", "-20", 2030, False),
        ("c1-less-material", "less-material-criteria", "20", None, True),
        ("c2-lifetime", "longer-life-2030", "30", 2030, True),
        ("c2-gro", "gro-in-every-building", "100", None, True),
    ],
)
def test_a_target_is_a_figure_to_reach(
    pack: PolicyPack, indicator: str, target: str, value: str, by: int | None, *, is_up: bool
) -> None:
    aim = aim_of(pack.indicators[indicator], pack.targets[target])
    assert (str(aim.value), aim.by, aim.is_up) == (value, by, is_up)
