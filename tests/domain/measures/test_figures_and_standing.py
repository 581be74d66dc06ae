"""A tally becomes a figure, and a figure stands somewhere; what is not known is never nothing."""

from decimal import Decimal

import pytest
from tests.domain.measures.indicators import indicator

from aankoopwijzer.domain.measures.assessing import Aim, Standing
from aankoopwijzer.domain.measures.baselines import Baseline, holding
from aankoopwijzer.domain.measures.counting import Place, count
from aankoopwijzer.domain.measures.figures import Figure, Lack, figure_of
from aankoopwijzer.domain.measures.forecasting import expected, forecast, needed_per_year
from aankoopwijzer.domain.measures.measuring import Course, course, figures
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.records.measured import SPEND, VEHICLES_IN_USE

SHARE = indicator(
    table="vehicles_in_use", counting={"fact": "is_greener", "is": True}, measures={"number": {"share": "records"}}
)
GAIN = indicator(
    table="vehicles_in_use",
    measures={"number": {"ratio": {"of": "co2_g", "to": "km"}}},
    against_base="gain",
    base_year=2020,
)
YEARS = tuple(range(2020, 2027))


def no_size(authority: str | None, year: int, what: str) -> Decimal | None:
    return None


def measured(one: Indicator, by_year: dict[int, Tally], **given: object) -> Course:
    table = VEHICLES_IN_USE
    found = figures(one, "number", table, {Place("one", year): tally for year, tally in by_year.items()}, no_size)
    rest: dict[str, object] = {"authority": "one", "product_group": None, "years": YEARS, "last_full": 2025}
    return course(one, "number", found, **{**rest, "aim": None, **given})  # type: ignore[arg-type]


def aim(value: str, by: int | None = 2030) -> Aim:
    return Aim("a-target", Decimal(value), by, is_up=True, base_year=2020)


def test_five_vehicles_of_which_three_are_unknown_are_not_one_in_two_without_saying_so() -> None:
    # 1 yes, 1 no, 3 unknown: 50 % of what is known, and between 1/5 and 4/5 of all.
    found = figure_of(SHARE, SHARE.measures["number"], VEHICLES_IN_USE, Tally(5, 2, 1, 2, 0, 3))
    assert (found.value, found.low, found.high, found.tally.unknown) == (50, 20, 80, 3)
    assert found.tally.coverage == Decimal("0.4")


@pytest.mark.parametrize(
    ("tally", "lack"),
    [
        (Tally(), Lack.NO_RECORDS),
        (Tally(n=3), Lack.ALL_UNKNOWN),
        (Tally(2, 2, 0, 0), Lack.NOTHING_TO_DIVIDE_BY),
        (Tally(2, 2, -500, 300), Lack.NEGATIVE),
    ],
)
def test_what_cannot_be_said_has_a_reason_and_no_value(tally: Tally, lack: Lack) -> None:
    one = indicator(
        table="spend", counting={"fact": "is_social", "is": True}, measures={"value": {"share": "amount_eur"}}
    )
    found = figure_of(one, one.measures["value"], SPEND, tally)
    assert (found.value, found.lack) == (None, lack)


def test_fleet_efficiency_weighs_by_kilometres() -> None:
    # domain formulas, test vector: (km, g) (15 000, 120), (10 000, 150), (20 000, 0), (5 000, 180) -> 84.0 g/km.
    rows = [(15000, 120), (10000, 150), (20000, 0), (5000, 180)]
    records = [
        {"authority": "one", "year": Decimal(2020), "km": Decimal(km), "co2_g": Decimal(km * g)} for km, g in rows
    ]
    tally = count(GAIN, "number", VEHICLES_IN_USE, records, {})[Place("one", 2020)]
    assert figure_of(GAIN, GAIN.measures["number"], VEHICLES_IN_USE, tally).value == 84


def test_a_vehicle_without_kilometres_is_unknown_and_not_dropped() -> None:
    records = [
        {"authority": "one", "year": Decimal(2020), "km": Decimal(100), "co2_g": Decimal(1000)},
        {"authority": "one", "year": Decimal(2020), "km": None, "co2_g": None},
    ]
    assert count(GAIN, "number", VEHICLES_IN_USE, records, {}) == {Place("one", 2020): Tally(2, 1, 1000, 100)}


def test_a_record_without_a_year_counts_in_no_year_and_is_told_apart() -> None:
    found = figures(SHARE, "number", VEHICLES_IN_USE, {Place("one", None): Tally(2, 2, 1, 2)}, no_size)
    told = course(
        SHARE, "number", found, authority="one", product_group=None, years=YEARS, last_full=2025, aim=aim("60")
    )
    assert (told.undated, told.standing.standing) == (2, Standing.NO_DATA)


def test_a_gain_is_shown_against_the_base_year() -> None:
    told = measured(GAIN, {2020: Tally(1, 1, 100, 1), 2025: Tally(1, 1, 80, 1)}, aim=aim("30"))
    # 1 - 80/100 = 20 %; the line from 0 in 2020 to 30 in 2030 stands at 15 in 2025.
    assert told.judged is not None
    assert (told.judged.shown, told.standing.standing, told.standing.expected) == (20, Standing.ON_TRACK, 15)
    assert told.needed_per_year == 2


def test_without_a_base_year_there_is_no_baseline_and_no_gain() -> None:
    told = measured(GAIN, {2025: Tally(1, 1, 80, 1)}, aim=aim("30"))
    assert told.standing.standing is Standing.NO_BASELINE


def test_a_baseline_of_zero_is_not_determinable() -> None:
    told = measured(GAIN, {2020: Tally(1, 1, 0, 1), 2025: Tally(1, 1, 80, 1)}, aim=aim("30"))
    assert (told.standing.standing, told.standing.why) == (Standing.NOT_DETERMINABLE, "baseline_is_zero")


def test_of_two_baselines_the_later_one_counts_and_both_are_shown() -> None:
    old = Baseline("an-indicator", "one", 2020, Decimal(100), "counted", "first count", number=1)
    new = Baseline("an-indicator", "one", 2020, Decimal(90), "counted", "second count", number=2)
    told = measured(GAIN, {2025: Tally(1, 1, 81, 1)}, aim=aim("30"), set_baselines=[old, new])
    assert told.baseline == new == holding([new, old])
    assert set(told.baselines) == {old, new}
    assert told.judged is not None
    assert told.judged.shown == 10


@pytest.mark.parametrize(
    ("last", "by", "standing"),
    [
        (Tally(10, 10, 6, 10), 2030, Standing.REACHED),
        (Tally(10, 10, 5, 10), 2030, Standing.ON_TRACK),
        (Tally(10, 10, 3, 10), 2030, Standing.BEHIND),
        (Tally(10, 10, 5, 10), 2025, Standing.MISSED),
        (Tally(10, 10, 5, 10), None, Standing.BEHIND),
    ],
)
def test_standings_of_a_share_that_started_at_twenty_percent(last: Tally, by: int | None, standing: Standing) -> None:
    # From 20 % in 2020 to 60 % in 2030 the line stands at 40 % in 2025.
    told = measured(SHARE, {2020: Tally(10, 10, 2, 10), 2025: last}, aim=aim("60", by))
    assert told.standing.standing is standing


def test_what_is_not_known_settles_nothing_when_it_could_turn_the_answer() -> None:
    told = measured(SHARE, {2020: Tally(10, 10, 2, 10), 2025: Tally(10, 4, 2, 4, 0, 6)}, aim=aim("60"))
    assert (told.standing.standing, told.standing.why) == (Standing.NOT_DETERMINABLE, "too_much_unknown")


def test_what_is_not_known_settles_nothing_less_when_it_could_not() -> None:
    # 7 of 10 are greener already: whatever the other three are, 60 % is reached.
    told = measured(SHARE, {2020: Tally(10, 10, 2, 10), 2025: Tally(10, 7, 7, 7, 0, 3)}, aim=aim("60"))
    assert told.standing.standing is Standing.REACHED


def test_the_year_that_is_not_over_concludes_nothing() -> None:
    told = measured(SHARE, {2026: Tally(10, 10, 9, 10)}, aim=aim("60"))
    assert told.standing.standing is Standing.NO_DATA
    assert told.points[-1].is_partial


def test_a_forecast_goes_through_a_straight_line_without_doubt() -> None:
    found = forecast({2020: Decimal(10), 2021: Decimal(12), 2022: Decimal(14)}, 2030)
    assert found is not None
    assert (found.value, found.low, found.high) == (30, 30, 30)


def test_a_forecast_of_three_points_is_wide() -> None:
    # By hand: mean 12, slope 2, residuals 1, -2, 1: s2 = 6; at 2030: 6 * (1 + 1/3 + 81/2) = 251; t(0.9; 1) = 3.078.
    found = forecast({2020: Decimal(11), 2021: Decimal(10), 2022: Decimal(15)}, 2030)
    assert found is not None
    assert found.value == 30
    assert found.high - found.value == pytest.approx(Decimal("48.7655"), abs=Decimal("0.001"))


def test_two_points_lead_nowhere() -> None:
    assert forecast({2020: Decimal(10), 2021: Decimal(12)}, 2030) is None


def test_the_line_stands_still_before_its_start_and_after_its_end() -> None:
    line = (2020, Decimal(0)), (2030, Decimal(30))
    assert [expected(year, *line) for year in (2019, 2025, 2031)] == [0, 15, 30]
    assert needed_per_year(Decimal(20), 2025, Decimal(30), 2025) is None


def test_what_is_planned_is_added_to_the_last_full_year() -> None:
    found = {
        Place("one", 2025): Figure(Tally(4, 4, 2, 4), Decimal(50)),
        Place("one", 2026, None, True): Figure(Tally(4, 4, 4, 4), Decimal(100)),
    }
    told = course(
        SHARE, "number", found, authority="one", product_group=None, years=YEARS, last_full=2025, aim=aim("60")
    )
    assert (told.with_plans, told.planned) == (75, 4)


def test_what_is_planned_is_added_to_a_total_too() -> None:
    total = indicator(table="spend", measures={"value": {"total": "amount_eur"}}, unit="EUR")
    found = {
        Place("one", 2025): Figure(Tally(2, 2, 1_000), Decimal(10)),
        Place("one", 2026, None, True): Figure(Tally(1, 1, 550), Decimal("5.5")),
    }
    told = course(total, "value", found, authority="one", product_group=None, years=YEARS, last_full=2025, aim=None)
    assert (told.with_plans, told.planned) == (Decimal("15.5"), 1)


def test_a_single_record_is_shown_with_its_number() -> None:
    told = measured(SHARE, {2025: Tally(1, 1, 1, 1)}, aim=aim("60"))
    assert told.judged is not None
    assert (told.judged.figure.tally.n, told.standing.standing, told.forecast) == (1, Standing.REACHED, None)


def test_an_authority_that_merged_takes_its_records_along_under_its_new_name() -> None:
    # Records say whose they are now; those of the two old ones are read under the new id, and the region stays the same.
    tallies = {Place("one", 2025): Tally(4, 4, 1, 4), Place("two", 2025): Tally(6, 6, 2, 6)}
    merged = {Place("new", 2025): Tally(10, 10, 3, 10)}
    both = [figures(SHARE, "number", VEHICLES_IN_USE, each, no_size) for each in (tallies, merged)]
    assert both[0][Place(None, 2025)] == both[1][Place(None, 2025)]
