"""What a council is told about a year follows from the figures and the public procurements."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.domain.measures.measured import measured, share, shipped

from aankoopwijzer.domain.measures.assessing import Standing
from aankoopwijzer.domain.measures.council import CouncilReview, TargetLine, YearNotThere, review, years_to_report
from aankoopwijzer.domain.measures.counting import Place
from aankoopwijzer.domain.records.procurement import Procurement

LED = ("k3-led-new", "number")
ILO = ("s2-ilo", "number")
"""Textiles (S2/3), ICT (S2/4) and gifts (S2/5) with guaranteed labour standards: all of them, at all times."""
OBJECTIVE = "S2.2"


def line(found: CouncilReview, indicator: str) -> TargetLine:
    return next(each for each in found.targets if each.course.indicator == indicator)


def procurement(**given: object) -> Procurement:
    fixed = {"authority": "brugge", "title": "Poloshirts", "stage": "published", "published_on": dt.date(2025, 3, 1)}
    return Procurement.model_validate({**fixed, "rows": [{"row": "S2/3"}], **given})


def lagging(*procurements: Procurement, authority: str | None = "brugge") -> TargetLine:
    tallies = {
        ILO: {
            Place("brugge", 2024): share(4, 4),
            Place("brugge", 2025): share(2, 4, 1),
            Place("brugge", 2025, "S2/3"): share(0, 2),
            Place("brugge", 2025, "S2/4"): share(2, 2),
            Place("damme", 2025): share(1, 5),
        }
    }
    return line(review(measured(tallies), authority, procurements), "s2-ilo")


def test_a_target_stands_as_its_last_full_year_and_remembers_the_year_before() -> None:
    found = lagging()
    assert (found.before, found.standing) == (Standing.REACHED, Standing.BEHIND)
    assert found.moved == Decimal(-50)  # from 4 of 4 to 2 of 4


def test_the_groups_that_lag_are_named_and_those_that_do_not_are_not() -> None:
    assert [each.product_group for each in lagging().why.groups] == ["S2/3"]


def test_for_the_region_the_authorities_that_lag_are_named_the_worst_first() -> None:
    assert [each.authority for each in lagging(authority=None).why.authorities] == ["damme", "brugge"]


def test_an_authority_is_not_told_about_the_others() -> None:
    assert lagging().why.authorities == ()


def test_what_is_not_known_is_told() -> None:
    assert lagging().why.unknown == Decimal("0.2")  # one of five


def test_left_out_criteria_of_the_year_are_counted_with_the_reason_given_most() -> None:
    criterion = next(id for id, each in shipped().criteria.items() if OBJECTIVE in each.objectives)
    target = shipped().targets["responsible-production"]
    assert OBJECTIVE in target.objectives
    left_out = [{"criterion": criterion, "is_chosen": False, "reason": "no-supply"}]
    found = lagging(
        procurement(criteria=left_out),
        procurement(criteria=left_out, published_on=dt.date(2024, 3, 1)),
        procurement(criteria=left_out, stage="planned"),
        procurement(criteria=left_out, rows=[{"row": "K3/1"}]),
    )
    assert (found.why.left_out, found.why.left_out_reason) == (1, "no-supply")


def test_deviations_count_in_the_year_of_their_decision() -> None:
    decided = {"objective": OBJECTIVE, "reason": "Geen aanbod.", "decided_on": "2025-02-01"}
    later = decided | {"decided_on": "2026-02-01"}
    found = lagging(procurement(deviations=[decided]), procurement(deviations=[later]))
    assert (found.why.deviations, found.why.deviation_reason) == (1, "Geen aanbod.")


def test_a_plan_is_no_public_deviation() -> None:
    decided = {"objective": OBJECTIVE, "reason": "Geen aanbod.", "decided_on": "2025-02-01"}
    assert review(measured({}), None, [procurement(stage="planned", deviations=[decided])]).deviations == ()


def test_every_product_group_is_told_of_once() -> None:
    assert len(review(measured({}), None, []).rows) == len(shipped().rows)


def test_without_records_every_ambition_says_so_and_nothing_lags() -> None:
    found = review(measured({}), None, [])
    assert found.lines(Standing.BEHIND, Standing.MISSED) == ()
    assert {each.standing for each in found.ambitions} <= {Standing.NO_DATA}


def test_an_earlier_year_knows_nothing_of_a_later_one() -> None:
    tallies = {LED: {Place("brugge", 2023): share(1, 2), Place("brugge", 2025): share(2, 2)}}
    assert line(review(measured(tallies, year=2023), "brugge", []), "k3-led-new").standing is Standing.BEHIND


@pytest.mark.parametrize(("on", "last"), [(dt.date(2026, 6, 30), 2025), (dt.date(2026, 12, 31), 2026)])
def test_a_year_can_be_reported_on_once_it_is_over(on: dt.date, last: int) -> None:
    years = years_to_report(shipped(), on=on)
    assert (years.first, years.last) == (2020, last)  # 2020: the base year of the framework
    years.check(last)
    for year in (last + 1, 2019):
        with pytest.raises(YearNotThere, match="choose a year from 2020"):
            years.check(year)
