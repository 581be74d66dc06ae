"""Each of the 40 product groups of the framework stands somewhere on the demonstration, for the region and each authority."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from tests.register.people import AT, load_authorities

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.progress import Progress, cell_of, progress_of
from aankoopwijzer.flows.load_demo import load_demo
from aankoopwijzer.flows.measure_indicators import measure_indicators
from aankoopwijzer.flows.prepare_adviser import prepare_adviser

pytestmark = pytest.mark.django_db
UNTIL = dt.date(2026, 6, 30)


@pytest.fixture
def progress(tmp_path: Path) -> Progress:
    adviser = prepare_adviser()
    load_authorities()
    load_demo(adviser, at=AT, until=UNTIL)
    return progress_of(measure_indicators(adviser, tmp_path, on=UNTIL))


def test_each_of_the_forty_rows_stands_for_the_region_and_each_authority(progress: Progress) -> None:
    assert len(progress.rows) == 40
    came: Counter[Standing] = Counter()
    for line in progress.rows:
        for who in (None, *progress.authorities):
            cell = cell_of(line, who)
            assert cell.held, (line.of, who)
            # A standing that no figure tells of would be one of nobody's making.
            assert all(each.telling is not None for each in cell.held), (line.of, who)
            came[cell.standing] += 1
        assert line.region.standing is not Standing.NO_DATA, line.of
        assert any(cell.standing is not Standing.NO_DATA for cell in line.cells), line.of
    assert came.total() == 40 * 11
    # Every way to stand is to be seen, and that there are no data is the exception.
    assert set(came) == set(Standing)
    assert came[Standing.NO_DATA] < came.total() / 8


def test_every_target_of_every_row_has_records_of_somebody(progress: Progress) -> None:
    for line in progress.rows:
        for held in line.region.held:
            assert any(course.judged for course in held.courses), (line.of, held.target)


def test_what_is_set_locally_is_set_for_the_region_and_holds_for_who_decided_nothing(progress: Progress) -> None:
    aims = {
        who: progress.measured.course("k1-green-tenders", authority=who).aim for who in (None, *progress.authorities)
    }
    assert all(aim and aim.value is not None and aim.by == 2030 for aim in aims.values())
    region = aims[None]
    assert region is not None
    assert (region.is_local, region.is_regional) == (True, False)
    follows = [aim for aim in aims.values() if aim and aim.is_regional]
    assert len(follows) == 2
    assert {aim.value for aim in follows} == {region.value}


def test_all_light_points_are_told_of_the_day_that_they_were_counted(progress: Progress) -> None:
    course = progress.measured.course("k3-led-stock")
    assert course.judged is not None
    assert (course.judged.year, course.judged.told_on, course.judged.is_partial) == (2026, UNTIL, False)
    assert course.judged.shown is not None
    # Nobody asks a figure of it, and there are no other years.
    assert (course.standing.standing, course.standing.why) == (Standing.NOT_DETERMINABLE, "no_target")
    assert [point.year for point in course.points if point.figure.is_there] == [2026]


def test_some_chains_are_transparent_and_some_are_not(progress: Progress) -> None:
    def stands(row: str) -> Standing:
        return progress.measured.course("s2-transparent", product_group=row).standing.standing

    # Who sells clothes and computers disclosed the first two sites, who sells building materials only its own.
    assert (stands("S2/3"), stands("S2/4"), stands("S2/1")) == (Standing.REACHED, Standing.REACHED, Standing.MISSED)
