"""An import that changed what was joined is taken back after the plan and its notice were parted."""

from decimal import Decimal

import pytest
from tests.flows.test_import_notices import RESULT, bring, notice
from tests.flows.test_notice_pairs import everything, join, part, plan, the_notice
from tests.register.people import AT, TESTER

from aankoopwijzer.domain.intake.report import ImportRefused
from aankoopwijzer.domain.records.notice import LocalText
from aankoopwijzer.domain.records.procurement import ProcurementCriterion
from aankoopwijzer.flows.change_procurement import change_procurement
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.promises.queries import promises_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


@pytest.fixture
def asked(adviser: Adviser) -> str:
    """A criterion that the framework has."""
    return next(iter(adviser.pack.criteria))


def undo(batch: int) -> str:
    """What became of it: nothing, or the code of the refusal with the numbers that it names."""
    try:
        undo_import(batch, by=TESTER, at=AT)
    except ImportRefused as refused:
        values = refused.values
        return f"{refused.code} {values.get('later') or values.get('procurements')}"
    return ""


def test_an_import_that_changed_what_was_joined_is_undone_after_it_was_parted(adviser: Adviser) -> None:
    first = plan()
    brought = bring(adviser, notice()).batch or 0
    second = the_notice()
    before = everything()
    join(adviser, first, second)
    award = bring(adviser, RESULT).batch or 0
    change = bring(adviser, notice(version="02", titles=(LocalText("Straat", "nl"),))).batch or 0
    part(adviser, first)
    assert [undo(brought), undo(award)] == [f"changed-later {award}, {change}", f"changed-later {change}"]
    assert [undo(change), undo(award)] == ["", ""]
    assert everything() == before
    assert undo(brought) == ""
    assert [one.number for one in everything()] == [first]


def test_what_a_person_changed_of_what_was_joined_stays_where_an_import_is_undone_after_parting(
    adviser: Adviser,
) -> None:
    first = plan()
    bring(adviser, notice())
    second = the_notice()
    join(adviser, first, second)
    award = bring(adviser, RESULT).batch or 0
    one = queries.procurement(first)
    assert one is not None
    change_procurement(one.model_copy(update={"title": "Kerkstraat"}), by=TESTER, at=AT)
    part(adviser, first)
    assert undo(award) == ""
    ours, theirs = queries.procurement(first), queries.procurement(second)
    assert ours is not None
    assert theirs is not None
    assert (ours.title, theirs.title) == ("Kerkstraat", "Heraanleg van een straat met groen")
    assert (theirs.stage, theirs.value_awarded, theirs.awarded_on) == ("published", None, None)


def test_where_a_person_said_otherwise_since_an_import_on_what_was_joined_stays(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    second = the_notice()
    join(adviser, first, second)
    award = bring(adviser, RESULT).batch or 0
    one = queries.procurement(first)
    assert one is not None
    change_procurement(one.model_copy(update={"value_awarded": Decimal(1)}), by=TESTER, at=AT)
    part(adviser, first)
    assert undo(award) == f"changed-since {second}"


def test_joined_again_an_import_of_before_waits_until_they_are_parted(adviser: Adviser) -> None:
    first = plan()
    bring(adviser, notice())
    second = the_notice()
    join(adviser, first, second)
    award = bring(adviser, RESULT).batch or 0
    part(adviser, first)
    join(adviser, first, second)
    assert undo(award) == f"joined-since {first}"
    part(adviser, first)
    assert undo(award) == ""


def test_an_award_that_is_undone_after_parting_takes_the_promises_of_the_notice_along(
    adviser: Adviser, asked: str
) -> None:
    first = plan()
    bring(adviser, notice())
    second = the_notice()
    there = queries.procurement(second)
    assert there is not None
    criteria = (ProcurementCriterion(criterion=asked, is_chosen=True),)
    change_procurement(there.model_copy(update={"criteria": criteria}), by=TESTER, at=AT)
    join(adviser, first, second)
    award = bring(adviser, RESULT).batch or 0
    part(adviser, first)
    assert len(promises_of(second)) > 0
    assert undo(award) == ""
    assert promises_of(second) == ()
