"""Ambitions and product groups against authorities: totals, turns, gaps and comparisons, worked out by hand."""

import datetime as dt
from decimal import Decimal
from functools import cache

import pytest

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.progress import Progress, cell_of, comparisons, progress_of
from aankoopwijzer.domain.measures.tally import Tally
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.load_pack import load_pack

LED = "k3-led-new"
POINTS = {
    ("brugge", 2024): (10, 6),
    ("brugge", 2025): (10, 10),
    ("damme", 2024): (10, 10),
    ("damme", 2025): (10, 5),
    ("torhout", 2025): (10, 8),
}
"""Light points and how many of them are LED, by authority and year."""


@cache
def pack() -> PolicyPack:
    return load_pack()


@pytest.fixture
def progress() -> Progress:
    tallies = {
        Place(who, year, group): Tally(n, n, led, n)
        for (who, year), (n, led) in POINTS.items()
        for group in (None, "K3/1")
    }
    measured = Measured(pack(), {(LED, "number"): tallies}, (), on=dt.date(2026, 3, 2), snapshot="a-snapshot")
    return progress_of(measured)


def test_every_ambition_and_row_has_a_cell_for_the_region_and_each_authority(progress: Progress) -> None:
    assert [line.of for line in progress.ambitions] == ["K1", "K2", "K3", "S1", "S2", "C1", "C2"]
    assert {line.of for line in progress.rows} == set(pack().rows)
    for line in (*progress.ambitions, *progress.rows):
        assert [cell.authority for cell in line.cells] == list(progress.authorities)


def test_a_row_stands_as_its_one_target_and_counts_who_is_well(progress: Progress) -> None:
    lights = {line.of: line for line in progress.rows}["K3/1"]
    standings = {cell.authority: cell.standing for cell in lights.cells}
    assert standings["brugge"] is Standing.REACHED
    assert standings["damme"] is standings["torhout"] is Standing.BEHIND
    assert standings["jabbeke"] is Standing.NO_DATA
    # 23 of 30 light points of 2025 in the whole region are LED.
    assert lights.region.standing is Standing.BEHIND
    assert lights.well == 1


def test_an_ambition_is_as_its_worst_target_and_counts_those_that_are_well(progress: Progress) -> None:
    cell = cell_of(progress.ambition("K3"), "brugge")
    assert cell.standing is Standing.NO_DATA
    assert cell.well == 1
    assert len(cell.held) == 4


def test_every_target_is_held_once_for_each_authority(progress: Progress) -> None:
    held = progress.held_by("brugge")
    assert sorted(each.target for each in held) == sorted(pack().targets)


def test_what_got_off_track_comes_before_what_got_on_it(progress: Progress) -> None:
    turns = [(each.course.authority, each.before, each.after) for each in progress.turns]
    assert turns == [
        ("damme", Standing.REACHED, Standing.BEHIND),
        ("brugge", Standing.BEHIND, Standing.REACHED),
    ]


def test_a_year_without_records_before_it_is_no_turn(progress: Progress) -> None:
    assert "torhout" not in {each.course.authority for each in progress.turns}


def test_a_gap_names_who_has_no_records_and_what_waits_for_them(progress: Progress) -> None:
    gap = next(each for each in progress.gaps if each.table == "light_points")
    assert set(gap.authorities) == set(progress.authorities) - {"brugge", "damme", "torhout"}
    assert LED in gap.indicators


def test_an_authority_is_held_against_the_median_and_the_best_of_who_has_a_figure(progress: Progress) -> None:
    led = next(each for each in comparisons(progress, "damme") if each.course.indicator == LED)
    # 50, 80 and 100 %: the median is 80, the best is that of Brugge.
    assert (led.value, led.median, led.best, led.best_of, led.among) == (
        Decimal(50),
        Decimal(80),
        Decimal(100),
        ("brugge",),
        3,
    )


def test_who_has_no_figure_is_not_a_zero_among_the_others(progress: Progress) -> None:
    led = next(each for each in comparisons(progress, "jabbeke") if each.course.indicator == LED)
    assert led.value is None
    assert led.among == 3


def test_targets_without_product_groups_belong_to_the_ambition_of_their_objective() -> None:
    measured = Measured(pack(), {}, (), on=dt.date(2026, 3, 2), snapshot="a-snapshot")
    every = [id for code in pack().ambitions for id in measured.targets_of(code)]
    assert sorted(every) == sorted(pack().targets)


def test_a_row_that_no_figure_tells_apart_stands_as_all_rows_of_its_target_together() -> None:
    fleet = {Place("brugge", 2025, group): Tally(n, n, clean, n) for group, n, clean in ((None, 10, 7), ("K2/1", 4, 1))}
    measured = Measured(pack(), {("k2-fleet-greener", "number"): fleet}, (), on=dt.date(2026, 3, 2), snapshot="s")
    rows = {line.of: cell_of(line, "brugge") for line in progress_of(measured).rows}

    def greener(row: str) -> tuple[str | None, Decimal | None]:
        held = {each.target: each for each in rows[row].held}["fleet-greener"]
        [course] = held.courses
        return course.product_group, course.judged.shown if course.judged else None

    # 7 of 10 vehicles; of 4 vans 1. Bikes and sharing are in the target and in no figure of their own.
    assert greener("K2/3") == greener("K2/4") == (None, Decimal(70))
    assert greener("K2/1") == ("K2/1", Decimal(25))
    assert (rows["K2/3"].is_joint, rows["K2/1"].is_joint) == (True, False)


@pytest.mark.parametrize(
    ("mine", "expected"), [(True, (Decimal(40), True, False)), (False, (Decimal(55), False, True))]
)
def test_an_authority_without_an_aim_of_its_own_has_that_of_the_region(
    mine: bool, expected: tuple[Decimal, bool, bool]
) -> None:
    target, day = "public-domain-set-locally", dt.date(2022, 3, 1)
    aims = [LocalAim(target, None, Decimal(55), 2030, "overleg", day)]
    if mine:
        aims.append(LocalAim(target, "damme", Decimal(40), 2030, "raad", day))
    measured = Measured(pack(), {}, (), on=dt.date(2026, 3, 2), snapshot="s", local_aims=aims)
    aim = measured.course("k1-green-tenders", authority="damme").aim
    assert aim is not None
    assert (aim.value, aim.is_local, aim.is_regional) == expected


def test_what_is_there_on_the_day_is_judged_in_a_year_that_is_not_over() -> None:
    points = {Place("damme", 2026): Tally(4, 4, 3, 4)}
    on = dt.date(2026, 3, 2)
    tallies = {("k3-led-stock", "number"): points, ("k3-led-new", "number"): points}
    measured = Measured(pack(), tallies, (), on=on, snapshot="s")
    stock, new = (measured.course(id, authority="damme") for id in ("k3-led-stock", "k3-led-new"))
    assert stock.judged is not None
    assert (stock.judged.shown, stock.judged.told_on) == (Decimal(75), on)
    # What is bought in a year is not over before the year is.
    assert new.judged is None
    assert new.standing.standing is Standing.NO_DATA
