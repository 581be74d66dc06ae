"""The law as dated data. Expected values: Belgian and European publications of 2016-2026, see the pack's sources."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import BeforeFirstPeriod

YEARS = (2016, 2018, 2020, 2022, 2024, 2026)
BY_PERIOD = {
    "eu-threshold-works": (5_225_000, 5_548_000, 5_350_000, 5_382_000, 5_538_000, 5_404_000),
    "eu-threshold-concessions": (5_225_000, 5_548_000, 5_350_000, 5_382_000, 5_538_000, 5_404_000),
    "eu-threshold-supplies-services": (209_000, 221_000, 214_000, 215_000, 221_000, 216_000),
    "eu-threshold-supplies-services-central": (135_000, 144_000, 139_000, 140_000, 143_000, 140_000),
    "eu-threshold-social-services": (750_000,) * 6,
    "negotiated-without-publication": (85_000, 144_000, 139_000, 140_000, 143_000, 140_000),
    "lots-duty": (None, 144_000, 139_000, 140_000, 143_000, 140_000),
    "low-value": (8_500, 30_000, 30_000, 30_000, 30_000, 30_000),
    "simplified-negotiated-supplies-services": (None, 221_000, 214_000, 215_000, 221_000, 216_000),
    "simplified-negotiated-works": (None, *(750_000,) * 5),
    "competitive-negotiation-supplies-services": (None, 221_000, 214_000, 215_000, 221_000, 216_000),
    "competitive-negotiation-works": (None, 5_548_000, 5_350_000, 5_382_000, 5_538_000, 5_404_000),
    "social-services-negotiated": (None, *(750_000,) * 5),
}
FIXED = {
    "adopted-social-threshold": "139000",
    "reserved-minimum-share": "30",
    "reserved-services-maximum-years": "3",
    "reserved-services-waiting-years": "3",
    "maatwerk-minimum-target-share": "55",
    "maatwerk-minimum-jobs": "20",
    "local-services-minimum-jobs": "5",
    "award-notice-days": "30",
    "payment-term": "30",
    "advance-payment-cap": "225000",
    "advance-payment-minimum-micro": "20",
    "advance-payment-minimum-small": "10",
    "advance-payment-maximum-small": "20",
    "advance-payment-minimum-medium": "5",
    "advance-payment-maximum-medium": "20",
    "federal-social-clause-supplies-services": "85000",
    "federal-social-clause-works": "1200000",
    "short-trip-km": "3",
    "less-material-minimum-share": "20",
    "machine-efficiency-gain": "30",
}
CLEAN = {
    "clean-vehicle-share-light": ("38.5", "38.5"),
    "clean-vehicle-share-truck": ("10", "15"),
    "clean-vehicle-share-bus": ("45", "65"),
    "clean-vehicle-share-bus-zero-emission": ("22.5", "32.5"),
    "clean-vehicle-co2-light": ("50", "0"),
}
NEEDED_BY_OTHERS = (
    "market-minimum-suppliers",
    "market-distance-km",
    "market-maximum-dependency",
    "light-set-criteria",
    "medium-set-criteria",
    "full-set-criteria",
)


@pytest.mark.parametrize(("id", "amounts"), BY_PERIOD.items())
def test_a_threshold_has_the_amount_of_its_period(bruges: PolicyPack, id: str, amounts: tuple[int | None, ...]) -> None:
    for year, amount in zip(YEARS, amounts, strict=True):
        if amount is None:
            with pytest.raises(BeforeFirstPeriod):
                bruges.value(id, on=dt.date(year, 1, 1))
        else:
            assert bruges.value(id, on=dt.date(year, 1, 1)).amount == amount


@pytest.mark.parametrize("id", [id for id in BY_PERIOD if id.startswith("eu-threshold")])
def test_a_european_threshold_holds_to_the_last_day_and_is_outdated_after_it(bruges: PolicyPack, id: str) -> None:
    assert not bruges.value(id, on=dt.date(2027, 12, 31)).is_outdated
    assert bruges.value(id, on=dt.date(2028, 1, 1)).is_outdated
    with pytest.raises(BeforeFirstPeriod):
        bruges.value(id, on=dt.date(2015, 12, 31))


def test_the_law_of_2016_changed_the_amounts_in_the_middle_of_2017(bruges: PolicyPack) -> None:
    for id, before, after in [("negotiated-without-publication", 85_000, 135_000), ("low-value", 8_500, 30_000)]:
        assert bruges.value(id, on=dt.date(2017, 6, 29)).amount == before
        assert bruges.value(id, on=dt.date(2017, 6, 30)).amount == after


@pytest.mark.parametrize(("id", "value"), FIXED.items())
def test_a_fixed_figure_is_what_its_source_says(bruges: PolicyPack, id: str, value: str) -> None:
    assert bruges.value(id, on=dt.date(2026, 3, 1)).amount == Decimal(value)


@pytest.mark.parametrize(("id", "shares"), CLEAN.items())
def test_clean_vehicles_have_a_figure_for_each_of_two_periods(
    bruges: PolicyPack, id: str, shares: tuple[str, str]
) -> None:
    for day, share in zip((dt.date(2025, 12, 31), dt.date(2026, 1, 1)), shares, strict=True):
        assert bruges.value(id, on=day).amount == Decimal(share)
    assert not bruges.value(id, on=dt.date(2030, 12, 31)).is_outdated
    with pytest.raises(BeforeFirstPeriod):
        bruges.value(id, on=dt.date(2021, 8, 1))


@pytest.mark.parametrize("id", NEEDED_BY_OTHERS)
def test_a_figure_of_our_own_is_never_shown_as_verified(bruges: PolicyPack, id: str) -> None:
    assert bruges.parameters[id].kind == "practice"
    assert bruges.value(id, on=dt.date(2026, 1, 1)).amount > 0
    assert not any(value.source.is_verified for value in bruges.parameters[id].values)


def test_the_draft_law_is_off_and_unverified_until_somebody_switches_it_on(bruges: PolicyPack) -> None:
    after = dt.date(2026, 9, 1)
    assert bruges.value("low-value", on=after).amount == 30_000
    switched_on = bruges.with_rule_sets(frozenset({"low-value-2026"}))
    assert switched_on.value("low-value", on=after).amount == 75_000
    assert not switched_on.value("low-value", on=after).dated.source.is_verified
    assert switched_on.value("low-value", on=dt.date(2026, 3, 1)).amount == 30_000


def test_lots_and_derived_amounts_are_verified_only_where_they_were_read(bruges: PolicyPack) -> None:
    def verified(id: str, year: int) -> bool:
        return bruges.value(id, on=dt.date(year, 1, 1)).dated.source.is_verified

    assert [verified("lots-duty", year) for year in YEARS[1:]] == [True, True, False, False, False]
    assert [verified("competitive-negotiation-works", year) for year in YEARS[1:]] == [False, True, False, False, False]
    assert not verified("reserved-minimum-share", 2026)


def test_energy_classes_to_require_are_two_and_no_fact(bruges: PolicyPack) -> None:
    found = {id: one for id, one in bruges.parameters.items() if id.startswith("energy-classes-")}
    assert {id.removeprefix("energy-classes-") for id in found} >= {
        "fridges",
        "dishwashers",
        "displays",
        "light-sources",
    }
    for one in found.values():
        for dated in one.values:
            assert isinstance(dated.value, tuple)
            assert len(dated.value) == 2
            assert not dated.source.is_verified


def test_the_yearly_report_is_due_on_15_february_since_2025(bruges: PolicyPack) -> None:
    assert bruges.value("low-value-report-day", on=dt.date(2025, 1, 1)).dated.value == "15 februari"
    with pytest.raises(BeforeFirstPeriod):
        bruges.value("low-value-report-day", on=dt.date(2024, 12, 31))


DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


@given(day=DAYS)
def test_on_any_day_a_figure_is_that_of_the_last_period_that_had_begun(bruges: PolicyPack, day: dt.date) -> None:
    for parameter in bruges.parameters.values():
        begun = [dated for dated in parameter.values if dated.from_ <= day]
        if not begun:
            with pytest.raises(BeforeFirstPeriod):
                parameter.on(day)
            continue
        found = parameter.on(day)
        assert found.dated == begun[-1]
        assert found.is_outdated == (begun[-1].until is not None and begun[-1].until < day)


@given(day=DAYS)
def test_a_rule_set_changes_nothing_before_its_first_day(bruges: PolicyPack, day: dt.date) -> None:
    switched_on = bruges.with_rule_sets(frozenset(bruges.rule_sets))
    for rule_set in bruges.rule_sets.values():
        for id, values in rule_set.parameters.items():
            if bruges.parameters[id].values[0].from_ <= day < values[0].from_:
                assert switched_on.value(id, on=day).dated.value == bruges.value(id, on=day).dated.value
