"""What was asked in the tender becomes what is promised, with the day that its proof is due."""

import datetime as dt

import pytest

from aankoopwijzer.domain.guidance.promising import due_on, following, promises_in
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementCriterion
from aankoopwijzer.domain.records.promise import Promise
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.flows.load_pack import load_pack

AWARD, START, END = dt.date(2026, 2, 1), dt.date(2026, 3, 1), dt.date(2028, 3, 1)
CONTRACT = Procurement(
    number=7,
    authority="brugge",
    title="Werkkledij",
    stage="awarded",
    awarded_on=AWARD,
    starts_on=START,
    ends_on=END,
    criteria=(
        ProcurementCriterion(criterion="textile-order-planning", is_chosen=True, level=Level.GEVORDERD),
        ProcurementCriterion(criterion="factory-audit", is_chosen=False, reason="other"),
        ProcurementCriterion(criterion="gone-from-the-pack", is_chosen=True),
    ),
)


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def test_every_chosen_criterion_is_promised_with_its_proof(pack):
    (one,) = promises_in(CONTRACT, pack)
    assert (one.procurement, one.authority, one.criterion, one.level) == (
        7, "brugge", "textile-order-planning", Level.GEVORDERD,
    )  # fmt: skip
    assert one.objectives == ("S2.2",)
    assert "Bestelbonnen" in one.proof
    assert (one.proof_by, one.proof_when, one.status) == ("contractor", "yearly", "open")
    assert one.due_on == dt.date(2027, 3, 1)


@pytest.mark.parametrize("stage", ["planned", "preparing", "published", "withdrawn"])
def test_nothing_is_promised_before_the_award(pack, stage):
    assert list(promises_in(CONTRACT.model_copy(update={"stage": stage}), pack)) == []


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("with-tender", AWARD),
        ("before-award", AWARD),
        ("at-start", START),
        ("at-delivery", START),
        ("yearly", dt.date(2027, 3, 1)),
        ("at-acceptance", END),
        ("on-request", None),
    ],
)
def test_proof_is_due_on_the_day_it_hangs_on(when, day):
    assert due_on(when, CONTRACT) == day


def test_a_day_that_nobody_knows_stays_unknown():
    bare = Procurement(authority="brugge", title="Iets", stage="awarded")
    assert {due_on(when, bare) for when in ("before-award", "at-start", "yearly", "at-acceptance")} == {None}


def test_a_year_after_a_leap_day_is_the_last_of_february():
    leap = CONTRACT.model_copy(update={"starts_on": dt.date(2028, 2, 29), "ends_on": None})
    assert due_on("yearly", leap) == dt.date(2029, 2, 28)


def test_a_yearly_proof_comes_back_until_the_contract_ends(pack):
    (first,) = promises_in(CONTRACT, pack)
    second = following(first, END)
    assert (second.occasion, second.due_on, second.status) == (2, END, "open")
    assert following(second, END) is None
    assert following(first, None) is None
    assert following(first.model_copy(update={"proof_when": "at-start"}), END) is None


def test_what_waits_for_a_judgement_is_not_late():
    one = Promise(
        procurement=1, authority="brugge", criterion="x", proof="p", proof_by="contractor", proof_when="at-start",
        due_on=START,
    )  # fmt: skip
    late = dt.date(2026, 3, 2)
    assert [one.is_overdue(day) for day in (START, late)] == [False, True]
    assert one.model_copy(update={"status": "refused"}).is_overdue(late)
    assert not one.model_copy(update={"status": "submitted"}).is_overdue(late)
